"""Scrapy's feed exports (`scrapy crawl SLUG -O x.jsonl`) in the exact form of the record."""

from typing import Any

from itemadapter import ItemAdapter
from scrapy.exporters import JsonItemExporter, JsonLinesItemExporter

from newscrawl.article import Article


def plain(item: Any) -> dict[str, Any]:
    """An item as plain JSON types; an Article as its record, every key in the record's order."""
    return item.to_dict() if isinstance(item, Article) else ItemAdapter(item).asdict()


class RecordLinesExporter(JsonLinesItemExporter):
    """JSON Lines: the bytes of Article.to_json()."""

    def export_item(self, item: Any) -> None:
        """Write one line."""
        if isinstance(item, Article) and not self.fields_to_export:
            self.file.write(item.to_json() + b"\n")
        else:
            super().export_item(plain(item))


class RecordsExporter(JsonItemExporter):
    """One JSON array of records."""

    def export_item(self, item: Any) -> None:
        """Write one record into the array."""
        super().export_item(plain(item))
