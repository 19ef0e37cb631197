"""Pages without end: whole other pieces below the page's own, served in its HTML."""

import pytest

from newscrawl.draft import Draft
from newscrawl.extraction import draft
from newscrawl.page import Page
from tests.extraction.pages import BODY, FIRST, SECOND, THIRD, TITLE, paragraphs, read, texts

OTHER = "حريق كبير في المنطقة الصناعية"
SMOKE = (
    "اندلع حريق كبير في مصنع للدهانات فجر الثلاثاء، وهرعت إليه عشرون سيارة إطفاء من المدن القريبة حتى خمد عند الظهر."
)
ASH = "وقال قائد فرق الإطفاء إن أحدا لم يصب، وإن سبب الحريق لم يعرف بعد، ودعا سكان الحي القريب إلى إغلاق النوافذ حتى المساء."


def made(after: str, *, label: str = ' class="headline"', body: str | None = None) -> list[str]:
    html = f"""<html lang="ar"><head><meta charset="utf-8"><title>{TITLE}</title></head><body><main>
    <article class="article"><h1{label}>{TITLE}</h1><div class="article-body">{body or paragraphs(FIRST, SECOND)}</div>
    </article>{after}</main></body></html>"""
    found = draft(Page(html, "https://news.example/2025/05/11/story-88120"))
    assert isinstance(found, Draft)
    return texts(found)


@pytest.mark.parametrize(
    "box",
    [
        '<article class="article"><h1 class="headline">{}</h1><span>6 مايو 2024</span><div class="article-body">{}</div></article>',
        '<article class="article"><h2 class="headline">{}</h2><p><time>6 مايو</time></p><div class="article-body">{}</div></article>',
        '<section data-url="/n/2"><h1 class="headline">{}</h1><div>06/05/2024</div><div class="article-body">{}</div></section>',
        '<div class="next-story"><h1 class="headline">{}</h1><a rel="author" href="/author/4">سامي الحداد</a><div class="article-body">{}</div></div>',
    ],
)
def test_a_whole_other_piece_below_is_left_out(box: str) -> None:
    assert made(box.format(OTHER, paragraphs(SMOKE, ASH, THIRD))) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "box",
    [
        '<article class="article next"><h1 class="headline">{}</h1><span>6 مايو 2024</span><div>{}</div></article>',
        '<article class="article article-2"><h2 class="headline">{}</h2><time>6 مايو</time><div>{}</div></article>',
        '<div class="page"><article class="article"><h1 class="headline">{}</h1><p>6. Mai</p>{}</article></div>',
        '<article class="article"><h1 class="headline">{}</h1><p>2025. március 12.</p>{}</article>',
        '<article class="article"><h1 class="headline">{}</h1><p>March 3, 2025 10:30 a.m.</p>{}</article>',
    ],
)
def test_another_piece_in_a_box_of_other_classes(box: str) -> None:
    assert made(box.format(OTHER, paragraphs(SMOKE, ASH, THIRD))) == [FIRST, SECOND]
    assert made(box.format(OTHER, f"<p>{SMOKE}</p>")) == [FIRST, SECOND]


def test_another_piece_whose_headline_has_no_class_is_told_by_its_box() -> None:
    own = f'<div class="art"><h1>{TITLE}</h1><span>12 مارس 2025</span>{paragraphs(FIRST, SECOND)}</div>'
    other = (
        f'<div class="art"><h1>{OTHER}</h1><span>11 مارس 2025</span>{paragraphs(SMOKE, ASH, SMOKE, ASH, THIRD)}</div>'
    )
    html = f"<html><head><title>{TITLE}</title></head><body>{own}{other}</body></html>"
    found = draft(Page(html, "https://news.example/s/88120"))
    assert isinstance(found, Draft)
    assert texts(found) == [FIRST, SECOND]


def test_headings_of_the_piece_stay() -> None:
    part = f'<h1 class="headline">أزمة قديمة</h1>{paragraphs(SMOKE, ASH)}'
    assert made("", body=paragraphs(FIRST, SECOND) + part) == [FIRST, SECOND, "أزمة قديمة", SMOKE, ASH]
    plain = f"<div><h1>أزمة قديمة</h1>{paragraphs(SMOKE, ASH)}</div>"
    assert made("", label="", body=paragraphs(FIRST, SECOND) + plain)[-2:] == [SMOKE, ASH]


@pytest.mark.parametrize(
    "part",
    [
        f'<article class="entry"><h1 class="headline">تحديث</h1><time>10:10</time>{paragraphs(SMOKE, ASH)}</article>',
        f'<article class="article"><h2 class="headline">محمد سالم</h2><p>ولد 1980</p>{paragraphs(SMOKE, ASH)}</article>',
        f'<div><h1 class="headline">الخلفية</h1><p>12 قتيلا</p>{paragraphs(SMOKE, ASH)}</div>',
        f'<section><h1 class="headline">الخلفية</h1><p>بدأت القصة عام 2011.</p>{paragraphs(SMOKE, ASH)}</section>',
        f'<section><h1 class="headline">الخلفية</h1><p>الوزير في زيارة عام 2019</p>{paragraphs(SMOKE, ASH)}</section>',
    ],
)
def test_parts_of_the_own_article_are_no_other_pieces(part: str) -> None:
    assert {SMOKE, ASH} <= {*made("", body=paragraphs(FIRST, SECOND) + part)}


def test_sections_built_as_the_first_are_no_other_pieces() -> None:
    second = f"<h1>الخلفية</h1><p>بدأت القصة عام 2011 في الميناء</p>{paragraphs(SMOKE, ASH)}"
    for label in ("", ' class="wp-block-group"'):
        parts = (
            f"<section{label}><h1>{TITLE}</h1>{paragraphs(FIRST, SECOND)}</section><section{label}>{second}</section>"
        )
        html = f"<html><head><title>{TITLE}</title></head><body><article>{parts}</article></body></html>"
        found = draft(Page(html, "https://news.example/s/88120"))
        assert isinstance(found, Draft)
        assert {FIRST, SECOND, SMOKE, ASH} <= {*texts(found)}


def test_the_same_headline_again_is_no_other_piece() -> None:
    again = f'<article class="article"><h1 class="headline">{TITLE}</h1><div class="article-body">{{}}</div></article>'
    assert made(again.format(paragraphs(SMOKE, ASH)))[-1] == ASH


def test_parts_with_headings_of_the_make_of_the_headline_are_no_other_pieces() -> None:
    part = f'<section><h1 class="headline">الجذور الأولى</h1>{paragraphs(SMOKE, ASH)}</section>'
    assert ASH in made(part)


@pytest.mark.parametrize(
    "below",
    [
        '<hr><h2><a href="/n/5">{title}</a></h2><p>14 مارس 2013</p>{text}',
        '<div><h2><a href="/n/5">{title}</a></h2><p>14 مارس 2013</p>{text}</div>',
        '<article><h2><a href="/n/5">{title}</a></h2><span>14 مارس 2013</span>{text}</article>',
    ],
)
def test_a_whole_other_piece_under_its_linked_headline(below: str) -> None:
    title = "منخفض جوي يصل الساحل يوم الجمعة"
    text = paragraphs(*(f"{sentence} {sentence}" for sentence in BODY))
    html = f"<div><h1>{TITLE}</h1><div>6 مايو 2024</div>{paragraphs()}</div>"
    assert texts(read(html + below.format(title=title, text=text), h1="")) == list(BODY)


def test_sections_under_linked_headings_without_a_date_are_no_other_pieces() -> None:
    parts = "".join(
        f'<section><h2><a href="/t/{i}">حكاية الميناء {i}</a></h2><p>{text}</p></section>'
        for i, text in enumerate(BODY[:2])
    )
    made = texts(read(f"<div><h1>{TITLE}</h1>{paragraphs()}</div>{parts}", h1=""))
    assert sum(text in BODY for text in made) == 5


def test_a_dated_card_amid_the_text_does_not_end_it() -> None:
    card = '<div><h3><a href="/n/5">منخفض جوي يصل الساحل يوم الجمعة</a></h3><span>14 مارس 2013</span></div>'
    assert texts(read(f"{paragraphs(FIRST)}{card}{paragraphs(SECOND, THIRD)}")) == list(BODY)
