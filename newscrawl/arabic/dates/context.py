"""What the caller knows: the anchor, the zone, the country and the order of day and month."""

import re
from datetime import date, datetime, timedelta, timezone, tzinfo
from functools import cache, lru_cache

from newscrawl.arabic.dates.lexicon import ZONES
from newscrawl.arabic.dates.printed import civil
from newscrawl.arabic.dates.reading import ImpossibleError, UnreadError

_ORDERS = ("DMY", "MDY", "YMD")
_COUNTRY = re.compile("[A-Za-z]{2}")
_OFFSET = re.compile(r"[+-]\d\d:\d\d", re.ASCII)
# Outside this list no country of the Arab world, Iran or Turkey prints the month before the day.
_MONTH_FIRST = frozenset({"US"})
_HALF_A_YEAR = 183  # days: no other year has its day as near
_YEAR_FIRST = frozenset({"CN", "JP", "KR", "IR"})


class Context:
    """The caller's side of a reading; `now` is the anchor as wall time where the piece was printed.

    `anchor_zone` is the anchor's own zone where the caller named none: what is counted from the anchor («منذ ساعة»)
    keeps it, but no printed clock time does.
    """

    __slots__ = ("anchor_zone", "country", "now", "order", "order_from", "zone_name")

    def __init__(self, anchor: datetime | None, zone_name: str | None, country: str | None, order: str | None) -> None:
        self.country = country.upper() if country and _COUNTRY.fullmatch(country) else None
        self.zone_name = zone_name
        self.order = order.upper() if order and order.upper() in _ORDERS else None
        self.order_from = "caller" if self.order else None
        if self.order is None and self.country:
            first = "MDY" if self.country in _MONTH_FIRST else "YMD" if self.country in _YEAR_FIRST else "DMY"
            self.order, self.order_from = first, "country"
        self.now: datetime | None = None
        self.anchor_zone: tzinfo | None = None
        if anchor is not None:
            if anchor.tzinfo is not None:
                if self.zone is not None:
                    anchor = anchor.astimezone(self.zone)
                else:
                    self.anchor_zone = anchor.tzinfo
            self.now = anchor if anchor.tzinfo is None else anchor.replace(tzinfo=None)

    def ordered_as_in(self, country: str) -> "Context":
        """The same, with the order of day and month that is usual in a country."""
        found = Context(self.now, self.zone_name, country, None)
        found.anchor_zone, found.country = self.anchor_zone, self.country
        return found

    @property
    def zone(self) -> tzinfo | None:
        """The caller's zone, looked up when a clock time asks for it: a new zone costs more than reading a day."""
        return zone_of(self.zone_name) if self.zone_name else None

    def today(self, what: str) -> date:
        """The anchor's day. Raises UnreadError, naming `what` needs it, without an anchor."""
        if self.now is None:
            raise UnreadError(f"{what} needs an anchor, and none was given")
        return self.now.date()


@lru_cache(maxsize=512)  # ZoneInfo itself keeps eight, and a crawl of the region meets thirty
def zone_of(name: str) -> tzinfo | None:
    """The zone of an IANA name or an offset like "+03:00"; None where there is none such."""
    if _OFFSET.fullmatch(name):
        delta = timedelta(hours=int(name[1:3]), minutes=int(name[4:6]))
        return timezone(-delta if name[0] == "-" else delta)
    return zones_of_region().get(name) or _load(name)


@cache
def zones_of_region() -> dict[str, tzinfo]:
    """The zones that the tables name, loaded together: a run meets most of them, and each is a file to read."""
    return {name: zone for name in ZONES if (zone := _load(name)) is not None}


def _load(name: str) -> tzinfo | None:
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def offset_at(zone: tzinfo, year: int, month: int, day: int, hour: int, minute: int) -> str:
    """The offset of a wall time in a zone, as "+03:00"; the first of the two where clocks went back."""
    return _as_text(zone.utcoffset(datetime(year, month, day, hour, minute)))


def offset_text(moment: datetime) -> str:
    """The offset of an aware datetime as "+03:00"."""
    return _as_text(moment.utcoffset())


@lru_cache(maxsize=64)
def _as_text(delta: timedelta | None) -> str:
    minutes = int((delta or timedelta(0)).total_seconds() // 60)
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def nearest_year(month: int, day: int, today: date, deictic: str | None, weekdays: list[int]) -> tuple[date, bool]:
    """The day meant by a date without a year, and whether a weekday confirmed it.

    Nearest to the anchor; «الماضي» looks back, «المقبل» ahead, «الجاري» takes the anchor's month; a printed weekday
    comes before nearness. Raises UnreadError where no year near the anchor has such a day.
    """
    this = civil(today.year, month, day) if deictic is None else None
    if this is not None and abs((this - today).days) < _HALF_A_YEAR and (not weekdays or this.weekday() in weekdays):
        return this, bool(weekdays)
    # How many years away the day meant can be.
    far = 4 if deictic or (month == 2 and day == 29) else 2 if weekdays else 1
    years = [civil(today.year + step, month, day) for step in range(-far, far + 1)]
    days = [d for d in years if d is not None]
    if deictic in ("last", "beforelast"):
        days = [d for d in days if d <= today]
    elif deictic in ("next", "afternext"):
        days = [d for d in days if d >= today]
    elif deictic == "this" and month == today.month:
        days = [d for d in days if d.year == today.year]
    if not days:
        raise ImpossibleError("there is no such day")
    days.sort(key=lambda d: abs(d - today))
    if not weekdays:
        return days[0], False
    for d in days[:3]:
        if d.weekday() in weekdays:
            return d, True
    raise ImpossibleError("no year near the anchor has that date on that weekday")


def around(today: date, day: int) -> list[date]:
    """The days of that number in the anchor's month and the months beside it."""
    months = [divmod(today.year * 12 + today.month - 1 + step, 12) for step in (-1, 0, 1)]
    return [d for year, month in months if (d := civil(year, month + 1, day)) is not None]
