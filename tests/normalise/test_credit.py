"""Credits: taken where they can stand, taken out of the text."""

from newscrawl import normalise
from newscrawl.draft import Claim, Draft, DraftImage, Paragraph
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
