"""Draft -> Article: rulings on what extraction found. Pure; `newscrawl.extract` and the item pipelines both call it.

The steps run in the order of STEPS: each fills its own fields of the Case and reads only earlier ones.
"""

from newscrawl.article import Article
from newscrawl.draft import Draft
from newscrawl.normalise import credit, identity, images, moments, places, title, wording
from newscrawl.normalise.assemble import article
from newscrawl.normalise.case import Case, Fetch, FetchError, Loser, Ruling

STEPS = (identity, title, credit, images, wording, moments, places)


def rule(draft: Draft, fetch: Fetch) -> Case:
    """Make every ruling on a draft. The case it returns holds the fields and how each came about."""
    case = Case(draft, fetch)
    for step in STEPS:
        step.rule(case)
    return case


def normalise(draft: Draft, fetch: Fetch) -> Article:
    """The record of a draft."""
    return article(rule(draft, fetch))


__all__ = ["STEPS", "Case", "Fetch", "FetchError", "Loser", "Ruling", "article", "normalise", "rule"]
