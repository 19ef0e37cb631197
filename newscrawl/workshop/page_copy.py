"""A copy of a page that is safe to show beside its record: no scripts, nothing loaded, the found places marked.

What is copied is a short list of elements and attributes; everything else stays behind, so that nothing has to be
thought of to be shut out. The copy is shown in a sandboxed frame besides.
"""

import re
from collections.abc import Mapping
from html import escape

from lxml import etree

_GONE = frozenset({
    "script", "style", "link", "meta", "base", "iframe", "frame", "frameset", "object", "embed", "applet", "param",
    "template", "svg", "math", "canvas", "audio", "video", "source", "track", "map", "area", "input", "button",
    "select", "option", "textarea", "noscript", "head", "title", "portal", "dialog",
})  # fmt: skip
_KEPT = frozenset({
    "a", "abbr", "article", "aside", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details", "dfn",
    "div", "dl", "dt", "em", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i",
    "ins", "kbd", "label", "li", "main", "mark", "nav", "ol", "p", "pre", "q", "s", "section", "small", "span",
    "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul",
})  # fmt: skip
_VOID = frozenset({"br", "hr"})
_UNSEEN = re.compile("[\\s\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+")
_DEEPEST = 200  # elements within elements; below that only text is copied

Marks = Mapping[etree._Element, str]  # element -> the fields whose winning claim stands in it


def copy(root: etree._Element, marks: Marks) -> str:
    """HTML of the element and what is in it, as a fragment. Elements carry their selector as a tooltip."""
    out: list[str] = []
    _copy(root, marks, out, 0)
    return "".join(out)


def _copy(element: etree._Element, marks: Marks, out: list[str], depth: int) -> None:
    name = element.tag.lower() if isinstance(element.tag, str) else ""
    if not name or name in _GONE:
        return
    if name == "img":
        out.append(f'<span class="picture">{escape(element.get("alt") or "picture")}</span>')
        return
    shown = name if name in _KEPT else "div" if name in ("body", "html", "form", "center") else "span"
    if depth > _DEEPEST:
        out.append(escape(" ".join(_text(element).split())))
        return
    said = marks.get(element)
    attributes = f' title="{escape(selector(element))}"'
    for attribute in ("dir", "colspan", "rowspan"):
        if (value := element.get(attribute)) and value.isalnum():
            attributes += f' {attribute}="{escape(value)}"'
    if said:
        attributes += f' class="found" data-field="{escape(said)}"'
    out.append(f"<{shown}{attributes}>")
    if shown not in _VOID:
        out.append(escape(element.text or ""))
        for child in element:
            _copy(child, marks, out, depth + 1)
            out.append(escape(child.tail or ""))
        out.append(f"</{shown}>")


def selector(element: etree._Element) -> str:
    """A CSS selector that a person may try for an element: "div.meta-line > span.author"."""
    parts = [_simple(element)]
    above = element.getparent()
    if above is not None and "." not in parts[0] and "#" not in parts[0]:
        parts.insert(0, _simple(above))
    return " > ".join(parts)


def _simple(element: etree._Element) -> str:
    name = element.tag if isinstance(element.tag, str) else "*"
    if (known := element.get("id")) and known.replace("-", "").replace("_", "").isalnum():
        return f"{name}#{known}"
    classes = [
        word for word in (element.get("class") or "").split() if word.replace("-", "").replace("_", "").isalnum()
    ]
    return f"{name}.{'.'.join(classes[:2])}" if classes else name


def smallest_with(root: etree._Element, words: str) -> etree._Element | None:
    """The first of the deepest elements below a root whose text holds the words, white space apart; None for none."""
    wanted = _solid(words)
    if not wanted:
        return None
    current = root if wanted in _squeezed(root) else None
    while current is not None:
        inner = next(
            (child for child in current if _is_shown(child) and wanted in _squeezed(child)),
            None,
        )
        if inner is None:
            return current
        current = inner
    return None


def around(elements: list[etree._Element]) -> etree._Element | None:
    """The smallest element that holds all of them; None of none."""
    if not elements:
        return None
    paths = [[element, *element.iterancestors()][::-1] for element in elements]
    common = None
    for step in zip(*paths, strict=False):
        if any(one is not step[0] for one in step):
            break
        common = step[0]
    return common


def _is_shown(element: etree._Element) -> bool:
    return isinstance(element.tag, str) and element.tag.lower() not in _GONE


def _squeezed(element: etree._Element) -> str:
    return _solid(_text(element))


def _solid(words: str) -> str:
    """The words without white space and without the marks that a record leaves out."""
    return _UNSEEN.sub("", words)


def _text(element: etree._Element) -> str:
    return "".join(str(piece) for piece in element.itertext())
