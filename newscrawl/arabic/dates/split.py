"""One regular expression that cuts a folded string into words, clock times, dates in digits, numbers and signs."""

import re

WORD, CLOCK, DATE, SEPARATOR, NUMBER, SIGN = range(1, 7)

# No alternative can match in two ways at one place, and every repetition is bounded or of one class: linear cost.
SPLIT = re.compile(
    r"([^\W\d_]+)"
    r"|((?<!\d)(?<!\d:)\d{1,2}[ ]{0,2}:[ ]{0,2}\d{1,2}(?:[ ]?:[ ]?\d{1,2}(?:[.,]\d{1,9})?)?(?!\d|:\d))"
    r"|((?<!\d)\d{1,4}[ ]{0,2}([/\\.\-_])[ ]{0,2}\d{1,2}[ ]{0,2}\4[ ]{0,2}\d{1,4}(?!\d)(?!\4\d))"
    r"|(\d+)"
    r"|([^\w\s]|_)"
)

# A space inside a date or clock: only then can a piece reach across a space.
SPACED = re.compile(r"\d(?: {1,2}[/\\.\-_:] {0,2}|[/\\.\-_:] {1,2})\d")

CLOCK_CHUNK = re.compile(r"\d{1,2}:\d{1,2}(?::\d{1,2})?", re.ASCII)
SEPARATORS = "/\\.-_:"
DATE_CHUNK = re.compile(r"\d{1,4}([/\\.\-_])\d{1,2}\1\d{1,4}")

Piece = tuple[str, int | None, int]  # text, which of the above, where it starts


def pieces(folded: str, start: int = 0) -> list[Piece]:
    """Cut a folded string that begins at `start`. Most chunks, words and numbers, are told without the pattern."""
    out: list[Piece] = []
    begin = start
    spaced: bool | None = None  # whether SPACED matches anywhere: asked once, for the text can be long
    for chunk in folded.split(" "):
        if chunk.isalpha():
            out.append((chunk, WORD, start))
        elif chunk.isdecimal():
            out.append((chunk, NUMBER, start))
        elif len(chunk) == 5 and chunk[2] == ":" and chunk[:2].isdecimal() and chunk[3:].isdecimal():
            out.append((chunk, CLOCK, start))
        elif chunk[:4].isdecimal() and chunk[4:].isalpha():
            out.append((chunk[:4], NUMBER, start))
            out.append((chunk[4:], WORD, start + 4))
        elif chunk:
            head, end = chunk[:-1], chunk[-1]
            if spaced is None and (end in SEPARATORS or chunk[0] in SEPARATORS):
                spaced = SPACED.search(folded) is not None
            if spaced:
                return [(m.group(), m.lastindex, begin + m.start()) for m in SPLIT.finditer(folded)]
            if head.isalpha() and end in ",:.)":
                out.append((head, WORD, start))
                out.append((end, SIGN, start + len(head)))
            else:
                out.extend([(m.group(), m.lastindex, start + m.start()) for m in SPLIT.finditer(chunk)])
        start += len(chunk) + 1
    return out
