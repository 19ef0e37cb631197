"""Datelines of agencies that write in other scripts, each by its house style, and who wrote where the style says so.

«МОСКВА, 3 мар — РИА Новости. », «МОСКВА, 3 марта. /ТАСС/. », «【ロンドン共同】», «新华社伦敦3月3日电（记者 李文涛）»,
«(서울=연합뉴스) 김민수 기자 = ». The agency must be one of data/arabic/agencies.tsv.
"""

import re

from newscrawl.arabic.bylines import lexicon
from newscrawl.arabic.bylines.reading import Byline, BylinePlace, Edge
from newscrawl.arabic.names import key
from newscrawl.article import Agency, Author

_STYLES = (
    re.compile(
        r"(?P<place>[А-ЯЁІЇЄҐ][А-ЯЁІЇЄҐ -]{2,30}), \d{1,2} [а-яёіїєґ]{3,9}(?: \d{4})?\.?\s?"
        r"(?:[—–-]\s?(?P<agency>[А-ЯЁІЇЄҐ][\w -]{2,20})|/(?P<slashed>[^/\n]{2,20})/)[.,]\s*"
    ),
    re.compile(
        r"【(?P<place>[^【】\s・＝=]{0,12}?)[・＝=]?(?P<agency>共同通信|共同|時事通信|時事|AFP|ロイター)(?P<by>[＝=][^】]{2,12})?】\s*"
    ),
    re.compile(
        r"(?P<agency>新华社|中新社|中新网|中央社)(?P<place>[\u4e00-\u9fff]{0,12}?)(?P<date>\d{1,2}月)?\d{1,2}日电\s*"
        r"(?:[（(](?P<by>[^（）()\n]{2,40})[）)]\s*)?"
    ),
    re.compile(
        r"[(\[](?P<place>[가-힣·]{0,12}?)\s?=?\s?(?P<agency>연합뉴스|뉴시스|뉴스1)[)\]]\s*"
        r"(?:(?P<by>[가-힣· ]{2,30}?)\s?(?:특파원|통신원|선임기자|기자)\s?)?=\s*"
    ),
)
_WRITERS = re.compile(r"^(?:记者|通讯员|記者|[＝=])\s*")
_BETWEEN = re.compile(r"[、，,·\s]+")
FIRST = frozenset("【新中([")  # what such a line begins with, but for the capitals of Cyrillic
_CYRILLIC = ("Ё", "Я")


def begins(letter: str) -> bool:
    """Whether a paragraph that begins with a letter may begin with such a dateline."""
    return letter in FIRST or _CYRILLIC[0] <= letter <= _CYRILLIC[1]


def dateline(text: str) -> Edge | None:
    """The dateline in such a style that a paragraph begins with, and where its text proper begins; or None."""
    for style in _STYLES:
        if match := style.match(text):
            break
    else:
        return None
    found = match.groupdict()
    name = (found["agency"] or found["slashed"]).strip()
    agency = lexicon.load().senses(tuple(key(name).split())).get("agency")
    if agency is None:
        return None
    place = found["place"].strip()
    people = _BETWEEN.split(_WRITERS.sub("", found.get("by") or "").strip())
    byline = Byline(
        authors=tuple([Author(person, "author") for person in people if len(person) > 1]),
        agencies=(Agency(agency.value, name, "agency"),),
        places=(BylinePlace(place),) if place else (),
        dateline=place or None,
        explained=True,
        rule="place - agency",
    )
    return Edge(byline, match.end(), text[: match.end()].strip())
