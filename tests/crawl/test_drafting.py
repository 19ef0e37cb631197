"""Pages drafted beside the crawl: the same drafts; a process that is killed, or cannot be had, loses one page at most."""

import asyncio
import json
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from newscrawl import normalise, outlets
from newscrawl.draft import NoArticle
from newscrawl.drafter import packed
from newscrawl.explain import draft_case
from newscrawl.normalise import Case, Fetch
from newscrawl.spiders import drafting
from newscrawl.spiders.drafting import DrafterError, Drafting, wanted
from tests.crawl.site import Reply, Site, command, crawl

FETCHED = datetime(2024, 5, 7, tzinfo=UTC)
PARAGRAPH = "<p>قالت الوزارة إن الميناء الجديد يستقبل السفن قريبا، وإن الرصيف الثاني يكتمل بعد عام واحد رقم {}.</p>"


def page(number: int) -> bytes:
    """An article whose only date has no year, so that the ruling on it asks for the age of the page."""
    body = "".join(PARAGRAPH.format(number * 10 + each) for each in range(5))
    head = f"<head><title>افتتاح الرصيف رقم {number}</title><meta charset=utf-8></head>"
    shown = f"<h1>افتتاح الرصيف رقم {number}</h1><time>الثلاثاء 7 أيار</time>"
    return f"<html>{head}<body><article>{shown}{body}</article><footer>© 2024</footer></body></html>".encode()


def fetch(number: int = 1, **known: Any) -> Fetch:
    return Fetch(f"https://news.example/harbour/{number}", **({"fetched_at": FETCHED} | known))


def ruled(case: Case | NoArticle) -> str:
    """All that is made of a page, in words."""
    if isinstance(case, NoArticle):
        return repr(case)
    paging = (case.draft.first_page, case.draft.next_page)
    for step in normalise.STEPS:
        step.rule(case)
    return repr((paging, normalise.article(case), case.rulings))


def drafted(work: Callable[[Drafting], Awaitable[Any]]) -> Any:
    """What the work gives with a drafting of its own, closed after it."""

    async def run() -> Any:
        made = Drafting()
        try:
            async with asyncio.timeout(60):
                return await work(made)
        finally:
            await made.close()

    return asyncio.run(run())


def pid(of: Drafting) -> int:
    assert of._process is not None
    return of._process.pid


def fault(process: int) -> None:
    """Let a process that was stopped end as over a fault."""
    os.kill(process, signal.SIGSEGV)
    os.kill(process, signal.SIGCONT)


def is_gone(process: int) -> bool:
    """Whether a process ends within some seconds."""
    for _ in range(100):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        state = Path(f"/proc/{process}/stat")
        if state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.1)
    return False


def test_a_page_drafted_beside_gives_the_same_record_and_the_same_refusal() -> None:
    split = page(2).replace(b"</article>", b'<a rel="next" href="/harbour/2?page=2">2</a></article>')
    asked = [(page(1), fetch(1)), (split, fetch(2)), (b"<html><body><p>x</p></body></html>", fetch(3)), (b"", fetch(4))]

    async def work(made: Drafting) -> list[str]:
        return [ruled(case) for case in await asyncio.gather(*(made.draft(*each) for each in asked))]

    found = drafted(work)
    assert found == [ruled(draft_case(*each)) for each in asked]
    assert "2024-05-07" in found[0]
    assert "page=2" in found[1]
    assert found[2].startswith("NoArticle")


def test_the_case_keeps_what_the_crawl_knows_of_the_page() -> None:
    known = fetch(headers={"x-robots-tag": "noai"}, anchor=FETCHED)

    async def work(made: Drafting) -> Any:
        return await made.draft(page(1), known)

    case = drafted(work)
    assert case.fetch is known
    assert case.draft.rights["noai"] is True


def test_an_error_on_one_page_is_raised_for_that_page() -> None:
    broken = replace(fetch(), outlet="no outlet")  # type: ignore[arg-type]

    async def work(made: Drafting) -> list[Any]:
        asked = ((page(1), fetch()), (page(1), broken), (page(2), fetch(2)))
        return await asyncio.gather(*(made.draft(*each) for each in asked), return_exceptions=True)

    first, second, third = drafted(work)
    assert isinstance(first, Case)
    assert isinstance(second, DrafterError)
    assert str(second).startswith("AttributeError: ")
    assert "in draft_case" in second.__notes__[0]
    assert isinstance(third, Case)


def test_a_page_whose_process_is_killed_costs_itself_and_the_others_are_drafted() -> None:
    async def work(made: Drafting) -> tuple[list[Any], int, int]:
        await made.draft(page(0), fetch())
        first = pid(made)
        os.kill(first, signal.SIGSTOP)  # so that all of these are in its hands when it ends
        tasks = [asyncio.ensure_future(made.draft(page(number), fetch(number))) for number in range(1, 6)]
        await asyncio.sleep(0.1)
        fault(first)
        found = await asyncio.gather(*tasks, return_exceptions=True)
        return found, first, pid(made)

    found, first, second = drafted(work)
    assert isinstance(found[0], DrafterError)
    assert "SIGSEGV" in str(found[0])
    assert [ruled(case) for case in found[1:]] == [ruled(draft_case(page(n), fetch(n))) for n in range(2, 6)]
    assert first != second


def test_answers_given_before_the_process_was_killed_are_heard() -> None:
    large = page(9).replace(b"<footer>", b"<footer>" + b"x" * 2_000_000)

    async def work(made: Drafting) -> list[Any]:
        await made.draft(page(0), fetch())
        tasks = [asyncio.ensure_future(made.draft(page(number), fetch(number))) for number in range(1, 5)]
        await asyncio.sleep(0)  # they are asked
        time.sleep(1)
        os.kill(pid(made), signal.SIGKILL)
        time.sleep(0.1)
        tasks.append(asyncio.ensure_future(made.draft(large, fetch(9))))
        return await asyncio.gather(*tasks, return_exceptions=True)

    found = drafted(work)
    assert [ruled(case) for case in found[:4]] == [ruled(draft_case(page(n), fetch(n))) for n in range(1, 5)]
    assert ruled(found[4]) == ruled(draft_case(large, fetch(9)))


def test_a_page_in_hand_when_the_process_is_killed_is_asked_once_more() -> None:
    async def work(made: Drafting) -> list[Any]:
        await made.draft(page(0), fetch())
        os.kill(pid(made), signal.SIGSTOP)
        tasks = [asyncio.ensure_future(made.draft(page(number), fetch(number))) for number in range(1, 4)]
        await asyncio.sleep(0.1)
        os.kill(pid(made), signal.SIGKILL)
        return await asyncio.gather(*tasks)

    assert [ruled(case) for case in drafted(work)] == [ruled(draft_case(page(n), fetch(n))) for n in (1, 2, 3)]


def test_a_page_over_which_two_processes_are_killed_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    made_by, begun = drafting._begin, []

    async def begin() -> Any:
        process = await made_by()
        begun.append(process.pid)
        os.kill(process.pid, signal.SIGSTOP)
        asyncio.get_running_loop().call_later(0.1, os.kill, process.pid, signal.SIGKILL)
        return process

    monkeypatch.setattr(drafting, "_begin", begin)

    async def work(made: Drafting) -> Any:
        return await made.draft(page(1), fetch(1))

    with pytest.raises(DrafterError, match="SIGKILL"):
        drafted(work)
    assert len(begun) == 2


def test_a_process_that_ends_again_and_again_is_given_up(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    made_by = drafting._begin
    monkeypatch.setattr(drafting, "MOST_DEATHS", 3)

    async def begin() -> Any:
        process = await made_by()
        os.kill(process.pid, signal.SIGSTOP)
        asyncio.get_running_loop().call_later(0.1, fault, process.pid)
        return process

    monkeypatch.setattr(drafting, "_begin", begin)

    async def work(made: Drafting) -> list[Any]:
        tasks = (made.draft(page(number), fetch(number)) for number in range(6))
        return await asyncio.gather(*tasks, return_exceptions=True)

    found = drafted(work)
    assert [isinstance(each, DrafterError) for each in found] == [True] * 3 + [False] * 3
    assert found[3:] == [None] * 3  # the crawl reads them
    assert "3 times in a row" in caplog.records[-1].message


def test_closing_while_a_process_begins_leaves_none_and_says_nothing(caplog: pytest.LogCaptureFixture) -> None:
    async def work(made: Drafting) -> Any:
        asked = asyncio.ensure_future(made.draft(page(1), fetch(1)))
        await asyncio.sleep(0.05)
        await made.close()
        return await asked, made._process

    case, process = drafted(work)
    assert case is None
    assert process is None
    assert not caplog.records


def test_a_page_that_cannot_be_handed_over_fails_and_moves_no_other() -> None:
    strange = replace(fetch(), outlet=lambda: None)  # type: ignore[arg-type]

    async def work(made: Drafting) -> list[Any]:
        asked = ((page(1), fetch(1)), (page(1), strange), (page(2), fetch(2)))
        return await asyncio.gather(*(made.draft(*each) for each in asked), return_exceptions=True)

    first, second, third = drafted(work)
    assert ruled(first) == ruled(draft_case(page(1), fetch(1)))
    assert isinstance(second, DrafterError)
    assert ruled(third) == ruled(draft_case(page(2), fetch(2)))


def test_a_process_that_stands_still_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    async def work(made: Drafting) -> list[Any]:
        await made.draft(page(0), fetch())
        monkeypatch.setattr(drafting, "PATIENCE", 0.5)
        assert made._process is not None
        made._look_after(made._process, -1)
        await asyncio.sleep(1.2)  # with nothing in hand it may stand still
        assert made._process.returncode is None
        os.kill(pid(made), signal.SIGSTOP)
        monkeypatch.setattr(drafting, "PATIENCE", 20)  # for the next one to begin
        return await asyncio.gather(
            made.draft(page(1), fetch(1)), made.draft(page(2), fetch(2)), return_exceptions=True
        )

    stood, read = drafted(work)
    assert "SIGKILL" in str(stood)
    assert ruled(read) == ruled(draft_case(page(2), fetch(2)))


def test_a_page_without_end_ends_its_process() -> None:
    script = (
        "import newscrawl.drafter as drafter, os, struct, sys\n"
        "def _draft(page, _):\n    while page == 'page': pass\n"
        "drafter.ONE_PAGE, drafter._draft = 0.2, _draft\n"
        "drafter.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], input=packed(("page", 1)), capture_output=True, timeout=60)
    assert done.returncode == -signal.SIGPROF


def test_the_folder_of_the_crawl_gives_its_process_no_module(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "calendar.py").write_text("raise SystemExit('not the calendar that was meant')")
    monkeypatch.chdir(tmp_path)

    async def work(made: Drafting) -> Any:
        return await made.draft(page(1), fetch(1))

    assert ruled(drafted(work)) == ruled(draft_case(page(1), fetch(1)))
    assert not caplog.records


def by_agency() -> tuple[bytes, Fetch]:
    """A page that begins with the name of an agency, which only an outlet file of the user's own names."""
    raw = page(1).replace("<time>الثلاثاء 7 أيار</time>".encode(), "<p>(منبر الشاطئ) 14-5-2024</p>".encode())
    return raw, fetch(fetched_at=datetime(2024, 6, 1, tzinfo=UTC))


def test_outlet_files_of_the_user_are_known_beside_the_crawl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named = 'name = "Manbar"\narabic_name = "منبر الشاطئ"\nhome = "https://manbar.example"\n'
    (tmp_path / "manbar.toml").write_text(named + 'country = "SA"\nkind = "agency"\nlanguages = ["ar"]\n', "utf-8")
    script = (
        "import sys\n"
        "from newscrawl import outlets\n"
        "outlets.use(sys.argv[1])\n"
        "from tests.crawl.test_drafting import by_agency, draft_case, ruled\n"
        "sys.stdout.buffer.write(ruled(draft_case(*by_agency())).encode())\n"
    )
    crawl_alone = subprocess.run([sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE, check=True)

    async def work(made: Drafting) -> Any:
        return await made.draft(*by_agency())

    def read(words: Case) -> list[str]:
        """Only what the process has read: the rulings of this one know no such agency."""
        return [paragraph.text for paragraph in words.draft.paragraphs]

    without = drafted(work)
    monkeypatch.setattr(outlets, "used", lambda: (tmp_path,))
    with_it = drafted(work)
    assert read(with_it) != read(without)
    assert all(text in crawl_alone.stdout.decode() for text in read(with_it))
    assert read(with_it)[0].startswith("(منبر")


def test_where_no_process_can_be_had_pages_are_left_to_the_crawl_which_says_so_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    for program in (str(tmp_path / "none"), "/bin/false", "/bin/true"):
        monkeypatch.setattr(sys, "executable", program)
        caplog.clear()

        async def work(made: Drafting) -> list[Any]:
            return await asyncio.gather(*(made.draft(page(number), fetch(number)) for number in range(3)))

        with caplog.at_level(logging.WARNING):
            found = drafted(work)
        assert found == [None] * 3
        assert sum("pages are read by the crawl itself" in record.message for record in caplog.records) == 1


def test_pages_that_wait_are_left_to_the_crawl_where_no_second_process_can_be_had(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def work(made: Drafting) -> list[Any]:
        await made.draft(page(0), fetch())
        os.kill(pid(made), signal.SIGSTOP)
        asked = [(page(1), fetch(1)), (page(2), fetch(2)), (page(3), replace(fetch(3), outlet="no outlet"))]  # type: ignore[arg-type]
        tasks = [asyncio.ensure_future(made.draft(*each)) for each in asked]
        await asyncio.sleep(0.1)
        monkeypatch.setattr(sys, "executable", "/bin/false")
        os.kill(pid(made), signal.SIGKILL)
        return await asyncio.gather(*tasks, return_exceptions=True)

    assert drafted(work) == [None] * 3


def test_closing_ends_the_process_and_its_page_is_not_waited_for() -> None:
    async def work(made: Drafting) -> int:
        await made.draft(page(0), fetch())
        process = pid(made)
        os.kill(process, signal.SIGSTOP)
        waiting = asyncio.ensure_future(made.draft(page(1), fetch(1)))
        await asyncio.sleep(0.1)
        await made.close()
        waiting.cancel()
        return process

    assert is_gone(drafted(work))


def test_signals_for_the_crawl_leave_its_process_at_work_and_it_ends_with_the_crawl() -> None:
    script = (
        "import asyncio, sys\n"
        "from tests.crawl.test_drafting import Drafting, fetch, page, pid\n"
        "async def work():\n"
        "    made = Drafting()\n"
        "    await made.draft(page(0), fetch())\n"
        "    print(pid(made), flush=True)\n"
        "    await asyncio.sleep(0.5)\n"
        "    print(type(await made.draft(page(1), fetch(1))).__name__, flush=True)\n"
        "    await asyncio.sleep(60)\n"
        "asyncio.run(work())\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as crawl:
        assert crawl.stdout is not None
        process = int(crawl.stdout.readline())
        for each in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):  # as systemd does, to all of a service
            os.kill(process, each)
        assert crawl.stdout.readline() == b"Case\n"
        crawl.kill()
        assert is_gone(process)


def _kinds_of_pages(site: Site) -> None:
    """Articles, a page that is none, a missing one, and an article that stands on two pages."""
    pages = [site.article(f"/news/41{n:04}") for n in range(12)]
    site.replies["/news/420001"] = Reply(b"<html><body><p>x</p></body></html>")
    site.replies["/news/420002"] = Reply(b"", status=404)
    site.feed([*pages, "/news/420001", "/news/420002"])


def test_a_crawl_writes_the_same_with_a_process_beside_it_and_alone(tmp_path: Path) -> None:
    found = {}
    with Site() as site:
        _kinds_of_pages(site)
        for name in ("auto", "False"):
            (tmp_path / name).mkdir()
            result = crawl(tmp_path / name, site.url(), NEWSCRAWL_DRAFTER=name)
            assert result.code == 0
            records = sorted(result.records, key=lambda record: str(record["url"]))
            for record in records:
                record["fetched_at"] = record["discovered"]["at"] = record["similar_to"] = None  # by order of writing
            found[name] = (records, result.outlet(site.slug)["failures"])
    assert len(found["auto"][0]) == 12
    assert found["auto"] == found["False"]


def test_a_crawl_whose_process_is_killed_writes_all_pages(tmp_path: Path) -> None:
    with Site() as site:
        site.feed([site.article(f"/news/43{n:04}") for n in range(200)])
        words = command(tmp_path, site.url(), NEWSCRAWL_DRAFTER="True", DOWNLOAD_DELAY=0.02)
        with subprocess.Popen(words, cwd=tmp_path, stderr=subprocess.PIPE) as process:
            beside = _child(process)
            _wait_for(lambda: len(site.hits) > 50)  # and seconds before the last
            os.kill(beside, signal.SIGKILL)
            said = process.communicate(timeout=60)[1].decode()
    report = json.loads((tmp_path / "report.json").read_bytes())["outlets"][0]
    assert report["failures"].get("bug", 0) == 0, said
    assert report["articles"] == 200
    assert is_gone(beside)


def test_a_stopped_crawl_writes_what_was_being_drafted_and_leaves_no_process(tmp_path: Path) -> None:
    with Site() as site:
        site.feed([site.article(f"/news/44{n:04}") for n in range(400)])
        words = command(tmp_path, site.url(), NEWSCRAWL_DRAFTER="True", DOWNLOAD_DELAY=0.01)
        out = tmp_path / "articles.jsonl"
        with subprocess.Popen(words, cwd=tmp_path, stderr=subprocess.DEVNULL) as process:
            beside = _child(process)
            _wait_for(lambda: out.exists() and out.stat().st_size > 0)
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=20) == 128 + signal.SIGTERM
    assert is_gone(beside)
    lines = out.read_bytes().splitlines(keepends=True)
    assert 0 < len(lines) < 400
    assert all(line.endswith(b"\n") and json.loads(line) for line in lines)
    assert "bug" not in json.loads((tmp_path / "report.json").read_bytes())["outlets"][0]["failures"]


def _child(of: subprocess.Popen[bytes]) -> int:
    """The process that drafts; a crawl begins others too, for a moment."""
    if not Path("/proc/self/task").exists():
        pytest.skip("only Linux tells the children of a process")
    children = Path(f"/proc/{of.pid}/task/{of.pid}/children")
    found: list[int] = []

    def there() -> bool:
        for child in children.read_text().split():
            with suppress(OSError):  # it has just ended
                if b"newscrawl.drafter" in Path(f"/proc/{child}/cmdline").read_bytes():
                    found.append(int(child))
        return bool(found)

    _wait_for(there)
    return found[0]


def _wait_for(there: Callable[[], bool]) -> None:
    """Return as soon as something is there; fail where it does not come within a minute."""
    end = time.monotonic() + 60
    while not there():
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.mark.parametrize(
    ("asked", "outlets", "each", "delay", "answer"),
    [
        ("auto", 1, 8, 0.0, True),
        ("auto", 1, 1, 2.0, False),
        ("auto", 16, 1, 2.0, False),
        ("auto", 16, 1, 0.1, True),
        (True, 1, 1, 2.0, True),
        ("True", 1, 1, 2.0, True),
        (False, 16, 8, 0.0, False),
        ("0", 16, 8, 0.0, False),
    ],
)
def test_reading_beside_is_for_crawls_that_wait_for_reading(
    asked: Any, outlets: int, each: int, delay: float, answer: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafting, "_cores", lambda: 2)
    assert wanted(asked, outlets=outlets, each=each, delay=delay) is answer


def test_one_core_reads_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafting, "_cores", lambda: 1)
    assert not wanted("auto", outlets=16, each=8, delay=0.0)
