"""Folding for look-up: what becomes equal, what stays apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.arabic.fold import LETTERS, fold, letters, strip_signs


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الأُردنّ", "الاردن"),
        ("إدلب", "ادلب"),
        ("مصراتة", "مصراته"),
        ("ديالى", "ديالي"),
        ("كـــوباني", "كوباني"),
        ("نواکشوط", "نواكشوط"),
        ("بئر السبع", "بير السبع"),
        ("  دير\u00a0 الزور ", "دير الزور"),
    ],
)
def test_spellings_of_one_name_are_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_shadda_is_kept_on_request() -> None:
    assert fold("عمّان", keep_shadda=True) != fold("عمان", keep_shadda=True)
    assert fold("عمّان") == fold("عمان")
    assert strip_signs("عُمَّان") == "عمّان"


def test_words_and_texts_are_folded_alike() -> None:
    assert letters(" ".join(LETTERS)) == " ".join(map(letters, LETTERS))


def test_different_names_stay_apart() -> None:
    assert len({fold(n) for n in ("حمص", "حماة", "حلب", "الحلة", "حلبجة")}) == 5


@given(st.text())
def test_folding_letters_keeps_every_offset(text: str) -> None:
    assert len(letters(text)) == len(text)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
