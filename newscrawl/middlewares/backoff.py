"""Trying again, and leaving alone.

Failures that pass (time-outs, 5xx) are tried again a few times. A site that says "later" (429, 503) is left until the
time it names, or for growing pauses if it names none; one that keeps turning the crawler away, or sets it a challenge,
is left in peace for the rest of the run. The pauses are kept at the gate: they hold for every outlet on that host.

A host left in peace stays so over runs: until the time it named, else for an hour, then four, sixteen, a day, until it
answers again. Runs that come meanwhile report it as blocked without a knock.
"""

import logging
import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from scrapy import Request
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.http import Response

from newscrawl.failure import printable
from newscrawl.ledger.hosts import Rest, hosts_at
from newscrawl.middlewares.challenge import challenger
from newscrawl.network.gate import GATE, host_of
from newscrawl.network.naming import kind_of
from newscrawl.network.refusal import Refused

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

logger = logging.getLogger(__name__)

GUESS = "newscrawl_guess"  # meta key: whether a usual address is tried that nobody has named
LATER = (429, 503)
PASSING = (408, 500, 502, 504, 520, 522, 524)
TIMES = {"timeout": 1, "dns": 1, "connect": 2}  # kind -> how often it is tried again
FREE = 2  # a 403 may be about one page; the third in a row is about the crawler
LAST = 3  # pauses, each four times the one before; then the host is left for this run
DAY = 24 * 3600.0
LONGEST_ASKED = 7 * DAY  # seconds over runs that a host gets by asking


def retry_after(response: Response) -> float | None:
    """Seconds that the Retry-After header asks for (RFC 9110: seconds or a date); None without a readable one."""
    value = (response.headers.get(b"Retry-After") or b"").decode("ascii", "replace").strip()
    if not value:
        return None
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        when = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError):
        return None
    return max(0.0, ((when if when.tzinfo else when.replace(tzinfo=UTC)) - datetime.now(UTC)).total_seconds())


class BackoffMiddleware:
    """Stands in the place of Scrapy's RetryMiddleware."""

    def __init__(self, crawler: "Crawler") -> None:
        settings = crawler.settings
        self.crawler = crawler
        self.times = settings.getint("RETRY_TIMES")
        self.pause = settings.getfloat("NEWSCRAWL_REST")
        self.longest = settings.getfloat("NEWSCRAWL_MAX_REST")
        self.leave = settings.getfloat("NEWSCRAWL_LEAVE")
        self.hosts = hosts_at(settings["NEWSCRAWL_HOSTS"])
        self._rests: dict[str, Rest | None] = {}  # host -> its rest from an earlier run, looked up once
        self.strikes: dict[str, int] = {}  # host -> how often in a row it turned us away
        self.left: dict[str, str] = {}  # host -> why it is left in peace for this run

    @classmethod
    def from_crawler(cls, crawler: "Crawler") -> "BackoffMiddleware":
        """Scrapy's way to build it."""
        return cls(crawler)

    def process_request(self, request: Request, spider: Any = None) -> None:
        """Refuse what would go to a host that is left in peace."""
        host = host_of(request.url)
        if host not in self._rests:
            self._recall(host)
        if reason := self.left.get(host):
            raise Refused("blocked", reason)

    def process_response(self, request: Request, response: Response, spider: Any = None) -> Request | Response:
        """Pass the response on, try again, or raise Refused("blocked")."""
        host = host_of(request.url)
        who = challenger(response)
        guess = request.meta.get(GUESS)
        if who is None and response.status == 403 and (guess or request.meta.get("newscrawl_robots")):
            return response  # no quarrel: a rule that forbids the site (middlewares/robots.py), or a guess was wrong
        if who is None and response.status == 503 and guess and retry_after(response) is None:
            return response  # the home page came before it was asked for
        if who is None and response.status not in LATER and response.status != 403:
            if response.status < 400:  # the site speaks to us again
                self.strikes.pop(host, None)
                if self._rests.get(host) is not None:
                    self._rests[host] = None
                    self.hosts.spoke(host)
            if response.status in PASSING and not guess:
                return self._again(request, f"status {response.status}", self.times) or response
            return response
        said = f"a challenge page ({who})" if who else f"status {response.status}"
        if GATE.resting(host) <= 0 and not self._rest(host, said, response, free=FREE if said.endswith("403") else 0):
            raise Refused("blocked", self.left[host])
        if response.status in LATER:
            # The page is not to blame: it comes again when the rest is over.
            if again := self._again(request, said, self.times):
                return again
            if response.status == 503 and who is None:
                return response
        raise Refused("blocked", said)

    def process_exception(self, request: Request, exception: Exception, spider: Any = None) -> Request | None:
        """Try again what may pass."""
        if isinstance(exception, Refused):
            return None
        kind, detail = kind_of(exception)
        times = min(TIMES.get(kind, 0), self.times)
        return self._again(request, f"{kind} {detail}".strip(), times) if times else None

    def _rest(self, host: str, said: str, response: Response, free: int) -> bool:
        """Put the host to rest; False when it is to be left for the rest of the run."""
        self.strikes[host] = strikes = self.strikes.get(host, 0) + 1
        asked = retry_after(response)
        step = strikes - free
        if step <= 0 and asked is None:
            return True
        pause = self.pause * 4 ** max(step - 1, 0) if asked is None else asked
        if step >= LAST or pause > self.longest:
            why = f"asked for {pause:g} s" if pause > self.longest else f"{strikes} times in a row"
            self.left[host] = f"{said}, {why}; left in peace for this run"
            logger.warning("%s: %s", printable(host), self.left[host])
            self._leave(host, said, asked)
            return False
        logger.info("%s: %s; nothing more for %g s", printable(host), said, pause)
        GATE.rest(host, pause)
        return True

    def _recall(self, host: str) -> None:
        """Go on with a rest from an earlier run: wait for the end of a short one, leave the host for a long one."""
        rest = self._rests[host] = self.hosts.rest(host)
        seconds = rest.until - time.time() if rest else 0.0
        if rest is None or seconds <= 0:
            return
        if seconds <= self.longest:
            GATE.rest(host, seconds)
            return
        until = datetime.fromtimestamp(rest.until, UTC).isoformat(timespec="minutes")
        self.left[host] = f"{rest.why} in an earlier run; left in peace until {until}"
        logger.warning("%s: %s", printable(host), self.left[host])

    def _leave(self, host: str, said: str, asked: float | None) -> None:
        """Leave a host in peace beyond this run, each time for longer."""
        if self.leave <= 0:
            return
        before = self._rests.get(host)
        times = (before.times if before else 0) + 1
        pause = min(asked, LONGEST_ASKED) if asked is not None else min(self.leave * 4.0 ** min(times - 1, 9), DAY)
        self._rests[host] = rest = Rest(time.time() + pause, times, said)
        self.hosts.leave(host, rest)

    def _again(self, request: Request, reason: str, times: int) -> Request | None:
        if request.meta.get("dont_retry") or self.crawler.spider is None:
            return None
        return get_retry_request(
            request, spider=self.crawler.spider, reason=reason, max_retry_times=times, give_up_log_level="DEBUG"
        )
