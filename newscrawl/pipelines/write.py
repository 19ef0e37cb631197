"""Hands a record to the crawl's memory, which keeps it and passes it to the output."""

from typing import TYPE_CHECKING, Any

from scrapy.exceptions import DropItem

from newscrawl.article import Article

if TYPE_CHECKING:
    from scrapy.crawler import Crawler


class WritePipeline:
    """The last step. A disk that is full ends the run: nothing may be lost without a word."""

    def __init__(self, crawler: "Crawler") -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: "Crawler") -> "WritePipeline":
        """Scrapy's way to build it."""
        return cls(crawler)

    def process_item(self, item: Any) -> Any:
        """The item, counted; DropItem for one that stood there already or that could not be written."""
        if not isinstance(item, Article):
            return item
        spider: Any = self.crawler.spider
        lead = spider.lead_of(item)
        try:
            with spider.in_hand(lead.url if lead else item.url):
                new = spider.memory.wrote(item, lead)
        except BrokenPipeError as error:  # `newscrawl crawl … -O - | head`
            spider.broke("stopped", "whoever read the records has left")
            raise DropItem(f"not written: {item.url}: {error}") from error
        except OSError as error:
            spider.broke("disk", f"{item.url} could not be written: {error}")
            raise DropItem(f"not written: {item.url}: {error}") from error
        if not new:
            spider.tally.same += 1
            raise DropItem(f"written before: {item.url}", log_level="DEBUG")
        spider.tally.wrote(item)
        return item
