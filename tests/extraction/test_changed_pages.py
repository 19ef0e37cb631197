"""What other sites put around, above and amid a piece changes nothing in its record: each box is set into each layout.

No class or id of these boxes says what they are, as where a build step makes up the names.
"""

import re

import pytest

import newscrawl
from tests.extraction.layouts import LAYOUTS, PARAGRAPHS, Layout

# A print version has nothing around the piece, and no element that holds it.
ALL = {layout.name: layout for layout in (make() for make in LAYOUTS) if layout.name != "print version"}
FIELDS = ("title", "text", "published", "modified", "authors", "agencies", "dateline", "section", "images", "language")
REST = "وهو خبر آخر لا علاقة له بما جاء في هذا المقال، يروي ما حدث في مدينة بعيدة قبل أيام قليلة من الآن."


def card(number: int, excerpt: bool = True) -> str:
    link = f"/news/7700{number}"
    return (
        f'<div class="k1"><a href="{link}"><img src="/other{number}.jpg" width="300"></a>'
        f'<h3><a href="{link}">حريق في سوق المدينة القديمة يأتي على عشرين دكانا</a></h3>'
        f"<span>سمير الخطيب</span> <span>22 نوفمبر 2026</span>{f'<p>{REST}</p>' if excerpt else ''}</div>"
    )


CARDS = "".join(map(card, range(4)))
ABOVE = {
    "day": "<div><span>الأحد 22 نوفمبر 2026</span></div>",
    "day in two calendars": "<div>الأحد 12 جمادى الآخرة 1448هـ الموافق 22 نوفمبر 2026م</div>",
    "day for machines": '<time datetime="2026-11-22T11:30:00+03:00">22 نوفمبر 2026</time>',
    "last update of the site": "<div>آخر تحديث: 22 نوفمبر 2026 - 11:30</div>",
    "cards": f"<div>{CARDS}</div>",
    "columns": '<div><h2>مقالات</h2><ul><li><a href="/o/1">لماذا نكتب؟</a><span>بقلم: سمير الخطيب</span></li></ul></div>',
    "breaking": '<div><h2><a href="/b/1">انقطاع التيار الكهربائي عن أحياء واسعة من العاصمة</a></h2></div>',
    "logo": '<div><img src="/logo-wide.png" width="800" height="200" alt="المرسى"></div>',
    "weather": "<div><span>المرسى</span> <span>26°</span> <span>غائم</span></div>",
    "menu with prose": f"<header><div><p>{REST}</p><p>{REST}</p></div></header>",
}
BELOW = {
    "cards": f"<div>{CARDS}</div>",
    "comments": f"<section><h3>التعليقات (2)</h3><div><b>قارئ</b><p>{REST}</p></div><div><b>قارئة</b><p>{REST}</p></div></section>",
    "consent": '<div role="dialog"><p>نستخدم ملفات تعريف الارتباط لتحسين تجربتك. بالاستمرار توافق على شروط الاستخدام.</p></div>',
    "other pieces": f"<ul>{''.join(f'<li><a href=/n/{i}>حريق في سوق المدينة</a> <span>22 نوفمبر 2026</span></li>' for i in range(5))}</ul>",
    "date of another piece": '<div><a href="/n/9">حريق في سوق المدينة</a><time datetime="2026-11-22">22 نوفمبر 2026</time></div>',
}
AMID = {
    "card": f"<div>{card(1)}</div>",
    "card without excerpt": f"<div>{card(1, excerpt=False)}</div>",
    "links": '<ul><li><a href="/n/1">حريق في سوق المدينة</a></li><li><a href="/n/2">أمطار غزيرة في الشمال</a></li></ul>',
    "read also": '<p><strong>اقرأ أيضا:</strong> <a href="/n/1">حريق في سوق المدينة</a></p>',
    "link in bold": '<p><strong><a href="/n/1">حريق في سوق المدينة القديمة يأتي على عشرين دكانا</a></strong></p>',
    "newsletter": "<div><h4>نشرة المرسى</h4><p>اشترك في نشرتنا البريدية.</p><form><input type='email'></form></div>",
    "advertisement": "<p>إعلان</p>",
    "player": "<div>استمع إلى المقال <audio src='/a.mp3'></audio> 03:12</div>",
    "share": '<div><a href="https://facebook.com/sharer?u=1">فيسبوك</a> <a href="whatsapp://send">واتساب</a></div>',
    "script": '<script>var x = "نص";</script><style>.a{color:red}</style><noscript><img src="/t.gif"></noscript>',
}


def above(html: str, box: str) -> str:
    return re.sub(r"(<body[^>]*>)", lambda found: found[0] + box, html, count=1)


def below(html: str, box: str) -> str:
    return html.replace("</body>", f"{box}</body>")


def amid(html: str, box: str) -> str:
    """After the paragraph that ends as the second does, where paragraphs are elements of their own."""
    end = re.search(re.escape(PARAGRAPHS[1][-40:]) + r"(?:</span>)*</p>", html)
    return html[: end.end()] + box + html[end.end() :] if end else html


CASES = [
    pytest.param(name, how(layout.html, box), id=f"{name}: {how.__name__} {label}")
    for how, boxes in ((above, ABOVE), (below, BELOW), (amid, AMID))
    for label, box in boxes.items()
    for name, layout in ALL.items()
    if how(layout.html, box) != layout.html
]


@pytest.mark.parametrize(("name", "changed"), CASES)
def test_box_changes_nothing(name: str, changed: str) -> None:
    assert _read(ALL[name], changed) == _read(ALL[name], ALL[name].html)


def test_boxes_are_set_into_most_layouts() -> None:
    assert len(CASES) >= len(ALL) * (len(ABOVE) + len(BELOW)) + 5 * len(AMID)


def _read(layout: Layout, html: str) -> dict[str, object]:
    record = newscrawl.extract(html.encode(), layout.url)
    assert record is not None
    return {name: getattr(record, name) for name in FIELDS}
