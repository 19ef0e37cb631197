"""Which place of that name: one test a rule, in the order of the rules."""

import pytest

from newscrawl import places
from newscrawl.article import Place


def place(text: str, name: str, country: str | None = None) -> Place:
    found = next(f for f in places.find(text, country=country, method="rules") if f.surface == name)
    assert found.place is not None
    return found.place


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("هجوم على مدينة دوما الفلسطينية", "دوما", "PS"),
        ("قصف على مدينة دوما السورية", "دوما", "SY"),
        ("العاصمة الأردنية عمان تستضيف القمة", "عمان", "JO"),
        ("عاد من طرابلس (شمال لبنان) أمس", "طرابلس", "LB"),
        ("مباراة في مدينة فالنسيا الإسبانية", "فالنسيا", "ES"),
        ("ولاية جورجيا الأميركية", "جورجيا", "US"),
        ("قرب مدينة كان الفرنسية", "كان", "FR"),
    ],
)
def test_the_country_stated_beside_the_name_decides(text: str, name: str, country: str) -> None:
    got = place(text, name)
    assert (got.country, got.confidence) == (country, "high")
    assert (got.method or "").endswith((":stated-country", ":only"))


def test_a_stated_country_without_a_candidate_gives_the_country_and_no_id() -> None:
    got = place("حريق في بلدة زقزوقة التونسية", "زقزوقة")
    assert (got.id, got.country, got.method) == (None, "TN", "rules:stated-country")


def test_the_province_stated_beside_the_name_decides() -> None:
    got = place("اشتباكات في بلدة تفتناز بريف إدلب", "تفتناز")
    assert (got.admin1, got.method) == ("SY.12", "rules:admin-parent")
    assert place("قتلى في هجين بريف دير الزور", "هجين").id == "gn:174506"


def test_a_province_without_a_candidate_leaves_the_place_open_within_it() -> None:
    got = place("اقتحم المسلحون بلدة الكرك في ريف درعا", "الكرك")  # the table has Karak in Jordan only
    assert got.id is None
    assert (got.country, got.within, got.method) == ("SY", "gn:170903", "rules:admin-parent")
    assert any(a.country == "JO" for a in got.alternatives)


def test_rural_damascus_is_a_province_of_its_own() -> None:
    got = place("قصف على بلدة دوما في ريف دمشق", "دوما")
    assert (got.country, got.admin1) == ("SY", "SY.08")


def test_after_governorate_the_governorate_is_meant_after_city_the_city() -> None:
    assert place("في محافظة دير الزور", "دير الزور").precision == "admin1"
    assert place("في مدينة دير الزور", "دير الزور").precision == "city"


def test_the_other_places_of_the_text_decide_between_namesakes() -> None:
    assert place("وصل إلى بيروت ثم صيدا فالبقاع ثم طرابلس", "طرابلس").country == "LB"
    got = place("بين بنغازي ومصراتة وسرت تقع طرابلس", "طرابلس")
    assert (got.country, got.method) == ("LY", "rules:article")
    assert any(a.country == "LB" for a in got.alternatives)


def test_the_outlet_s_country_is_the_last_evidence() -> None:
    assert place("قال في عمان أمس", "عمان", country="JO").country == "JO"
    assert place("قال في عمان أمس", "عمان", country="OM").country == "OM"


def test_namesakes_that_nothing_decides_stay_open_with_both_named() -> None:
    got = place("قال في عمان أمس", "عمان")
    assert (got.id, got.country) == (None, None)
    assert {a.country for a in got.alternatives} >= {"JO", "OM"}


def test_a_far_greater_namesake_is_taken_and_the_other_kept() -> None:
    got = place("زار مدينة برشلونة", "برشلونة")
    assert (got.country, got.method) == ("ES", "rules:population")
    assert any(a.country == "VE" for a in got.alternatives)


def test_a_disputed_place_lists_its_claimants() -> None:
    got = place("زار مدينة القدس", "القدس")
    assert set(got.claimed_by) == {"IL", "PS"}
    assert place("مدينة القدس الفلسطينية", "القدس").id == got.id
