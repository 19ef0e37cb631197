"""Dates of other languages: «14 de mayo de 2024», «14. května 2024», «2024年5月14日» on a page of any country.

Asked only of a text that could not be read. The names are CLDR's (data/arabic/foreign_dates.tsv, written from Babel by
scripts/build_months.py), the words between them those of foreign_words.tsv; a word that two languages use for two
months is none, but for one. What they lack of the commonest languages, forms and short forms, dateparser is asked for:
one word, between a day and a year that the grammar has read itself, so that nothing it guesses can enter a date. It is
imported when the first such word is met: that costs a tenth of a second, the word a millisecond.
"""

import re
from functools import cache, lru_cache

from newscrawl import tables
from newscrawl.arabic.dates.fold import fold
from newscrawl.arabic.dates.tokens import Tokens

LANGUAGES = ["tr", "de", "es", "it", "pt", "nl", "ru", "sv", "id"]  # that dateparser is asked for
LONGEST = 200  # characters of a text whose words are looked up
_MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WORD = re.compile(r"([^\s\d.,،:;/|()\[\]«»\"–—\-+]+)(\.?)")  # and the dot that cuts it short: «kl. 10.15»
# Year, month and day of Chinese, Japanese and Korean; their clocks.
_EASTERN_DAY = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日日号일]?")
_EASTERN_CLOCK = re.compile(r"(\d{1,2})\s?[時时시]\s?(\d{1,2})\s?[分분](?:\s?\d{1,2}\s?[秒초])?")
_EASTERN_HALF = re.compile("[上下]午|午[前後]|오[전후]")
_EASTERN_WEEKDAY = re.compile(
    r"[(（][月火水木金土日월화수목금토일][)）]|(?:星期|周|週)[一二三四五六日天]|[월화수목금토일]요일"
)
_CLOCK_IN_LETTERS = re.compile(r"(?<!\d)(\d{1,2})\s?h\s?(\d{2})(?!\d)(?:\s?min\b)?", re.I)  # «14h05», «14 h 05»
_LETTER = re.compile(r"(?![\u0600-\u06ff])[^\W\d_]")  # of another script than Arabic
_YEAR = re.compile(r"\d{4}")
_DIGIT = re.compile(r"(?![0-9])\d")
_THAI = re.compile("[\u0e01-\u0e2e]")
_THAI_YEAR = re.compile(r"(?<!\d)2[45]\d\d(?!\d)")
_BY_NUMBER = re.compile(rf"\d\W*(?:{'|'.join(_MONTHS[1:])})\b|\b(?:{'|'.join(_MONTHS[1:])})\W*\d")
_LEAF_FALL = "listopada"  # November in Polish; October in Croatian, which puts a full stop behind the day
BUDDHIST_ERA = 543  # years before the Gregorian, as Thailand counts since 1941


@cache
def names() -> dict[str, tuple[str, int]]:
    """Every name of the table, in small letters and as the date reader folds it: "month" or "weekday", its number."""
    found: dict[str, tuple[str, int]] = {}
    rows = tables.rows("arabic/foreign_dates.tsv")
    for kind, value, form, *_ in rows:
        found[form] = kind, int(value)
    for kind, value, form, *_ in rows:
        found.setdefault(fold(form), (kind, int(value)))
    return found


@cache
def between() -> frozenset[str]:
    """The words that stand between the parts of a date and say nothing of it."""
    return frozenset(row[2] for row in tables.rows("arabic/foreign_words.tsv"))


def in_english(text: str) -> str | None:
    """A text with the names of its date in English; None where it has none, two months, or no year.

    The rest stands as it is, but for words between the parts of a date: whether it is one the grammar decides.
    """
    if len(text) > LONGEST or not _YEAR.search(text) or not _LETTER.search(text):
        return None
    text = _DIGIT.sub(lambda found: str(int(found[0])), text)
    if _EASTERN_DAY.search(text):
        east = _EASTERN_DAY.sub(r" \1-\2-\3 ", text)
        east = _EASTERN_HALF.sub(r" \g<0> ", _EASTERN_WEEKDAY.sub("", east))
        return _EASTERN_CLOCK.sub(r" \1:\2 ", east)
    text = _CLOCK_IN_LETTERS.sub(r" \1:\2 ", text)
    months: set[int] = set()

    def word(found: re.Match[str]) -> str:
        own = found[1].lower()
        known = names().get(own) or (names().get(own[1:]) if own[0] == "ב" else None)
        if own == _LEAF_FALL:
            known = "month", 10 if text[: found.start()].rstrip().endswith(".") else 11
        if known is None:
            return "" if own in between() else found[0]
        if known[0] == "weekday":
            return _WEEKDAYS[known[1]]
        months.add(known[1])
        return _MONTHS[known[1]]

    english = _WORD.sub(word, text)
    if len(months) != 1 or _BY_NUMBER.search(english) is None:
        return None
    if _THAI.search(text):
        english = _THAI_YEAR.sub(lambda found: str(int(found[0]) - BUDDHIST_ERA), english)
    return english


def name(tokens: Tokens) -> None:
    """Give the unknown words of a date their kinds, where they are a month, a weekday, or stand between its parts."""
    for i, (kind, word) in enumerate(zip(tokens.kinds, tokens.values, strict=True)):
        if kind != "?":
            continue
        known = names().get(word) or (names().get(word[1:]) if word[0] == "ב" else None)
        if word in between():
            tokens.kinds[i] = "."
        elif known is not None and known[0] == "weekday":
            tokens.kinds[i], tokens.values[i] = "W", known[1]
        elif (found := known[1] if known is not None else _asked(word)) is not None:
            tokens.kinds[i], tokens.values[i] = "M", ("g", (found,), False)


def month(word: str) -> tuple[int, str] | None:
    """The number of the month that `word`, folded, names in another language, and the flag of a date with it."""
    known = names().get(word)
    if known is not None:
        return (known[1], "month_foreign") if known[0] == "month" else None
    asked = _asked(word)
    return None if asked is None else (asked, "month_by_dateparser")


@lru_cache(maxsize=256)
def _asked(word: str) -> int | None:
    """The month that `word`, folded, names in one of LANGUAGES by dateparser; None where it names none."""
    if not 3 <= len(word) <= 12 or "\u0600" <= word[0] <= "\u06ff":
        return None
    from dateparser.date import DateDataParser

    parser = DateDataParser(languages=LANGUAGES, settings={"STRICT_PARSING": True, "DATE_ORDER": "DMY"})
    found = parser.get_date_data(f"17 {word} 1999").date_obj
    # 17 and 1999 cannot come from anywhere but the string; anything else is a guess.
    return found.month if found is not None and (found.day, found.year) == (17, 1999) else None
