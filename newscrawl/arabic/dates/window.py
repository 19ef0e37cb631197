"""Is a window of running text that reads as a date a mention of one? What stands around it decides.

«شارع 26 يوليو» is a street, «صحيفة اليوم» a paper, «25 ذي الحجة 634 هـ» without its last words another date.
"""

from newscrawl.arabic.dates.lexicon import PAPERS
from newscrawl.arabic.dates.reading import Reading
from newscrawl.arabic.dates.tokens import Tokens

# Rules of read() that are too weak for prose: a clock alone, «الآن», two numbers with a stroke.
_WEAK = frozenset({"clock", "now", "day-month"})
_PREFIXES = frozenset("وفبلك")


def may_begin(tokens: Tokens, start: int, folded: str) -> bool:
    """Can a mention begin at the token: at a word's start, and not with the rest of something that is no date?"""
    kinds, values = tokens.kinds, tokens.values
    kind, value = kinds[start], values[start]
    before = kinds[start - 1] if start else ""
    gap = tokens.starts[start] - tokens.ends[start - 1] if start else 0
    if not _at_word_start(folded, tokens.starts[start]) or (before == "R" and values[start - 1] == "recurring"):
        return False
    match kind:
        case "M":  # not «45 مايو 2024», «14 مايو يونيو 2024»; a comma leaves a wider gap
            return not (before and before in "nM" and gap < 2)
        case "x":  # not «التوقعات السابقة في أغسطس»
            return bool(value == "pointing")
        case "p":  # not «المغرب في عام 2022»
            return kinds[start + 1 : start + 2] in (["W"], ["u"], ["r"])
        case "D":
            return not (before and before in "/+R" and gap == 0)
        case "n":
            return _number_may_begin(tokens, start, before, gap)
    return True


def _number_may_begin(tokens: Tokens, start: int, before: str, gap: int) -> bool:
    kinds, values = tokens.kinds, tokens.values
    _, digits, _ = values[start]
    if before and before in "/+R" and (gap == 0 or (before == "/" and start > 1 and kinds[start - 2] == "n")):
        return False  # «فاز 1 / 5 يوم الأحد الماضي»
    if before == "u" and not digits and values[start - 1][0] != "day":
        return False  # «الأسبوع الثاني من الشهر الجاري»
    return not (digits >= 3 and kinds[start + 1 : start + 2] in (["."], ["&"]))  # «القرار 2728 في 25 آذار»


def _begins_with_a_day(tokens: Tokens, start: int, end: int) -> bool:
    """Can the first number be the day of the month in the window? Hours are counted with feminine ordinals, not days.

    «طراز عام 2007 من نيسان», «الخمسة عشر يوما الأولى من شهر رمضان».
    """
    kinds, values = tokens.kinds, tokens.values
    i = start + 1 if kinds[start] == "u" else start
    if kinds[i : i + 1] != ["n"] or "M" not in kinds[i:end]:
        return True
    return (i == start or values[start][0] != "year") and not (values[i][2] == "f" and values[i][0] <= 12)


def may_end(tokens: Tokens, start: int, end: int, folded: str) -> bool:
    """Can a mention end before token `end`: at a word's end, with no measure, era or «of every year» behind it?"""
    kinds, values = tokens.kinds, tokens.values
    if not _at_word_end(tokens, end, folded) or not _begins_with_a_day(tokens, start, end):
        return False
    if kinds[end - 1] == "n" and end < len(kinds):
        digits = values[end - 1][1]
        complete = end - start > 2 and digits == 4 and tokens.starts[end] > tokens.ends[end - 1]
        if kinds[end] in "R+:" or (kinds[end] == "/" and not complete):
            return False
        if kinds[end] == "M" and digits <= 2 and ("W" in kinds[start:end] or end - start > 1):
            return False  # «الخميس 9 محرم», «انتخابات 2024 - 12 مارس»: the day is that of the month
    if kinds[end - 1] == "M" and kinds[end : end + 1] == ["n"] and values[end][1] == 4:
        return False  # the year is the month's
    ahead = end
    while ahead < len(kinds) and kinds[ahead] in ".s" and ahead < end + 2:
        ahead += 1
    following = (kinds[ahead], values[ahead]) if ahead < len(kinds) else ("", "")
    if following in (("R", "recurring"), ("R", "before Christ"), ("x", "same")):
        return False
    # «عام (1256) هجري»
    return not (following[0] == "e" and kinds[end - 1] in "nD" and all(kind == "s" for kind in kinds[end:ahead]))


def _at_word_start(folded: str, first: int) -> bool:
    """Does a word begin there? The letters that are written together with any word may stand before it."""
    begin = first
    while begin and folded[begin - 1].isalpha() and first - begin < 4:
        begin -= 1
    return not folded[first].isalpha() or (first - begin < 4 and set(folded[begin:first]) <= _PREFIXES)


def _at_word_end(tokens: Tokens, end: int, folded: str) -> bool:
    """Does a word end with the token before `end`? A word may follow a number without a space: «سنة 1996وانضم»."""
    last = tokens.ends[end - 1]
    if last >= len(folded) or not folded[last].isalpha() or not folded[last - 1].isalnum():
        return True
    return folded[last - 1].isdigit() and end < len(tokens.kinds) and tokens.kinds[end] != "e"


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
    if reading.precision in ("month", "year") and _is_full(tokens, start, end):
        return False  # «محمد رمضان - 12 مارس 2024»
    # a bare month name is too often another word
    return reading.precision != "month" or any(kind in "nxD" for kind in kinds)


def _is_full(tokens: Tokens, start: int, end: int) -> bool:
    """Do day, month and year stand in a row in the window?"""
    kinds, values = tokens.kinds, tokens.values
    return any(kinds[k : k + 3] == ["n", "M", "n"] and values[k + 2][1] == 4 for k in range(start, end - 2))


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
