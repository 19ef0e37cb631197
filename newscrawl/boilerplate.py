"""What stands beside the piece on every page of a site, cut from the markup before it is parsed.

Menus, sidebars, the footer and drawings are a third of the elements of a news page, and with its scripts and styles
three fifths of its bytes (benchmarks/boilerplate.py); nothing of them is of the article, and what is not parsed is not
walked either. A part that is cut is called `nav`, `aside`, `footer` or `svg` by the markup itself (HTML Living
Standard, 4.3 and 4.8), closed, of some size, and holds nothing that a piece is told by; the footer is the page's own,
with no text after it. Of styles, and of scripts but JSON-LD, the text goes and the tags stay. What is not cut costs
time, what is cut amiss would cost a field.
"""

import re

PART = re.compile(rb"<(?:svg|nav|aside|footer|script|style)(?=[\s>])")

# Where the text of a script or style ends, as a group; before it, what shows that it is none, as <title> may name one.
CODE = {
    b"<script": re.compile(rb"<(?:(/script)|script|!--)"),
    b"<style": re.compile(rb"<(?:(/style)|style|!--)"),
}
JSON = b"json"  # in the type of JSON-LD, of which ASP.NET writes the plus sign as an entity
LONGEST_TAG = 2000  # bytes of a start tag that are looked at
LEAST_CODE = 100  # bytes of it: to cut fewer spares nothing

# The end of a drawing, as a group; or before it text of another kind, or the end of the script that quotes it.
IN_DRAWING = re.compile(rb"<(?:(/svg>)|!--|script|/script|style|/style|svg|foreignObject)")

CLOSING = {b"<nav": b"</nav>", b"<aside": b"</aside>", b"<footer": b"</footer>"}
LEAST = 1500  # bytes of such a part: a breadcrumb, the pages of a piece, its tags are shorter
# What a piece is told by, or a part with an end of its own; and, in groups, the end of the part, and what is looked at
# once more: is all of it closed in the same part, and none of it JSON-LD?
TELLING = {
    b"<nav": re.compile(
        rb"<(?:(/nav>)|(!--|script|/script)|(?:nav|footer|main|article|h1|p|time|blockquote|meta|link)(?=[\s>]))"
    ),
    b"<aside": re.compile(
        rb"<(?:(/aside>)|(!--|script|/script|nav|/nav)|"
        rb"(?:aside|footer|main|article|h1|p|time|blockquote|figure|meta|link)(?=[\s>]))"
    ),
    b"<footer": re.compile(
        rb"<(?:(/footer>)|(!--|script|/script|nav|/nav)|(?:footer|main|article|h1|time|blockquote|meta|link)(?=[\s>]))"
    ),
}
# Not the page's own footer, where one of these comes after it.
AFTER = re.compile(rb"<(?:footer|article|main|p|br|h[1-3]|/footer|/article|/main)(?=[\s/>])")
# By its opening tag a list of the pages of a piece, or a footer of its own.
OF_A_PIECE = re.compile(
    rb"[^>]{0,300}?\b(?:pag(?!e-?foot)|entry|post|article|story|node|meta|author|tags?\b|tags?-|keyword)", re.I
)


def trim(utf8: bytes) -> tuple[bytes, bytes]:
    """The markup in two: what is left for the parser; and the menus, sidebars and footer that were cut, end to end.

    Of each that is cut an empty element stays, as it parts the text before it from the text after it. Linear in its
    size, never raises. A page that has none of all is the same object.
    """
    kept: list[bytes] = []
    cut: list[bytes] = []
    at = 0
    found = PART.search(utf8)
    while found is not None:
        start, inside = found.span()
        kind = found[0]
        if kind in CODE:
            begin, end = _code(utf8, kind, inside)
            if begin < end:
                kept.append(utf8[at:begin])
                at = end
        else:
            end = _end_of_drawing(utf8, inside) if kind == b"<svg" else _end_apart(utf8, kind, inside)
            if end:
                kept += utf8[at:inside], b">"
                at = end
                if kind != b"<svg":
                    cut += utf8[start:end], CLOSING[kind]
        found = PART.search(utf8, end or inside)
    if not kept:
        return utf8, b""
    kept.append(utf8[at:])
    return b"".join(kept), b"".join(cut)


def _code(utf8: bytes, kind: bytes, inside: int) -> tuple[int, int]:
    """From where to where the text of a script or style is cut whose start tag goes on at `inside`.

    Twice its end where it stays; zeros where it is none, but names or quotes one.
    """
    begin = utf8.find(b">", inside, inside + LONGEST_TAG) + 1
    if not begin:
        return 0, 0
    tag = utf8[inside:begin].lower()
    if JSON in tag and kind == b"<script":
        end = utf8.find(b"</script", begin)
        return (end, end) if end >= 0 else (len(utf8), len(utf8))  # all the rest is text of it
    closing = CODE[kind].search(utf8, begin)
    if closing is None or not closing[1]:
        return 0, 0
    end = closing.start()
    stays = end - begin < LEAST_CODE or tag.count(b'"') % 2 or tag.count(b"'") % 2  # it ends later than it seems
    return (end if stays else begin), end


def _end_of_drawing(utf8: bytes, inside: int) -> int:
    """Where a drawing closes whose opening tag goes on at `inside`; 0 where it is none, or may be more than that."""
    found = IN_DRAWING.search(utf8, inside)
    if found is None or not found[1] or _holds(utf8, b"-->", inside, found.start()):
        return 0
    return found.start()


def _end_apart(utf8: bytes, kind: bytes, inside: int) -> int:
    """Where a part closes whose opening tag goes on at `inside`; 0 where it may be of a piece, or does not close.

    Its own kind is telling in it, so that none is read twice, however many open before one closes.
    """
    odd: list[bytes] = []
    comment = 0  # where the first begins
    for found in TELLING[kind].finditer(utf8, inside):
        closing, name = found.groups()
        if closing:
            end = found.start()
            break
        if not name:
            return 0
        odd.append(name)
        if not comment and name == b"!--":
            comment = found.start()
    else:
        return 0
    if end - inside < LEAST or OF_A_PIECE.match(utf8, inside) is not None:
        return 0
    if odd and not _is_closed(odd, utf8, inside, end):
        return 0
    if _holds(utf8, b"itemprop", inside, end) or _holds(utf8, b"crumb", inside, end):  # a date, a section
        return 0
    comment = comment or end
    if _holds(utf8, b"-->", inside, comment) or utf8.count(b"-->", comment, end) != odd.count(b"!--"):
        return 0  # it begins or ends in a comment
    is_last = kind != b"<footer" or AFTER.search(utf8, end + len(CLOSING[kind])) is None
    return end if is_last else 0


def _holds(utf8: bytes, part: bytes, start: int, end: int) -> bool:
    """Whether some bytes stand between two places: CPython's `rfind` takes half the time of `find` where none do."""
    return utf8.rfind(part, start, end) >= 0


def _is_closed(odd: list[bytes], utf8: bytes, inside: int, end: int) -> bool:
    """Whether the scripts and menus in a part end in it, or it begins or ends in a script; and none is JSON-LD."""
    if any(odd.count(name) != odd.count(b"/" + name) for name in (b"script", b"nav")):
        return False
    return b"script" not in odd or JSON not in utf8[inside:end].lower()
