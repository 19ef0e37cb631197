"""Small news pages, put together for one test each; every sentence is invented."""

from newscrawl import extraction
from newscrawl.draft import Draft, NoArticle
from newscrawl.outlet import Outlet
from newscrawl.page import Page

URL = "https://news.example/world/2024/05/06/harbour-opens-again-81234.html"
TITLE = "افتتاح الميناء الجديد بعد عامين من الأشغال"
FIRST = "افتتح وزير النقل صباح الثلاثاء الميناء الجديد على الساحل الغربي، بعد عامين من الأشغال التي تأخرت مرتين بسبب العواصف."
SECOND = "وقال الوزير إن الميناء سيستقبل أولى السفن الشهر المقبل، وإن الحكومة رصدت له ميزانية إضافية تكفي لتجهيز رصيفين آخرين."
THIRD = (
    "ويعول سكان المدينة على المشروع في توفير فرص عمل للشباب، بينما يخشى الصيادون أن تضيق بهم المياه القريبة من الشاطئ."
)
BODY = (FIRST, SECOND, THIRD)


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{t}</p>" for t in texts or BODY)


def page(
    body: str | None = None,
    *,
    head: str = "",
    before: str = "",
    after: str = "",
    inside: str = "",
    title: str = TITLE,
    url: str = URL,
    h1: str | None = None,
    headers: dict[str, str] | None = None,
) -> Page:
    """A page with a headline and a body of three paragraphs; each part may be given."""
    html = f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title} - موقع المرفأ</title>
    {head}</head><body class="rtl"><nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/world/">العالم</a></li></ul></nav>
    <div id="page"><div class="story">{before}<h1>{title if h1 is None else h1}</h1>{inside}
    <div class="content">{paragraphs() if body is None else body}</div>{after}</div></div>
    <footer><p>جميع الحقوق محفوظة لموقع المرفأ للأخبار والتقارير والتحقيقات من كل مكان</p></footer></body></html>"""
    return Page(html.encode(), url, headers)


def read(*args: object, outlet: Outlet | None = None, **kwargs: object) -> Draft:
    """The draft of such a page; fails where it is taken for no article."""
    made = extraction.draft(page(*args, **kwargs), outlet=outlet)  # type: ignore[arg-type]
    assert isinstance(made, Draft), made
    return made


def refused(html: str, url: str = URL) -> NoArticle:
    """Why a whole page is no article; fails where it is taken for one."""
    made = extraction.draft(Page(html.encode(), url))
    assert isinstance(made, NoArticle), made.paragraphs
    return made


def texts(made: Draft) -> list[str]:
    return [p.text for p in made.paragraphs]


def raws(made: Draft, field: str) -> list[str]:
    return [c.raw for c in (made.clocks if field == "clock" else made.get(field))]  # type: ignore[arg-type]
