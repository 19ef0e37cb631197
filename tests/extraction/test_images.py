import pytest

from newscrawl import extraction
from newscrawl.draft import Draft
from newscrawl.extraction.images import is_shared
from newscrawl.page import Page
from tests.extraction.pages import FIRST, SECOND, THIRD, page, paragraphs, read

PHOTO = '<img src="/photos/harbour.jpg" width="640" height="400">'


def test_figure_with_caption() -> None:
    made = read(inside=f"<figure>{PHOTO}<figcaption>الميناء من الجو (رويترز)</figcaption></figure>")
    assert [(i.url, i.caption) for i in made.images] == [
        ("https://news.example/photos/harbour.jpg", "الميناء من الجو (رويترز)")
    ]


def test_wordpress_caption_inside_the_body() -> None:
    body = f'<p>{FIRST}</p><div class="wp-caption">{PHOTO}<p class="wp-caption-text">الميناء</p></div><p>{SECOND}</p><p>{THIRD}</p>'
    assert [i.caption for i in read(body).images] == ["الميناء"]


def test_credit_marked_apart() -> None:
    made = read(
        inside=f'<figure>{PHOTO}<figcaption>الميناء من الجو <span class="credit">سلمى الراعي</span></figcaption></figure>'
    )
    assert [(i.caption, i.credit) for i in made.images] == [("الميناء من الجو", "سلمى الراعي")]


def test_lead_image_of_the_metadata_first_with_the_caption_of_its_figure() -> None:
    head = '<meta property="og:image" content="https://news.example/photos/harbour-1200x630.jpg">'
    figure = '<figure><img src="/photos/harbour-640x400.jpg"><figcaption>الميناء</figcaption></figure>'
    assert [(i.source, i.caption) for i in read(head=head, inside=figure).images] == [("meta", "الميناء")]


def test_a_figure_in_another_size_than_the_metadata_s_is_the_same_picture() -> None:
    head = "".join(
        f'<meta property="og:image" content="/photos/{name}.JPG">' for name in ("harbour-one", "harbour-two")
    )
    figures = "".join(
        f'<figure><img src="/s/{name}.JPG.jpg"><figcaption>{name}</figcaption></figure>'
        for name in ("harbour-two", "harbour-one", "harbour-six")
    )
    made = read(head=head, inside=figures)
    assert [(i.source, i.caption) for i in made.images] == [
        ("meta", "harbour-one"), ("meta", "harbour-two"), ("visible", "harbour-six")
    ]  # fmt: skip


@pytest.mark.parametrize(
    "tag",
    [
        '<img src="/i/logo.png" width="300">',
        '<img src="/i/sprite.png">',
        '<img src="https://t.example/pixel?id=1" width="1" height="1">',
        '<img src="/i/avatar-21.jpg">',
        '<img src="/i/icon.svg">',
        '<img src="data:image/gif;base64,R0lGOD">',
        '<img src="/i/small.jpg" width="24" height="24">',
        '<a href="/other/story-7.html"><img src="/photos/other.jpg"></a>',
        '<div class="share"><img src="/photos/facebook-big.jpg"></div>',
        '<div class="share-popup"><img src="/photos/facebook-big.jpg"></div>',
        '<div class="popup"><img src="/photos/offer.jpg"><p>اشترك الآن</p></div>',
        '<div class="promo"><img src="/photos/offer.jpg"></div>',
        '<img src="/up/2020/samer.jpg" class="multiple_authors_guest_author_avatar avatar" width="96">',
        '<img src="https://cdn.printfriendly.com/buttons/print-button.png">',
        "<img>",
    ],
)
def test_what_is_no_picture_of_the_piece(tag: str) -> None:
    assert read(f"<p>{FIRST}</p>{tag}<p>{SECOND}</p><p>{THIRD}</p>").images == []


def test_lazy_images_and_pictures_that_link_to_themselves() -> None:
    body = (
        '<p><a href="/photos/a-full.jpg"><img src="data:image/gif;base64,x" data-src="/photos/harbour-a.jpg"></a></p>'
        '<picture><source srcset="/x.webp"><img srcset="/photos/harbour-b.jpg 640w, /photos/c.jpg 1200w"></picture>'
    )
    names = [i.url.rsplit("/", 1)[-1] for i in read(body + paragraphs()).images]
    assert names == ["harbour-a.jpg", "c.jpg"]  # the largest


def test_images_after_the_body_are_not_the_piece_s() -> None:
    assert read(after='<div class="grid"><img src="/photos/another-story.jpg"></div>').images == []


@pytest.mark.parametrize(
    "image",
    [
        '"/photos/a-lead.jpg"',
        '{"@type":"ImageObject","url":"/photos/a-lead.jpg"}',
        '[{"contentUrl":"/photos/a-lead.jpg"}]',
    ],
)
def test_image_of_jsonld(image: str) -> None:
    made = read(
        head=f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"x","image":{image}}}</script>'
    )
    assert [i.url for i in made.images] == ["https://news.example/photos/a-lead.jpg"]


def test_relative_address_against_a_malformed_one() -> None:
    made = extraction.draft(page(inside='<img src="http://[bad"><img src="//cdn.example/photos/good-one.jpg">'))
    assert [i.url for i in made.images] == ["https://cdn.example/photos/good-one.jpg"]  # type: ignore[union-attr]


def test_sizes_for_names_do_not_make_two_pictures_one() -> None:
    figures = "".join(f'<img src="/photos/{name}.jpg/size=320x180.jpg">' for name in ("one", "two"))
    assert len(read(inside=figures).images) == 2


@pytest.mark.parametrize(
    ("url", "shared"),
    [
        ("https://news.example/up/default-share.png", True),
        ("https://news.example/og_image-2.jpg?v=3", True),
        ("https://news.example/img/logo-1200x630.png", True),
        ("https://news.example/img/share-2024.jpg", True),
        ("https://news.example/img/share-prices-fall.jpg", False),
        ("https://news.example/img/facebook-ceo-speaks.jpg", False),
        ("https://news.example/img/1200x630.jpg", False),
    ],
)
def test_pictures_of_the_whole_site(url: str, shared: bool) -> None:
    assert is_shared(url) is shared


@pytest.mark.parametrize(
    "picture",
    [
        '<img srcset="/p/a-300.jpg 300w, /p/a.jpg 1024w, /p/a-600.jpg 600w">',
        '<img srcset="/p/a-300.jpg, /p/a.jpg 2x" src="/p/a-300.jpg">',
        '<img srcset="/p/a-300.jpg 300w,https://news.example/p/a.jpg 1024w,/p/a-600.jpg 600w">',
        '<img data-td-src-property="/p/a.jpg" src="/css/lazy.svg" width="730">',
        '<img data-interchange="[/p/a.jpg, small], [/p/b.jpg, medium]" src="data:image/gif;base64,R0lG">',
        '<picture><source srcset="/p/a-small.webp 1x, /p/a.jpg 2x"><img alt=""></picture>',
        '<a href="/?attachment_id=7"><img src="/p/a.jpg" width="600"></a>',
        '<a rel="attachment wp-att-7" href="/story/a/"><img src="/p/a.jpg" width="600"></a>',
        '<img src="/p/a.jpg" data-full="/p/other.jpg">',
        '<a class="image-link"><img src="/p/a.jpg"></a>',
    ],
)
def test_addresses_of_pictures(picture: str) -> None:
    made = read(f"<p>{FIRST}</p><div>{picture}</div><p>{SECOND}</p><p>{THIRD}</p>")
    assert [i.url for i in made.images] == ["https://news.example/p/a.jpg"]


@pytest.mark.parametrize("picture", ['<img data-id="12" data-link="/story/1">', '<img src="/css/lazy.svg">', "<img>"])
def test_no_address_is_made_up(picture: str) -> None:
    assert [i for i in read(f"{picture}<p>{FIRST}</p><p>{SECOND}</p>").images if "lazy" not in i.url] == []


LEAD = '<img src="/photos/harbour-lead.jpg" class="wp-post-image">'
OG = '<meta property="og:image" content="https://news.example/photos/harbour-lead-1200x630.jpg">'


@pytest.mark.parametrize(
    "box",
    [
        f"<div>{LEAD}</div>",
        '<div class="featured-image"><img src="/photos/harbour-lead.jpg"></div>',
        '<img src="/photos/harbour-lead.jpg" width="800" height="445">',
        '<figure><img src="/photos/harbour-lead.jpg"><figcaption>الميناء</figcaption></figure>',
        f'{LEAD}<div class="meta">محليات</div><div>عاجل</div>',
    ],
)
def test_lead_picture_above_the_headline(box: str) -> None:
    whole = f"<html><body><article><div>{box}</div><div><h1>الميناء يفتح أبوابه من جديد</h1><div>{paragraphs()}</div></div></article>"
    for made in (read(before=box), extraction.draft(Page(whole.encode(), "https://news.example/s/1"))):
        assert isinstance(made, Draft)
        assert [i.url for i in made.images] == ["https://news.example/photos/harbour-lead.jpg"]
        assert [i.caption for i in made.images] == (["الميناء"] if "figure" in box else [None])


@pytest.mark.parametrize(
    ("between", "count"),
    [
        ('<div class="clear"></div>', 1),
        ('<p class="caption">الميناء</p><div></div>', 1),
        ("<p>سطر</p><p>سطر</p>", 0),
        ('<h3><a href="/?p=99">خبر آخر</a></h3>', 0),
    ],
)
def test_what_stands_between_a_lead_picture_and_the_box_of_headline_and_body(between: str, count: int) -> None:
    lead = '<div class="thumb"><img src="/photos/harbour-lead.jpg"></div>'
    piece = f"<div><h1>الميناء يفتح أبوابه من جديد</h1><div>{paragraphs()}</div></div>"
    whole = f"<html><body><article>{lead}{between}{piece}</article></body></html>"
    made = extraction.draft(Page(whole.encode(), "https://news.example/s/1"))
    assert isinstance(made, Draft)
    assert len(made.images) == count


def test_picture_above_that_the_metadata_names_lends_its_caption() -> None:
    box = '<div><img src="/photos/harbour-lead.jpg"></div><p class="caption">الميناء</p>'
    assert read(before=box).images == []
    box = f'<div class="z">{box}</div>' + "".join(f"<div>سطر {i}</div>" for i in range(6))
    assert [(i.source, i.caption) for i in read(before=box, head=OG).images] == [("meta", "الميناء")]


@pytest.mark.parametrize(
    "box",
    [
        '<div><img src="/ads/banner-top.jpg"></div>',
        '<a href="/s/77"><img src="/photos/other-story.jpg" class="wp-post-image"></a>',
        '<img src="/photos/writer-7.jpg" width="120" height="120">',
        LEAD + "".join(f"<div>سطر {i}</div>" for i in range(6)),
        f"<nav>{LEAD}</nav>",
    ],
)
def test_pictures_above_the_headline_that_are_not_the_piece_s(box: str) -> None:
    assert read(before=box).images == []


@pytest.mark.parametrize(
    ("below", "caption", "credit"),
    [
        ("<figcaption>الميناء مساء</figcaption><cite>سامر الخطيب</cite>", "الميناء مساء", "سامر الخطيب"),
        ('<figcaption>الميناء مساء</figcaption><span class="credit">رويترز</span>', "الميناء مساء", "رويترز"),
        ("<figcaption>الميناء مساء <cite>رويترز</cite></figcaption>", "الميناء مساء", "رويترز"),
        ("<figcaption><span>الميناء مساء</span><span>تصوير: س</span></figcaption>", "الميناء مساء تصوير: س", None),
        (
            '<figcaption>الميناء مساء <b class="photo-author">سامر الخطيب</b></figcaption>',
            "الميناء مساء",
            "سامر الخطيب",
        ),
        ('<figcaption>الميناء <b class="byline">3:07</b></figcaption>', "الميناء 3:07", None),
        ('<figcaption><b class="author">سامر الخطيب</b>: الميناء</figcaption>', "سامر الخطيب: الميناء", None),
        ("<figcaption>المي<b>ناء</b> مس<i>اء</i></figcaption>", "الميناء مساء", None),
        ("<figcaption>الميناء مساء</figcaption><p>يقول السكان</p>", "الميناء مساء", None),
        ("<p><span>صدر الصورة، </span>رويترز</p><figcaption>الميناء</figcaption>", "الميناء", "صدر الصورة، رويترز"),
        ("<span>Foto: Jonas Reich</span><figcaption>الميناء</figcaption>", "الميناء", "Foto: Jonas Reich"),
        ("<div>تكبير الصورة</div><figcaption>الميناء مساء</figcaption>", "الميناء مساء", None),
    ],
)
def test_parts_of_a_caption(below: str, caption: str, credit: str | None) -> None:
    made = read(inside=f"<figure>{PHOTO}{below}</figure>")
    assert [(i.caption, i.credit) for i in made.images] == [(caption, credit)]


@pytest.mark.parametrize(
    "frame",
    [
        '<a class="lightbox" href="/photos/harbour.jpg">{}</a>',
        '<div class="featured-lightbox-trigger">{}</div>',
        '<div><a class="popup-image" href="/photos/harbour.jpg">{}</a></div>',
        '<span><a class="et_pb_lightbox_image" href="/photos/harbour.jpg">{}</a></span>',
        '<a class="td-modal-image" href="/photos/harbour.jpg">{}</a>',
        '<div class="teaser-image">{}</div>',
        '<div class="promo-image">{}</div>',
    ],
)
def test_frames_that_open_a_picture(frame: str) -> None:
    box = frame.format(PHOTO)
    for made in (read(inside=box), read(f"<p>{FIRST}</p>{box}<p>{SECOND}</p><p>{THIRD}</p>")):
        assert [i.url for i in made.images] == ["https://news.example/photos/harbour.jpg"]
        assert [p.text for p in made.paragraphs] == [FIRST, SECOND, THIRD]


LINE = "الممشى الجديد من الداخل"


@pytest.mark.parametrize(
    "box",
    [
        f'<p style="text-align:center">{PHOTO}<br>{LINE}</p>',
        f"<p><strong>{PHOTO}<br><br>{LINE}</strong></p>",
        f'<div><a href="/photos/harbour.jpg">{PHOTO}</a><br/><span>{LINE}</span><br></div>',
        f'<p><img src="/photos/harbour.jpg" alt="{LINE}"> {LINE}</p>',
        f'<p><img src="/photos/harbour.jpg" alt="{LINE}"><br>{LINE}.</p>',
    ],
)
def test_caption_in_the_paragraph_of_its_picture(box: str) -> None:
    made = read(f"<p>{FIRST}</p>{box}<p>{SECOND}</p><p>{THIRD}</p>")
    assert [p.text for p in made.paragraphs] == [FIRST, SECOND, THIRD]
    assert [(i.caption or "").rstrip(".") for i in made.images] == [LINE]


@pytest.mark.parametrize(
    "box",
    [
        f"<p>{PHOTO}<br>{LINE}.</p>",
        f"<p>{PHOTO} {LINE}</p>",
        f"<p>{LINE}<br>{PHOTO}</p>",
        f"<p>{PHOTO}<br>{LINE}<br>{FIRST}</p>",
        f"<p>{PHOTO}<br>{FIRST[:-1]}</p>",
    ],
)
def test_text_in_the_paragraph_of_a_picture(box: str) -> None:
    made = read(f"{box}<p>{SECOND}</p><p>{THIRD}</p><p>{FIRST}</p>")
    assert len(made.paragraphs) >= 4
    assert [i.caption for i in made.images] == [None]


@pytest.mark.parametrize(
    "box",
    [
        f"<p>{PHOTO}</p><p style='text-align: center'><em>{LINE}</em></p>",
        f"<p><a href='/photos/harbour.jpg'>{PHOTO}</a></p><p><i>{LINE}</i></p>",
        f"<div>{PHOTO}</div> <p align=center><span><small>{LINE}</small></span></p>",
        f"<p style='text-align:center'>{PHOTO}</p><p class='has-text-align-center'>{LINE} (رويترز)</p>",
    ],
)
def test_caption_in_the_paragraph_below_its_picture(box: str) -> None:
    made = read(f"<p>{FIRST}</p>{box}<p>{SECOND}</p><p>{THIRD}</p>")
    assert [p.text for p in made.paragraphs] == [FIRST, SECOND, THIRD]
    assert [(i.caption or "").removesuffix(" (رويترز)") for i in made.images] == [LINE]


@pytest.mark.parametrize(
    "box",
    [
        f"<p>{PHOTO}</p><p>{LINE}</p>",
        f"<p>{PHOTO}</p><p style='text-align:center'>{LINE}</p>",
        f"<p>{PHOTO}</p><p><em>{LINE}.</em></p>",
        f"<p>{PHOTO}</p><p><em>وقال</em> {LINE}</p>",
        f"<p>{PHOTO}</p><p><em>{FIRST[:-1]}</em></p>",
        f"<p>{PHOTO} نص</p><p><em>{LINE}</em></p>",
        f"<p>{PHOTO}</p><p style='text-align:center'>{LINE} (الثاني)</p>",
        f"<p>{PHOTO}</p><p><em>ملاحظة: {LINE}</em></p>",
        f"<p>{PHOTO}</p><p><em>ترجمة منى الحلبي</em></p>",
    ],
)
def test_text_in_the_paragraph_below_a_picture(box: str) -> None:
    made = read(f"{box}<p>{SECOND}</p><p>{THIRD}</p><p>{FIRST}</p>")
    assert len(made.paragraphs) >= 4
    assert [i.caption for i in made.images] == [None]


def test_the_date_below_a_picture_is_no_caption() -> None:
    made = read(f"<p>{PHOTO}</p><p><em>6 مايو 2024</em></p>{paragraphs()}", url="https://news.example/?p=7")
    assert "6 مايو 2024" in [claim.raw for claim in made.get("published")]
    assert [i.caption for i in made.images] == [None]


@pytest.mark.parametrize(
    ("box", "caption", "credit"),
    [
        (f'{PHOTO}<p class="caption">{LINE}</p>', LINE, None),
        (f'<figure>{PHOTO}</figure><div class="image-caption">{LINE}</div>', LINE, None),
        (f'<div><a href="/photos/harbour.jpg">{PHOTO}</a></div><p class="caption">{LINE}</p>', LINE, None),
        (f'<div class="main">{PHOTO}<h2 class="img_caption">{LINE}</h2></div>', LINE, None),
        (f"<figure>{PHOTO}<span>{LINE}</span></figure>", LINE, None),
        (
            f'<div class="media"><div>{PHOTO}</div><div><div class="title">{LINE}</div><i class="media__source">رويترز</i></div></div>',
            LINE,
            "رويترز",
        ),
        (
            f"<figure>{PHOTO}<figcaption>{LINE}<span>المصدر: رويترز</span></figcaption></figure>",
            f"{LINE} المصدر: رويترز",
            None,
        ),
        (f'<p>{PHOTO}</p><p class="legenda">{LINE}</p>', LINE, None),
        (f'<div>{PHOTO}</div><div class="pie-de-foto">{LINE}</div>', LINE, None),
        (
            f'<figure>{PHOTO}<figcaption>{LINE} <span class="credito">رويترز</span></figcaption></figure>',
            LINE,
            "رويترز",
        ),
        (f'<div class="media">{PHOTO}<noscript>{PHOTO}</noscript><p class="caption">{LINE}</p></div>', LINE, None),
    ],
)
def test_caption_beside_its_picture(box: str, caption: str, credit: str | None) -> None:
    for made in (read(inside=box), read(f"<p>{FIRST}</p>{box}<p>{SECOND}</p><p>{THIRD}</p>")):
        assert [(i.caption, i.credit) for i in made.images] == [(caption, credit)]


@pytest.mark.parametrize(
    "box",
    [
        f'{PHOTO}<div class="caption"><time>12 مايو 2024</time></div>',
        f"<figure>{PHOTO}<span>تكبير</span><span>{LINE}</span></figure>",
        f'<figure>{PHOTO}</figure><p><a href="/world/other-piece-7">{LINE}</a></p>',
        f'<div>{PHOTO}<p><a href="/world/other-piece-7">{LINE}</a></p></div>',
        f'<div class="media"><div>{PHOTO}</div><div><div>{LINE}</div><i class="more">رويترز</i></div></div>',
        f'<div class="media">{PHOTO}</div><p>{FIRST}</p><iframe src="/v"></iframe><p class="caption">{LINE}</p>',
    ],
)
def test_what_is_no_caption_beside_a_picture(box: str) -> None:
    assert [i.caption for i in read(inside=box).images] == [None]


def test_the_caption_of_another_picture_is_none_of_this_one() -> None:
    other = '<img src="/photos/lighthouse.jpg" width="640" height="400">'
    shown = f"<figure>{other}<figcaption>المنارة</figcaption></figure>"
    for body in (
        f"<p>{PHOTO}</p><p>{FIRST}</p>{shown}<p>{SECOND}</p><p>{THIRD}</p>",
        f"<p>{FIRST}</p>{shown}<p>{SECOND}</p><p>{PHOTO}</p><p>{THIRD}</p>",
    ):
        told = {i.url.rsplit("/", 1)[-1]: i.caption for i in read(body).images}
        assert told == {"harbour.jpg": None, "lighthouse.jpg": "المنارة"}
    row = f'<div class="row">{PHOTO}<p class="caption">الميناء</p>{other}<p class="caption">المنارة</p></div>'
    assert [i.caption for i in read(inside=row).images] == ["الميناء", "المنارة"]
    pair = f'<div class="row">{PHOTO}{other}<p class="caption">الميناء والمنارة</p></div>'
    assert [i.caption for i in read(inside=pair).images] == ["الميناء والمنارة"] * 2


def test_the_caption_in_the_other_cell_of_a_picture_s_table() -> None:
    caption = "السفن في الميناء القديم"
    table = f"<table><tr><td><img src='/p.jpg'></td></tr><tr><td>{caption}</td></tr></table>"
    made = read(f"<div>{table}{paragraphs()}</div>")
    assert [image.caption for image in made.images] == [caption]
    wide = f"<table><tr><td><img src='/p.jpg'></td><td>{caption}</td><td>{caption}</td></tr></table>"
    assert [image.caption for image in read(f"<div>{wide}{paragraphs()}</div>").images] == [None]
