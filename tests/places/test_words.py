from hypothesis import given
from hypothesis import strategies as st

from newscrawl.arabic.fold import fold
from newscrawl.places.candidates import words_of


@given(st.text(st.sampled_from("أبةىدّـً -–\u00a0\u200f\n،(a1"), max_size=30))
def test_words_and_what_stands_between_make_up_the_text(text: str) -> None:
    found = words_of(text)
    edges = [0, *found.ends]
    for i, (word, start, end) in enumerate(zip(found.words, found.starts, found.ends, strict=True)):
        assert word and word == fold(text[start:end])
        assert found.gaps[i] == text[edges[i] : start]
    assert found.gaps[-1] == text[edges[-1] :][:3]
