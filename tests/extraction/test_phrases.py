"""Lines that stand amid a piece and are none of it, by their words, in the languages that Arab outlets and others print."""

import re

import pytest

from newscrawl.extraction.phrases import closes, kind
from tests.extraction.pages import BODY, FIRST, SECOND, THIRD, paragraphs, read, texts

AMID = {
    "related": [
        "للمزيد:",
        "نرشح لك: السوق القديم يفتح أبوابه",
        "Don’t miss:",
        "À lire également :",
        "Le puede interesar",
        "İlgili haber: Liman açıldı",
        "По теме:",
        "بیشتر بخوانید:",
        "یہ بھی پڑھیں: بندرگاہ کھل گئی",
        "Baca juga: Pelabuhan dibuka",
        "Διαβάστε επίσης",
        "موضوعات قد تهمك:",
        "التحديثات الحية",
        "الوسوم",
    ],
    "promo": [
        "حمل تطبيقنا من متجر الهاتف",
        "لا تفوت أي خبر! اشترك في نشرتنا اليومية",
        "هذا المقال لا يعبر بالضرورة عن رأي الموقع وإنما عن رأي كاتبه.",
        "Inscrivez-vous à notre newsletter",
        "Get breaking news alerts on our Telegram",
        "Únete a nuestro canal de WhatsApp",
        "Jetzt unseren WhatsApp-Kanal abonnieren",
        "Подписывайтесь на наш Telegram-канал",
        "Bizi Google News'te takip edin",
        "ما را در تلگرام دنبال کنید",
        "تابع أحدث الأخبار الرياضية عبر قناة المرفأ على واتساب اضغط هنا",
        "للاشتراك بقناتنا على التلغرام اضغط هنا",
        "لمشاهدة الفيديو اضغط هنا",
        "لعرض هذا الفيديو يرجى تفعيل جافا سكريبت أو استخدام متصفح آخر",
        "انتقل إلى اختصارات الوصول",
        "إذا كنت تعتقد/تعتقدين أن في المقال خطأ، أرسل/أرسلي تصحيحًا",
        "تم إنشاء هذا الملخص بواسطة الذكاء الاصطناعي",
        "يتبع..",
        "للتواصل مع الكاتب: @harbour",
        "هذا المقال منشور بالتزامن مع موقع البوصلة.",
        "Haben Sie einen Fehler entdeckt? Schreiben Sie der Redaktion.",
        "Har du hittat ett fel i texten? Kontakta redaktionen.",
        "Leidsid vea? Anna toimetusele teada.",
        "Sledujte nás na Facebooku a přihlaste se k odběru novinek.",
        "Последвайте ни в Google News и във Фейсбук.",
        "עקבו אחרינו בפייסבוק והצטרפו לקבוצת הוואטסאפ שלנו.",
        "ติดตามข่าวสารได้ที่ LINE และเฟซบุ๊กของเรา",
        "Have an opinion on anything you have read here? Please email us your letter.",
    ],
    "ad": [
        "الإعلانات",
        "المقال يكمل بعد الإعلان",
        "Article continues below advertisement",
        "ADVERTISEMENT - SCROLL TO CONTINUE",
        "La suite après la publicité",
        "Artikel wird nach der Anzeige fortgesetzt",
        "REKLAM ALANI",
        "اضافة اعلان",
        "يستكمل بعد الإعلان",
        "Lesen Sie nach der Anzeige weiter",
        "Continúa leyendo después del anuncio",
        "Η είδηση συνεχίζεται μετά τη διαφήμιση",
        "Gulir untuk lanjut membaca",
        "המשך הכתבה אחרי הפרסומת",
        "A reportagem continua após a publicidade",
        "Verhaal loopt door onder de advertentie",
        "Dalszy ciąg artykułu pod reklamą",
        "Haber reklamdan sonra devam ediyor",
        "آگهی",
        "© 2026 صحيفة المرفأ. جميع الحقوق محفوظة",
        "Copyright 2026 The Harbour Press. All rights reserved.",
    ],
    "count": [
        "1245 مشاهدة",
        "٣ دقائق للقراءة",
        "وقت القراءة: 3 دقائق",
        "3 min read",
        "Post Views: 1,245",
        "Temps de lecture : 3 minutes",
        "Lesezeit: 3 Minuten",
        "1245 kez okundu",
        "0:00 / 4:12",
    ],
}


@pytest.mark.parametrize(("said", "line"), [(said, line) for said, lines in AMID.items() for line in lines])
def test_a_line_amid_the_piece_that_is_none_of_it(said: str, line: str) -> None:
    assert kind(line) == said
    assert texts(read(paragraphs(FIRST, line, SECOND, THIRD))) == list(BODY)


@pytest.mark.parametrize(
    "line",
    [
        "17.04.2024, 12:24 Lesezeit: 5 Min.",  # holds a date, and is read for it
        "بلغت مشاهدات الشريط 1245 مشاهدة في يوم واحد.",
        "2024",
        "3-1",
        "Das könnte sich bald ändern.",
        "Copyrights and wrongs",
    ],
)
def test_lines_like_those_that_say_nothing_of_the_kind(line: str) -> None:
    assert kind(line) is None


def test_a_list_of_the_piece_follows_an_advertisement() -> None:
    points = ["تعميق القناة أربعة أمتار", "رصيفان جديدان للسفن الكبيرة", "مرسى لمراكب الصيادين"]
    listed = "".join(f"<li>{point}</li>" for point in points)
    for line in ("إعلان", "Article continues below advertisement"):
        found = texts(read(f"{paragraphs(FIRST, SECOND)}<p>{line}</p><ul>{listed}</ul>{paragraphs(THIRD)}"))
        assert found == [FIRST, SECOND, *points, THIRD]


@pytest.mark.parametrize(
    "items",
    [
        ["حمّل تطبيق «أبشر» من متجر التطبيقات.", "سجل بياناتك الشخصية.", "ادفع الرسوم إلكترونيا."],
        ["Sign up now with your number.", "Subscribe to the alerts.", "Print the receipt."],
        ["Jetzt anmelden und Nummer notieren.", "Folgen Sie uns nicht blind.", "Drucken"],
    ],
)
def test_items_of_a_list_beside_the_prose_are_text(items: list[str]) -> None:
    listed = "".join(f"<li>{item}</li>" for item in items)
    assert texts(read(f"{paragraphs(FIRST, SECOND)}<ul>{listed}</ul>{paragraphs(THIRD)}")) == [
        FIRST,
        SECOND,
        *items,
        THIRD,
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "يمكنك متابعة المباراة مباشرة في تمام التاسعة مساء بتوقيت العاصمة على ملعب المدينة الجديد.",
        "شارك على مدى مسيرته في أكثر من أربعمئة مباراة مع المنتخب",
        "Weitere Themen der Sitzung",
        "الأكثر مشاهدة على الشاشات",
        "Об этом мэр сообщил в своем <a href='https://t.me/mayor'>Telegram-канале</a> во вторник утром.",
        "Mehr dazu soll am Freitag eine <a href='/n/4'>Konferenz</a> der Hafenmeister in der Hauptstadt bringen.",
        "تابع أحدث الأخبار بشغف طوال سنوات الحرب وكان يدونها في دفتر صغير.",
        "متابعة أخبار البحر عادة ورثها الصيادون عن آبائهم في كل الموانئ القديمة.",
        "إضافة إعلان الحكومة إلى ما سبق يعني أن الميناء سيفتح في موعده.",
        "إذا كنت تعتقد أن الميناء سيفتح قبل الصيف فأنت متفائل كما يقول البحارة.",
        "يتبع الميناء وزارة النقل منذ عشرين عاما",
        "The novel was first published in 1960 and is read in schools along the coast.",
    ],
)
def test_sentences_of_the_piece_that_are_like_those(sentence: str) -> None:
    bare = re.sub("<[^>]+>", "", sentence)
    assert texts(read(f"{paragraphs(FIRST, SECOND)}<p>{sentence}</p>{paragraphs(THIRD)}")) == [
        FIRST,
        SECOND,
        bare,
        THIRD,
    ]
    if sentence[-1] == ".":
        assert texts(read(f"{paragraphs(FIRST, SECOND, THIRD)}<p>{sentence}</p>"))[-1] == bare


@pytest.mark.parametrize("item", ["<li>{}</li>", "<li><p>{}</p></li>"])
def test_a_last_list_that_a_line_announces(item: str) -> None:
    items = ["الحمى", "السعال", "الصداع"]
    listed = "".join(map(item.format, items))
    assert texts(read(f"{paragraphs(FIRST, SECOND, THIRD[:-1] + ':')}<ul>{listed}</ul>"))[-3:] == items


@pytest.mark.parametrize("item", ["<li>{}</li>", "<li><p>{}</p></li>"])
def test_a_last_list_below_a_heading(item: str) -> None:
    items = ["القاهرة: 24 درجة", "الإسكندرية: 21 درجة"]
    body = f"{paragraphs()}<h2>درجات الحرارة</h2><ul>{''.join(map(item.format, items))}</ul>"
    assert texts(read(body))[-3:] == ["درجات الحرارة", *items]


@pytest.mark.parametrize("line", ["التصنيفات: محليات", "مواضيع: الميناء، السفن"])
def test_a_last_line_of_tags_is_no_text(line: str) -> None:
    assert texts(read(paragraphs(*BODY, line))) == list(BODY)
    assert texts(read(paragraphs(*BODY, "مواضيع الخطبة ثلاثة: الميناء والسفن والصيد.")))[-1].startswith("مواضيع")


def test_the_excerpt_of_another_piece_goes_with_its_headline() -> None:
    other = '<p>اقرأ أيضا..</p><p><a href="/n/2">سفينة القمح تصل</a></p>'
    excerpt = '<p>وصلت سفينة القمح إلى المرفأ القديم فجر اليوم... <a href="/n/2">اقرأ المزيد</a></p>'
    assert texts(read(paragraphs() + other + excerpt)) == list(BODY)
    own = 'وصلت سفينة القمح إلى المرفأ القديم فجر اليوم كما قالت <a href="/n/3">صحيفة البحر</a>.'
    assert len(texts(read(paragraphs() + other + f"<p>{own}</p>"))) == 4


@pytest.mark.parametrize(
    "heading",
    [
        "Kommentarer (5)",
        "Kommentit",
        "Hozzászólások (12)",
        "Comentarii",
        "Σχόλια",
        "Коментари (3)",
        "Bình luận",
        "टिप्पणियां",
    ],
)
def test_comments_below_their_heading_in_other_languages(heading: str) -> None:
    remarks = "".join(f"<div><b>Anon</b> <span>11:0{i}</span><p>{THIRD} {i}</p></div>" for i in range(3))
    assert texts(read(paragraphs(FIRST, SECOND), after=f"<div class=x7><h3>{heading}</h3>{remarks}</div>")) == [
        FIRST,
        SECOND,
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Všechna práva vyhrazena. Šíření bez souhlasu je zakázáno.",
        "Toate drepturile rezervate.",
        "Kõik õigused kaitstud.",
    ],
)
def test_whose_the_rights_are_in_other_languages(line: str) -> None:
    assert texts(read(paragraphs(*BODY, line))) == list(BODY)


@pytest.mark.parametrize(
    "line",
    [
        "Har du tips på hur man fiskar i hamnen, frågade han den gamle mannen på kajen.",
        "Kommentarer från hamnens fiskare har strömmat in under hela veckan.",
        "Sekite mus prašė gidas, ir visi nuėjo paskui jį į senąjį uostą prie jūros.",
    ],
)
def test_sentences_that_begin_so_in_other_languages(line: str) -> None:
    assert line in texts(read(paragraphs(FIRST, SECOND, line, THIRD)))


@pytest.mark.parametrize(
    "heading", ["3 تعليقات على “افتتاح الميناء”", "9 reacties op “De haven”", "12 Kommentare zu „Der Hafen“"]
)
def test_comments_are_headed_by_their_number_and_the_headline(heading: str) -> None:
    assert closes(heading)


@pytest.mark.parametrize("heading", ["3 أسئلة عن “الميناء”", "Reacties op “De haven”", "9 reacties op de nieuwe haven"])
def test_headings_that_only_speak_of_comments(heading: str) -> None:
    assert not closes(heading)


@pytest.mark.parametrize(
    "heading", ["عن الكاتب", "About the author", "Über den Autor", "À propos de l’auteur", "Об авторе"]
)
def test_what_is_told_of_the_writer_at_the_end_is_no_text(heading: str) -> None:
    assert texts(read(f"{paragraphs()}<h3>{heading}</h3><p>صحفي مقيم في المدينة القديمة يكتب عن البحر.</p>")) == list(
        BODY
    )


def test_a_heading_on_authors_amid_the_piece_is_text() -> None:
    body = f"{paragraphs(FIRST, SECOND)}<h3>عن الكاتب الذي أحب البحر</h3>{paragraphs(THIRD)}"
    assert texts(read(body)) == [FIRST, SECOND, "عن الكاتب الذي أحب البحر", THIRD]
