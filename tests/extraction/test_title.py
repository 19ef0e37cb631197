import pytest

from newscrawl.extraction.title import common_head, without_site
from tests.extraction.pages import TITLE, raws, read

SITE = ["موقع المرفأ", "Marfa News", "marfa"]


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("عنوان الخبر - موقع المرفأ", "عنوان الخبر"),
        ("عنوان الخبر | Marfa News", "عنوان الخبر"),
        ("موقع المرفأ: عنوان الخبر", "عنوان الخبر"),
        ("عنوان الخبر – عربي – موقع المرفأ", "عنوان الخبر – عربي"),
        ("المرفأ القديم - حكاية مدينة", "المرفأ القديم - حكاية مدينة"),
        ("2024-25: عام الميناء", "2024-25: عام الميناء"),
        ("موقع المرفأ", "موقع المرفأ"),
        ("", ""),
    ],
)
def test_site_name_is_taken_off(printed: str, title: str) -> None:
    assert without_site(printed, SITE) == title


def test_title_is_cut_back_to_the_heading_it_begins_with() -> None:
    assert common_head(f"{TITLE} :: بوابة لا يعرف اسمها", [TITLE]) == TITLE
    assert common_head(f"{TITLE} في صور", [TITLE]) == f"{TITLE} في صور"


def test_logo_in_the_first_h1() -> None:
    made = read(before="<h1>المرفأ</h1>")
    assert raws(made, "title")[0] == TITLE


def test_headline_in_an_h2() -> None:
    made = read(before=f"<h2>{TITLE}</h2>", h1="")
    assert raws(made, "title")[0] == TITLE


def test_headline_without_heading() -> None:
    made = read(h1="", head=f'<meta property="og:title" content="{TITLE}">')
    assert raws(made, "title")[0] == TITLE
