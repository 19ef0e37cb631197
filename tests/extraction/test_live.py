"""Live blogs: what has happened so far above the posts, and the headings of the posts."""

import pytest

from newscrawl.draft import Draft
from newscrawl.extraction import draft
from newscrawl.page import Page
from tests.extraction.pages import FIRST, SECOND, THIRD, TITLE, texts

TOLD = [
    "المجلس يصوت على إغلاق المرسى القديم قبل نهاية العام المقبل بعد نقاش استمر خمس ساعات كاملة.",
    "المعارضة تطالب بنشر العقود وبمهلة شهرين قبل أي قرار جديد في شأن المراكب الصغيرة.",
]
POST = '<article class="post"><time>0{i}:00</time><h3>وصول اللجنة {i}</h3><div class="c"><p>{text}</p></div></article>'
IN_HEADER = (
    '<article class="post"><header><a href="?post={i}"><time>0{i}:00</time></a><h2 class="block-title">وصول اللجنة {i}'
    '</h2><div class="by"><span>Maeve Orland</span></div></header><div class="c"><p>{text}</p></div></article>'
)


def made(intro: str, post: str = POST) -> list[str]:
    posts = "".join(post.format(i=i, text=text) for i, text in enumerate((FIRST, SECOND, THIRD)))
    html = f"""<html lang="ar"><head><meta charset="utf-8"><title>{TITLE}</title></head><body><main>
    <h1>{TITLE}</h1><time datetime="2025-05-11T07:00:00+02:00">11.05.2025</time><div class="story">{intro}
    <div class="feed">{posts}</div></div></main></body></html>"""
    found = draft(Page(html, "https://news.example/2025/05/11/story-88120"))
    assert isinstance(found, Draft)
    return texts(found)


POSTED = [line for i, text in enumerate((FIRST, SECOND, THIRD)) for line in (f"وصول اللجنة {i}", text)]
LISTED = "".join(f"<li>{line}</li>" for line in TOLD)


@pytest.mark.parametrize("box", ["<ul>{}</ul>", '<div class="sum-box"><ul>{}</ul></div>'])
@pytest.mark.parametrize("post", [POST, IN_HEADER])
def test_what_has_happened_so_far_is_text(box: str, post: str) -> None:
    assert made(box.format(LISTED), post) == [*TOLD, *POSTED]


def test_links_to_the_posts_above_them_are_no_text() -> None:
    linked = "".join(f'<li><a href="#p{i}">{line}</a></li>' for i, line in enumerate(TOLD))
    assert made(f"<ul>{linked}</ul>")[-6:] == POSTED
    assert not set(made(f"<ul>{linked}</ul>")) & set(TOLD)


@pytest.mark.parametrize("post", [POST, IN_HEADER])
def test_the_posts_keep_their_headings(post: str) -> None:
    assert made("", post) == POSTED
