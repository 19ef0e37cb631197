"""The name check: what begins like a name, what holds a word that no name holds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl import tables
from newscrawl.arabic import names
from newscrawl.arabic.names import Grade


@pytest.mark.parametrize(
    "name",
    [
        "سامر العلي", "هبة الله محمود", "عبد الرحيم بو علي", "عبدالرزاق الزواوي", "أبو بكر ديالو", "فتح الرحمن البشير",
        "محمد ولد سيدي", "زينب بنت أحمد", "ليلى آيت حمو", "شيركو هورامي", "جورج خباز", "كارلوس مينديز", "ماري لوبوا",
        "محمود على", "يحيي حقي", "نور الدين بوطرفة", "خالد الشاعر", "Samira Haddad", "John Miller", "Karim Ait Ali",
        "Samira al-Haddad", "عبد الستار نبيتة", "سامر نبيتة", "الرباب بنت سالم", "السالكة منت سالم", "سليمة الدوسري",
    ],
)  # fmt: skip
def test_sure(name: str) -> None:
    assert names.grade(name) == Grade.SURE


@pytest.mark.parametrize(
    "name", ["تاكومي شيراغاوا", "أودون مكارثي", "هجرس الدوسري", "Takumi Shiraga", "عبد الحميد سفر"]
)
def test_likely_or_shape(name: str) -> None:
    assert names.grade(name) >= Grade.SHAPE


@pytest.mark.parametrize(
    "text",
    [
        "", "محمد من دمشق", "على محمد", "أسعار النفط", "ارتفاع قياسي", "مجلس النواب", "وزير الصحة", "قال سامر",
        "سامر يقول", "محمد 24", "انتخابات مبكرة", "لا جديد", "عالم الصورة", "المهرجان الدولي", "The News", "Sports Desk", "Samira pro-Europe",
        "عبد القادر يقول", "سامر سيارته", "بنسب متفاوتة", "حكومة بن علي",
        "سامر العلي أحمد محمود خالد يوسف سعيد ناصر فهد", "و", "م",
    ],
)  # fmt: skip
def test_no_name(text: str) -> None:
    assert names.grade(text) == Grade.NO


def test_spelling_does_not_matter() -> None:
    assert names.is_given("فاطمة") and names.is_given("فاطمه")
    assert names.is_given("أحمد") and names.is_given("احمد")
    assert names.is_given("علاء") and names.is_given("علا")
    assert not names.is_given("برلمان")


def test_tables_agree() -> None:
    """No given name is listed twice, and no everyday word refuses a name that is not marked as one."""
    rows = tables.rows("arabic/given_names.tsv")
    folded = [names.key(row[0]) for row in rows]
    assert len(folded) == len(set(folded)) >= 3000
    known = names.lists()
    assert not known.common & known.given
    assert {row[1] for row in rows} == {
        "arab m", "arab f", "maghreb", "levant-christian", "kurdish-turkic-persian", "western", "latin"
    }  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_any_text(text: str) -> None:
    assert names.grade(text) in Grade
