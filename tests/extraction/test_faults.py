"""Errors served as pages, walls before a site, domains without one."""

import pytest

from newscrawl.draft import Draft, NoArticle
from newscrawl.extraction import draft
from newscrawl.page import Page
from tests.extraction.pages import BODY, paragraphs

LOST = "قد تكون الصفحة التي تبحث عنها حذفت أو تغير عنوانها، ويمكنك العودة إلى الصفحة الرئيسية أو البحث في أرشيفنا الكامل عما تريد."
CARDS = "".join(
    f'<div><h3><a href="/n/{i}">خبر آخر من المرسى رقم {i}</a></h3><p>{text}</p></div>' for i, text in enumerate(BODY)
)


def made(
    title: str, body: str, url: str = "/news/123456/x", menu: str = "<a href='/'>الرئيسية</a>"
) -> Draft | NoArticle:
    html = f"<html><head><meta charset='utf-8'><title>{title}</title></head><body>{menu}<div>{body}</div></body></html>"
    return draft(Page(html, f"https://news.example{url}"))


def code(title: str, body: str) -> str | None:
    """The code of the refusal of a page; None for an article."""
    found = made(title, body)
    return found.code if isinstance(found, NoArticle) else None


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("تعذر العثور على الصفحة", "not_found"),
        ("لا يمكن العثور على الصفحة", "not_found"),
        ("هذه المادة محذوفة", "not_found"),
        ("المعذرة، الصفحة غير موجودة", "not_found"),
        ("يبدو أن هذه الصفحة غير موجودة", "not_found"),
        ("410 Gone", "not_found"),
        ("This story is no longer available", "not_found"),
        ("Article not found", "not_found"),
        ("Page non trouvée", "not_found"),
        ("Désolé, cette page n'existe pas", "not_found"),
        ("Sayfa bulunamadı", "not_found"),
        ("Страница не найдена", "not_found"),
        ("صفحه یافت نشد", "not_found"),
        ("Halaman tidak ditemukan", "not_found"),
        ("حدث خطأ ما", "blocked"),  # it may be over tomorrow
        ("خطأ داخلي في الخادم", "blocked"),
        ("Internal Server Error", "blocked"),
        ("502 Bad Gateway", "blocked"),
        ("Something went wrong", "blocked"),
    ],
)
@pytest.mark.parametrize("said", [LOST, "عد إلى الرئيسية."])
@pytest.mark.parametrize("cards", ["", CARDS])
@pytest.mark.parametrize("whole", ["{} | صدى المرسى", "صدى المرسى"])
def test_an_error_that_explains_itself(title: str, expected: str, said: str, cards: str, whole: str) -> None:
    assert code(whole.format(title), f"<h1>{title}</h1><p>{said}</p>{cards}") == expected


@pytest.mark.parametrize(
    "title",
    [
        "هذه المادة الخفيفة تغزو شواطئ المرسى",
        "تعذر العثور على ناجين من غرق القارب",
        "لا يمكن العثور على عمل في المرسى",
        "يبدو أن البحر عاد إلى مكانه",
        "للأسف لا أحد يعرف البحر",
        "حدث خطأ في الميناء فتوقفت السفن",
        "This story began on a quay",
        "Something went wrong at the port, and nobody says what",
        "Gone fishing: a coast and its boats",
        "Bad gateway: how the canal lost its ships",
        "Making sure you're ready for the storm",
        "Unavailable for comment: the mayor's long silence",
        "Coming soon to the harbour: a museum of nets",
        "Before you continue reading, look at the sea",
    ],
)
@pytest.mark.parametrize("date", ["", "<span>14 مايو 2024</span>"])
def test_a_headline_that_begins_like_an_error(title: str, date: str) -> None:
    assert code(f"{title} | صدى المرسى", f"<h1>{title}</h1>{date}{paragraphs()}") is None


@pytest.mark.parametrize(
    "first",
    [
        LOST,
        f"عذرا، {LOST}",
        "الصفحة التي تبحث عنها لم تعد متاحة على هذا العنوان، وقد تكون نقلت إلى قسم آخر من أقسام الموقع الجديد.",
        "Sorry, the page you are looking for has moved or never was here. Try the search, or go back to where you came from.",
        "La page que vous cherchez a peut-être été déplacée. Vous pouvez revenir à la page d'accueil ou lancer une recherche.",
    ],
)
def test_an_error_is_told_by_its_first_sentence(first: str) -> None:
    title = "ضعت في البحر يا صديقي"
    assert code(title, f"<h1>{title}</h1><p>{first}</p>{paragraphs(BODY[0])}") == "not_found"
    assert code(title, f"<h1>{title}</h1><span>14 مايو 2024</span><p>{first}</p>{paragraphs(BODY[0])}") is None
    assert code(title, f"<h1>{title}</h1>{paragraphs(BODY[0])}<p>{first}</p>") is None


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Making sure you're not a bot!", paragraphs(*BODY), "blocked"),
        ("Unavailable for legal reasons", f"<h1>451: Unavailable due to legal reasons</h1>{paragraphs()}", "blocked"),
        (
            "news.example | 521: Web server is down",
            f"<h1>Web server is down <span>Error code 521</span></h1>{paragraphs()}",
            "blocked",
        ),
        ("Before you continue", paragraphs(), "blocked"),
        ("نحن نقدر خصوصيتك", paragraphs(), "blocked"),
        ("Vercel Security Checkpoint", "<p>We're verifying your browser</p>", "blocked"),
        ("Your access to this site has been limited by the site owner", "<p>(HTTP response code 503)</p>", "blocked"),
        ("الموقع مغلق للصيانة", "<h1>نعود إليكم قريبا</h1>", "blocked"),
        ("الموقع غير متاح في بلدك", "<h1>الموقع غير متاح في بلدك</h1>", "blocked"),
        ("Maintenance", "<h1>Briefly unavailable for scheduled maintenance. Check back in a minute.</h1>", "blocked"),
        ("Welcome to nginx!", paragraphs(), "no_content"),
        ("news.example", f"<h1>news.example</h1>{paragraphs()}", "no_content"),
        ("تسجيل الدخول", f"<h1>تسجيل الدخول</h1>{paragraphs()}", "no_content"),
    ],
)
def test_walls_and_domains_without_a_site(title: str, body: str, expected: str) -> None:
    assert code(title, body) == expected


CHALLENGES = [
    '<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script>',
    '<iframe src="/_Incapsula_Resource?SWUDNSAI=31">Request unsuccessful.</iframe>',
    '<script src="https://ct.captcha-delivery.com/c.js"></script>',
    '<div id="px-captcha"></div>',
    '<form id="lsrecaptcha-form"></form>',
]


@pytest.mark.parametrize("challenge", CHALLENGES)
@pytest.mark.parametrize("title", ["لحظة…", "Un instant…", "", "news.example"])
def test_a_challenge_is_known_by_its_service(challenge: str, title: str) -> None:
    assert code(title, f"<h1>news.example</h1><p>جار التحقق.</p>{challenge}") == "blocked"


@pytest.mark.parametrize("challenge", CHALLENGES)
def test_a_page_with_a_text_or_a_menu_is_no_challenge(challenge: str) -> None:
    title = "افتتاح ممشى بحري جديد في المرسى"
    assert code(title, f"<h1>{title}</h1>{paragraphs()}{challenge}") is None
    found = made(title, f"<h1>{title}</h1>{challenge}", menu="<a href='/c'>قسم</a>" * 20)
    assert isinstance(found, NoArticle)
    assert found.code == "no_content"


def test_what_cloudflare_puts_on_every_page_is_no_challenge() -> None:
    script = '<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>'
    assert code("صور", f"<h1>صور</h1><p>أ</p><p>ب</p><p>ج</p><p>د</p>{script}") == "no_content"


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Mit Werbung weiterlesen oder Pur-Abo abschließen", "Im Pur-Abo lesen Sie ohne Werbetracking.", "blocked"),
        ("Votre vie privée nous importe", "Vous pouvez retirer votre consentement à tout moment.", "blocked"),
        ("Herzlich willkommen", "Besuchen Sie unsere Website wie gewohnt mit Werbung und Tracking.", "blocked"),
        ("جار التحقق من أنك لست روبوتا", "يرجى الانتظار بضع ثوان.", "blocked"),
        ("ووردبريس › خطأ", "حدث خطأ فادح في هذا الموقع.", "blocked"),
        ("Üzgünüz, aradığınız haber bulunamadı", "Ana sayfaya dönebilirsiniz.", "not_found"),
        ("هذا النطاق معروض للبيع", "إذا كنت مهتما بشراء هذا النطاق فراسلنا.", "no_content"),
        ("اشترك الآن", "ادعم الصحافة المستقلة واقرأ كل المقالات بلا حدود.", "listing"),
        ("جدول البرامج", "برنامج يومي يستضيف خبراء لمناقشة أبرز قضايا الساعة.", "listing"),
    ],
)
def test_pages_that_ask_or_sell(title: str, body: str, expected: str) -> None:
    assert code(title, f"<h1>{title}</h1>{paragraphs(body * 3, body)}") == expected


@pytest.mark.parametrize(
    "title",
    [
        "Votre vie privée nous importe, disent les députés qui votent la loi",
        "Mit Werbung weiterlesen: wie Zeitungen ihr Geld verdienen wollen",
        "اشترك الآن في السباق أكثر من مئة متسابق",
        "لحظة من فضلك: حكاية ممثل عاد إلى المسرح",
    ],
)
def test_headlines_that_begin_as_such_pages_are_titled(title: str) -> None:
    date = '<time datetime="2025-05-11">11 أيار 2025</time>'
    assert code(title, f"<h1>{title}</h1>{date}{paragraphs()}") is None
