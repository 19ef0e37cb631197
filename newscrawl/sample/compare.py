"""One field of a record beside what it should be: `right`, `wrong`, `absent` or, where nothing is expected, nothing.

Names and words are compared without regard to how alef, yeh and teh marbuta are written and to outer punctuation;
moments by what they say: the same instant at the same precision, or the same calendar day.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, Literal

Outcome = Literal["right", "wrong", "absent"]
Record = Mapping[str, Any]

_MARKS = re.compile("[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_LETTERS = str.maketrans("أإآٱىة", "اااايه")


def plain(text: str | None) -> str:
    """`text` as it is compared: letters folded, marks and outer punctuation off, one space between words."""
    folded = _MARKS.sub("", unicodedata.normalize("NFKC", text or "")).translate(_LETTERS)
    return " ".join(folded.split()).strip(" .،,:;-–—|\"'«»()[]*").casefold()


def _judge(got: Any, want: Any) -> Outcome:
    if got == want:
        return "right"
    return "wrong" if got else "absent"


def _text_of(field: str) -> Callable[[Record, Record], Outcome | None]:
    """Compare a plain string field, exactly but for the folding."""

    def compare(got: Record, want: Record) -> Outcome | None:
        return _judge(plain(got.get(field)), plain(want[field])) if want.get(field) else None

    return compare


def _exact(field: str) -> Callable[[Record, Record], Outcome | None]:
    def compare(got: Record, want: Record) -> Outcome | None:
        return _judge(got.get(field), want[field])

    return compare


def _moment(field: str) -> Callable[[Record, Record], Outcome | None]:
    """Compare a Moment. An expected empty value means that the piece must stay undated.

    A true day where a clock is printed too is not wrong: part of the moment is absent.
    """

    def compare(got: Record, want: Record) -> Outcome | None:
        moment, hoped = got.get(field) or {}, want[field]
        if hoped is None:
            return None
        value = moment.get("value")
        if not hoped["value"]:
            return "wrong" if value else "right"
        if not value:
            return "absent"
        keys = [k for k in ("precision", "calendar", "timezone_source") if k in hoped and not hoped.get("finer")]
        same = all(moment.get(k) == hoped[k] for k in keys)
        if same and same_moment(value, hoped["value"], finer=hoped.get("finer", False)):
            return "right"
        return "absent" if same_moment(hoped["value"], value, finer=True) else "wrong"

    return compare


def same_moment(got: str, want: str, *, finer: bool = False) -> bool:
    """Whether two values say the same: the same instant where both have clock and offset, else the same digits.

    `finer`: a value with more digits than the expected one is right too if it falls within it; a feed may give the
    second of what the page prints to the minute.
    """
    try:
        a, b = datetime.fromisoformat(got), datetime.fromisoformat(want)
    except ValueError:  # a year or month alone
        return got == want
    if (a.tzinfo is None) != (b.tzinfo is None) and "T" in want:
        return False
    if finer:
        inside = a.astimezone(b.tzinfo) if a.tzinfo and b.tzinfo else a
        clock = want[: len(want) - 6] if b.tzinfo else want
        return inside.isoformat().startswith(clock)
    return a == b if a.tzinfo and b.tzinfo else got == want


def _authors(got: Record, want: Record) -> Outcome | None:
    return _judge({plain(a["name"]) for a in got.get("authors") or []}, {plain(name) for name in want["authors"]})


def _agencies(got: Record, want: Record) -> Outcome | None:
    """Each expected credit once, by its name (صحيفة or وكالة may stand before it) and, where given, its role."""
    left = list(got.get("agencies") or [])
    for hoped in want["agencies"]:
        found = next((a for a in left if _is_credit(a, hoped)), None)
        if found is None:
            return "wrong" if left else "absent"
        left.remove(found)
    return "wrong" if left else "right"


def _is_credit(credit: Record, hoped: Record) -> bool:
    named = f" {plain(hoped['name'])} " in f" {plain(credit['name'])} "
    return named and hoped.get("role") in (None, credit.get("role"))


def _dateline(got: Record, want: Record) -> Outcome | None:
    """Compare the place words; how they are joined (طرابلس، لبنان or طرابلس (لبنان)) is not scored."""
    words = [re.findall(r"\w+", plain(raw)) for raw in ((got.get("dateline") or {}).get("raw"), want["dateline"])]
    return _judge(*words)


def _words(field: str) -> Callable[[Record, Record], Outcome | None]:
    """Compare a list of words in its order; scored only where one is expected."""

    def compare(got: Record, want: Record) -> Outcome | None:
        return (
            _judge([plain(w) for w in got.get(field) or []], [plain(w) for w in want[field]]) if want[field] else None
        )

    return compare


def _starts(got: Record, want: Record) -> Outcome | None:
    if not want["text_starts"]:
        return "right" if not got.get("text") else "wrong"
    text = plain(got.get("text"))
    return "absent" if not text else "right" if text.startswith(plain(want["text_starts"])) else "wrong"


def _ends(got: Record, want: Record) -> Outcome | None:
    if not want["text_ends"]:
        return None
    text = plain(got.get("text"))
    return "absent" if not text else "right" if text.endswith(plain(want["text_ends"])) else "wrong"


def _clean(got: Record, want: Record) -> Outcome | None:
    if not want["text_excludes"]:
        return None
    text = plain(got.get("text"))
    return "wrong" if any(plain(words) in text for words in want["text_excludes"]) else "right"


def _image(part: str) -> Callable[[Record, Record], Outcome | None]:
    def compare(got: Record, want: Record) -> Outcome | None:
        if not (want["image"] or {}).get(part):
            return None
        lead = (got.get("images") or [{}])[0]
        return _judge(plain(lead.get(part)), plain(want["image"][part]))

    return compare


def _cited(got: Record, want: Record) -> Outcome | None:
    if not want["cited"]:
        return None
    names = [plain(c["name"]) for c in got.get("cited") or []]
    return "right" if _all_in(want["cited"], names) else "wrong" if names else "absent"


def _all_in(wanted: Iterable[str], names: list[str]) -> bool:
    return all(any(plain(w) == n or n.endswith(" " + plain(w)) for n in names) for w in wanted)


def _places(got: Record, want: Record) -> Outcome | None:
    """Every expected place found under the printed name, in the right country."""
    if not want["places"]:
        return None
    found = {
        (plain(name), place.get("country"))
        for place in got.get("places") or []
        for name in [place.get("name_ar"), *(m["surface"] for m in place.get("mentions") or [])]
    }
    hoped = {(plain(p["surface"]), p["country"]) for p in want["places"]}
    if hoped <= found:
        return "right"
    return "wrong" if {name for name, _ in hoped} <= {name for name, _ in found} else "absent"


def _warnings(got: Record, want: Record) -> Outcome | None:
    return (
        ("right" if set(want["warnings"]) <= set(got.get("warnings") or []) else "absent") if want["warnings"] else None
    )


def _rights(got: Record, want: Record) -> Outcome | None:
    if "rights" not in want:
        return None
    return "right" if want["rights"].items() <= (got.get("rights") or {}).items() else "wrong"


# What is scored, in the order of the table.
FIELDS: dict[str, Callable[[Record, Record], Outcome | None]] = {
    "canonical_url": _exact("canonical_url"),
    "outlet": _exact("outlet"),
    "outlet_name": _exact("outlet_name"),
    "country": _exact("country"),
    "language": _exact("language"),
    "title": _text_of("title"),
    "subtitle": _text_of("subtitle"),
    "summary": _text_of("summary"),
    "published": _moment("published"),
    "published_day": _text_of("published_day"),
    "modified": _moment("modified"),
    "authors": _authors,
    "agencies": _agencies,
    "dateline": _dateline,
    "section": _words("section"),
    "tags": _words("tags"),
    "text_starts": _starts,
    "text_ends": _ends,
    "text_clean": _clean,
    "image_url": _image("url"),
    "image_caption": _image("caption"),
    "image_credit": _image("credit"),
    "cited": _cited,
    "places": _places,
    "rights": _rights,
    "warnings": _warnings,
}
