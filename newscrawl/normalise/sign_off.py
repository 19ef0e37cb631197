"""Lines that close an agency's piece and are no text: «(النهاية) س ر / ع م», «س.ر», «ــــ», «10:25 ت مـ», «0047»."""

import re

from newscrawl.draft import Paragraph

LONGEST = 40  # characters
MOST = 4  # lines
MOST_INITIALS = 8
SHORTEST_TEXT = 20  # characters before an end in the last paragraph

_WORD = re.compile(r"[^\W\d_ـ]+")
_BETWEEN = re.compile(r"[\s./\\|()\[\]=*_ـ–—-]*")  # the marks between initials
_PARTED = re.compile(r"[^\W\d_]{1,2}[./\\][^\W\d_]{1,2}")  # as no sentence of two-letter words is
_END = re.compile(r"[\s(\[/=*ـ–—-]*(?:النهاية|النهايه|انتهى|انتهي)(?=[\s)\]/=*ـ–—\d-]|$)")
_BULLETIN = re.compile(
    r"\s*النشرة\s+\w+\s*/(?=.*/|\s*\w{1,2}(?:\s+\w{1,2})*\s*$)"
)  # of the Omani agency: «النشرة الثقافية/ م س»
_COUNT = re.compile(r"\s*\d{1,3}\s*(?=/|$)")  # «انتهى29/س»
_FRAMED_END = re.compile(r"\s*(?:[(\[/]+)\s*(?:النهاية|انتهى)\s*(?:[)\]/]+)[\s.]*$")
_STAMP = re.compile(
    r"\d{1,2}([/.-])\d{1,2}\1\d{4}(?:[\s-]+\d{1,2}:\d\d(?::\d\d)?)?"
    r"|\d{1,2}:\d\d\s*(?:GMT|جمت|ت\s?غ|ت\s?م)\s?ـ?"
    r"|(?:[^\W\d_]{3,8}\s*)?\d{4,6}\s*(?:جمت|GMT)\b.{0,12}"  # «كونا141025 جمت ماي 24»
)
_CLOCK = re.compile(r"\d{4}|\d{1,2}:\d\d(?::\d\d)?(?:\s*[صم])?")


def without(paragraphs: list[Paragraph]) -> None:
    """Take the lines that sign off from the end of a body; a bare clock only where such a line stands by it."""
    found = 0
    for count in range(1, min(MOST, len(paragraphs) - 1) + 1):
        line = paragraphs[-count]
        text = line.text.strip()
        if line.kind != "p" or len(text) > LONGEST:
            break
        if is_sign_off(text):
            found = count
        elif _CLOCK.fullmatch(text) is None:
            break
    if found:
        del paragraphs[-found:]
    if not paragraphs:
        return
    last = paragraphs[-1]
    if last.kind == "p" and last.text[-1:] in ")]/." and (end := _FRAMED_END.search(last.text[-LONGEST:])):
        text = last.text[: len(last.text) - len(end[0])]
        if len(text) >= SHORTEST_TEXT:
            paragraphs[-1] = last._replace(text=text)


def is_sign_off(text: str) -> bool:
    """Whether a short line is nothing but initials, an end, marks or a stamp."""
    if _STAMP.fullmatch(text):
        return True
    end = _END.match(text) or _BULLETIN.match(text)
    rest = _COUNT.sub("", text[end.end() :], count=1) if end else text
    words = _WORD.findall(rest)
    if len(words) > MOST_INITIALS or _BETWEEN.fullmatch(_WORD.sub("", rest)) is None:
        return False
    if not words:
        return end is not None or "ـ" in text or len(text.strip()) > 2  # «ــــ», «====»
    if max(map(len, words)) == 1:
        return end is not None or len(words) > 1 or _WORD.fullmatch(text) is None
    return max(map(len, words)) == 2 and _PARTED.search(rest) is not None
