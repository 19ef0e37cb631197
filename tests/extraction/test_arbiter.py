"""articleBody as a witness of which blocks are the piece."""

import json

import pytest

from newscrawl.draft import Draft
from newscrawl.extraction import draft
from newscrawl.extraction.jsonld import letters
from newscrawl.extraction.text import arbiter
from newscrawl.page import Page
from tests.extraction.layouts import PARAGRAPHS, TITLE

POLL = "هل تؤيد إنشاء ممشى بحري جديد في مدينتك خلال العام المقبل؟ شارك برأيك معنا عبر الاستطلاع اليومي للصحيفة."
APP = "الخبر أولا بأول على هاتفك: نسخة جديدة من تطبيق الصحيفة تصلك فيها أهم العناوين صباحا ومساء دون عناء التصفح."
LEAD = "ثلاثة كيلومترات من الخشب والحجر تنتظر المصطافين على الشاطئ القديم، ومقاعد لمن يريد أن يراقب الغروب بهدوء."
PROSE = tuple(p + " " + q for p, q in zip(PARAGRAPHS, PARAGRAPHS[::-1], strict=True))


def texts(blocks: tuple[str, ...], witness: str | None) -> list[str]:
    data = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2025-05-06"}
    data |= {"articleBody": witness} if witness else {}
    html = (
        f"<html><head><script type='application/ld+json'>{json.dumps(data)}</script></head><body><article>"
        f"<h1>{TITLE}</h1><div>{''.join(f'<p>{b}</p>' for b in blocks)}</div></article></body></html>"
    )
    made = draft(Page(html, "https://news.example/a-1"))
    assert isinstance(made, Draft)
    return [p.text for p in made.paragraphs]


def test_boxes_that_article_body_lacks_are_left_out() -> None:
    blocks = (PROSE[0], POLL, *PROSE[1:], APP)
    assert texts(blocks, "\n".join(PROSE)) == list(PROSE)
    assert texts(blocks, None) == list(blocks)


def test_a_lead_before_it_stays_and_so_do_short_lines_after_it() -> None:
    blocks = (LEAD, *PROSE, "المرسى - وكالات")
    assert texts(blocks, "\n".join(PROSE)) == list(blocks)


def test_a_cut_or_foreign_article_body_proves_nothing() -> None:
    blocks = (*PROSE, APP)
    assert texts(blocks, "\n".join(PROSE)[:-120]) == list(blocks)
    assert texts(blocks, "\n".join((POLL, LEAD) * 5)) == list(blocks)


@pytest.mark.parametrize(
    "text", ["قصير.", "كلمة طويلة " * 60, "ا " * 300, "… " * 250 + "كلمة " * 30, "السوق القديم في المدينة. " * 40]
)
@pytest.mark.parametrize("whole", ["", "كلمة طويلة " * 9, "ا" * 60, "كلمة " * 20, "السوق القديم في المدينة " * 3])
def test_the_ends_of_a_long_block_tell_what_all_of_it_tells(text: str, whole: str) -> None:
    key, within = letters(text), letters(whole)
    assert arbiter._stands_in(text, within) == (key[: arbiter.SPAN] in within or key[-arbiter.SPAN :] in within)
