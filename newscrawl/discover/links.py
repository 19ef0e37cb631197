"""Which links of a page lead to articles, judged over the whole page.

No rule knows an outlet. Each link is described by its URL's shape, by how much its text reads like a headline, and by
its neighbours: links of one shape mostly lead to one kind of page, so a one-word headline among thirty long ones of
the same shape is an article, and a long name among thirty short ones is not. A logistic model weighs the
descriptions (data/discover/link_weights.tsv, fitted by scripts/train_links.py).
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from statistics import median

from newscrawl import tables
from newscrawl.discover.headline import likeness
from newscrawl.discover.shape import Shape, shape
from newscrawl.discover.urls import key
from newscrawl.discover.words import by_anchor, folded
from newscrawl.urls import host

# Where a text says nothing, so much headline is assumed, by the words of the URL's slug.
_BY_SLUG = (0.3, 0.3, 0.3, 0.5, 0.65, 0.8)
_PRIOR = 2.0  # links: a shape seen once counts a third for itself, two thirds for shapes like it


def score_links(links: Sequence[tuple[str, str]], home: str) -> list[float]:
    """How likely each link leads to an article, 0 to 1; 0.5 and more means follow as an article.

    `links` are (absolute URL, anchor text) of one page, judged together; `home` is the URL of the page on which they
    stand. The list has the length and order of `links`. Linear in their number; never raises; no network.
    """
    weights = _weights()
    return [
        0.0 if row is None else _logistic(sum(weights[name] * value for name, value in row.items()))
        for row in describe(links, home)
    ]


@dataclass(frozen=True, slots=True)
class _Link:
    shape: Shape
    text: str  # folded
    said: float | None  # likeness of the text to a headline
    assumed: float  # the same, or what the slug suggests
    is_named: bool  # the text is a phrase of menus


def describe(links: Sequence[tuple[str, str]], home: str) -> list[dict[str, float] | None]:
    """The features of each link by name, 0 to 1 each; None for what is no article in any case."""
    own = shape(home)
    own_host, own_key = host(home), key(home)
    best = _best_texts(links)
    found: list[_Link | None] = []
    for url, _ in links:
        text = best[url.partition("#")[0]]
        form, named = shape(url), by_anchor(text)
        # The page itself under another address has its number, or its shape where it has none.
        may_be_home = form.number == own.number and (form.number > 0 or form.coarse == own.coarse)
        if named in ("static", "other") or _is_out(url, form, own_host) or (may_be_home and key(url) == own_key):
            found.append(None)
            continue
        said = likeness(text) if named is None else 0.0
        slug = _BY_SLUG[min(form.words, len(_BY_SLUG) - 1)]
        found.append(_Link(form, folded(text), said, slug if said is None else said, named is not None))
    page = _Page([link for link in found if link is not None])
    return [None if link is None else page.features(link) for link in found]


def _best_texts(links: Sequence[tuple[str, str]]) -> dict[str, str]:
    """URL without fragment -> the text most like a headline: a picture, a headline and "12 comments" may share one."""
    best: dict[str, tuple[float, str]] = {}
    for url, text in links:
        said = likeness(text)
        worth = -1.0 if said is None else -0.5 if by_anchor(text) is not None else said
        bare = url.partition("#")[0]
        if bare not in best or worth > best[bare][0]:
            best[bare] = (worth, text)
    return {url: text for url, (_, text) in best.items()}


def _is_out(url: str, form: Shape, own_host: str) -> bool:
    """Home pages, files, other sites, and what is not http."""
    if not url.startswith(("http://", "https://")) or form.is_root or form.is_file:
        return True
    target = host(url)
    return target != own_host and not target.endswith("." + own_host)


class _Page:
    """What the links of one page say together."""

    def __init__(self, links: list[_Link]) -> None:
        fine: dict[tuple[str, ...], list[float]] = defaultdict(list)
        coarse: dict[tuple[str, ...], list[float]] = defaultdict(list)
        for link in links:
            fine[link.shape.fine].append(link.assumed)
            coarse[link.shape.coarse].append(link.assumed)
        overall = sum(link.assumed for link in links) / len(links) if links else 0.3
        self.coarse = {form: _shrunk(values, overall) for form, values in coarse.items()}
        self.fine = {link.shape.fine: _shrunk(fine[link.shape.fine], self.coarse[link.shape.coarse]) for link in links}
        self.sizes = {form: len(values) for form, values in fine.items()}
        tokens: dict[tuple[str, ...], list[float]] = defaultdict(list)
        for link in links:
            tokens[link.shape.fine].append(float(link.shape.is_random))
        # Half of all random tokens look like words; where many of a shape do not, none is one.
        self.random = {form: float(sum(each) >= max(2, 0.3 * len(each))) for form, each in tokens.items()}
        self.best = max(self.fine.values(), default=0.0)
        numbers = [link.shape.number for link in links if link.shape.number and link.assumed >= 0.5]
        self.number = median(numbers) if numbers else 0.0
        # Names of sections: short texts of links that carry no number.
        self.names = {
            link.text for link in links if not link.shape.number and link.said is not None and link.said < 0.3
        }

    def features(self, link: _Link) -> dict[str, float]:
        form = link.shape
        fine, coarse = self.fine[form.fine], self.coarse[form.coarse]
        low = math.log10(self.number / form.number) - 0.3 if self.number and form.number else 0.0
        low = max(0.0, min(1.0, low))
        is_marked = float(form.number > 0 or form.has_date or form.is_random)
        kinds = form.kinds
        return {
            "bias": 1.0,
            "headline": link.assumed,
            "silent": float(link.said is None),
            "shape": fine,
            "shape_coarse": coarse,
            "shape_and_headline": fine * link.assumed,
            "behind_best": self.best - fine,
            "many": min(1.0, math.log1p(self.sizes[form.fine]) / 4),
            "number": float(form.number > 0),
            "long_number": float(form.number >= 100_000),
            "low_number": low,
            "date": float(form.has_date),
            "slug": min(1.0, form.words / 6),
            "random": max(float(form.is_random), self.random[form.fine]),
            "says_article": float("article" in kinds),
            "says_section": float(bool(kinds & {"section", "tag", "author"})),
            "says_other": float(bool(kinds & {"static", "media", "feed", "other"})),
            "says_other_id": float(form.is_of_other),
            "named_page": float(link.is_named),
            "section_name": float(link.text in self.names),
            "settled": max(0.0, fine - 0.5) * 2 * min(1.0, self.sizes[form.fine] / 8) * (1 - low) * is_marked,
            "bare": (1 - fine) * float(not is_marked and form.words < 3),
            "shallow": float(form.depth <= 1),
        }


def _shrunk(values: list[float], prior: float) -> float:
    return (sum(values) + _PRIOR * prior) / (len(values) + _PRIOR)


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))


@cache
def _weights() -> dict[str, float]:
    return {name: float(weight) for name, weight, *_ in tables.rows("discover/link_weights.tsv")}
