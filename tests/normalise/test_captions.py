"""Captions and the credits at their ends."""

import pytest

from newscrawl.normalise.captions import apart, split_credit


@pytest.mark.parametrize(
    ("printed", "caption", "credit"),
    [
        ("سفن في الميناء الجديد. تصوير: سامر الخطيب", "سفن في الميناء الجديد.", "سامر الخطيب"),
        ("سفن في الميناء الجديد.. عدسة: سامر الخطيب", "سفن في الميناء الجديد..", "سامر الخطيب"),
        ("سفن في الميناء الجديد © AFP", "سفن في الميناء الجديد", "AFP"),
        ("سفن في الميناء الجديد (الصورة: واس)", "سفن في الميناء الجديد", "واس"),
        ("Ships in the new harbour. (Photo by Ana Ruiz/AFP)", "Ships in the new harbour.", "Ana Ruiz/AFP"),
        ("سفن في الميناء الجديد. رويترز", "سفن في الميناء الجديد.", "رويترز"),
        ("(رويترز)", None, "رويترز"),
        ("(الفرنسية-أرشيف)", None, "الفرنسية-أرشيف"),
        ("سفن في الميناء الجديد - رويترز", "سفن في الميناء الجديد", "رويترز"),
        ("سفن في الميناء الجديد -- رويترز", "سفن في الميناء الجديد", "رويترز"),
        ("سفن في الميناء الجديد (الفرنسية)", "سفن في الميناء الجديد", "الفرنسية"),
        ("سفن في الميناء الجديد (ح.م)", "سفن في الميناء الجديد", "ح.م"),
        ("سفن في الميناء الجديد (APA images)", "سفن في الميناء الجديد", "APA images"),
        ("سفن في الميناء الجديد (شترستوك)", "سفن في الميناء الجديد", "شترستوك"),
        ("سفن في الميناء الجديد (أرشيفية - رويترز)", "سفن في الميناء الجديد", "أرشيفية - رويترز"),
        ("سفن في الميناء الجديد (أرشيف/الفرنسية)", "سفن في الميناء الجديد", "أرشيف/الفرنسية"),
        ("سفن في الميناء الجديد | المصدر: رويترز", "سفن في الميناء الجديد", "رويترز"),
        ("سفن في الميناء الجديد (عدسة: سامر الخطيب/وفا)", "سفن في الميناء الجديد", "سامر الخطيب/وفا"),
        ("سفن في الميناء الجديد تصوير: سامر الخطيب", "سفن في الميناء الجديد", "سامر الخطيب"),
        ("سفن في الميناء. مصدر الصورة: هيئة الموانئ", "سفن في الميناء.", "هيئة الموانئ"),
        ("مصدر الصورة: Getty Images", None, "Getty Images"),
        ("صدر الصورة، Reuters", None, "Reuters"),
        ("The crossing at dusk. Photo: Owen Lark", "The crossing at dusk.", "Owen Lark"),
        ("The crossing at dusk Photo: Owen Lark", "The crossing at dusk", "Owen Lark"),
        ("Die Brücke am Abend. Foto: Jonas Reich/dpa", "Die Brücke am Abend.", "Jonas Reich/dpa"),
        (
            "Die Brücke (Symbolfoto: picture alliance/dpa | Jonas Reich)",
            "Die Brücke",
            "picture alliance/dpa | Jonas Reich",
        ),
        ("Die Brücke am Abend © IMAGO / Reich", "Die Brücke am Abend", "IMAGO / Reich"),
        ("El puente viejo. Marta Ruiz (Reuters)", "El puente viejo.", "Marta Ruiz (Reuters)"),
        ("The crossing at dusk - Copyright Owen Lark/AP", "The crossing at dusk", "Owen Lark/AP"),
        ("Bild: Jonas Reich/dpa", None, "Jonas Reich/dpa"),
        ("Image Credits: Timberyard", None, "Timberyard"),
        ("سفن في الميناء الجديد (رئاسة الوزراء)", "سفن في الميناء الجديد", "رئاسة الوزراء"),
        ("سفن في الميناء الجديد (وزارة النقل البحري)", "سفن في الميناء الجديد", "وزارة النقل البحري"),
        ("سفن في الميناء الجديد (الموقع الرسمي للميناء)", "سفن في الميناء الجديد", "الموقع الرسمي للميناء"),
        ("سفن في الميناء الجديد (عن صفحته على فيسبوك)", "سفن في الميناء الجديد", "عن صفحته على فيسبوك"),
        ("سفن في الميناء الجديد (المكتب الإعلامي للوزير)", "سفن في الميناء الجديد", "المكتب الإعلامي للوزير"),
        ("سفن في الميناء الجديد (الدفاع المدني)", "سفن في الميناء الجديد", "الدفاع المدني"),
        ("سفن في الميناء الجديد (منصة إكس)", "سفن في الميناء الجديد", "منصة إكس"),
        ("سفن في الميناء الجديد (فيس بوك)", "سفن في الميناء الجديد", "فيس بوك"),
        ("سفن في الميناء (آيستوك)", "سفن في الميناء", "آيستوك"),
        ("سفن في الميناء (من المصدر)", "سفن في الميناء", "من المصدر"),
        ("سفن في الميناء. الصورة: فيسبوك", "سفن في الميناء.", "فيسبوك"),
        ("سفن في الميناء «واس»", "سفن في الميناء", "واس"),
        ('سفن في الميناء. "رويترز"', "سفن في الميناء.", "رويترز"),
        ("سفن في الميناء / AA", "سفن في الميناء", "AA"),
        ("سفن في الميناء (Photo: Petra)", "سفن في الميناء", "Petra"),
        ("سفن في الميناء المصدر: (أ ف ب)", "سفن في الميناء", "أ ف ب"),
        ("سفن في الميناء المصدر: الشرق", "سفن في الميناء", "الشرق"),
        ("سلمى الراعي (تصوير: سامر الخطيب)", "سلمى الراعي", "سامر الخطيب"),
        ("سلمى الراعي (رويترز)", "سلمى الراعي", "رويترز"),
        ("(سلمى الراعي)", None, "سلمى الراعي"),
        ("سامر الخطيب - رويترز", None, "سامر الخطيب - رويترز"),
        ("تصوير سامر الخطيب (رويترز)", None, "تصوير سامر الخطيب (رويترز)"),
        ("Le vieux pont / Ph. DR", "Le vieux pont", "DR"),
        ("Silta illalla. Kuva: Ville Aho", "Silta illalla.", "Ville Aho"),
        ("Most wieczorem. Fot. Jan Kos", "Most wieczorem.", "Jan Kos"),
        ("A híd este. Fotó: Kis Pál/MTI", "A híd este.", "Kis Pál/MTI"),
        ("Le vieux pont. Ph: MAP", "Le vieux pont.", "MAP"),
        ("حقوق النشر AP Photo", None, "AP Photo"),
        ("رويترز (تصوير: سامر الخطيب)", None, "رويترز (تصوير: سامر الخطيب)"),
    ],
)
def test_credit_at_the_end(printed: str, caption: str | None, credit: str) -> None:
    assert split_credit(printed, None) == (caption, credit)


@pytest.mark.parametrize(
    "printed",
    [
        "وصل الوزير إلى الميناء. استقبله سامر الخطيب",
        "في الصورة: سفن راسية عند الرصيف الأول",
        "سفن في الميناء الجديد. افتتح أمس",
        "من اليمين: رئيس البلدية. سامر الخطيب",
        "Ships in the new harbour - Reuters.",
        "Sailed for Reuters?",
        "الصورة: سفن راسية عند الرصيف",
        "سفن في الميناء. الصورة: سفن راسية عند الرصيف الأول",
        "سفن في الميناء الجديد (أرشيفية)",
        "مزارعون قرب النهر (الجزيرة)",
        "Photo: The old crossing at dusk",
        "The minister in the photo: a smiling man",
        "The crossing at dusk (left: the old one)",
        "Which source: the river or the lake",
        "الروائية سلمى الراعي",
        "سلمى الراعي",
        "شعار شركة ميتا (فيسبوك)",
        "مبنى الميناء (وزارة النقل)",
        "سفن في الميناء الجديد (الوزارة)",
        "الفائز بالسباق الكبير سامر (المركز الأول)",
        "آثار السيول في قرى الجبل (محافظة إب)",
        "سيارات الإسعاف عند مدخل الميناء (موقع الحادث)",
        "سفن في الميناء الجديد (وزارة: النقل)",
        "سفن في الميناء الجديد (إلى اليمين)",
        "شعارا التطبيقين الأكثر شهرة: فيسبوك - إنستغرام",
        "المدير الجديد أمام مقر «رويترز»",
        "الوزير يتحدث إلى وكالة «واس»",
        "سفن أمام مقر «الأهرام»",
        "حقوق النشر محفوظة",
    ],
)
def test_no_credit_at_the_end(printed: str) -> None:
    assert split_credit(printed, None) == (printed, None)


@pytest.mark.parametrize(
    ("caption", "credit", "expected"),
    [
        ("The crossing at dusk", "Foto: Jonas Reich", ("The crossing at dusk", "Jonas Reich")),
        ("The crossing. Photo: Owen Lark", "Owen Lark", ("The crossing.", "Owen Lark")),
        ("The crossing - Copyright Owen Lark/AP", "Copyright", ("The crossing", "Owen Lark/AP")),
        ("Credit: Timberyard", "Timberyard", (None, "Timberyard")),
        ("سفن في الميناء", "المصدر: (أ ف ب)", ("سفن في الميناء", "أ ف ب")),
        ("سفن في الميناء", "حقوق النشر AP Photo", ("سفن في الميناء", "AP Photo")),
        ("سفن في الميناء. خليل سالم (AFP)", "خليل سالم (AFP)", ("سفن في الميناء.", "خليل سالم (AFP)")),
        ("التعليق على الصورة، سفن في الميناء", None, ("سفن في الميناء", None)),
        ("Image caption, The crossing at dusk", None, ("The crossing at dusk", None)),
        ("سفن في الميناء", "عدسة: سامر الخطيب/وفا", ("سفن في الميناء", "سامر الخطيب/وفا")),
    ],
)
def test_marked_credits(caption: str, credit: str | None, expected: tuple[str | None, str | None]) -> None:
    assert apart(caption, credit, None) == expected
