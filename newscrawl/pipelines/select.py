"""Leaves out what the run was not asked for: articles outside --since and --until, pages that opt out."""

from typing import TYPE_CHECKING, Any

from scrapy.exceptions import DropItem

from newscrawl.article import Article
from newscrawl.failure import Failure

if TYPE_CHECKING:
    from scrapy.crawler import Crawler


class SelectPipeline:
    """An article without a readable date is kept, and counted as undated."""

    def __init__(self, crawler: "Crawler") -> None:
        self.crawler = crawler
        self.respect = crawler.settings.getbool("NEWSCRAWL_RESPECT_OPT_OUTS")

    @classmethod
    def from_crawler(cls, crawler: "Crawler") -> "SelectPipeline":
        """Scrapy's way to build it."""
        return cls(crawler)

    def _languages(self) -> set[str]:
        """The languages that the outlet's file lists; Arabic where there is no file."""
        outlet = getattr(self.crawler.spider, "outlet", None)
        return {language.partition("-")[0] for language in (outlet.languages if outlet else ("ar",))}

    def process_item(self, item: Any) -> Any:
        """The item, or DropItem."""
        if not isinstance(item, Article):
            return item
        spider: Any = self.crawler.spider
        lead = spider.lead_of(item)
        asked = lead.url if lead else item.url
        rights = item.rights
        if self.respect and (rights.noai is True or rights.noindex is True or rights.tdm_reservation is True):
            spider.lead_failed(asked, Failure("opt-out", item.url))
            raise DropItem(f"opts out: {item.url}", log_level="DEBUG")
        if item.language and item.language.partition("-")[0] not in self._languages():
            spider.lead_failed(asked, Failure("language", item.url, f"in {item.language}"))
            raise DropItem(f"in another language: {item.url}", log_level="DEBUG")
        day = item.published_day
        if day is None:
            return item
        if (spider.since and day < spider.since.isoformat()) or (spider.until and day > spider.until.isoformat()):
            spider.tally.outside += 1
            spider.memory.outside(asked, day)
            raise DropItem(f"outside the days asked for: {item.url}", log_level="DEBUG")
        return item
