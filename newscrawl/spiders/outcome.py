"""What an outlet's run came to, in one word: "ok", "stopped", or the kind of failure that explains an empty run."""

from newscrawl.failure import Failure
from newscrawl.tally import Tally

NOT_ARTICLES = ("no-article", "empty", "not-html", "language", "rejected")


def outcome(
    tally: Tally, reason: str, *, given: bool, read_well: set[str], home_failure: Failure | None, remembers: bool
) -> str:
    """The outcome of a run that Scrapy ended for `reason`.

    `given`: it was sent to certain URLs and nothing else. `read_well`: kinds of discovery documents of which one read
    well. `home_failure`: why the home page could not be had. `remembers`: earlier runs are remembered, so that finding
    nothing new is well.
    """
    if reason in ("shutdown", "stopped"):
        return "stopped"
    if reason != "finished":
        return "bug" if reason == "start_error" else reason
    if tally.articles or tally.same or tally.outside:
        return "ok"
    if given and not read_well:
        return next(iter(tally.failures), "ok")
    if not tally.leads:
        if home_failure is not None:
            return home_failure.kind
        return "ok" if remembers and read_well else "no-articles"
    if sum(tally.failures[kind] for kind in NOT_ARTICLES) >= tally.leads / 2:
        return "layout-changed"
    commonest = tally.failures.most_common(1)
    return commonest[0][0] if commonest and commonest[0][1] >= tally.leads / 2 else "ok"
