"""The file of a new outlet, drafted from a visit: it works as it stands, and says what a person should look at."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

from newscrawl.article import Article
from newscrawl.discover.inquiry import Inquiry
from newscrawl.discover.outlet_file import draft
from newscrawl.discover.stamps import day
from newscrawl.draft import NoArticle
from newscrawl.extraction import draft as extract
from newscrawl.extraction.fields import document_title
from newscrawl.outlet import Outlet, Verified
from newscrawl.outlets import reader
from newscrawl.page import Page
from newscrawl.parser import PageError
from newscrawl.workshop import facts, presence, toml_lines
from newscrawl.workshop.facts import Fact
from newscrawl.workshop.toml_lines import literal
from newscrawl.workshop.visit import Read

# Fields whose absence may be the general way's fault, in words, with the selector key and an example of one.
_HINTS = (
    ("published", "date", "published", '"time.entry-date"'),
    ("authors", "author", "byline", '"span.author"'),
    ("section", "section", "section", '".breadcrumb a"'),
    ("tags", "tags", "tags", '".tags a"'),
    ("images", "picture", "image", '"figure.main img"'),
)


@dataclass(frozen=True, slots=True)
class Given:
    """What the person said on the command line, which goes before anything found; None where nothing was said."""

    country: str | None = None
    kind: str | None = None
    name: str | None = None
    arabic_name: str | None = None
    sample: bool = False


def named(inquiry: Inquiry, titles: Mapping[str, str], reads: Sequence[Read], given: Given) -> dict[str, Fact]:
    """The facts of the file's head: name, arabic_name, country, kind."""
    site_names, page_titles = [titles.get("site_name", "")], [titles.get("title", "")]
    for one in reads:
        names, title = _self_naming(one)
        site_names += names
        page_titles.append(title)
    found = {
        "name": Fact(facts.latin_name(inquiry.address), "from the address; check"),
        "arabic_name": facts.arabic_name(site_names, [title for title in page_titles if title]),
        "country": facts.country(inquiry.address, titles.get("language", "")),
    }
    for key in found:
        if said := getattr(given, key):
            found[key] = Fact(said, "")
    found["kind"] = Fact(given.kind, "") if given.kind else facts.kind(found["arabic_name"].value)
    return found


def _self_naming(one: Read) -> tuple[list[str], str]:
    """What an article's page calls its site, and its title."""
    try:
        page = Page(one.fetched.body, one.fetched.url, one.fetched.headers)
    except PageError:
        return [], ""
    found = extract(page)
    names = [] if isinstance(found, NoArticle) else [claim.raw for claim in found.get("site_name")]
    return names, document_title(page) or ""


def text(
    inquiry: Inquiry,
    titles: Mapping[str, str],
    head: Mapping[str, Fact],
    articles: Sequence[Article],
    verified: Verified,
    given: Given,
) -> str:
    """The file's TOML. `head` holds a value for each of its keys; `verified` says what the visit saw."""
    lines = _sections_noted(draft(inquiry, titles))
    for key in ("name", "arabic_name", "country", "kind"):
        lines = toml_lines.with_key(lines, key, literal(head[key].value or ""), head[key].how)
    if given.sample:
        lines = toml_lines.with_key(lines, "evidence", literal("sample"), "seen on the sample site only")
    lines += "".join(f"{line}\n" for line in (*_not_found(inquiry), *_select(articles), *_expect(inquiry, articles)))
    values: dict[str, str | date | float] = {"state": verified.state}
    values |= {key: value for key in ("on", "against", "by") if (value := getattr(verified, key)) is not None}
    return toml_lines.with_table(lines, "verified", values)


def _sections_noted(lines: str) -> str:
    """Sections are links with short words, and so may be about pages, writers' pages, or single pieces."""
    return re.sub(
        "^sections = ",
        "# As the home page links them; take out those that carry no news.\nsections = ",
        lines,
        flags=re.M,
    )


def read(drafted: str, path: Path) -> Outlet:
    """The outlet that a drafted file would give at a path. Raises OutletError."""
    return reader.build(path, drafted, reader.parse(drafted, path))


def by() -> str:
    """Who visited: this version of newscrawl."""
    return f"newscrawl {version('newscrawl')}"


def _not_found(inquiry: Inquiry) -> list[str]:
    """Comments on the kinds of sources that the site has not, and what to do about it."""
    kinds = {source.kind for source in inquiry.sources.values() if source.problem is None and source.items}
    lines = []
    if "feed" not in kinds:
        lines.append('# feeds = ["/feed/"]  # none found: look for RSS on the site, also at the foot of its pages')
    if "sitemap" not in kinds:
        lines.append('# sitemaps = ["/sitemap.xml"]  # none found: without one, --since reaches no archive')
    if not inquiry.home.sections:
        lines.append('# sections = ["/politics/"]  # none found on the home page: name those that carry news')
    return lines


def _select(articles: Sequence[Article]) -> list[str]:
    """Comments on the fields that few of the articles have."""
    found, number = presence.counts(articles), len(articles)
    if not number:
        return []
    lines = []
    for field, words, key, example in _HINTS:
        credited = field == "authors" and any(one.agencies for one in articles)
        if found[field] * 2 < number and not credited:
            seen = f"{words} on {found[field]} of {number} pages"
            lines.append(f"# {key} = {example}  # {seen}: if they show it, its CSS selector goes here")
    return ["", "# [select]", *lines] if lines else []


def _expect(inquiry: Inquiry, articles: Sequence[Article]) -> list[str]:
    usual = presence.usual(articles)
    lines = ["", "[expect]"]
    if (rate := _a_day(inquiry)) is not None:
        lines.append(f"articles_a_day = {literal(rate)}  # by its feed; check after a week")
    if usual:
        lines.append(f"fields = {literal(usual)}")
    return lines if len(lines) > 2 else []


def _a_day(inquiry: Inquiry) -> float | None:
    """Articles a day, from the dates of the feed that has most of them; None where ten do not span two days."""
    days: dict[str, list[date]] = {}
    for lead in inquiry.articles.values():
        if lead.via == "feed" and lead.source and (on := day(lead.published)):
            days.setdefault(lead.source, []).append(on)
    most = max(days.values(), key=len, default=[])
    if len(most) < 10 or (span := (max(most) - min(most)).days) < 1:
        return None
    return float(max(1, round(len(most) / (span + 1))))
