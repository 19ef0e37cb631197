"""The registry of outlets is the shipped one before and after each test."""

from collections.abc import Iterator

import pytest

from newscrawl import outlets


@pytest.fixture(autouse=True)
def shipped(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("NEWSCRAWL_OUTLETS", raising=False)
    monkeypatch.setattr(outlets, "_used", [])
    outlets.reload()
    yield
    outlets.reload()
