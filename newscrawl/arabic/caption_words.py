"""The words in and around the captions of pictures, from data/arabic/caption_words.tsv."""

import re
from functools import cache

from newscrawl import tables


@cache
def words() -> dict[str, str]:
    """The words of captions, each with its kind, from data/arabic/caption_words.tsv."""
    return {row[1].lower(): row[0] for row in tables.rows("arabic/caption_words.tsv")}


def any_of(*kinds: str, of_several: bool = False) -> str:
    """The words of some kinds as a pattern, the longer first. `of_several`: only those that are more than one word."""
    found = [word for word, kind in words().items() if kind in kinds and (" " in word or not of_several)]
    return "|".join(map(re.escape, sorted(found, key=len, reverse=True)))


@cache
def label() -> re.Pattern[str]:
    """A word before a credit, and what stands between the two; group 1 where captions may begin so too."""
    told = (
        rf"(?:{any_of('credit')})\s*[:：/]",
        rf"(?:{any_of('credit', of_several=True)})\s*[،,]",  # read out to those who do not see
        rf"({any_of('picture')})\s*[:：/©]",
        rf"(?:{any_of('by')})(?=\s)(?!\s+(?:محفوظ|reserved))",
        r"©|\(c\)\s",
    )
    return re.compile(rf"(?:{'|'.join(told)})\s*", re.I)
