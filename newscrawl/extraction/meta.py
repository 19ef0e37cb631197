"""Meta tags by name, as they are: property or name, any case, repeated, with entities escaped twice."""

from collections.abc import Iterable

from lxml import etree

from newscrawl.extraction.jsonld import flat


def contents(tags: Iterable[etree._Element]) -> dict[str, list[str]]:
    """The contents of meta tags by lower-cased property, name, itemprop or http-equiv, in page order, as plain text."""
    found: dict[str, list[str]] = {}
    for element in tags:
        content = element.get("content") or element.get("value")
        if not content:
            continue
        get = element.get
        name = get("property") or get("name") or get("itemprop") or get("http-equiv")
        if name:
            text = flat(content)
            if text:
                found.setdefault(name.strip().lower(), []).append(text)
    return found
