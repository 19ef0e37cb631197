"""A real crawl of two honest outlets beside every hostile one: each attack is counted and named, nobody else is hurt."""

import csv
import json
import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.crash.runs import QUICK
from tests.crawl.site import XML, Reply, Site, article_page, home_page
from tests.hostile.attacks import TITLES, Attack, attacks, index, names, odd_page, to, trap

ROOT = Path(__file__).parents[2]
HONEST = ("honest-one.test", "honest-two.test")
ARTICLES = 25
TIME = 150  # seconds, on a busy machine
MEMORY = 400  # MB
SPECIAL = ("odd.test", "later-ok.test", "rights.test", "rbinary.test")


@dataclass(slots=True)
class Outcome:
    """What the crawl left."""

    code: int
    report: dict[str, Any]
    records: list[dict[str, Any]]
    said: str
    memory: float
    seconds: float
    connections: set[tuple[str, str]]
    sites: dict[str, Site]
    folder: Path

    def outlet(self, host: str) -> dict[str, Any]:
        """The report's part on one host."""
        slug = self.sites[host].slug
        return next(outlet for outlet in self.report["outlets"] if outlet["outlet"] == slug)

    def written(self, host: str) -> list[dict[str, Any]]:
        """The records of one host."""
        return [record for record in self.records if record["outlet"] == self.sites[host].slug]


class Named(Site):
    """A site on loopback that goes by a name."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.host = name

    def reply(self, path: str) -> Reply:
        """As of Site; traps make up the pages they are asked for."""
        if self.host == "calendar.test" and path.startswith("/calendar/"):
            return Reply(trap(lambda n: f"{path}{n}/", path))
        if self.host == "sessions.test" and path.startswith("/page"):
            return Reply(trap(lambda n: f"/page?sid={time.monotonic_ns()}{n}&p={n}", path))
        if self.host == "deeper.test" and path.startswith("/sitemap"):
            paths = [f"/sitemap-{hash(path) % 999}-{n}.xml" for n in range(40)]
            return Reply(index(*paths).replace("HOST", self.url("")), type=XML)
        if self.host == "circle.test" and path.startswith("/news/810001/"):
            return to(f"{path}/on")
        return super().reply(path)


def furnish(site: Site, rows: list[Attack]) -> None:
    """Put a host's attacks in their places, and the ways that lead to them."""
    for row in rows:
        replies = row.reply if isinstance(row.reply, list) else [row.reply]
        for reply in replies:
            if isinstance(reply.body, str):
                reply.body = reply.body.replace("HOST", site.url(""))
        site.replies[row.path] = row.reply
    leads = [row.path for row in rows if row.path.startswith("/news/")]
    site.feed([*leads, site.article("/news/899999")])
    paths = {row.path for row in rows}
    if "/feed.xml" in paths:
        site.replies["/"] = Reply(home_page(["/feed.xml", "/feed"]))
    if "/sitemap.xml" in paths:
        site.replies["/robots.txt"] = Reply(f"Sitemap: {site.url('/sitemap.xml')}\n", type="text/plain")
    for start in ("/calendar/", "/page?sid="):
        if start in paths:
            site.replies["/"] = Reply(trap(lambda n, start=start: f"{start}{n}/", "/"))  # type: ignore[misc]


def furnish_special(sites: dict[str, Site]) -> None:
    """Pages that are read, and are still not what they seem; a host that says later, and means it."""
    odd = sites["odd.test"]
    for path, title in TITLES.items():
        odd.replies[path] = odd_page(title)
    odd.replies["/news/820005"] = Reply(status=302, headers={"Location": "/news/820001", "Set-Cookie": "c=d"})
    odd.feed(
        [
            *TITLES,
            "/news/820005",
            "file:///etc/passwd",
            "data:text/html,x",
            "http://10.0.0.7/news/1",
            "/news/\x1b[2J820009",
        ]
    )
    again = sites["later-ok.test"]
    again.replies["/news/830001"] = [Reply("", 429, headers={"Retry-After": "1"}), Reply(article_page("بعد الانتظار"))]
    again.feed(["/news/830001"])
    rights = sites["rights.test"]
    meta = '<meta name="robots" content="noai, noimageai"></head>'
    rights.replies["/news/840001"] = Reply(article_page("بلا آلات").replace("</head>", meta))
    rights.replies["/news/840002"] = Reply(
        article_page("بلا آلات"), headers={"X-Robots-Tag": "noai", "tdm-reservation": "1"}
    )
    rights.feed(["/news/840001", "/news/840002"])
    binary = sites["rbinary.test"]
    binary.replies["/robots.txt"] = Reply(bytes(range(256)) * 400, type="text/plain")
    binary.feed([binary.article("/news/850001")])
    for host in HONEST:
        site = sites[host]
        site.feed([site.article(f"/news/90{n:04}", f"خبر سليم رقم {n} من المدينة") for n in range(ARTICLES)])


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outcome]:
    """The crawl."""
    folder = tmp_path_factory.mktemp("hostile")
    canary = Site()
    rows = attacks(canary.port)
    by_host: dict[str, list[Attack]] = defaultdict(list)
    for row in rows:
        by_host[row.host].append(row)
    sites: dict[str, Site] = {host: Named(host) for host in (*by_host, *SPECIAL, *HONEST)}
    try:
        for host, its in by_host.items():
            furnish(sites[host], its)
        furnish_special(sites)
        yield crawl(folder, sites, canary)
        assert not canary.hits, "an inner service was reached"
    finally:
        for site in (*sites.values(), canary):
            site.__exit__()


def crawl(folder: Path, sites: dict[str, Site], canary: Site) -> Outcome:
    """Crawl them all in one process."""
    settings = QUICK | {
        "NEWSCRAWL_PRIVATE_HOSTS": ",".join(sites),
        "NEWSCRAWL_DRAFTER": "True",
        "CONCURRENT_REQUESTS_PER_DOMAIN": "2",
        "DOWNLOAD_TIMEOUT": "6",
        "NEWSCRAWL_SLOW_AFTER": "1",
        "NEWSCRAWL_REST": "0.2",
        "NEWSCRAWL_MAX_REST": "10",
        "NEWSCRAWL_MAX_REQUESTS": "90",
        "NEWSCRAWL_REJECTS": str(folder / "rejects.jsonl"),
    }
    words = [sys.executable, "-m", "tests.hostile.named", str(folder / "memory"), "crawl"]
    words += [site.url() for site in sites.values()]
    words += ["http://inside.test/", "http://[::ffff:10.0.0.1]/", "--jobs", "60", "--keep-pages"]
    words += ["-o", str(folder / "a.jsonl"), "--store", str(folder / "st"), "--report", str(folder / "report.json")]
    words += [word for name, value in settings.items() for word in ("-s", f"{name}={value}")]
    clean = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    clean |= {"HOSTILE_NAMES": names(sites), "HOSTILE_LOG": str(folder / "connections"), "PYTHONPATH": str(ROOT)}
    start = time.monotonic()
    done = subprocess.run(words, cwd=folder, env=clean, capture_output=True, timeout=2 * TIME)
    seconds = time.monotonic() - start
    report = json.loads((folder / "report.json").read_bytes()) if (folder / "report.json").exists() else {"outlets": []}
    return Outcome(
        done.returncode,
        report,
        [json.loads(line) for line in (folder / "a.jsonl").read_bytes().splitlines()],
        done.stderr.decode("utf-8", "replace"),
        float((folder / "memory").read_text()),
        seconds,
        {(host, port) for host, port in (line.split() for line in (folder / "connections").read_text().splitlines())},
        sites,
        folder,
    )


ROWS = attacks(1)


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.item}: {row.host}{row.path}" for row in ROWS])
def test_attack_is_counted_and_named(outcome: Outcome, row: Attack) -> None:
    report = outcome.outlet(row.host)
    named = {kind for kind, found in report["examples"].items() if any(row.path in example for example in found)}
    if row.path == "/robots.txt":
        named |= {report["outcome"]}
    if row.item in ("endless sitemaps", "traps"):
        named |= set(report["failures"]) | ({"note"} if report["notes"] else set())
    assert named & row.kinds, (named, report)
    assert not report["failures"].get("bug")


def test_each_item_is_played_by_two_means() -> None:
    means: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in ROWS:
        means[row.item].add((row.host, row.path))
    assert [item for item, its in means.items() if len(its) < 2] == []


@pytest.mark.parametrize("host", HONEST)
def test_honest_outlets_lose_nothing(outcome: Outcome, host: str) -> None:
    assert len({record["url"] for record in outcome.written(host)}) == ARTICLES
    assert outcome.outlet(host)["failures"] == {}
    assert outcome.outlet(host)["outcome"] == "ok"


def test_what_is_honest_on_hostile_hosts_is_written(outcome: Outcome) -> None:
    blocked = ("later", "no means no", "robots.txt", "traps")
    for host in {row.host for row in ROWS if row.item not in blocked}:
        assert [r["url"] for r in outcome.written(host)] == [outcome.sites[host].url("/news/899999")], host


def test_memory_time_and_exit_code(outcome: Outcome) -> None:
    assert 0 < outcome.memory < MEMORY
    assert outcome.seconds < TIME
    assert outcome.code == outcome.report["exit_code"] == 1


def test_only_named_hosts_are_connected_to(outcome: Outcome) -> None:
    ports = {str(site.port) for site in outcome.sites.values()}
    assert {(host, port) for host, port in outcome.connections if host in ("127.0.0.1", "::1")} <= {
        ("127.0.0.1", port) for port in ports
    }
    assert {host for host, _ in outcome.connections} <= {"127.0.0.1", "93.184.215.14"}


def test_outlets_that_live_inside_are_refused(outcome: Outcome) -> None:
    outcomes = {outlet["outlet"]: outlet["outcome"] for outlet in outcome.report["outlets"]}
    assert outcomes["inside.test"] == "private"
    assert [kind for slug, kind in outcomes.items() if "10.0.0.1" in slug or "a00:1" in slug] == ["private"]


def test_traps_are_left_after_a_bounded_number_of_requests(outcome: Outcome) -> None:
    for host in ("calendar.test", "sessions.test", "deeper.test", "itself.test"):
        assert len(outcome.sites[host].hits) <= 95, host


def test_no_means_no(outcome: Outcome) -> None:
    for host in ("no.test", "challenge.test", "later.test", "date.test"):
        assert sum(path.startswith("/news/81") for path in outcome.sites[host].paths()) <= 9, host
        assert outcome.outlet(host)["failures"]["blocked"] >= 1
    for host in ("r401.test", "r403.test", "r500.test", "rsilent.test"):
        assert set(outcome.sites[host].paths()) == {"/robots.txt"}, host


def test_later_is_waited_for_and_binary_rules_are_no_rules(outcome: Outcome) -> None:
    times = [hit.at for hit in outcome.sites["later-ok.test"].hits if hit.path == "/news/830001"]
    assert times[1] - times[0] >= 0.9
    assert len(outcome.written("later-ok.test")) == 1
    assert len(outcome.written("rbinary.test")) == 1


def test_cookies_are_not_kept(outcome: Outcome) -> None:
    assert len(outcome.sites["odd.test"].hits) > len(TITLES)
    assert not [hit for site in outcome.sites.values() for hit in site.hits if "Cookie" in hit.headers]


def test_nothing_drives_the_terminal(outcome: Outcome) -> None:
    assert not set(outcome.said) & set("\x1b\x07\r\x08\u202e\u2066")
    report = json.dumps(outcome.report, ensure_ascii=False)
    assert not set(report) & set("\x1b\x07\u202e\u2066")


def test_titles_are_clean_and_spreadsheets_run_no_formulas(outcome: Outcome) -> None:
    records = {record["url"].rpartition("/")[2]: record for record in outcome.written("odd.test")}
    assert len(records) == len(TITLES)
    assert not any(set(record["title"]) & set("\x1b\x07\u202e\u2066") for record in records.values())
    table = outcome.folder / "all.csv"
    words = [sys.executable, "-m", "tests.hostile.named", str(outcome.folder / "m2"), "ledger", "export"]
    clean = os.environ | {"HOSTILE_NAMES": "{}", "HOSTILE_LOG": os.devnull, "PYTHONPATH": str(ROOT)}
    subprocess.run([*words, "--store", str(outcome.folder / "st"), "-o", str(table)], env=clean, check=True, timeout=60)
    cells = [cell for row in csv.reader(table.read_text("utf-8-sig").splitlines()) for cell in row]
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    assert any(cell.startswith("'+cmd") for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))]


def test_opt_outs_are_recorded(outcome: Outcome) -> None:
    rights = {record["url"].rpartition("/")[2]: record["rights"] for record in outcome.written("rights.test")}
    assert [rights[name]["noai"] for name in ("840001", "840002")] == [True, True]
    assert rights["840002"]["tdm_reservation"] is True


def test_names_from_outside_reach_no_disk(outcome: Outcome) -> None:
    made = {path.relative_to(outcome.folder).parts[0] for path in outcome.folder.rglob("*")}
    assert made <= {"a.jsonl", "st", "report.json", "memory", "connections", "all.csv", "m2", "rejects.jsonl"}
    names_made = [path.name for path in (outcome.folder / "st").rglob("*")]
    assert not [name for name in names_made if "stolen" in name or ".." in name]
    assert not list(outcome.folder.parent.glob("*stolen*"))


def test_entities_bring_nothing_in(outcome: Outcome) -> None:
    whole = (outcome.folder / "a.jsonl").read_bytes()
    assert b"root:" not in whole
    assert b"haha" not in whole
