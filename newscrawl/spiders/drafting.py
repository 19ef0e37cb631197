"""Pages drafted beside the crawl, in a process of its own, while it fetches, rules and writes.

On by itself only where reading is what a crawl waits for (`wanted`). A page that kills the process costs itself.
"""

import asyncio
import logging
import os
import pickle
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newscrawl import outlets
from newscrawl.draft import Draft, NoArticle
from newscrawl.drafter import LENGTH, READY, Failed, packed
from newscrawl.normalise.case import Case, Fetch

logger = logging.getLogger(__name__)

FAST = 50.0  # pages a second that the settings allow, above which one process is kept busy with reading them
MOST_DEATHS = 30  # in a row, with no answer between, each of a process that had just read a page of its own well
PATIENCE = 120.0  # seconds without an answer, after which the process is taken for dead
_SIGNALS = {each.value: each.name for each in signal.Signals}
_ROOM = 4 * 1024 * 1024  # bytes of answers that may wait to be heard


class DrafterError(RuntimeError):
    """Reading a page beside the crawl failed: the exception that was raised there, or how the process ended."""


@dataclass(slots=True)
class _Asked:
    body: bytes
    fetch: Fetch
    answer: asyncio.Future[Any]
    again: bool = False  # a process was killed with it in hand


class Drafting:
    """One process that drafts, begun with the first page and again after it was killed. For one event loop.

    `for_all`: pages are to be drafted there; otherwise nobody asks, and no process is begun.
    """

    def __init__(self, *, for_all: bool = True) -> None:
        self.for_all = for_all
        self._asked: deque[_Asked] = deque()  # what the process has not answered, in order
        self._answers = 0
        self._deaths = 0  # since the last answer
        self._process: Process | None = None
        self._hearing: asyncio.Task[None] | None = None
        self._watch: asyncio.TimerHandle | None = None
        self._beginning = asyncio.Lock()
        self._given_up = False
        self._stood_still = False  # which is why it was killed

    async def draft(self, body: bytes, fetch: Fetch) -> Case | NoArticle | None:
        """What `explain.draft_case` gives; None where no process can be had, so that the caller must read for itself.

        Raises DrafterError where that raises, and where the process was killed.
        """
        process = await self._begun()
        if process is None:
            return None
        asked = _Asked(body, fetch, asyncio.get_running_loop().create_future())
        self._ask(asked, process)
        found: Draft | NoArticle | None = await asked.answer
        return Case(found, fetch) if isinstance(found, Draft) else found

    def _ask(self, asked: _Asked, process: Process) -> None:
        known = asked.fetch
        what = Fetch(known.url, outlet=known.outlet, fetched_at=known.fetched_at, headers=dict(known.headers))
        try:
            question = packed((asked.body, what))
        except Exception as error:
            asked.answer.set_exception(DrafterError(f"{type(error).__name__}: {error}"))
            return
        assert process.stdin is not None
        self._asked.append(asked)
        process.stdin.write(question)

    async def _begun(self) -> Process | None:
        """The process, begun where there is none; None where none can be had, which is said once."""
        if self._process is not None or self._given_up:
            return self._process
        async with self._beginning:
            if self._process is None and not self._given_up:
                try:
                    process = await _begin()
                except (OSError, EOFError, TimeoutError, pickle.UnpicklingError) as error:
                    self._give_up(f"no process could be begun for it ({error!r})")
                else:
                    if self._given_up:  # closed meanwhile
                        await _ended(process)
                        return None
                    self._process = process
                    self._hearing = asyncio.ensure_future(self._hear(process))
                    self._look_after(process, -1)
        return self._process

    def _give_up(self, why: str) -> None:
        if not self._given_up:
            logger.warning("pages are read by the crawl itself: %s", why)
        self._given_up = True

    def _look_after(self, process: Process, answers: int) -> None:
        """Kill a process that has stood still with a page in hand since this was asked last."""
        if self._process is not process:
            return
        if self._asked and self._answers == answers:
            self._stood_still = True
            _kill(process)
        now = self._answers if self._asked else -1
        self._watch = asyncio.get_running_loop().call_later(PATIENCE, self._look_after, process, now)

    async def _hear(self, process: Process) -> None:
        """Take answers until the process ends; then the page in its hands is lost, and what waited is asked again."""
        assert process.stdout is not None
        fault = "it ended by itself"
        try:
            while True:
                said = await _heard(process.stdout)
                self._answers += 1
                self._deaths = 0
                _tell(self._asked.popleft().answer, said)
        except asyncio.IncompleteReadError:
            pass
        except Exception as error:
            fault = f"its answer cannot be read: {error!r}"
        self._process = None
        waiting, self._asked = self._asked, deque()
        code = await _ended(process)
        if not waiting:
            return
        how = _SIGNALS.get(-code, f"exit code {code}")
        logger.warning("the process that reads pages is gone (%s): %s", how, fault)
        lost = waiting.popleft()
        if code == -signal.SIGKILL and not (lost.again or self._stood_still):  # by some hand, or for want of memory
            lost.again = True
            waiting.append(lost)
        else:
            _tell(lost.answer, Failed(f"the process that read it is gone ({how}): {fault}", ""))
        self._stood_still = False
        self._deaths += 1
        if self._deaths >= MOST_DEATHS:
            self._give_up(f"the process for it ended {self._deaths} times in a row")
        for asked in waiting:
            following = await self._begun()
            if following is not None:
                self._ask(asked, following)
            else:
                _tell(asked.answer, None)

    def kill(self) -> None:
        """End the process at once. What it has not answered is not wanted any more."""
        self._given_up = True
        if self._watch is not None:
            self._watch.cancel()
        if self._hearing is not None:
            self._hearing.cancel()
        if self._process is not None:
            _kill(self._process)

    async def close(self) -> None:
        """`kill`, and wait until the process is gone."""
        self.kill()
        process, self._process = self._process, None
        if process is not None:
            await _ended(process)


def may_be(asked: Any) -> bool:
    """Whether there may be such a process at all, by the setting NEWSCRAWL_DRAFTER."""
    return str(asked).lower() not in ("0", "false")


def wanted(asked: Any, *, outlets: int, each: int, delay: float) -> bool:
    """Whether all pages are drafted beside the crawl. `asked`: the setting NEWSCRAWL_DRAFTER, "auto" or a truth value.

    "auto": where there is a second core, and `outlets` at work at a time, with `each` requests every `delay` seconds,
    can bring pages faster than FAST.
    """
    if str(asked).lower() != "auto":
        return str(asked).lower() in ("1", "true")
    return _cores() > 1 and outlets * each > FAST * delay


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


async def _begin() -> Process:
    """A process that is ready. Raises OSError, EOFError, UnpicklingError or TimeoutError where none can be had."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-P", "-c", "from newscrawl.drafter import main; main()"),  # -P: no module of the current folder
        *(str(folder.absolute()) for folder in outlets.used()),
        stdin=PIPE,
        stdout=PIPE,
        limit=_ROOM,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(path or str(Path.cwd()) for path in sys.path)},
        process_group=0,  # Ctrl-C is for the crawl alone
    )
    assert process.stdout is not None
    try:
        async with asyncio.timeout(PATIENCE):
            if await _heard(process.stdout) != READY:
                raise EOFError("it did not say that it was ready")
    except Exception:
        await _ended(process)
        raise
    except BaseException:
        _kill(process)
        raise
    return process


def _kill(process: Process) -> None:
    with suppress(ProcessLookupError):  # it has just ended by itself
        process.kill()


async def _ended(process: Process) -> int:
    """See that a process is gone, by itself where it is about to; its exit code."""
    try:
        async with asyncio.timeout(0.5):
            return await process.wait()
    except TimeoutError:
        _kill(process)
        return await process.wait()


async def _heard(answers: asyncio.StreamReader) -> Any:
    length = LENGTH.unpack(await answers.readexactly(LENGTH.size))[0]
    return pickle.loads(await answers.readexactly(length))


def _tell(answer: "asyncio.Future[Any]", said: Any) -> None:
    if answer.done():
        return
    if isinstance(said, Failed):
        error = DrafterError(said.what)
        error.add_note(said.where)
        answer.set_exception(error)
    else:
        answer.set_result(said)
