"""A string with labels, «نشر: … آخر تحديث: …»: which stamp is meant, and what the text calls it."""

from newscrawl.arabic.dates.reading import Label, UnreadError
from newscrawl.arabic.dates.tokens import Tokens

Stamp = tuple[Label | None, Tokens]
_RANK = {"published": 0, None: 1, "modified": 2}


def stamps_of(tokens: Tokens) -> list[Stamp]:
    """The stamps of a string with labels, the one that is meant first; a label may stand on either side of its stamp.

    Raises UnreadError where the labels have no stamp.
    """
    kinds = tokens.kinds
    where = [i for i, kind in enumerate(kinds) if kind == "L"]
    labels: list[Label | None] = [tokens.values[i] for i in where]
    pieces = [tokens.part(a, b) for a, b in zip([0, *(i + 1 for i in where)], [*where, len(kinds)], strict=True)]
    head, tails = pieces[0], pieces[1:]
    if _says_something(head) and not _says_something(tails[-1]):
        stamps = list(zip(labels, pieces[:-1], strict=True))  # the label stands behind its stamp
    else:
        stamps = list(zip(labels, tails, strict=True))
        if _says_something(head):
            stamps.insert(0, (None, head))
    stamps = _joined([(name, piece) for name, piece in stamps if _says_something(piece)])
    if not stamps:
        raise UnreadError("a label without a date")
    return sorted(stamps, key=lambda stamp: _RANK[stamp[0]])


def _says_something(tokens: Tokens) -> bool:
    return any(kind in "nNDCMWru" for kind in tokens.kinds)


def _joined(stamps: list[Stamp]) -> list[Stamp]:
    """A label between a day and its clock, «13/3/2008 (آخر تحديث) الساعة 16:25», parts one stamp, not two."""
    if len(stamps) == 2 and stamps[0][0] is None:
        head, tail = stamps[0][1], stamps[1][1]
        if not set(head.kinds) & set("Ch") and set(tail.kinds) & set("Ch") and not set(tail.kinds) & set("DMWrxai"):
            both = head.part(0, len(head.kinds))
            for kind, value, start, end in zip(tail.kinds, tail.values, tail.starts, tail.ends, strict=True):
                both.add(kind, value, start, end)
            return [(None, both)]
    return stamps
