"""Times of day: digits, spelled hours, quarters and thirds, parts of the day, and what «12 ظهرا» means."""

from newscrawl.arabic.dates.reading import ImpossibleError, UnreadError
from newscrawl.arabic.dates.tokens import Tokens


class Clock:
    """One time of day as printed: `meridiem` is the part of the day that stood beside it, `zone` its zone words.

    `local` says that the text calls it the time of the place.
    """

    __slots__ = ("hour", "index", "local", "meridiem", "minute", "second", "zone")

    def __init__(self, hour: int, minute: int | None, second: int | None, index: int) -> None:
        self.hour = hour
        self.minute = minute
        self.second = second
        self.index = index
        self.meridiem: str | None = None
        self.zone: str | None = None
        self.local = False


def from_digits(text: str) -> tuple[int, int, int | None]:
    """Hour, minute and second of «21:05», «9:05:43».

    And of «05: 2», a clock whose sides changed places when right-to-left text was extracted.
    """
    if len(text) == 5 and text[2] == ":" and text[3] != " ":
        return int(text[:2]), int(text[3:]), None
    hour, minute, *rest = text.split(":")
    if " " not in text and "." not in text and "," not in text:
        return int(hour), int(minute), int(rest[0]) if rest else None
    if len(minute.strip()) == 1 and len(hour.strip()) == 2 and " " in text:
        hour, minute = minute, hour
    second = int(rest[0].replace(",", ".").split(".")[0]) if rest else None
    return int(hour), int(minute), second


def spelled(tokens: Tokens, i: int) -> tuple[Clock, int]:
    """Read the hour at token `i`, a number, and the minutes that follow it; return the clock and the next token.

    «الثالثة وربع», «3 و15 دقيقة», «الخامسة إلا ثلث», «12.30», «10h30».
    """
    kinds, values = tokens.kinds, tokens.values
    count = len(kinds)
    hour = values[i][0]
    clock = Clock(hour, None, None, i)
    i += 1
    if i < count and kinds[i] == "u" and values[i][0] == "hour" and values[i][1] in (0, 1):
        i += 1
        if i < count and kinds[i] == "n" and tokens.starts[i] == tokens.ends[i - 1] and values[i][1] == 2:
            clock.minute = values[i][0]
            return clock, i + 1
    if i + 1 < count and values[i] == "." and kinds[i + 1] == "n" and values[i + 1][1] == 2:
        clock.minute = values[i + 1][0]
        return clock, i + 2
    if i + 1 < count and kinds[i] == "/" and kinds[i + 1] == "n" and values[i + 1][1] == 2 and values[i + 1][0] < 60:
        clock.minute = values[i + 1][0]  # «الساعة 15/30», as the United Nations print it
        return clock, i + 2
    minus = False
    while i < count:
        j = i
        if kinds[j] == "&":
            j += 1
        elif kinds[j] == "k":
            minus = True
            j += 1
        elif kinds[j] != "f":
            break
        if j >= count:
            break
        if kinds[j] == "f":
            amount, j = values[j], j + 1
        elif kinds[j] == "n" and values[j][0] < 60:
            amount = values[j][0]
            j += 1
            unit = values[j][0] if j < count and kinds[j] == "u" else ""
            if unit == "second":
                clock.second = amount
                i = j + 1
                continue
            if unit == "minute":
                j += 1
            elif not minus and (clock.minute is not None or values[j - 1][1] == 1):
                break
        elif kinds[j] == "u" and values[j] == ("minute", 1):
            amount, j = 1, j + 1
        else:
            break
        if minus:
            total = clock.hour * 60 + (clock.minute or 0) - amount
            clock.hour, clock.minute = divmod(total % 1440, 60)
            minus = False
        else:
            clock.minute = (clock.minute or 0) + amount
        i = j
    return clock, i


def on_24_hours(clock: Clock) -> tuple[int, int | None, int | None, bool]:
    """(hour, minute, second, did the part of the day contradict the hour). Raises UnreadError for no such time."""
    hour, odd = clock.hour, False
    if hour == 24:
        raise UnreadError("hour 24: the night before that day or after it")
    if hour > 23 or (clock.minute or 0) > 59 or (clock.second or 0) > 59:
        raise ImpossibleError("there is no such time of day")
    match clock.meridiem:
        case "am" | "early":
            odd = hour > 12
            hour = 0 if hour == 12 else hour
        case "pm":
            if hour == 0:
                raise UnreadError("an afternoon has no hour 0")
            hour = hour + 12 if hour < 12 else hour
        case "noon":
            hour = hour + 12 if 1 <= hour <= 5 else hour
        case "night":
            hour = 0 if hour == 12 else hour + 12 if 6 <= hour <= 11 else hour
    return hour, clock.minute, clock.second, odd
