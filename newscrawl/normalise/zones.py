"""Which zone a time stamp is in, by what the page prints beside it for its readers.

Machines write UTC, or a local clock and call it UTC; readers see the local clock, and the local day.
"""

from datetime import UTC, datetime, timedelta, timezone

from newscrawl.normalise import clock
from newscrawl.normalise.case import Loser
from newscrawl.normalise.stamps import Stamp

# The offsets in use (IANA time zone database, 2026), summer time with them.
_OFFSETS = frozenset(
    timedelta(minutes=minutes)
    for minutes in (
        *range(-12 * 60, 14 * 60 + 1, 60),
        -570,
        -210,
        -150,
        210,
        270,
        330,
        345,
        390,
        525,
        570,
        630,
        765,
        825,
    )
)
_WEST, _EAST = timedelta(hours=-11), timedelta(hours=13)  # where most of the world's readers are
_MINUTE, _HOUR = timedelta(minutes=1), timedelta(hours=1)
IN_UTC = ("Z", "+00:00")


def in_printed_zone(winner: Stamp, group: list[Stamp], zone: str | None, losers: list[Loser]) -> Stamp:
    """The claim that names the readers' zone, where the winner is in UTC and both say one thing.

    One instant («05:30Z», «08:30+03:00») has its day by the second, unless the outlet's zone tells it. One clock
    («14:14Z», «14:14 بتوقيت القاهرة») is true in the zone that is printed for readers.
    """
    if not clock.has_clock(winner.value) or clock.offset_of(winner.value) not in ("Z", "+00:00"):
        return winner
    at, wall = clock.instant(winner.value), clock.naive(winner.value)[:16]
    for stamp in sorted(group, key=lambda s: s.rank):
        own = clock.instant(stamp.value)
        if own is None or stamp.reading.timezone_source != "text" or clock.offset_of(stamp.value) in ("Z", "+00:00"):
            continue
        if zone is None and at is not None and abs(own - at) < timedelta(minutes=1):
            coarser = len(clock.naive(stamp.value)) < len(clock.naive(winner.value))
            if coarser and stamp.value[:10] == winner.value[:10]:
                continue  # nothing is gained
            losers.append(Loser(winner.claim, "says the same instant, but not where its readers are"))
            return stamp
        if winner.machine and not stamp.machine and clock.naive(stamp.value)[:16] == wall:
            losers.append(Loser(winner.claim, "its Z is false: the page prints the same clock with a zone"))
            return stamp._replace(flags=(*stamp.flags, "false_utc"))
    return winner


def false_utc(winner: Stamp, shown: list[Stamp], zone: str | None, fetched: datetime | None) -> tuple[Stamp, str]:
    """The stamp with the outlet's own offset where its `Z` turns out to be a local clock, and the proof; else "".

    Two proofs count: the page prints the same clock for readers; or the instant would lie after the fetch.
    """
    if not winner.machine or clock.offset_of(winner.value) not in ("Z", "+00:00"):
        return winner, ""
    naive = clock.naive(winner.value)
    if zone is not None and clock.offset_of(clock.with_zone(naive, zone)) == "+00:00":
        return winner, ""
    same = any(clock.naive(s.value)[:16] == naive[:16] and s.reading.timezone_source != "text" for s in shown)
    at = clock.instant(winner.value)
    known = fetched.astimezone(UTC) if fetched is not None and fetched.tzinfo else None
    ahead = at is not None and known is not None and at > known + timedelta(minutes=5)
    if not same and not (ahead and zone is not None):
        return winner, ""
    value = clock.with_zone(naive, zone) if zone else naive
    reading = winner.reading._replace(timezone=zone, timezone_source="outlet" if zone else None)
    proof = "the page prints the same clock for its readers" if same else "as UTC it would lie after the fetch"
    return winner._replace(value=value, reading=reading, flags=(*winner.flags, "false_utc")), f"its Z is false: {proof}"


def by_clock(winner: Stamp, shown: list[Stamp], changed: list[datetime]) -> Stamp:
    """A stamp in UTC in its readers' zone, where it falls on another day than is printed and a clock beside that day
    tells the offset: «2026-11-25T16:00:00Z» and "26 Nov 2026 05:00 AM" are 05:00 at +13:00.

    `shown`: the stamps with a clock that are printed for readers. `changed`: when the piece was changed, in UTC; what
    may be that clock tells nothing.
    """
    at = clock.instant(winner.value)
    if at is None or not winner.machine:
        return winner
    for stamp in shown:
        wall = clock.wall(clock.naive(stamp.value)[:16])
        if wall is None or clock.offset_of(stamp.value) or stamp.value[:10] == winner.value[:10]:
            continue
        ahead = _offset(wall, at)
        if ahead is not None and all(abs(other - at) < _MINUTE or _offset(wall, other) is None for other in changed):
            there = at.astimezone(timezone(ahead))
            value = there.isoformat(timespec="seconds" if len(clock.naive(winner.value)) > 16 else "minutes")
            reading = winner.reading._replace(timezone=value[-6:], timezone_source="text")
            return winner._replace(value=value, reading=reading, flags=(*winner.flags, "zone_by_clock"))
    return winner


def _offset(wall: datetime, at: datetime) -> timedelta | None:
    """How far a printed clock is ahead of an instant, where a zone in use is that far from UTC."""
    ahead = wall.replace(tzinfo=UTC) - at.replace(second=0, microsecond=0)
    return ahead if ahead in _OFFSETS else None


def readers_day(winner: Stamp, group: list[Stamp], changed: list[datetime]) -> str | None:
    """The day that the page prints for its readers, where a winner in UTC falls on the one before or after; None where
    its own day is right, no zone explains the other, or that may be when the piece was changed.

    `group`: the stamps that agree with the winner. `changed`: as for `by_clock`.
    """
    if winner.value[:10] in {stamp.value[:10] for stamp in group if not stamp.machine}:
        return None
    shown = [stamp for stamp in group if stamp.claim.source == "visible" and len(stamp.value) >= 10 and not stamp.weak]
    days = {stamp.value[:10] for stamp in shown}
    at = clock.instant(winner.value)
    if at is None or len(days) != 1:
        return None
    day = days.pop()
    if day not in _days(at) or any(abs(other - at) >= _HOUR and day in _days(other) for other in changed):
        return None
    return day


def _days(at: datetime) -> set[str]:
    """The days on which an instant may fall where its readers are."""
    return {(at + ahead).date().isoformat() for ahead in (_WEST, timedelta(), _EAST)}


def as_false_utc(stamp: Stamp, zone: str | None) -> Stamp:
    """A modification time from the same clock as a publication time whose Z is false."""
    if clock.offset_of(stamp.value) not in ("Z", "+00:00"):
        return stamp
    naive = clock.naive(stamp.value)
    reading = stamp.reading._replace(timezone=zone, timezone_source="outlet" if zone else None)
    value = clock.with_zone(naive, zone) if zone else naive
    return stamp._replace(value=value, reading=reading, flags=(*stamp.flags, "false_utc"))
