"""A folder to write outlet files into, and a registry that reads only it."""

from collections.abc import Callable
from pathlib import Path

import pytest

GOOD = """\
name = "Barada Voice"
arabic_name = "صوت بردى"
home = "https://barada.test"
country = "SY"
kind = "site"
"""

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write an outlet file: the good one with lines added, or the given text alone."""

    def write(added: str = "", *, slug: str = "barada", text: str | None = None, folder: str = "sy") -> Path:
        path = tmp_path / folder / f"{slug}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(GOOD + added if text is None else text, encoding="utf-8")
        return path

    return write
