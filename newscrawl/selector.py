"""Selectors as outlet files write them: CSS with `::text` and `::attr(name)`, or XPath from `/`, `./` or `(` on."""

from functools import cache


class SelectorError(ValueError):
    """A selector cannot be read. The message says why."""


@cache
def xpath(selector: str) -> str:
    """The XPath that a selector means, `descendant-or-self::…` for CSS. Raises SelectorError.

    `::text` and `::attr(name)` are parsel's, so that what works in `scrapy shell` works in an outlet file.
    """
    if selector.startswith(("/", "./", "(")):
        from lxml import etree

        try:
            etree.XPath(selector)
        except etree.XPathError as wrong:
            raise SelectorError(f"is no XPath: {wrong}") from None
        return selector
    from cssselect import SelectorSyntaxError
    from cssselect.xpath import ExpressionError
    from parsel.csstranslator import HTMLTranslator

    try:
        return HTMLTranslator().css_to_xpath(selector)
    except (SelectorSyntaxError, ExpressionError) as wrong:
        raise SelectorError(f"is no CSS selector: {wrong}") from None
