"""Names are looked for in a text of any real length, and in the beginning of one that is longer than any real piece."""

from newscrawl import normalise
from newscrawl.article import Article
from newscrawl.draft import Paragraph
from newscrawl.normalise import reach
from tests.normalise.drafts import draft, fetch

PLAIN = "يسير العمل في المشروع كما خطط له منذ البداية وفق ما هو معلن."
FIRST = "افتتح الوزير ميناء اللاذقية صباح أمس، بحسب وكالة رويترز."
LAST = "وزار الوفد مدينة أسوان بعد ذلك، بحسب صحيفة الأهرام."


def _article(between: int) -> Article:
    made = draft()
    middle = [Paragraph(PLAIN)] * (between // (len(PLAIN) + 2))
    made.paragraphs = [Paragraph(FIRST), *middle, Paragraph(LAST)]
    return normalise.normalise(made, fetch())


def test_a_long_piece_is_read_to_its_end() -> None:
    article = _article(100_000)
    assert [place.name_ar for place in article.places] == ["اللاذقية", "أسوان"]
    assert len(article.cited) == 2
    assert "names_cut" not in article.warnings


def test_a_text_longer_than_any_piece_keeps_its_words_and_names_those_of_its_beginning() -> None:
    article = _article(reach.LONGEST + 1000)
    assert [place.name_ar for place in article.places] == ["اللاذقية"]
    assert [cited.name for cited in article.cited] == ["رويترز"]
    assert article.text.startswith(FIRST)
    assert article.text.endswith(LAST)
    assert article.warnings.count("names_cut") == 1


def test_no_word_is_cut_in_two() -> None:
    made = draft()
    words = "ا" * (reach.LONGEST - 5) + " القاهرة" + " أسوان" * 3
    made.paragraphs = [Paragraph(words)]
    assert normalise.normalise(made, fetch()).places == ()


def test_a_text_without_white_space_is_bounded_too() -> None:
    made = draft()
    made.paragraphs = [Paragraph("ا" * (reach.LONGEST + 10))]
    assert "names_cut" in normalise.normalise(made, fetch()).warnings
