"""A probed page as one HTML file: the record's fields and their claims on one side, the page on the other.

The file loads nothing and runs nothing: a policy in its head forbids it, and the page is a cleaned copy
(`page_copy.py`) in a frame with an empty sandbox.
"""

from collections.abc import Sequence
from html import escape

from lxml import etree

from newscrawl import tables
from newscrawl.draft import Claim
from newscrawl.explain import Explained
from newscrawl.failure import readable
from newscrawl.outlet import Outlet
from newscrawl.page import Page
from newscrawl.parser import PageError
from newscrawl.workshop import page_copy
from newscrawl.workshop.one_page import OnePage
from newscrawl.workshop.probe import Row
from newscrawl.workshop.warning_words import in_words

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_OUTER = f"{_POLICY}; frame-src 'self' about:"  # the frames hold their documents themselves
_MARKED = ("title", "subtitle", "text", "published", "modified", "authors", "dateline", "section")
_MOST_MARKED = 60  # paragraphs looked for on the page
_MORE = 8  # values and claims of a field that are shown at once


def view(outlet: Outlet, page: OnePage, explained: Explained, rows: Sequence[Row]) -> str:
    """The HTML of a probed page. Nothing in it is taken from the page without being escaped."""
    article = explained.article
    if article is not None:
        title = article.title or "(no headline)"
        fields = "".join(_field(row, row.field in outlet.expect.fields) for row in rows)
        warnings = "".join(f"<li>{_words(in_words(code))}</li>" for code in article.warnings)
    else:
        title = "No article"
        reason = explained.refusal.reason if explained.refusal else "nothing was found"
        fields, warnings = "", f"<li>This page is no article: {_words(reason)}</li>"
    noted = f'<ul class="warnings">{warnings}</ul>' if warnings else ""
    present = sum(bool(row.values) for row in rows)
    return _TEMPLATE.format(
        policy=escape(_OUTER),
        style=_style("view.css"),
        title=_words(title),
        outlet=_words(f"{outlet.arabic_name} ({outlet.slug})"),
        url=_words(readable(page.url)),
        count=f"· {present} of {len(rows)} fields" if rows else "",
        warnings=noted,
        fields=fields,
        frames=_frames(page, rows),
    )


def _field(row: Row, expected: bool) -> str:
    state = "there" if row.values else "wanted" if expected else "absent"
    values = "".join(f"<div class=value dir=auto>{_words(value)}</div>" for value in row.values[:_MORE])
    if len(row.values) > _MORE:
        rest = "".join(f"<div class=value dir=auto>{_words(value)}</div>" for value in row.values[_MORE:])
        values += f"<details><summary>{len(row.values) - _MORE} more</summary>{rest}</details>"
    if not row.values:
        values = f"<div class=none>absent <span>{_words(row.why)}</span></div>"
    remark = f"<div class=remark>{_words(row.remark)}</div>" if row.remark else ""
    won = "".join(_claim("won", claim, row.why) for claim in row.won)
    if row.values and not row.won and row.why:
        won = f"<div class=remark>{_words(row.why)}</div>"
    lost = "".join(_claim("lost", loser.claim, loser.why) for loser in row.lost)
    if lost:
        count = f"{len(row.lost)} other claim{'' if len(row.lost) == 1 else 's'}"
        lost = f"<details{' open' if len(row.lost) < 3 else ''}><summary>{count}</summary>{lost}</details>"
    return f'<section class="{state}"><h2>{_words(row.field)}</h2><div>{values}{remark}{won}{lost}</div></section>'


def _claim(kind: str, claim: Claim, why: str) -> str:
    where = f"{claim.source} {claim.where}".strip()
    return (
        f'<div class="claim {kind}"><b>{kind}</b> <code>{_words(where)}</code> '
        f"<q dir=auto>{_words(claim.raw[:400])}</q> <i>{_words(why)}</i></div>"
    )


def _frames(page: OnePage, rows: Sequence[Row]) -> str:
    """The article's part of the page and the whole of it, to switch between; the source of a page without a tree."""
    try:
        root = Page(page.html, page.url, page.headers, whole=True).tree
    except PageError as wrong:
        return f'<p class="none">The page cannot be shown: {_words(wrong.verdict.reason)}</p>'
    body = next(iter(root.iter("body")), root)
    found = _places(body, rows)
    marks: dict[etree._Element, str] = {}
    for field, elements in found.items():
        for element in elements:
            marks[element] = f"{marks[element]}, {field}" if element in marks else field
    core = [element for field in ("title", "text", "published") for element in found.get(field, ())]
    part = page_copy.around(core)
    whole = _frame("whole", page_copy.copy(body, marks))
    if part is None or part is body:
        return f"<div class=tabs></div>{whole}"
    tabs = (
        "<div class=tabs><input type=radio name=tab id=t1 checked><label for=t1>The article</label>"
        "<input type=radio name=tab id=t2><label for=t2>The whole page</label>"
    )
    return f"{tabs}{_frame('part', page_copy.copy(part, marks))}{whole}</div>"


def _places(body: etree._Element, rows: Sequence[Row]) -> dict[str, list[etree._Element]]:
    """Field -> the elements of the page that show its winning claim, or its values where the claim is metadata."""
    found: dict[str, list[etree._Element]] = {}
    for row in rows:
        if row.field not in _MARKED:
            continue
        claims = (*row.won, *(loser.claim for loser in row.lost if loser.claim.source in ("visible", "time")))
        words = row.values if row.field == "text" else (*(claim.raw for claim in claims), *row.values[:1])
        for each in words[:_MOST_MARKED]:
            element = page_copy.smallest_with(body, each)
            if element is not None and element is not body and element not in found.get(row.field, ()):
                found.setdefault(row.field, []).append(element)
                if row.field != "text":
                    break
    return found


def _frame(name: str, copied: str) -> str:
    document = (
        f'<!doctype html><html dir="rtl"><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
        f'content="{escape(_POLICY)}"><style>{_style("page.css")}</style><body>{copied}</body></html>'
    )
    return f'<iframe class="{name}" sandbox="" title="{name}" srcdoc="{escape(document)}"></iframe>'


def _style(name: str) -> str:
    return tables.path(f"workshop/{name}").read_text(encoding="utf-8")


def _words(text: str) -> str:
    """Words from anywhere as they may stand in HTML; marks that turn text around are shown as a dot."""
    return escape("".join("·" if character in _TURNING else character for character in text))


_TURNING = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")

_TEMPLATE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
<body>
<header>
<div><p class="outlet"><bdi>{outlet}</bdi> {count}</p><p class="url"><bdi>{url}</bdi></p></div>
<h1 dir="auto">{title}</h1>
</header>
<main>
<div class="record">{warnings}{fields}</div>
<div class="page">{frames}</div>
</main>
</body>
</html>
"""
