"""A name that is a month, before a date."""

import pytest

from newscrawl.arabic import dates


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("محمد رمضان 12 مارس 2024", "2024-03-12"),
        ("كتب محمد رمضان 12 مارس 2024", "2024-03-12"),
        ("محمد شعبان الثلاثاء 12 مارس 2024", "2024-03-12"),
        ("محمد رجب 12/03/2024", "2024-03-12"),
        ("أحمد صفر 12 مارس 2024 10:15", "2024-03-12T10:15"),
        ("محمد رمضان 3 شوال 1445", "2024-04-12"),
        # Months they are here.
        ("3 رمضان 1445 12 مارس 2024", "2024-03-12"),
        ("الثلاثاء 2 رمضان 12 مارس 2024", "2024-03-12"),
        ("الجامعة 3 رمضان 1445", "2024-03-13"),
    ],
)
def test_a_month_that_ends_a_name(text: str, value: str) -> None:
    assert dates.read(text, order="DMY").value == value
