"""The log of a run on stderr: one line a record, safe for terminals, above the board where there is one."""

import logging
from typing import Any

from rich.console import Console
from rich.text import Text
from scrapy.logformatter import LogFormatter, LogFormatterResult

from newscrawl.failure import printable

_STYLES = {logging.WARNING: "yellow", logging.ERROR: "red", logging.CRITICAL: "bold red"}
_SCRAPY = logging.getLogger("scrapy")
_LOUD = ("scrapy", "twisted", "asyncio", "py", "protego")


class TalkHandler(logging.Handler):
    """Writes records to a rich console. What came from the web cannot drive the terminal: controls are replaced."""

    def __init__(self, console: Console) -> None:
        super().__init__()
        self.console = console

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record."""
        try:
            lines = self.format(record).splitlines() or [""]
            for line in lines:
                text = Text(printable(line, 2_000), style=_STYLES.get(record.levelno, ""))
                self.console.print(text, soft_wrap=True)
        except Exception:
            self.handleError(record)


def _is_debugging() -> bool:
    return _SCRAPY.isEnabledFor(logging.DEBUG)


class ShortFormatter(LogFormatter):
    """Scrapy's messages about items, with the URL of an item in place of all that is in it.

    Those that no one will hear are not made.
    """

    def crawled(self, request: Any, response: Any, spider: Any) -> LogFormatterResult | None:  # type: ignore[override]
        """For a page that was fetched."""
        return super().crawled(request, response, spider) if _is_debugging() else None

    def scraped(self, item: Any, response: Any, spider: Any) -> LogFormatterResult | None:  # type: ignore[override]
        """For an item that went all the way."""
        if not _is_debugging():
            return None
        return {"level": logging.DEBUG, "msg": "Scraped from %s", "args": (printable(str(response)),)}

    def dropped(self, item: Any, exception: BaseException, response: Any, spider: Any) -> LogFormatterResult:
        """For an item that a pipeline left out."""
        return {"level": logging.DEBUG, "msg": "Dropped: %s", "args": (printable(str(exception)),)}

    def item_error(self, item: Any, exception: BaseException, response: Any, spider: Any) -> LogFormatterResult:
        """For an item on which a pipeline failed."""
        return {"level": logging.ERROR, "msg": "Error in a pipeline, from %s", "args": (printable(str(response)),)}


def talk_to(console: Console, level: str | int) -> None:
    """Send the log of this process to `console`. At INFO and above, other packages speak only of errors."""
    root = logging.getLogger()
    for old in [handler for handler in root.handlers if isinstance(handler, TalkHandler)]:
        root.removeHandler(old)
    handler = TalkHandler(console)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s", "%H:%M:%S"))
    root.addHandler(handler)
    number = level if isinstance(level, int) else logging.getLevelNamesMapping().get(level.upper(), logging.INFO)
    root.setLevel(number)
    if number > logging.DEBUG:
        handler.addFilter(_is_ours_or_bad)


def _is_ours_or_bad(record: logging.LogRecord) -> bool:
    if record.name == "twisted" and "verifying certificate" in record.getMessage():
        return False  # counted and named as a failure of the kind "tls"
    return record.levelno >= logging.ERROR or record.name.partition(".")[0] not in _LOUD
