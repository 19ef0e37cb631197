"""Answers kept for a while: the parts of extraction ask the same of the same short texts of a page."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

Answer = TypeVar("Answer")
LONGEST = 400  # characters of a text whose answer is kept: a line, a title, a class; so that what is kept stays small


def remembered(size: int) -> Callable[[Callable[[str], Answer]], Callable[[str], Answer]]:
    """A decorator for functions of one text: the last `size` answers are kept, but for texts over LONGEST."""

    def of(answer: Callable[[str], Answer]) -> Callable[[str], Answer]:
        kept = lru_cache(maxsize=size)(answer)

        @wraps(answer)
        def ask(text: str) -> Answer:
            return kept(text) if len(text) <= LONGEST else answer(text)

        return ask

    return of
