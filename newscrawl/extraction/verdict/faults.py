"""Pages that stand in for another: errors served as pages, walls before a site, domains that nobody uses."""

from urllib.parse import urlsplit

from newscrawl.draft import NoArticle
from newscrawl.extraction import inner
from newscrawl.extraction.jsonld import letters
from newscrawl.extraction.text.body import Body
from newscrawl.extraction.verdict import errors
from newscrawl.extraction.verdict.headline import Headline
from newscrawl.extraction.verdict.listing import FEW
from newscrawl.page import Page

FIRST_HEADINGS = 2  # of a level: an error stands among them
LONGEST_ERROR = 160  # characters of a title
FEWEST_LINKS = 10  # a challenge has fewer
FEW_LINKS = 30  # a domain that is for sale has fewer
# What protection services put on the pages that stand before a site, and not on the site's own.
WALLS = (
    b"/cdn-cgi/challenge-platform/h/",  # Cloudflare
    b"_Incapsula_Resource?SWUDNSAI",  # Imperva
    b"_Incapsula_Resource?CWUDNSAI",  # its frame
    b"captcha-delivery.com",  # DataDome
    b"px-captcha",  # HUMAN, once PerimeterX
    b"/.well-known/sgcaptcha",  # SiteGround
    b"lsrecaptcha",  # LiteSpeed
    b"awsWafCookieDomainList",  # AWS
)


def told(page: Page, body: Body, titles: list[str], prose: int, marked: bool, headline: Headline) -> NoArticle | None:
    """Why the page stands in for another; None where it may be one itself.

    `titles`: <title> and the headline shown; `prose`: bytes of it in the body; `marked`: metadata date an article.
    """
    if prose >= 8 * FEW or (marked and prose > FEW):
        return None
    if prose < FEW and not marked and _is_wall(page):
        return NoArticle("blocked", "a protection service stands before the page")
    said = _titled(page, titles, prose, doubted=not (marked or headline.long)) or (
        None if marked else _explained(page, body, titles)
    )
    return None if said is None or (prose >= FEW and headline.dated) else said


def _titled(page: Page, titles: list[str], prose: int, *, doubted: bool) -> NoArticle | None:
    """What the title says, or over little prose the first headings beside it: an error, a challenge.

    `doubted`: nothing says that the page is an article; else a heading may be that of a dialog.
    """
    shown = [*titles]
    if doubted and prose < 4 * FEW and (len(titles) < 2 or letters(titles[1]) not in letters(titles[0])):
        firsts = ([*page.all(tag)][:FIRST_HEADINGS] for tag in ("h1", "h2", "h3"))
        shown += [inner.line(heading) for level in firsts for heading in level]
    for title in shown:
        code = errors.said(title) if len(title) < LONGEST_ERROR else None
        if code in ("blocked", "not_found", "no_content"):
            return NoArticle(code, f"the page is titled {title[:80]!r}")
    return None


def _explained(page: Page, body: Body, titles: list[str]) -> NoArticle | None:
    """What the first sentence says, «the page you are looking for», or the title that is but the name of the host."""
    host = urlsplit(page.url).netloc.lower().removeprefix("www.")
    if (
        titles
        and all(title.lower().strip(" .").removeprefix("www.") == host for title in titles)
        and page.count_links() < FEW_LINKS
    ):
        return NoArticle("no_content", "the page is titled by its host alone")
    if body.blocks and (code := errors.explains(body.blocks[0].text)) in ("blocked", "not_found"):
        return NoArticle(code, f"its text begins {body.blocks[0].text[:80]!r}")
    return None


def _is_wall(page: Page) -> bool:
    """Whether a page of hardly any text is one that a protection service puts before a site."""
    return page.count_links() < FEWEST_LINKS and any(wall in page.utf8 for wall in WALLS)
