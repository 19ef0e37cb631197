"""Memory stays flat over many extractions. The result is kept under benchmarks/results."""

import gc
import os
import weakref
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

import newscrawl
from benchmarks.machine import keep
from newscrawl.explain import explain
from newscrawl.page import Page
from newscrawl.sample import routes

STATM = Path("/proc/self/statm")
COUNT = int(os.environ.get("NEWSCRAWL_SOAK_EXTRACTIONS", 50_000))
_MARKS = 10  # times at which memory is looked at


def resident() -> float:
    """Megabytes of this process in memory."""
    return int(STATM.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def pages() -> list[tuple[bytes, str]]:
    """The HTML pages of the sample site, bytes and URL: nine outlets, listings and pages without an article included."""
    found = []
    for (host, path, _), route in sorted(routes.read().items(), key=lambda pair: pair[0]):
        if route.status == 200 and route.file and route.file.suffix == ".html":
            found.append((route.body(), f"http://{host}{path}"))
    return found


def varied(raw: bytes, number: int) -> bytes:
    """The page with a word in every paragraph that no other page has, so that whatever keeps words is found out."""
    return raw.replace(b"</p>", b" %d\xd8\xb3</p>" % number).replace(b"<body", b'<body data-n="%d"' % number)


def test_a_page_goes_when_its_record_is_made_without_the_collector(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[weakref.ref[Page]] = []
    build = Page.__init__

    def watched(self: Page, *args: object, **named: object) -> None:
        build(self, *args, **named)  # type: ignore[arg-type]
        made.append(weakref.ref(self))

    monkeypatch.setattr(Page, "__init__", watched)
    gc.disable()
    try:
        for raw, url in pages():
            case = explain(raw, url).case
            asked = case is None or (case.draft.clocks, case.draft.first_page, case.draft.next_page)
            del case, asked
            assert made[-1]() is None, url
    finally:
        gc.enable()


def _extracted() -> tuple[int, list[float]]:
    """How many of COUNT pages were articles, and the MB of memory on the way."""
    site = pages()
    articles, step = 0, COUNT // _MARKS
    memory = []
    for number in range(COUNT):
        raw, url = site[number % len(site)]
        articles += newscrawl.extract(varied(raw, number), url) is not None
        if number % step == step - 1:
            memory.append(round(resident(), 1))
    return articles, memory


@pytest.mark.soak
@pytest.mark.skipif(not STATM.exists(), reason="reads /proc/self/statm, which this system does not have")
def test_memory_is_flat_over_fifty_thousand_extractions() -> None:
    with ProcessPoolExecutor(1, get_context("spawn")) as own:  # where no other test has left anything
        articles, memory = own.submit(_extracted).result()
    keep("extractions", {"pages": COUNT, "articles": articles, "memory_mb": memory})
    assert articles > COUNT // 3
    assert memory[-1] - memory[0] < 8, memory
