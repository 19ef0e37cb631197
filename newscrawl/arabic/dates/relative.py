"""«منذ 21 ساعات», «قبل يومين», «5 ساعات ago», «بعد أسبوعين»: a quantity of time before or after the anchor.

Agreement of number and noun is not asked for, because machines print «منذ 1 ساعة». A quantity that is only hinted at
(«منذ أيام», «قبل بضعة أشهر») is refused.
"""

from datetime import date, datetime, timedelta

from newscrawl.arabic.dates.context import Context, offset_text
from newscrawl.arabic.dates.reading import Precision, UnreadError
from newscrawl.arabic.dates.tokens import Tokens

UNITS: tuple[Precision, ...] = ("second", "minute", "hour", "day", "week", "month", "year")
_RANK: dict[str, int] = {name: rank for rank, name in enumerate(UNITS)}
_SECONDS = (1, 60, 3600)
_LENGTH: dict[Precision, int] = {"year": 4, "month": 7, "week": 10, "day": 10, "hour": 13, "minute": 16, "second": 19}
_PART = {30: 0.5, 15: 0.25, 20: 1 / 3, 45: 0.75}
_A_YEAR = 1000  # «منذ عام 2011»: no text tells that many years by their unit
VAGUE = "too vague: the text does not say how many"


def amounts(tokens: Tokens) -> tuple[int, list[tuple[str, float]]] | None:
    """The direction (-1 ago, 1 ahead) and the quantities of a relative date; None where the tokens are none."""
    kinds, values = tokens.kinds, tokens.values
    direction = 0
    number: float | None = None
    part: float | None = None
    out: list[tuple[str, float]] = []
    open_unit = False  # a unit without a number yet: «ساعات 4», «سنة واحدة»
    for kind, value in zip(kinds, values, strict=True):
        if kind == "&":
            open_unit = False
        if kind in "s.&w-+":
            continue
        if kind in "ai":
            step = -1 if kind == "a" else 1
            if direction and direction != step and value[1] not in ("من", "in"):
                return None
            direction = direction or step
        elif kind == "n":
            if number is not None or value[2] in ("o", "f"):
                return None  # «منذ أول يوم» counts nothing
            if open_unit:
                name, size = out[-1]
                if size not in (0, 1):
                    return None
                if name == "year" and value[0] >= _A_YEAR:
                    if "خلال" in [v[1] for k, v in zip(kinds, values, strict=True) if k == "i"]:
                        return None  # «خلال عام 2023» is in that year
                    raise UnreadError("since a year, which is no date")
                out[-1] = (name, value[0])
                open_unit = False
            else:
                number = value[0]
        elif kind == "f":
            if out and number is None and set(kinds[kinds.index("f") + 1 :]) <= set("s.-"):
                out[-1] = (out[-1][0], out[-1][1] + _PART[value])
                open_unit = False
            else:
                part = _PART[value]
        elif kind == "u":
            name, size = value
            if size == -1:
                return None
            if part is not None:
                out.append((name, part))
                part, open_unit = None, False
            elif number is not None:
                out.append((name, number))
                number, open_unit = None, False
            else:
                out.append((name, size))
                open_unit = size < 2
        elif kind == "h" and part is not None:  # «ثلاثة أرباع الساعة»
            out.append(("hour", part))
            part, open_unit = None, False
        elif kind == "r" and out and value[0] == 0:  # «بعد أسبوع من اليوم»
            open_unit = False
        elif kind == "v":
            raise UnreadError(VAGUE)
        else:
            return None
    if not direction or not out or number is not None or part is not None:
        return None
    if any(quantity == 0 for _, quantity in out):
        raise UnreadError(VAGUE)
    return direction, out


def resolve(direction: int, quantities: list[tuple[str, float]], context: Context) -> tuple[str, Precision]:
    """The value and precision: the smallest unit printed is the precision, a fraction goes one unit finer."""
    context.today("a relative date")
    now = context.now
    assert now is not None
    finest = len(UNITS)
    months = days = seconds = 0.0
    for name, quantity in quantities:
        if quantity > 100_000:
            raise UnreadError("too far from the anchor to be a date")
        rank = _RANK[name]
        if rank <= 2:
            seconds += quantity * _SECONDS[rank]
        elif name == "day":
            days += quantity
        elif name == "week":
            days += 7 * quantity
        elif name == "month":
            months += int(quantity)
            days += 30 * (quantity - int(quantity))
        else:
            months += 12 * quantity
        if quantity != int(quantity):
            rank = {6: 5, 5: 3, 4: 3, 3: 2, 2: 1}.get(rank, rank)
        finest = min(finest, rank)
    try:
        moment = _shift(now, direction, round(months), days, seconds, context)
    except (OverflowError, ValueError):
        raise UnreadError("too far from the anchor to be a date") from None
    if moment.year < _A_YEAR:
        raise UnreadError("too far from the anchor to be a date")
    precision = UNITS[finest]
    return cut(moment, precision, context), precision


def _shift(now: datetime, direction: int, months: int, days: float, seconds: float, context: Context) -> datetime:
    if months:
        total = now.year * 12 + now.month - 1 + direction * months
        year, month = divmod(total, 12)
        now = now.replace(year=year, month=month + 1, day=min(now.day, _last_day(year, month + 1)))
    moment = now + timedelta(days=direction * days)
    if not seconds:
        return moment
    zone = context.zone or context.anchor_zone
    if zone is None:
        return moment + timedelta(seconds=direction * seconds)
    there = moment.replace(tzinfo=zone)
    return there.fromtimestamp(there.timestamp() + direction * seconds, zone).replace(tzinfo=None)


def _last_day(year: int, month: int) -> int:
    return 31 if month == 12 else (date(year, month + 1, 1) - timedelta(days=1)).day


def cut(moment: datetime, precision: Precision, context: Context) -> str:
    """ISO 8601 of a wall time, cut at the precision, with the offset of the context's zone on a clock time."""
    text = moment.isoformat(timespec="seconds")[: _LENGTH[precision]]
    if len(text) <= 10 or (zone := context.zone or context.anchor_zone) is None:
        return text
    return text + offset_text(moment.replace(tzinfo=zone))
