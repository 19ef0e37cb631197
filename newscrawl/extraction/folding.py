"""The form in which the words of a line are compared with those of the tables, and its letters one by one."""

import re

from newscrawl.arabic.fold import fold
from newscrawl.extraction.remembered import remembered

LEAD = re.compile(r"^[\W_]+")


@remembered(128)  # one line is asked for every kind of label in turn
def folded(text: str) -> str:
    """The form in which beginnings are compared: case, Arabic spelling signs, hyphens and leading ornaments aside."""
    if text and not text[0].isalnum():
        text = LEAD.sub("", text)
    if text.isascii():
        text = " ".join(text.lower().replace("-", " ").split()) if "-" in text else text.lower()
    else:
        # The capital İ of Turkish falls into two signs; the typographic apostrophe is one with the other.
        text = fold(text).casefold().replace("i\u0307", "i").replace("\u2019", "'")
    if ":" in text and " :" in text:  # one sign is looked for many times faster than two
        text = text.replace(" :", ":")
    return text


UNSURE = "\0"  # stands for what only folding the whole text can tell


class Letters(dict[int, str]):
    """Letters and spaces folded one by one, for str.translate; a table of the alphabets in use, filled as they are
    met. What is neither, or vanishes, is UNSURE."""

    MOST = 1024

    def __missing__(self, code: int) -> str:
        char = chr(code)
        letter = (char if char == " " else folded(char) if char.isalnum() else "") or UNSURE
        if len(self) >= self.MOST:
            self.clear()
        self[code] = letter
        return letter


LETTERS = Letters()
