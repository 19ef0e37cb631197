import time

import pytest

from newscrawl import extraction
from newscrawl.draft import Draft
from newscrawl.extraction.title import common_head, without_site
from newscrawl.page import Page
from tests.extraction.pages import BODY, TITLE, URL, paragraphs, raws, read

SITE = ["موقع المرفأ", "Marfa News", "marfa"]


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("عنوان الخبر - موقع المرفأ", "عنوان الخبر"),
        ("عنوان الخبر | Marfa News", "عنوان الخبر"),
        ("موقع المرفأ: عنوان الخبر", "عنوان الخبر"),
        ("عنوان الخبر – عربي – موقع المرفأ", "عنوان الخبر – عربي"),
        ("المرفأ القديم - حكاية مدينة", "المرفأ القديم - حكاية مدينة"),
        ("2024-25: عام الميناء", "2024-25: عام الميناء"),
        ("موقع المرفأ", "موقع المرفأ"),
        ("", ""),
    ],
)
def test_site_name_is_taken_off(printed: str, title: str) -> None:
    assert without_site(printed, SITE) == title


def test_title_is_cut_back_to_the_heading_it_begins_with() -> None:
    assert common_head(f"{TITLE} :: بوابة لا يعرف اسمها", [TITLE]) == TITLE
    assert common_head(f"{TITLE} في صور", [TITLE]) == f"{TITLE} في صور"


def test_logo_in_the_first_h1() -> None:
    made = read(before="<h1>المرفأ</h1>")
    assert raws(made, "title")[0] == TITLE


def test_only_h1_of_a_page_without_any_title() -> None:
    html = f"<h1>{TITLE}</h1>{paragraphs()}"
    made = extraction.draft(Page(html, URL))
    assert isinstance(made, Draft)
    assert raws(made, "title") == [TITLE]


def test_headline_in_an_h2() -> None:
    made = read(before=f"<h2>{TITLE}</h2>", h1="")
    assert raws(made, "title")[0] == TITLE


def test_headline_without_heading() -> None:
    made = read(h1="", head=f'<meta property="og:title" content="{TITLE}">')
    assert raws(made, "title")[0] == TITLE


def test_a_heading_that_is_a_small_part_of_the_title_is_no_headline() -> None:
    made = read(
        before=f"<div class='t'>{TITLE}</div>",
        h1="",
        after=f"<h2>{TITLE.split(' بعد')[0][-14:]}</h2>",
        head=f'<meta property="og:title" content="{TITLE}">',
    )
    assert raws(made, "title")[0] == TITLE


def test_site_s_long_name_is_no_headline_beside_a_short_one() -> None:
    site = "جريدة المرفأ الجديد الصادرة في المدينة"
    html = (
        f"<title>عام الميناء | {site}</title><div class='logo'><span>{site}</span></div><h1>عام الميناء</h1>{paragraphs()}"
        f"<div><p>{site}</p></div>"
    )
    made = extraction.draft(Page(html, URL))
    assert isinstance(made, Draft)
    assert raws(made, "title")[0] == "عام الميناء"


@pytest.mark.parametrize("logo", ["", "<h1><a href='/'>موقع المرفأ للأخبار</a></h1>"])
def test_headline_without_heading_whose_words_have_a_colon(logo: str) -> None:
    printed = f"وزير النقل: {TITLE}"
    html = (
        f"<html><head><meta charset='utf-8'><title>{printed} | موقع المرفأ للأخبار</title></head><body>{logo}"
        f"<p>12 أكتوبر 2025</p><div><div><strong>{printed}</strong></div><div>14 مايو 2024</div>"
        f"<div>{paragraphs()}</div></div></body></html>"
    )
    made = extraction.draft(Page(html.encode(), URL))
    assert isinstance(made, Draft)
    assert raws(made, "title")[0] == printed
    assert raws(made, "published")[0] == "14 مايو 2024"


def masthead(title: str, inner: str, head: str = "", top: str = "") -> Draft:
    html = (
        f"<html><head><meta charset='utf-8'><meta property='og:type' content='article'><title>{title}</title>{head}</head>"
        f"<body><ul><li><a href='/'>الرئيسية</a></li><li><a href='/e'>اقتصاد</a></li></ul>{top}"
        f"<div class='n'>{inner}<div class='c'>{paragraphs()}</div></div></body></html>"
    )
    made = extraction.draft(Page(html, URL))
    assert isinstance(made, Draft)
    return made


@pytest.mark.parametrize(
    ("site", "head", "top"),
    [
        ("شبكة المرفأ الإخبارية", "", ""),
        ("شبكة المرفأ الإخبارية", "", "<h1>شبكة المرفأ</h1>"),
        ("المرفأ أونلاين", "<meta property='og:site_name' content='المرفأ أونلاين'>", ""),
        ("المرفأ أونلاين", "", "<a href='/'><img src='/l.png' alt='المرفأ أونلاين'></a>"),
        ("المرفأ أونلاين - الرئيسية", "", "<h1><a href='/index.php'>المرفأ أونلاين</a></h1>"),
        ("News", "", ""),
        (":: شبكة المرفأ الإخبارية ::", "", ""),
        ("تفاصيل الخبر", "", ""),
        ("تفاصيل الخبر", "", "<h1>تفاصيل الخبر</h1>"),
        ("Untitled Document", "", ""),
    ],
)
@pytest.mark.parametrize(
    "shown",
    [
        "<h3>{}</h3><span>17/10/2024</span>",
        "<h2>{}</h2><h3>حكاية رصيف قديم لا ينام</h3><div>17/10/2024</div>",
        "<div class='title'>{}</div><span>17/10/2024</span>",
        "<table><tr><td><font size=5><b>{}</b></font></td></tr><tr><td>الخميس 17 تشرين الأول 2024</td></tr></table>",
        "<p>{}</p><p><time datetime='2024-10-17'>الخميس</time></p><p>كتبت: سلمى الراعي</p>",
    ],
)
def test_the_headline_where_the_titles_name_the_site(site: str, head: str, top: str, shown: str) -> None:
    made = masthead(site, shown.format(TITLE), head, top)
    assert raws(made, "title")[0] == TITLE
    assert [p.text for p in made.paragraphs] == list(BODY)


@pytest.mark.parametrize(
    "shown",
    [
        "<h2 class='title'>{}</h2>",
        "<h3 itemprop='headline'>{}</h3>",
        "<div class='news-title'>{}</div>",
        "<table><tr><td><span id='ctl00_lblTitle'>{}</span></td></tr></table>",
        "<div><div><div><h2 class='title'>{}</h2></div></div></div>",
    ],
)
def test_the_headline_by_its_name_where_no_element_shows_the_few_words_of_the_title(shown: str) -> None:
    made = masthead("المرفأ الأول", shown.format(TITLE))
    assert raws(made, "title")[0] == TITLE


@pytest.mark.parametrize(
    ("title", "inner"),
    [
        ("قناة السويس تحقق إيرادات لم تعرفها", "<h2>زيادة في العبور بعد عام من التراجع</h2><span>17/10/2024</span>"),
        ("ميناء بلا سفن", "<h3>حكاية رصيف قديم لا ينام</h3><span>17/10/2024</span>"),
        ("ميناء بلا سفن", "<h1>ميناء بلا سفن</h1><h2>حكاية رصيف قديم لا ينام</h2><span>17/10/2024</span>"),
    ],
)
def test_a_title_of_the_piece_stays_before_its_deck(title: str, inner: str) -> None:
    assert raws(masthead(title, inner), "title")[0] == title


@pytest.mark.parametrize(
    ("whole", "title"),
    [
        (f"{TITLE} | اقتصاد | المرفأ", TITLE),
        (f"{TITLE} - اقتصاد", TITLE),
        (f"{TITLE} | حكايات | المرفأ", f"{TITLE} | حكايات | المرفأ"),
        ("اقتصاد - الميناء", "اقتصاد - الميناء"),
    ],
)
def test_a_section_of_the_menu_is_no_part_of_the_title(whole: str, title: str) -> None:
    assert raws(masthead(whole, "<div>x</div>"), "title")[0] == title


@pytest.mark.parametrize(
    "h1",
    [
        f"<span>طرق وأنهار</span><span>{TITLE}</span>",
        f"{TITLE} <span>للمشتركين</span>",
        f"<em>عاجل</em> {TITLE}",
        f'<a href="/t/9">الميناء</a><a href="{URL}">{TITLE}</a>',
    ],
)
def test_topic_or_badge_in_the_headings_element(h1: str) -> None:
    assert raws(read(h1=h1), "title")[0] == TITLE


def test_a_heading_in_parts_that_no_title_claims_is_whole() -> None:
    made = read(h1="<span>الميناء يفتح أبوابه</span> <span>بعد عامين من الأشغال</span>", title=TITLE)
    assert "الميناء يفتح أبوابه بعد عامين من الأشغال" in raws(made, "title")


@pytest.mark.parametrize("title", ["صمت", "كلمة", "عذرا", "رأي"])
@pytest.mark.parametrize("og", ["", "<meta property='og:title' content='{}'>"])
@pytest.mark.parametrize("linked", ["{}", f"<a href='{URL}'>{{}}</a>"])
def test_a_headline_of_one_short_word(title: str, og: str, linked: str) -> None:
    made = read(
        title=title,
        head=og.format(title),
        h1=linked.format(title),
        inside="<span>14 مايو 2024</span>",
        after="<h3>موقع المرفأ</h3>" if og else "",
    )
    assert raws(made, "title")[0] == title
    assert raws(made, "published")[0] == "14 مايو 2024"


@pytest.mark.parametrize("title", [f"بحر - {TITLE}", f"{TITLE} - بحر", TITLE])
@pytest.mark.parametrize("logo", ["<h1>بحر</h1>", "<h1><a href='/'>بحر</a></h1>"])
@pytest.mark.parametrize("shown", ["<h2>{}</h2>", "<div>{}</div>"])
def test_a_masthead_of_one_short_word_is_no_headline(title: str, logo: str, shown: str) -> None:
    html = f"<title>{title}</title><div>{logo}</div>{shown.format(TITLE)}<div>{paragraphs()}</div>"
    made = extraction.draft(Page(f"<meta charset=utf-8>{html}", URL))
    assert isinstance(made, Draft)
    assert raws(made, "title")[0] == TITLE


def test_a_title_of_thousands_of_marks_is_read_at_once() -> None:
    html = f"<meta charset=utf-8><title>{'خبر | ' * 40_000}</title><h1>خبر</h1>{paragraphs()}"
    start = time.process_time()
    extraction.draft(Page(html, URL))
    assert time.process_time() - start < 2


def test_thousands_of_links_to_the_page_itself_cost_little() -> None:
    links = f"<div class='crumb'>{'<div>' * 150}{f'<a href={URL!r}>خبر</a>' * 20_000}</div>"
    start = time.process_time()
    extraction.draft(Page(f"<meta charset=utf-8><title>خبر</title><h1>خبر</h1>{links}", URL))
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    "box",
    [
        "<div class='title'>غزة تحت النار</div><h3 class='widget-title'>الأكثر قراءة هذا الأسبوع</h3>",
        "<span>غزة تحت النار</span><h2 class='section-title'>أخبار العالم العربي اليوم</h2>",
        "<td>غزة تحت النار</td><h3 class='title'>حكاية رصيف قديم لا ينام</h3>",
    ],
)
def test_a_short_title_that_an_element_says_stays(box: str) -> None:
    assert raws(masthead("غزة تحت النار", f"{box}<time>17 أكتوبر 2024</time>"), "title")[0] == "غزة تحت النار"


def test_a_link_home_with_a_host_that_no_name_can_be() -> None:
    made = masthead("غزة تحت النار", "<a href='https://www.example.com]/'>الرئيسية</a>")
    assert raws(made, "title")[0] == "غزة تحت النار"


def test_the_headline_in_a_row_of_its_own_of_the_body_s_table() -> None:
    body = f"<tr><td><span><div>{paragraphs()}</div></span></td></tr>"
    html = f"<html><head><title>شبكة المرفأ الإخبارية</title></head><body><table><tr><td><b>{TITLE}</b></td></tr>"
    html += f"<tr><td>17 تشرين الأول 2024</td></tr>{body}</table></body></html>"
    made = extraction.draft(Page(html, URL))
    assert isinstance(made, Draft)
    assert raws(made, "title")[0] == TITLE
