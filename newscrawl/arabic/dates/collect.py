"""From tokens to the parts of a date: numbers, months, weekdays, clocks, zones, eras, and what was left unexplained.

One pass from left to right. Nothing is decided here that needs the whole string; assemble.py and resolve.py do that.
"""

from newscrawl.arabic.dates import clock as clocks
from newscrawl.arabic.dates.clock import Clock
from newscrawl.arabic.dates.parts import Digits, Month, Number, Parts
from newscrawl.arabic.dates.reading import UnreadError
from newscrawl.arabic.dates.reference import reference_end
from newscrawl.arabic.dates.tokens import Tokens
from newscrawl.arabic.dates.zones import UNREAD_ZONE, is_offset, offset, set_zone, take_zone, touches

_DURATION = "a length of time, not a date"
_SAFAR = ("h", (2,), False)
_FIRST_YEAR = 1300  # of the Hijra; no newspaper has as many volumes
_DEFINITE = -1  # of a unit of time: «العام»
_NOUNS = ("u", "M", "W")  # what «هذا» can point to


def collect(tokens: Tokens) -> Parts:
    """Sort the tokens into parts. Raises UnreadError where a word forbids a reading."""
    parts = Parts()
    kinds, values = tokens.kinds, tokens.values
    count = len(kinds)
    last: Number | Month | Digits | Clock | None = None  # the last part that an era or a second month name may follow
    previous = -1  # its token
    era: str | None = None
    i = 0
    while i < count:
        kind = kinds[i]
        value = values[i]
        if kind in "s.":
            i += 1
            if value == "month" and _is_month_number(tokens, i):  # «14 من شهر 5»
                month = Month("g", (values[i][0],), i)
                parts.months.append(month)
                last, previous = month, i
                i += 1
            continue
        if kind in "ue" and is_initial(tokens, i):
            parts.unknown += 1
            i += 2
            continue
        if kind == "n":
            clock, following = _bare_clock(tokens, i, parts)
            if clock is not None:
                i = _finish_clock(tokens, following, clock, parts)
                last, previous = clock, i - 1
                continue
            number = Number(value[0], value[1], value[2], i)
            if era:
                number.era, era = era, None
            last, previous = number, i
            if (
                i + 2 < count
                and kinds[i + 1] in "/-"
                and kinds[i + 2] == "n"
                and not (i + 3 < count and kinds[i + 3] in "/-" and i + 4 < count and kinds[i + 4] == "n")
                and _is_pair(value, values[i + 2], kinds[i + 1])
                and not (parts.months and _is_hour(tokens, i + 2, parts))
            ):
                second = values[i + 2]
                other = Number(second[0], second[1], second[2], i + 2)
                parts.pairs.append((number, other))
                last, previous = other, i + 2
                i += 3
                continue
            parts.numbers.append(number)
        elif kind == "M":
            month = Month(value[0], value[1], i, value[2])
            if is_surname(tokens, i):
                parts.unknown += 1
                i += 1
                continue
            if value == _SAFAR and is_score(tokens, i):
                raise UnreadError("«صفر» beside a dash is the zero of a score")
            if tokens.ends[i] - tokens.starts[i] <= 3:
                parts.short_month = True
            if isinstance(last, Month) and _double(parts, last, month, tokens):
                previous = i
            else:
                parts.months.append(month)
                last, previous = month, i
        elif kind == "W":
            parts.weekdays.append(value)
            if value == 5 and tokens.ends[i] - tokens.starts[i] == 3:
                parts.short_saturday = i
        elif kind == "D":
            digits = Digits(value, i)
            if era:
                digits.era, era = era, None
            parts.digits.append(digits)
            last, previous = digits, i
        elif kind == "C":
            if i and kinds[i - 1] in "+-" and is_offset(tokens, i - 1, parts):
                set_zone(parts, ("-" if kinds[i - 1] == "-" else "+") + offset(value))
                i += 1
                continue
            clock = Clock(*clocks.from_digits(value), i)
            if era == "g" and i and kinds[i - 1] == "e" and values[i - 1][1] == "م":  # «م 10:30», turned round
                clock.meridiem, era = "pm", None
            i = _finish_clock(tokens, i + 1, clock, parts)
            last, previous = clock, i - 1
            continue
        elif kind == "h":
            j = i + 1
            while j < count and kinds[j] in "s.":
                j += 1
            if j < count and kinds[j] == "n" and values[j][0] <= 24:
                clock, j = clocks.spelled(tokens, j)
                i = _finish_clock(tokens, j, clock, parts)
                last, previous = clock, i - 1
                continue
            if j < count and kinds[j] == "n" and values[j][1] <= 2 and kinds[j + 1 : j + 2] != ["M"]:
                raise UnreadError(f"there is no hour {values[j][0]}")
        elif kind == "e":
            calendar, form = value
            if form == "م" and isinstance(last, Clock) and last.meridiem is None and _only_signs(kinds, previous, i):
                last.meridiem = "pm"
            elif isinstance(last, Number | Digits) and last.era is None and _only_signs(kinds, previous, i):
                last.era = calendar
            else:
                era = calendar
        elif kind == "u" and value[0] == "hour" and isinstance(last, Clock) and previous == i - 1:
            pass  # «10:30 سا»
        elif kind == "u":
            i = _unit(tokens, i, parts)
            if parts.clocks and parts.clocks[-1].index == i - 1:
                last, previous = parts.clocks[-1], i - 1
            elif parts.numbers and parts.numbers[-1].index == i - 1:
                last, previous = parts.numbers[-1], i - 1
                if era:
                    last.era, era = era, None
            elif parts.months and parts.months[-1].index == i - 1:
                last, previous = parts.months[-1], i - 1
            continue
        elif kind == "r":
            if parts.day is None:
                parts.day = value
            elif value[0] == parts.day[0]:
                parts.day = (value[0], parts.day[1] or value[1])
            else:
                raise UnreadError("two different day words")
        elif kind == "x":
            _point(tokens, i, parts)
        elif kind == "p":
            if value != "am" or tokens.ends[i] - tokens.starts[i] > 1:
                parts.meridiem = value
            else:
                parts.unknown += 1
        elif kind == "z":
            take_zone(tokens, i, parts)
        elif kind == "Z":
            if i + 1 < count and kinds[i + 1] == "?":
                set_zone(parts, UNREAD_ZONE)
                i += 1
        elif kind == "-" and 0 < i < count - 1 and kinds[i - 1] == "z" and kinds[i + 1] == "n" and touches(tokens, i):
            set_zone(parts, "-" + offset(str(values[i + 1][0]).zfill(values[i + 1][1])))
            i += 1
        elif kind in "g-b":
            parts.ranges.append(i)
        elif kind == "&":
            parts.joins.append(i)
        elif kind == "#":
            following = reference_end(tokens, i)
            parts.references += "n" in kinds[i:following] or "D" in kinds[i:following]
            i = following
            continue
        elif kind == "?":
            parts.unknown += 1
        elif kind == "R":
            raise UnreadError(value if value != "recurring" else "a day that comes every year")
        elif kind == "v":
            raise UnreadError("too vague to be a date")
        elif kind == "t":
            parts.vague = True
        elif kind == "w":
            parts.now = True
        elif kind in "ai":
            if value[1] in ("قبل", "بعد", "عقب", "قبيل", "earlier"):
                parts.limit = True
        elif kind == "+" and i + 1 < count and kinds[i + 1] == "n":
            zone = parts.clocks[-1].zone if parts.clocks else UNREAD_ZONE
            said = zone is not None and "/" in zone and kinds[i + 2 : i + 3] == ["z"]  # «بتوقيت القدس +2GMT»
            if zone not in (None, "+00:00") and not said:
                raise UnreadError("a number with a plus sign")
            set_zone(parts, "+" + offset(str(values[i + 1][0]).zfill(values[i + 1][1])))
            i += 1
        i += 1
    if era is not None:
        parts.unknown += 1
    return parts


def is_surname(tokens: Tokens, i: int) -> bool:
    """Whether the month at `i` is a name before a whole date: «محمد رمضان 12 مارس 2024».

    It has a word before it, no day, and the day after it has a month of its own.
    """
    kinds = tokens.kinds
    if i == 0 or kinds[i - 1] != "?":
        return False
    following = [j for j in range(i + 1, min(i + 5, len(kinds))) if kinds[j] not in "s.W"]
    if not following:
        return False
    j = following[0]
    return kinds[j] == "D" or kinds[j : j + 2] == ["n", "M"]


def _point(tokens: Tokens, i: int, parts: Parts) -> None:
    """Take the deictic at `i`. «هذا» needs the noun that it points to beside it; «نفسه» points back into the text."""
    value, kinds = tokens.values[i], tokens.kinds
    if value == "same":
        raise UnreadError("the same time as one that was told before")
    before = i > 0 and kinds[i - 1] == "u" and tokens.values[i - 1][1] == _DEFINITE  # «العام هذا», but not «عام لهذا»
    if value == "pointing" and not before and "".join(kinds[i + 1 : i + 2]) not in _NOUNS:
        parts.unknown += 1
    else:
        parts.deictics.append((value, i))


def is_score(tokens: Tokens, i: int) -> bool:
    """Is the «صفر» at `i` a zero? It is joined to a number by a dash or a stroke, and no year is printed: «2 - صفر»."""
    kinds, values = tokens.kinds, tokens.values
    count = len(kinds)
    joined = (i > 1 and kinds[i - 1] in "-/" and kinds[i - 2] == "n") or (
        i + 2 < count and kinds[i + 1] in "-/" and kinds[i + 2] == "n"
    )
    return joined and not any(
        kind == "D" or (kind == "n" and (values[k][1] >= 4 or values[k][0] >= 1000)) for k, kind in enumerate(kinds)
    )


def is_initial(tokens: Tokens, i: int) -> bool:
    """Is a letter with a full stop a title or an initial, no unit or era, as no number stands before it? «د. سعاد»."""
    if tokens.ends[i] - tokens.starts[i] != 1 or tokens.values[i + 1 : i + 2] != ["."]:
        return False
    return i == 0 or tokens.kinds[i - 1] not in "nDC"


def _is_month_number(tokens: Tokens, i: int) -> bool:
    """Is the token at `i` the number of a month, and not the day of a month whose name follows?"""
    kinds, values = tokens.kinds, tokens.values
    return (
        kinds[i : i + 1] == ["n"] and 0 < values[i][0] <= 12 and 0 < values[i][1] <= 2 and kinds[i + 1 : i + 2] != ["M"]
    )


def _only_signs(kinds: list[str], after: int, before: int) -> bool:
    return all(kinds[k] == "s" for k in range(after + 1, before))


def _is_pair(first: tuple[int, int, str], second: tuple[int, int, str], sign: str) -> bool:
    """«2/2013», «1/9», «2013-02»: a month and a year, or with a slash a day and a month."""
    if not first[1] or not second[1]:
        return False
    if first[1] == 4 or second[1] == 4:
        return (first[1] == 4) != (second[1] == 4) and min(first[0], second[0]) <= 12
    return sign == "/" and first[1] <= 2 and second[1] <= 2


def _double(parts: Parts, last: Month, month: Month, tokens: Tokens) -> bool:
    """Merge a month name with the one just before it: «تشرين الثاني/نوفمبر», «شباط (فبراير)»."""
    between = tokens.kinds[last.index + 1 : month.index]
    if last.calendar == "l" and last.numbers == (9,) and "." in between:
        return False  # «الفاتح من سبتمبر» is its first day
    if last.calendar in "gl" and month.calendar in "gl":
        both = tuple(n for n in last.numbers if n in month.numbers)
        if both:
            last.numbers, last.index = both, month.index
            last.calendar = "g" if "g" in (last.calendar, month.calendar) else "l"
            return True
        if last.calendar == "l" or month.calendar == "l":
            return False
        if "-" in between or "g" in between or "&" in between:
            parts.ranges.append(last.index)
            return True
        raise UnreadError("two month names that are not the same month")
    if last.calendar == month.calendar:
        raise UnreadError("two month names that are not the same month")
    return False


def _bare_clock(tokens: Tokens, i: int, parts: Parts) -> tuple[Clock | None, int]:
    """A number that is an hour though no clock word announced it: «10 مساء», «الثالثة وربع», «10h30», «10 م»."""
    kinds, values = tokens.kinds, tokens.values
    value, digits, style = values[i]
    if i + 1 >= len(kinds) or value > 24 or digits > 2:
        return None, i
    following = kinds[i + 1]
    if following == "p":
        return Clock(value, None, None, i), i + 1
    if following == "e" and values[i + 1][1] == "م" and digits and value <= 12 and _has_date(parts):
        return Clock(value, None, None, i), i + 1
    if following == "u" and values[i + 1] == ("hour", 1) and tokens.starts[i + 1] == tokens.ends[i]:
        return clocks.spelled(tokens, i)
    if _is_dotted(tokens, i) and _has_date(parts) and not parts.clocks:
        return clocks.spelled(tokens, i)  # «14/05/2024 22.25»
    if (
        values[i + 1] == "."
        and digits
        and i + 3 < len(kinds)
        and kinds[i + 2] == "n"
        and values[i + 2][1] == 2
        and kinds[i + 3] == "p"
    ):
        return clocks.spelled(tokens, i)  # «10.30 صباحا»
    if style == "f" and value <= 12 and following in "fk&":
        clock, j = clocks.spelled(tokens, i)
        if clock.minute is not None:
            return clock, j
    if following in "fk" and digits and value <= 12:
        clock, j = clocks.spelled(tokens, i)
        if clock.minute is not None:
            return clock, j
    return None, i


def _is_hour(tokens: Tokens, i: int, parts: Parts) -> bool:
    """Is a number an hour by the word right behind it, not the month of a year: «14 ماي 2024 - 10h25», «- 10 صباحا»?"""
    return tokens.kinds[i + 1 : i + 2] in (["u"], ["p"]) and _bare_clock(tokens, i, parts)[0] is not None


def _is_dotted(tokens: Tokens, i: int) -> bool:
    """Are the numbers at `i` and behind it hours and minutes with a dot between them, and nothing more?"""
    kinds, values = tokens.kinds, tokens.values
    return (
        values[i + 1] == "."
        and len(kinds) > i + 2
        and kinds[i + 2] == "n"
        and 0 < values[i][1] <= 2
        and values[i][0] < 24
        and values[i + 2][1] == 2
        and values[i + 2][0] < 60
        and touches(tokens, i + 1)
        and kinds[max(i - 1, 0)] not in "/+&"
        and not (len(kinds) > i + 3 and tokens.starts[i + 3] == tokens.ends[i + 2] and kinds[i + 3] != "s")
    )


def _has_date(parts: Parts) -> bool:
    return bool(parts.digits or parts.day or (parts.months and len(parts.numbers) >= 2))


def _finish_clock(tokens: Tokens, i: int, clock: Clock, parts: Parts) -> int:
    """Take the part of the day that follows the clock, if one does; return the next token."""
    kinds, values = tokens.kinds, tokens.values
    j = i
    while j < len(kinds) and kinds[j] in "s." and j < i + 2:
        j += 1
    if j < len(kinds) and kinds[j] == "p":
        clock.meridiem = values[j]
        i = j + 1
    elif i < len(kinds) and kinds[i] == "e" and values[i][1] == "م":
        clock.meridiem = "pm"
        i += 1
    if parts.zone is not None:
        clock.zone, parts.zone = parts.zone, None
    parts.clocks.append(clock)
    return i


def _unit(tokens: Tokens, i: int, parts: Parts) -> int:
    """A unit word in an absolute date: «شهر 9», «عام 1994», «الشهر الماضي». Returns the next token."""
    kinds, values = tokens.kinds, tokens.values
    name, size = values[i]
    count = len(kinds)
    j = i + 1
    while j < count and kinds[j] in "s.":
        j += 1
    following = kinds[j] if j < count else ""
    if name == "day":
        if size == 2 or (size == 0 and not following):
            raise UnreadError(_DURATION)
        return i + 1
    if name == "month" and size in (1, -1):
        if following == "M":
            return i + 1
        if following == "n" and values[j][0] <= 12 and 0 < values[j][1] <= 2:
            if j + 2 < count and kinds[j + 1] in "/-" and kinds[j + 2] == "n":
                return i + 1
            if not (j + 1 < count and kinds[j + 1] == "M"):
                parts.months.append(Month("g", (values[j][0],), j))
                return j + 1
        parts.units.append((name, i))
        return i + 1
    if name == "year" and size in (1, -1):
        if following == "n" and size == -1 and values[j][0] < _FIRST_YEAR and not _era_follows(tokens, j):
            parts.references += 1  # «السنة 135 - العدد 7100», the volume of a newspaper
            return j + 1
        if following == "n" and (values[j][1] >= 3 or values[j][0] > 99 or _era_follows(tokens, j)):
            number = Number(values[j][0], values[j][1], values[j][2], j)
            number.year = True
            parts.numbers.append(number)
            return j + 1
        parts.units.append((name, i))
        return i + 1
    if name == "week" and size in (1, -1):
        if following == "n":
            raise UnreadError("a week of a month: weeks begin on different days")
        parts.units.append((name, i))
        return i + 1
    if name == "hour" and size == 1 and following in ("n", "C") and i + 1 < count:
        if following == "n" and values[j][0] <= 24:
            clock, j = clocks.spelled(tokens, j)
            return _finish_clock(tokens, j, clock, parts)
        return j
    raise UnreadError(_DURATION)


def _era_follows(tokens: Tokens, i: int) -> bool:
    return i + 1 < len(tokens.kinds) and tokens.kinds[i + 1] == "e"
