"""What a run came to, in one word."""

from collections import Counter

import pytest

from newscrawl.failure import KINDS, Failure
from newscrawl.spiders.outcome import outcome
from newscrawl.tally import Tally


def said(reason: str = "finished", **keys: object) -> str:
    """The outcome of a tally with these counts; what is known besides goes by the same names."""
    known = {"given": False, "read_well": set(), "home_failure": None, "remembers": False}
    context = {name: keys.pop(name, value) for name, value in known.items()}
    keys["failures"] = Counter(keys.get("failures", {}))  # type: ignore[arg-type]
    return outcome(Tally("o", **keys), reason, **context)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ({"articles": 1, "leads": 9, "failures": {"gone": 8}}, "ok"),
        ({"same": 1}, "ok"),
        ({"outside": 1, "leads": 1}, "ok"),
        ({}, "no-articles"),
        ({"remembers": True, "read_well": {"feed"}}, "ok"),
        ({"remembers": True}, "no-articles"),
        ({"home_failure": Failure("dns", "u")}, "dns"),
        ({"leads": 10, "failures": {"no-article": 6, "gone": 4}}, "layout-changed"),
        ({"leads": 10, "failures": {"blocked": 10}}, "blocked"),
        ({"leads": 10, "failures": {"gone": 1}}, "ok"),
        ({"given": True, "leads": 1, "failures": {"gone": 1}}, "gone"),
        ({"reason": "shutdown", "articles": 5}, "stopped"),
        ({"reason": "start_error"}, "bug"),
        ({"reason": "memusage_exceeded"}, "memusage_exceeded"),
    ],
)
def test_outcomes(keys: dict[str, object], word: str) -> None:
    assert said(**keys) == word  # type: ignore[arg-type]


def test_every_kind_that_the_docs_name_is_a_kind() -> None:
    from pathlib import Path

    docs = (Path(__file__).resolve().parents[2] / "docs" / "crawl.md").read_text("utf-8")
    section = docs.partition("## Failures by name")[2].partition("##")[0]
    assert all(f"`{kind}`" in section for kind in KINDS)
