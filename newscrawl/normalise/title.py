"""The ruling on the headline, the deck and the lead."""

import re

from newscrawl.arabic import text
from newscrawl.draft import Claim
from newscrawl.normalise.case import Case, Loser

_CUT = ("…", "...")
# A masthead and a headline, or a headline and a masthead; a colon would make a speaker of the site.
_FIRST = re.compile(r"([^|»–—-]{2,40}?)\s+(?:\||-|–|—|»|::)\s+(.{8,})")
_LAST = re.compile(r"(.{8,})\s+(?:\||-|–|—|«|::)\s+([^|«–—-]{2,40})")
_PARTED = re.compile(r"\s(?:[|–—»«-]|::)\s")  # asked first: most headlines are in one part
_SEPARATORS = " -–—|:·•»«/"


def rule(case: Case) -> None:
    """Fill `title`, `subtitle` and `summary`."""
    site = text.folded(case.site_name or "")
    case.title = _headline(case, site)
    title = text.folded(case.title or "")
    for name in ("subtitle", "summary"):
        claims = case.draft.get(name)
        losers: list[Loser] = []
        for claim in claims:
            words = case.cleaned(claim.raw)
            why = _not_lead(words, title, site)
            if why is None:
                setattr(case, name, words)
                case.rule(name, words, claim, "first in the order of trust", tuple(losers))
                break
            losers.append(Loser(claim, why))


def _headline(case: Case, site: str) -> str | None:
    losers: list[Loser] = []
    claims = case.draft.get("title")
    for claim in claims:
        words = _without_masthead(case.cleaned(claim.raw), case)
        folded = text.folded(words)
        if not folded:
            continue
        if folded == site:
            losers.append(Loser(claim, "is the name of the site"))
            continue
        whole = _whole(words, claims) if words.endswith(_CUT) else None
        if whole is not None:
            losers.append(Loser(claim, "is cut short"))
            case.rule("title", case.cleaned(whole.raw), whole, "the same headline, whole", tuple(losers))
            return case.cleaned(whole.raw)
        losers += [Loser(other, "less trusted") for other in claims if other is not claim and other.raw != claim.raw]
        case.rule("title", words, claim, "first in the order of trust", tuple(losers))
        return words
    case.rule("title", None, None, "no headline on the page", tuple(losers))
    return None


def _without_masthead(words: str, case: Case) -> str:
    """A headline without the site's own name at its start or end: «المرافئ | القطار الليلي …»."""
    if not _PARTED.search(words):
        return words
    outlet = case.fetch.outlet
    own = {text.folded(name) for name in ((*outlet.names,) if outlet else (case.site_name or "",))} - {""}
    for pattern, edge in ((_FIRST, 1), (_LAST, 2)):
        found = pattern.fullmatch(words)
        if found and text.folded(found[edge]) in own:
            return found[3 - edge]
    return words


def _whole(cut: str, claims: list[Claim]) -> Claim | None:
    """The longest claim that goes on where a cut one stops."""
    start = text.folded(cut.rstrip("….").rstrip())
    longer = [c for c in claims if text.folded(c.raw).startswith(start) and not text.clean(c.raw).endswith(_CUT)]
    return min(longer, key=lambda c: len(c.raw), default=None) if start else None


def _not_lead(words: str, title: str, site: str) -> str | None:
    """Why a deck or summary is none; None where it is one. `title` and `site` are folded."""
    folded = text.folded(words).strip(_SEPARATORS)
    if not folded:
        return "is empty"
    if folded == title:
        return "repeats the headline"
    if folded == site:
        return "is the name of the site"
    return None
