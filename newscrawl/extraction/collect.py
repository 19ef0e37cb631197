"""The one way through extraction: each part reads the same tree once and adds its claims to the draft."""

import re
from datetime import date

from lxml import etree

from newscrawl import structured_data
from newscrawl.arabic import bylines
from newscrawl.draft import BELOW, Claim, Draft, Later, NoArticle, Paragraph
from newscrawl.extraction import (
    age,
    breadcrumbs,
    credit_lines,
    date_claims,
    fields,
    head,
    images,
    jsonld,
    labels,
    lead,
    masthead,
    origins,
    parts,
    phrases,
    rights,
    sections,
    select,
    tags,
    times,
    title,
)
from newscrawl.extraction.line import Line, Side, where
from newscrawl.extraction.names import Names
from newscrawl.extraction.text import arbiter, body, decks, paragraphs, piece
from newscrawl.extraction.text.blocks import STOPS, Block
from newscrawl.extraction.text.body import Body
from newscrawl.extraction.verdict.refusal import refusal
from newscrawl.outlet import Outlet
from newscrawl.page import Page
from newscrawl.parser import MAX_DEPTH
from newscrawl.structured_data import Node


def draft(
    page: Page, *, outlet: Outlet | None = None, day: date | None = None, is_part: bool = False
) -> Draft | NoArticle:
    """Everything a page claims, or why it is no article. Never raises on any page.

    `outlet`: whose selectors override general extraction. `day`: the day the page was served, for dated layouts; None
    means today's. A layout whose body is not on the page gives way to an older one whose body is. `is_part`: the page
    is known to go on with an article, so that no verdict is asked for.
    """
    chosen = select.fitting(page, outlet, day)
    if chosen is not None and chosen.drop:
        select.drop(page, chosen)
    whole_title = fields.document_title(page)
    claimed = [*page.meta.get("og:title", ()), *([whole_title] if whole_title else [])]
    heading = title.element(page, claimed)
    shown = title.words(heading, claimed) if heading is not None else None
    same = jsonld.Sameness([page.url, *page.meta.get("og:url", ())], [t for t in (shown, *claimed) if t])
    node = jsonld.article(page.jsonld, same)
    names = Names()
    found = piece.read(page, names, heading)
    if page.is_cut(found.container):
        return NoArticle("too_deep", f"elements nested deeper than {MAX_DEPTH}, before the end of the text")
    if (
        whole_title is not None
        and (better := masthead.instead(page, names, found, heading, claimed, shown)) is not None
    ):
        heading, shown = better, title.words(better, claimed)
        found = piece.read(page, names, heading)
    opening = arbiter.opening(page, found, node)
    if opening is not None:
        found = paragraphs.read(page, names, heading, opening)
    if shown is None and whole_title is not None:
        whole_title = masthead.without_menu(page, whole_title)
    refused = refusal(page, node, found, [t for t in (whole_title, shown) if t], heading, names)
    if refused is not None and not is_part and not (chosen is not None and select.has_body(page, chosen)):
        return refused
    found.blocks = arbiter.confirmed(found.blocks, node)
    if len(found.blocks) > 2 and found.blocks[1].text.startswith(found.blocks[0].text) and _is_lead(*found.blocks[:2]):
        del found.blocks[0]
    made = Draft(page.url)
    _collect(made, page, names, node, found, heading, [shown, whole_title])
    if chosen is not None:
        blocks = select.apply(made, page, chosen)
        if blocks is not None:
            found.blocks = blocks
    made.paragraphs = found.paragraphs
    made.paging = Later(lambda: parts.find(page, is_part=is_part))
    claims = made.claims  # not the draft itself: a circle would keep the whole tree until the collector comes by
    made.aging = Later(lambda: age.signs(claims, page, heading))
    _fall_back(made, page, node, found)
    if page.repaired:
        made.warnings.append("encoding_repaired")
    if not made.paragraphs:
        made.warnings.append("no_text")
    return made


def _is_lead(lead: Block, first: Block) -> bool:
    """Whether a block is a lead, which the paragraph that begins with its words need not say again."""
    return len(lead.text) >= SHORTEST_LEAD and first.kind == "p"


SHORTEST_LEAD = 60  # characters: verses are repeated too


def _collect(
    made: Draft,
    page: Page,
    names: Names,
    node: Node | None,
    found: Body,
    heading: etree._Element | None,
    shown: list[str | None],
) -> None:
    """Add the claims of every field."""
    nodes = page.jsonld
    fields.add_sites(made, page, node, nodes)
    fields.add_site_of_title(made, *shown)
    fields.add_titles(made, page, node, *shown)
    fields.add_addresses(made, page, node)
    fields.add_languages(made, page, node)
    sites = [c.raw for c in made.get("site_name")]
    titles = [c.raw for c in made.get("title")]
    fields.add_summaries(made, page, node)
    bare = found.container is None and heading is not None
    top = head.scope(heading, found.container) if found.container is not None else heading
    if bare and heading is not None:  # a flash or a film: what stands right around its headline
        top = head.scope(None, heading)
        top = heading.getparent() if top is heading else top
    if top is not None and top is found.container:  # the headline stands in the body's own container
        first = found.blocks[0] if found.blocks else None
        prose = next((b.text for b in found.blocks if body.is_prose(b)), None)
        reader = head.Reader(names, heading, first.element if first else None, after=0, opening=prose)
    else:
        reader = head.Reader(names, heading, found.container)
    lines = reader.read(top) if top is not None else []
    lines = head.around(lines) if bare else lines
    head.take_credits_above(lines)
    foot: list[Line] = []  # lines of boxes that only their names keep from the text
    for kind, element in found.left_out:
        if kind in ("byline", "date", "tags", "foot"):
            own = head.Reader(names, None, None)
            read = own.read(element, "tags" if kind == "tags" else None)
            foot += read
            side: Side = "end" if kind == "foot" else "inside"
            lines += [_within(line, side) for line in read if kind in ("byline", "date") or _says_more(line)]
            reader.tags += own.tags
            reader.categories += own.categories
            reader.tagged += own.tagged
    found_tags = tags.found(page, reader.tags, reader.tagged, lines, top)
    fields.add_tags(made, page, node, *found_tags)
    crumbs = breadcrumbs.sections(page, nodes, titles, sites)
    fields.add_sections(made, page, node, crumbs, lambda: sections.named(page, lines, reader.categories, top))
    lines += [_date_line(block) for block in found.dates]
    datelines = {b.text for b in found.blocks[:OPENING] if times.is_date_line(b.text)}  # those are read in the body
    near = [line for line in lines if _near(line) and line.text not in datelines]
    if not any(times.like_date(line.text) or line.times for line in near):
        near += [_date_line(block) for block in found.stamps if times.is_date_line(block.text)]
    if top is not None and not any(times.like_date(line.text) or line.times for line in near):
        near += head.dates_above(top)
    mine = {id(t) for line in near for t in line.times}
    far = [t for t in page.all("time") if id(t) not in mine]
    date_claims.add(made, page, node, near, far)
    if not made.get("published"):
        date_claims.add_elsewhere(made, lines, reader.shared)
    boxes = [line for line in lines if line.side == "after" and line.kind == "byline"]
    if len(boxes) > AUTHOR_BOX:  # a list of other pieces, each with its author
        boxes = []
    around = [line for line in lines if line.side != "after"] + boxes
    credit_lines.add(made, page, node, nodes, around, lambda: "\n".join([*titles, *(b.text for b in found.blocks)]))
    for block in found.credits:
        made.add("byline", Claim(_spaced(block), "visible", where(block.element)))
    for block in found.hands:
        made.add("byline", Claim(block.text, "visible", BELOW + where(block.element)))
    for deck in [*found.decks, *(line.text for line in lines if _is_deck(line, heading))]:
        made.add("subtitle", Claim(deck, "visible", "deck"))
    for origin in [*found.origins, *origins.find([*lines, *foot])]:
        made.add("origin", Claim(origin, "visible", "body" if origin in found.origins else "head"))
    above = reader.above or (lead.beside(top) if not reader.pictures else [])
    images.add(made, page, node, nodes, [*reader.pictures, *found.pictures], names, (above, reader.above_headline))
    made.rights = rights.read(page, node)
    if made.rights.get("license"):
        made.add("license", Claim(str(made.rights["license"]), "meta", "license"))
    made.kind = _kind(page, node)


OPENING = 2  # blocks among which an agency's dateline may stand
AUTHOR_BOX = 3  # lines of the box about the author that may stand after the body


def _is_deck(line: Line, heading: etree._Element | None) -> bool:
    """Whether a line between headline and body is a deck: by its class or as a heading, and of a sentence's length."""
    if line.side != "between" or line.kind is not None or line.linked or not 20 < len(line.text) < 350:
        return False
    named = line.where.startswith("h2") or decks.is_named(line.element) or _is_right_below(line, heading)
    dated = named and times.like_date(line.text) and times.is_date_line(line.text)
    return named and not dated and phrases.kind(line.text) is None


def _is_right_below(line: Line, heading: etree._Element | None) -> bool:
    """Whether a line is a smaller heading right below the headline, of more words than a credit."""
    above = line.element.getprevious() if line.element.tag in ("h3", "h4", "h5") else None
    if above is None or (above is not heading and above.tag != "h1") or above.tag == line.element.tag:
        return False
    if line.pictured or line.text.count(" ") < WORDS_OF_DECK:
        return False
    return not bylines.read(line.text).explained


WORDS_OF_DECK = 4  # and one more


def _says_more(line: Line) -> bool:
    """Whether a line at the foot of the body names a writer or a date: by its markup, or by the label of a date."""
    return line.authored or bool(line.times) or (_is_labelled(line) and times.like_date(line.text))


def _is_labelled(line: Line) -> bool:
    return len(line.text) < 80 and labels.label(line.text, "published", "modified") is not None


def _near(line: Line) -> bool:
    """Whether a date in the line may be the piece's: by its place, or by what its class or label says."""
    if line.side == "after":
        if any(t.tag == "abbr" and t.get("class") == "published" for t in line.times):  # hAtom: of the piece around it
            return True
        return _is_labelled(line)
    return True


def _within(line: Line, side: Side) -> Line:
    """A line of a byline, date or foot block that stands in the body's own container."""
    line.kind = line.kind or ("byline" if line.authored or line.times or side != "end" else "date")
    line.side = side
    return line


def _date_line(block: Block) -> Line:
    """A line of the body's container, above the first sentence or below the last, that is there to say when."""
    times, text = list(block.element.iter("time")), _spaced(block)
    return Line(text, [text], block.element, "date", "inside", times, dated=True)


def _spaced(block: Block) -> str:
    """The text of a credit line with a space between its elements, which pages set apart by their style alone."""
    texts = (str(text) for text in block.element.itertext())
    parts = " ".join(part for text in texts if (part := " ".join(text.split())))
    spaced = BEFORE_MARK.sub("", parts)
    return spaced if spaced.replace(" ", "") == block.text.replace(" ", "") else block.text


BEFORE_MARK = re.compile(r" (?=[,،.:;؛)\]])")


def _fall_back(made: Draft, page: Page, node: Node | None, found: Body) -> None:
    """JSON-LD's articleBody where the page shows no body of its own, or far less than it."""
    if node is None:
        return
    text = node.get("articleBody")
    if not isinstance(text, str) or (len(text) < 200 and not _is_all(text, made)):
        return
    if found.size > 0.4 * len(text) and (found.in_paragraphs is None or arbiter.knows(found.blocks[0], text)):
        return
    lines = [structured_data.flat(line) for line in text.replace("\r", "\n").split("\n")]
    paragraphs = [Paragraph(line) for line in lines if line]
    if paragraphs:
        made.paragraphs = paragraphs


def _is_all(text: str, made: Draft) -> bool:
    """Whether an articleBody of a few words may be all there is: a whole sentence, on a page that shows none."""
    text = text.strip()
    if made.paragraphs or len(text) < SHORTEST_BODY or text[-1] not in STOPS or text.endswith(("…", "...")):
        return False
    return jsonld.letters(text) not in {jsonld.letters(title.raw) for title in made.get("title")}


SHORTEST_BODY = 40  # characters


def _kind(page: Page, node: Node | None) -> str | None:
    if node is None:
        return "article" if "article" in page.meta.get("og:type", ()) else None
    kinds = structured_data.types(node)
    if "LiveBlogPosting" in kinds:
        return "liveblog"
    if kinds & structured_data.MEDIA_TYPES:
        return "video" if "VideoObject" in kinds else "media"
    return "article"
