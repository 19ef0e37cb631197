"""Is a candidate a place: a name beside which nothing can say anything of it is judged as by all rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.places import rules
from newscrawl.places.candidates import WEAK, Candidate, scanner, words_of

# Names of every strength, and words of every kind that says something of a name.
NAMES = "حلب دمشق لبنان وعمان السعودية الباب صلاح كفر عانة بيت في على المدينة غزة هجين بلير للعراق ببيروت والحمامات"
TELLING = "مدينة بمحافظة العاصمة نادي صحيفة الوزير الرئيس أحمد السوري الأردنية وسط شمال من إلى بريف منطقة الشرقية"
QUIET = "قال غدا كتاب الحكومة اجتماع الطقس وأضاف ثم"
GAPS = [" ", " ", " ", ". ", "، ", " (", ") ", "\n", "\n\n", " - ", ' "', "«", "/", "\u00a0"]


@given(
    st.lists(
        st.tuples(st.sampled_from([*NAMES.split(), *TELLING.split(), *QUIET.split()]), st.sampled_from(GAPS)),
        max_size=12,
    )
)
def test_a_name_that_stands_alone_is_judged_as_by_all_rules(pieces: list[tuple[str, str]]) -> None:
    text = words_of("".join(word + gap for word, gap in pieces))
    for candidate in scanner().find(text):
        assert rules.judge(scanner(), text, candidate) == rules.judge_beside(scanner(), text, candidate)


@pytest.mark.parametrize(
    ("text", "key", "alone"),
    [
        ("ذلك اجتماع حلب غدا", "حلب", True),
        ("ذلك اجتماع مدينة حلب غدا", "حلب", False),
        ("ذلك اجتماع حلب السورية غدا", "حلب", False),
        ("ذلك اجتماع حلب، سوريا", "حلب", False),
        ("ذلك اجتماع حلب. سوريا", "حلب", True),
        ("قرر الاجتماع حلب غدا", "حلب", True),
        ("قال الوزير السابق حلب غدا", "حلب", False),
        ("ذلك اجتماع الحكومة السعودية غدا", "السعوديه", False),  # an adjective here
        ("الحكومة\n\nالسعودية غدا", "السعوديه", False),
        ("ذلك مخيم بلاطة غدا", "مخيم بلاطه", False),  # says itself what it is
        ("ذلك بيت غدا", "بيت", False),  # may be half of a name
    ],
)
def test_what_stands_alone(text: str, key: str, alone: bool) -> None:
    words = words_of(text)
    candidate = next((c for c in scanner().find(words) if c.key == key), Candidate(1, 1, key, "", WEAK))
    assert rules.is_alone(scanner(), words, candidate) is alone
