"""Editing an outlet file line by line leaves everything else as a person wrote it."""

import tomllib
from datetime import date

import pytest

from newscrawl.workshop.toml_lines import EditError, literal, with_key, with_table

FILE = """\
# Our outlet.
name = "Barada"   # in Latin letters
feeds = [
    "/feed/",  # all of it
]

[verified]  # by a person
state = "not yet visited"  # "works" one day
by = "Huda"
against = 'old "quoted" # words'

[expect]
fields = ["title"]  # few
"""
VALUES: dict[str, str | date | float] = {"state": "works", "on": date(2026, 11, 22), "against": "home, 1 feed"}


def test_only_the_table_changes_and_comments_stay() -> None:
    edited = with_table(FILE, "verified", VALUES)
    assert edited == FILE.replace('"not yet visited"', '"works"').replace('by = "Huda"\n', "").replace(
        "against = 'old \"quoted\" # words'\n", 'against = "home, 1 feed"\non = 2026-11-22\n'
    )


def test_twice_is_as_good_as_once() -> None:
    once = with_table(FILE, "verified", VALUES)
    assert with_table(once, "verified", VALUES) == once


def test_a_table_that_is_not_there_is_added_at_the_end() -> None:
    plain = 'name = "x"'
    assert with_table(plain, "verified", {"state": "fails"}) == 'name = "x"\n\n[verified]\nstate = "fails"\n'


@pytest.mark.parametrize(
    "text",
    [
        'verified = { state = "works" }\n',
        'verified.state = "works"\n',
        'name = """\n[verified]\nstate = "x"\n"""\n',
        '[verified]\nstate = """\nworks"""\n[x]\ny = 1\n',
    ],
)
def test_what_cannot_be_edited_by_lines_is_left_alone(text: str) -> None:
    with pytest.raises(EditError):
        with_table(text, "verified", VALUES)


def test_a_key_goes_on_its_line_even_commented_out_or_before_the_tables() -> None:
    text = 'name = "x"\n# kind = "site"  # or another\n\n[select]\nkind = "p"\n'
    edited = with_key(text, "kind", literal("agency"), "check")
    assert edited == 'name = "x"\nkind = "agency"  # check\n\n[select]\nkind = "p"\n'
    assert with_key(edited, "country", literal("SY")).startswith(
        'name = "x"\nkind = "agency"  # check\ncountry = "SY"\n'
    )


@pytest.mark.parametrize("value", ['a "b" \\ c', "سطر", "tab\t", ("a", "b"), tuple(f"{n}" * 40 for n in range(4)), 2.0])
def test_literals_read_back(value: str | float | tuple[str, ...]) -> None:
    back = tomllib.loads(f"key = {literal(value)}")["key"]
    assert (tuple(back) if isinstance(back, list) else back) == value
