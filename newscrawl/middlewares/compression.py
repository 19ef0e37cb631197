"""Scrapy's decompression, which bounds the size, with a bound on the ratio: no page shrinks a hundredfold."""

from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware

from newscrawl.network.refusal import Refused

SMALL = 1_000_000  # bytes: below this a high ratio is a page of blanks, not a bomb


class CompressionMiddleware(HttpCompressionMiddleware):
    """Refuses bodies that unpack to more than NEWSCRAWL_MAX_RATIO times their size."""

    _max_ratio: float

    def _handle_encoding(self, body: bytes, content_encoding: list[bytes], max_size: int) -> tuple[bytes, list[bytes]]:
        if len(content_encoding) > 1 or b"," in b"".join(content_encoding):
            raise Refused("too-large", "compressed more than once")
        unpacked, kept = super()._handle_encoding(body, content_encoding, max_size)
        ratio = len(unpacked) / max(len(body), 1)
        if len(unpacked) > SMALL and ratio > self._max_ratio:
            raise Refused("too-large", f"compressed {ratio:.0f} to 1")
        return unpacked, kept

    @classmethod
    def from_crawler(cls, crawler):  # type: ignore[no-untyped-def]
        """Scrapy's way to build it."""
        middleware = super().from_crawler(crawler)
        middleware._max_ratio = crawler.settings.getfloat("NEWSCRAWL_MAX_RATIO")
        return middleware
