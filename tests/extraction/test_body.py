import json
import sys

import pytest

from newscrawl import extraction
from newscrawl.draft import Draft, FieldName, NoArticle
from newscrawl.page import Page
from newscrawl.structured_data import collapsed
from tests.extraction.pages import BODY, FIRST, SECOND, THIRD, TITLE, URL, page, paragraphs, raws, read, texts


def test_paragraphs_in_reading_order() -> None:
    assert texts(read()) == list(BODY)


def test_one_block_with_line_breaks_is_split() -> None:
    assert texts(read(f"{FIRST}<br><br>{SECOND}<br/>{THIRD}")) == list(BODY)


def test_text_split_over_containers_of_one_kind() -> None:
    made = read(f'<div class="part">{paragraphs(FIRST)}</div><div class="part">{paragraphs(SECOND, THIRD)}</div>')
    assert texts(made) == list(BODY)


def test_lead_in_a_box_before_the_body() -> None:
    made = read(paragraphs(SECOND, THIRD), inside=f'<div class="entree"><p>{FIRST}</p></div>')
    assert texts(made) == list(BODY)


@pytest.mark.parametrize("opening", ["<div dir=rtl><p>", "<font size=4>", "<span style=x><p>", "<center><p>"])
def test_tags_left_unclosed_cut_nothing(opening: str) -> None:
    """Each paragraph lies in the one before; the deepest few are not the whole piece."""
    lines = [f"{sentence} ({i})" for i in range(7) for sentence in BODY]
    end = "" if "<p>" in opening else "<br><br>"
    assert texts(read("".join(opening + line + end for line in lines))) == lines


def test_text_far_above_the_body_is_not_reached() -> None:
    """Levels that add nothing are climbed a few times only, and what follows a paragraph is no lead of it."""
    notice = "يرحب الموقع برسائل قرائه ويجيب عنها كل يوم خميس في باب خاص بهم، ويمكن إرسالها بالبريد أو باليد إلى مقره."
    deep = "<div>" * 6 + paragraphs() + "</div>" * 6
    assert texts(read(f"<p>{notice}</p>{deep}")) == list(BODY)


def test_deck_above_the_body_is_no_text() -> None:
    deck = "الصيادون يخشون على مياههم والشباب ينتظر فرص العمل - الوزير يعد برصيفين آخرين قبل نهاية العام"
    made = read(inside=f'<div class="field-deck"><div>{deck}</div></div>')
    assert texts(made) == list(BODY)
    assert raws(made, "subtitle") == [deck]


def test_subheadings_lists_and_quotes_are_kept_in_their_kind() -> None:
    made = read(
        f"<p>{FIRST}</p><h3>مخاوف الصيادين</h3><p>{SECOND}</p><ul><li>رصيف للحاويات</li><li>رصيف للركاب</li></ul>"
        f"<blockquote><p>{THIRD}</p></blockquote>"
    )
    assert [p.kind for p in made.paragraphs] == ["p", "heading", "p", "item", "item", "quote"]


def test_headings_over_the_lists_of_one_box_are_kept() -> None:
    lists = "<h2>المقادير</h2><ul><li>كيلو سمك طازج</li><li>حبتان من البصل</li></ul>"
    lists += f"<h2>الطريقة</h2><ol><li>{SECOND}</li><li>{THIRD}</li></ol>"
    kept = [FIRST, "المقادير", "كيلو سمك طازج", "حبتان من البصل", "الطريقة", SECOND, THIRD]
    assert texts(read(f"<p>{FIRST}</p><div>{lists}</div>")) == kept
    linked = '<h2>مواضيع</h2><ul><li><a href="/n/1">خبر أول قصير</a></li><li><a href="/n/2">خبر ثان قصير</a></li></ul>'
    assert texts(read(f"<p>{FIRST}</p><p>{SECOND}</p><div>{linked}</div>")) == [FIRST, SECOND]


def test_heading_that_heads_nothing_is_left_out() -> None:
    assert texts(read(paragraphs() + "<h3>في الصور</h3>")) == list(BODY)


@pytest.mark.parametrize(
    "junk",
    [
        '<p><strong>اقرأ أيضا:</strong> <a href="/x/1">حريق في سوق المدينة القديمة يأتي على عشرين دكانا</a></p>',
        '<p>Read also: <a href="/x/1">Fire in the old market destroys twenty shops overnight</a></p>',
        '<p>Lire aussi : <a href="/x/1">Incendie dans le vieux marché de la ville cette nuit</a></p>',
        '<p><a href="/x/1">حريق في سوق المدينة القديمة يأتي على عشرين دكانا وإصابة ثلاثة من الحراس</a></p>',
        '<h4>موضوعات متعلقة</h4><ul><li><a href="/x/1">حريق في السوق</a></li><li><a href="/x/2">أمطار غزيرة</a></li></ul>',
        '<div class="share-buttons"><p>شارك هذا المقال مع أصدقائك على مواقع التواصل الاجتماعي من هنا الآن</p></div>',
        "<p>تابعونا على قناة الأخبار العاجلة في واتساب</p>",
        "<div role='dialog'><p>بالاستمرار في التصفح فإنك توافق على سياسة الخصوصية وشروط الاستخدام الخاصة بنا وبشركائنا.</p></div>",
        "<div role='complementary'><h3>الميناء في سطور</h3><p>بني الميناء القديم قبل مئة عام في موضع قرية صغيرة للصيادين.</p></div>",
        "<div><h4>نشرة المرفأ</h4><p>اشترك في نشرتنا البريدية لتصلك أخبار الميناء كل صباح.</p><form><input type='email'><button>أرسل</button></form></div>",
        "<div><p>أخبار الميناء كل صباح</p><div><form><input type='email'></form></div></div>",
        "<p>إعلان</p>",
        "<div>استمع إلى المقال <audio src='/a.mp3'></audio> 03:12</div>",
        "<div><video src='/a.mp4'></video><span>مدة الفيديو: 02:15</span></div>",
        "<div><p>نستخدم ملفات تعريف الارتباط لنتذكر إعداداتكم ونحسن ما نعرضه عليكم</p></div>",
        "<p>Nous utilisons des cookies pour mesurer l'audience du site et vous proposer des contenus adaptés.</p>",
        '<div class="newsletter-box"><p>اشترك في نشرتنا البريدية لتصلك أهم الأخبار كل صباح إلى بريدك الإلكتروني</p></div>',
        "<aside><p>الأكثر قراءة هذا الأسبوع في قسم الأخبار المحلية والعربية والعالمية والاقتصادية</p></aside>",
        '<figure><img src="/p.jpg" width="600"><figcaption>الميناء الجديد كما بدا من الجو يوم افتتاحه</figcaption></figure>',
        '<div class="wp-caption"><img src="/p.jpg"><p class="wp-caption-text">الميناء الجديد كما بدا من الجو يوم افتتاحه</p></div>',
        '<form action="/go"><p>أدخل بريدك الإلكتروني هنا ليصلك كل جديد من أخبار المدينة والميناء</p></form>',
        '<blockquote class="twitter-tweet"><p>تغريدة عن الميناء كتبها أحد الزوار في يوم الافتتاح</p></blockquote>',
        '<div style="display: none"><p>نص مخفي لا يراه القارئ ولا ينبغي أن يدخل في الخبر بأي حال من الأحوال</p></div>',
        "<script>var a = 'نص برمجي طويل لا علاقة له بالخبر ولا يراه القارئ على الصفحة أبدا';</script>",
    ],
)
def test_what_stands_among_the_paragraphs_and_is_none(junk: str) -> None:
    made = read(f"<p>{FIRST}</p>{junk}<p>{SECOND}</p><p>{THIRD}</p>")
    assert texts(made) == list(BODY)


def test_a_form_for_an_address_takes_nothing_of_the_piece_along() -> None:
    form = "<form><input type='email'></form>"
    assert texts(read(f"<p>{FIRST}</p>{form}<p>{SECOND}</p><p>{THIRD}</p>")) == list(BODY)
    assert texts(read(f"<div><p>{FIRST}</p>{form}<p>{SECOND}</p></div><div><p>{THIRD}</p></div>")) == list(BODY)
    assert texts(read(f"<div role='main'>{paragraphs()}{form}</div>")) == list(BODY)
    told = ["ماذا بعد؟", "وتنتهي المهلة غدا."]
    box = f"<section><h3>{told[0]}</h3><p>{told[1]}</p>{form}</section>"
    assert texts(read(f"<p>{FIRST}</p><p>{SECOND}</p>{box}<p>{THIRD}</p>")) == [FIRST, SECOND, *told, THIRD]


@pytest.mark.parametrize("junk", ["<p>إعلان</p>", "<p>تابعونا على قناة الأخبار العاجلة في واتساب</p>"])
def test_what_stands_right_below_an_advertisement_is_text(junk: str) -> None:
    subhead, items = "رصيفان آخران", ("رصيف للحاويات في الشمال", "رصيف للصيد في الجنوب")
    made = read(f"<p>{FIRST}</p>{junk}<h3>{subhead}</h3><p>{SECOND}</p><p>{THIRD}</p>")
    assert texts(made) == [FIRST, subhead, SECOND, THIRD]
    listed = "".join(f"<li>{item}</li>" for item in items)
    made = read(f"<p>{FIRST}</p><p>إعلان</p><ul>{listed}</ul><p>{SECOND}</p><p>{THIRD}</p>")
    assert texts(made) == [FIRST, *items, SECOND, THIRD]
    made = read(
        f"<p>{FIRST}</p>{junk.replace('إعلان', 'حمل تطبيق المرفأ')}<ul>{listed}</ul><p>{SECOND}</p><p>{THIRD}</p>"
    )
    assert texts(made) == [FIRST, SECOND, THIRD]


def test_heading_of_another_piece_below_its_pointer_is_no_text() -> None:
    made = read(f"<p>{FIRST}</p><p>اقرأ أيضا</p><h3>حريق في سوق المدينة القديمة</h3><p>{SECOND}</p><p>{THIRD}</p>")
    assert texts(made) == list(BODY)


@pytest.mark.parametrize("between", ["<h3>الأرصفة</h3>", "<div class='x'><img src='/a.jpg'></div>", "<table></table>"])
def test_text_that_hangs_in_the_container_after_headings_and_boxes(between: str) -> None:
    made = read("".join(between + text for text in BODY))
    assert [text for text in texts(made) if text in BODY] == list(BODY)


def test_menu_with_prose_in_a_header_is_no_lead() -> None:
    menu = f"<header><div><p>{THIRD}</p><p>{THIRD}</p></div></header>"
    html = (
        f"<html><head><meta charset='utf-8'><meta property='og:type' content='article'><title>{TITLE}</title></head>"
        f"<body><div><div>{menu}</div><div><h1>{TITLE}</h1><div><div>{paragraphs(FIRST, SECOND)}</div></div></div></div></body>"
        "</html>"
    )
    made = extraction.draft(Page(html.encode(), URL))
    assert isinstance(made, Draft)
    assert texts(made) == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("line", "is_date"),
    [
        ("الخميس ٥ ربيع الأول ١٤٤٧هـ الموافق ٢٨ أغسطس ٢٠٢٥م", True),
        ("الثلاثاء 13 ذو القعدة 1445 هـ الموافق لـ 21 ماي 2024 ميلادية", True),
        ("زار الوفد الميناء الخميس ٥ ربيع الأول ١٤٤٧هـ الموافق ٢٨ أغسطس ٢٠٢٥م", False),
    ],
)
def test_line_above_the_piece_that_says_the_day_in_two_calendars(line: str, is_date: bool) -> None:
    made = read(paragraphs(line, *BODY))
    assert (line in texts(made)) is not is_date
    assert (line in raws(made, "published")) is is_date


def test_comments_after_the_body_are_no_text() -> None:
    remark = "تعليق طويل من أحد القراء يتحدث فيه عن رأيه في الميناء وفي الحكومة وفي الطقس أيضا، وهو ليس من الخبر. "
    comments = "".join(f"<li><p>{remark * 3}{i}</p></li>" for i in range(6))
    assert texts(read(after=f'<div id="comments"><ol>{comments}</ol></div>')) == list(BODY)


def test_sidebar_of_teasers_is_no_text() -> None:
    teaser = "موجز خبر آخر يظهر في العمود الجانبي من الصفحة ولا علاقة له بالميناء."
    side = "".join(f'<div class="box"><a href="/n/{i}"><h4>خبر آخر</h4></a><p>{teaser}</p></div>' for i in range(8))
    assert texts(read(after=f'<div class="sidebar">{side}</div>')) == list(BODY)


def test_box_of_another_make_after_the_body_is_no_text() -> None:
    policy = "يرحب الموقع بتعليقات القراء على ألا تتضمن إساءة إلى أحد، ويحتفظ بحقه في حذف ما يخالف شروط الاستخدام."
    made = read(paragraphs() + f'<div style="padding:10px"><p style="font:12px">{policy}</p></div>')
    assert texts(made) == list(BODY)


def test_source_line_becomes_the_origin() -> None:
    made = read(paragraphs() + "<p>المصدر: وكالة الساحل للأنباء</p>")
    assert texts(made) == list(BODY)
    assert raws(made, "origin") == ["المصدر: وكالة الساحل للأنباء"]


@pytest.mark.parametrize("line", ["<b>المصدر:</b> {}", "المصدر : {}", "Source: {}"])
def test_a_linked_source_is_an_origin_too(line: str) -> None:
    made = read(paragraphs(*BODY) + f"<p>{line.format('<a href=https://sahel.example/1>وكالة الساحل للأنباء</a>')}</p>")
    assert texts(made) == list(BODY)
    assert raws(made, "origin")[0].endswith("وكالة الساحل للأنباء")


def test_sentence_about_a_source_is_text() -> None:
    sentence = "المصدر الرئيسي لدخل المدينة هو الصيد: هكذا كان منذ مئة عام، وهكذا يريد له كثيرون أن يبقى."
    assert texts(read(paragraphs(FIRST, SECOND, sentence))) == [FIRST, SECOND, sentence]


def test_credit_lines_at_both_ends_stay_for_the_ruling() -> None:
    made = read(paragraphs("المرفأ - العاصمة", *BODY, "(وكالات)"))
    assert texts(made)[0] == "المرفأ - العاصمة"
    assert texts(made)[-1] == "(وكالات)"


def test_interview_keeps_questions() -> None:
    asked = "*متى تصل أولى السفن؟"
    assert asked in texts(read(f"<p><strong>{asked}</strong><br>-{FIRST}</p><p>{SECOND}</p>"))


def test_paragraph_with_several_links_is_text() -> None:
    linked = 'وصلت الشحنات إلى <a href="/a">ميناء الغرب الكبير</a> و<a href="/b">ميناء الشرق القديم</a> مساء.'
    made = read(f"<p>{FIRST}</p><p>{linked}</p><p>{SECOND}</p>")
    assert len(made.paragraphs) == 3


def test_wrapper_with_a_bad_name_is_not_left_out() -> None:
    made = extraction.draft(page(f'<div class="related-sidebar ads">{paragraphs()}</div>'))
    assert texts(made) == list(BODY)  # type: ignore[arg-type]


def test_consent_dialog_is_never_the_body() -> None:
    notice = "نستخدم ملفات تعريف الارتباط لتحسين تجربتك على الموقع ولقياس عدد الزوار ولعرض إعلانات تهمك. " * 4
    dialog = f'<div id="onetrust-consent-sdk"><div>{"".join(f"<p>{notice}</p>" for _ in range(20))}</div></div>'
    assert texts(read(after=dialog)) == list(BODY)


def test_one_line_is_an_article_without_text_if_the_page_says_so() -> None:
    made = read(
        "",
        head='<meta property="og:type" content="article"><meta property="article:published_time" content="2024-05-06">',
    )
    assert texts(made) == []
    assert "no_text" in made.warnings
    assert raws(made, "title")[0] == TITLE


def test_article_body_of_jsonld_where_the_page_shows_none() -> None:
    whole = "\\n\\n".join(BODY)
    head = f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{TITLE}","articleBody":"{whole}"}}</script>'
    assert texts(read("", head=head)) == list(BODY)


def test_numeric_entities_are_letters() -> None:
    body = "".join(f"&#{ord(c)};" if ord(c) > 127 else c for c in FIRST)
    assert texts(read(f"<p>{body}</p><p>{SECOND}</p>")) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "words",
    [
        ("The harbour opened again on Tuesday morning after two years of works that were held up by storms.",) * 3,
        ("港は二年間の工事を終えて火曜日の朝に再び開かれ、来月には最初の船を迎える予定だと大臣は述べた。",) * 3,
        ("Порт снова открылся во вторник утром после двух лет работ, которые дважды прерывались из-за штормов.",) * 3,
    ],
)
def test_other_scripts(words: tuple[str, ...]) -> None:
    distinct = [f"{w} {i}." for i, w in enumerate(words)]
    assert texts(read(paragraphs(*distinct))) == distinct


@pytest.mark.parametrize(
    "sentence",
    [
        "إعلان الحكومة عن الموازنة تأخر أسبوعين هذا العام بسبب خلاف بين الوزراء على نصيب المدن الساحلية منها.",
        "اشترك في الاجتماع وزراء النقل والمالية والبيئة، وغاب عنه ممثلو الصيادين الذين لم توجه إليهم دعوة.",
        "انضم إلى الوفد خبيران في هندسة الموانئ وصلا صباح اليوم من العاصمة لمعاينة الأرصفة الجديدة.",
        "المزيد من السفن سيصل في الصيف، كما قال مدير الميناء، بعد أن تكتمل أعمال تعميق القناة.",
        "التعليقات على القرار تباينت بين مرحب يراه متأخرا ورافض يخشى على الشاطئ من التلوث.",
        "Reklame und Lärm stören die Anwohner, die seit Jahren gegen den Ausbau des Hafens klagen.",
    ],
)
def test_sentences_that_begin_like_promotion_are_text(sentence: str) -> None:
    assert texts(read(paragraphs(FIRST, sentence, THIRD))) == [FIRST, sentence, THIRD]


@pytest.mark.parametrize("deep", ["<span>" * 300, "<div>" * 5_000 + "x" + "</div>" * 5_000, "<font><b>" * 200])
def test_what_is_nested_too_deep_after_the_piece_does_not_cost_it(deep: str) -> None:
    made = read(after=f'<div class="comments"><p>تعليق</p>{deep}</div>')
    assert texts(made) == list(BODY)


@pytest.mark.parametrize("where", ["before", "inside", "body"])
def test_a_piece_cut_by_its_nesting_is_refused(where: str) -> None:
    parts = {where: "<div>" * 300 + (paragraphs(FIRST, SECOND) if where == "body" else "")}
    if where == "body":
        parts[where] = paragraphs(FIRST, SECOND) + parts[where]
    made = extraction.draft(page(**parts))  # type: ignore[arg-type]
    assert isinstance(made, NoArticle)
    assert made.code == "too_deep"


@pytest.mark.parametrize(
    "sentence",
    [
        "تابعنا على مدى أسبوع كامل أعمال الحفر في القناة، ولم نر عاملا واحدا يغادر قبل مغيب الشمس.",
        "شارك الخبر الذي حمله البرق صباح ذلك اليوم في إشعال الحماسة بين البحارة العائدين من الشرق.",
        "للمزيد من الأمان وضعت إدارة الميناء حواجز عائمة حول الرصيفين، ومنعت الصيد قربهما ليلا.",
        "من أرشيف البلدية خرجت خرائط قديمة تظهر أن الرصيف الأول بني قبل مئة وعشرين عاما على الأقل.",
        "اضغط هنا، قال المهندس لمساعده، فدارت الرافعة وارتفعت الصخرة من القاع أمام دهشة الحاضرين.",
        "Read more than a page of the old harbour book and the smell of tar comes back to the fishermen.",
    ],
)
def test_long_sentences_that_begin_like_a_pointer_are_text(sentence: str) -> None:
    assert texts(read(paragraphs(FIRST, sentence, THIRD))) == [FIRST, sentence, THIRD]


@pytest.mark.parametrize(
    "line",
    [
        "تابعنا على فيسبوك وتويتر وعلى قناتنا في تلغرام لتصلك أخبار الميناء والمدينة أولا بأول كل يوم.",
        "شارك الخبر مع أصدقائك ومعارفك كي يعرفوا ما يجري في المدينة من أعمال لم يسمع بها كثيرون بعد.",
        "للمزيد من الأخبار عن المدينة ومينائها حملوا التطبيق على هواتفكم المحمولة من أي متجر كان.",
        "الآراء الواردة في هذه المادة لا تعبر بالضرورة عن رأي المرفأ وإنما عن رأي من كتبها وحده.",
        'اقرأ أيضا حكاية الرجل الذي <a href="/x">عاد إلى الميناء</a> بعد أربعين عاما قضاها وراء البحار.',
        "Read more: the harbour of the old town and the men who built it with their own hands long ago.",
        "Sign up for our daily letter and learn before others do what happens in the harbour and the town.",
    ],
)
def test_pointers_that_are_whole_sentences_are_no_text(line: str) -> None:
    assert texts(read(paragraphs(FIRST, line, THIRD))) == [FIRST, THIRD]


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ('كتب: <a href="/u/7">سامر الخطيب</a>', "كتب: سامر الخطيب"),
        ('<strong>بقلم</strong> <a href="/x">سامر الخطيب</a>', "بقلم سامر الخطيب"),
        ('<a href="/author/samer">سامر الخطيب</a>', "سامر الخطيب"),
        ('<a rel="author" href="/p/3">سامر الخطيب</a>', "سامر الخطيب"),
        ('Por <a href="/p/3">Ana Ruiz</a>', "Por Ana Ruiz"),
    ],
)
def test_linked_byline_at_the_top_of_the_body_is_a_credit(line: str, credit: str) -> None:
    made = read(f"<p>{line}</p>{paragraphs()}")
    assert texts(made) == list(BODY)
    assert credit in raws(made, "byline")


@pytest.mark.parametrize("href", ["/news/1", "/authority/ports", "/tag/harbour"])
def test_other_links_at_the_top_are_no_credit(href: str) -> None:
    made = read(f'<p><a href="{href}">هيئة الموانئ</a></p>{paragraphs()}')
    assert texts(made) == list(BODY)
    assert raws(made, "byline") == []


@pytest.mark.parametrize(
    "entry",
    [
        "<div class=e><span>{i}0:15</span><h3>{head}</h3><div><p>{text}</p></div></div>",
        "<section><h3>{head}</h3><i>مراسلنا</i><div class=t><p>{text}</p></div></section>",
        "<li><h3>{head}</h3><p>{text}</p></li>",
        "<li><h4>{head}</h4><p>ترسو السفن ليلا.</p><p>{text}</p></li>",
        "<li><h4>{head}</h4><p>{text}</p><p>وهو ما لم يحدث من قبل.</p></li>",
    ],
)
def test_headings_of_entries_and_of_long_lists_are_kept(entry: str) -> None:
    made = read(
        paragraphs(FIRST) + "".join(entry.format(i=i, head=f"محطة {i}", text=f"{SECOND} {i}") for i in range(4))
    )
    assert [t for t in texts(made) if t.startswith("محطة")] == [f"محطة {i}" for i in range(4)]


@pytest.mark.parametrize(
    "box",
    [
        '<div class=e><h4>من الأرشيف القريب</h4><ul><li><a href="/1">حريق في السوق القديم يأتي على دكاكين</a></li></ul></div>',
        "<div class=e><h4>أسعار اليوم</h4><span>الدولار: 3.75</span><span>اليورو: 4.10</span></div>",
    ],
)
def test_headings_of_boxes_without_prose_are_left_out(box: str) -> None:
    made = read(f"{paragraphs(FIRST, SECOND)}{box}<p>{THIRD}</p>")
    assert not [p for p in made.paragraphs if p.kind == "heading"]


@pytest.mark.parametrize(
    "line",
    [
        "إقرأ/ي أيضا : وزارة النقل تعلن مواعيد القطارات الجديدة في العطلة",
        "#الميناء #الصيد_البحري #المدينة",
        "شاركنا رأيك في التعليقات أسفل المقال ولا تنس الاشتراك في قناتنا على يوتيوب.",
        "راسلونا: desk@marfa-news.example",
        "انتهى/ 25",
        "عدد المشاهدات: 1204",
        "شاركها",
        "* كاتبة وباحثة في شؤون البحر",
        "اشترك في حسابنا على تويتر لمتابعة أهم أخبار الميناء",
    ],
)
def test_lines_below_the_piece_are_no_text(line: str) -> None:
    assert texts(read(paragraphs(*BODY, line))) == list(BODY)


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("آخر تحديث: 7 مايو 2024 - 08:20", "modified"),
        ("تم التحديث في 7 مايو 2024 الساعة 08:20", "modified"),
        ("آخر تحديث: 7/5/2024", "modified"),
        ("نشر في: 6 مايو 2024", "published"),
    ],
)
@pytest.mark.parametrize("below", ["", "المصدر: وكالات"])
def test_last_line_that_says_when_is_a_claim(line: str, field: FieldName, below: str) -> None:
    made = read(paragraphs(*BODY, line, *([below] if below else [])))
    assert texts(made) == list(BODY)
    assert line in raws(made, field)


def test_promotion_takes_no_prose_of_its_box_along() -> None:
    entries = [f"{sentence} ({i})" for i in range(12) for sentence in BODY]
    boxes = [f"<section>{paragraphs(*entries[i : i + 3])}</section>" for i in range(0, 36, 3)]
    boxes[5] = boxes[5].replace("<section>", "<section><p>تابعونا على فيسبوك</p>")
    assert texts(read("".join(boxes))) == entries


def test_promotion_takes_the_rest_of_its_box_along() -> None:
    box = "<div class='nl'><h4>اشترك في نشرتنا البريدية</h4><p>ليصلك كل جديد في بريدك كل صباح</p></div>"
    made = read(paragraphs(FIRST) + box + paragraphs(SECOND, THIRD))
    assert texts(made) == list(BODY)


@pytest.mark.parametrize(
    "line",
    [
        "نشر في مجلة البحار في 6 مايو 2024.",
        "نشر في مجلة البحار في 6 مايو 2014",
        "نشر في مجلة البحار: عدد 6 مايو 2014",
        "حدث في 6 مايو 1948",
        "Published in The Lancet, 6 May 2014",
    ],
)
def test_last_sentence_that_names_a_day_is_text(line: str) -> None:
    made = read(paragraphs(*BODY, line))
    assert texts(made) == [*BODY, line]
    assert line not in raws(made, "published") + raws(made, "modified")


def test_modified_date_in_the_foot_of_k2() -> None:
    stamp = "آخر تعديل على الأربعاء, 13 آذار/مارس 2024 08:20"
    made = read(after=f'<div class="itemContentFooter"><span class="itemDateModified">{stamp}</span></div>')
    assert raws(made, "modified") == [stamp]


def test_source_in_a_line_of_its_own() -> None:
    made = read(paragraphs(*BODY, "المصدر", "وكالة الساحل للأنباء"))
    assert texts(made) == list(BODY)
    assert raws(made, "origin") == ["المصدر: وكالة الساحل للأنباء"]


@pytest.mark.parametrize(
    "line",
    [
        "#الميناء يتصدر حديث الناس في المدينة منذ أسبوع.",
        "انتهى العمل في الرصيف الأول قبل موعده.",
        "* كاتب أي صحيفة سأل الوزير عن موعد الافتتاح؟",
        "*سامر الخطيب.. صحافي من المدينة",
        "شارك في الحفل مئة من الصيادين.",
        "وقال إن العنوان الجديد لإدارة الميناء هو port@marfa.example لمن أراد أن يراسلها.",
    ],
)
def test_sentences_like_the_lines_below_a_piece_are_text(line: str) -> None:
    assert texts(read(paragraphs(*BODY, line))) == [*BODY, line]


@pytest.mark.parametrize(
    "text", ["", " ", " a  b", "a b", "a\nb", "a\u00a0b", "سوق \u200f قديم", "a\u2003 b\x1c", "\u0085a\u2029"]
)
def test_collapsed_text_is_that_of_the_general_way(text: str) -> None:
    assert collapsed(text) == " ".join(text.split())


def test_of_white_space_only_the_space_is_printable() -> None:
    assert [char for char in map(chr, range(sys.maxunicode + 1)) if char.isspace() and char.isprintable()] == [" "]


@pytest.mark.parametrize(
    "box",
    [
        '<div class="wp-block-group is-layout-constrained"><h2>ماذا بعد؟</h2><p>{}</p></div>',
        "<section><h2>ماذا بعد؟</h2><p>{}</p></section>",
        '<div dir="rtl"><h2>ماذا بعد؟</h2><p>{}</p></div>',
    ],
)
def test_the_piece_ends_in_a_box_that_its_author_set(box: str) -> None:
    made = read(paragraphs(FIRST, SECOND, THIRD, SECOND[:-1] + " جديدين.") + box.format(FOURTH))
    assert texts(made)[-2:] == ["ماذا بعد؟", FOURTH]


def test_loose_text_after_the_last_paragraph_of_an_element() -> None:
    made = read(paragraphs() + FOURTH)
    assert texts(made) == [*BODY, FOURTH]


@pytest.mark.parametrize("line", ["جميع الحقوق محفوظة", "أضف تعليق", "All rights reserved"])
def test_a_line_that_says_that_nothing_follows_amid_the_sentences(line: str) -> None:
    assert texts(read(paragraphs(FIRST, SECOND, line, THIRD, FOURTH))) == [FIRST, SECOND, THIRD, FOURTH]


FOURTH = (
    "وتنتهي المرحلة الثانية من الأشغال في الخريف، حين تنقل المراكب الصغيرة إلى مرسى بديل في الجانب الآخر من الخليج."
)


def shell(text: str) -> list[str]:
    node = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2024-05-14", "articleBody": text}
    head = f'<script type="application/ld+json">{json.dumps(node)}</script>'
    return texts(read("<div id=root></div><script src=/a.js></script>", head=head))


def test_one_sentence_of_article_body_is_the_text_of_a_page_that_shows_none() -> None:
    assert shell(FIRST) == [FIRST]
    for other in (FIRST[:60] + "...", FIRST[:60], f"{TITLE}.", "خبر عاجل.", " "):
        assert shell(other) == []


def test_one_sentence_of_article_body_does_not_replace_what_a_page_shows() -> None:
    node = {"@type": "NewsArticle", "headline": TITLE, "articleBody": THIRD}
    head = f'<script type="application/ld+json">{json.dumps(node)}</script>'
    assert texts(read(paragraphs(FIRST), head=head)) == [FIRST]


@pytest.mark.parametrize(
    ("opening", "characters"),
    [
        ("<strong>بيروت:</strong> ", 6),
        ("<span><b>بيروت:</b></span> ", 6),
        ("بيروت <strong>اليوم</strong> ", 0),
        (f"<strong>{SECOND}</strong> ", 0),
        ("", 0),
    ],
)
def test_how_far_the_first_paragraph_opens_in_bold(opening: str, characters: int) -> None:
    made = read(f"<p>{opening}{FIRST}</p>{paragraphs(SECOND, THIRD)}")
    assert made.paragraphs[0].bold == characters
    assert made.paragraphs[1].bold == 0
