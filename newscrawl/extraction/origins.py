"""Lines that say whom the piece was taken from: «المصدر: رويترز», or a label and a link in elements of their own."""

from collections.abc import Iterator

from newscrawl.extraction import inner, labels
from newscrawl.extraction.line import Line

LONGEST = 60  # characters of a name that a link holds
LONGEST_LABEL = 16


def find(lines: list[Line]) -> Iterator[str]:
    """The origins that the lines near the piece name, each with its label."""
    for i, line in enumerate(lines):
        if labels.labelled(line.text, "origin"):
            yield line.text
        elif line.side != "before" and (label := _label(line)) is not None:
            named = lines[i + 1] if len(line.pieces) == 1 and i + 1 < len(lines) else line
            link = named.links[0] if len(named.links) == 1 and named.side == line.side else None
            name = inner.line(link) if link is not None else ""
            if 0 < len(name) <= LONGEST and named.text in (name, f"{label} {name}"):
                yield f"{label.rstrip(' :')}: {name}"


def _label(line: Line) -> str | None:
    """The first element of a line where it is a label and nothing else."""
    first = line.pieces[0] if line.pieces else ""
    return first if 0 < len(first) <= LONGEST_LABEL and labels.is_label(first, "origin") else None
