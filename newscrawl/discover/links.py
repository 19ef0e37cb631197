"""Which links of a page lead to articles, judged over the whole page."""

from collections.abc import Sequence


def score_links(links: Sequence[tuple[str, str]], home: str) -> list[float]:
    """How likely each link leads to an article, 0 to 1; 0.5 and more means follow as an article.

    `links` are (URL, anchor text) of one page, `home` the URL of the page on which they stand.
    """
    return [0.0 for _ in links]
