"""Traps: URLs of which a site has endlessly many."""

import re
from datetime import date
from functools import cache
from itertools import pairwise
from urllib.parse import parse_qsl, unquote, urlsplit

from newscrawl import tables

MAX_LENGTH = 2_000
MAX_SEGMENTS = 15
MAX_REPEATS = 3  # of one path segment: a relative link that grows with each step
MAX_PARAMETERS = 8
MAX_PAGE = 2_000  # the longest listings seen have some 400 pages

_CALENDAR_PATH = re.compile(r"/(?:events?|agenda|calendar)/(?:\w+/)?\d{4}-?/?\d{1,2}", re.I)
_RANDOM = re.compile(r"(?=.*\d)[0-9a-z]{24,}$", re.I)


def trap(url: str, *, today: date | None = None) -> str | None:
    """Why a URL looks like one of endlessly many (``calendar``, ``facet``, ``search``, ``action``,
    ``comments``, ``session``, ``pagination``, ``repeats``, ``depth``, ``length``, ``parameters``), or None.

    Judged by the URL alone, so it bounds what a site can make a crawl do, together with budgets; it is
    meant for links found on pages, not for entries of feeds and sitemaps. `today`, where given, makes
    calendar months after it a trap whatever the path says. Never raises.
    """
    if len(url) > MAX_LENGTH:
        return "length"
    try:
        parts = urlsplit(url)
        query = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=100)
    except ValueError:
        return "parameters"
    segments = [unquote(each).lower() for each in parts.path.split("/") if each]
    if len(segments) > MAX_SEGMENTS:
        return "depth"
    if any(segments.count(each) > MAX_REPEATS for each in set(segments)):
        return "repeats"
    if ";jsessionid=" in parts.path.lower():
        return "session"
    return _by_words(segments, query) or _by_numbers(url, parts.path, segments, query, today)


def _by_words(segments: list[str], query: list[tuple[str, str]]) -> str | None:
    words = _words()
    for segment in segments:
        if (reason := words.get(("segment", segment))) is not None:
            return reason
    sessions = _sessions()
    for name, value in query:
        lowered = name.lower()
        if lowered in sessions and (len(lowered) > 4 or _RANDOM.match(value)):
            return "session"
        if (reason := words.get(("query", lowered))) is not None:
            return reason
        for (place, word), reason in words.items():
            if place == "query" and word.endswith("*") and lowered.startswith(word[:-1]):
                return reason
    return None


def _by_numbers(
    url: str, path: str, segments: list[str], query: list[tuple[str, str]], today: date | None
) -> str | None:
    if len(query) > MAX_PARAMETERS:
        return "parameters"
    names = {name.lower() for name, _ in query}
    if _CALENDAR_PATH.search(path) or (names & {"year", "yyyy", "y"} and names & {"month", "mm", "m"}):
        return "calendar"
    if today is not None:
        found = re.search(r"/(20\d\d)/(0?[1-9]|1[0-2])(?:/|$)", path)
        if found is not None and (int(found[1]), int(found[2])) > (today.year, today.month + 1):
            return "calendar"
    number = page_number(url)
    return "pagination" if number is not None and number > MAX_PAGE else None


def page_number(url: str) -> int | None:
    """The page of a listing that a URL asks for (``?page=3``, ``/page/3/``), or None. Never raises."""
    words = _paging()
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    for part in parts.query.split("&"):
        name, _, value = part.partition("=")
        if ("query", name.lower()) in words and value.isascii() and value.isdigit() and len(value) < 10:
            return int(value)
    segments = [unquote(each).lower() for each in parts.path.split("/") if each]
    for name, value in pairwise(segments):
        if ("segment", name) in words and value.isascii() and value.isdigit() and len(value) < 10:
            return int(value)
    return None


@cache
def _words() -> dict[tuple[str, str], str]:
    return {(place, word.lower()): reason for place, word, reason in tables.rows("discover/traps.tsv")}


@cache
def _sessions() -> frozenset[str]:
    return frozenset(row[0].lower() for row in tables.rows("discover/sessions.tsv"))


@cache
def _paging() -> frozenset[tuple[str, str]]:
    return frozenset((place, word.lower()) for place, word, *_ in tables.rows("discover/paging.tsv"))
