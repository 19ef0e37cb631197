"""A crawl's memory that lasts: `newscrawl.memory.Memory` kept in an outlet's ledger, its records fed to an output."""

import heapq
import logging
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any

from newscrawl.arabic.text import folded
from newscrawl.article import Article
from newscrawl.discover import urls
from newscrawl.exporters.output import Output
from newscrawl.failure import Failure, printable
from newscrawl.lead import Lead
from newscrawl.ledger.ledger import Ledger
from newscrawl.ledger.mark import Mark
from newscrawl.ledger.sources import Source
from newscrawl.ledger.urls import Known
from newscrawl.memory.recheck import following

logger = logging.getLogger(__name__)

# Failures of the moment: the URL is tried again in later runs, three times in all.
_PASSING = {"dns", "tls", "connect", "timeout", "blocked", "robots", "server", "http", "rejected", "bug"}
# Failures of the run: they say nothing of the URL, which stays as it was.
_OURS = {"budget", "stopped", "disk", "locked", "ends-runs"}
_WARY = timedelta(days=7)  # after a run ended over a document
_MOST_ENDED = 3  # runs that ended over a document, without its being read between; after that
_RESTS, _MOST_REST = timedelta(days=1), timedelta(days=32)  # it rests so long, and twice as long after each further one
_FRESH = timedelta(days=2)  # a lead older than this no longer says that its piece is new
_COMMIT_EVERY = 24  # pages that may share a commit where they come quickly: a kill has them fetched again
_COMMIT_SECONDS = 0.25
_FEED_EVERY = 256  # records; so many at most wait to be written to the output
_FEED_SECONDS = 5.0
_OPEN_AT_ONCE = 5_000
_MOST_QUEUED = 50_000  # leads in memory; those of an archive beyond that wait in the ledger alone
_DUE_AT_ONCE = 500
_AHEAD = 16  # leads whose rows are read together
_LEAD_FIELDS = tuple(f.name for f in fields(Lead))
key = lru_cache(1024)(urls.key)  # asked for several times while a page is on its way


def _now() -> datetime:
    return datetime.now(UTC)


class LedgerMemory:
    """The memory of one outlet's run. `outlet`: its slug, under which it feeds `output`.

    `archive`: the run walks archives between `since` and `until`: feeds and sitemaps are read whole, and articles are
    not looked at again. `waits`: how long after a change to look again. Raises LedgerError and OutputError, both
    OSErrors, when the disk will not have it.
    """

    def __init__(
        self,
        ledger: Ledger,
        outlet: str,
        output: Output | None,
        *,
        archive: bool = False,
        since: date | None = None,
        until: date | None = None,
        waits: Sequence[timedelta] = (),
        run: int | None = None,
        now: Callable[[], datetime] = _now,
        mark: Mark | None = None,
    ) -> None:
        self._ledger, self._outlet, self._output = ledger, outlet, output
        ledger.gather(_COMMIT_EVERY, _COMMIT_SECONDS)
        self._archive, self._waits, self._now = archive, waits, now
        self._since, self._until = since, until
        self._queue: list[tuple[int, float, int, str]] = []
        self._queued: set[str] = set()
        self._ahead: dict[str, Known] = {}  # rows of the leads that are next as things stand
        self._flying: dict[str, Known] = {}  # leads handed out, until it is known what became of them
        self._keys: dict[str, str] = {}  # and their keys, by URL
        self._count = 0
        self._unfed = 0
        self._run, self._mark = run, mark
        self._closed = False
        self._fed_at = time.monotonic()
        self._open_after = ""
        self._more_open = False
        self._spilled = False  # leads were left in the ledger that the reading of it has passed

    # -- what ends a run ---------------------------------------------------------------------------------------------

    @property
    def broken_off(self) -> str | None:
        """See Memory."""
        return self._mark.broken_off if self._mark is not None else None

    def in_hand(self, url: str) -> AbstractContextManager[None]:
        """See Memory."""
        return self._mark.on(url) if self._mark is not None else nullcontext()

    def read_through(self, url: str) -> None:
        """See Memory."""
        if self._mark is not None and self._mark.ended:
            known_key = self._key(url)
            if forms := {each for _, each in self._mark.ended if key(each) == known_key}:
                self._mark.clear(forms)

    def is_wary(self) -> bool:
        """See Memory."""
        return self._mark is not None and any(self._now() - at < _WARY for at, _ in self._mark.ended)

    def rests(self, url: str) -> bool:
        """See Memory."""
        if self._mark is None or not self._mark.ended:
            return False
        known_key = self._key(url)
        times = [at for at, each in self._mark.ended if key(each) == known_key]
        more = len(times) - _MOST_ENDED
        return more >= 0 and self._now() - times[-1] < min(_RESTS * 2**more, _MOST_REST)

    # -- leads -------------------------------------------------------------------------------------------------------

    def resume(self) -> None:
        """See Memory."""
        self._load_open()
        if not self._archive:
            for known in self._ledger.urls.due(self._now(), _DUE_AT_ONCE):
                self._push(known.key, 2, 1.0)

    def returning(self) -> bool:
        """See Memory."""
        return self._ledger.count("articles") > 0

    def found(self, leads: Iterable[Lead]) -> int:
        """See Memory. A URL given by hand is fetched whatever is known of it, unless it was forgotten; so is one that
        now lies inside.
        """
        by_key = {key(lead.url): lead for lead in leads}
        if not by_key:
            return 0
        new = set(self._ledger.urls.found([(k, _hints(lead)) for k, lead in by_key.items()], self._now()))
        for known_key, lead in by_key.items():
            if known_key not in new and lead.published:
                self._improve(known_key, lead)
            again = known_key not in new and (self._given_again(known_key, lead) or self._inside_now(known_key))
            first = lead.fresh or lead.via == "given"
            if known_key in new and not first and len(self._queue) >= _MOST_QUEUED:
                self._spilled = True
            elif known_key in new or again:
                self._push(known_key, 0 if first else 1, lead.score)
        return len(new)

    def next(self) -> Lead | None:
        """See Memory."""
        while self._queue or self._more():
            if self._queue:
                if (taken := self._queue[0][-1]) not in self._ahead:
                    self._read_ahead()
                heapq.heappop(self._queue)
                known = self._ahead.pop(taken, None)
                if known is not None and known.state != "forgotten":
                    self._flying[taken] = known
                    lead = self._lead(known)
                    self._keys[lead.url] = taken
                    return lead
        return None

    def _read_ahead(self) -> None:
        """Read the rows of the leads at the head of the queue, in whose place better ones may still come."""
        first = [heapq.heappop(self._queue) for _ in range(min(_AHEAD, len(self._queue)))]
        for entry in first:
            heapq.heappush(self._queue, entry)
        self._ahead = self._ledger.urls.those([known_key for *_, known_key in first])

    def _more(self) -> bool:
        """Read on in the ledger's open URLs; False when all were read."""
        if self._spilled and not self._more_open:
            self._spilled, self._more_open, self._open_after = False, True, ""
        if not self._more_open:
            return False
        self._load_open()
        return True

    def waiting(self) -> int:
        """See Memory."""
        return len(self._queue)

    def seen(self, url: str) -> bool:
        """See Memory."""
        return self._ledger.urls.known(key(url)) is not None

    def _load_open(self) -> None:
        batch = self._ledger.urls.open(_OPEN_AT_ONCE, self._open_after)
        self._more_open = len(batch) == _OPEN_AT_ONCE
        for known in batch:
            self._open_after = known.key
            self._push(known.key, 1, float(known.hints.get("score", 1.0)))

    def _push(self, known_key: str, rank: int, score: float) -> None:
        if known_key not in self._queued:
            self._queued.add(known_key)
            self._count += 1
            heapq.heappush(self._queue, (rank, -score, self._count, known_key))

    def _improve(self, known_key: str, lead: Lead) -> None:
        """A lead that waits without a date takes that of one found later."""
        known = self._ledger.urls.known(known_key)
        if known is not None and known.state == "found" and not known.hints.get("published"):
            self._ledger.urls.better(known_key, _hints(lead))
            self._ahead.pop(known_key, None)

    def _given_again(self, known_key: str, lead: Lead) -> bool:
        """Whether a known URL was given by hand and may be fetched."""
        if lead.via != "given":
            return False
        known = self._ledger.urls.known(known_key)
        if known is not None and known.state == "forgotten":
            logger.warning("%s: was forgotten by hand and is not fetched again", printable(lead.url))
            return False
        return True

    def _inside_now(self, known_key: str) -> bool:
        """Whether a URL left out of an earlier run for its day is inside this one's days."""
        known = self._ledger.urls.known(known_key)
        if known is None or known.state != "outside" or not known.reason:
            return False
        day = date.fromisoformat(known.reason)
        return (self._since is None or day >= self._since) and (self._until is None or day <= self._until)

    def _lead(self, known: Known) -> Lead:
        hints: dict[str, Any] = {k: v for k, v in known.hints.items() if k in _LEAD_FIELDS}
        found = datetime.fromisoformat(known.found_at)
        hints["fresh"] = bool(hints.get("fresh")) and self._now() - found < _FRESH
        hints["found_at"] = hints.get("found_at") or known.found_at
        return Lead(**{"url": known.url, **hints})

    # -- fetches -----------------------------------------------------------------------------------------------------

    def validators(self, url: str) -> Mapping[str, str]:
        """See Memory."""
        known_key = self._key(url)
        known = self._flying.get(known_key) or self._ledger.urls.known(known_key)
        if known is not None:  # a page that was read as a section before may still be an article to write
            return _conditions(known.etag, known.last_modified) if known.state == "done" else {}
        source = None if self._archive else self._ledger.sources.get(url)
        return _conditions(source.etag, source.last_modified) if source else {}

    def answered(self, url: str, etag: str | None, last_modified: str | None) -> None:
        """See Memory. An archive run reads only a part of a source, so that its answer does not count as read."""
        if not self._archive:
            self._ledger.sources.answered(Source(url, etag, last_modified), self._now(), changed=True)

    def wrong_guess(self, url: str, problem: str) -> None:
        """See Memory."""
        self._ledger.guesses.was_wrong(url, self._now(), problem)

    def is_wrong_guess(self, url: str) -> bool:
        """See Memory."""
        return self._ledger.guesses.is_wrong(url, self._now())

    def tried(self, url: str, failure: Failure | None) -> None:
        """See Memory."""
        now, known_key = self._now(), self._key(url)
        self._landed(known_key, url)
        if failure is None or failure.kind not in _PASSING | _OURS:
            self._queued.discard(known_key)  # no longer open: the ledger will not offer it again
        if failure is None:
            known = self._ledger.urls.known(known_key)
            if known is not None and known.article_id:
                self._ledger.urls.unchanged(known_key, now, check_at=self._next_check(known.article_id, now))
            else:
                self._ledger.urls.tried(known_key, "none", now)
        elif failure.kind == "gone":
            if self._ledger.articles.gone(known_key, now, status=410 if "410" in failure.detail else 404) is not None:
                self._feed(force=True)
        elif failure.kind in _OURS:
            return
        elif (known := self._ledger.urls.known(known_key)) is not None and known.state == "done" and known.article_id:
            # The article stands, whatever became of a second look at it.
            check_at = self._next_check(known.article_id, now)
            self._ledger.urls.tried(known_key, "done", now, reason=failure.kind, check_at=check_at)
        else:
            state = "failed" if failure.kind in _PASSING else "none"
            self._ledger.urls.tried(known_key, state, now, reason=failure.kind)

    def outside(self, url: str, day: str) -> None:
        """See Memory."""
        known_key = self._key(url)
        self._landed(known_key, url)
        self._ledger.urls.tried(known_key, "outside", self._now(), reason=day)

    def wrote(self, article: Article, lead: Lead | None) -> bool:
        """See Memory. The URL's state and the record are one transaction; the output follows in batches."""
        url = lead.url if lead else article.url
        now, known_key = self._now(), self._key(url)
        self._queued.discard(known_key)
        if self._landed(known_key, url) is None and self._ledger.urls.known(known_key) is None:
            self._ledger.urls.found([(known_key, _hints(lead or Lead(article.url)))], now)
        check_at = None if self._archive or not self._waits else now + self._waits[0]
        written = self._ledger.articles.write(known_key, article, now, folded=folded(article.text), check_at=check_at)
        if written is None:
            self._ledger.urls.unchanged(known_key, now, check_at=self._next_check(article.id, now))
            return False
        self._unfed += 1
        self._feed()
        return True

    def _key(self, url: str) -> str:
        return self._keys.get(url) or key(url)

    def _landed(self, known_key: str, url: str) -> Known | None:
        """What was known of a lead handed out, which is so no more."""
        self._ahead.pop(known_key, None)
        self._keys.pop(url, None)
        return self._flying.pop(known_key, None)

    def _next_check(self, article_id: str, now: datetime) -> datetime | None:
        changed = self._ledger.articles.changed_at(article_id)
        return None if changed is None or self._archive else following(changed, now, self._waits)

    def _feed(self, *, force: bool = False) -> None:
        late = time.monotonic() - self._fed_at > _FEED_SECONDS
        if self._output is not None and (force or late or self._unfed >= _FEED_EVERY):
            self._output.feed(self._outlet, self._ledger)
            self._unfed, self._fed_at = 0, time.monotonic()

    def ended(self, outcome: str, counts: Mapping[str, Any]) -> None:
        """Write down how the run ended. An output begun afresh is emptied where all went well and nothing came."""
        if self._output is not None and outcome == "ok":
            self._feed(force=True)
            self._output.finish_afresh()
        if self._run is not None:
            self._ledger.runs.end(self._run, self._now(), outcome, dict(counts))

    def close(self) -> None:
        """See Memory. What the outbox holds is written out. Closing twice does nothing."""
        if not self._closed:
            self._closed = True
            try:
                self._feed(force=True)
            finally:
                self._ledger.close()


def _hints(lead: Lead) -> dict[str, Any]:
    """All that a lead says."""
    return {name: getattr(lead, name) for name in _LEAD_FIELDS}


def _conditions(etag: str | None, last_modified: str | None) -> dict[str, str]:
    headers = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {name: value for name, value in headers.items() if value}
