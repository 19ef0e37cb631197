"""Month names of other languages, asked of dateparser: «3 Haziran 2020» on the Turkish page of an Arab outlet.

Only the one word is asked for, between a day and a year that the grammar has read itself, so that nothing dateparser
guesses can enter a date. It is imported when the first such word is met: it costs a tenth of a second, the word a
millisecond.
"""

from functools import lru_cache

LANGUAGES = ["tr", "de", "es", "it", "pt", "nl", "ru", "sv", "id"]


@lru_cache(maxsize=256)
def month(word: str) -> int | None:
    """The number of the month that `word`, folded, names in one of LANGUAGES; None where it names none."""
    if not 3 <= len(word) <= 12 or "\u0600" <= word[0] <= "\u06ff":
        return None
    from dateparser.date import DateDataParser

    parser = DateDataParser(languages=LANGUAGES, settings={"STRICT_PARSING": True, "DATE_ORDER": "DMY"})
    found = parser.get_date_data(f"17 {word} 1999").date_obj
    # 17 and 1999 cannot come from anywhere but the string; anything else is a guess.
    return found.month if found is not None and (found.day, found.year) == (17, 1999) else None
