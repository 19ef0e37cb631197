"""Twisted's reactor, asked for late: importing it installs one, and which one is Scrapy's to choose."""

from typing import Any


def reactor() -> Any:
    """The reactor of this process. Its type is Any: what it can do depends on which one was installed."""
    from twisted.internet import reactor as installed

    return installed
