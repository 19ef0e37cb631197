"""The order of trust, field by field: which claims a page makes, best first.

title     JSON-LD headline, og:title and others, h1, <title>: the h1 first where the others only add to it or cut it
published JSON-LD, meta, microdata, <time>, the visible line by the headline, URL
byline    visible nodes, JSON-LD, microdata, meta
section   breadcrumb (JSON-LD, visible), JSON-LD articleSection, meta, links by the headline, URL
tags      rel=tag links, article:tag, JSON-LD keywords, news_keywords, keywords, links in boxes or behind labels of tags
summary   JSON-LD description, meta description
images    JSON-LD image, og:image, figures of the body
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from urllib.parse import unquote, urlsplit

from newscrawl import structured_data, tables
from newscrawl.draft import Claim, Draft, FieldName
from newscrawl.extraction import inner, jsonld, title
from newscrawl.extraction.sections import menu_word
from newscrawl.page import Page
from newscrawl.structured_data import Node, plain


@cache
def names(field: str) -> tuple[str, ...]:
    """The meta names of a field, best first, from data/extraction/metadata.tsv."""
    return tuple(row[1] for row in tables.rows("extraction/metadata.tsv") if row[0] == field)


def from_meta(page: Page, field: str) -> Iterator[Claim]:
    """The claims of the meta tags for a field."""
    meta = page.meta
    for name in names(field):
        if name in meta:
            for content in meta[name]:
                yield Claim(content, "meta", name)


def add_titles(draft: Draft, page: Page, node: Node | None, shown: str | None, whole: str | None) -> None:
    """Titles without the site's name, what readers see first. `shown`: the headline on the page, `whole`: <title>."""
    sites = [c.raw for c in draft.get("site_name")] + [urlsplit(page.url).netloc.removeprefix("www.").split(".")[0]]
    claims: list[Claim] = []
    if shown:
        claims.append(Claim(shown, "visible", "h1"))
    if node is not None:
        headline = plain(node.get("headline")) or plain(node.get("name"))
        if headline:
            claims.append(Claim(headline, "jsonld", "headline"))
    claims.extend(from_meta(page, "title"))
    if whole:
        claims.append(Claim(whole, "meta", "title"))
    known = list(dict.fromkeys(c.raw for c in claims))
    keys = title.site_keys(sites)
    bare = {raw: title.common_head(title.without_keys(raw, keys), [k for k in known if k != raw]) for raw in known}
    for claim in claims:
        raw = bare[claim.raw]
        draft.add("title", claim if raw == claim.raw else Claim(raw, claim.source, claim.where))


def document_title(page: Page) -> str | None:
    """The text of <title>; the first one, as pictures drawn in SVG have titles too."""
    for element in page.all("title"):
        text = structured_data.flat(inner.text(element))
        if text:
            return text
    return None


def add_sites(draft: Draft, page: Page, node: Node | None, nodes: list[Node]) -> None:
    """What the page calls its site."""
    for claim in from_meta(page, "site_name"):
        draft.add("site_name", claim)
    for owner in nodes if node is None else (node, *nodes):
        stated = owner.get("publisher")
        if stated is None:
            continue
        for publisher in structured_data.resolved(stated, nodes):
            name = plain(publisher.get("name")) if isinstance(publisher, dict) else plain(publisher)
            if name and len(name) < 80 and not name.startswith("http"):
                draft.add("site_name", Claim(name, "jsonld", "publisher"))
    for site in nodes:
        if structured_data.is_any(site, SITES):
            name = plain(site.get("name"))
            if name and len(name) < 80 and not name.startswith("http"):
                draft.add("site_name", Claim(name, "jsonld", "WebSite"))


SITES = frozenset(("WebSite", "NewsMediaOrganization", "Organization"))


def add_site_of_title(draft: Draft, shown: str | None, whole: str | None) -> None:
    """What stands beside the headline in <title>, where the page names its site nowhere else. `shown`: the headline."""
    if draft.get("site_name") or not shown or not whole or shown not in whole:
        return
    before, _, after = whole.partition(shown)
    rest = before.rstrip() if not after.strip() else after.lstrip() if not before.strip() else ""
    name = rest.strip(title.MARKS)
    if name != rest and 1 < len(name) <= LONGEST_SITE and not any(mark in name for mark in "|»«•"):
        draft.add("site_name", Claim(name, "meta", "title"))


LONGEST_SITE = 40  # characters


def add_summaries(draft: Draft, page: Page, node: Node | None) -> None:
    """The lead as the outlet gives it to machines."""
    if node is not None:
        text = plain(node.get("description"))
        if text:
            draft.add("summary", Claim(text, "jsonld", "description"))
        deck = plain(node.get("alternativeHeadline"))
        if deck:
            draft.add("subtitle", Claim(deck, "jsonld", "alternativeHeadline"))
    for claim in from_meta(page, "summary"):
        draft.add("summary", claim)


def add_sections(
    draft: Draft, page: Page, node: Node | None, crumbs: list[Claim], linked: Callable[[], list[Claim]]
) -> None:
    """Breadcrumb levels from outer to inner; failing these, the one section that is named.

    `linked` is asked last but for the URL: the sections that links by the headline name.
    """
    for crumb in crumbs:
        draft.add("section", crumb)
    if crumbs:
        return
    if node is not None:
        value = node.get("articleSection")
        for item in value if isinstance(value, list) else [value]:
            text = plain(item)
            if text and not text.startswith("http"):
                draft.add("section", Claim(text, "jsonld", "articleSection"))
    if draft.get("section"):
        return
    for claim in from_meta(page, "section"):
        draft.add("section", claim)
        return
    add(draft, "section", linked())
    if draft.get("section"):
        return
    segments = [unquote(s) for s in urlsplit(page.url).path.strip("/").split("/")]
    while len(segments) > 1 and segments[-1].lower() in VIEWS:  # /wheat-prices/amp: the piece, seen otherwise
        segments.pop()
    headlines = [jsonld.letters(claim.raw) for claim in draft.get("title")]
    for segment in reversed(segments[:-1]):
        if (
            2 < len(segment) < 40
            and "." not in segment
            and not any(ch.isdigit() for ch in segment)
            and segment.lower() not in _no_sections("general")
            and not LOCALE.fullmatch(segment)
            and not _is_slug(segment, headlines)
        ):
            named = menu_word(page, segment)
            if named is None and segment.lower() in _no_sections("unsaid"):
                continue
            draft.add("section", Claim(named or segment.replace("-", " ").replace("_", " "), "url", "path"))
            return


def _is_slug(segment: str, headlines: list[str]) -> bool:
    """Whether a segment of the URL is the piece's own: longer than a section's, or words of the headline in a row."""
    words = SLUG_WORD.findall(segment)
    key = jsonld.letters(segment)
    return len(words) > LONGEST_SECTION or (len(words) > 1 and any(headline.startswith(key) for headline in headlines))


SLUG_WORD = re.compile(r"[^\W_]+")
LONGEST_SECTION = 3  # words: «science-and-technology»
# What stands behind the address of a piece and is a way to look at it.
VIEWS = frozenset(("amp", "amp.html", "print", "printable", "mobile", "full", "comments", "index.html", "index.php"))

LOCALE = re.compile(r"[a-z]{2}[-_][a-z]{2}", re.I)  # "ar-QA"


@cache
def _no_sections(kind: str) -> frozenset[str]:
    """The words of addresses that name no section; of kind "unsaid" those that do where the menu has them."""
    return frozenset(row[0] for row in tables.rows("extraction/no_sections.tsv") if row[1] == kind)


def add_tags(draft: Draft, page: Page, node: Node | None, linked: list[str], likely: list[str]) -> None:
    """Keywords from the first place that has them; a title split into words is none.

    `linked`: links made for tags. `likely`: links in boxes named tags, or that lead where tags do; they may be a choice
    of them, so that they are taken where nothing else names any.
    """
    headline = draft.get("title")[0].raw if draft.get("title") else ""
    sites = {jsonld.letters(claim.raw) for claim in draft.get("site_name")}
    for tag in linked:
        draft.add("tags", Claim(tag, "visible", "rel=tag"))
    if linked:
        return
    meta = page.meta
    sources: list[tuple[str, list[str]]] = [("article:tag", meta.get("article:tag", []))]
    if node is not None:
        value = node.get("keywords")
        sources.append(("jsonld", [t for v in (value if isinstance(value, list) else [value]) if (t := plain(v))]))
    sources += [(name, meta.get(name, [])) for name in names("tags")[1:]]
    for where, values in sources:
        tags = [t.strip() for v in values for t in split_tags(v) if 1 < len(t.strip()) < 80]
        if not tags or (all(t in headline for t in tags) and len(tags) > 3):
            continue
        if likely and jsonld.letters(tags[0]) in sites:  # the same on all pages of the site
            continue
        tags = [tag for tag in tags if jsonld.letters(tag) not in sites] or tags
        for tag in tags[:60]:
            draft.add("tags", Claim(tag, "jsonld" if where == "jsonld" else "meta", where))
        return
    for tag in likely:
        draft.add("tags", Claim(tag, "visible", "tag link"))


def split_tags(text: str) -> list[str]:
    """A list of keywords at its commas, Arabic ones too, semicolons and bars."""
    for mark in ("،", "؛", ";", "|"):
        text = text.replace(mark, ",")
    return text.split(",")


def add_languages(draft: Draft, page: Page, node: Node | None) -> None:
    """What the page says its language is."""
    tag = page.tree.get("lang") or page.tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    if tag:
        draft.add("language", Claim(tag.strip(), "meta", "html lang"))
    if node is not None:
        text = plain(node.get("inLanguage"))
        if text:
            draft.add("language", Claim(text, "jsonld", "inLanguage"))
    for claim in from_meta(page, "language"):
        draft.add("language", claim)


def add_addresses(draft: Draft, page: Page, node: Node | None) -> None:
    """The canonical URL as declared, absolute; normalisation asks whether it can be believed."""
    for link in page.rels.get("canonical", ()):
        url = page.resolve(link.get("href", ""))
        if url:
            draft.add("canonical", Claim(url, "meta", "rel=canonical"))
    for content in page.meta.get("og:url", ()):
        url = page.resolve(content)
        if url:
            draft.add("canonical", Claim(url, "meta", "og:url"))


def add(draft: Draft, name: FieldName, claims: list[Claim]) -> None:
    """Add every claim of a list."""
    for claim in claims:
        draft.add(name, claim)
