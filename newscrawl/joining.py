"""An article split over pages, put together: the record is that of its first page, the text goes on in order."""

from collections.abc import Mapping
from dataclasses import replace

from newscrawl import extraction
from newscrawl.article import Http
from newscrawl.draft import Draft
from newscrawl.normalise.case import Case
from newscrawl.page import Page
from newscrawl.parser import PageError
from newscrawl.urls import canonical

MOST = 10  # pages of one article


class Joining:
    """The case of a first page, growing page by page. `next`: the URL of the page to fetch now, None at the end."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.next: str | None = case.draft.next_page
        self._pages = 1
        self._urls = {canonical(case.fetch.url)}
        self._texts = {paragraph.text for paragraph in case.draft.paragraphs}
        self._pictures = {image.url for image in case.draft.images}

    def take(self, body: bytes, url: str, headers: Mapping[str, str]) -> None:
        """Read the page that `next` named: its bytes, its URL after redirects, its headers. Never raises."""
        self._urls |= {canonical(url), canonical(self.next or url)}
        self.next = None
        self._pages += 1
        try:
            fetch = self.case.fetch
            page = Page(body, url, headers, whole=fetch.has_selectors)
            found = extraction.draft(page, outlet=fetch.outlet, day=fetch.day, is_part=True)
        except PageError:
            return self.miss()
        if not isinstance(found, Draft) or not self._same_piece(found):
            return self.miss()
        fresh = [each for each in found.paragraphs if each.text not in self._texts]
        if not fresh:  # the same page again: what was taken for a second page is none
            return None
        self._texts |= {each.text for each in fresh}
        self.case.draft.paragraphs += fresh
        for image in found.images:
            if image.url not in self._pictures:
                self._pictures.add(image.url)
                self.case.draft.images.append(image)
        following = found.next_page
        if following is not None and canonical(following) not in self._urls:
            if self._pages >= MOST:
                return self.miss()
            self.next = following
        return None

    def miss(self) -> None:
        """The article goes on, and how is not known: its record carries a warning, and no ETag of its first page alone,
        so that it is read whole when it is looked at again."""
        self.next = None
        self.case.fetch = replace(self.case.fetch, http=Http(status=self.case.fetch.http.status))
        if "page_missing" not in self.case.draft.warnings:
            self.case.draft.warnings.append("page_missing")

    def _same_piece(self, found: Draft) -> bool:
        """Whether a page says that it goes on with this article: by the page it names as the first, or its headline."""
        if found.first_page is not None and canonical(found.first_page) in self._urls:
            return True
        mine, others = (_titles(each) for each in (self.case.draft, found))
        return not mine or not others or any(a in b or b in a for a in mine for b in others)


def _titles(draft: Draft) -> set[str]:
    return {" ".join(claim.raw.split()) for claim in draft.get("title")}
