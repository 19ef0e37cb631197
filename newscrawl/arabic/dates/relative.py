"""«منذ 21 ساعات», «قبل يومين», «5 ساعات ago», «بعد أسبوعين»: a quantity of time before or after the anchor.

Agreement of number and noun is not asked for, because machines print «منذ 1 ساعة». A quantity that is only hinted at
(«منذ أيام», «قبل بضعة أشهر») is refused.
"""

from calendar import monthrange
from datetime import date, datetime, timedelta

from newscrawl.arabic.dates.context import Context, offset_text
from newscrawl.arabic.dates.reading import UnreadError
from newscrawl.arabic.dates.tokens import Tokens
from newscrawl.article import Precision

UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
_PART = {30: 0.5, 15: 0.25, 20: 1 / 3}
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
            if number is not None:
                return None
            if open_unit:
                name, size = out[-1]
                if size not in (0, 1):
                    return None
                out[-1] = (name, value[0])
                open_unit = False
            else:
                number = value[0]
        elif kind == "f":
            if out and number is None and kinds[-1] == "f":
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
    months = 0.0
    days = 0.0
    delta = timedelta(0)
    for name, quantity in quantities:
        if quantity > 100_000:
            raise UnreadError("too far from the anchor to be a date")
        rank = UNITS.index(name)
        if quantity != int(quantity):
            rank = {6: 5, 5: 3, 4: 3, 3: 2, 2: 1}.get(rank, rank)
        finest = min(finest, rank)
        match name:
            case "year":
                months += 12 * quantity
            case "month":
                months += int(quantity)
                days += 30 * (quantity - int(quantity))
            case "week":
                days += 7 * quantity
            case "day":
                days += quantity
            case _:
                delta += timedelta(**{name + "s": quantity})
    try:
        moment = _shift(now, direction, round(months), days, delta, context)
    except (OverflowError, ValueError):
        raise UnreadError("too far from the anchor to be a date") from None
    precision: Precision = UNITS[finest]  # type: ignore[assignment]
    return cut(moment, precision, context), precision


def _shift(now: datetime, direction: int, months: int, days: float, delta: timedelta, context: Context) -> datetime:
    day = now.date()
    if months:
        total = day.year * 12 + day.month - 1 + direction * months
        year, month = divmod(total, 12)
        day = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    moment = datetime.combine(day, now.time()) + direction * timedelta(days=days)
    if not delta:
        return moment
    if context.zone is None:
        return moment + direction * delta
    there = moment.replace(tzinfo=context.zone)
    return there.fromtimestamp(there.timestamp() + direction * delta.total_seconds(), context.zone).replace(tzinfo=None)


def cut(moment: datetime, precision: Precision, context: Context) -> str:
    """ISO 8601 of a wall time, cut at the precision, with the offset of the context's zone on a clock time."""
    text = moment.isoformat(timespec="seconds")
    if precision in ("year", "month", "day", "week"):
        return text[: {"year": 4, "month": 7}.get(precision, 10)]
    text = text[: {"hour": 13, "minute": 16, "second": 19}[precision]]
    return text + offset_text(moment.replace(tzinfo=context.zone)) if context.zone is not None else text
