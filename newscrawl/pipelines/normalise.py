"""Makes every ruling on a drafted page: a Case goes in, the Article comes out."""

from typing import TYPE_CHECKING, Any

from newscrawl import normalise
from newscrawl.normalise import Case
from newscrawl.rehearsal import rehearse

if TYPE_CHECKING:
    from scrapy.crawler import Crawler


class NormalisePipeline:
    """Runs the steps of newscrawl.normalise, in their order. Items of other types pass through."""

    def __init__(self, crawler: "Crawler") -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: "Crawler") -> "NormalisePipeline":
        """Scrapy's way to build it."""
        return cls(crawler)

    def process_item(self, item: Any) -> Any:
        """The Article of a Case."""
        if not isinstance(item, Case):
            return item
        rehearse()
        spider: Any = self.crawler.spider
        lead = item.fetch.lead
        with spider.in_hand(lead.url if lead else item.fetch.url):
            for step in normalise.STEPS:
                step.rule(item)
            return normalise.article(item)
