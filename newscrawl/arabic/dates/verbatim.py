"""Tokens of a string as printed: a word that is spelled as in the tables is looked up without being folded.

Most dates that machines print have no other words; from the first one that is not in the tables the string is folded.
The tokens have the kinds and values that `scan` gives for the folded string, and touch one another where those do.
"""

from newscrawl.arabic.dates.fold import fold
from newscrawl.arabic.dates.lexicon import NUMBERED, VERBATIM, Entry, Tails
from newscrawl.arabic.dates.split import CLOCK_CHUNK, DATE_CHUNK, SEPARATORS
from newscrawl.arabic.dates.tokens import Tokens, scan

_DASHES = "-–"
_SAY_NOTHING = ("", "،", ",", "•")  # folding turns them into spaces
_DIGITS: dict[int, str | None] = {zero + i: str(i) for zero in (0x0660, 0x06F0) for i in range(10)}
_DIGITS.update(dict.fromkeys((0x200E, 0x200F)))  # CLDR prints a mark beside every stroke of a short date


def scan_printed(text: str) -> Tokens:
    """The tokens of `text`, which is stripped. Cost is linear in the text."""
    tokens = Tokens()
    kinds, values, starts, ends = tokens.kinds, tokens.values, tokens.starts, tokens.ends
    known = VERBATIM.get
    chunks = text.split(" ")
    i, count, start = 0, len(chunks), 0
    while i < count:
        chunk = chunks[i]
        i += 1
        word = known(chunk)
        size = whole = len(chunk)
        if word is None and size > 1 and chunk[-1] in "،,":
            chunk = chunk[:-1]
            size -= 1
            word = known(chunk)
            if word is not None and word[1] is not None:
                break
        if word is not None:
            entry, seconds, folded = word
            size = len(folded)
            if seconds is not None and i < count:
                following = chunks[i]
                second = known(following)
                if second is not None:
                    tails = seconds.get(second[2])
                    if tails is not None:
                        if not tails[0][0]:  # two words, as most phrases have
                            entry = tails[0][1]
                            size = whole = whole + 1 + len(following)
                            i += 1
                        else:
                            more = _phrase(chunks, i, tails)
                            if more is None:
                                break
                            if more[1]:
                                entry = more[0]
                                size = whole = whole + more[1] + sum(map(len, chunks[i : i + more[1]]))
                                i += more[1]
                elif folded in NUMBERED or not following[:1].isdecimal():
                    break
            if entry is None:
                break
            kinds.append(entry[0])
            values.append(entry[1])
        elif chunk.isdecimal():
            kinds.append("n")
            values.append((int(chunk) if size < 10 else 10**9, size, ""))
        elif size < 2:
            if chunk in _SAY_NOTHING:
                start += whole + 1
                continue
            if chunk == "|":
                kinds.append("s")
                values.append("|")
            elif chunk in _DASHES and text.count("-") + text.count("–") == 1:
                kinds.append("-")
                values.append("-")
            else:
                break
        elif not chunk[0].isdecimal():
            break
        elif size > 4 and chunk[:4].isdecimal() and (era := known(chunk[4:])) is not None and era[0] and not era[1]:
            year, calendar = chunk[:4], era[0]
            kinds += "n", calendar[0]
            values += (int(year), 4, ""), calendar[1]
            starts += start, start + 4
            ends += start + 4, start + 4 + len(era[2])
            start += whole + 1
            continue
        else:
            if not chunk.isascii():
                chunk = chunk.translate(_DIGITS)
            if CLOCK_CHUNK.fullmatch(chunk):
                kinds.append("C")
            elif DATE_CHUNK.fullmatch(chunk) and not (i < count and chunks[i][:1] in SEPARATORS):
                kinds.append("D")
            else:
                break
            values.append(chunk)
        starts.append(start)
        ends.append(start + size)
        start += whole + 1
    else:
        return tokens
    chunk = chunks[i - 1]
    if chunk[0] in SEPARATORS or chunk[-1] in SEPARATORS:  # a date with spaces in it can begin before it
        return scan(fold(text))
    return scan(fold(text[start:]), tokens, start)


def _phrase(chunks: list[str], i: int, tails: Tails) -> tuple[Entry | None, int] | None:
    """The phrase whose second word is chunk `i`, and how many chunks it takes; (None, 0) where there is none.

    None where a word that matters is not spelled as in the tables.
    """
    for tail, entry in tails:
        words = [_as_folded(chunk) for chunk in chunks[i + 1 : i + 1 + len(tail)]]
        if None in words:
            return None
        if tail == tuple(words):
            return entry, 1 + len(tail)
    return None, 0


def _as_folded(chunk: str) -> str | None:
    """A word or number as folding has it; None where it is neither as the tables spell it."""
    word = VERBATIM.get(chunk)
    if word is not None:
        return word[2]
    return chunk.translate(_DIGITS) if chunk.isdecimal() else None
