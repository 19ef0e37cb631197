"""Answers in hidden boxes, which a question, a button or a heading right above them unfolds; and hidden boxes that stay out."""

import pytest

from tests.extraction.pages import FIRST, SECOND, THIRD, paragraphs, read, texts

QUESTION = "متى يفتح الميناء أمام السفن الكبيرة؟"
SHORT = "تفتح الأرصفة الثلاثة الباقية مع بداية الصيف المقبل."


@pytest.mark.parametrize(
    "pair",
    [
        '<h3>{q}</h3><div style="display: none;"><p>{a}</p></div>',
        '<h3 class="accordion-title">{q}</h3><div class="accordion-content" style="display:none"><p>{a}</p></div>',
        '<div class="x"><h3>{q}</h3><div aria-hidden="true"><p>{a}</p></div></div>',
        '<div class="x"><h3>{q}</h3><div hidden="until-found">{a}</div></div>',
        '<div class="x"><button aria-expanded="false"><h3>{q}</h3></button><div hidden><p>{a}</p></div></div>',
        '<div class="x"><button>{q}</button><div class="panel" style="display:none"><p>{a}</p></div></div>',
        '<div class="elementor-toggle-item"><div class="elementor-tab-title" role="button"><a>{q}</a></div>'
        '<div class="elementor-tab-content" role="tabpanel" hidden="hidden"><p>{a}</p></div></div>',
        '<div class="schema-faq-section"><strong>{q}</strong> <p>{a}</p></div>',
    ],
)
def test_answer_below_its_question(pair: str) -> None:
    asked = pair.format(q=QUESTION, a=SHORT) + pair.format(q="ومن يدفع كلفة الرصيف؟", a=THIRD)
    made = read(paragraphs(FIRST, SECOND) + f'<div class="faqs">{asked}</div>' + paragraphs(FOURTH))
    assert texts(made) == [FIRST, SECOND, QUESTION, SHORT, "ومن يدفع كلفة الرصيف؟", THIRD, FOURTH]


def test_heading_that_holds_the_button_of_its_box() -> None:
    pair = '<h3><button aria-expanded="false" aria-controls="b1">شروط الرسو</button></h3><div id="b1" hidden><p>{}</p></div>'
    made = read(paragraphs(FIRST, SECOND) + pair.format(THIRD) + paragraphs(FOURTH))
    assert texts(made) == [FIRST, SECOND, "شروط الرسو", THIRD, FOURTH]


@pytest.mark.parametrize(
    "box",
    [
        '<div style="display:none"><p>{}</p></div>',
        '<p>ما رأيك؟</p><div style="display:none"><p>{}</p></div>',
        '<h3>شروط الرسو</h3><div style="display:none"><p>{}</p></div>',
        '<h3>هل أعجبك المقال؟</h3><div hidden><form><p>{}</p><input type="email"></form></div>',
        '<button aria-expanded="false">مشاركة</button><div hidden><p>{}</p></div>',
        '<h3>اقرأ أيضا</h3><div class="accordion" hidden><p>{}</p></div>',
        '<div class="tab-pane" style="display:none"><p>{}</p></div>',
    ],
)
def test_other_hidden_boxes_stay_out(box: str) -> None:
    found = texts(read(paragraphs(FIRST, SECOND, THIRD) + box.format(HIDDEN) + paragraphs(FOURTH)))
    assert HIDDEN not in found
    assert [line for line in found if line in (FIRST, SECOND, THIRD, FOURTH)] == [FIRST, SECOND, THIRD, FOURTH]


HIDDEN = "شكرا لاهتمامك، وقد وصلت رسالتك إلى هيئة التحرير وستقرؤها في أقرب وقت."
FOURTH = "وتدرس البلدية إقامة سوق للسمك عند المدخل، وقد وعدت بأن تعرض تصاميمه على السكان قبل أن تبدأ أعمال البناء فيه."
