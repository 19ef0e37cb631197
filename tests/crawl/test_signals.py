"""Signals that no one hears are not sent; all others are."""

import asyncio
from typing import Any

import pytest
from pydispatch import dispatcher
from scrapy.signalmanager import SignalManager

from newscrawl.extensions.signals import Signals

SENT, OTHER, NEVER = object(), object(), object()


@pytest.mark.parametrize("sender", ["own", "any"])
@pytest.mark.parametrize("signal", ["own", "any"])
def test_whoever_listens_hears(sender: str, signal: str) -> None:
    heard: list[str] = []

    def listen(word: str = "", **_: Any) -> str:
        heard.append(word)
        return word

    signals = Signals(object())
    where = signals.sender if sender == "own" else dispatcher.Any
    dispatcher.connect(listen, SENT if signal == "own" else dispatcher.Any, sender=where)
    try:
        assert signals.send_catch_log(SENT, word="a") == [(listen, "a")]
        assert asyncio.run(signals.send_catch_log_async(SENT, word="b")) == [(listen, "b")]
        assert signals.send_catch_log(OTHER, word="c") == SignalManager(signals.sender).send_catch_log(OTHER, word="c")
        assert heard == (["a", "b"] if signal == "own" else ["a", "b", "c", "c"])
    finally:
        dispatcher.disconnect(listen, SENT if signal == "own" else dispatcher.Any, sender=where)
    assert signals.send_catch_log(SENT, word="d") == [] and "d" not in heard


def test_one_crawl_does_not_hear_another() -> None:
    heard: list[str] = []

    def listen(**_: Any) -> None:
        heard.append("heard")

    mine, yours = Signals(object()), Signals(object())
    mine.connect(listen, SENT)
    assert yours.send_catch_log(SENT) == yours.send_catch_log(NEVER) == mine.send_catch_log(NEVER) == []
    assert yours.send_catch_log(SENT, sender=mine.sender) and heard == ["heard"]
    mine.disconnect(listen, SENT)
