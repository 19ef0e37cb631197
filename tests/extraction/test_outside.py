"""What is left out by its name, and what holds the piece whatever its name is."""

import pytest

from newscrawl import extraction
from newscrawl.draft import Draft
from newscrawl.page import Page
from tests.extraction.pages import FIRST, SECOND, THIRD, TITLE, paragraphs, texts


@pytest.mark.parametrize("label", ["comments", "related", "sidebar"])
def test_a_box_of_that_very_name_is_left_out_though_a_headline_stands_in_it(label: str) -> None:
    prose = f'<div class="body">{paragraphs(FIRST, SECOND, THIRD)}</div>'
    html = f'<html><body><div class="{label}"><h1>{TITLE}</h1><p>{THIRD[:100]}</p><p>{SECOND}</p></div>{prose}</body></html>'
    found = extraction.draft(Page(html, "https://news.example/2024/05/06/harbour-81234"))
    assert isinstance(found, Draft)
    assert texts(found) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "label", ["with-sidebar", "has-comments", "related-open", "promo-article", "no-ads", "col-8", "single-post related"]
)
@pytest.mark.parametrize("side", ["col-4", "sidebar"])
def test_a_short_piece_in_a_wrapper_named_for_what_stands_beside_it(label: str, side: str) -> None:
    other = "أعلنت بلدية المدينة القديمة عن بدء أعمال ترميم السوق الكبير بعد أن انتهت من دراسة حالته التي استمرت عامين."
    teasers = "".join(f'<div><h4><a href="/n/{i}">خبر آخر {i}</a></h4><p>{i} {other}</p></div>' for i in range(8))
    html = f"""<html><head><title>{TITLE}</title></head><body><div class="row"><div class="{label}"><h1>{TITLE}</h1>
    {paragraphs(FIRST, SECOND)}</div><div class="{side}">{teasers}</div></div></body></html>"""
    found = extraction.draft(Page(html, "https://news.example/2024/05/06/harbour-81234"))
    assert isinstance(found, Draft)
    assert texts(found) == [FIRST, SECOND]


@pytest.mark.parametrize("label", ["most-read", "related-posts", "sidebar-box"])
def test_a_list_that_has_the_piece_itself_in_it_is_no_wrapper_of_it(label: str) -> None:
    url = "https://news.example/2024/05/06/harbour-81234"
    excerpt = "وقال سكان الحي القديم إنهم ينتظرون منذ سنوات أن يعود الميناء إلى العمل كما كان." * 2
    listed = f'<div class="{label}"><h3><a href="{url}">{TITLE}</a></h3><p>{excerpt}</p><p>{excerpt}</p></div>'
    body = f"{listed}<div>{paragraphs(FIRST, SECOND, THIRD)}</div>"
    found = extraction.draft(Page(f"<html><head><title>{TITLE}</title></head><body>{body}</body></html>", url))
    assert isinstance(found, Draft)
    assert texts(found) == [FIRST, SECOND, THIRD]
