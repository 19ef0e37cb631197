"""Whom the piece was taken from, where a label and a link say it in elements of their own."""

import pytest

from tests.extraction.pages import BODY, raws, read, texts

LINK = '<a href="http://sahel.example">وكالة الساحل للأنباء</a>'
BOXES = [
    f"<div><div>المصدر</div><span>{LINK}</span></div>",
    f"<div><b>المصدر</b> {LINK}</div>",
    f"<div><b>المصدر:</b> {LINK}</div>",
    f'<div class="post-bottom-meta"><div class="title"><span></span> المصدر</div><span class="tagcloud">{LINK}</span></div>',
]


@pytest.mark.parametrize("box", BOXES)
def test_a_box_after_the_text(box: str) -> None:
    made = read(after=box)
    assert raws(made, "origin") == ["المصدر: وكالة الساحل للأنباء"]
    assert texts(made) == list(BODY)


@pytest.mark.parametrize(
    "box",
    [
        "<div><div>المصدر</div><div>الميناء في أرقام</div></div>",
        f"<div><div>المصدر</div><div>{LINK} {LINK}</div></div>",
        f"<div><div>مصادر الطاقة</div><div>{LINK}</div></div>",
        f"<div><div>المصدر</div></div><div>سطر</div><div>{LINK}</div>",
        f"<div>المصدر الرئيسي للدخل {LINK}</div>",
    ],
)
def test_what_names_no_origin(box: str) -> None:
    assert raws(read(after=box), "origin") == []
