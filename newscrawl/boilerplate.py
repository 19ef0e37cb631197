"""What stands beside the piece on every page of a site, cut from the markup before it is parsed.

Menus, sidebars, the footer and drawings are two elements in five of a news page and nothing of its article: to parse
them costs more than to find them. What is cut is called `nav`, `aside`, `footer` or `svg` by the markup itself (HTML
Living Standard, 4.3 and 4.8), closed, of some size, and holds nothing that a piece is told by; the footer is the page's
own, with no text after it. All else stays: a part that is not cut costs time, one cut amiss would cost a field.
"""

import re

PART = re.compile(rb"<(?:svg|nav|aside|footer)(?=[\s>])")
CLOSING = {b"<svg": b"</svg>", b"<nav": b"</nav>", b"<aside": b"</aside>", b"<footer": b"</footer>"}
LEAST = 1500  # bytes of what is no drawing: a breadcrumb, the pages of a piece, its tags are shorter

# In a drawing: text of another kind, or the end of the script or style that the drawing is quoted in.
IN_DRAWING = re.compile(rb"<(?:!--|script|/script|style|/style|svg|foreignObject)")
# In another part: what a piece is told by, or a part with an end of its own; and, in a group, what is looked at once
# more: is all of it closed in the same part, and none of it JSON-LD?
TELLING = {
    b"<nav": re.compile(rb"<(?:(!--|script|/script)|(?:nav|footer|main|article|h1|p|time|blockquote)(?=[\s>]))"),
    b"<aside": re.compile(
        rb"<(?:(!--|script|/script|nav|/nav)|(?:aside|footer|main|article|h1|time|blockquote|figure)(?=[\s>]))"
    ),
    b"<footer": re.compile(rb"<(?:(!--|script|/script|nav|/nav)|(?:footer|main|article|h1|time|blockquote)(?=[\s>]))"),
}
PAIRS = ((b"<!--", b"-->"), (b"<script", b"</script"), (b"<nav", b"</nav"))
STATED = b"ld+json"
AFTER = re.compile(rb"<(?:footer|article|main|p|/footer|/article|/main)(?=[\s>])")  # not the page's own footer, then
# By its opening tag a list of the pages of a piece, or a footer of its own.
OF_A_PIECE = re.compile(rb"[^>]*?\b(?:pag(?!e-?foot)|entry|post|article|story|node|meta|author)", re.I)


def trim(utf8: bytes) -> tuple[bytes, bytes]:
    """The markup in two: what is left for the parser; and the menus, sidebars and footer that were cut, end to end.

    Linear in its size, never raises. A page that has none is the same object.
    """
    kept: list[bytes] = []
    cut: list[bytes] = []
    ends: dict[bytes, int] = {}  # by kind: where the next one closes, or the page's length
    at, size = 0, len(utf8)
    found = PART.search(utf8)
    while found is not None:
        start, inside = found.span()
        kind = found[0]
        end = ends.get(kind, -1)
        if end < inside:
            end = utf8.find(CLOSING[kind], inside)
            end = ends[kind] = end if end >= 0 else size
        if end < size and (_is_drawing if kind == b"<svg" else _is_apart)(utf8, kind, inside, end):
            kept.append(utf8[at:start])
            at = inside = end + len(CLOSING[kind])
            if kind != b"<svg":
                cut.append(utf8[start:at])
        found = PART.search(utf8, inside)
    if not kept:
        return utf8, b""
    kept.append(utf8[at:])
    return b"".join(kept), b"".join(cut)


def _is_drawing(utf8: bytes, kind: bytes, inside: int, end: int) -> bool:
    """Whether what stands from `inside`, in the opening tag, to `end` is a drawing and nothing else."""
    return IN_DRAWING.search(utf8, inside, end) is None and utf8.find(b"-->", inside, end) < 0


def _is_apart(utf8: bytes, kind: bytes, inside: int, end: int) -> bool:
    """Whether a part from `inside`, in its opening tag, to `end` has nothing of a piece, and closes what it opens."""
    if end - inside < LEAST or OF_A_PIECE.match(utf8, inside) is not None:
        return False
    odd, at, telling = False, inside, TELLING[kind]
    while (found := telling.search(utf8, at, end)) is not None:
        if not found[1]:
            return False
        odd, at = True, found.end()
    if utf8.find(b"itemprop", inside, end) >= 0 or utf8.find(b"crumb", inside, end) >= 0:  # a date, a section
        return False
    if not (_is_whole(utf8, inside, end) if odd else utf8.find(b"-->", inside, end) < 0):
        return False
    return kind != b"<footer" or AFTER.search(utf8, end + len(CLOSING[kind])) is None


def _is_whole(utf8: bytes, inside: int, end: int) -> bool:
    """Whether what opens between two places closes there, or one is in a comment or a script; and no JSON-LD is."""
    closed = all(utf8.count(opening, inside, end) == utf8.count(closing, inside, end) for opening, closing in PAIRS)
    return closed and utf8.find(STATED, inside, end) < 0
