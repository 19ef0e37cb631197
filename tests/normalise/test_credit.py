"""Credits: taken where they can stand, taken out of the text."""

import pytest

from newscrawl import normalise
from newscrawl.draft import Claim, Draft, DraftImage, Paragraph, Source
from newscrawl.normalise import Case, Fetch
from tests.normalise.drafts import fetch

PROSE = "أعلنت وزارة النقل بدء العمل في الجسر الجديد الذي يربط ضفتي النهر، وقالت إنه ينتهي بعد عامين."


def case_of(paragraphs: list[str], known: Fetch | None = None, **claims: list[Claim]) -> Case:
    made = Draft("https://news.example/1/", paragraphs=[Paragraph(text) for text in paragraphs])
    made.claims.update(claims)  # type: ignore[arg-type]
    return normalise.rule(made, known or fetch())


def test_a_first_line_that_is_a_credit_becomes_fields() -> None:
    site = [Claim("صوت الضفة", "meta", "og:site_name")]
    case = case_of(["صوت الضفة – كوباني", PROSE], fetch(outlet=None), site_name=site)
    assert case.text == PROSE
    assert [(agency.name, agency.role) for agency in case.agencies] == [("صوت الضفة", "outlet")]
    assert case.authors == ()
    assert case.dateline is not None and case.dateline.raw == "كوباني"
    assert case.byline_raw == "صوت الضفة – كوباني"


def test_a_dateline_before_the_first_word_is_cut() -> None:
    case = case_of([f"الرياض - واس: {PROSE}"])
    assert case.text == PROSE
    assert [agency.id for agency in case.agencies] == ["spa"]
    assert case.dateline is not None and case.dateline.raw == "الرياض"


def test_an_agency_after_the_last_word_is_cut() -> None:
    case = case_of([PROSE, f"{PROSE} (أ ف ب)"])
    assert case.text == f"{PROSE}\n\n{PROSE}"
    assert [(agency.id, agency.name) for agency in case.agencies] == [("afp", "أ ف ب")]


def test_prose_is_left_alone() -> None:
    for line in ("تونس: عالم يستعيد ألوانه", "قال الوزير: لا تراجع عن المشروع", "اليوم"):
        case = case_of([line, PROSE])
        assert case.text == f"{line}\n\n{PROSE}"
        assert case.authors == ()


def test_the_printed_byline_is_believed_before_the_machines() -> None:
    case = case_of(
        [PROSE],
        byline=[
            Claim("Web Developer", "jsonld", "author.name", kind="person"),
            Claim("كتبت أسماء منصور", "visible", "span.byline"),
        ],
    )
    assert [author.name for author in case.authors] == ["أسماء منصور"]
    assert [loser.claim.raw for loser in case.rulings["byline"].losers] == ["Web Developer"]


def test_who_took_the_pictures_does_not_stand_for_the_writer() -> None:
    photo = Claim("تصوير: سمير الخطيب", "visible", "div.photo")
    both = [("سمير الخطيب", "photographer"), ("أسماء منصور", "author")]
    case = case_of([PROSE], byline=[photo, Claim("أسماء منصور", "jsonld", "author.name", kind="person")])
    assert [(author.name, author.role) for author in case.authors] == both
    case = case_of([PROSE, "*أسماء منصور.. صحافية"], byline=[photo])
    assert [(author.name, author.role) for author in case.authors] == both
    assert case.text == PROSE


def test_an_author_field_that_only_names_the_site_is_its_desk() -> None:
    case = case_of([PROSE], byline=[Claim("المثال", "jsonld", "author.name", kind="organization")])
    assert case.authors == ()
    assert [agency.name for agency in case.agencies] == ["المثال"]


def test_a_source_line_names_the_origin() -> None:
    case = case_of([PROSE], origin=[Claim("المصدر: رويترز", "visible", "body")])
    assert [(agency.id, agency.role) for agency in case.agencies] == [("reuters", "origin")]


def test_cited_sources() -> None:
    case = case_of([f"ونقلت وكالة رويترز عن مصدر في الوزارة أن العمل يبدأ غدا. {PROSE}"])
    assert [cited.id for cited in case.cited] == ["reuters"]
    assert case.agencies == ()


def test_a_caption_gives_up_its_credit() -> None:
    made = Draft("https://news.example/1/", paragraphs=[Paragraph(PROSE)])
    made.images = [
        DraftImage("https://news.example/1.jpg", "عمال في موقع الجسر (رويترز)"),
        DraftImage("https://news.example/2.jpg", "عمال في موقع الجسر - شمال المدينة القديمة"),
        DraftImage("https://news.example/3.jpg", "تصوير: سامي خليل"),
    ]
    images = normalise.rule(made, fetch()).images
    assert [(image.caption, image.credit) for image in images] == [
        ("عمال في موقع الجسر", "رويترز"),
        ("عمال في موقع الجسر - شمال المدينة القديمة", None),
        (None, "سامي خليل"),
    ]


def signed(*last: str) -> Case:
    return case_of([PROSE, PROSE, *last])


def test_a_signature_below_the_text_is_its_author() -> None:
    for line in ("*سناء المرعي.. صحافية من حمص", "سامي الدروبي - كاتب وباحث سياسي", "ريما العلي، باحثة في علم الآثار"):
        case = signed(line)
        assert case.text == f"{PROSE}\n\n{PROSE}", line
        assert [author.name for author in case.authors] == [line.strip("*").split(".")[0].split(" -")[0].split("،")[0]]


def test_a_post_below_the_name_leaves_the_text_with_it() -> None:
    case = signed("سامي الدروبي", "- كاتب وباحث سياسي")
    assert case.text == f"{PROSE}\n\n{PROSE}"
    assert [author.name for author in case.authors] == ["سامي الدروبي"]


@pytest.mark.parametrize("name", ["سبأ", "وات", "بترا"])
def test_an_agency_whose_name_is_a_word_signs_alone(name: str) -> None:
    case = signed(name)
    assert case.text == f"{PROSE}\n\n{PROSE}"
    assert [agency.name for agency in case.agencies] == [name]
    assert signed("السلام").text.endswith("السلام")


def test_a_post_below_a_sentence_stays() -> None:
    case = signed("باحث في علم الآثار")
    assert case.text.endswith("باحث في علم الآثار")
    assert case.authors == ()


def test_a_sentence_about_a_person_and_his_post_stays() -> None:
    for line in ("سامي الدروبي، كاتب من حمص.", "سامي الدروبي: باحث عن الحقيقة"):
        case = signed(line)
        assert case.text.endswith(line)
        assert case.authors == ()


def test_who_prepared_the_text_stands_before_or_after_it() -> None:
    for line in ("إعداد: ريما العلي", "تحرير: ريما العلي", "إعداد وتحرير: ريما العلي"):
        for paragraphs in ([line, PROSE], [PROSE, line]):
            case = case_of(paragraphs)
            assert case.text == PROSE
            assert [author.name for author in case.authors] == ["ريما العلي"]


def test_a_dateline_of_an_unknown_service_is_cut() -> None:
    case = case_of(["IRBID, June 11 (Qawafil) - The municipality opened a new library on Sunday."])
    assert case.text == "The municipality opened a new library on Sunday."
    assert case.dateline is not None and case.dateline.raw == "IRBID"
    assert [(agency.id, agency.name) for agency in case.agencies] == [(None, "Qawafil")]


def test_authors_that_machines_repeat_are_one_person() -> None:
    case = case_of(
        [PROSE],
        byline=[
            Claim("أسماء منصور", "visible", "span.byline"),
            Claim("أسماء منصور", "jsonld", "author", kind="person"),
            Claim("هاني سعد", "jsonld", "author", kind="person"),
        ],
    )
    assert [author.name for author in case.authors] == ["أسماء منصور"]


def test_machine_authors_that_are_nobody() -> None:
    for raw in (
        "admin",
        "Web Developer",
        "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
        "desk@news.example",
        "https://news.example/author/7",
    ):
        case = case_of([PROSE], byline=[Claim(raw, "jsonld", "author", kind="person")])
        assert case.authors == () and case.agencies == (), raw


def test_a_photographer_is_no_agency() -> None:
    case = case_of([PROSE], byline=[Claim("كتب: سامي الدروبي - تصوير: ريما العلي", "visible", "p.byline")])
    assert [(author.name, author.role) for author in case.authors] == [
        ("سامي الدروبي", "author"),
        ("ريما العلي", "photographer"),
    ]
    assert case.agencies == ()


def test_who_helped_is_named_beside_the_writer() -> None:
    writer = Claim("أسماء منصور", "visible", "div.byline")
    for line, role in (("تصوير: سمير الخطيب", "photographer"), ("ترجمة: سمير الخطيب", "translator")):
        case = case_of([PROSE, line], byline=[writer])
        assert [(a.name, a.role) for a in case.authors] == [("أسماء منصور", "author"), ("سمير الخطيب", role)]
        assert case.text == PROSE
    case = case_of([PROSE, "كتب: سمير الخطيب"], byline=[writer])
    assert [author.name for author in case.authors] == ["أسماء منصور"]


def test_the_post_of_a_writer_whom_the_head_names_leaves_the_text() -> None:
    writer = Claim("أسماء منصور", "visible", "div.byline")
    assert case_of([PROSE, PROSE, "كاتبة لبنانية"], byline=[writer]).text == f"{PROSE}\n\n{PROSE}"
    for line in ("رئيس الجمعية", "كاتبة لبنانية.", "كاتب"):
        machine = Claim("أسماء منصور", "jsonld", "author.name", kind="person")
        assert case_of([PROSE, PROSE, line], byline=[machine]).text.endswith(line)
    assert case_of([PROSE, PROSE, "رئيس الجمعية"], byline=[writer]).text.endswith("رئيس الجمعية")


def test_a_line_of_information_above_the_text_leaves_it() -> None:
    for line in (
        "كتب: سمير الخطيب | 27/11/2026 10:15 ص | عدد القراءات: 152",
        "سمير الخطيب | الجمعة 27 نوفمبر 2026 10:15 ص",
    ):
        case = case_of([line, PROSE])
        assert case.text == PROSE
        assert [author.name for author in case.authors] == ["سمير الخطيب"]
    for line in ("فاز الفريق 3 | خسر خصمه 2", "درجة الحرارة 12 | الرطوبة 40"):
        assert case_of([line, PROSE]).text.startswith(line)


@pytest.mark.parametrize("role", ["ترجمة", "تحرير"])
@pytest.mark.parametrize(("source", "where"), [("jsonld", "author"), ("meta", "author")])
def test_who_translated_or_edited_does_not_stand_for_the_writer(role: str, source: Source, where: str) -> None:
    case = case_of([PROSE, f"{role}: سمير الخطيب"], byline=[Claim("أسماء منصور", source, where)])
    assert case.text == PROSE
    roles = {"ترجمة": "translator", "تحرير": "editor"}
    assert {author.name: author.role for author in case.authors} == {
        "سمير الخطيب": roles[role],
        "أسماء منصور": "author",
    }


def test_who_wrote_the_piece_by_its_last_line_stands_for_the_writer() -> None:
    case = case_of([PROSE, "كتب: سمير الخطيب"], byline=[Claim("أسماء منصور", "jsonld", "author")])
    assert [author.name for author in case.authors] == ["سمير الخطيب"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Traduzione di Sara Conti", "Sara Conti"),
        ("Traduit de l’anglais par Hélène Duras", "Hélène Duras"),
        ("Aus dem Englischen von Jutta Reimers", "Jutta Reimers"),
        ("Tłumaczenie: Anna Kowalik", "Anna Kowalik"),
        ("Перевод: Ирина Соболева", "Ирина Соболева"),
        ("Çeviri: Selin Aksoy", "Selin Aksoy"),
    ],
)
def test_translators_in_other_languages(line: str, name: str) -> None:
    prose = "The council voted on Tuesday to rebuild the old bridge over the river, and work begins in spring."
    case = case_of([prose, prose, line], byline=[Claim("Petra Lindholm", "jsonld", "author", kind="person")])
    assert {author.name: author.role for author in case.authors} == {name: "translator", "Petra Lindholm": "author"}
    assert case.text == f"{prose}\n\n{prose}"


NEWS = "The ministry of works said on Tuesday that the coastal road would open again next month."


def test_a_city_before_a_colon_is_a_dateline() -> None:
    case = case_of([f"MADRID: {NEWS}", NEWS])
    assert case.text == f"{NEWS}\n\n{NEWS}"
    assert case.dateline is not None and case.dateline.raw == "MADRID"


def test_a_name_before_a_colon_is_a_speaker_where_others_speak() -> None:
    case = case_of([f"MADRID: {NEWS}", f"OLSEN: {NEWS}"])
    assert case.text.startswith("MADRID: The ministry")
    assert case.dateline is None


def bold(words: str, text: str = PROSE, rest: str = PROSE) -> Case:
    first = Paragraph(f"{words} {text}", bold=len(words))
    return normalise.rule(Draft("https://news.example/1/", paragraphs=[first, Paragraph(rest)]), fetch())


@pytest.mark.parametrize(
    ("words", "place", "names"),
    [
        ("بيروت:", "بيروت", []),
        ("بغداد/ محمد سالم", "بغداد", ["محمد سالم"]),
        ("بغداد: حيدر الربيعي", "بغداد", ["حيدر الربيعي"]),
    ],
)
def test_a_bold_opening_that_is_marked_is_a_credit(words: str, place: str, names: list[str]) -> None:
    case = bold(words)
    assert case.text == f"{PROSE}\n\n{PROSE}"
    assert case.dateline is not None and case.dateline.raw == place
    assert [author.name for author in case.authors] == names


@pytest.mark.parametrize("words", ["القاهرة", "محمد صلاح:", "مصر - تونس", "ملف خاص:"])
def test_other_bold_openings_are_text(words: str) -> None:
    case = bold(words)
    assert case.text.startswith(f"{words} ")
    assert case.authors == () and case.dateline is None


def test_cities_in_bold_of_several_paragraphs_are_text() -> None:
    assert bold("بيروت:", rest=f"دمشق: {PROSE}").text.startswith("بيروت: ")


def test_a_city_and_a_full_stop_in_bold_is_a_dateline() -> None:
    case = bold("Hamburg.", NEWS)
    assert case.text.startswith(NEWS)
    assert case.dateline is not None and case.dateline.raw == "Hamburg"
    assert case_of([f"Hamburg. {NEWS}", NEWS]).text.startswith("Hamburg. ")


def test_a_name_and_a_writers_post_above_the_text_are_a_credit() -> None:
    case = case_of(["محمود سعيد - مراسل الشؤون السياسية", PROSE])
    assert case.text == PROSE
    assert [author.name for author in case.authors] == ["محمود سعيد"]
    assert case_of(["محمود سعيد - رئيس لجنة الشؤون السياسية", PROSE]).authors == ()


@pytest.mark.parametrize("lines", [["كاتب وباحث من مصر"], ["حازم البنا", "كاتب من مصر"], ["* كاتب من مصر"]])
def test_the_post_of_the_writer_goes_with_him(lines: list[str]) -> None:
    case = case_of([PROSE, PROSE, *lines], byline=[Claim("كتب حازم البنا", "visible", "div.author")])
    assert case.text == f"{PROSE}\n\n{PROSE}"
    assert [author.name for author in case.authors] == ["حازم البنا"]


def test_a_name_and_a_post_in_two_lines_sign() -> None:
    case = case_of([PROSE, PROSE, "حازم البنا", "كاتب من مصر"])
    assert case.text == f"{PROSE}\n\n{PROSE}"
    assert [author.name for author in case.authors] == ["حازم البنا"]


@pytest.mark.parametrize(
    "line", ["كاتب وباحث من مصر", "كاتب يبحث عن قارئ", "باحث: الأزمة مستمرة", "سامي خليل: الأزمة مستمرة."]
)
def test_last_lines_that_only_begin_so_are_text(line: str) -> None:
    case = case_of([PROSE, PROSE, line])
    assert case.text.endswith(line)
    assert case.authors == ()


@pytest.mark.parametrize("mark", ["", "* "])
def test_what_the_writer_does_is_no_text(mark: str) -> None:
    line = f"{mark}سامي خليل: صحفي ثقافي مقيم في القاهرة."
    case = case_of([PROSE, PROSE, line])
    assert case.text == f"{PROSE}\n\n{PROSE}"
    assert [author.name for author in case.authors] == ["سامي خليل"]
    other = case_of([PROSE, PROSE, line], byline=[Claim("كتب حازم البنا", "visible", "div.author")])
    assert [author.name for author in other.authors] == ["حازم البنا"]
    assert other.text.endswith(line)


def test_the_site_s_own_name_closes_a_piece() -> None:
    site = [Claim("المملكة", "meta", "og:site_name")]
    case = case_of([PROSE, PROSE, "المملكة"], fetch(outlet=None), site_name=site)
    assert case.text == f"{PROSE}\n\n{PROSE}"
    assert [agency.name for agency in case.agencies] == ["المملكة"]
    assert case_of([PROSE, PROSE, "المملكة"], fetch(outlet=None)).text.endswith("المملكة")


def test_a_source_that_is_named_like_a_region() -> None:
    case = case_of([PROSE, PROSE, "نقلا عن صحيفة الشرق الأوسط"])
    assert case.text == f"{PROSE}\n\n{PROSE}"
    assert [(agency.name, agency.role) for agency in case.agencies] == [("الشرق الأوسط", "origin")]


@pytest.mark.parametrize("ending", [["/العُمانية/", "خالد/منى"], [f"{PROSE} /العُمانية/", "خالد / منى"]])
def test_first_names_below_an_agency_are_no_text(ending: list[str]) -> None:
    case = case_of([PROSE, PROSE, *ending])
    assert set(case.text.split("\n\n")) == {PROSE}
    assert [agency.id for agency in case.agencies] == ["ona"]
    assert case.authors == ()


def test_first_names_below_prose_stay() -> None:
    assert case_of([PROSE, PROSE, "خالد/منى"]).text.endswith("خالد/منى")


LATER = "Der Stadtrat in Mühlbach hat am Montagabend mit großer Mehrheit beschlossen, die Schule zu bauen."


def test_an_unknown_town_in_bold_that_the_piece_names_again_is_a_dateline() -> None:
    case = bold("Mühlbach.", "Der Stadtrat hat am Montagabend mit großer Mehrheit beschlossen, zu bauen.", LATER)
    assert case.dateline is not None and case.dateline.raw == "Mühlbach"
    assert case.text.startswith("Der Stadtrat hat")


def test_other_words_in_bold_with_a_full_stop_are_text() -> None:
    case = bold("Endlich.", "Der Stadtrat hat am Montagabend mit großer Mehrheit beschlossen, zu bauen.", LATER)
    assert case.text.startswith("Endlich. Der Stadtrat")
