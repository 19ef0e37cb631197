"""How an outlet is getting on, in the log."""

import asyncio
import logging
from types import SimpleNamespace
from typing import Any, cast

import pytest
from scrapy import signals
from scrapy.settings import Settings

from newscrawl.extensions.progress import Progress
from newscrawl.extensions.signals import Signals
from newscrawl.tally import Tally


def test_a_line_comes_every_interval_in_which_the_run_moved(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "newscrawl")
    tally = Tally("example")
    spider = SimpleNamespace(tally=tally, outcome=lambda reason: "ok")
    crawler = SimpleNamespace(settings=Settings({"NEWSCRAWL_LOG_INTERVAL": 0.05}), spider=spider, signals=None)
    crawler.signals = Signals(crawler)

    async def run() -> None:
        progress = Progress.from_crawler(cast("Any", crawler))
        crawler.signals.send_catch_log(signals.spider_opened, spider=spider)
        tally.requests, tally.pages = 3, 2
        await asyncio.sleep(0.25)
        assert [message.split(",")[0] for message in caplog.messages] == ["example: 2 pages"]
        tally.requests, tally.pages = 4, 3
        await asyncio.sleep(0.25)
        assert progress.tally is tally
        crawler.signals.send_catch_log(signals.spider_closed, spider=spider, reason="finished")
        tally.requests = 5
        await asyncio.sleep(0.1)

    asyncio.run(run())
    assert [message.split(",")[0] for message in caplog.messages] == [f"example: {n} pages" for n in (2, 3, 3)]
    assert caplog.messages[-1].endswith(": ok")
