"""Links of which nothing was sure, followed once others like them have turned out to be articles.

A headline may stand outside its link, so that neither the address alone nor its words tell. But a site gives its
articles one shape of address: when pages of a shape have been read as articles, or its feed names some, the links of
that shape that were left waiting are leads too. Only shapes with an article number count; words fit a section as well.
"""

from collections import Counter
from collections.abc import Collection, Iterable

from newscrawl.discover.shape import shape
from newscrawl.lead import Lead

ENOUGH = 2  # articles of a shape
MOST = 5_000  # links that wait
_TOGETHER = 200  # pages whose shape is looked at together, which takes a quarter of the time of each for itself
_NOT_ARTICLES = frozenset({"section", "tag", "author", "static", "media", "feed", "other"})
Shape = tuple[str, ...]


class Proof:
    """What one outlet's run has learnt of its addresses.

    `languages`: codes that the outlet publishes in; /en/news/1 has the shape of /news/1 where English is one of them.
    """

    def __init__(self, languages: Collection[str] = ()) -> None:
        self._languages = frozenset(languages)
        self._articles: Counter[Shape] = Counter()
        self._others: Counter[Shape] = Counter()
        self._waiting: dict[Shape, dict[str, Lead]] = {}
        self._count = 0
        self._unread: list[tuple[str, bool]] = []  # pages that are articles or not, while no link waits to know

    def wait(self, links: Iterable[Lead]) -> list[Lead]:
        """Keep links until their shape is known; returns those of which it is known already."""
        self._catch_up()
        for lead in links:
            form = self._shape(lead.url)
            if form is not None and self._count < MOST:
                self._count += 1
                self._waiting.setdefault(form, {}).setdefault(lead.url, lead)
        return [lead for form in list(self._waiting) for lead in self._release(form)]

    def article(self, url: str) -> list[Lead]:
        """A page at `url` is an article, by its own evidence or its outlet's feed; returns the links this settles."""
        form = self._learn(url, is_article=True)
        return [] if form is None else self._release(form)

    def other(self, url: str) -> None:
        """A page at `url` is no article."""
        self._learn(url, is_article=False)

    def _learn(self, url: str, *, is_article: bool) -> Shape | None:
        """Count a page; returns its shape where links wait that this may settle."""
        if not self._waiting:
            self._unread.append((url, is_article))
            if len(self._unread) >= _TOGETHER:
                self._catch_up()
            return None
        return self._counted(url, is_article=is_article)

    def _catch_up(self) -> None:
        unread, self._unread = self._unread, []
        for url, is_article in unread:
            self._counted(url, is_article=is_article)

    def _counted(self, url: str, *, is_article: bool) -> Shape | None:
        form = self._shape(url)
        if form is not None:
            (self._articles if is_article else self._others)[form] += 1
        return form

    def _release(self, form: Shape) -> list[Lead]:
        if self._articles[form] < max(ENOUGH, 2 * self._others[form]):
            return []
        return list(self._waiting.pop(form, {}).values())

    def _shape(self, url: str) -> Shape | None:
        """The shape of an address that carries an article number; None for others."""
        form = shape(url)
        if not (form.number or form.is_random) or form.kinds & _NOT_ARTICLES or form.is_file:
            return None
        return form.fine[1:] if form.fine and form.fine[0] in self._languages else form.fine
