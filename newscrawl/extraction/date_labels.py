"""What a date claims by the words beside it: that the piece was published then, or changed."""

from newscrawl.draft import FieldName
from newscrawl.extraction import phrases


def said(text: str) -> tuple[FieldName, str | None]:
    """The field that a text with a date claims by its labels, and the label of the date."""
    if phrases.label(text, "clock", "modified", "published") is None:  # as of most
        return "published", None
    modified = phrases.label(text, "modified")
    published = phrases.label(text, "published") if modified is None else None
    if phrases.label(text, "clock") is not None:
        return "clock", modified or published
    return ("published" if modified is None else "modified"), modified or published
