"""Names beside dates: the last word of a name may be a word of dates, and the first too."""

import pytest

from newscrawl.arabic import bylines


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("كتب: حسين علي - 12 مارس 2024", "حسين علي"),
        ("منى محمد علي | 2024/03/12", "منى محمد علي"),
        ("سلمى علي 12 مارس 2024", "سلمى علي"),
        ("سلمى علي 13-03-2024", "سلمى علي"),
        ("سعيد جمعة - 12 مارس 2024", "سعيد جمعة"),
        ("محمد رمضان | 12/3/2024", "محمد رمضان"),
        ("كريم صباح، 12 مارس 2024", "كريم صباح"),
        ("محمد رمضان 12 مارس 2024", "محمد رمضان"),
        ("كتب محمد شعبان الثلاثاء 12 مارس 2024", "محمد شعبان"),
        ("محمد رجب 12/03/2024", "محمد رجب"),
        ("هدى صباح الثلاثاء، 12 مارس 2024", "هدى صباح"),
        ("محمد رمضان 3 شوال 1445", "محمد رمضان"),
        ("هند الظهر - 12 مارس 2024", "هند الظهر"),
        ("12 مارس 2024 | رجب حسن", "رجب حسن"),
        ("12/3/2024 - علي محمود", "علي محمود"),
        # Weekdays with their article are of the date.
        ("محمد علي الثلاثاء، 12 مارس 2024", "محمد علي"),
        ("كتب محمد علي - الخميس - 14 مارس 2024", "محمد علي"),
        ("محمد حسن على الساعة 10:30 صباح الخميس", "محمد حسن"),
    ],
)
def test_a_name_beside_a_date(text: str, name: str) -> None:
    assert [author.name for author in bylines.read(text).authors] == [name]


def test_a_score_is_no_date() -> None:
    assert not bylines.read("مصر 3 - 1 تونس").explained
