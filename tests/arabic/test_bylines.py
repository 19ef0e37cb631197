"""Every line of tests/arabic/bylines/*.tsv, the terms of a Byline, and what no text may do."""

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl import tables
from newscrawl.arabic import bylines
from newscrawl.arabic.names import key

TABLES = Path(__file__).parent / "bylines"
CORPUS = Path(os.environ.get("NEWSCRAWL_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))


def rows(name: str) -> list[list[str]]:
    lines = (TABLES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]


CREDITS = [(name, *row) for name in ("regions", "forms", "outlets", "papers") for row in rows(name)]


def printed(b: bylines.Byline) -> dict[str, str]:
    return {
        "authors": "; ".join(a.name if a.role == "author" else f"{a.name} ({a.role})" for a in b.authors),
        "agencies": "; ".join(f"{a.name} [{a.id or '-'}]" for a in b.agencies),
        "outlets": "; ".join(f"{a.name} [{a.id or '-'}]" for a in b.outlets),
        "desks": "; ".join(a.name for a in b.desks),
        "places": "; ".join(p.name for p in b.places),
    }


def test_tables_are_large_enough() -> None:
    assert len(CREDITS) >= 300
    assert len(rows("no_credit")) >= 90


@pytest.mark.parametrize(("table", "text", "outlet", "authors", "agencies", "outlets", "desks", "places"), CREDITS)
def test_credit(
    table: str, text: str, outlet: str, authors: str, agencies: str, outlets: str, desks: str, places: str
) -> None:
    b = bylines.read(text, outlet=outlet or None)
    expected = {"authors": authors, "agencies": agencies, "outlets": outlets, "desks": desks, "places": places}
    assert printed(b) == expected, b.reason
    assert b
    assert b.reason is None


@pytest.mark.parametrize("text", [row[0] for row in rows("no_credit")])
def test_no_credit(text: str) -> None:
    b = bylines.read(text)
    assert not b, printed(b)
    assert not b.explained
    assert b.reason


@pytest.mark.parametrize(("text", "outlet"), [(row[1], row[2]) for row in CREDITS])
def test_names_stand_in_the_text(text: str, outlet: str) -> None:
    """Every name is a run of words of the line; marks between them may fall out, letters may not."""
    seen = key("".join(c for c in bylines.printed.seen(text) if c.isalnum() or c.isspace())).replace(" ", "")
    b = bylines.read(text, outlet=outlet or None)
    for item in (*b.authors, *b.agencies, *b.outlets, *b.places):
        bare = key("".join(c for c in item.name if c.isalnum() or c.isspace())).replace(" ", "")
        assert bare in seen


# ---------------------------------------------------------------- newspapers and places of one name


@pytest.mark.parametrize(
    ("text", "outlet", "outlets", "places"),
    [
        ("مسقط - الرياض", "alriyadh.com", ["الرياض"], ["مسقط"]),
        ("الرياض - عادل الشمري", "alriyadh.com", [], ["الرياض"]),
        ("الدمام - «الرياض»", "alriyadh.com", ["الرياض"], ["الدمام"]),
        ("صحيفة سبق - الرياض", "sabq.org", ["صحيفة سبق"], ["الرياض"]),
        ("الجزيرة - حائل", "al-jazirah.com", ["الجزيرة"], ["حائل"]),
        ("الخبر - وهران", "elkhabar.com", ["الخبر"], ["وهران"]),
        ("عادل الشمري - الخبر", "alyaum.com", [], ["الخبر"]),
        ("القدس - سامي العلي", "alquds.com", [], ["القدس"]),
        ("القدس - متابعات", "alquds.com", ["القدس"], []),
    ],
)
def test_newspaper_or_place(text: str, outlet: str, outlets: list[str], places: list[str]) -> None:
    b = bylines.read(text, outlet=outlet)
    assert [o.name for o in b.outlets] == outlets
    assert [p.name for p in b.places] == places


def test_left_open_without_outlet() -> None:
    b = bylines.read("مسقط - الرياض")
    assert [p.name for p in b.places] == ["مسقط"]
    assert not b.outlets
    assert b.rest == ("الرياض",)
    assert not b.explained


@pytest.mark.parametrize("outlet", ["منارة تدمر", "manaratadmor.example"])
def test_unknown_outlet_is_known_on_its_own_pages(outlet: str) -> None:
    b = bylines.read("منارة تدمر - حمص - سعاد الأتاسي", outlet=outlet)
    assert [o.name for o in b.outlets] == ["منارة تدمر"]
    assert b.outlets[0].id is None
    assert [p.name for p in b.places] == ["حمص"]
    assert [a.name for a in b.authors] == ["سعاد الأتاسي"]


# ---------------------------------------------------------------- the terms of a Byline


def test_spellings_of_an_agency_share_an_id() -> None:
    spellings = ["أ ف ب", "ا ف ب", "أ.ف.ب", "أ. ف. ب.", "أف ب", "أفب", "أ-ف-ب", "أ/ف/ب", "فرانس برس", "AFP", "الفرنسية"]
    for spelling in spellings:
        agencies = bylines.read(f"باريس - {spelling}").agencies
        assert [a.id for a in agencies] == ["afp"], spelling


def test_place_of_a_dateline() -> None:
    b = bylines.read("مسقط - رويترز")
    assert b.places[0].place is not None
    assert b.places[0].place.country == "OM"
    assert b.dateline == "مسقط"


def test_place_that_no_gazetteer_knows() -> None:
    b = bylines.read("سليم الحداد من عين الزيزفون")
    assert [(p.name, p.place) for p in b.places] == [("عين الزيزفون", None)]


def test_namesakes_are_settled_by_the_outlets_country_or_left_open() -> None:
    at_home = bylines.read("طرابلس - سمير عبود", outlet="annahar.com").places[0].place
    assert at_home is not None
    assert at_home.country == "LB" or at_home.alternatives


def test_origin() -> None:
    b = bylines.read("المصدر: رويترز")
    assert [o.id for o in b.origin] == ["reuters"]
    assert b.agencies[0].role == "origin"
    assert not bylines.read("بيروت - رويترز").origin


def test_rest_and_explained() -> None:
    b = bylines.read("د. سامر العلي أستاذ القانون بجامعة دمشق")
    assert [a.name for a in b.authors] == ["سامر العلي"]
    assert b.rest == ("أستاذ القانون بجامعة دمشق",)
    assert not b.explained
    assert bylines.read("دمشق - سامر العلي").explained


def test_image_credit_is_not_the_agency_of_the_text() -> None:
    assert not bylines.read("تصوير: رويترز").agencies
    assert [a.id for a in bylines.read("بيروت - أ ف ب - تصوير: رويترز").agencies] == ["afp"]


def test_author_slot_takes_rarer_names_and_still_refuses() -> None:
    name = "تاكومي شيراغاوا"
    assert not bylines.read(name).authors
    assert [a.name for a in bylines.read(name, slot="author").authors] == [name]
    for text in ("قسم الأخبار", "رويترز", "أخبار محلية", "تفاصيل الحادث كاملة", "admin"):
        assert not bylines.read(text, slot="author").authors, text


def test_plain_types() -> None:
    record = bylines.read("عمّان - بترا").to_dict()
    assert json.loads(json.dumps(record)) == record
    assert record["agencies"] == [{"id": "petra", "name": "بترا", "role": "agency"}]


# ---------------------------------------------------------------- any text


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("محمدعليوالمنبرأ ـ-–:/|،().«»\"'<>&@123aZ\n\u200f\u064b"), max_size=200))
def test_never_raises(text: str) -> None:
    b = bylines.read(text, outlet="alriyadh.com")
    assert b or b.reason
    bylines.prefix(text)
    bylines.suffix(text)


@pytest.mark.parametrize("piece", ["محمد علي - القاهرة ", "<", "<a ", "&amp;", "(", "و", "أ ", "-", " ", "1:", "«"])
def test_long_text_is_refused_early(piece: str) -> None:
    """A megabyte costs no more than some ordinary lines: it is refused before it is looked into."""
    text = piece * (1_000_000 // len(piece))
    bylines.read("بيروت - رويترز")

    def ordinary() -> None:
        for _ in range(300):
            bylines.read("بيروت - سمير عبود - رويترز")

    def long() -> None:
        assert not bylines.read(text)
        bylines.prefix(text)
        bylines.suffix(text)

    assert least_time(long) < 5 * least_time(ordinary)


def least_time(work: Callable[[], None]) -> float:
    """Seconds of this thread that some work took, the least of three: a busy machine is busy for a while."""
    times: list[float] = []
    for _ in range(3):
        start = time.thread_time()
        work()
        times.append(time.thread_time() - start)
    return min(times)


def test_every_table_row_is_read() -> None:
    """Each agency's spelling, in brackets after a place, gives its id; each role word before a name its role."""
    for ident, spelling, kind, _ in tables.rows("arabic/agencies.tsv"):
        if kind == "opener":
            continue
        found = bylines.read(f"جدة ({spelling})").agencies
        assert [a.id for a in found] == [None if ident == "-" else ident], (spelling, kind)
    for role, words, where in tables.rows("arabic/roles.tsv"):
        if where == "before":
            found = bylines.read(f"{words}: سامر العلي").authors
            assert [(a.name, a.role) for a in found] == [("سامر العلي", role)], words


# ---------------------------------------------------------------- the labelled corpus, where it stands beside the project


def test_labelled_negatives() -> None:
    path = CORPUS / "bylines.jsonl"
    if not path.is_file():
        pytest.skip(f"no labelled credit lines at {path}; NEWSCRAWL_CORPUS names their folder")
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    wrong = [r["raw"] for r in lines if r["kind"] == "negative" and bylines.read(r["raw"], outlet=r["outlet"]).authors]
    assert len(wrong) <= 2, wrong


def test_examples_of_the_documentation() -> None:
    """Each line of the table of forms in docs/bylines.md is read, whole."""
    page = (Path(__file__).parents[2] / "docs" / "bylines.md").read_text(encoding="utf-8")
    forms = page.split("## Forms")[1].split("\n## ")[0]
    examples = [line.split("`")[1] for line in forms.splitlines() if line.startswith("|") and "`" in line]
    assert len(examples) >= 14
    for example in examples:
        b = bylines.read(example)
        assert b.explained or b.signature, example


def test_a_signature_is_a_name_and_a_post() -> None:
    b = bylines.read("ليلى منصور.. صحافية من حمص")
    assert b.signature and not b.explained
    assert b.posts == ("صحافية من حمص",)
    for other in ("ليلى منصور", "صحافية من حمص", "دمشق - ليلى منصور، صحافية", "ليلى منصور: باحثة عن الحقيقة"):
        assert not bylines.read(other).signature, other


@pytest.mark.parametrize(
    "site",
    [
        "المرفأ",
        "صحيفة المرفأ",
        "وكالة المرفأ الإخبارية",
        "المرفأ نيوز",
        "Marfa - المرفأ",
        "المرفأ | Marfa",
        "قوافل / المرفأ",
    ],
)
def test_site_signs_with_a_shorter_name(site: str) -> None:
    edge = bylines.prefix("بيروت - «المرفأ»: أعلنت البلدية أنها أنجزت المرحلة الأولى من الأشغال.", outlet=site)
    assert edge is not None
    assert printed(edge.byline)["outlets"] == "المرفأ [-]"
    assert printed(edge.byline)["places"] == "بيروت"


@pytest.mark.parametrize(
    ("site", "credit"),
    [
        ("موقع لبنان", "لبنان"),
        ("السالمي نيوز", "السالمي"),
        ("بوابة مو", "مو"),
        ("Arab News", "Arab"),
    ],
)
def test_what_is_left_of_a_site_s_name_proves_nothing(site: str, credit: str) -> None:
    assert bylines.read(f"{credit} - متابعات", outlet=site).outlets == ()
