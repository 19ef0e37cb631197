"""The tagger: what it adds, and that nothing depends on it."""

from pathlib import Path

import pytest

from newscrawl import places, tables
from newscrawl.places import model
from newscrawl.places.candidates import words_of
from newscrawl.places.features import tokens

TEXT = "وقال بلير في لندن إن بوش زار ليدز والقاهرة، بينما فاز مانشستر على ضيفه."


@pytest.fixture
def no_tagger(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "load", lambda: None)


@pytest.mark.usefixtures("no_tagger")
def test_without_the_tagger_every_method_is_the_rules() -> None:
    rules = [(f.start, f.end, f.method) for f in places.find(TEXT, method="rules")]
    assert rules
    for method in ("auto", "model"):
        assert [(f.start, f.end, f.method) for f in places.find(TEXT, method=method)] == rules  # type: ignore[arg-type]


def test_a_missing_file_is_no_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tables, "path", lambda name: tmp_path / name)
    model.load.cache_clear()
    try:
        assert model.load() is None
    finally:
        model.load.cache_clear()


def test_the_shipped_file_is_small_and_its_licence_lies_beside_it() -> None:
    path = tables.path(model.FILE)
    assert path.stat().st_size < 1_000_000
    assert "CC BY-SA 4.0" in path.with_name("tagger.LICENSE").read_text(encoding="utf-8")


def test_the_tagger_speaks_for_what_it_was_asked() -> None:
    pytest.importorskip("pycrfsuite")
    by = {f.surface: f.method for f in places.find("زار الوزير مدينة حلب، ثم تحدث عن بيروت والقاهرة.", method="auto")}
    assert by["حلب"] == "rules"
    assert "model" in by.values()


def test_the_tagger_throughout_finds_names_the_table_lacks() -> None:
    pytest.importorskip("pycrfsuite")
    found = [f.surface for f in places.find("وصل الوفد إلى القاهرة ثم غادر إلى باريس.", method="model")]
    assert found == ["القاهرة", "باريس"]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("العربية.نت", ["العربيه", "نت"]),  # the tagger was trained on words that one mark joins without it
        ("العربية. نت", ["العربيه", ".", "نت"]),
        ("العربية نت", ["العربيه", "نت"]),
        ("العربية (24) نت", ["العربيه", "(", "نت"]),
    ],
)
def test_marks_between_words_are_tokens(text: str, forms: list[str]) -> None:
    words = words_of(text)
    assert tokens(words, 0, len(words.words) - 1).forms == forms
