"""The places of a record, field by field, as the record's description promises them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl import places
from newscrawl.article import Place
from newscrawl.places.finder import Method

FIELDS = {
    "title": "وفد من طرابلس يصل للعراق",
    "subtitle": "زيارة تشمل بغداد وأربيل",
    "summary": "الزيارة الأولى منذ عام، وتنتهي بالبصرة.",
    "text": "وصل الوفد الليبي إلى بغداد أمس، ثم توجه إلى أربيل.\n\nوقال رئيس الوفد إن طرابلس مهتمة ببغداد وحدها.",
    "dateline": "بغداد",
    "images.0.caption": "الوفد في مطار بغداد",
    "images.3.caption": "من لقاء أربيل",
}


def by_name(found: tuple[Place, ...], name: str) -> Place:
    return next(p for p in found if any(m.surface == name for m in p.mentions))


def test_mentions_cover_the_name_alone_in_every_field() -> None:
    found = places.of_article(FIELDS, country="LY")
    mentions = [m for p in found for m in p.mentions]
    assert {m.field for m in mentions} == set(FIELDS)
    for mention in mentions:
        assert FIELDS[mention.field][mention.start : mention.end] == mention.surface
    assert {"بغداد", "أربيل", "البصرة", "طرابلس", "للعراق"} == {m.surface for m in mentions}


def test_the_most_mentioned_place_stands_first_with_all_its_mentions() -> None:
    found = places.of_article(FIELDS, country="LY")
    assert found[0].name_ar == "بغداد"
    assert [m.field for m in found[0].mentions].count("text") == 2
    assert len(found[0].mentions) == 5
    counts = [len(p.mentions) for p in found]
    assert counts == sorted(counts, reverse=True)


def test_adjectives_of_the_text_tell_namesakes_of_the_title_apart() -> None:
    assert by_name(places.of_article(FIELDS), "طرابلس").country == "LY"
    lebanese = {"title": "حريق في طرابلس", "text": "قالت الشرطة اللبنانية إن أحدا لم يصب."}
    tripoli = by_name(places.of_article(lebanese), "طرابلس")
    assert (tripoli.country, tripoli.confidence) == ("LB", "medium")
    assert (tripoli.method or "").endswith(":article")


def test_what_nothing_settles_has_no_id_and_names_the_choices() -> None:
    place = places.of_article({"text": "قال في عمان أمس"})[0]
    assert (place.id, place.country, place.confidence) == (None, None, "low")
    assert {a.country for a in place.alternatives} >= {"JO", "OM"}
    assert all(a.id for a in place.alternatives)


def test_a_name_known_by_its_province_only_lies_within_it() -> None:
    place = by_name(places.of_article({"text": "انفجار في بلدة زقزوقة بريف إدلب"}), "زقزوقة")
    assert (place.id, place.country, place.admin1) == (None, "SY", "SY.12")
    assert place.within is not None and place.within.startswith("gn:")


@pytest.mark.parametrize(
    ("dateline", "expected"),
    [
        ("المكلا", [("المكلا", "YE")]),
        ("الحديدة", [("الحديدة", "YE")]),
        ("أبها، ظهران الجنوب", [("أبها", "SA"), ("ظهران الجنوب", "SA")]),
        ("مدينة تعز", [("تعز", "YE")]),
        ("الطائف (السعودية)", [("الطائف", "SA"), ("السعودية", "SA")]),
    ],
)
def test_names_in_the_dateline_are_places_by_where_they_stand(dateline: str, expected: list[tuple[str, str]]) -> None:
    fields = {"text": "أقرت الحكومة الموازنة العامة للدولة بعد نقاش طويل بين الوزراء.", "dateline": dateline}
    methods: tuple[Method, ...] = ("auto", "rules", "model")
    for method in methods:
        found = places.of_article(fields, method=method)
        assert [(place.mentions[0].surface, place.country) for place in found] == expected


def test_the_method_names_who_found_and_what_settled() -> None:
    for place in places.of_article(FIELDS, country="LY"):
        finder, _, rule = (place.method or "").partition(":")
        assert finder in ("rules", "model")
        assert rule in (
            "only", "stated-country", "admin-parent", "list", "article", "outlet", "population", "namesakes", "unknown",
        )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name", "claimants"),
    [
        ("في مدينة القدس", "القدس", {"IL", "PS"}),
        ("مدينة القدس الشرقية", "القدس الشرقية", {"IL", "PS"}),
        ("هضبة الجولان السورية", "الجولان", {"SY", "IL"}),
        ("بلدة مجدل شمس", "مجدل شمس", {"SY", "IL"}),
        ("مدينة الخليل", "الخليل", {"PS", "IL"}),
        ("مستوطنة معاليه أدوميم", "معاليه أدوميم", {"PS", "IL"}),
        ("مدينة العيون", "العيون", {"EH", "MA"}),
        ("مدينة السمارة", "السمارة", {"EH", "MA"}),
        ("مدينة شلاتين", "شلاتين", {"EG", "SD"}),
        ("جزيرة أبو موسى", "أبو موسى", {"AE", "IR"}),
        ("مدينة أنطاكيا", "أنطاكيا", {"TR", "SY"}),
        ("مدينة سيفاستوبول", "سيفاستوبول", {"UA", "RU"}),
        ("مدينة دونيتسك", "دونيتسك", {"UA", "RU"}),
        ("مدينة سبتة", "سبتة", {"ES", "MA"}),
        ("منطقة أبيي", "أبيي", {"SD", "SS"}),
        ("إقليم كشمير", "كشمير", {"IN", "PK", "CN"}),
    ],
)
def test_a_disputed_place_names_all_who_claim_it(text: str, name: str, claimants: set[str]) -> None:
    assert set(by_name(places.of_article({"title": text}), name).claimed_by) == claimants


def test_what_nobody_disputes_has_no_claimants() -> None:
    for name in ("غزة", "بيروت", "الرباط", "كييف"):
        assert places.of_article({"title": f"في مدينة {name}"})[0].claimed_by == ()


@given(
    st.dictionaries(
        st.sampled_from(["title", "text", "dateline", "images.0.caption"]),
        st.lists(
            st.sampled_from(
                ["في", "مدينة", "بغداد", "وحلب", "للعراق", "صور", "،", "(", "الباب", "سـوريا", "إلى", "\n", "a"]
            ),
            max_size=25,
        ).map(" ".join),
    ),
    st.sampled_from([None, "LB", "XX"]),
)
@settings(max_examples=80, deadline=None)
def test_any_fields_are_read_and_no_mention_is_counted_twice(fields: dict[str, str], country: str | None) -> None:
    seen = set()
    for place in places.of_article(fields, country=country, dateline="صور"):
        assert place.mentions
        for m in place.mentions:
            assert fields[m.field][m.start : m.end] == m.surface
            assert (m.field, m.start) not in seen
            seen.add((m.field, m.start))
