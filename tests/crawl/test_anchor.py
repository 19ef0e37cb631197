"""When relative dates on a page may be read."""

from datetime import UTC, date, datetime

import pytest

from newscrawl.discover.plan import Step, Window
from newscrawl.lead import Lead
from newscrawl.spiders.anchor import anchor_of
from newscrawl.spiders.survey import Survey
from tests.crawl.site import Site

HTML = {"content-type": "text/html; charset=utf-8"}


@pytest.mark.parametrize(
    ("lead", "anchor"),
    [
        (Lead("u"), False),
        (Lead("u", "home", fresh=True), None),
        (Lead("u", "feed", fresh=True, published="no date at all"), None),
        (Lead("u", "feed", published="Thu, 18 Sep 2025 11:20:00 GMT"), False),
        (
            Lead("u", "feed", fresh=True, published="Thu, 18 Sep 2025 11:20:00 GMT"),
            datetime(2025, 9, 18, 11, 20, tzinfo=UTC),
        ),
        (Lead("u", "news_sitemap", fresh=True, published="2025-09-18"), datetime(2025, 9, 18)),
    ],
)
def test_anchor_of_a_lead(lead: Lead, anchor: object) -> None:
    assert anchor_of(lead) == anchor


@pytest.mark.parametrize(
    ("kind", "since", "returning", "fresh"),
    [
        ("feed", None, False, True),
        ("feed", date(2026, 1, 1), True, False),  # an archive run: nothing is known to be new
        ("home", None, False, False),  # a first visit: what stands there may be old
        ("home", None, True, True),
    ],
)
def test_leads_are_fresh_where_they_must_be_new(kind: str, since: date | None, returning: bool, fresh: bool) -> None:
    with Site() as site:
        paths = [f"/news/71000{n}" for n in range(3)]
        site.feed(paths)
        feed, home = site.replies["/feed"], site.replies["/"]
        links = "".join(f"<a href='{path}'>عنوان طويل لخبر من أخبار المدينة {path}</a>" for path in paths)
        body = {"feed": feed.body, "home": home.body.replace("</body>", links + "</body>")}[kind]  # type: ignore[union-attr]
        survey = Survey(None, Window(date(2026, 11, 22), since), returning=returning)
        found = survey.read(Step(site.url(), kind, "start"), body.encode(), site.url(), HTML)  # type: ignore[arg-type]
    assert len(found.leads) == 3
    assert {lead.fresh for lead in found.leads} == {fresh}
