"""The gate: the one thing that outlets crawled at the same time share.

A host, and the address it lives at, let one request through at a time, with a pause between the starts, whichever
outlet it is for. A host that asked for a longer pause (crawl-delay) gets it; one that asked to be left alone
(Retry-After) or turned the crawler away is at rest until the time is over.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import urlsplit

from newscrawl.network.refusal import Refused

_SLICE = 0.25  # seconds: how long a wait may outlive the order to stop
_IDLE = 3600.0  # seconds after which an unused door is taken down
_MANY = 5000  # doors


@dataclass(slots=True)
class _Door:
    width: asyncio.Semaphore
    next_start: float = 0.0
    used: float = field(default_factory=time.monotonic)


@dataclass(frozen=True, slots=True)
class Pace:
    """How a host may be visited: `delay` seconds between starts, `width` at a time (0: as many as come)."""

    delay: float = 2.0
    width: int = 1


def _never() -> bool:
    return False


@lru_cache(256)  # of one request it is asked three times
def host_of(url: str) -> str:
    """What the gate takes for the host of a URL: name and port, the scheme's own port left off."""
    parts = urlsplit(url)
    try:
        port = parts.port
    except ValueError:
        port = None
    name = (parts.hostname or "").lower()
    return name if port in (None, {"http": 80, "https": 443}.get(parts.scheme)) else f"{name}:{port}"


class Gate:
    """Doors by host and by address. Times are seconds of the monotonic clock."""

    def __init__(self) -> None:
        self._doors: dict[str, _Door] = {}
        self._floor: dict[str, float] = {}
        self._rest: dict[str, float] = {}

    def slow_down(self, host: str, seconds: float) -> None:
        """Never start two requests to `host` in less than `seconds`, private hosts included."""
        self._floor[host] = max(seconds, self._floor.get(host, 0.0))

    def rest(self, host: str, seconds: float) -> None:
        """Send nothing to `host` for so long."""
        self._rest[host] = max(time.monotonic() + seconds, self._rest.get(host, 0.0))

    def resting(self, host: str) -> float:
        """Seconds until `host` may be asked again; 0 if now."""
        return max(0.0, self._rest.get(host, 0.0) - time.monotonic())

    @asynccontextmanager
    async def turn(
        self, host: str, address: str | None, pace: Pace, stopped: Callable[[], bool] = _never
    ) -> AsyncIterator[None]:
        """Wait for the host's and the address's turn and hold both until the request is over.

        Raises Refused("stopped") when `stopped()` turns true while waiting.
        """
        delay = max(pace.delay, self._floor.get(host, 0.0))
        keys = [f"host {host}", *([f"ip {address}"] if address and address != host else [])]
        held: list[_Door] = []
        try:
            for key in keys:  # every turn takes its doors in this order, hosts before addresses: no two can deadlock
                door = self._door(key, pace.width)
                if pace.width:
                    await door.width.acquire()
                    held.append(door)
            while (wait := self._wait(host, keys)) > 0:
                if stopped():
                    raise Refused("stopped", "while waiting for its turn")
                await asyncio.sleep(min(wait, _SLICE))
            now = time.monotonic()
            for key in keys:
                self._doors[key].next_start = now + (delay if key.startswith("host") else pace.delay)
                self._doors[key].used = now
            yield
        finally:
            for door in held:
                door.width.release()

    def _wait(self, host: str, keys: list[str]) -> float:
        now = time.monotonic()
        return max(self._rest.get(host, 0.0), *(self._doors[key].next_start for key in keys)) - now

    def _door(self, key: str, width: int) -> _Door:
        if len(self._doors) > _MANY:
            old = time.monotonic() - _IDLE
            self._doors = {k: d for k, d in self._doors.items() if d.used > old or d.width.locked()}
        if key not in self._doors:
            self._doors[key] = _Door(asyncio.Semaphore(max(width, 1)))
        door = self._doors[key]
        door.used = time.monotonic()
        return door


GATE = Gate()
