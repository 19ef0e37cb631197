import pytest

from newscrawl.draft import Draft, NoArticle
from newscrawl.extraction import draft
from newscrawl.extraction.verdict import address
from newscrawl.page import Page
from tests.extraction.pages import BODY, TITLE, paragraphs, read, refused

LINKS = "".join(
    f'<article><h3><a href="/n/{i}">عنوان خبر قصير رقم {i}</a></h3><p>موجز قصير للخبر.</p></article>' for i in range(12)
)


@pytest.mark.parametrize(
    "title", ["Just a moment...", "Attention Required! | Cloudflare", "Access Denied", "403 Forbidden"]
)
def test_block_pages(title: str) -> None:
    html = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>Ray ID 123</p></body></html>"
    assert refused(html).code == "blocked"


@pytest.mark.parametrize(
    "title", ["الصفحة غير موجودة - موقع المرفأ", "404 - Not found", "عفوا، الصفحة المطلوبة غير موجودة"]
)
def test_missing_page_served_as_found(title: str) -> None:
    html = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>عد إلى الصفحة الرئيسية.</p>{LINKS}</body></html>"
    assert refused(html).code == "not_found"


def test_section_page() -> None:
    html = f'<html><head><title>اقتصاد - الصفحة 3</title></head><body class="archive category">{LINKS}</body></html>'
    assert refused(html, "https://news.example/category/economy/page/3/").code == "listing"


def test_home_page() -> None:
    html = f"<html><head><title>موقع المرفأ</title><meta property='og:type' content='website'></head><body>{LINKS}</body></html>"
    assert refused(html, "https://news.example/").code == "listing"


def test_empty_shell_of_scripts() -> None:
    html = '<html><head><title>المرفأ</title></head><body><div id="root"></div><script src="/app.js"></script></body></html>'
    assert refused(html).code == "shell"


def test_shell_that_asks_for_scripts() -> None:
    html = "<html><body><noscript>You need to enable JavaScript to run this app.</noscript><div id=app></div></body></html>"
    assert refused(html).code == "shell"


def test_page_without_text() -> None:
    html = "<html><body><h1>صور</h1><p>صورة.</p><p>صورة.</p><p>ثالثة.</p><ul><li>أ</li><li>ب</li></ul></body></html>"
    assert refused(html).code == "no_content"


def test_reason_is_in_words() -> None:
    html = f'<html><body class="home blog">{LINKS}</body></html>'
    assert "address" in refused(html, "https://news.example/").reason


def test_article_that_speaks_of_a_missing_page_is_an_article() -> None:
    title = "الصفحة التي طواها التاريخ: حكاية ميناء قديم"
    assert read(paragraphs(), title=title, head='<meta property="article:published_time" content="2024-05-06">')


def test_article_whose_body_class_says_home_and_single() -> None:
    made = read(
        head='<script type="application/ld+json">{"@type":"NewsArticle","headline":"افتتاح الميناء الجديد"}</script>'
    )
    assert len(made.paragraphs) == 3


MENU = '<ul><li><a href="/local">محليات</a></li><li><a href="/contact-1.3">اتصل بنا</a></li></ul>'


@pytest.mark.parametrize(
    ("url", "body"),
    [
        ("/local", f"{MENU}<h1>محليات</h1><div><h2><a href='/a/1'>افتتاح ممشى بحري جديد في المرسى</a></h2></div>"),
        ("/contact-1.3", f"{MENU}<h1>اتصل بنا</h1><p>المقر: شارع البحر، المرسى. الهاتف: 70000000 من الثامنة صباحا</p>"),
        ("/", f"{MENU}<h1>افتتاح ممشى بحري جديد في المرسى</h1><p>{'خبر قصير عن الممشى الجديد. ' * 4}</p>"),
    ],
)
def test_what_a_menu_names_and_the_home_page_are_no_articles(url: str, body: str) -> None:
    title = body.partition("<h1>")[2].partition("</h1>")[0]
    html = f"<html><head><title>{title} | المرسى</title></head><body class='html page-node'>{body}</body></html>"
    made = draft(Page(html, f"https://news.example{url}"))
    assert isinstance(made, NoArticle)
    assert made.code == "listing"


def test_a_one_line_flash_stays_an_article() -> None:
    html = (
        "<html><head><title>عاجل: هزة أرضية خفيفة قرب المرسى - المرسى</title></head><body class='single single-post'>"
        f"{MENU}<h1>عاجل: هزة أرضية خفيفة قرب المرسى</h1><span>6 أيار 2025</span><p>عاجل</p></body></html>"
    )
    made = draft(Page(html, "https://news.example/flash/77"))
    assert isinstance(made, Draft)
    assert made.get("published")[0].raw == "6 أيار 2025"
    assert "no_text" in made.warnings


def whole(title: str, body: str, *, head: str = "", kind: str = "") -> str:
    return f"<html><head><meta charset='utf-8'><title>{title}</title>{head}</head><body class='{kind}'>{MENU}{body}</body></html>"


@pytest.mark.parametrize(
    "title",
    [
        "لم يتم العثور على ناجين من غرق القارب قبالة المرسى",
        "لم يُعثر على أي أثر للسفينة المفقودة",
        "تم حظر الصيد بالجرف في ثلاثة موانئ",
        "الصفحة التي طوتها المدينة بعد رحيل آخر الصيادين",
        "غير موجود على الخريطة: ميناء صغير يعيش من السمك",
        "عذرا أيها البحر: حكاية صياد",
        "خطأ في الميناء يؤخر سفينة القمح",
        "التحقق من أنكر الأصوات",
        "Nothing found after a week-long search for the lost trawler",
        "Access denied: how fishermen lost their harbour",
        "Forbidden waters: a coast and its patrols",
        "Not found in any archive: the harbour's first map",
        "Security check at the port takes three hours",
        "404 days at sea",
        "Oops, the mayor said it again",
        "Sorry seems to be the hardest word in the harbour",
    ],
)
@pytest.mark.parametrize("named", ["", " - موقع المرفأ"])
def test_a_headline_that_begins_like_an_error_is_an_article(title: str, named: str) -> None:
    html = whole(title + named, f"<h1>{title}</h1><div>{paragraphs()}</div>")
    assert isinstance(draft(Page(html, "https://news.example/story/77812")), Draft)


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("لم يتم العثور على الصفحة", "not_found"),
        ("عذراً، هذه الصفحة غير متوفرة حالياً", "not_found"),
        ("الصفحة التي تبحث عنها غير موجودة", "not_found"),
        ("عفوا .. الخبر غير موجود", "not_found"),
        ("تم حذف الخبر", "not_found"),
        ("Oops! That page can’t be found.", "not_found"),
        ("The page you requested could not be found", "not_found"),
        ("Page introuvable", "not_found"),
        ("Error 404 (Not Found)", "not_found"),
        ("Access Denied", "blocked"),
        ("تم حظر وصولك إلى هذا الموقع", "blocked"),
        ("403 Forbidden", "blocked"),
    ],
)
@pytest.mark.parametrize("where", ["{} - موقع المرفأ", "موقع المرفأ | {}", "المرفأ"])
def test_an_error_is_told_by_title_or_heading(title: str, code: str, where: str) -> None:
    cards = "".join(f'<div><h4><a href="/n/{i}">خبر قصير رقم {i}</a></h4><p>موجز للخبر.</p></div>' for i in range(5))
    html = whole(where.format(title), f"<h1><a href='/'>المرفأ</a></h1><h2>{title}</h2>{cards}")
    assert refused(html, "https://news.example/story/77812").code == code


@pytest.mark.parametrize("shown", ["<h1>{}</h1>", "<table><tr><td>{}، خبر المرفأ</td></tr></table>"])
def test_a_widget_without_results_is_no_missing_page(shown: str) -> None:
    title = "افتتاح ممشى بحري جديد في المرسى"
    body = f"<h3>لا توجد نتائج</h3>{shown.format(title)}<div>{paragraphs(*BODY, *BODY)}</div>"
    html = whole(f"{title} - المرفأ", body)
    assert isinstance(draft(Page(html, "https://news.example/story/77812")), Draft)


EXCERPTS = [f"{text} وهذا الخبر رقم {i} من أخبار اليوم." for i in range(3) for text in BODY]


@pytest.mark.parametrize(
    "card",
    [
        '<div class="item"><h3><a href="/n/{0}">عنوان خبر من المرسى رقم {0}</a></h3><p>{1}</p></div>',
        '<div><a href="/n/{0}"><img src="/{0}.jpg"><h2>عنوان خبر من المرسى رقم {0}</h2></a><span>6 أيار</span><p>{1}</p></div>',
        '<li><h4><a href="?id={0}">عنوان خبر من المرسى رقم {0}</a></h4><p>{1}</p></li>',
        '<h3><a href="/n/{0}">عنوان خبر من المرسى رقم {0}</a></h3><p>{1}</p>',
        '<div><h2>عنوان خبر من المرسى رقم {0}</h2><p>{1}</p><a href="/n/{0}">المزيد</a></div>',
        '<div class="item"><a href="/n/{0}"><img src="/{0}.jpg"></a><p>{1}</p></div>',
    ],
)
@pytest.mark.parametrize(
    "path", ["/economy/", "/economy/?page=2", "/cat.aspx?id=2", "/?s=قمح", "/tag/wheat", "/2024/10/"]
)
def test_excerpts_under_links_are_a_section(card: str, path: str) -> None:
    body = "".join(card.format(i, text) for i, text in enumerate(EXCERPTS))
    html = whole("أخبار المال - المرفأ", f"<h1>أخبار المال</h1><div>{body}</div>")
    assert refused(html, f"https://news.example{path}").code == "listing"


@pytest.mark.parametrize(
    "entry",
    [
        '<div><h3><a href="#e{0}">الساعة {0}: تطور جديد في الميناء</a></h3><p>{1}</p></div>',  # a live blog
        "<div><h3>{0}. ميناء جدير بالزيارة</h3><p>{1}</p></div>",  # a list of things
        '<div><h3>{0}. ميناء جدير بالزيارة</h3><p>{1}</p><a href="https://port-{0}.example/">الموقع</a></div>',
        '<div><h3>{0}. ميناء جدير بالزيارة</h3><p>{1}</p><a href="/map/">الخريطة</a></div>',
        '<div><p>{1} <a href="/n/{0}">ميناء جدير بالزيارة</a></p></div>',
        '<div class="slide"><a href="/u/{0}.jpg"><img src="/u/{0}.jpg"></a><p>{1}</p></div>',
        '<div class="e"><a href="/story/77812/e{0}">رابط</a><p>{1}</p></div>',
        '<div class="qa"><a href="/expert/{0}">خبير</a><p>{1}</p></div>',
        '<h3><a href="/port/{0}">ميناء جدير بالزيارة {0}</a></h3><p>{1}</p><p>{1} مرة أخرى.</p><p>{1} ومرة.</p>',
    ],
)
def test_entries_of_a_piece_are_no_cards(entry: str) -> None:
    body = "".join(entry.format(i, text) for i, text in enumerate(EXCERPTS))
    title = "تسعة موانئ قديمة على الساحل الغربي"
    html = whole(f"{title} - المرفأ", f"<h1>{title}</h1><div>{body}</div>")
    assert isinstance(draft(Page(html, "https://news.example/story/77812")), Draft)


def test_related_cards_in_an_article_are_no_section() -> None:
    related = "".join(f'<div><h3><a href="/n/{i}">عنوان خبر آخر رقم {i}</a></h3></div>' for i in range(6))
    title = "افتتاح ممشى بحري جديد في المرسى"
    html = whole(f"{title} - المرفأ", f"<h1>{title}</h1><div>{paragraphs()}{related}</div>")
    assert isinstance(draft(Page(html, "https://news.example/story/77812")), Draft)


YOAST = "<meta property='og:type' content='article'>"


@pytest.mark.parametrize(
    ("title", "kind", "link"),
    [
        ("عن المرفأ", "page-template-default page page-id-3", ""),
        ("من نحن", "", ""),
        ("سياسة الخصوصية", "", "<p>آخر تحديث: 6 أيار 2025</p>"),
        ("Privacy Policy", "", ""),
        ("أسرة المرفأ", "", "<footer><a href='/static'>أسرة المرفأ</a></footer>"),
        ("ملكية المرفأ ومن يمولها", "", "<footer><a href='/static'>ملكية المرفأ ومن يمولها</a></footer>"),
        ("ميثاق عمل المرفأ", "", "<div class='footer-menu'><a href='/static'>ميثاق عمل المرفأ</a></div>"),
        ("Our Code of Conduct", "", "<nav><a href='/static'>Our code of conduct</a></nav>"),
        ("الأسئلة الشائعة", "", ""),
        ("سياسة ملفات تعريف الارتباط", "", ""),
        ("Cookies policy", "", "<p>Updated 6 May 2025</p>"),
        ("Impressum", "", ""),
        ("À propos", "", ""),
        ("درباره ما", "", ""),
    ],
)
def test_static_pages_that_say_they_are_articles(title: str, kind: str, link: str) -> None:
    html = whole(f"{title} - المرفأ", f"<h1>{title}</h1><div>{paragraphs()}</div>{link}", head=YOAST, kind=kind)
    assert refused(html, "https://news.example/static").code == "listing"


@pytest.mark.parametrize(
    ("title", "date", "kind", "link"),
    [
        ("من نحن؟ سؤال على رصيف الميناء", "", "", ""),
        ("رصيف الميناء", "<span>6 أيار 2025</span>", "page-template-default page page-id-3", ""),
        ("صباح الميناء", "<span>6 أيار 2025</span>", "", "<footer><a href='/static'>صباح الميناء</a></footer>"),
        ("عن الصحيفة الأولى في المرسى", "", "", ""),
        ("ملكية المرفأ لمن", "<span>6 أيار 2025</span>", "", "<footer><a href='/static'>ملكية المرفأ لمن</a></footer>"),
        ("صباح على رصيف الميناء", "", "", "<div><a href='/static'>صباح على رصيف الميناء</a></div>"),
        ("افتتاح ممشى بحري", "", "page-template-default single single-post postid-7 page-id-3", ""),
    ],
)
def test_columns_that_look_like_static_pages(title: str, date: str, kind: str, link: str) -> None:
    html = whole(f"{title} - المرفأ", f"<h1>{title}</h1>{date}<div>{paragraphs()}</div>{link}", head=YOAST, kind=kind)
    assert isinstance(draft(Page(html, "https://news.example/static")), Draft)


FLASH = "لقي صيادان مصرعهما فجر اليوم إثر غرق قاربهما قبالة المرسى، وفق ما أعلن خفر السواحل."


@pytest.mark.parametrize("url", ["/news/88123", "/story.php?id=88123", "/مصرع-صيادين-قبالة-ساحل-المرسى-فجرا"])
@pytest.mark.parametrize("date", ["<span>6 أيار 2025</span>", "<time datetime='2025-05-06'>الثلاثاء</time>"])
def test_a_flash_of_one_sentence(url: str, date: str) -> None:
    title = "مصرع صيادين قبالة ساحل المرسى"
    html = whole(f"{title} - المرفأ", f"<div><h1>{title}</h1>{date}<div><p>{FLASH}</p></div></div>")
    made = draft(Page(html, f"https://news.example{url}"))
    assert isinstance(made, Draft)
    assert [p.text for p in made.paragraphs] == [FLASH]


@pytest.mark.parametrize(
    ("url", "title", "date"),
    [
        ("/news/88123", "مصرع صيادين قبالة ساحل المرسى", ""),
        ("/local", "مصرع صيادين قبالة ساحل المرسى", "<span>6 أيار 2025</span>"),
        ("/news/88123", "أخبار المرسى", "<span>6 أيار 2025</span>"),
    ],
)
def test_a_sentence_alone_is_no_flash(url: str, title: str, date: str) -> None:
    html = whole(f"{title} - المرفأ", f"<div><h1>{title}</h1>{date}<div><p>{FLASH}</p></div></div>")
    assert isinstance(draft(Page(html, f"https://news.example{url}")), NoArticle)


ARTICLE = '<meta property="og:type" content="article">'
SHORT = "أعلنت البلدية إغلاق الجسر القديم أمام السيارات ابتداء من يوم الأحد المقبل ولمدة أسبوعين كاملين بسبب أعمال صيانة عاجلة."


def listed(name: str, inside: str) -> str:
    links = "".join(f'<li><a href="/n/{i}">خبر قديم رقم {i}</a></li>' for i in range(20))
    return (
        f"<html><head><title>{name}</title>{ARTICLE}</head><body><h1>{name}</h1>{inside}<ul>{links}</ul></body></html>"
    )


@pytest.mark.parametrize("path", ["/tag/غزة", "/category/health", "/author/salma", "/health"])
@pytest.mark.parametrize("name", ["صحة", "رمضان 2024"])
def test_a_list_that_says_it_is_an_article_and_has_no_text(path: str, name: str) -> None:
    assert refused(listed(name, ""), f"https://news.example{path}").code == "listing"


def test_a_flash_that_says_it_is_an_article_stays_one() -> None:
    html = listed("عاجل: الزلزال يضرب الساحل الغربي للبلاد", "")
    assert isinstance(draft(Page(html.encode(), "https://news.example/news/81234")), Draft)


@pytest.mark.parametrize("foot", ["", "<div>120 مشاهدة</div>", "<div>نشر في 14 مايو 2024</div>"])
def test_a_short_piece_of_a_site_that_says_website_on_every_page(foot: str) -> None:
    head = '<meta property="og:type" content="website">'
    top = f"<html><head><title>{TITLE}</title>{head}</head><body><div><h1>{TITLE}</h1></div>"
    html = f"{top}{paragraphs(SHORT, SHORT)}{foot}</body></html>"
    assert isinstance(draft(Page(html.encode(), "https://news.example/news/81234")), Draft)


@pytest.mark.parametrize(
    ("url", "archive"),
    [
        ("https://news.example/news/2013", False),
        ("https://news.example/article/1999/", False),
        ("https://news.example/2013/", True),
        ("https://news.example/ar/2013", True),
        ("https://news.example/news/2013/05/", True),
    ],
)
def test_a_year_alone_is_an_archive_only_right_below_the_site(url: str, archive: bool) -> None:
    assert address.is_archive(url) is archive


def test_the_first_page_of_a_piece_counts_none() -> None:
    assert not address.counts_pages("https://news.example/news.php?id=55&page=1")
    assert address.counts_pages("https://news.example/news.php?cat=55&page=2")


@pytest.mark.parametrize("path", ["/video/libya-floods", "/cartoon/3"])
def test_a_dated_video_with_a_short_title_is_an_article(path: str) -> None:
    body = "<h1>فيضانات ليبيا</h1><time datetime='2023-09-11'>11 سبتمبر 2023</time><figure><img src='/f.jpg'></figure>"
    html = f"<html><head><title>فيضانات ليبيا</title>{ARTICLE}</head><body><div>{body}<p>فيضانات تضرب الشرق.</p></div></body></html>"
    assert isinstance(draft(Page(html.encode(), f"https://news.example{path}")), Draft)


def test_a_long_slug_below_a_section_is_that_of_a_piece() -> None:
    url = "https://news.example/category/politics/government-new-plan-for-farmers-in-south/"
    html = f"<html><head><title>{TITLE}</title>{ARTICLE}</head><body><h1>{TITLE}</h1>{paragraphs(SHORT)}</body></html>"
    assert isinstance(draft(Page(html.encode(), url)), Draft)


def test_cards_below_a_piece_whose_headline_links_to_itself() -> None:
    cards = "".join(
        f"<div><a href='/n/{i}'>منخفض جوي يصل الساحل يوم الجمعة {i}</a><p>{SHORT} {i}</p></div>" for i in range(4)
    )
    html = f"<html><head><title>{TITLE}</title></head><body><h2><a href='/?p=55'>{TITLE}</a></h2>{paragraphs(*BODY)}<div>{cards}</div></body></html>"
    made = draft(Page(html.encode(), "https://news.example/index.php?id=55"))
    assert isinstance(made, Draft)
    assert [p.text for p in made.paragraphs] == list(BODY)


def test_much_prose_at_the_address_of_a_section_is_a_piece_where_the_page_says_so() -> None:
    text = paragraphs(*BODY, *(f"{sentence} {sentence}" for sentence in BODY))
    html = (
        f"<html><head><title>آراء في الميناء</title>{ARTICLE}</head><body><h1>آراء في الميناء</h1>{text}</body></html>"
    )
    assert isinstance(draft(Page(html.encode(), "https://news.example/author/salma")), Draft)
