"""Pages as a dozen content systems build them, each around the same piece: written for these tests."""

from collections.abc import Callable
from dataclasses import dataclass, field

TITLE = "بلدية المرسى تفتح ممشى بحريا جديدا قبل موسم الصيف"
PARAGRAPHS = (
    "افتتحت بلدية المرسى صباح الثلاثاء ممشى بحريا يمتد على ثلاثة كيلومترات بمحاذاة الشاطئ القديم، "
    "وذلك قبل أسابيع قليلة من بدء موسم الصيف.",
    "وقال رئيس البلدية سليم الحداد إن المشروع استغرق عامين من العمل، وإن كلفته بقيت دون ما كان مقررا في الميزانية.",
    "ويضم الممشى مسارا للدراجات ومقاعد خشبية وأعمدة إنارة تعمل بالطاقة الشمسية، "
    "إضافة إلى عشرين كشكا صغيرا لأصحاب الحرف.",
    "وأبدى عدد من الصيادين خشيتهم من أن يضيق المشروع على مراكبهم الصغيرة، لكن البلدية وعدت بمرسى بديل قبل نهاية العام.",
)
JUNK = (
    "وزارة النقل تعلن مواعيد القطارات الجديدة في العطلة",
    "اشترك في نشرتنا البريدية ليصلك كل جديد",
    "جميع الحقوق محفوظة",
    "اترك تعليقا على هذا الخبر",
    "الممشى البحري كما بدا صباح الافتتاح",
)
RELATED = f'<a href="/news/88123">{JUNK[0]}</a>'
URL = "https://www.almarsa-press.example"


@dataclass(frozen=True)
class Layout:
    """One way to build a page, and what stands on it."""

    name: str
    html: str
    url: str
    author: str | None = "ليلى منصور"
    published: str | None = "2025-05-06"
    modified: str | None = None
    section: str | None = "محليات"
    image: str | None = "mamsha-lead.jpg"
    caption: str | None = None
    site: str | None = None
    before: tuple[str, ...] = field(default=())


def paragraphs(tag: str = "p", attributes: str = "") -> str:
    return "\n".join(f"<{tag}{attributes}>{p}</{tag}>" for p in PARAGRAPHS)


def page(body: str, head: str = "", title: str = TITLE, attributes: str = "") -> str:
    return (
        f'<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body{attributes}>{body}</body></html>"
    )


def menu(*sections: tuple[str, str]) -> str:
    items = "".join(f'<li><a href="{href}">{name}</a></li>' for href, name in sections)
    return f'<div id="top"><ul class="main-menu"><li><a href="/">الرئيسية</a></li>{items}</ul></div>'


MENU = menu(("/local", "محليات"), ("/sport", "رياضة"), ("/economy", "اقتصاد"), ("/culture", "ثقافة"))
FOOT = f'<div class="footer"><p>{JUNK[2]} © جريدة المرسى 2025</p></div>'


def joomla_k2() -> Layout:
    body = f"""{MENU}<div id="k2Container" class="itemView">
    <div class="itemHeader"><span class="itemDateCreated">الثلاثاء، 06 أيار 2025 09:15</span>
    <h2 class="itemTitle">{
        TITLE
    }</h2><span class="itemAuthor">كتبه <a rel="author" href="/u/3">ليلى منصور</a></span></div>
    <div class="itemToolbar"><ul><li>حجم الخط</li><li><a href="?print=1">طباعة</a></li></ul></div>
    <div class="itemBody"><div class="itemImageBlock"><span class="itemImage"><a href="/media/k2/mamsha-lead.jpg">
    <img src="/media/k2/mamsha-lead.jpg" width="600"></a></span><span class="itemImageCaption">{JUNK[4]}</span></div>
    <div class="itemIntroText"><p>{PARAGRAPHS[0]}</p></div><div class="itemFullText">{
        "".join(f"<p>{p}</p>" for p in PARAGRAPHS[1:])
    }</div></div>
    <div class="itemCategory"><span>نشر في</span> <a href="/local">محليات</a></div>
    <div class="itemRelated"><h3>مواد ذات صلة</h3><ul><li>{RELATED}</li></ul></div></div>{FOOT}"""
    return Layout(
        "joomla k2", page(body, title=f"جريدة المرسى - {TITLE}"), f"{URL}/local/item/4821-mamsha", caption=JUNK[4]
    )


def blogger() -> Layout:
    body = f"""<div class="header"><h1 class="title">المرسى اليوم</h1></div>
    <div class="blog-posts hfeed"><div class="date-outer"><h2 class="date-header"><span>الثلاثاء، 6 مايو 2025</span></h2>
    <div class="post hentry"><h3 class="post-title entry-title">{TITLE}</h3>
    <div class="post-body entry-content" id="post-body-77"><div class="separator"><a href="//x.example/s1600/mamsha-lead.jpg">
    <img border="0" src="https://x.example/s640/mamsha-lead.jpg" width="640"></a></div>{"<br><br>".join(PARAGRAPHS)}</div>
    <div class="post-footer"><span class="post-author vcard">بواسطة <span class="fn">ليلى منصور</span></span>
    <span class="post-labels">التسميات: <a href="/search/label/local" rel="tag">محليات</a></span></div></div></div></div>
    <div class="comments" id="comments"><h4>{JUNK[3]}</h4></div>{FOOT}"""
    return Layout("blogger", page(body, title=f"المرسى اليوم: {TITLE}"), f"{URL}/2025/05/mamsha.html", section=None)


def vbulletin() -> Layout:
    rows = "".join(f"<font size=4>{p}</font><br /><br />" for p in PARAGRAPHS)
    body = f"""<table width="100%"><tr><td>{MENU}</td></tr></table>
    <table class="tborder" cellpadding="6" width="100%"><tr><td class="thead">06-05-2025, 09:15 AM</td></tr>
    <tr><td class="alt1" id="td_post_1"><div class="smallfont"><strong>{TITLE}</strong></div><hr size="1">
    <div id="post_message_1">{rows}</div></td></tr></table>
    <table><tr><td><a href="showthread.php?t=9">{JUNK[0]}</a></td></tr></table>{FOOT}"""
    return Layout(
        "vbulletin portal", page(body, title=f"{TITLE} - منتديات المرسى"), f"{URL}/vb/showthread.php?t=4821",
        author=None, section=None, image=None, published=None,
    )  # fmt: skip


def aspnet() -> Layout:
    body = f"""<form id="aspnetForm" method="post" action="Details.aspx?id=4821"><input type="hidden" name="__VIEWSTATE">
    <table width="990"><tr><td colspan="3">{MENU}<span id="ctl00_lblToday">الأحد 22 نوفمبر 2026</span></td></tr><tr>
    <td width="200" valign="top"><div class="box"><a href="Details.aspx?id=1">{JUNK[0]}</a></div></td>
    <td valign="top"><table><tr><td><span id="ctl00_Main_lblTitle" class="BigTitle">{TITLE}</span></td></tr>
    <tr><td><span id="ctl00_Main_lblDate">الثلاثاء 06/05/2025 - 09:15 ص</span></td></tr>
    <tr><td><img id="ctl00_Main_img" src="Uploads/mamsha-lead.jpg"></td></tr>
    <tr><td><span id="ctl00_Main_lblBody" class="NewsBody">{"<br /><br />".join(PARAGRAPHS)}</span></td></tr></table></td>
    <td width="200"><a href="Details.aspx?id=2">{JUNK[0]}</a></td></tr></table></form>{FOOT}"""
    return Layout(
        "asp.net tables", page(body, title=f"جريدة المرسى | {TITLE}"), f"{URL}/Details.aspx?id=4821",
        author=None, section=None,
    )  # fmt: skip


def react() -> Layout:
    ld = (
        '{"@context":"https://schema.org","@type":"NewsArticle","headline":"%s","datePublished":'
        '"2025-05-06T09:15:00+01:00","author":{"@type":"Person","name":"ليلى منصور"},"articleSection":"محليات",'
        '"image":["https://cdn.example/w1200/mamsha-lead.jpg"]}'.replace("%s", TITLE)
    )
    body = f"""<div id="__next"><header class="sc-1x"><nav class="sc-2k">{MENU}</nav></header>
    <main class="sc-aXZVg kfHsTq"><div class="sc-gEvEer bKpZmd"><h1 class="sc-eqUAAy hTfPzL">{TITLE}</h1>
    <div class="sc-fqkvVR jMlYxP"><span>ليلى منصور</span><time dateTime="2025-05-06T08:15:00Z">6 مايو 2025</time></div>
    <div class="sc-dcJsrY"><img src="https://cdn.example/w600/mamsha-lead.jpg"><p class="sc-cap">{JUNK[4]}</p></div>
    <div class="sc-iGgWBj eXyZ">{paragraphs("p", ' class="sc-gsFSXq cPlKmN"')}
    <div class="sc-kAyceB qRsTu"><h4>اقرأ أيضا</h4>{RELATED}</div></div>
    <div class="sc-imWYAI"><p class="sc-jXbUNg">{JUNK[1]}</p><input type="email"></div></div></main>{FOOT}</div>"""
    head = f'<script type="application/ld+json">{ld}</script>'
    return Layout("react", page(body, head, f"{TITLE} | المرسى"), f"{URL}/local/mamsha-2f9d", caption=JUNK[4])


def amp() -> Layout:
    body = f"""<amp-sidebar id="sb"><ul><li><a href="/">الرئيسية</a></li></ul></amp-sidebar>
    <article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">{TITLE}</h1>
    <div class="amp-wp-meta amp-wp-byline"><span class="amp-wp-author author vcard">ليلى منصور</span></div>
    <div class="amp-wp-meta amp-wp-posted-on"><time datetime="2025-05-06T08:15:00+00:00">قبل سنة</time></div></header>
    <figure class="amp-wp-article-featured-image"><amp-img src="/up/mamsha-lead.jpg" width="700" height="400"></amp-img>
    <p class="wp-caption-text">{JUNK[4]}</p></figure>
    <div class="amp-wp-article-content">{paragraphs()}<amp-ad></amp-ad></div>
    <footer class="amp-wp-article-footer"><div class="amp-wp-meta amp-wp-tax-category">التصنيفات:
    <a href="/category/local" rel="category tag">محليات</a></div></footer></article>
    <p class="back-to-top">{JUNK[2]}</p>"""
    return Layout(
        "amp", page(body, title=f"{TITLE} - جريدة المرسى"), f"{URL}/mamsha/amp", caption=JUNK[4], section=None
    )


def printed() -> Layout:
    body = f"""<center><img src="/logo.gif"></center><b>{TITLE}</b><br>كتبت: ليلى منصور<br>6 أيار 2025<hr>
    {"<br><br>".join(PARAGRAPHS)}<hr><small>رابط الخبر: {URL}/news/4821<br>{JUNK[2]}</small>"""
    return Layout("print version", page(body), f"{URL}/print.php?id=4821", section=None, image=None)


def drupal() -> Layout:
    body = f"""<div class="dialog-off-canvas-main-canvas"><nav role="navigation">{MENU}</nav><main role="main">
    <nav class="breadcrumb"><ol><li><a href="/">الرئيسية</a></li><li><a href="/local">محليات</a></li></ol></nav>
    <article class="node node--type-article node--view-mode-full"><h1 class="page-header"><span>{TITLE}</span></h1>
    <div class="field field--name-field-writer"><div class="field__label">بقلم</div><div class="field__item">ليلى منصور</div></div>
    <div class="field field--name-field-date"><time datetime="2025-05-06T08:15:00Z">الثلاثاء 06/05/2025 - 09:15</time></div>
    <div class="field field--name-field-image"><img src="/sites/default/files/styles/lg/mamsha-lead.jpg?itok=1"></div>
    <div class="field field--name-body text-formatted">{paragraphs()}</div>
    <div class="field field--name-field-tags"><a href="/tags/1">الممشى</a></div></article>
    <div class="views-element-container"><h2>آخر الأخبار</h2><div class="views-row">{RELATED}</div></div></main></div>{FOOT}"""
    return Layout(
        "drupal 10", page(body, title=f"{TITLE} | جريدة المرسى", attributes=' class="path-node page-node-type-article"'),
        f"{URL}/node/4821",
    )  # fmt: skip


def newspaper_theme() -> Layout:
    body = f"""{MENU}<div class="td-container td-post-template-default"><div class="td-crumb-container"><div class="entry-crumbs">
    <span><a href="{URL}/">الرئيسية</a></span> <span><a href="{URL}/category/local/">محليات</a></span>
    <span>{TITLE}</span></div></div><article class="post type-post single"><div class="td-post-header">
    <h1 class="entry-title">{TITLE}</h1><div class="td-module-meta-info"><div class="td-post-author-name">بواسطة
    <a href="/author/l">ليلى منصور</a></div><span class="td-post-date"><time class="entry-date updated td-module-date"
    datetime="2025-05-06T09:15:00+01:00">6 مايو 2025</time></span><div class="td-post-comments">0</div></div></div>
    <div class="td-post-content tagdiv-type"><div class="td-post-featured-image"><figure>
    <a href="{URL}/up/mamsha-lead.jpg"><img class="entry-thumb" src="{URL}/up/mamsha-lead-696x464.jpg"></a>
    <figcaption class="wp-caption-text">{JUNK[4]}</figcaption></figure></div>{paragraphs()}
    <div class="td_block_related_posts"><h4>اقرأ أيضا</h4>{RELATED}</div></div>
    <div class="author-box-wrap"><a class="author-photo"><img src="/a.jpg"></a><div class="desc">
    <div class="td-author-description">صحافية تكتب في الشؤون المحلية منذ عشرة أعوام وتعنى بقضايا البحر والمدينة.</div></div></div>
    </article></div>{FOOT}"""
    head = f'<meta property="og:image" content="{URL}/up/default-share.png"><meta property="og:type" content="article">'
    return Layout(
        "newspaper theme", page(body, head, f"{TITLE} | جريدة المرسى", ' class="rtl single single-post"'),
        f"{URL}/mamsha-bahri/", image="mamsha-lead-696x464.jpg", caption=JUNK[4],
    )  # fmt: skip


def jnews() -> Layout:
    related = (
        f'<div class="jnews_inline_related_post"><div class="jeg_postblock"><h3>مقالات مشابهة</h3>{RELATED}</div></div>'
    )
    text = paragraphs().replace("</p>\n", f"</p>\n{related}", 1)
    body = f"""{MENU}<div class="jeg_content jeg_singlepage"><div class="jeg_breadcrumbs"><a href="{URL}">الرئيسية</a>
    <a href="{URL}/category/local/">محليات</a></div><div class="entry-header"><h1 class="jeg_post_title">{TITLE}</h1>
    <h2 class="jeg_post_subtitle">كلفة المشروع دون المقرر</h2><div class="jeg_post_meta jeg_post_meta_1">
    <div class="jeg_meta_author"><span class="meta_text">بواسطة</span> <a href="/author/l/">ليلى منصور</a></div>
    <div class="jeg_meta_date"><a href="#">مايو 6, 2025</a></div><div class="jeg_meta_category">في <a>محليات</a></div></div></div>
    <div class="jeg_featured"><img src="/up/mamsha-lead.jpg"><p class="wp-caption-text">{JUNK[4]}</p></div>
    <div class="jeg_share_top_container"><span>0</span> شارك</div>
    <div class="entry-content no-share"><div class="content-inner">{text}
    <div class="jeg_post_tags"><span>Tags:</span> <a rel="tag" href="/tag/1">الممشى</a></div></div></div>
    <div class="jnews_related_post_container"><h3>Related Posts</h3>{RELATED}</div>
    <div class="jnews_comment_container"><div id="respond"><h3>{JUNK[3]}</h3></div></div></div>{FOOT}"""
    return Layout("jnews", page(body, title=f"{TITLE} - المرسى"), f"{URL}/mamsha/", caption=JUNK[4])


def wix() -> Layout:
    spans = "".join(
        f'<p class="XzvDs _208Ie"><span class="_2PHJq public-DraftStyleDefault-rtl"><span>{p}</span></span></p>'
        for p in PARAGRAPHS
    )
    body = f"""<div id="SITE_CONTAINER"><header id="SITE_HEADER">{MENU}</header><div id="PAGES_CONTAINER">
    <div data-hook="post"><div class="post-title" data-hook="post-title"><h1><span class="blog-post-title-font">{TITLE}</span></h1></div>
    <ul class="post-metadata"><li><span data-hook="user-name" title="ليلى منصور">ليلى منصور</span></li>
    <li><span data-hook="time-ago" title="6 مايو 2025">6 مايو 2025</span></li><li>2 دقيقة قراءة</li></ul>
    <div class="_3qlXT"><figure><img src="https://static.example/media/mamsha-lead.jpg"></figure></div>
    <section class="post-description"><div class="kvdbP">{spans}</div></section>
    <div data-hook="post-main-actions"><span>0 مشاهدات</span></div></div>
    <div data-hook="recent-posts"><h4>أحدث المنشورات</h4><article>{RELATED}</article></div></div></div>{FOOT}"""
    return Layout("wix", page(body, title=TITLE), f"{URL}/post/mamsha", section=None)


def arc() -> Layout:
    head = (
        f'<meta property="og:title" content="{TITLE}"><meta property="og:type" content="article">'
        '<meta property="article:published_time" content="2025-05-06T08:15:00.000Z">'
        f'<meta property="og:image" content="{URL}/resizer/mamsha-lead.jpg">'
    )
    body = f"""<div id="fusion-app"><header class="page-header">{MENU}</header><section class="main">
    <div class="b-article-body-header"><a class="overline" href="/local/">محليات</a><h1 class="b-headline">{TITLE}</h1></div>
    <div class="b-byline"><span class="b-byline__by">بقلم</span> <span class="b-byline__names">ليلى منصور</span></div>
    <time class="b-date" datetime="2025-05-06T08:15:00Z">6 مايو 2025 الساعة 9:15 ص</time>
    <figure class="b-lead-art"><img src="{URL}/resizer/mamsha-lead.jpg?w=800"><figcaption><span class="c-media-item__caption">{JUNK[4]}</span></figcaption></figure>
    <article class="b-article-body">{paragraphs("p", ' class="c-paragraph"')}
    <div class="c-interstitial-link">{RELATED}</div></article>
    <div class="b-newsletter"><h3>{JUNK[1]}</h3></div>
    <div class="b-results-list"><h2>المزيد</h2><article>{RELATED}</article></div></section></div>{FOOT}"""
    return Layout(
        "arc", page(body, head, f"{TITLE} | جريدة المرسى"), f"{URL}/local/2025/05/06/mamsha/", caption=JUNK[4]
    )


def regional() -> Layout:
    """Captions, dates and site names as small newsrooms write them by hand."""
    body = f"""{MENU}<div class="wrap"><div class="news"><h1>{TITLE}</h1><div class="info"><span class="d">نُشر: الثلاثاء 06 مايو 2025 - 11:45 ص</span>
    <span class="d">آخر تحديث: الثلاثاء 06 مايو 2025 - 02:10 م</span></div>
    <div class="ph"><img src="/img/mamsha-lead.jpg"><span class="legend">{JUNK[4]}</span></div>
    <div class="txt"><p>إعداد: ليلى منصور</p>{paragraphs()}</div></div></div>{FOOT}"""
    return Layout(
        "by hand", page(body, title=f"{TITLE} - المرسى أونلاين"), f"{URL}/culture/4821.html", section="ثقافة",
        modified="2025-05-06T14:10", published="2025-05-06T11:45", caption=JUNK[4], site="المرسى أونلاين",
    )  # fmt: skip


LAYOUTS: tuple[Callable[[], Layout], ...] = (
    joomla_k2, blogger, vbulletin, aspnet, react, amp, printed, drupal, newspaper_theme, jnews, wix, arc, regional,
)  # fmt: skip
