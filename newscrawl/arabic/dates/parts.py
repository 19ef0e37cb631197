"""The parts of a date, as one pass over the tokens finds them: nothing here is decided yet."""

from newscrawl.arabic.dates.clock import Clock


class Number:
    """A number not yet given a role. `era` is the calendar printed beside it, `year` whether «عام» stood before it."""

    __slots__ = ("digits", "era", "index", "style", "value", "year")

    def __init__(self, value: int, digits: int, style: str, index: int) -> None:
        self.value = value
        self.digits = digits
        self.style = style
        self.index = index
        self.era: str | None = None
        self.year = False


def left_over(numbers: list[Number]) -> str:
    """The reason why a string with these numbers, which found no role, is not read; it names them."""
    named = ", ".join(f"{number.value:0{number.digits}d}" for number in numbers)
    return f"{named} is left over: no part of a date explains it" if named else "a part is left over that is no date"


class Month:
    """A month name: its calendar and the months it can be; `weak` names («ت2») need a day and a year beside them."""

    __slots__ = ("calendar", "index", "numbers", "weak")

    def __init__(self, calendar: str, numbers: tuple[int, ...], index: int, weak: bool = False) -> None:
        self.weak = weak
        self.calendar = calendar
        self.numbers = numbers
        self.index = index


class Digits:
    """A date in digits, as printed."""

    __slots__ = ("era", "index", "text")

    def __init__(self, text: str, index: int) -> None:
        self.text = text
        self.index = index
        self.era: str | None = None


class Parts:
    """What one pass over the tokens found. What most strings lack stands in the class, not in each object."""

    day: tuple[int, str] | None = None  # days from the anchor, and the part of the day
    meridiem: str | None = None
    zone: str | None = None  # a zone that waits for its clock
    unknown = 0
    references = 0
    limit = False  # «قبل», «بعد» before a date
    short_month = False
    is_range = False
    short_saturday: int | None = None  # the token that can be September cut short
    now = False
    vague = False  # «منتصف», «مطلع»: a part of a month or a year

    def __init__(self) -> None:
        self.numbers: list[Number] = []
        self.pairs: list[tuple[Number, Number]] = []
        self.months: list[Month] = []
        self.digits: list[Digits] = []
        self.weekdays: list[int] = []
        self.clocks: list[Clock] = []
        self.deictics: list[tuple[str, int]] = []
        self.units: list[tuple[str, int]] = []
        self.ranges: list[int] = []
        self.joins: list[int] = []
