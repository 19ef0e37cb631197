"""Names that raise one another: enumerations, the province at hand, the outlet's own country."""

import pytest

from newscrawl import places


def surfaces(text: str, country: str | None = None, method: str = "rules") -> list[str]:
    return [f.surface for f in places.find(text, country=country, method=method)]  # type: ignore[arg-type]


@pytest.mark.parametrize("method", ["rules", "auto"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("جاء المتطوعون من صور والنبطية للمساعدة", ["صور", "النبطية"]),
        ("يعمل الأدلاء في البترا وجرش ووادي رم", ["البترا", "جرش", "وادي رم"]),
        ("هطل المطر على تعز ومأرب وشبوة", ["تعز", "مأرب", "شبوة"]),
        ("خط يربط بين صفاقس وجرجيس", ["صفاقس", "جرجيس"]),
        ("مسيرة في خنشلة وأم البواقي", ["خنشلة", "أم البواقي"]),
        ("رحلة من حلب إلى منبج", ["حلب", "منبج"]),
    ],
)
def test_one_sure_name_of_an_enumeration_lifts_the_others(text: str, expected: list[str], method: str) -> None:
    assert surfaces(text, method=method) == expected


@pytest.mark.parametrize(
    "text",
    ["بيروت في صور", "من صور الحفل وأخباره", "زار فرنسا وصور الحفل", "سافر إلى مصر والباب مفتوح", "قال وأكد ووعد وعاد"],
)
def test_everyday_words_are_not_lifted_by_a_country_or_by_nothing(text: str) -> None:
    assert not {"صور", "الباب"} & set(surfaces(text))


def test_a_common_word_in_a_province_the_piece_names_is_a_place() -> None:
    assert "الحمامات" in surfaces("عاش في مدينة نابل، وكان يبيع الفخار في سوق الحمامات كل جمعة")
    assert "الحمامات" not in surfaces("عاش في مدينة حلب، وكان يبيع الصابون في سوق الحمامات كل جمعة")


@pytest.mark.parametrize("method", ["rules", "auto"])
@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("قالت الحكومة الكورية إن سيول لن تتراجع", True),
        ("وصل الوفد إلى سيول، وقالت سيول إنها ترحب به", True),
        ("قالت الحكومة اليمنية إن سيول الوادي جرفت الطريق", False),
        ("فاز القادسية على ضيفه بهدفين", False),
        ("أمطار في بغداد وأخرى في القادسية", True),
    ],
)
def test_an_everyday_word_is_a_place_where_the_piece_speaks_of_its_country(text: str, meant: bool, method: str) -> None:
    assert (not {"سيول", "القادسية"}.isdisjoint(surfaces(text, method=method))) == meant


def test_the_outlet_s_own_small_towns_need_less_said_of_them() -> None:
    text = "عادت مياه العين فوق البترون إلى الجريان"
    assert surfaces(text, country="LB") == ["البترون"]
    assert "البترون" not in surfaces("تحدث البترون طويلا", country="EG")


def test_two_small_towns_of_the_outlet_s_country_speak_for_each_other() -> None:
    text = "هل ما زال إنقاذ واحات الرشيدية وزاكورة ممكنا؟"
    assert surfaces(text, country="MA", method="auto") == ["الرشيدية", "زاكورة"]
    assert surfaces(text, country="EG") == []


def test_an_everyday_name_in_the_outlet_s_country_needs_a_word_before_it() -> None:
    assert surfaces("شكاوى من أهالي قريتين قرب المنصورة", country="EG", method="auto") == ["المنصورة"]
    assert surfaces("عادت القوات المنصورة إلى قواعدها", country="EG", method="auto") == []


def test_the_country_of_an_enumeration_tells_namesakes_apart() -> None:
    found = {f.surface: f.place for f in places.find("دمرت السيول درنة وسوسة والبيضاء", method="rules")}
    assert {name: place and place.country for name, place in found.items()} == dict.fromkeys(found, "LY")
    assert (found["سوسة"].method if found["سوسة"] else "") in ("rules:list", "rules:article")
    assert next(places.find("زار سوسة", method="rules")).place.country == "TN"  # type: ignore[union-attr]
