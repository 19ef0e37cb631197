"""The calendars and the spelled numbers by themselves."""

from datetime import date, timedelta

import pytest

from newscrawl.arabic import hijri
from newscrawl.arabic.numerals import compose


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ((1343, 1, 1), date(1924, 8, 1)),
        ((1444, 1, 1), date(2022, 7, 30)),
        ((1445, 9, 1), date(2024, 3, 11)),
        ((1445, 12, 9), date(2024, 6, 15)),  # the day of Arafah that Saudi Arabia kept
        ((1342, 12, 29), None),
        ((1501, 1, 1), None),
        ((1445, 13, 1), None),
        ((1445, 1, 31), None),
        ((1445, 1, 30), None),
    ],
)
def test_umm_al_qura(printed: tuple[int, int, int], day: date | None) -> None:
    assert hijri.to_gregorian(*printed) == day


def test_the_hijri_year_of_a_day() -> None:
    assert hijri.year_of(date(2022, 7, 29)) == 1443
    assert hijri.year_of(date(2022, 7, 30)) == 1444
    assert hijri.year_of(date(1800, 1, 1)) is None


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ((1400, 1, 1), date(2021, 3, 21)),
        ((1403, 1, 1), date(2024, 3, 20)),
        ((1399, 12, 30), date(2021, 3, 20)),
        ((1403, 12, 30), date(2025, 3, 20)),
        ((1357, 11, 22), date(1979, 2, 11)),  # 22 Bahman
        ((1400, 12, 30), None),
        ((1400, 7, 31), None),
        ((1000, 1, 1), None),
    ],
)
def test_jalali(printed: tuple[int, int, int], day: date | None) -> None:
    assert hijri.jalali_to_gregorian(*printed) == day


def test_jalali_days_follow_each_other() -> None:
    day = date(1990, 3, 21)
    assert hijri.jalali_to_gregorian(1369, 1, 1) == day
    for year in range(1369, 1440):
        for month in range(1, 13):
            for number in range(1, 32):
                found = hijri.jalali_to_gregorian(year, month, number)
                if found is not None:
                    assert found == day
                    day += timedelta(days=1)


@pytest.mark.parametrize(
    ("words", "value", "style", "used"),
    [
        ([(5, "o")], 5, "o", 1),
        ([(5, "o"), (10, "x")], 15, "o", 2),
        ([(1, "o"), None, (20, "p")], 21, "o", 3),
        ([(5, "f"), None, (10, "x")], 5, "f", 1),
        ([(5, "u"), None, (20, "t")], 25, "c", 3),
        ([(1000, "k"), None, (900, "c"), None, (8, "u"), None, (70, "t")], 1978, "c", 7),
        ([(2000, "k"), None, (1, "u"), None, (20, "t")], 2021, "c", 5),
        ([(2000, "k"), None, (10, "x")], 2010, "c", 3),
        ([(3, "u"), (100, "c")], 300, "c", 2),
        ([(3, "u"), (1000, "k")], 3000, "c", 2),
        ([(7, "o"), None, (9, "o")], 7, "o", 1),
        ([(7, "o"), None], 7, "o", 1),
    ],
)
def test_spelled_numbers(words: list[tuple[int, str] | None], value: int, style: str, used: int) -> None:
    assert compose(words) == (value, style, used)


def test_a_number_does_not_start_with_and() -> None:
    with pytest.raises(ValueError, match="starts with a number word"):
        compose([None, (5, "u")])
