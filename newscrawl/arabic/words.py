"""Text cut into words: at white space first, by a pattern where that is not enough."""

import re
from collections.abc import Callable


def cut(text: str, pattern: re.Pattern[str], plain: Callable[[str], bool]) -> list[str]:
    """What `pattern` finds in a text, told many times faster, as most of what stands between white space is a word.

    The pattern finds nothing that holds white space, and finds whole what is `plain`: `str.isalpha`, `str.isalnum`.
    """
    found: list[str] = []
    for piece in text.split():
        if plain(piece):
            found.append(piece)
        else:
            found += pattern.findall(piece)
    return found
