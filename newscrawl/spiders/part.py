"""The part of the article spider that fetches the further pages of an article that is split over pages."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from scrapy import Request
from scrapy.http import Response

from newscrawl.failure import of_status
from newscrawl.joining import Joining
from newscrawl.lead import Lead
from newscrawl.network.headers import text_headers
from newscrawl.network.naming import kind_of
from newscrawl.normalise.case import Case
from newscrawl.spiders.base import BaseSpider


class PartSpider(BaseSpider):
    """Base of ArticleSpider. A lead counts as on its way until the last page of its article is in."""

    def parse_part(self, response: Response, what: Lead, joining: Joining) -> Iterator[Case | Request]:
        """A further page of an article that is split over pages."""
        self.tally.pages += 1
        try:
            if of_status(response.status) or not self.target.owns(response.url):
                joining.miss()
            else:
                headers = text_headers(response.headers)
                if self.keeper:
                    now = datetime.now(UTC).replace(microsecond=0)
                    first = joining.case.fetch.url
                    self.keeper.keep(response.url, response.status, headers, response.body, now, part_of=first)
                with self.in_hand(what.url):
                    joining.take(response.body, response.url, headers)
        except OSError as error:
            self.broke("disk", f"{response.url}: {error}")
        except Exception:
            self.logger.exception("while reading %s", response.url)
            joining.miss()
        yield self.joined(joining, what)

    def failed_part(self, failure: Any) -> Iterator[Case | Request]:
        """A further page that got no response: the article is written without it, and says so.

        Where the run ends, by order or by its budget, it is not written: the next run reads it whole.
        """
        if kind_of(failure.value)[0] in ("stopped", "budget"):
            self.failed_request(failure)
            return
        joining: Joining = failure.request.cb_kwargs["joining"]
        joining.miss()
        yield self.joined(joining, failure.request.cb_kwargs["what"])

    def joined(self, joining: Joining, lead: Lead) -> Case | Request:
        """The request for an article's next page, or the whole article."""
        if joining.next is None or not self.target.owns(joining.next):
            return joining.case
        return Request(
            joining.next,
            callback=self.parse_part,
            errback=self.failed_part,
            cb_kwargs={"what": lead, "joining": joining},
            meta={"download_maxsize": self.settings.getint("NEWSCRAWL_MAX_PAGE_BYTES")},
            dont_filter=True,
        )
