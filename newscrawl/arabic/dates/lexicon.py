"""The words of dates, from the tables under data/arabic/, folded and ready for lookup.

Every table has the columns kind, value, form, seen. Each kind becomes one letter, so that a sentence of tokens can be
handled by comparing letters:

    M month  W weekday  N number word  u unit  a ago  i in  v vague  w now  r day word  x deictic  p part of the day
    h clock word  f fraction  k minus  Z zone follows  z zone  L label  . says nothing  e era  g range  b between
    # reference number  R forbids a reading  Q counter of readers  E event or place that is named by a day  & and
    t vague part of a month or year  y weekday that is a number elsewhere
"""

from typing import Any

from newscrawl import tables
from newscrawl.arabic.dates.fold import fold_lines
from newscrawl.arabic.dates.split import pieces

Entry = tuple[str, Any]
Tails = list[tuple[tuple[str, ...], Entry]]  # the words after the first two of a phrase, its entry; longest first
Seconds = dict[str, Tails]  # by second word
Phrases = dict[str, Seconds]  # by first word

TABLES = ("months", "cldr", "weekdays", "relative", "clock", "zones", "numbers", "date_words")
LETTER = {
    "month": "M", "weekday": "W", "number": "N", "unit": "u", "ago": "a", "in": "i", "vague": "v", "now": "w",
    "dayword": "r", "night": "r", "morning": "r", "noon": "r", "deictic": "x", "meridiem": "p", "clockword": "h",
    "fraction": "f", "illa": "k", "zonemark": "Z", "zone": "z", "label": "L", "noise": ".", "era": "e", "range": "g",
    "between": "b", "reference": "#", "refuse": "R", "counter": "Q", "event": "E", "part": "t", "shortday": "y",
}  # fmt: skip
COUNT = {"1": 1, "2": 2, "0": 0, "d": -1}
# Ligatures that PDF text turns round: "األول", "اخلميس", "املوافق", "حمرم"; read only in words of some kinds.
_LIGATURES = ("لا", "لم", "لح", "لج", "لخ", "مح")
_ALEFS = ("ا", "أ", "إ")
REPAIRED = "MWNL."
# The numbers that dates have most: days, and the years of most archives.
_NUMBERS = [*map(str, range(1, 32)), *(f"0{day}" for day in range(1, 10)), *map(str, range(1990, 2040))]
_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


_WITH_FORM = ("ago", "in", "era")  # kinds whose value holds the form itself


def _value(kind: str, value: str, form: str) -> Any:
    match kind:
        case "month":
            calendar, numbers, *needs = value.split(":")
            return calendar, tuple(int(n) for n in numbers.split("|")), bool(needs)
        case "number":
            number, _, kind_of = value.partition(":")
            return int(number), kind_of
        case "unit":
            name, _, count = value.partition(":")
            return name, COUNT[count]
        case "night" | "morning" | "noon":
            return int(value), kind
        case "dayword":
            return int(value), ""
        case "weekday" | "shortday" | "fraction":
            return int(value)
        case "era":
            return value, form.removesuffix(".")  # «م.» is «م», at the end of a sentence too
        case _ if kind in _WITH_FORM:
            return value, form
    return value


def _damaged(word: str) -> list[str]:
    """The word as PDF text has it where a ligature was taken apart the wrong way round."""
    return [word.replace(pair, pair[::-1]) for pair in _LIGATURES if pair in word]


def _rows(table: str, spellings: dict[str, str]) -> list[tuple[str, str, str]]:
    """(kind, value, form) of one table, the forms folded in one go: a form at a time takes longer.

    `spellings` takes up every word as the table prints it, with its folded form.
    """
    lines = tables.text(f"arabic/{table}.tsv").split("\n")
    rows = [line.split("\t", 3) for line in lines if line and line[0] != "#"]
    printed = " \n ".join([row[2] for row in rows])
    folded = fold_lines(printed)
    old, new = printed.split(" "), folded.split(" ")
    if len(old) == len(new):
        spellings.update(zip(old, new, strict=True))
    forms = folded.split(" \n ")
    return [(row[0], row[1], form) for row, form in zip(rows, forms, strict=True)]


def _load() -> tuple[dict[str, Entry], Phrases, dict[str, str], frozenset[str], frozenset[str]]:
    spellings: dict[str, str] = {}
    papers: set[str] = set()
    words: dict[str, Entry] = {"و": ("&", None)}
    phrases: dict[tuple[str, ...], Entry] = {}
    entries: dict[tuple[str, str], Entry] = {}  # many forms have one meaning
    for table in TABLES:
        for kind, value, folded in _rows(table, spellings):
            entry = entries.get((kind, value))
            if entry is None:
                if kind == "paper":
                    papers.add(folded)
                if kind not in LETTER:
                    continue
                entry = (LETTER[kind], _value(kind, value, folded))
                if kind not in _WITH_FORM:
                    entries[kind, value] = entry
            if folded.isalpha():
                words.setdefault(folded, entry)
                continue
            parts = tuple(folded.split(" "))
            if not all(map(str.isalpha, parts)):
                parts = tuple([text for text, _, _ in pieces(folded)])
            if len(parts) == 1:
                words.setdefault(parts[0], entry)
            elif parts:
                phrases.setdefault(parts, entry)
    for word, entry in list(words.items()):
        if entry[0] in REPAIRED and len(word) > 3:
            for damaged in _damaged(word):
                words.setdefault(damaged, entry)
    for parts, entry in list(phrases.items()):
        if entry[0] in REPAIRED:
            for i, part in enumerate(parts):
                for damaged in _damaged(part):
                    phrases.setdefault((*parts[:i], damaged, *parts[i + 1 :]), entry)
    heads: Phrases = {}
    for parts, entry in phrases.items():
        heads.setdefault(parts[0], {}).setdefault(parts[1], []).append((parts[2:], entry))
    for seconds in heads.values():
        for tails in seconds.values():
            tails.sort(key=lambda tail: -len(tail[0]))
    zones = frozenset(value for kind, value in entries if kind == "zone" and "/" in value and "|" not in value)
    return words, heads, spellings, zones, frozenset(papers)


WORDS, PHRASES, _SPELLINGS, ZONES, PAPERS = _load()
# Both in one look-up: word -> (its entry or None, the second words of phrases that it begins or None).
BOTH = {word: (WORDS.get(word), PHRASES.get(word)) for word in (*WORDS, *PHRASES)}


def _verbatim() -> dict[str, tuple[Entry | None, Seconds | None, str]]:
    """Every word as the tables print it, and folded, to what BOTH has for it, and its folded form."""
    out = {word: (*both, word) for word, both in BOTH.items() if word.isalpha()}
    for printed, folded in _SPELLINGS.items():
        if folded.isalpha():
            out.setdefault(printed, (*BOTH.get(folded, (None, None)), folded))
            if printed[:2] == "ال" and printed[2:3] in _ALEFS:  # which of them stands first is how writers differ most
                for alef in _ALEFS:
                    out.setdefault("ال" + alef + printed[3:], out[printed])
            elif printed[0] in _ALEFS:
                for alef in _ALEFS:
                    out.setdefault(alef + printed[1:], out[printed])
    for number in _NUMBERS:  # looked up as quickly as a word, and many dates have two
        entry = ("n", (int(number), len(number), ""))
        out[number] = out[number.translate(_ARABIC_DIGITS)] = (entry, None, number)
    return out


VERBATIM = _verbatim()
# Words that make a phrase with a number: «كانون 2».
NUMBERED = {
    word for word, found in VERBATIM.items() if found[1] is not None and any(key[0].isdecimal() for key in found[1])
}
