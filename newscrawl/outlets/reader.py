"""An outlet file, TOML, into an Outlet; what is wrong with one is told with file, line, key and remedy."""

import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, get_args
from urllib.parse import urljoin, urlsplit

from newscrawl.outlet import (
    Evidence,
    Expectation,
    Kind,
    Layout,
    Order,
    Outlet,
    Ownership,
    State,
    Verified,
    countries,
)

SELECTABLE = (
    "title",
    "subtitle",
    "summary",
    "byline",
    "published",
    "modified",
    "body",
    "image",
    "section",
    "tags",
)
EXPECTABLE = (  # keys of the record
    *("title", "subtitle", "summary", "text", "published", "modified", "authors", "agencies", "dateline"),
    *("places", "images", "section", "tags"),
)
REQUIRED = ("name", "arabic_name", "home", "country", "kind")


class OutletError(ValueError):
    """An outlet file cannot be used. Says which file and line, which key, what is wrong and what to do."""

    def __init__(self, path: Path, line: int | None, key: str | None, problem: str, remedy: str) -> None:
        self.path, self.line, self.key, self.problem, self.remedy = path, line, key, problem, remedy
        where = f"{path}:{line}" if line else f"{path}"
        super().__init__(f"{where}: {key + ' ' if key else ''}{problem}; {remedy}")


def _near(word: str, words: tuple[str, ...] | list[str]) -> str:
    """The remedy for a word that is none of `words`."""
    from difflib import get_close_matches

    near = get_close_matches(word, words, n=1)
    return f"did you mean {near[0]!r}?" if near else f"one of {', '.join(words)}"


class _File:
    """One file being read: knows where each key stands, for the errors."""

    def __init__(self, path: Path, text: str) -> None:
        self.path, self.text = path, text

    def error(self, key: str | None, problem: str, remedy: str) -> OutletError:
        return OutletError(self.path, self._line(key) if key else None, key, problem, remedy)

    def _line(self, key: str) -> int | None:
        """The line of a dotted key: its own line inside its table, else the table's heading."""
        inside, found = "", None
        *tables, last = key.split(".")
        for number, line in enumerate(self.text.splitlines(), 1):
            if heading := re.match(r"\s*\[+\s*([^\]]+?)\s*\]", line):
                inside = heading[1].replace('"', "")
                if inside in (key, ".".join(tables)):
                    found = number
            elif re.match(rf"""\s*["']?({re.escape(last)}|{re.escape(key)})["']?\s*=""", line) and inside in (
                "",
                ".".join(tables),
            ):
                return number
        return found

    # One method a type: value in, checked value out, or an OutletError that names the key.

    def text_(self, key: str, value: Any) -> str:
        if not isinstance(value, str):
            raise self.error(key, f"is {_kind_of(value)}, not a text", f'write {key.split(".")[-1]} = "…"')
        if not value.strip():
            raise self.error(key, "is empty", "fill it in or remove the line")
        return value.strip()

    def texts(self, key: str, value: Any) -> tuple[str, ...]:
        if isinstance(value, str):
            return (self.text_(key, value),)
        if isinstance(value, list) and not all(isinstance(item, str) for item in value):
            wrong = next(item for item in value if not isinstance(item, str))
            remedy = f'write {key.split(".")[-1]} = ["…", "…"]'
            raise self.error(key, f"holds {_kind_of(wrong)}, not texts alone", remedy)
        if not isinstance(value, list):
            raise self.error(key, f"is {_kind_of(value)}, not a list of texts", 'write ["…", "…"]')
        return tuple(self.text_(key, item) for item in value)

    def number(self, key: str, value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e6:
            raise self.error(key, f"is {value!r}, not a number from 0 up", f"write {key.split('.')[-1]} = 20")
        return float(value)

    def day(self, key: str, value: Any) -> date:
        if type(value) is not date:
            raise self.error(key, f"is {value!r}, not a date", "write 2024-12-31, without quotes")
        return value

    def choice(self, key: str, value: Any, type_: Any) -> Any:
        allowed = list(get_args(type_))
        if self.text_(key, value) not in allowed:
            raise self.error(key, f"is {value!r}", _near(value, allowed))
        return value

    def pattern(self, key: str, value: Any) -> str:
        try:
            re.compile(self.text_(key, value))
        except re.error as wrong:
            raise self.error(
                key,
                f"is no regular expression: {wrong}",
                "write it in 'single quotes' so that \\ stays as it is",
            ) from None
        return str(value)

    def web(self, key: str, value: Any) -> str:
        url = self.text_(key, value)
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"\s", url):
            raise self.error(key, f"is {url!r}, not a web address", "write https://host/path")
        return url

    def webs(self, key: str, value: Any, home: str) -> tuple[str, ...]:
        return tuple(self.web(key, urljoin(home, item)) for item in self.texts(key, value))

    def table(self, key: str, value: Any, keys: tuple[str, ...]) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            raise self.error(key, f"is {_kind_of(value)}, not a table", f"write [{key}] and its keys below it")
        for name in value:
            if name not in keys:
                raise self.error(f"{key}.{name}" if key else name, "is no key of an outlet", _near(name, list(keys)))
        return value

    def selectors(self, key: str, value: Any) -> tuple[str, ...]:
        from newscrawl.selector import SelectorError, xpath

        found = self.texts(key, value)
        for selector in found:
            try:
                xpath(selector)
            except SelectorError as wrong:
                raise self.error(key, f"{selector!r} {wrong}", "try it in `scrapy shell` first") from None
        return found


def _kind_of(value: Any) -> str:
    names = {
        bool: "true or false",
        int: "a number",
        float: "a number",
        str: "a text",
        list: "a list",
        dict: "a table",
    }
    return names.get(type(value), f"a {type(value).__name__}")


def _country(file: _File, key: str, value: Any) -> str:
    code = file.text_(key, value)
    if code not in countries():
        near = _near(code.upper(), list(countries())) if len(code) == 2 else "write two letters, as in MA"
        raise file.error(
            key, f"{code!r} is no ISO 3166-1 code", near if len(near) < 80 else "write two letters, as in MA"
        )
    return code


def _timezone(file: _File, key: str, value: Any) -> str:
    from zoneinfo import ZoneInfo, available_timezones

    name = file.text_(key, value)
    try:
        ZoneInfo(name)
    except (ValueError, OSError):  # ZoneInfoNotFoundError is a KeyError, and so caught apart
        pass
    except KeyError:
        pass
    else:
        return name
    near = _near(name, sorted(available_timezones()))
    raise file.error(key, f"{name!r} is no IANA time zone", near if len(near) < 80 else "as in Asia/Baghdad")


def _layout(file: _File, value: Any) -> Layout:
    given = file.table("select", value, (*SELECTABLE, "until", "drop"))
    return Layout(
        until=file.day("select.until", given["until"]) if "until" in given else None,
        fields={k: file.selectors(f"select.{k}", v) for k, v in given.items() if k in SELECTABLE},
        drop=file.selectors("select.drop", given["drop"]) if "drop" in given else (),
    )


def _select(file: _File, key: str, value: Any) -> tuple[Layout, ...]:
    designs = [_layout(file, one) for one in (value if isinstance(value, list) else [value])]
    if sum(design.until is None for design in designs) > 1:
        raise file.error(key, "has two layouts without `until`", "say until which day the older one was served")
    return tuple(sorted(designs, key=lambda design: design.until or date.max, reverse=True))


def _expect(file: _File, key: str, value: Any) -> Expectation:
    given = file.table(key, value, ("articles_a_day", "fields"))
    default = Expectation()
    fields = file.texts(f"{key}.fields", given["fields"]) if "fields" in given else default.fields
    for name in fields:
        if name not in EXPECTABLE:
            raise file.error(f"{key}.fields", f"names {name!r}", _near(name, list(EXPECTABLE)))
    a_day = file.number(f"{key}.articles_a_day", given["articles_a_day"]) if "articles_a_day" in given else None
    return Expectation(articles_a_day=a_day, fields=fields)


def _verified(file: _File, key: str, value: Any) -> Verified:
    given = file.table(key, value, ("state", "on", "against", "by"))
    return Verified(
        state=file.choice(f"{key}.state", given.get("state", "not yet visited"), State),
        on=file.day(f"{key}.on", given["on"]) if "on" in given else None,
        against=file.text_(f"{key}.against", given["against"]) if "against" in given else None,
        by=file.text_(f"{key}.by", given["by"]) if "by" in given else None,
    )


def _languages(file: _File, key: str, value: Any) -> tuple[str, ...]:
    found = file.texts(key, value)
    for language in found:
        if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", language):  # RFC 5646, 2.1
            raise file.error(key, f"{language!r} is no code of a language", 'write languages = ["ar", "fr"]')
    return found


def _headers(file: _File, key: str, value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise file.error(key, f"is {_kind_of(value)}, not a table", f'write {key} = {{ Referer = "…" }}')
    for name in value:
        if not re.fullmatch(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+", name):  # RFC 9110, 5.6.2
            raise file.error(key, f"{name!r} is no name of a header", f'write {key} = {{ Referer = "…" }}')
    return {name: file.text_(f"{key}.{name}", text) for name, text in value.items()}


_READERS: dict[str, Callable[[_File, str, Any], Any]] = {
    "name": _File.text_,
    "arabic_name": _File.text_,
    "home": _File.web,
    "country": _country,
    "kind": lambda file, key, value: file.choice(key, value, Kind),
    "evidence": lambda file, key, value: file.choice(key, value, Evidence),
    "aliases": _File.texts,
    "ambiguous": _File.texts,
    "timezone": _timezone,
    "date_order": lambda file, key, value: file.choice(key, value, Order),
    "languages": _languages,
    "ownership": lambda file, key, value: file.choice(key, value, Ownership),
    "domains": _File.texts,
    "cms": _File.text_,
    "article": _File.pattern,
    "select": _select,
    "expect": _expect,
    "headers": _headers,
    "delay": _File.number,
    "proxy": _File.text_,
    "verified": _verified,
    "note": _File.text_,
}
_SOURCES = ("feeds", "sitemaps", "sections")
KEYS = (*_READERS, *_SOURCES, "extends")


def error_at(path: Path, key: str, problem: str, remedy: str) -> OutletError:
    """An OutletError that names the line on which a key of the file stands."""
    return _File(path, load(path)).error(key, problem, remedy)


def parse(text: str, path: Path) -> dict[str, Any]:
    """The file's TOML as plain values, its keys known to be keys of an outlet. Raises OutletError."""
    try:
        plain = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        at = re.search(r"line (\d+)", str(wrong))
        raise OutletError(
            path,
            int(at[1]) if at else None,
            None,
            f"is no TOML: {wrong}",
            "put texts in quotes and close every bracket",
        ) from None
    _File(path, text).table("", plain, KEYS)
    return plain


def read(path: Path) -> Outlet:
    """The Outlet of one file that stands alone; its slug is the file's name. Raises OutletError."""
    text = load(path)
    return build(path, text, parse(text, path))


def build(path: Path, text: str, plain: Mapping[str, Any]) -> Outlet:
    """The Outlet of a file's plain values, those of an outlet it extends included. Raises OutletError.

    `text` is the file's own, so that an error can name the line.
    """
    if not is_slug(path.stem):
        raise OutletError(path, None, None, "has a name that is no slug", "use small Latin letters, digits and hyphens")
    file = _File(path, text)
    for key in REQUIRED:
        if key not in plain:
            raise file.error(None, f"has no {key!r}", f'add {key} = "…"')
    values = {key: _READERS[key](file, key, value) for key, value in plain.items() if key in _READERS}
    values |= {key: file.webs(key, plain[key], values["home"]) for key in _SOURCES if key in plain}
    return Outlet(slug=path.stem, path=str(path), **values)


def is_slug(name: str) -> bool:
    """Whether a name may be an outlet's slug, and its file's name without the ending."""
    return re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) is not None


def load(path: Path) -> str:
    """The file's text. Raises OutletError where it is not there or not UTF-8."""
    try:
        raw = path.read_bytes()
        return raw.decode()
    except UnicodeDecodeError as wrong:
        line = raw[: wrong.start].count(b"\n") + 1
        raise OutletError(path, line, None, "is not UTF-8", "save it as UTF-8") from None
    except OSError as wrong:
        raise OutletError(path, None, None, f"cannot be read: {wrong.strerror}", "check the path") from None
