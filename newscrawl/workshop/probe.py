"""A page probed: every field of its record, with the claim that won, the ones that lost, and why."""

from collections.abc import Iterator
from dataclasses import dataclass

from newscrawl.article import Article, Moment
from newscrawl.draft import Claim, FieldName
from newscrawl.explain import Explained
from newscrawl.normalise import Case, Loser, Ruling
from newscrawl.workshop.warning_words import in_words


@dataclass(frozen=True, slots=True)
class Row:
    """One field. `values`: what the record says, a line each, none where it says nothing; `won`: the claims behind."""

    field: str
    values: tuple[str, ...]
    won: tuple[Claim, ...] = ()
    why: str = ""
    lost: tuple[Loser, ...] = ()
    remark: str = ""  # precision and zone of a moment, number of characters of a text


def rows(explained: Explained) -> list[Row]:
    """The rows of a page that was read, in the order of the record. Empty for one that was not."""
    if explained.article is None or explained.case is None:
        return []
    return list(_rows(explained.article, explained.case))


def _rows(article: Article, case: Case) -> Iterator[Row]:
    yield _ruled(case, "title", article.title)
    yield _ruled(case, "subtitle", article.subtitle)
    yield _ruled(case, "summary", article.summary)
    yield _text(article, case)
    yield _moment(case, "published", article.published)
    yield _moment(case, "modified", article.modified)
    yield from _credit(article, case)
    yield _listed(case, "section", article.section)
    yield _listed(case, "tags", article.tags)
    pictures = tuple(" · ".join(filter(None, (one.url, one.caption, one.credit))) for one in article.images)
    sources = dict.fromkeys(one.source for one in case.draft.images)
    yield Row("images", pictures, why=f"from {', '.join(sources)}" if pictures else "no picture of the piece was found")
    yield Row("places", tuple(_place(one) for one in article.places), why="named in the title, the text or a caption")
    yield _ruled(case, "language", article.language)
    yield _ruled(case, "canonical_url", article.canonical_url)


def _ruled(case: Case, field: str, value: str | None, *, remark: str = "") -> Row:
    ruling = case.rulings.get(field) or Ruling(field, None, None, "no claim on the page")
    return Row(
        field,
        (value,) if value else (),
        (ruling.winner,) if ruling.winner else (),
        ruling.why,
        ruling.losers,
        remark,
    )


def _text(article: Article, case: Case) -> Row:
    if not article.text:
        return Row("text", (), why="the page has no body that could be told from its surroundings")
    own = case.fetch.outlet is not None and any(
        "body" in layout.fields and "selector_empty:body" not in article.warnings
        for layout in case.fetch.outlet.select[:1]
    )
    paragraphs = tuple(article.text.split("\n\n"))
    count = len(paragraphs)
    remark = f"{len(article.text):,} characters in {count} paragraph{'' if count == 1 else 's'}"
    return Row(
        "text",
        paragraphs,
        why="by the outlet's selector" if own else "found by its shape",
        remark=remark,
    )


def _moment(case: Case, field: str, moment: Moment | None) -> Row:
    if moment is None or moment.value is None:
        row = _ruled(case, field, None)
        said = f"printed as {moment.raw!r}: {moment.reason}" if moment is not None and moment.raw else row.why
        return Row(field, (), row.won, said, row.lost)
    zone = {"text": "zone as printed", "meta": "zone from metadata", "outlet": "zone of the outlet's country", None: ""}
    parts = (f"to the {moment.precision}", zone[moment.timezone_source], *map(in_words, moment.flags))
    return _ruled(case, field, moment.value, remark=", ".join(filter(None, parts)))


def _credit(article: Article, case: Case) -> Iterator[Row]:
    """Authors, agencies and dateline come out of the same claims: these stand with the first of the three."""
    authors = tuple(f"{one.name} ({one.role})" for one in article.authors)
    agencies = tuple(f"{one.name} ({one.role})" for one in article.agencies)
    ruling = case.rulings.get("byline") or Ruling("byline", None, None, "no claim on the page")
    winner = (ruling.winner,) if ruling.winner else ()
    remark = f"printed as «{article.byline_raw}»" if article.byline_raw else ""
    yield Row("authors", authors, winner, ruling.why, ruling.losers, remark)
    yield Row("agencies", agencies, why="from the same credits" if agencies else "no agency or outlet is credited")
    place = (article.dateline.raw,) if article.dateline else ()
    yield Row("dateline", place, why="where the piece says it was written" if place else "the piece does not say")


def _listed(case: Case, field: FieldName, values: tuple[str, ...]) -> Row:
    claims = tuple(case.draft.get(field))
    known = set(values)
    won = tuple(claim for claim in claims if claim.raw in known)
    lost = tuple(Loser(claim, "repeats another, or the headline") for claim in claims if claim.raw not in known)
    return Row(field, values, won[:1], "first in the order of trust" if won else "no claim on the page", lost)


def _place(place: object) -> str:
    name = getattr(place, "name_ar", None) or getattr(place, "name", "")
    country = getattr(place, "country", None)
    return f"{name} ({country})" if country else f"{name}"
