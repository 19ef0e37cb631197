"""How far into a text names are looked for: a bound on the time that a page of a hostile or broken site can take."""

from newscrawl.normalise.case import Case

# Characters: more than a thick book. The longest pieces that outlets print (a report, a live page) have some 60,000.
LONGEST = 1_000_000


def within(case: Case, words: str) -> str:
    """The beginning of the words as far as names are looked for, whole words only; the same words if they are shorter.

    What is left out is said by the warning `names_cut`; the article's text stays whole.
    """
    if len(words) <= LONGEST:
        return words
    case.warn("names_cut")
    return words[:LONGEST].rpartition(" ")[0] or words[:LONGEST]
