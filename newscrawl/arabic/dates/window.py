"""Is a window of running text that reads as a date a mention of one? What stands around it decides.

«شارع 26 يوليو» is a street, «صحيفة اليوم» a paper, «25 ذي الحجة 634 هـ» without its last words another date.
"""

from newscrawl.arabic.dates.lexicon import PAPERS
from newscrawl.arabic.dates.reading import Reading
from newscrawl.arabic.dates.tokens import Tokens

# Rules of read() that are too weak for prose: a clock alone, «الآن», two numbers with a stroke.
_WEAK = frozenset({"clock", "now", "day-month"})
_PREFIXES = frozenset("وفبلك")


def stands_alone(tokens: Tokens, start: int, end: int, folded: str) -> bool:
    """Is the window made of whole words, free of numbers glued to it, and not one of «every year»?"""
    kinds, values = tokens.kinds, tokens.values
    if not _of_whole_words(tokens, start, end, folded):
        return False
    if kinds[end - 1] == "n" and end < len(kinds) and kinds[end] in "R/+:":
        complete = kinds[end] == "/" and values[end - 1][1] == 4 and tokens.starts[end] > tokens.ends[end - 1]
        if not complete or end - start < 3:
            return False
    if start and kinds[start] in "nD" and kinds[start - 1] in "/+R" and tokens.ends[start - 1] == tokens.starts[start]:
        return False
    if kinds[start] == "M" and start and kinds[start - 1] in "nM" and tokens.starts[start] - tokens.ends[start - 1] < 2:
        return False  # «45 مايو 2024», «14 مايو يونيو 2024»: the rest of what is no date
    if start > 1 and kinds[start] == "n" and kinds[start - 1] == "/" and kinds[start - 2] == "n":
        return False  # «فاز 1 / 5 يوم الأحد الماضي»
    if (
        start
        and kinds[start] == "n"
        and not values[start][1]
        and kinds[start - 1] == "u"
        and values[start - 1][0] != "day"
    ):
        return False  # «الأسبوع الثاني من الشهر الجاري»
    if kinds[start] == "x" and values[start] != "pointing":
        return False  # «التوقعات السابقة في أغسطس»
    if kinds[start : start + 2] == ["u", "n"] and "M" in kinds[start:end]:
        if values[start][0] == "year" or values[start + 1][2] == "f":
            return False  # «طراز عام 2007 من نيسان», «عشر يوما الأولى من رمضان»
    if kinds[start] == "p" and kinds[start + 1 : start + 2] not in (["W"], ["u"], ["r"]):
        return False  # «المغرب في عام 2022»
    if kinds[start] == "n" and values[start][1] >= 3 and start + 1 < end and kinds[start + 1] in ".&":
        return False  # «القرار 2728 في 25 آذار»: no year stands before «في»
    if kinds[end - 1] == "n" and values[end - 1][1] <= 2 and kinds[end : end + 1] == ["M"] and "W" in kinds[start:end]:
        return False  # «الخميس 9 محرم»: the day is that of the month
    ahead = end
    while ahead < len(kinds) and kinds[ahead] in ".s" and ahead < end + 2:
        ahead += 1
    following = kinds[ahead] if ahead < len(kinds) else ""
    if (following == "R" and values[ahead] in ("recurring", "before Christ")) or (
        following == "x" and values[ahead] == "same"
    ):
        return False
    if following == "e" and kinds[end - 1] in "nD" and all(kind == "s" for kind in kinds[end:ahead]):
        return False  # «عام (1256) هجري»
    behind = values[start - 1] if start and kinds[start - 1] == "R" else ""
    return behind != "recurring"


def _of_whole_words(tokens: Tokens, start: int, end: int, folded: str) -> bool:
    """Does the window begin and end where words do? Letters that are written together with any word may be left out."""
    first, last = tokens.starts[start], tokens.ends[end - 1]
    if last < len(folded) and folded[last].isalpha() and folded[last - 1].isalnum():
        glued = folded[last - 1].isdigit() and end < len(tokens.kinds) and tokens.kinds[end] != "e"
        if not glued:  # «سنة 1996وانضم»
            return False
    if first and folded[first].isalpha():
        begin = first
        while begin and folded[begin - 1].isalpha() and first - begin < 4:
            begin -= 1
        return first - begin < 4 and set(folded[begin:first]) <= _PREFIXES
    return True


def is_mention(tokens: Tokens, start: int, end: int, reading: Reading, folded: str) -> bool:
    """May the window, which was read as a date, be yielded as one?"""
    if reading.rule in _WEAK or "words_ignored" in reading.flags or "dateline" in reading.flags:
        return False
    kinds = tokens.kinds[start:end]
    if reading.rule == "relative":
        if end < len(tokens.kinds) and tokens.kinds[end] in "nM":
            return False  # «منذ عام 2011», «قبل يوم 5 مارس»: the unit belongs to what follows
        if "i" in kinds:
            return False  # «خلال أسبوعين» is how long a thing takes
        # «قبل يومين من الانتخابات» counts from the election, not from the article
        return end == len(tokens.kinds) or folded[tokens.starts[end] : tokens.ends[end]] not in ("من", "علي")
    if "year_inferred" in reading.flags and not _is_this_year(tokens, start, end, reading):
        return False
    if kinds == ["r"] and not _is_today(tokens, start, end, folded):
        return False
    # a bare month name is too often another word
    return reading.precision != "month" or any(kind in "nxD" for kind in kinds)


def _is_this_year(tokens: Tokens, start: int, end: int, reading: Reading) -> bool:
    """Is a day without a year free of a year behind it, of an event in front, and of «صفر» for zero?"""
    kinds, values = tokens.kinds, tokens.values
    ahead = end
    while ahead < len(kinds) and ahead < end + 4 and kinds[ahead] in "s./-uM":
        ahead += 1
    if any(kinds[k] == "u" and values[k][0] == "year" for k in range(end, min(ahead, len(kinds)))):
        return False
    if (
        ahead < len(kinds)
        and kinds[ahead] == "n"
        and (values[ahead][0] >= 100 or values[ahead][1] > 2 or kinds[ahead + 1 : ahead + 2] == ["e"])
    ):
        return False
    before = start - 1
    while before > 0 and kinds[before] in ".u":
        before -= 1
    if before >= 0 and kinds[before] == "E" and values[before] == "name":
        return False
    window = kinds[start:end]
    return not (reading.rule == "hijri" and not set(window) & set(".Wxu") and ("h", (2,), False) in values[start:end])


def _is_today(tokens: Tokens, start: int, end: int, folded: str) -> bool:
    """«المصري اليوم» is a paper and «اليوم السابع» a seventh day; «أمس» and «غدا» name nothing else."""
    if tokens.values[start][0]:
        return True
    if end < len(tokens.kinds) and tokens.kinds[end] == "n" and tokens.values[end][2] in ("o", "f"):
        return False
    words = folded[max(0, tokens.starts[start] - 40) : tokens.starts[start]].split()[-2:]
    # «صحيفة اليوم», «وقناة النيل اليوم»
    return not any(word in PAPERS or (word[0] in _PREFIXES and word[1:] in PAPERS) for word in words)
