"""Judges an outlet's health from its history. docs/health.md gives the rules, and why each is as wide as it is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from newscrawl.failure import KINDS
from newscrawl.health import pause, rate
from newscrawl.health.history import History
from newscrawl.health.share import Share, shares
from newscrawl.health.span import ago, span
from newscrawl.health.words import FIELDS, WORDS, is_well
from newscrawl.outlet import Expectation

HISTORY = timedelta(days=7 * (rate.WEEKS + 1))  # how far back a history is read, beyond the days that are shown
_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_FAILING_RUNS = 2  # in a row
_FAILING_FOR = timedelta(hours=6)  # shorter troubles pass by themselves
_PAUSE_AT_LEAST = timedelta(hours=2)  # between two runs
_RUNS_FOR_A_RHYTHM = 5
_ARTICLES_MISSED = 5  # expected by now; that none comes is chance once in 150 times at the most
_SILENT_AT_MOST = timedelta(days=28)
_OTHER_KINDS = {"killed": "it was killed, or the machine went down or ran out of memory", "failed": "see the log"}
# The record's keys, as an outlet file names them -> the field that is counted
_EXPECTED = {"published": "date", "authors": "author", "places": "place", "text": "text"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How one outlet has been doing. `word` is one of WORDS, `dropping` and `failing` with what follows the colon."""

    slug: str
    word: str
    why: str  # a sentence
    runs: int = 0  # in the days shown, as the following
    per_day: float | None = None
    failures: Mapping[str, int] = field(default_factory=dict, hash=False)
    usual: float | None = None  # new articles a day
    usual_from: str | None = None  # "history" or "outlet file"
    last_run: datetime | None = None
    last_good: datetime | None = None
    last_new: datetime | None = None
    shares: Sequence[Share] = ()
    notes: Sequence[str] = ()

    @property
    def well(self) -> bool:
        """Whether nobody needs to look."""
        return is_well(self.word.partition(":")[0])


def judge(history: History, now: datetime, *, days: float = 7, expect: Expectation | None = None) -> Health:
    """The health of an outlet at `now`. `days`: how many are shown; the verdict has look-back windows of its own.

    `expect`: what its outlet file expects, None for an outlet without one.
    """
    start = now - timedelta(days=days)
    judged = history.judged()
    stated = expect.articles_a_day if expect else None
    usual = stated if stated is not None else rate.usual(history, start)
    recent = [run for run in history.runs if run.began >= start]
    failures: Counter[str] = Counter()
    for run in recent:
        failures.update(run.failures)
    failures.update(kind for run, kind in judged if run.began >= start and kind == "killed")
    found = shares(history.settled, now)
    word, why = _verdict(history, now, stated, found, expect)
    return Health(
        slug=history.slug,
        word=word,
        why=why,
        runs=len(recent),
        per_day=rate.per_day(history, start, now),
        failures=dict(failures.most_common()),
        usual=usual,
        usual_from=None if usual is None else "history" if stated is None else "outlet file",
        last_run=history.runs[-1].began if history.runs else None,
        last_good=next((run.began for run in reversed(history.runs) if run.good), None),
        last_new=next((run.began for run in reversed(history.runs) if run.new), None),
        shares=found,
        notes=_notes(history),
    )


def _verdict(
    history: History, now: datetime, stated: float | None, found: Sequence[Share], expect: Expectation | None
) -> tuple[str, str]:
    """The word and the sentence. The first that applies: what hides the rest comes first."""
    if history.problem is not None:
        return "held" if history.held else "unreadable", history.problem
    if not history.runs:
        archives = f" ({history.archive_runs} over archives do not count)" if history.archive_runs else ""
        return "never-ran", f"no run of it is known in the last {HISTORY.days} days{archives}"
    return (
        _not_running(history, now)
        or _failing(history, now)
        or _silent(history, now, stated)
        or _dropping(found, expect)
        or _no_history(history, now, stated)
        or ("ok", WORDS["ok"])
    )


def _not_running(history: History, now: datetime) -> tuple[str, str] | None:
    begun = [run.began for run in history.runs]
    usual = pause.usual(begun)
    unended = history.runs[-1].outcome is None
    at_least = _DAY if unended else _PAUSE_AT_LEAST  # a run may work through much for once, and others wait for it
    if usual is None or len(begun) < _RUNS_FOR_A_RHYTHM or now - begun[-1] <= max(2 * usual, at_least):
        return None
    since = f"no run has begun for {span(now - begun[-1])}; the longest pause of a usual week is {span(usual)}"
    if unended:
        return "not-running", f"{since}; the last run has not ended: it hangs, or it was killed and none followed"
    return "not-running", f"{since}: look whether the schedule is alive"


def _failing(history: History, now: datetime) -> tuple[str, str] | None:
    judged = history.judged()
    streak = []
    for run, kind in reversed(judged):
        if kind == "ok":
            break
        streak.append((run, kind))
    if len(streak) < _FAILING_RUNS:
        return None
    since = streak[-1][0].began
    if now - since < _FAILING_FOR and len(streak) < len(judged):  # one that never worked needs no patience
        return None
    kind, times = Counter(kind for _, kind in streak).most_common(1)[0]
    meaning = KINDS.get(kind) or _OTHER_KINDS.get(kind) or "see the log"
    others = "" if times == len(streak) else f" ({times} of them so)"
    return f"failing:{kind}", f"the last {len(streak)} runs failed, since {span(now - since)}{others}: {meaning}"


def _silent(history: History, now: datetime, stated: float | None) -> tuple[str, str] | None:
    """Silence is counted up to the last good run only: what failed or did not run tells nothing of the outlet."""
    good = [run.began for run in history.runs if run.good]
    if not good:
        return None
    bringing = [run.began for run in history.runs if run.new and run.began <= good[-1]]
    quiet = good[-1] - (bringing[-1] if bringing else good[0])
    patience = _patience(history, bringing, stated)
    if patience is None or quiet <= patience:
        return None
    if not bringing:
        ever = "though its ledger holds older ones" if history.articles else "and none before"
        return "silent", f"not one article in {len(good)} good runs over {span(quiet)}, {ever}"
    return "silent", f"nothing new for {span(quiet)}; up to {span(patience)} would be usual"


def _patience(history: History, bringing: Sequence[datetime], stated: float | None) -> timedelta | None:
    """How long an outlet may be quiet: a day; twice its usual longest pause of a week; five articles' worth of time."""
    if not bringing:
        return _WEEK if stated is None else max(_DAY, _worth(stated))
    settled = rate.settled_since(history)
    moments = [moment for moment in bringing if settled and moment >= settled]
    known = rate.usual(history, bringing[-1])
    usual = stated if stated is not None else known
    if usual is None:
        # All that is known is that it stood still after the first run.
        return _WEEK if not moments else None
    longest = pause.usual(moments) if known is not None else None
    return max(_DAY, min(max(2 * longest if longest else _DAY, _worth(usual)), _SILENT_AT_MOST))


def _worth(per_day: float) -> timedelta:
    """The time in which so many articles are to be expected that none is no chance."""
    return timedelta(days=_ARTICLES_MISSED / per_day) if per_day * 28 > _ARTICLES_MISSED else _SILENT_AT_MOST


def _dropping(found: Sequence[Share], expect: Expectation | None) -> tuple[str, str] | None:
    expected = {_EXPECTED[key] for key in expect.fields if key in _EXPECTED} if expect else set()
    low = [share for share in found if share.dropped or (share.field in expected and share.too_low)]
    if not low:
        return None
    order = list(FIELDS)
    low.sort(key=lambda share: (-share.lost, order.index(share.field)))
    said = []
    for share in low:
        usual = f"usually {_percent(share.usual)}" if share.usual is not None else "the outlet file expects it"
        said.append(f"{share.field} on {_percent(share.share)} of the last {share.of} articles, {usual}")
    return f"dropping:{low[0].field}", "; ".join(said)


def _no_history(history: History, now: datetime, stated: float | None) -> tuple[str, str] | None:
    if stated is not None and any(run.good for run in history.runs):
        return None
    if now - history.runs[0].began >= _WEEK and len(history.runs) >= _RUNS_FOR_A_RHYTHM:
        return None
    count = len(history.runs)
    last = history.runs[-1]
    how = "has not ended yet" if last.outcome is None else f"ended with {last.outcome!r}"
    runs = "one run is" if count == 1 else f"{count} runs are"
    return "no-history", f"only {runs} known, the first {ago(history.runs[0].began, now)}; the last {how}"


def _notes(history: History) -> list[str]:
    notes = []
    if history.future_runs:
        notes.append(f"{history.future_runs} runs are dated later than now and were left out: look at the clock")
    return notes


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share:.0%}"
