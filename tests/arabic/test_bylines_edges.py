"""Credits at the ends of paragraphs: what is cut off, and what stays."""

from pathlib import Path

import pytest

from newscrawl.arabic import bylines

LINES = (Path(__file__).parent / "bylines" / "edges.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("side", "outlet", "credit", "text"), ROWS)
def test_edge(side: str, outlet: str, credit: str, text: str) -> None:
    edge = (bylines.prefix if side == "prefix" else bylines.suffix)(text, outlet=outlet or None)
    assert (edge.raw if edge else "") == credit
    if edge is None:
        return
    assert edge.byline.explained
    kept, cut = (
        (text[edge.offset :], text[: edge.offset]) if side == "prefix" else (text[: edge.offset], text[edge.offset :])
    )
    assert credit in cut
    assert kept == kept.strip()
    assert kept in text
    assert len(kept) > 20


def test_own_name_only_on_own_pages() -> None:
    text = "زووم - انطلقت صباح اليوم فعاليات المهرجان في المدينة العتيقة"
    assert bylines.prefix(text) is None
    edge = bylines.prefix(text, outlet="zoomnabeul.example")
    assert edge is not None
    assert text[edge.offset :].startswith("انطلقت")


@pytest.mark.parametrize("text", ["", " ", "رويترز", "(رويترز)", "بيروت -", "بيروت - رويترز:", "-", "(((", "…"])
def test_a_credit_alone_is_no_edge(text: str) -> None:
    assert bylines.prefix(text) is None
    assert bylines.suffix(text) is None
