"""Pages drafted beside the crawl, in processes of their own, while it fetches, rules and writes.

On by itself only where reading is what a crawl waits for (`wanted`). A page that kills its process costs itself.
"""

import asyncio
import logging
import os
import pickle
import signal
import socket
import subprocess
import sys
from collections import deque
from dataclasses import dataclass
from typing import Any

from newscrawl.draft import Draft, NoArticle
from newscrawl.drafter import LENGTH, READY, packed
from newscrawl.explain import draft_case
from newscrawl.normalise.case import Case, Fetch

logger = logging.getLogger(__name__)

FAST = 50.0  # pages a second that the settings allow, above which one process is kept busy with reading them
PATIENCE = 60.0  # seconds that a process may take to begin
_ROOM = 4 * 1024 * 1024  # bytes of answers that may wait to be heard


class DrafterError(RuntimeError):
    """The process that read a page ended before it had answered: by a signal, or for want of memory."""


@dataclass(slots=True)
class _Asked:
    body: bytes
    fetch: Fetch
    answer: asyncio.Future[Any]


class Drafting:
    """One process that drafts, begun with the first page and again after it was killed."""

    def __init__(self) -> None:
        self._asked: deque[_Asked] = deque()  # what the process has not answered, in order
        self._process: subprocess.Popen[bytes] | None = None
        self._writer: asyncio.StreamWriter | None = None
        self._hearing: asyncio.Task[None] | None = None
        self._beginning: asyncio.Lock = asyncio.Lock()
        self._given_up = False

    async def draft(self, body: bytes, fetch: Fetch) -> Case | NoArticle:
        """What `explain.draft_case` gives, and raises; DrafterError where the page killed its process."""
        await self._begun()
        if self._writer is None:
            return draft_case(body, fetch)
        asked = _Asked(body, fetch, asyncio.get_running_loop().create_future())
        self._ask(asked)
        found: Draft | NoArticle = await asked.answer
        return found if isinstance(found, NoArticle) else Case(found, fetch)

    def _ask(self, asked: _Asked) -> None:
        self._asked.append(asked)
        known = asked.fetch
        what = Fetch(known.url, outlet=known.outlet, fetched_at=known.fetched_at, headers=dict(known.headers))
        assert self._writer is not None
        self._writer.write(packed((asked.body, what)))

    async def _begun(self) -> None:
        """See that a process is there; where none can be had, say so once and draft here."""
        if self._writer is not None or self._given_up:
            return
        async with self._beginning:
            if self._writer is not None or self._given_up:
                return
            try:
                reader = await self._begin()
            except (OSError, EOFError, TimeoutError) as error:
                self._given_up = True
                self._end()
                logger.warning("pages are read by the crawl itself: no process could be begun for it (%r)", error)
            else:
                self._hearing = asyncio.ensure_future(self._hear(reader))

    async def _begin(self) -> asyncio.StreamReader:
        ours, its = socket.socketpair()
        with its:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "newscrawl.drafter", str(its.fileno())],
                pass_fds=[its.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                process_group=0,  # Ctrl-C is for the crawl alone
                env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
            )
        reader, writer = await asyncio.open_connection(sock=ours, limit=_ROOM)
        try:
            async with asyncio.timeout(PATIENCE):
                if await _heard(reader) != READY:
                    raise EOFError("it did not say that it was ready")
        except BaseException:
            writer.close()
            raise
        self._writer = writer
        return reader

    async def _hear(self, reader: asyncio.StreamReader) -> None:
        """Take answers until the process ends; then what it had in hand is lost, and what waited is asked again."""
        try:
            while True:
                said = await _heard(reader)
                _tell(self._asked.popleft().answer, said)
        except (OSError, EOFError, pickle.UnpicklingError):
            pass
        self._writer = None
        code = self._end()
        if not self._asked:
            return
        why = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        _tell(self._asked.popleft().answer, DrafterError(f"the process reading it ended by itself ({why})"))
        waiting, self._asked = self._asked, deque()
        await self._begun()
        for asked in waiting:
            if self._writer is not None:
                self._ask(asked)
            else:
                _tell(asked.answer, _here(asked))

    def _end(self) -> int:
        """Let the process go; its exit code."""
        process, self._process = self._process, None
        if process is None:
            return 0
        process.kill()
        return process.wait()

    def close(self) -> None:
        """End the process. What it has not answered is not wanted any more."""
        if self._hearing is not None:
            self._hearing.cancel()
        if self._writer is not None:
            self._writer.close()
            self._writer = None
        self._given_up = True
        self._end()


def wanted(asked: Any, *, outlets: int, each: int, delay: float) -> bool:
    """Whether pages are drafted beside the crawl. `asked`: the setting NEWSCRAWL_DRAFTER, "auto" or a truth value.

    "auto": where there is a second core, and `outlets` at work at a time, with `each` requests every `delay` seconds,
    can bring pages faster than FAST.
    """
    if str(asked).lower() != "auto":
        return str(asked).lower() in ("1", "true")
    return _cores() > 1 and outlets * each > FAST * delay


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _here(asked: _Asked) -> Any:
    try:
        found = draft_case(asked.body, asked.fetch)
        return found if isinstance(found, NoArticle) else found.draft
    except Exception as error:
        return error


async def _heard(reader: asyncio.StreamReader) -> Any:
    length = LENGTH.unpack(await reader.readexactly(LENGTH.size))[0]
    return pickle.loads(await reader.readexactly(length))


def _tell(answer: "asyncio.Future[Any]", said: Any) -> None:
    if answer.done():
        return
    if isinstance(said, Exception):
        answer.set_exception(said)
    else:
        answer.set_result(said)
