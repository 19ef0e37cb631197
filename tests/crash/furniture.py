"""What stands around an article on a real news site: head, menus, scripts, related lists, comment form, footer.

Seven article pages of seven Arab publishers have 29 to 115 kB (median 75), 280 to 760 elements (480), 50 to 140 links
(110), 8 to 80 script elements of 5 to 33 kB together (13), 10 to 45 meta tags (25), 12 to 43 images (24), and 300 to 600
words of article. `page` is made to be such a page; all words are the test's own.
"""

import json
from collections.abc import Sequence

_WORDS = "محليات سياسة اقتصاد رياضة ثقافة صحة علوم سيارات سياحة منوعات فيديو صور مقالات حوارات ملفات طقس"
_MENU = _WORDS.split()
_SITE = "جريدة المثال"
_RULE = (
    ".c{n}-box>.title a:hover,.c{n}-list li+li{{margin:0 {n}px 4px;color:#1a{n:02}3c;font:700 1{n}px/1.6 sans-serif}}\n"
)
_STYLE = "".join(_RULE.format(n=n) for n in range(10, 90))
_TAG = (
    "window.dataLayer=window.dataLayer||[];(function(w,d,s,l){{w[l]=w[l]||[];w[l].push({{'unit':{n},'sizes':[[300,250],"
    "[728,90],[970,250]],'targeting':{{'section':'local','pos':'slot-{n}'}}}});var f=d.getElementsByTagName(s)[0],j="
    "d.createElement(s);j.async=true;j.src='/assets/js/slot.js?v='+{n};if(f&&f.parentNode){{f.parentNode.insertBefore(j,f)}}"
    "}})(window,document,'script','dataLayer');"
)


def _script(number: int) -> str:
    return f"<script>{_TAG.format(n=number)}</script>\n"


def _card(url: str, words: str, number: int) -> str:
    """A teaser of another piece, as lists of related and most-read pieces are made of."""
    widths = (150, 300, 768, 1024)
    sizes = ", ".join(f"/media/2026/11/thumb-{number}-{width}x{width * 9 // 16}.jpg {width}w" for width in widths)
    lines = (
        f'<li class="post-card post-card--small col-12 col-md-4" data-id="{number}">',
        '<div class="post-card__inner">',
        f'<div class="post-card__thumb"><a href="{url}" class="post-card__link" title="{words}">',
        f'<img loading="lazy" decoding="async" width="300" height="169" src="/media/2026/11/thumb-{number}-300x169.jpg" ',
        f'class="attachment-medium size-medium wp-post-image" srcset="{sizes}" alt="{words}"></a></div>',
        '<div class="post-card__body">',
        f'<h3 class="post-card__title"><a href="{url}">{words}</a></h3>',
        '<span class="post-card__meta"><i class="icon icon-clock"></i> قبل ساعات</span>',
        "</div>",
        "</div>",
        "</li>",
    )
    return "\n\t\t\t\t".join(lines) + "\n"


def _icons(place: str) -> str:
    """A row of buttons with drawn icons, as they stand in share bars and footers."""
    curve = " ".join(f"c{n}.4-{n % 7}.21 {n}.8{n % 5}.07-1.{n}3 {n % 9}.6 0 {n}.2-.{n}8" for n in range(10, 26))
    return "".join(
        f'<a class="{place}__item {place}__item--{n}" href="/out/{n}" rel="nofollow"><svg class="icon" width="24" height="24" '
        f'viewBox="0 0 24 24"><path d="M12 {n}{curve}z"/></svg></a>\n'
        for n in range(7)
    )


def _top() -> str:
    entries = "".join(
        f'<li id="menu-item-{n}" class="menu-item menu-item-type-taxonomy menu-item-{n}"><a href="/section/{n}" '
        f'class="menu-link"><span>{_MENU[n % len(_MENU)]}</span></a></li>\n'
        for n in range(26)
    )
    slots = "".join(_script(n) for n in range(6))
    return (
        f'<div id="page" class="site"><header class="site-header"><div class="container"><div class="row">'
        f'<div class="site-logo"><a href="/"><img src="/assets/img/logo.svg" width="180" height="60" alt="{_SITE}"></a></div>'
        f'<form class="search" action="/search"><input type="search" name="q" placeholder="بحث"><button>ابحث</button></form>'
        f'</div></div><nav class="main-nav" aria-label="القائمة"><ul class="menu">{entries}</ul></nav></header>{slots}'
    )


def _bottom(root: str, related: Sequence[tuple[str, str]]) -> str:
    cards = [_card(url, words, number) for number, (url, words) in enumerate(related)]
    half = len(cards) // 2
    comments = "".join(
        f'<div class="comment" id="comment-{n}"><div class="comment-author">زائر</div><div class="comment-body">'
        f'<p>شكرا على هذا الموضوع المهم</p></div><div class="comment-tools"><a href="#respond">رد</a></div></div>\n'
        for n in range(3)
    )
    links = "".join(f'<li><a href="/page/{n}">{_MENU[-n]} {_MENU[n]}</a></li>' for n in range(1, 15))
    return (
        f'<div class="share"><a href="https://social.example/share?u={root}">شارك</a> {_icons("share")}</div>'
        f'<section class="related"><h2 class="widget-title">مواضيع ذات صلة</h2><ul class="row">{"".join(cards[:half])}</ul>'
        f'</section><aside class="sidebar"><div class="widget"><h2 class="widget-title">الأكثر قراءة</h2><ul>'
        f'{"".join(cards[half:])}</ul></div></aside>{_script(20)}<section id="comments" class="comments">{comments}'
        '<form id="respond" action="/comment" method="post"><label>الاسم <input name="author"></label><label>البريد '
        '<input name="email"></label><textarea name="comment" rows="6"></textarea><button>أرسل التعليق</button></form>'
        f'</section><footer class="site-footer"><div class="container"><ul class="footer-menu">{links}</ul>'
        f"{_icons('social')}<p>جميع الحقوق محفوظة</p></div></footer></div>{''.join(_script(n) for n in range(21, 33))}"
    )


def _head(root: str, url: str, title: str, day: str, lead: str) -> str:
    linked = {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "NewsArticle",
                "headline": title,
                "datePublished": day,
                "dateModified": day,
                "description": lead,
                "mainEntityOfPage": f"{root}{url}",
                "image": {
                    "@type": "ImageObject",
                    "url": f"{root}/media/2026/11/main.jpg",
                    "width": 1200,
                    "height": 675,
                },
                "author": {"@type": "Person", "name": "سالم العمري"},
                "publisher": {
                    "@type": "Organization",
                    "name": _SITE,
                    "logo": {"@type": "ImageObject", "url": "/logo.png"},
                },
            },
            {
                "@type": "BreadcrumbList",
                "itemListElement": [
                    {"@type": "ListItem", "position": 1, "item": {"@id": f"{root}/", "name": "الرئيسية"}},
                    {"@type": "ListItem", "position": 2, "item": {"@id": f"{root}/section/0", "name": _MENU[0]}},
                ],
            },
        ],
    }
    names = {
        "description": lead,
        "twitter:card": "summary_large_image",
        "twitter:title": title,
        "twitter:description": lead,
    }
    properties = {
        "og:type": "article",
        "og:locale": "ar_AR",
        "og:site_name": _SITE,
        "og:title": title,
        "og:description": lead,
        "og:url": f"{root}{url}",
        "og:image": f"{root}/media/2026/11/main.jpg",
        "og:image:width": "1200",
        "article:published_time": day,
        "article:section": _MENU[0],
    }
    metas = "".join(f'<meta name="{name}" content="{value}">\n' for name, value in names.items())
    metas += "".join(f'<meta property="{name}" content="{value}">\n' for name, value in properties.items())
    metas += "".join(f'<meta name="msapplication-{n}" content="{n}">\n' for n in range(8))
    links = "".join(f'<link rel="stylesheet" href="/assets/css/part-{n}.css?v=6.{n}" media="all">\n' for n in range(10))
    return (
        f'<!doctype html>\n<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title} | {_SITE}</title>\n'
        f'<meta name="viewport" content="width=device-width"><link rel="canonical" href="{root}{url}">\n{metas}{links}'
        f'<script type="application/ld+json">{json.dumps(linked, ensure_ascii=False)}</script>\n<style>{_STYLE}</style>\n'
        f"{''.join(_script(n) for n in range(40, 46))}</head>"
    )


_TOP = _top()


def page(
    root: str, url: str, title: str, day: str, paragraphs: Sequence[str], related: Sequence[tuple[str, str]]
) -> str:
    """An article page of about 75 kB. `related`: pairs of address and headline."""
    text = "\n".join(f"<p>{line}</p>" for line in paragraphs)
    return (
        f'{_head(root, url, title, day, paragraphs[0])}<body class="single single-post rtl">{_TOP}<main class="container">'
        f'<article class="post"><h1 class="entry-title">{title}</h1><div class="entry-meta"><span class="byline">كتب: سالم '
        f'العمري</span> <time datetime="{day}">{day[:10]}</time></div><figure class="entry-thumb"><img src="/media/2026/11/'
        f'main.jpg" width="1200" height="675" alt=""><figcaption>مبنى المكتبة الجديدة</figcaption></figure>'
        f'<div class="entry-content">{text}</div></article>{_bottom(root, related)}</main></body></html>'
    )
