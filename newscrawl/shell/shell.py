"""`scrapy shell page.html`: a saved page may be looked at, though no crawl ever reads a file of this machine."""

from argparse import Namespace
from typing import TYPE_CHECKING

from scrapy.commands.shell import Command as Shell
from scrapy.utils.url import guess_scheme

if TYPE_CHECKING:
    from scrapy.settings import Settings


class Command(Shell):
    """Scrapy's own, with its handler of files put back where the page asked for is a file."""

    def run(self, args: list[str], opts: Namespace) -> None:
        """Open the shell."""
        settings: Settings | None = self.settings
        if args and settings is not None and guess_scheme(args[0]).startswith("file:"):
            handlers = settings.getdict("DOWNLOAD_HANDLERS")
            handlers["file"] = "scrapy.core.downloader.handlers.file.FileDownloadHandler"
            settings.set("DOWNLOAD_HANDLERS", handlers, priority="cmdline")
        super().run(args, opts)
