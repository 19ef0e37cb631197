"""Text whose lines are as they were typed."""

import textwrap

import pytest

from newscrawl.extraction.text import preformatted
from tests.extraction.pages import FIRST, SECOND, THIRD, paragraphs, read, texts

VERSES = [
    "على رصيف المرافئ قد وقفنا ... نسائل عن سفائنهم غرابا",
    "فقال الموج ما عادوا ولكن ... تركت لكم على الرمل الجوابا",
]


@pytest.mark.parametrize(
    "text, wanted",
    [
        ("", []),
        (" \n\t\n", []),
        ("سطر\n", ["سطر"]),
        ("صدر البيت\t\tعجزه\nصدر ثان\t\tعجز ثان", ["صدر البيت عجزه", "صدر ثان عجز ثان"]),
        (textwrap.fill(FIRST, 60), [FIRST]),
        (
            "\n".join(textwrap.fill(line, 60, initial_indent="   ") for line in (FIRST, SECOND)),
            [FIRST, SECOND],
        ),
        ("\n".join(VERSES), VERSES),
    ],
)
def test_paragraphs_of_preformatted_text(text: str, wanted: list[str]) -> None:
    assert preformatted.paragraphs(text) == wanted


def test_the_code_in_a_text_stays_in_one_piece() -> None:
    code = "<pre><code>for page in pages:\n    read(page)\n    print(page)</code></pre>"
    assert texts(read(f"{paragraphs(FIRST, SECOND)}{code}{paragraphs(THIRD)}"))[2] == (
        "for page in pages: read(page) print(page)"
    )


def test_preformatted_text_between_paragraphs_is_read_by_lines() -> None:
    wanted = [FIRST, SECOND, THIRD]
    assert texts(read(f"{paragraphs(FIRST)}<pre>{SECOND}\n\n{THIRD}</pre>")) == wanted
    assert (
        texts(read(f"{paragraphs(FIRST)}<pre class=hidden>\n{FIRST}\n{SECOND}</pre>{paragraphs(SECOND, THIRD)}"))
        == wanted
    )
