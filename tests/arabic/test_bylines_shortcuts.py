"""What is refused early in credit lines would be refused anyway: the long way reads the same."""

import random
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from newscrawl.arabic import bylines
from newscrawl.arabic.bylines import edges, foreign, known, lexicon, line, tokens
from newscrawl.arabic.mastheads import Site
from newscrawl.normalise.edges import is_sentence

TABLES = Path(__file__).parent / "bylines"
LINES = [
    row.split("\t")[3 if table == "edges" else 0]
    for table in ("regions", "forms", "outlets", "papers", "no_credit", "edges")
    for row in (TABLES / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    if row and not row.startswith("#")
]
FOREIGN = [
    "Mira Lindqvist",
    "by Jonas Abend",
    "By Associated Press",
    "photo by Getty Images",
    "Photography Mohamed Amine",
    "edited by lantern staff",
    "Reuters",
    "Getty Images",
    "Text and photo",
    "Ana Quispe and Tim Ode",
    "PARIS",
    "Ödön Czégény",
    "el Hadi Brahimi",
    "photo: Kim Osei/AP",
    "J. Doe",
    "A F P",
    "agency 24",
    "Madison",
    "한지민 기자",
    "山田太郎",
    "Редакция",
    "x²",
    "The Harbour Post",
    "12 May 2021",
    "de",
    "ben",
    "dpa/lno",
    "St. Ives",
    "Anne-Laure Petit",
    "Anne-Laure and Tim Ode-Petit",
    "Guinea-Bissau",
    "Les Anne-Laure",
    "İpek Strauß",
    "Hannes P Ode",
    "Mira Lindqvist's boat",
    "The three-piece suit of Roksanda",
    "Die Ministerin Ode-Petit (Hafenpartei) will die TV-Debatte",
    "Harbour Post-Chef Ode",
    "said on Monday that the harbour would open",
]
OUTLETS = (None, "alriyadh.com", "harbourpost.com", "24.ae", "zahratalkhaleej.ae", "layla.com", "12345.com")


@contextmanager
def the_long_way() -> Iterator[None]:
    """No plain cut, no foreign lines, no strangers, no sizes of runs, no first consonant, no first words refused."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tokens, "_PLAIN", re.compile("(?!)"))
        patch.setattr(tokens, "_TOKEN", re.compile(tokens._SINGLE, re.DOTALL))
        patch.setattr(foreign, "read", lambda seen, site, person_slot: None)
        patch.setattr(foreign, "first_phrase", lambda text, site: 0)
        patch.setattr(known.Known, "is_strange", lambda self, words: False)
        patch.setattr(known.Known, "starts", lambda self, words: range(len(words) - 1, 0, -1))
        patch.setattr(known.Known, "sizes", lambda self, word: range(1, 10**6))
        patch.setattr(Site, "_may_spell", lambda self, words: bool(self.domain))
        patch.setattr(edges, "_NUMBER", re.compile(""))
        patch.setattr(line, "_pieces", line._pieces.__wrapped__)
        start = known.Known.__init__

        def boundless(self: known.Known, words: lexicon.Lexicon, site: Site) -> None:
            start(self, words, site)
            self.longest = 10**6

        patch.setattr(known.Known, "__init__", boundless)
        yield


def mixed(count: int) -> list[str]:
    """Parts of lines put together anew: words, marks, foreign names."""
    draw = random.Random(7)
    parts = [part for text in LINES for part in re.split(r"([-–/:|،()]+)", text)] + FOREIGN * 12
    marks = (" ", " - ", " / ", ": ", "، ", "  ", " (", ") ", " | ", " و", "-", "ـ", ". ", " «", "» ")
    found = []
    for _ in range(count):
        text = draw.choice(parts)
        for _ in range(draw.randrange(5)):
            text += draw.choice(marks) + draw.choice(parts)
        found.append(text.strip()[:200])
    return found


TEXTS = [*LINES, *FOREIGN, *mixed(1500)]


def test_lines_are_read_as_the_long_way_reads_them() -> None:
    asked = [(text, OUTLETS[i % len(OUTLETS)], slot) for i, text in enumerate(TEXTS) for slot in ("author", None)]
    short = [bylines.read(text, outlet=outlet, slot=slot) for text, outlet, slot in asked]
    with the_long_way():
        long = [bylines.read(text, outlet=outlet, slot=slot) for text, outlet, slot in asked]
    assert [(a, b, c) for a, b, c in zip(asked, short, long, strict=True) if b != c] == []
    assert sum(bool(reading) for reading in short) > 500


def test_paragraphs_open_as_the_long_way_reads_them() -> None:
    asked = [(f"{text} - {TEXTS[i - 1]} {text}", OUTLETS[i % len(OUTLETS)]) for i, text in enumerate(TEXTS)]
    short = [bylines.prefix(text, outlet=outlet) for text, outlet in asked]
    with the_long_way():
        long = [bylines.prefix(text, outlet=outlet) for text, outlet in asked]
    assert [(a, b, c) for a, b, c in zip(asked, short, long, strict=True) if b != c] == []
    assert sum(edge is not None for edge in short) > 100


def test_a_reading_leaves_the_next_one_of_the_same_line_alone() -> None:
    for text in ("Mira Lindqvist", "محمد الشاعر - الرباط", "الرياض - المدينة"):
        first = bylines.read(text), bylines.read(text, slot="author")
        assert (bylines.read(text), bylines.read(text, slot="author")) == first


def test_a_paragraph_that_ends_as_a_sentence_reads_as_no_credit_line() -> None:
    """So that the ruling need not read it."""
    texts = [text + end for text in TEXTS for end in (".", "؟", "!", " .")]
    sentences = [text for text in texts if is_sentence(text)]
    assert len(sentences) > len(TEXTS)
    assert [text for text in sentences if bylines.read(text, outlet="alriyadh.com").explained] == []
