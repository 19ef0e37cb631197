"""A page of our own, read before any other: what reading needs is loaded then.

No page of a site is so held for slow, or for what ended the process, in the place of a table that was being loaded.
"""

from functools import cache

from newscrawl import normalise
from newscrawl.discover.feeds import read_feed
from newscrawl.discover.home import read_home
from newscrawl.discover.sitemaps import read_sitemap
from newscrawl.draft import NoArticle
from newscrawl.explain import draft_case
from newscrawl.normalise.case import Case, Fetch
from newscrawl.page import Page

_PAGE = (
    "<h1>افتتاح ميناء جديد في الإسكندرية</h1><p>كتب: سالم العمري</p><time>7 مايو 2024</time>"
    "<p>قالت وزارة النقل المصرية في بيان نقلته وكالة رويترز إن الميناء الجديد يستقبل السفن قريبا.</p>"
    + "<p>وأضافت الوزارة أن العمل على الأرصفة الأخرى مستمر حتى نهاية العام المقبل كما هو مقرر.</p>" * 3
)  # fmt: skip
_URL = "https://news.example/harbour"
_WHEN = "Tue, 07 May 2024 10:00:00 +0200"
_FEED = f"<rss><channel><item><title>ميناء</title><link>{_URL}</link><pubDate>{_WHEN}</pubDate></item></channel></rss>"
_SITEMAP = f"<urlset><url><loc>{_URL}</loc></url></urlset>"


def rehearse_draft() -> Case:
    """Draft the page. Raises RuntimeError where it is not read as it should be."""
    case = draft_case(_PAGE, Fetch(_URL))
    if isinstance(case, NoArticle):
        raise RuntimeError(f"newscrawl cannot read a page of its own: {case.reason}")
    return case


@cache
def rehearse() -> None:
    """Draft the page and make every ruling on it; once in a process."""
    case = rehearse_draft()
    for step in normalise.STEPS:
        step.rule(case)
    normalise.article(case)


@cache
def rehearse_discovery() -> None:
    """Read a page for its links, a feed and a sitemap; once in a process."""
    read_home(Page(f'<a href="{_URL}">{_PAGE}</a>', _URL).tree, _URL)
    read_feed(_FEED.encode(), _URL)
    read_sitemap(_SITEMAP.encode(), _URL)
