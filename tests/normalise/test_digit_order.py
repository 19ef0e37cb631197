"""«05/02/2023» on pages of outlets that no file describes."""

from datetime import UTC, datetime

import pytest

from newscrawl.explain import explain
from tests.normalise.test_dates_of_pages import page

FETCHED = datetime(2026, 11, 28, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("digits", "host", "value"),
    [
        ("05/02/2023", "news.example.ps", "2023-02-05"),
        ("تاريخ النشر: 5/2/2023", "www.news.example.gov.iq", "2023-02-05"),
        ("05-02-2023 07:44 م", "news.example.eg", "2023-02-05T19:44"),
        ("05-02-2023 07:44 م", "news.example", "2023-02-05T19:44"),
        ("05.02.2023", "news.example", "2023-02-05"),
        ("05/02/2023م", "news.example", None),
        ("05/02/2023", "news.example", None),
        ("05/02/2023", "news.example.tv", None),
        ("5/2/2023 10:25:00 AM", "news.example.sa", None),  # ASP.NET without a culture
    ],
)
def test_order_by_the_domain_or_the_part_of_the_day(digits: str, host: str, value: str | None) -> None:
    html = page(f'<div class="date">{digits}</div>')
    found = explain(html, f"https://{host}/world/harbour-81234.html", fetched_at=FETCHED).article
    assert found is not None and found.published is not None
    assert found.published.value == value
    assert ("order_inferred" in found.warnings) is (value is not None)


def test_no_order_where_another_date_of_the_page_has_the_month_first() -> None:
    html = page('<div class="date">5/3/2024</div>', after="<div>آخر تحديث: 5/28/2024</div>")
    found = explain(html, "https://news.example.eg/world/harbour-81234.html", fetched_at=FETCHED).article
    assert found is not None and (found.published is None or found.published.value != "2024-03-05")


def test_an_older_day_in_either_order_shows_the_page_s_clock() -> None:
    html = page('<div class="date">3/2/2024</div>', before="<div>28 نوفمبر 2026</div>")
    found = explain(html, "https://news.example/world/harbour-81234.html", fetched_at=FETCHED).article
    assert found is not None
    assert found.published is None or found.published.value is None
