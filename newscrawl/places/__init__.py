"""Places: a gazetteer, a finder and a resolver. `find` is the public entry; `of_article` serves the record."""

from newscrawl.places.finder import Found, find
from newscrawl.places.piece import of_article

__all__ = ["Found", "find", "of_article"]
