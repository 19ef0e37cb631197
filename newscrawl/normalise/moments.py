"""The ruling on dates: when the piece was published, and when it was changed.

Sources disagree in practice: a `Z` that is the Cairo clock, a template's date in a meta tag, a crawl date beside the
real one. Every claim is read; claims that can speak of one publication are counted together; the heaviest group wins,
and in it the best trusted claim that has a clock. What lost, and why, stays in the ruling.
"""

from datetime import date, datetime, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

from newscrawl.arabic.dates.reading import EITHER, NO_ANCHOR
from newscrawl.article import Moment
from newscrawl.draft import ABOVE, Claim, Source
from newscrawl.normalise import clock, digit_order, stamps, zones
from newscrawl.normalise.anchor import Anchor
from newscrawl.normalise.case import Case, Loser
from newscrawl.normalise.moments_in_text import datelines, said_today
from newscrawl.normalise.stamps import Stamp

_STALE = "is a day off the fetch, beside an older date: a page clock that was kept too long, or a conflict"


def rule(case: Case) -> None:
    """Fill `published` and `modified`."""
    anchor = Anchor(case)
    zone = case.fetch.outlet.zone if case.fetch.outlet else None
    country = case.fetch.outlet.country if case.fetch.outlet else None
    claims = [*case.draft.get("published"), *_lead_claims(case), *datelines(case, anchor.when)]
    read: list[Stamp] = []
    losers: list[Loser] = []
    for claim in claims:
        stamp, why = stamps.read(claim, anchor.when, zone, country)
        if stamp is None and why.startswith(EITHER):
            stamp = digit_order.settled(claim, case, zone)
        if stamp is None:
            losers.append(Loser(claim, _unread(why, anchor)))
        elif stamp.is_after(case.fetch.fetched_at):
            losers.append(Loser(claim, "lies after the fetch"))
        else:
            read.append(stamp)
    read = _without_page_clock(read, losers, case.fetch.fetched_at, zone, country)
    if not read:
        stamp, unread = said_today(case, anchor.when(), zone, country)
        if stamp is not None:
            read.append(stamp)
        elif unread is not None:
            claims = [*claims, unread]
            losers.append(Loser(unread, f"relative, and {anchor.why}"))
    winner, flags = _published(case, read, losers, zone)
    if winner is None:
        case.published = _absent(claims, losers, anchor)
    else:
        case.published = winner.moment(flags)
        if "weekday_mismatch" in case.published.flags:
            case.warn("weekday_mismatch")
        if "order_inferred" in case.published.flags:
            case.warn("order_inferred")
    _modified(case, anchor, zone, country, winner)


def _unread(why: str, anchor: Anchor) -> str:
    """Why a claim was not read; where an anchor was missing, why there is none."""
    return f"{why.removesuffix(NO_ANCHOR)}needs an anchor: {anchor.why}" if why.endswith(NO_ANCHOR) else why


def passed_over(case: Case) -> list[Loser]:
    """The dates on the page that are no claims of the piece, and why: page clocks, crawl dates, other pieces' dates."""
    return [Loser(claim, _elsewhere(claim)) for claim in case.draft.clocks]


def _elsewhere(claim: Claim) -> str:
    """Why a date on the page is no claim of the piece."""
    if claim.where == "page head":
        return "passed over: at the head of the page, a clock or a crawl date"
    if claim.where == "asset":
        return "passed over: the month of a file that the page loads; it only tells how old the page is"
    return "passed over: stands elsewhere on the page, beside other pieces or comments"


def _lead_claims(case: Case) -> list[Claim]:
    lead = case.fetch.lead
    if lead is None or not lead.published:
        return []
    if lead.via in ("feed", "cms"):
        return [Claim(lead.published, "feed", lead.source or lead.via)]
    if lead.via in ("sitemap", "news_sitemap"):
        return [Claim(lead.published, "sitemap", lead.source or lead.via)]
    return [Claim(lead.published, "visible", f"beside the link on {lead.source or lead.via}")]


def _without_page_clock(
    read: list[Stamp], losers: list[Loser], fetched: datetime | None, zone: str | None, country: str | None
) -> list[Stamp]:
    """Without a printed day that is the day of the fetch, where it may be the page's clock.

    A site's clock prints "today" beside every piece. A label («نشر في») says that it is none. What it shows is one
    where other claims say that the piece is older, or where a stamp without year stands above the headline.
    """
    if fetched is None:
        return read
    older = fetched.date() - timedelta(days=2)
    others = [s for s in read if (day := clock.day_of(s.value)) is not None and day < older]
    unread = [loser.claim for loser in losers if loser.why.startswith(EITHER)]
    for claim in (each for each in unread if not each.where.startswith(ABOVE)):  # «3/2/2024», whichever day it means
        days = [s for order in ("DMY", "MDY") if (s := stamps.read_in_order(claim, order, zone)) is not None]
        if days and all((day := clock.day_of(s.value)) is not None and day < older for s in days):
            others += days
    kept: list[Stamp] = []
    for stamp in read:
        claim = stamp.claim
        above = stamp.anchored and claim.where.startswith(ABOVE)
        # The anchor may lie years before the fetch: what a clock shows is told by the day of the fetch.
        at = stamps.read(claim, lambda: fetched, zone, country)[0] if above else stamp
        day = clock.day_of(at.value) if at else None
        here = day is not None and abs(day - fetched.date()) <= timedelta(days=1)
        if not here or claim.source != "visible" or claim.label or (stamp.anchored and not stamp.day_alone):
            kept.append(stamp)
        elif others and _is_other_day(day, fetched, zone):
            losers.append(Loser(claim, _STALE))
        elif others:
            losers.append(Loser(claim, "is the day of the fetch, beside an older date: a page clock"))
        elif above:
            losers.append(Loser(claim, "is the day of the fetch, without year, above the headline: a page clock"))
        else:
            kept.append(stamp)
    return kept


def _is_other_day(day: date | None, fetched: datetime, zone: str | None) -> bool:
    """Whether a day is certainly not the one of the fetch where the outlet is."""
    return zone is not None and fetched.tzinfo is not None and day != fetched.astimezone(ZoneInfo(zone)).date()


def _published(
    case: Case, read: list[Stamp], losers: list[Loser], zone: str | None
) -> tuple[Stamp | None, tuple[str, ...]]:
    """The winning stamp and the flags that the ruling adds."""
    if not read:
        why = "no claim could be read" if losers else "nothing on the page says when the piece was published"
        case.rule("published", None, None, why, tuple(losers))
        return None, ()
    group = _heaviest([s for s in read if len(s.value) >= 10] or read)
    winner = min(group, key=lambda s: (s.claim.source != "select", not clock.has_clock(s.value), s.weak, s.rank))
    flags = ["date_conflict"] if any(loser.why == _STALE for loser in losers) else []
    winner = zones.in_printed_zone(winner, group, zone, losers)
    shown = [s for s in group if not s.machine and clock.has_clock(s.value)]
    winner, false = zones.false_utc(winner, shown, zone, case.fetch.fetched_at)
    if zone is None and winner.value.endswith(zones.IN_UTC):
        changed = _changed(case)
        winner = zones.by_clock(winner, shown, changed)
        case.readers_day = zones.readers_day(winner, group, changed)
    if not false and any(not stamps.zone_explains(winner.value, s.value) for s in shown):
        flags.append("date_conflict")
    agreeing = len({s.claim.source for s in group})
    told = {id(loser.claim) for loser in losers}
    for other in read:
        if other.claim is winner.claim or id(other.claim) in told:
            continue
        if other in group:
            losers.append(Loser(other.claim, "agrees; less trusted or coarser"))
        else:
            losers.append(Loser(other.claim, _outweighed(case, other, winner, agreeing)))
            if other.claim.source not in ("text", "header"):
                flags.append("date_conflict")
    if "date_conflict" in flags:
        case.warn("date_conflict")
    others = {s.claim.source for s in group} - {winner.claim.source}
    why = f"agrees with {', '.join(sorted(others))}" if others else "the only claim that could be read"
    if not others and len(read) > 1:
        why = "the heaviest claim; the others disagree with it"
    case.rule("published", winner.value, winner.claim, f"{why}; {false}" if false else why, tuple(losers))
    return winner, tuple(dict.fromkeys(flags))


def _changed(case: Case) -> list[datetime]:
    """The instants that the claims of a change name."""
    found = (stamps.read(claim, None, None, None)[0] for claim in case.draft.get("modified"))
    return [at for stamp in found if stamp is not None and (at := clock.instant(stamp.value)) is not None]


def _heaviest(days: list[Stamp]) -> list[Stamp]:
    """The stamps that can be of one publication and together weigh most: all of them on most pages."""
    values = list({s.value: None for s in days})
    if all(stamps.agree(a, b) for a, b in combinations(values, 2)):
        return days
    groups = {value: [s for s in days if stamps.agree(value, s.value)] for value in values}
    weights = {value: _weight(group) for value, group in groups.items()}
    # A date printed in full does not yield to one that only the anchor completes.
    full = [s for s in days if not s.anchored and s.claim.source != "text"]
    best = max(full or days, key=lambda s: (weights[s.value], -s.rank))
    return groups[best.value]


def _weight(group: list[Stamp]) -> float:
    """What the claims that agree weigh together, the heaviest of each source."""
    sources: dict[Source, float] = {}
    for stamp in group:
        own = stamps.WEIGHT[stamp.claim.source] * (stamps.WEAKER if stamp.weak else 1.0)
        sources[stamp.claim.source] = max(own, sources.get(stamp.claim.source, 0.0))
    return sum(sources.values())


def _outweighed(case: Case, other: Stamp, winner: Stamp, agreeing: int) -> str:
    """Why a claim of another day lost. `agreeing`: how many sources speak for the winner."""
    said = f"says {other.value}"
    for claim in case.draft.get("modified"):
        modified = stamps.read(claim, None, None, None)[0]
        if modified is not None and clock.before(modified.value, other.value):
            said += ", which lies after the modified time"
            break
    if other.anchored and not winner.anchored:
        return f"{said} by the anchor: a date printed in full goes before it"
    if agreeing > 1:
        return f"{said}: outweighed by the claims that agree"
    more = "stands before it" if winner.claim.source == other.claim.source else "is trusted more"
    return f"{said}: one claim only, and the one that won {more}"


def _absent(claims: list[Claim], losers: list[Loser], anchor: Anchor) -> Moment | None:
    """What is said of a date that could not be read: null only where the page claims none at all."""
    if not claims:
        return None
    first = claims[-1] if claims[-1].where == "body" else claims[0]
    why = next((loser.why for loser in losers if loser.claim == first), None) or anchor.why
    flags = ("from_text",) if first.source == "text" else ()
    return Moment(raw=first.raw, source=first.source, flags=flags, reason=why)


def _modified(case: Case, anchor: Anchor, zone: str | None, country: str | None, published: Stamp | None) -> None:
    """The best trusted modification time that does not lie before publication."""
    losers: list[Loser] = []
    claims = case.draft.get("modified")
    for claim in claims:
        stamp, why = stamps.read(claim, anchor.when, zone, country)
        if stamp is None:
            losers.append(Loser(claim, why))
            continue
        if stamp.is_after(case.fetch.fetched_at):
            losers.append(Loser(claim, "lies after the fetch"))
            continue
        if published is not None:
            if "false_utc" in published.flags and stamp.machine:
                stamp = zones.as_false_utc(stamp, zone)
            if clock.before(stamp.value, published.value):
                losers.append(Loser(claim, "lies before publication"))
                continue
        case.modified = stamp.moment()
        case.rule("modified", stamp.value, claim, "the best trusted claim not before publication", tuple(losers))
        return
    if claims:
        case.modified = Moment(raw=claims[0].raw, source=claims[0].source, reason=losers[0].why)
        case.rule("modified", None, None, losers[0].why, tuple(losers))
