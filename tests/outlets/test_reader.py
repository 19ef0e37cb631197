"""Reading one outlet file: what comes out, and what each mistake is told."""

from datetime import date
from pathlib import Path

import pytest

from newscrawl.outlets.reader import OutletError, read

from .conftest import GOOD, Write


def test_a_short_file_is_enough(write: Write) -> None:
    outlet = read(write())
    assert (outlet.slug, outlet.name, outlet.arabic_name, outlet.country) == (
        "barada",
        "Barada Voice",
        "صوت بردى",
        "SY",
    )
    assert (outlet.zone, outlet.order, outlet.languages) == ("Asia/Damascus", "DMY", ("ar",))
    assert outlet.verified.state == "not yet visited"
    assert not outlet.trusted
    assert outlet.is_article("https://barada.test/1") is None


def test_every_key_is_read(write: Write) -> None:
    outlet = read(
        write(
            """
aliases = ["بردى"]
ambiguous = ["بردى"]
timezone = "Europe/Berlin"
date_order = "YMD"
languages = ["ar", "ku"]
ownership = "private"
domains = ["barada.example/ar"]
cms = "wordpress"
feeds = ["/feed/", "https://feeds.barada.test/all.xml"]
sitemaps = "https://barada.test/news.xml"
sections = ["/politics"]
article = '/\\d{4}/[^/]+\\.html$'
headers = { Referer = "https://barada.test/" }
delay = 5
proxy = "BARADA_PROXY"
evidence = "public-code"
note = "A river."

[expect]
articles_a_day = 40
fields = ["title", "text", "authors"]

[verified]
state = "works"
on = 2026-11-02
against = "5 articles"
by = "newscrawl verify"

[[select]]
until = 2019-06-30
byline = "div.by"

[[select]]
byline = ["span.author::text", "//meta[@name='who']/@content"]
drop = [".related", "aside"]
"""
        )
    )
    assert outlet.zone == "Europe/Berlin"
    assert outlet.order == "YMD"
    assert outlet.feeds == ("https://barada.test/feed/", "https://feeds.barada.test/all.xml")
    assert outlet.sitemaps == ("https://barada.test/news.xml",)
    assert outlet.sections == ("https://barada.test/politics",)
    assert outlet.is_article("https://barada.test/2024/a.html") is True
    assert outlet.is_article("https://barada.test/tag/a") is False
    assert (outlet.delay, outlet.proxy, dict(outlet.headers)) == (
        5.0,
        "BARADA_PROXY",
        {"Referer": "https://barada.test/"},
    )
    assert outlet.expect.articles_a_day == 40
    assert outlet.expect.fields == ("title", "text", "authors")
    assert (outlet.verified.state, outlet.verified.on) == ("works", date(2026, 11, 2))
    newest, older = outlet.select
    assert newest.fields["byline"][0] == "span.author::text"
    assert newest.drop == (".related", "aside")
    assert older.until == date(2019, 6, 30)
    assert outlet.names == ("صوت بردى", "Barada Voice", "بردى")


@pytest.mark.parametrize(
    ("added", "trusted"),
    [
        ('evidence = "public-code"', True),
        ('evidence = "memory"', False),
        ('evidence = "memory"\n[verified]\nstate = "works"', True),
        ('evidence = "memory"\n[verified]\nstate = "fails"', False),
        ('evidence = "public-code"\nlanguages = ["fr"]', False),
    ],
)
def test_what_all_takes(write: Write, added: str, trusted: bool) -> None:
    assert read(write(added)).trusted is trusted
    assert not read(write(added, text=GOOD.replace('"site"', '"sample"') + added)).trusted


# what is added to the good file of five lines | line told | words of the message
MISTAKES = [
    ('hoem = "x"', 6, "did you mean 'home'?"),
    ('kind_of = "x"', 6, "is no key of an outlet"),
    ('languages = 3', 6, "is a number, not a list of texts"),
    ('domains = [5]', 6, 'holds a number, not texts alone; write domains = ["…", "…"]'),
    ('languages = ["zz-qq-"]', 6, "'zz-qq-' is no code of a language; write languages = "),
    ('headers = { "Bad Name" = "x" }', 6, "'Bad Name' is no name of a header; write headers = { Referer"),
    ('note = ""', 6, "is empty"),
    ('note = ["a"]', 6, "is a list, not a text"),
    ('timezone = "Asia/Damascuss"', 6, "did you mean 'Asia/Damascus'?"),
    ('ownership = "privat"', 6, "did you mean 'private'?"),
    ("article = '[0-9'", 6, "is no regular expression"),
    ('feeds = ["ftp://barada.test/x"]', 6, "not a web address"),
    ('feeds = ["https://barada.test/a b"]', 6, "not a web address"),
    ("delay = -1", 6, "not a number from 0 up"),
    ("delay = true", 6, "not a number from 0 up"),
    ('headers = "x"', 6, "is a text, not a table"),
    ('[select]\nbyline = "div..x"', 7, "is no CSS selector"),
    ('[select]\nbyline = "div:nosuch(2)"', 7, "is no CSS selector"),
    ("[select]\nbyline = \"//div[\"", 7, "is no XPath"),
    ('[select]\nauthor = "b"', 7, "is no key of an outlet"),
    ('[select]\nuntil = "2020-01-01"', 7, "not a date"),
    ('[[select]]\nbody = "p"\n[[select]]\nbody = "q"', 8, "two layouts without `until`"),
    ('[expect]\nfields = ["title", "autors"]', 7, "did you mean 'authors'?"),
    ('[expect]\narticles = 4', 7, "did you mean 'articles_a_day'?"),
    ('[verified]\nstate = "fine"', 7, "one of not yet visited"),
    ('[verified]\non = 2026-01-01T00:00:00', 7, "not a date"),
    ('name = "again"', 6, "is no TOML"),
    ("note = unquoted", 6, "is no TOML"),
]  # fmt: skip


@pytest.mark.parametrize(("added", "line", "words"), MISTAKES)
def test_a_mistake_is_told_with_file_line_and_remedy(write: Write, added: str, line: int, words: str) -> None:
    path = write(added + "\n")
    with pytest.raises(OutletError) as error:
        read(path)
    assert error.value.line == line
    assert str(error.value).startswith(f"{path}:{line}: ")
    assert words in str(error.value)
    assert error.value.remedy


def test_each_needed_key_is_asked_for(write: Write) -> None:
    lines = GOOD.splitlines()
    for gone, line in enumerate(lines):
        path = write(text="\n".join(lines[:gone] + lines[gone + 1 :]))
        with pytest.raises(OutletError, match=f"has no '{line.split(' ')[0]}'"):
            read(path)


@pytest.mark.parametrize(
    ("line", "instead", "words"),
    [
        ('country = "SY"', 'country = "XX"', "'XX' is no ISO 3166-1 code"),
        ('country = "SY"', 'country = "Syria"', "write two letters"),
        ('kind = "site"', 'kind = "newspapr"', "did you mean 'newspaper'?"),
        ('home = "https://barada.test"', 'home = "barada.test"', "write https://host/path"),
        ('home = "https://barada.test"', 'home = ["https://barada.test"]', "is a list, not a text"),
    ],
)
def test_needed_keys_are_checked(write: Write, line: str, instead: str, words: str) -> None:
    with pytest.raises(OutletError) as error:
        read(write(text=GOOD.replace(line, instead)))
    assert words in str(error.value)


@pytest.mark.parametrize("slug", ["Barada", "صوت", "a_b", "-a", "a b"])
def test_the_file_name_is_a_slug(write: Write, slug: str) -> None:
    with pytest.raises(OutletError, match="is no slug"):
        read(write(slug=slug))


def test_unreadable_files_are_told(tmp_path: Path) -> None:
    with pytest.raises(OutletError, match="cannot be read"):
        read(tmp_path / "gone.toml")
    latin = tmp_path / "latin.toml"
    latin.write_bytes('name = "x"\narabic_name = "صوت"'.encode("windows-1256"))
    with pytest.raises(OutletError, match=r"latin\.toml:2: is not UTF-8"):
        read(latin)
