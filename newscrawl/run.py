"""A run: many outlets crawled in one process, one Crawler each, and what came of them.

A run takes its targets, memories and settings as arguments and keeps no state of its own; outlets at work share the
gate per host and address and, where pages come fast, the process that drafts them: nothing else.
"""

import asyncio
import faulthandler
import gc
import logging
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from newscrawl.failure import Failure
from newscrawl.memory import Memory, MemoryRefused, RunMemory
from newscrawl.tally import Tally
from newscrawl.target import Target

if TYPE_CHECKING:
    from scrapy.settings import Settings

    from newscrawl.article import Article
    from newscrawl.spiders.drafting import Drafting
    from newscrawl.warc import Keeper

logger = logging.getLogger(__name__)

_COLLECT = (20_000, 10, 10)  # thresholds of the garbage collector; Python's own are made for small programs
# A memory for the time of a block: an outlet's lock is held, its memory open.
OpenMemory = Callable[[Target], AbstractContextManager[Memory]]


class CrawlError(RuntimeError):
    """A crawl that could not be done. `code` is the exit code of `newscrawl crawl`."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.code = code


class CrawlWarning(UserWarning):
    """Some outlets of a crawl failed, others gave what they have. The message is what the crawl said of it."""


def forgetful(target: Target) -> AbstractContextManager[Memory]:
    """A memory that lasts for the run and writes nothing."""
    return nullcontext(RunMemory())


@dataclass(slots=True)
class Run:
    """What to crawl and how. `jobs`: outlets at work at a time. `watch`: told of each tally as its outlet begins."""

    targets: Sequence[Target]
    since: date | None = None
    until: date | None = None
    limit: int | None = None
    jobs: int = 16
    open_memory: OpenMemory = forgetful
    open_keeper: Callable[[Target], "Keeper | None"] = lambda target: None  # keeps fetched pages
    settings: Mapping[str, Any] = field(default_factory=dict)
    watch: Callable[[Tally], None] = lambda tally: None
    signal: int | None = None  # the signal that stopped it
    _open: dict[int, Memory] = field(default_factory=dict)
    _drafting: "Drafting | None" = None  # shared by the outlets

    def start(self) -> list[Tally]:
        """Crawl, and return a tally for each target, in their order. Blocks; once in a process (Twisted's reactor)."""
        # Pages leave little that counting references does not free, and looking for it took a fifth of a crawl.
        gc.set_threshold(*_COLLECT)
        from scrapy.crawler import AsyncCrawlerProcess

        from newscrawl.cpu_limit import heed_limits
        from newscrawl.network.reactor import reactor
        from newscrawl.spiders.drafting import Drafting, may_be, wanted

        run = self

        class Process(AsyncCrawlerProcess):
            def _signal_shutdown(self, signum: int, _: Any) -> None:
                run.signal = signum
                super()._signal_shutdown(signum, _)

        chosen = settings(self.settings)
        process = Process(chosen)
        if may_be(asked := chosen["NEWSCRAWL_DRAFTER"]):
            for_all = wanted(
                asked,
                outlets=min(self.jobs, len(self.targets)),
                each=chosen.getint("CONCURRENT_REQUESTS_PER_DOMAIN"),
                delay=chosen.getfloat("DOWNLOAD_DELAY"),
            )
            self._drafting = Drafting(for_all=for_all)
        heed_limits()
        # A page that takes too long ends the process; it then says where it was, unless stderr is closed or no file.
        with suppress(AttributeError, OSError, RuntimeError, ValueError):
            faulthandler.register(signal.SIGPROF, chain=True)
        # A terminal that is closed stops the run as Ctrl-C does; under nohup it is ignored, and stays so.
        if signal.getsignal(signal.SIGHUP) is signal.SIG_DFL:
            signal.signal(signal.SIGHUP, process._signal_shutdown)
        logging.getLogger("scrapy").setLevel(logging.NOTSET)  # Scrapy has just set it to DEBUG, whoever listens
        tallies: dict[int, Tally] = {}

        async def all_targets() -> None:
            try:
                places = asyncio.Semaphore(max(self.jobs, 1))
                await asyncio.gather(
                    *(self._one(process, number, target, tallies, places) for number, target in enumerate(self.targets))
                )
            finally:
                if self._drafting is not None:
                    await self._drafting.close()
                reactor().callLater(0, _stop_reactor)

        reactor().callWhenRunning(lambda: asyncio.ensure_future(all_targets()))
        try:
            process.start(stop_after_crawl=False)
        except BaseException:  # the loop was left half way: what runs beside it would keep the process, and its locks
            self._leave()
            raise
        for number, target in enumerate(self.targets):
            if number not in tallies:
                tallies[number] = Tally(target.slug, outcome="stopped")
        return [tallies[number] for number in range(len(self.targets))]

    def _leave(self) -> None:
        """Close what a broken run leaves open."""
        from newscrawl.network.reactor import reactor

        threads = reactor().getThreadPool()
        if threads.started:
            threads.stop()
        for memory in self._open.values():
            try:
                memory.close()
            except OSError as wrong:
                logger.error("%s", wrong)
        if self._drafting is not None:
            self._drafting.kill()

    async def _one(
        self, process: Any, number: int, target: Target, tallies: dict[int, Tally], places: asyncio.Semaphore
    ) -> None:
        """Crawl one target when there is a place for it."""
        from newscrawl.extensions.signals import Signals
        from newscrawl.spiders.loader import spider_of

        async with places:
            if self.signal is not None:
                return
            tally = tallies[number] = Tally(target.slug)
            try:
                with self.open_memory(target) as memory:
                    self._open[number] = memory
                    if self._drafting is not None and memory.is_wary():
                        self._drafting.for_all = True
                    crawler = process.create_crawler(spider_of(target))
                    crawler.signals = Signals(crawler)
                    arguments = {"since": self.since, "until": self.until, "limit": self.limit}
                    given = {"memory": memory, "keeper": self.open_keeper(target), "drafting": self._drafting}
                    task = process.crawl(crawler, **arguments, **given, target=target)
                    await asyncio.sleep(0)
                    if crawler.spider is not None:
                        tally = tallies[number] = crawler.spider.tally
                    self.watch(tally)
                    await task
                    memory.ended(tally.outcome, tally.report())
                del self._open[number]
            except MemoryRefused as refused:
                tally.outcome = refused.kind
                tally.failed(Failure(refused.kind, target.slug, str(refused)))
                logger.error("%s: %s", target.slug, refused)
            except Exception as error:
                logger.exception("%s could not be crawled", target.slug)
                tally.outcome = "disk" if isinstance(error, OSError) and error.errno in DISK_ERRORS else "bug"
                tally.failed(Failure(tally.outcome, target.slug, f"{type(error).__name__}: {error}"))


DISK_ERRORS = (28, 122, 30, 5, 27)  # no space, quota, read-only, I/O error, file too large


def _stop_reactor() -> None:
    from twisted.internet.error import ReactorNotRunning

    from newscrawl.network.reactor import reactor

    try:
        reactor().stop()
    except ReactorNotRunning:
        return


def settings(overrides: Mapping[str, Any] | None = None) -> "Settings":
    """newscrawl's Scrapy settings, with `overrides` as a command line gives them."""
    from scrapy.settings import Settings

    values = Settings()
    values.setmodule("newscrawl.settings", priority="project")
    values.set("LOG_INSTALL_ROOT_HANDLER", False, priority="project")  # who runs a crawl decides where its log goes
    overrides = overrides or {}
    if "NEWSCRAWL_CONTACT" in overrides:
        from newscrawl.settings import user_agent

        values.set("USER_AGENT", user_agent(str(overrides["NEWSCRAWL_CONTACT"])), priority="project")
    for name, value in overrides.items():
        values.set(name, value, priority="cmdline")
    return values


# Exit codes of `newscrawl crawl`. 2 is argparse's own for a wrong command line; a wrong file is the same to a scheduler
EXIT_OK = 0
EXIT_SOME_FAILED = 1
EXIT_CONFIG = 2
EXIT_ALL_FAILED = 3
EXIT_LOCKED = 4
EXIT_DISK = 5
EXIT_EMPTY = 6


def exit_code(tallies: Iterable[Tally], *, stopped_by: int | None = None, fail_if_empty: bool = False) -> int:
    """What the run came to as an exit code; docs/crawl.md lists them."""
    outcomes = [tally.outcome for tally in tallies]
    if "disk" in outcomes:
        return EXIT_DISK
    if stopped_by is not None:
        return 128 + stopped_by
    # Stopped, and by no signal: whoever read the records from standard output had enough of them.
    bad = [outcome for outcome in outcomes if outcome not in ("ok", "stopped")]
    if not bad:
        empty = fail_if_empty and not sum(tally.articles for tally in tallies)
        return EXIT_EMPTY if empty else EXIT_OK
    if all(outcome == "locked" for outcome in outcomes):
        return EXIT_LOCKED
    if all(outcome == "outlet-file" for outcome in outcomes):
        return EXIT_CONFIG
    return EXIT_ALL_FAILED if len(bad) == len(outcomes) else EXIT_SOME_FAILED


def crawl(
    *targets: str,
    since: str | None = None,
    until: str | None = None,
    limit: int | None = None,
    **options: Any,
) -> "Iterator[Article]":
    """Crawl in a process of its own and yield each Article as it comes; behind `newscrawl.crawl`.

    A process, because Twisted's reactor runs once in one, and a notebook has an event loop already. `options` are those
    of the command line (``store="..."``, ``jobs=4``, ``keep_pages=True``); ``settings={"DOWNLOAD_DELAY": 1}`` gives -s.
    Leaving the loop early stops the crawl. Where some outlets failed and others did not, or gave articles before, the
    loop ends with a CrawlWarning, so that nothing of what was yielded is lost. Raises CrawlError for every other exit
    code than 0.
    """
    import subprocess
    import sys
    import warnings
    from tempfile import TemporaryFile

    import orjson

    from newscrawl.article import Article

    main = "import sys; from newscrawl.commands import main; sys.exit(main())"
    words = [sys.executable, "-c", main, "crawl", *targets, "-O", "-", "--report", "-"]
    for name, value in {"since": since, "until": until, "limit": limit, **options}.items():
        if name == "settings":
            words += [word for key, given in value.items() for word in ("-s", f"{key}={given}")]
        elif value is True:
            words.append(f"--{name.replace('_', '-')}")
        elif value not in (None, False):
            words += [f"--{name.replace('_', '-')}", str(value)]
    with TemporaryFile() as talk, subprocess.Popen(words, stdout=subprocess.PIPE, stderr=talk) as process:
        assert process.stdout is not None
        some = False
        try:
            for line in process.stdout:
                some = True
                yield Article.from_dict(orjson.loads(line))
        except GeneratorExit:
            process.send_signal(signal.SIGTERM)
            raise
        if code := process.wait():
            talk.seek(0)
            said = talk.read().decode("utf-8", "replace").strip()
            said = said.rpartition("newscrawl crawl: error: ")[2][-2000:]  # without the usage of the command line
            if code == EXIT_SOME_FAILED or (code == EXIT_ALL_FAILED and some):
                warnings.warn(said, CrawlWarning, stacklevel=2)
            else:
                raise CrawlError(said, code)
