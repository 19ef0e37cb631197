"""What looks like a date in the lines of a page, and which lines are there to say when the piece was published."""

import re

from newscrawl.arabic import bylines, dates
from newscrawl.arabic.bylines import beside
from newscrawl.arabic.dates.account import account
from newscrawl.extraction import anchorless, date_labels, labels
from newscrawl.extraction.line import Line
from newscrawl.extraction.remembered import remembered
from newscrawl.extraction.text.blocks import HEADINGS

# A text that may hold a date: digits parted by marks, a year beside a word, or "ago". Reading it is arabic.dates' work.
# Most are told from a digit on, which is found much faster than a letter.
LIKE_DATE = re.compile(
    r"\d(?:\s*[/.\-\\]\s*\d{1,2}\s*[/.\-\\]\s*\d{2}"
    # «12 مايو 2024», "12th of May 2024", "1er mars", "10 d'agost", "1º de março"; Indic letters carry signs.
    r"|(?:st|nd|rd|th|er|[ºª°])?\.?[\s،,]*(?:(?:de|of)\s+|d['’])?(?:[^\W\d_]{3,}|[\u0900-\u0eff][^\s\d]).{0,24}?\d{4}"
    r"|\s*[/.\-]\s*[^\W\d_]{2,}(?:\s+[^\W\d_]+)?\s*[/.\-]\s*\d{2}"  # «14/مايو/2024», 14-May-24
    # August and the first word of two Hijri months have two letters; a sign that is none stands in «أيّار», «تمّوز».
    r"|[\s،,]*(?:(?:[آا]ب|ذ[وي])[\s،,/]|أيّ|تمّ).{0,24}?\d{4}"
    r"|\d{3}(?:\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d(?!\d|\.\d)|\s*[年년]\s*\d"  # 2024/3/5
    r"|(?:\.|\s+m\.)\s*[^\W\d_]{3,}\s+\d{1,2}(?:\.|\s+d\b)))"  # «2024. május 14.»
)
AFTER_WORD = re.compile(
    r"[^\W\d_]{3}\.?\s+\d{1,2}(?:st|nd|rd|th)?[\s،,]+\d{4}"  # the last letters of a month
    r"|(?:منذ|قبل)\s+\S+"
    r"|\b\d+\s+(?:minutes?|hours?|days?)\s+ago\b"
    r"|(?:\d+\s+\w+|(?:دقيق|ساع|يوم|[أا]سبوع|شهر|سن|عام)(?:تين|ين|ة)?(?:\s+واحدة?)?)\s+مض[تى]\b"
)
DAY_AND_YEAR = re.compile(r"\d(?:st|nd|rd|th)?[\s،,]+\d{4}")
DIGIT = re.compile(r"\d")
LONGEST = 140
SHORT = 45  # characters that leave no room for a sentence beside a date
REST = ("ignored", "not known")  # what `account` calls words that are no part of a date
LONGEST_DATE = 90  # with weekday, both calendars and their eras


@remembered(256)  # whoever reads the lines of a page asks it of each
def like_date(text: str) -> bool:
    """Whether a text may hold a date."""
    if LIKE_DATE.search(text) is not None:
        return True
    hinted = DAY_AND_YEAR.search(text) is not None or "ago" in text or "منذ" in text or "قبل" in text or "مض" in text
    return hinted and AFTER_WORD.search(text) is not None


def says_when(line: Line) -> bool:
    """Whether a line says when the piece was published, be it by the day of reading: «منذ 3 ساعات»."""
    return made_for_dates(line) or anchorless.is_stamp(line.text, marked=like_date(line.text))


def is_date_line(text: str) -> bool:
    """Whether a short text is there to say when: it holds a date, and a label, a clock or little else."""
    if len(text) > LONGEST or not like_date(text):
        return anchorless.is_stamp(text, marked=False)
    return (
        len(text) < SHORT
        or labels.has_clock(text)
        or labels.label(text, "published", "modified") is not None
        or is_only_date(text)
    )


def is_only_date(text: str) -> bool:
    """Whether every word of a text belongs to its date, as where it is said in two calendars."""
    if len(text) > LONGEST_DATE or anchorless.is_foreign(text):
        return False
    reading = dates.read(text, order="DMY")
    return reading.value is not None and not any(piece.what in REST for piece in account(text, reading))


def is_dateline(text: str) -> bool:
    """Whether a line with a date is an agency's: «الرياض 14 مايو 2024 م واس», «بكين 14 مايو 2024 (شينخوا) قال …»."""
    if anchorless.is_foreign(text):
        return False
    whole = bylines.read(text) if beside.without(text) is None else bylines.Byline()
    if whole.explained and (whole.agencies or (whole.outlets and text[0] in "([")):  # «(عكاظ) 14-5-2024»
        return True
    opening = bylines.prefix(text + FILLER)
    return opening is not None and DIGIT.search(text, 0, opening.offset) is not None


FILLER = " و" * 12  # for the text that `prefix` wants behind a dateline


def made_for_dates(line: Line) -> bool:
    """Whether a line is there to say when the piece was published: by its make, or as it says nothing but a date."""
    made = bool(line.times) or (line.dated and like_date(line.text))
    if not made and (line.pictured or line.element.tag in HEADINGS or not like_date(line.text)):
        return False
    return (made or is_only_date(line.text)) and not date_labels.says_only_change(line.text, like_date)
