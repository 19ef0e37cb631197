"""Articles split over pages: one record, its text in order, whatever its further pages do."""

import json
from pathlib import Path

import pytest

from newscrawl.commands import main
from newscrawl.warc import pages
from tests.crawl.site import LINES, Crawled, Reply, Site, article_page, crawl, home_page

TITLE = "البلدية تفتتح مكتبة جديدة وسط المدينة"


def part(number: int, links: str) -> Reply:
    """One page of an article: a paragraph that names its number, the usual text left out from the second on."""
    page = article_page(TITLE)
    if number > 1:
        for line in LINES:
            page = page.replace(f"<p>{line}</p>", "")
    own = f"<p>هذه هي الفقرة رقم {number} من التحقيق الطويل عن المكتبات العامة وما آلت إليه في السنوات الأخيرة.</p>"
    return Reply(page.replace("</div></article>", f"{own}</div><p class='pages'>{links}</p></article>"))


def order(record: dict[str, str]) -> list[int]:
    """The numbers of the pages whose paragraphs stand in a record, in their order."""
    return [int(line.split("رقم ")[1].split()[0]) for line in record["text"].split("\n\n") if "رقم" in line]


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, Crawled, Path]:
    folder = tmp_path_factory.mktemp("parts")
    with Site() as site:
        site.replies["/news/410001?page=2"] = part(2, '<a href="/news/410001">1</a> 2 <a href="?page=3">3</a>')
        site.replies["/news/410001?page=3"] = part(3, '<a href="/news/410001">1</a> <a href="?page=2">2</a> 3')
        site.replies["/news/410001"] = part(1, '1 <a href="?page=2">2</a> <a href="?page=3">3</a>')
        site.replies["/news/410002"] = part(1, '<a href="/news/410002/2" rel="next">التالي</a>')  # 404
        for n in range(1, 15):
            back = '<a href="/news/410003">1</a>' if n > 1 else ""
            path = f"/news/410003/{n}" if n > 1 else "/news/410003"
            site.replies[path] = part(n, f'{back} <a href="/news/410003/{n + 1}">{n + 1}</a>')
        site.replies["/news/410004"] = site.replies["/news/410004?page=2"] = part(1, '<a href="?page=2">2</a>')
        site.feed(["/news/410001?page=2", *(f"/news/41000{n}" for n in range(1, 5))])
        words = [site.url(), "--keep-pages", "--store", str(folder / "store")]
        return site, crawl(folder, *words), folder


def record(crawled: tuple[Site, Crawled, Path], path: str) -> dict[str, str]:
    (found,) = [each for each in crawled[1].records if each["url"].endswith(path)]
    return found


def test_pages_are_joined_in_order(crawled: tuple[Site, Crawled, Path]) -> None:
    assert order(record(crawled, "/news/410001")) == [1, 2, 3]
    assert "page_missing" not in record(crawled, "/news/410001")["warnings"]


def test_further_pages_are_asked_for_as_by_a_browser(crawled: tuple[Site, Crawled, Path]) -> None:
    hits = {hit.path: hit.headers for hit in crawled[0].hits}
    assert hits["/news/410001?page=3"]["Referer"] == crawled[0].url("/news/410001?page=2")
    assert "Referer" not in hits["/news/410002"]


def test_later_pages_are_no_records(crawled: tuple[Site, Crawled, Path]) -> None:
    assert sorted(each["url"].rpartition("/")[2] for each in crawled[1].records) == [f"41000{n}" for n in range(1, 5)]


def test_article_whose_next_page_is_gone_is_written_and_says_so(crawled: tuple[Site, Crawled, Path]) -> None:
    assert order(record(crawled, "/news/410002")) == [1]
    assert "page_missing" in record(crawled, "/news/410002")["warnings"]


def test_ten_pages_are_the_most(crawled: tuple[Site, Crawled, Path]) -> None:
    assert order(record(crawled, "/news/410003")) == list(range(1, 11))
    assert "page_missing" in record(crawled, "/news/410003")["warnings"]
    assert "/news/410003/11" not in crawled[0].paths()


def test_second_page_that_repeats_the_first_adds_nothing(crawled: tuple[Site, Crawled, Path]) -> None:
    assert order(record(crawled, "/news/410004")) == [1]
    assert "page_missing" not in record(crawled, "/news/410004")["warnings"]


def test_every_page_is_kept_and_read_again_as_one_article(
    crawled: tuple[Site, Crawled, Path], capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (file,) = (crawled[2] / "store").glob("*/pages/*.warc.gz")
    later = {page.url: page.part_of for page in pages(file) if page.part_of}
    site = crawled[0]
    assert later[site.url("/news/410001?page=3")] == site.url("/news/410001")
    main(["extract", str(file)])
    again = [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]
    written = {each["url"]: each["text"] for each in crawled[1].records}
    assert {each["url"]: each["text"] for each in again} == written
    assert len(again) == len(written)


def test_second_page_given_by_hand_means_the_article(tmp_path: Path) -> None:
    with Site() as site:
        site.replies["/news/420001?page=2"] = part(2, '<a href="/news/420001">1</a> 2')
        site.replies["/news/420001"] = part(1, '1 <a href="?page=2">2</a>')
        site.replies["/"] = Reply(home_page())
        (found,) = crawl(tmp_path, site.url("/news/420001?page=2")).records
    assert found["url"] == site.url("/news/420001")
    assert order(found) == [1, 2]


def test_article_of_which_the_budget_leaves_half_is_read_whole_by_the_next_run(tmp_path: Path) -> None:
    out = str(tmp_path / "articles.jsonl")
    with Site() as site:
        site.replies["/news/430001?page=2"] = part(2, '<a href="/news/430001">1</a> 2')
        site.replies["/news/430001"] = part(1, '1 <a href="?page=2">2</a>')
        words = [site.url("/news/430001"), "-o", out]
        first = crawl(tmp_path, *words, NEWSCRAWL_MAX_REQUESTS=3)  # robots.txt, tdmrep.json, page 1
        second = crawl(tmp_path, *words)
    assert first.records == []
    assert [order(found) for found in second.records] == [[1, 2]]
    assert second.records[0]["revision"] == 1


def test_article_that_lacked_a_page_gets_it_when_it_is_looked_at_again(tmp_path: Path) -> None:
    out = str(tmp_path / "articles.jsonl")
    with Site() as site:
        site.replies["/news/440001"] = part(1, '1 <a href="?page=2">2</a>')
        site.replies["/news/440001"].headers["ETag"] = '"1"'
        site.replies["/news/440001?page=2"] = Reply("", 404)
        crawl(tmp_path, site.url("/news/440001"), "-o", out)
        site.replies["/news/440001?page=2"] = part(2, '<a href="/news/440001">1</a> 2')
        found = crawl(tmp_path, site.url("/news/440001"), "-o", out).records
    assert [order(each) for each in found] == [[1], [1, 2]]
    assert [each["revision"] for each in found] == [1, 2]
    assert not any("If-None-Match" in hit.headers for hit in site.hits if hit.path == "/news/440001")
