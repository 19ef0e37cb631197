"""Answers kept for a while: the parts of extraction ask the same of the same short texts of a page."""

from collections.abc import Callable
from typing import Generic, TypeVar

Answer = TypeVar("Answer")
LONGEST = 400  # characters of a text whose answer is kept: a line, a title, a class; so that what is kept stays small


class _Kept(dict[str, Answer], Generic[Answer]):
    """Answers by their texts, at most `size`: one more, and all make room."""

    __slots__ = ("answer", "size")

    def __init__(self, answer: Callable[[str], Answer], size: int) -> None:
        super().__init__()
        self.answer = answer
        self.size = size

    def __missing__(self, text: str) -> Answer:
        found = self.answer(text)
        if len(text) <= LONGEST:
            if len(self) >= self.size:
                self.clear()
            self[text] = found
        return found


def remembered(size: int) -> Callable[[Callable[[str], Answer]], Callable[[str], Answer]]:
    """A decorator for functions of one text: up to `size` answers are kept, but for texts over LONGEST.

    What comes out is the look-up itself, so that asking again for what is kept costs no call of a function.
    """

    def of(answer: Callable[[str], Answer]) -> Callable[[str], Answer]:
        return _Kept(answer, size).__getitem__

    return of
