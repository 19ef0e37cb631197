"""Is there an article on this page? If not, why not."""

import re

from lxml import etree

from newscrawl.draft import NoArticle
from newscrawl.extraction import inner, masthead
from newscrawl.extraction.names import Names
from newscrawl.extraction.text.body import SENTENCE, Body
from newscrawl.extraction.verdict import address, cards, faults, listing, offers, rows, static_pages
from newscrawl.extraction.verdict.headline import SHORT_TITLE, Headline
from newscrawl.extraction.verdict.listing import FEW, HOME
from newscrawl.page import Page
from newscrawl.structured_data import Node, plain

SCRIPT_NOTE = re.compile(
    r"(?:enable|activate|requires?|turn on)\s+java\s?script|تفعيل\s+(?:ال)?جافا"
    r"|java\s?script\s+(?:is\s+)?(?:required|disabled)",
    re.I,
)
ARTICLE = re.compile(r"Article")  # in an itemtype
POSTING = re.compile(r"BlogPosting")  # Blogger's; its lists have one a post


def refusal(
    page: Page, node: Node | None, body: Body, titles: list[str], heading: etree._Element | None, names: Names
) -> NoArticle | None:
    """Why the page is no article, or None where it is one.

    `titles`: <title> and the headline shown; `heading`: the element that shows it.
    """
    marked = node is not None or bool(page.meta.get("article:published_time"))
    headline = Headline(page, heading, names, body.is_dated)
    prose = body.weight if body.in_paragraphs is None or headline.dated else body.in_paragraphs
    if (fault := faults.told(page, body, titles, prose, marked, headline)) is not None:
        return fault
    body_class = next((b.get("class", "") for b in page.all("body")), "")
    if "error404" in body_class.split():
        return NoArticle("not_found", "the page's body says error404")
    single = bool(listing.SINGLE_BODY.search(body_class))
    short = marked and not single and titles and len(titles[-1]) < static_pages.LONGEST_NAME
    if short and (reason := static_pages.outweighs(page, node, titles[-1], body_class, headline)):
        return NoArticle("listing", reason)
    bare = not body.blocks and heading is None  # neither a headline nor a text is on the page
    if node is not None and not (bare and not plain(node.get("headline")) and _is_unfilled(page, titles)):
        return None
    if not marked and not single and (reason := static_pages.told(page, titles, body_class, headline)):
        return NoArticle("listing", reason)
    if not marked and not single and (reason := offers.told(page, titles, headline)):
        return NoArticle("no_content", reason)
    evidence = listing.evidence(page, body_class, prose, titles)
    certain = marked or single
    declared = "article" in " ".join(page.meta.get("og:type", ())).lower()
    home = HOME in evidence.firm
    may_be_list = not certain and (evidence.firm or not declared)
    if may_be_list and (reason := _laid_out(page, body, titles, prose, headline, home)):
        return NoArticle("listing", reason)
    like = _article_like(page, prose)
    if evidence.convicts(headline, prose, certain=certain, declared=declared, like=like, marked=marked):
        return NoArticle("listing", "a section or home page: " + "; ".join(evidence.all))
    if not marked and evidence.of_archive and rows.of_pieces(page, body) and not headline.heads_piece:
        return NoArticle("listing", "an archive, and its paragraphs stand under linked headlines")
    if declared and not (certain or like or prose >= SENTENCE) and _names_section(page, titles, headline):
        return NoArticle("listing", "no text, and neither title nor address is as long as those of pieces")
    if bare and _is_unfilled(page, titles):
        certain = declared = like = False
    if prose >= FEW or certain or declared or like or (_is_flash(headline, prose) and headline.dated):
        return None
    if SCRIPT_NOTE.search(_visible_text(page)) or _is_shell(page):
        return NoArticle("shell", "the page is empty until its scripts have run")
    return NoArticle("no_content", "no paragraphs on the page, and nothing says that it is an article")


def _laid_out(page: Page, body: Body, titles: list[str], prose: int, headline: Headline, home: bool) -> str | None:
    """Why a page that does not say it is an article is a list, by its layout and its links; None where it is none."""
    if home:
        return HOME
    if cards.fill(page, body, headline.names, headline.element) and not (headline.long and headline.heads_piece):
        return "its paragraphs stand one by one under links to other pages"
    if cards.boxed(page, body) and not headline.dated:
        return "its paragraphs stand one by one in boxes with links to other pages"
    if not address.names_piece(page.url) and not headline.dated:
        if rows.of_pieces(page, body):
            return "its paragraphs stand under linked headlines"
        if FEW <= prose < 4 * FEW and rows.below_intro(page, body, headline.element, headline.names):
            return "its paragraphs stand over a long row of linked headlines"
    most = static_pages.SHORT_NAME if prose >= 4 * FEW else SHORT_TITLE
    link = static_pages.own_link(page, titles, most, headline)
    if link is not None and not (address.numbered(page.url) and headline.dated_below):
        return static_pages.called(inner.line(link))
    return None


def _is_flash(headline: Headline, prose: int) -> bool:
    """Whether a headline and a sentence may be all of a piece: at an address that names one piece."""
    return prose >= SENTENCE and headline.long and address.names_piece(headline.page.url)


def _article_like(page: Page, prose: int) -> bool:
    kinds = [kind for e in page.all("article", "main", "section", "div") if (kind := e.get("itemtype"))]
    if any(ARTICLE.search(kind) for kind in kinds) or sum(map(bool, map(POSTING.search, kinds))) == 1:
        return True
    return prose >= 4 * FEW


def _names_section(page: Page, titles: list[str], headline: Headline) -> bool:
    """Whether the last title is as short as a section's name and undated, and the address names no piece."""
    short = not titles or len(titles[-1].split()) < SHORT_TITLE
    return short and not address.names_piece(page.url) and not headline.dated


def _is_unfilled(page: Page, titles: list[str]) -> bool:
    """Whether a page without headline and text is a template that nothing was filled into: its titles name the site, or
    its h1 is empty and they are as short."""
    if masthead.all_name_site(page, titles):
        return True
    short = all(len(title.split()) <= SHORT_TITLE for title in titles)
    return short and any(not inner.text(heading).strip() for heading in page.all("h1"))


def _visible_text(page: Page) -> str:
    return " ".join(inner.text(e) for e in page.all("noscript"))[:4000]


def _is_shell(page: Page) -> bool:
    """A page of one empty mount point and scripts."""
    scripts = page.count("script")
    words = sum(map(page.count, ("p", "h1", "h2", "h3", "li"))) + page.count_links()
    return scripts >= 1 and words < 5
