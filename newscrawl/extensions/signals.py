"""Scrapy's signals, of which a page sends eleven and most have no one who listens."""

from typing import Any

from pydispatch.dispatcher import Any as Every
from pydispatch.dispatcher import connections
from scrapy.signalmanager import SignalManager


class Signals(SignalManager):
    """What no one listens to is not sent: that is known from the table of listeners, before anything is packed."""

    def send_catch_log(self, signal: Any, **kwargs: Any) -> list[tuple[Any, Any]]:
        """See SignalManager."""
        return super().send_catch_log(signal, **kwargs) if self._is_heard(signal, kwargs) else []

    async def send_catch_log_async(self, signal: Any, **kwargs: Any) -> list[tuple[Any, Any]]:
        """See SignalManager."""
        return await super().send_catch_log_async(signal, **kwargs) if self._is_heard(signal, kwargs) else []

    def _is_heard(self, signal: Any, kwargs: dict[str, Any]) -> bool:
        """Whether anything listens: to this signal of this sender, to all of its signals, or to any sender's."""
        if "sender" in kwargs or id(Every) in connections:
            return True
        own = connections.get(id(self.sender), ())
        return signal in own or Every in own
