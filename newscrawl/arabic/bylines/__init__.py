"""Arabic credit lines read: who wrote it, for whom, from where.

    >>> b = read("الرياض - واس")
    >>> b.places[0].name, b.agencies[0].id
    ('الرياض', 'spa')

A line is cleaned (`printed`), cut at its marks (`tokens`), its segments are explained (`pieces`) and weighed together
(`settle`). `prefix` and `suffix` find credits at the ends of running paragraphs (`edges`).
"""

from newscrawl.arabic.bylines.edges import prefix, suffix
from newscrawl.arabic.bylines.line import read
from newscrawl.arabic.bylines.reading import Byline, BylinePlace, Edge

__all__ = ["Byline", "BylinePlace", "Edge", "prefix", "read", "suffix"]
