from datetime import UTC, date, datetime

import pytest

from newscrawl import extract, extraction
from newscrawl.draft import Draft
from newscrawl.explain import explain
from newscrawl.extraction.select import compiled
from newscrawl.outlet import Layout, Outlet
from tests.extraction.pages import BODY, FIRST, SECOND, THIRD, TITLE, URL, page, raws, texts


def outlet(*layouts: Layout) -> Outlet:
    return Outlet(
        slug="marfa",
        name="Marfa",
        arabic_name="المرفأ",
        home="https://news.example/",
        country="MA",
        kind="site",
        select=layouts,
    )


def read(layouts: tuple[Layout, ...], day: date | None = None, **parts: str) -> Draft:
    made = extraction.draft(page(**parts), outlet=outlet(*layouts), day=day)  # type: ignore[arg-type]
    assert isinstance(made, Draft)
    return made


def test_selected_claim_goes_before_the_others() -> None:
    made = read(
        (Layout(fields={"byline": ("b.who",)}),),
        inside='<b class="who">سلمى الراعي</b><span class="author">هيئة التحرير</span>',
    )
    assert made.get("byline")[0].raw == "سلمى الراعي"
    assert made.get("byline")[0].source == "select"
    assert "هيئة التحرير" in raws(made, "byline")


def test_attributes_text_and_xpath() -> None:
    fields = {"published": ("span.d::attr(data-t)",), "subtitle": ("//i[@class='s']/text()",), "title": ("h1::text",)}
    made = read((Layout(fields=fields),), inside='<span class="d" data-t="2024-05-07">x</span><i class="s">فرعي</i>')
    assert made.get("published")[0].raw == "2024-05-07"
    assert made.get("subtitle")[0].raw == "فرعي"


def test_body_and_image_selected() -> None:
    layout = Layout(fields={"text": ("div.real",), "image": ("img.lead",)})
    made = read(
        (layout,),
        body=f'<p>{FIRST}</p><div class="real"><p>{SECOND}</p><p>{THIRD}</p></div><img class="lead" src="/l.svg">',
    )
    assert texts(made) == [SECOND, THIRD]
    assert made.images[0].url == "https://news.example/l.svg"


def test_second_selector_where_the_first_matches_nothing() -> None:
    made = read((Layout(fields={"title": ("h7", "h1")}),))
    assert made.get("title")[0].source == "select"
    assert made.warnings == []


def test_selector_that_matches_nothing_falls_back_with_a_warning() -> None:
    made = read((Layout(fields={"text": ("div.gone",), "byline": ("i.gone",)}),))
    assert texts(made) == list(BODY)
    assert made.warnings == ["selector_empty:text", "selector_empty:byline"]


def test_dropped_before_anything_is_read_and_the_text_after_it_stays() -> None:
    junk = "جملة طويلة من إعلان يتنكر في صورة فقرة من الخبر وهي ليست منه في شيء."
    made = read(
        (Layout(drop=("p.junk", "span.x")),),
        body=f'<p class="junk">{junk}</p><p>{FIRST}<span class="x">حشو</span> وبقية.</p><p>{SECOND}</p>',
    )
    assert texts(made) == [f"{FIRST} وبقية.", SECOND]


def test_dated_layouts() -> None:
    today = Layout(fields={"byline": ("b.new",)})
    before_2021 = Layout(until=date(2021, 5, 1), fields={"byline": ("b.old",)})
    before_2015 = Layout(until=date(2015, 1, 1), fields={"byline": ("b.oldest",)})
    inside = '<b class="new">جديد</b><b class="old">قديم</b><b class="oldest">أقدم</b>'

    def chosen(day: date | None) -> str:
        return read((today, before_2021, before_2015), day, inside=inside).get("byline")[0].raw

    assert [chosen(d) for d in (None, date(2024, 1, 1), date(2021, 5, 1), date(2014, 1, 1))] == [
        "جديد",
        "جديد",
        "قديم",
        "أقدم",
    ]


def test_selected_body_makes_a_page_an_article() -> None:
    html = '<html><body class="home"><div class="real"><p>عاجل: خبر قصير</p></div></body></html>'
    made = extraction.draft(
        extraction.collect.Page(html, "https://news.example/"), outlet=outlet(Layout(fields={"text": ("div.real",)}))
    )
    assert isinstance(made, Draft)


def test_malformed_selector_is_named() -> None:
    with pytest.raises(ValueError, match="p\\[\\["):
        compiled("p[[")
    assert URL


LAYOUTS = (
    Layout(fields={"text": ("div.new",)}),
    Layout(fields={"text": ("div.old",), "byline": ("b.who",)}, until=date(2021, 5, 1)),
    Layout(fields={"text": ("div.oldest",)}, until=date(2015, 1, 1)),
)
OLD = f'<b class="who">سعاد البحري</b><div class="old"><p>{SECOND}</p></div><div class="oldest"><p>{THIRD}</p></div>'


def text_of(body: str, head: str = "", fetched: datetime | None = None) -> str | None:
    html = f"<html><head><title>{TITLE}</title>{head}</head><body><h1>{TITLE}</h1>{body}</body></html>"
    article = extract(html, URL, fetched_at=fetched, outlet=outlet(*LAYOUTS))
    assert article is not None
    return article.text


@pytest.mark.parametrize(
    ("fetched", "text"),
    [("2020-03-01", SECOND), ("2021-05-01", SECOND), ("2014-06-01", THIRD), ("2021-05-02", FIRST), (None, FIRST)],
)
def test_the_layout_of_the_day_on_which_the_page_was_fetched(fetched: str | None, text: str) -> None:
    body = f'<div class="new"><p>{FIRST}</p></div>{OLD}'
    day = datetime.fromisoformat(f"{fetched}T09:00:00+00:00") if fetched else None
    assert text_of(body, fetched=day) == text


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("", SECOND),
        ("2013-02-03", THIRD),
        ("2018-02-03T08:00:00+03:00", SECOND),
        ("2024-02-03", f"{SECOND}\n\n{THIRD}"),
    ],
)
def test_an_old_piece_in_its_old_layout_fetched_today(said: str, text: str) -> None:
    head = f'<meta property="article:published_time" content="{said}">' if said else ""
    assert text_of(OLD, head, datetime(2026, 3, 1, tzinfo=UTC)) == text


def test_further_pages_are_read_with_the_layout_of_the_first() -> None:
    first = f'<link rel="next" href="{URL}?page=2"><div class="old"><p>{FIRST}</p></div>'
    second = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{OLD}</body></html>"
    found = explain(
        f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{first}</body></html>",
        URL,
        fetched_at=datetime(2020, 3, 1, tzinfo=UTC),
        outlet=outlet(*LAYOUTS),
        parts=[(second.encode(), f"{URL}?page=2", {})],
    )
    assert found.article is not None
    assert found.article.text == f"{FIRST}\n\n{SECOND}"
