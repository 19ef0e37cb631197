"""The ruling on places: every place the piece names, and which place on Earth each is."""

from newscrawl import places
from newscrawl.article import Dateline
from newscrawl.normalise import reach
from newscrawl.normalise.case import Case


def rule(case: Case) -> None:
    """Fill `places`; settle the dateline's places by the rest of the article."""
    fields = {
        name: words
        for name, words in (
            ("title", case.title),
            ("subtitle", case.subtitle),
            ("summary", case.summary),
            ("text", reach.within(case, case.text)),
            ("dateline", case.dateline.raw if case.dateline else None),
        )
        if words
    }
    fields |= {f"images.{i}.caption": image.caption for i, image in enumerate(case.images) if image.caption}
    country = case.fetch.outlet.country if case.fetch.outlet else None
    dateline = case.dateline.raw if case.dateline else None
    case.places = places.of_article(fields, country=country, dateline=dateline)
    if case.dateline is not None:
        there = tuple(p for p in case.places if any(m.field == "dateline" for m in p.mentions))
        if there:
            case.dateline = Dateline(case.dateline.raw, there)
