"""Holds every record against the JSON Schema as it is written; one that breaks it goes to the rejects file."""

import logging
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
from scrapy.exceptions import DropItem

from newscrawl.article import Article
from newscrawl.failure import Failure
from newscrawl.schema import SchemaError, agrees, check

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

logger = logging.getLogger(__name__)


class ValidatePipeline:
    """Rejected records are appended to the file of the setting NEWSCRAWL_REJECTS, one JSON object a line."""

    def __init__(self, crawler: "Crawler") -> None:
        self.crawler = crawler
        self.path = Path(crawler.settings["NEWSCRAWL_REJECTS"])

    @classmethod
    def from_crawler(cls, crawler: "Crawler") -> "ValidatePipeline":
        """Scrapy's way to build it."""
        return cls(crawler)

    def process_item(self, item: Any) -> Any:
        """The item if its record keeps to the schema, else DropItem, with the record and the reason kept."""
        if not isinstance(item, Article) or agrees(item):
            return item
        record = item.to_dict()
        try:
            check(record)
        except SchemaError as wrong:
            spider: Any = self.crawler.spider
            spider.tally.rejected += 1
            lead = spider.lead_of(item)
            spider.lead_failed(lead.url if lead else item.url, Failure("rejected", item.url, str(wrong)))
            now = datetime.now(UTC).isoformat(timespec="seconds")
            line = {"rejected_at": now, "reason": str(wrong), "record": record}
            with self.path.open("ab") as rejects:
                rejects.write(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))
            raise DropItem(f"breaks the schema: {item.url}: {wrong}", log_level="DEBUG") from None
        return item
