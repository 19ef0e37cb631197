"""Pages that offer something, goods or a job, as their metadata say."""

from newscrawl import structured_data
from newscrawl.extraction.jsonld import letters
from newscrawl.extraction.title import SEPARATOR
from newscrawl.extraction.verdict.headline import Headline
from newscrawl.page import Page
from newscrawl.structured_data import plain

OFFERS = frozenset(("Product", "ProductGroup", "IndividualProduct", "JobPosting"))
SHOP = frozenset(("product", "og:product", "product.item", "product.group"))  # og:type


def told(page: Page, titles: list[str], headline: Headline) -> str | None:
    """Why the page is an offer; None where it is none, or dated as a piece is.

    A review has its product in JSON-LD too: what is offered has the page's own title.
    """
    if not SHOP.isdisjoint(page.meta.get("og:type", ())):
        return None if headline.dated else "og:type says it is a product"
    names = [
        name
        for node in page.jsonld
        if structured_data.types(node) & OFFERS and (name := plain(node.get("name")) or plain(node.get("title")))
    ]
    if not names:
        return None
    wanted = {letters(piece) for title in titles for piece in (title, *SEPARATOR.split(title))}
    name = next((name for name in names if letters(name) in wanted), None)
    return None if name is None or headline.dated else f"JSON-LD offers {name[:80]!r}, a product or a job"
