"""Which words may be names: what is remembered of a word is what is read of it, and is not kept without bound."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.places import candidates, gazetteer, vocabulary
from newscrawl.places.candidates import Scanner, words_of

WORDS = "حلب بحلب وعمان وام وأم الفحم للعراق ريف دمشق صلاح الدين ريال مدريد دير الزور ولدير كفر شبه جزيرة سيناء غدا"
SENTENCE = "وصل الوفد من حلب إلى دير الزور ثم عاد إلى دمشق وعمان، وقال إن للعراق حدودا مع أم الفحم."

used = candidates.scanner()  # one that goes on from example to example, as in a crawl


@given(st.lists(st.sampled_from(WORDS.split()), max_size=10))
def test_words_that_were_met_before_are_read_as_new_ones(words: list[str]) -> None:
    text = words_of(" ".join(words))
    fresh = Scanner(used.places, used.vocabulary)
    assert used.find(text) == fresh.find(text) == used.find(text)
    for word in text.words:
        assert used.readings[word] == fresh.read(word)


def test_readings_are_kept_up_to_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    text = words_of(SENTENCE)
    expected = used.find(text)
    assert expected
    monkeypatch.setattr(candidates, "KEPT", 5)
    scanner = Scanner(gazetteer.load(), vocabulary.load())
    most = 0
    for word in [*text.words, *text.words]:
        scanner.readings.of([word])
        most = max(most, len(scanner.readings))
    assert 1 < most <= 5
    assert scanner.find(text) == expected  # and again with words forgotten half way


def test_what_is_kept_is_asked_and_never_gone_through() -> None:
    class Kept(candidates.Readings):
        def __iter__(self) -> Iterator[str]:
            raise AssertionError("a text costs as much as all that is kept")

    text = words_of(SENTENCE)
    scanner = Scanner(gazetteer.load(), vocabulary.load())
    scanner.readings = Kept(scanner)
    assert scanner.find(text) == used.find(text)
    assert scanner.find(text) == used.find(text)
