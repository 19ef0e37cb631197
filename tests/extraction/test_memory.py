"""Memory stays flat over many extractions."""

from pathlib import Path

import pytest

from newscrawl import extraction
from newscrawl.page import Page
from tests.extraction.test_fuzz import WHOLE

STATM = Path("/proc/self/statm")


def resident() -> float:
    """Megabytes of this process in memory."""
    return int(STATM.read_text().split()[1]) * 4096 / 1e6


@pytest.mark.soak
@pytest.mark.skipif(not STATM.exists(), reason="reads /proc/self/statm, which this system does not have")
def test_memory_is_flat_over_fifty_thousand_extractions() -> None:
    def run(n: int) -> None:
        for i in range(n):
            extraction.draft(Page(WHOLE, f"https://news.example/world/{i}.html"))

    run(2_000)
    before = resident()
    run(48_000)
    assert resident() - before < 8
