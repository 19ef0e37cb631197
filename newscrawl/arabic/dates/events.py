"""Events, laws and places that are named by a day: «ثورة 25 يناير 2011», «شارع 26 يوليو», «أحداث 11 سبتمبر 2001».

The day is part of a name there, and a text that begins so is no date line. In running text `find` still yields it.
"""

from newscrawl.arabic.dates.reading import UnreadError
from newscrawl.arabic.dates.tokens import Tokens

_BETWEEN = 3  # words between the event and its day: «انتخابات الرئاسة في 5 مارس 2020»


def refuse_events(tokens: Tokens) -> None:
    """Raise UnreadError where an event word («E») is followed by a day with no mark between the two.

    A law or a decree may have a date of its own, «مرسوم مؤرخ في 13 سبتمبر 2022». Elsewhere, as in the
    heading «حرب غزة | 12 مايو 2024», the word becomes one that is not known.
    """
    kinds, values = tokens.kinds, tokens.values
    for i, kind in enumerate(kinds):
        if kind != "E":
            continue
        ahead = i + 1
        dated = values[i] == "session"
        while ahead < len(kinds) and ahead <= i + _BETWEEN and kinds[ahead] in "?.zE&":
            dated = dated or (values[i] == "document" and values[ahead] == "dated")
            ahead += 1
        while ahead < len(kinds) and kinds[ahead] in "Wu":
            ahead += 1
        if ahead < len(kinds) and kinds[ahead] in "nDM" and not dated:
            raise UnreadError("the day is part of the name of an event, a law or a place")
        kinds[i] = "?"
