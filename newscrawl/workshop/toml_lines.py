"""Edits of a TOML file line by line, so that its comments, its order and whatever a person wrote stay as they are."""

import json
import re
import tomllib
from collections.abc import Mapping
from datetime import date

_HEADING = re.compile(r"\s*\[")


class EditError(ValueError):
    """The lines of a file cannot be edited without touching something else; it is left for a person."""


def literal(value: str | date | float | tuple[str, ...]) -> str:
    """A value as TOML writes it; a list of more than three texts takes a line each."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)  # JSON's escapes are a subset of TOML's
    if isinstance(value, tuple):
        items = [literal(item) for item in value]
        inner = ", ".join(items)
        return f"[{inner}]" if len(inner) < 100 else "[\n" + "".join(f"    {item},\n" for item in items) + "]"
    return value.isoformat() if isinstance(value, date) else f"{value:g}"


def with_key(text: str, key: str, value: str, comment: str = "") -> str:
    """The text with a top-level key set to a TOML literal: on its line, commented out or not, else before the tables.

    The comment replaces the line's own; without one that stays off. Keys whose value spans lines are not for this.
    """
    line = f"{key} = {value}" + (f"  # {comment}" if comment else "")
    lines = text.splitlines()
    end = next((number for number, one in enumerate(lines) if _HEADING.match(one)), len(lines))
    for number in range(end):
        if re.match(rf"#?\s*{re.escape(key)}\s*=", lines[number]):
            lines[number] = line
            break
    else:
        while end and not lines[end - 1].strip():
            end -= 1
        lines.insert(end, line)
    return "\n".join(lines) + "\n"


def with_table(text: str, table: str, values: Mapping[str, str | date | float]) -> str:
    """The text with exactly these keys in a table; the lines of keys that stay keep their place and their comments.

    A table that is not there is added at the end. Raises EditError where the table is written in another way than under
    its own heading, and where anything else would change.
    """
    lines = text.splitlines()
    heading = re.compile(rf"\s*\[\s*{re.escape(table)}\s*\]")
    start = next((number for number, line in enumerate(lines) if heading.match(line)), None)
    if start is None:
        if table in tomllib.loads(text):
            raise EditError(f"[{table}] is not written as a table of its own")
        lines += ([""] if lines and lines[-1].strip() else []) + [f"[{table}]"]
        start = len(lines) - 1
    end = next((n for n in range(start + 1, len(lines)) if _HEADING.match(lines[n])), len(lines))
    body = list(_edited(lines[start + 1 : end], values))
    edited = "\n".join((*lines[: start + 1], *body, *lines[end:])) + "\n"
    _only_that_changed(text, edited, table, values)
    return edited


def _edited(body: list[str], values: Mapping[str, str | date | float]) -> list[str]:
    left = dict(values)
    kept: list[str] = []
    for line in body:
        found = re.match(
            r"""(\s*)["']?([A-Za-z0-9_-]+)["']?\s*=\s*("(?:[^"\\]|\\.)*"|'[^']*'|[^#]*?)(\s*#.*)?$""", line
        )
        if found is None:
            kept.append(line)
        elif found[2] in left:
            kept.append(f"{found[1]}{found[2]} = {literal(left.pop(found[2]))}{found[4] or ''}")
        # a key that no longer holds goes
    while kept and not kept[-1].strip():
        left[""] = ""  # the blank line before the next table comes back below
        kept.pop()
    blank = left.pop("", None) is not None
    kept += [f"{key} = {literal(value)}" for key, value in left.items()]
    return [*kept, ""] if blank else kept


def _only_that_changed(before: str, after: str, table: str, values: Mapping[str, object]) -> None:
    try:
        was, now = tomllib.loads(before), tomllib.loads(after)
    except tomllib.TOMLDecodeError as wrong:
        raise EditError(f"the edited file would be no TOML: {wrong}") from None
    if now.pop(table, None) != dict(values) or now != {key: value for key, value in was.items() if key != table}:
        raise EditError(f"[{table}] cannot be edited without touching other lines")
