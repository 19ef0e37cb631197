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


@pytest.mark.parametrize(
    ("text", "place", "names"),
    [
        (
            "新华社伦敦3月3日电（记者 李文涛）交通部周二表示，沿海公路经过维修后将于下个月重新开放通车。",
            "伦敦",
            ["李文涛"],
        ),
        ("(서울=연합뉴스) 김민수 기자 = 정부는 해안 도로를 다음 달부터 통행할 수 있게 한다.", "서울", ["김민수"]),
        ("JAKARTA, KOMPAS.com - The ministry said on Tuesday that the coastal road would open soon.", "JAKARTA", []),
        ("EASTQUAY, Maine — The ministry said on Tuesday that the road would open.", "EASTQUAY, Maine", []),
        ("ABU DHABI, 17th November, 2026 (WAM) -- The ministry said that the road would open.", "ABU DHABI", []),
    ],
)
def test_what_a_foreign_dateline_says(text: str, place: str, names: list[str]) -> None:
    edge = bylines.prefix(text)
    assert edge is not None
    assert edge.byline.dateline == place
    assert [author.name for author in edge.byline.authors] == names


@pytest.mark.parametrize(
    "text",
    [
        "غزة / الوفد المصري يصل إلى المدينة صباح اليوم ويلتقي ممثلي البلديات والجمعيات في الشمال والجنوب",
        "القاهرة - «اليوم السابع» يرصد فرحة الناس بعودة العبارات إلى الميناء القديم بعد عامين من الانتظار",
    ],
)
def test_an_outlet_that_begins_the_sentence_is_no_credit(text: str) -> None:
    edge = bylines.prefix(text)
    assert edge is None or not edge.byline.outlets


def test_a_score_behind_two_towns_is_no_dateline() -> None:
    assert (
        bylines.prefix("Liverpool - Arsenal 2-1. The visitors lost on a cold evening although they led at the break.")
        is None
    )
