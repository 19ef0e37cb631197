"""What stands in one line with a credit and is no part of it: labels of dates, ages, counts, buttons.

«سلمى الراعي نشر في 12 مارس 2024», «سلمى الراعي | منذ ساعتين», «سلمى الراعي | 120 مشاهدة», «سلمى الراعي طباعة». The
dates themselves are left to the cut into words.
"""

import re
from functools import cache
from itertools import islice

from newscrawl import tables
from newscrawl.arabic.fold import letters
from newscrawl.arabic.names import key

MOST = 6  # such parts in one line
KINDS = ("beside-date", "beside-number", "beside-credit", "beside", "age")

_HINT = re.compile(r"\d|:.*:|(?<!\w)(?:منذ|قبل|أمس)(?!\w)")
_NUMBER = r"\d[\d.,]{0,9}"


@cache
def _parts() -> re.Pattern[str]:
    """All of them as one pattern, of folded letters; a stroke or the end of the line stands behind a button."""
    words: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for kind, phrase in tables.rows("arabic/byline_words.tsv"):
        if kind in words:
            words[kind].append(re.escape(key(phrase)))
    of = {kind: "|".join(sorted(found, key=len, reverse=True)) for kind, found in words.items()}
    label = rf"(?:{of['beside-date']})(?!\w)\s*(?::|(?=\s*[\d،,]|\s+\w{{3,9}}[،,]?\s+\d))"
    age = rf"(?:منذ|قبل)\s+(?:\d{{1,3}}\s+)?(?:{of['age']})(?!\w)|امس(?=\s*$)"
    count = rf"{_NUMBER}\s*(?:{of['beside-number']})(?!\w)|(?:{of['beside-number']})\s*:?\s*{_NUMBER}(?![\w/:.-])"
    button = rf"(?:{of['beside']})\s*(?:$|(?=\|))"
    credit = rf"(?<=\w)\s+(?=(?:{of['beside-credit']})\s*:)"
    return re.compile(rf"(?<!\w)(?:{label}|{age}|{count}|{button})|{credit}", re.I)


@cache
def _last_words() -> frozenset[str]:
    """The last words of buttons, as printed and in small letters."""
    rows = tables.rows("arabic/byline_words.tsv")
    return frozenset(phrase.split()[-1] for kind, phrase in rows if kind == "beside")


def may(seen: str) -> bool:
    """Whether a line may hold any of them, cheaply told."""
    return _HINT.search(seen) is not None or seen.rpartition(" ")[2].lower() in _last_words()


def without(seen: str) -> str | None:
    """The line with a stroke in the place of each of them; None where it holds none."""
    kept, end = [], 0
    for part in islice(_parts().finditer(letters(seen)), MOST):
        kept.append(seen[end : part.start()])
        end = part.end()
    return " | ".join([*kept, seen[end:]]).strip(" |-–—") if kept else None
