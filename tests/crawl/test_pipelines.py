"""The last steps of the way, each on its own."""

import io
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import orjson
import pytest
from scrapy.exceptions import DropItem
from scrapy.settings import Settings

from newscrawl.article import Agency, Alternative, Article, Author, Http, Image, Mention, Moment, Place, Rights
from newscrawl.exporters.lines import Lines
from newscrawl.exporters.records import RecordLinesExporter, RecordsExporter
from newscrawl.failure import Failure
from newscrawl.memory import RunMemory
from newscrawl.pipelines.select import SelectPipeline
from newscrawl.pipelines.validate import ValidatePipeline
from newscrawl.pipelines.write import WritePipeline
from newscrawl.records import read
from newscrawl.schema import SchemaError, agrees, check
from newscrawl.tally import Tally

ARTICLE = Article(
    id="0123456789abcdef",
    url="https://news.example/1",
    canonical_url="https://news.example/1",
    outlet="example",
    country="EG",
    title="مكتبة جديدة",
    text="افتتحت البلدية مكتبة.",
    published=Moment(value="2026-11-20", precision="day", raw="20/11/2026"),
    published_day="2026-11-20",
    text_hash="1:" + "0" * 64,
    newscrawl="0.1.0",
)


class Spider:
    """As much of the article spider as the pipelines know."""

    def __init__(self) -> None:
        self.tally, self.memory, self.outlet = Tally("example"), RunMemory(), None
        self.since: date | None = None
        self.until: date | None = None
        self.failures: list[Failure] = []
        self.broken = ""

    def in_hand(self, url: str) -> AbstractContextManager[None]:
        return nullcontext()

    def lead_of(self, item: Article) -> None:
        return None

    def lead_failed(self, url: str, failure: Failure) -> None:
        self.failures.append(failure)

    def broke(self, kind: str, why: str) -> None:
        self.broken = kind


def crawler(folder: Path | None = None, **settings: object) -> Any:
    """As much of a crawler as the pipelines know."""
    rejects = str((folder or Path()) / "rejects.jsonl")
    return SimpleNamespace(spider=Spider(), settings=Settings({"NEWSCRAWL_REJECTS": rejects, **settings}))


def test_record_that_breaks_the_schema_is_rejected_with_the_reason(tmp_path: Path) -> None:
    made = crawler(tmp_path)
    pipeline = ValidatePipeline.from_crawler(made)
    assert pipeline.process_item(ARTICLE) is ARTICLE
    with pytest.raises(DropItem):
        pipeline.process_item(replace(ARTICLE, country="Egypt"))
    rejected = orjson.loads((tmp_path / "rejects.jsonl").read_bytes())
    assert "country" in rejected["reason"]
    assert rejected["record"]["country"] == "Egypt"
    assert made.spider.tally.rejected == 1
    assert made.spider.failures[0].kind == "rejected"


FULL = replace(
    ARTICLE,
    section=("محليات",),
    authors=(Author("سالم العمري"),),
    agencies=(Agency(None, "وكالات"),),
    images=(Image("https://news.example/1.jpg"),),
    places=(Place(name="Cairo", lat=30, lon=31.25, mentions=(Mention("text", 0, 4, "مصر"),), claimed_by=("EG",)),),
    rights=Rights(noai=True, noindex="noindex"),
    similar_to="f" * 16,
)
BROKEN: dict[str, Any] = {
    "schema": "newscrawl/article/2",
    "id": "0123",
    "revision": 0,
    "status": "gone",
    "url": None,
    "country": "Egypt",
    "title": 5,
    "text": None,
    "section": (1,),
    "published": Moment(value="20 November"),
    "modified": Moment(precision="century"),  # type: ignore[arg-type]
    "authors": (Author(None),),  # type: ignore[arg-type]
    "agencies": (Agency(None, "وكالات", "paper"),),  # type: ignore[arg-type]
    "places": (Place(name="Cairo", lat="30"),),  # type: ignore[arg-type]
    "dateline": "القاهرة",
    "images": (Image("https://news.example/1.jpg", caption=1),),  # type: ignore[arg-type]
    "rights": Rights(noai=1),
    "http": Http(status="200"),  # type: ignore[arg-type]
    "text_hash": "1:0",
    "similar_to": "",
    "warnings": (None,),
    "newscrawl": None,
}


@pytest.mark.parametrize("name", BROKEN)
def test_types_and_schema_refuse_the_same(name: str) -> None:
    broken = replace(FULL, **{name: BROKEN[name]})
    assert not agrees(broken)
    with pytest.raises(SchemaError):
        check(broken.to_dict())


@pytest.mark.parametrize(
    "article",
    [ARTICLE, FULL, replace(FULL, places=(Place(name="طرابلس", alternatives=(Alternative("gn:1", "Tripoli"),)),))],
)
def test_types_and_schema_accept_the_same(article: Article) -> None:
    assert agrees(article)
    check(article.to_dict())


@pytest.mark.parametrize(
    ("since", "until", "taken"),
    [
        (None, None, True),
        (date(2026, 11, 20), None, True),
        (date(2026, 11, 21), None, False),
        (None, date(2026, 11, 20), True),
        (None, date(2026, 11, 19), False),
    ],
)
def test_days_asked_for(since: date | None, until: date | None, taken: bool) -> None:
    made = crawler()
    made.spider.since, made.spider.until = since, until
    if taken:
        assert SelectPipeline.from_crawler(made).process_item(ARTICLE) is ARTICLE
    else:
        with pytest.raises(DropItem):
            SelectPipeline.from_crawler(made).process_item(ARTICLE)
        assert made.spider.tally.outside == 1


def test_undated_articles_are_kept_whatever_the_days() -> None:
    made = crawler()
    made.spider.since = date(2026, 1, 1)
    undated = replace(ARTICLE, published=None, published_day=None)
    assert SelectPipeline.from_crawler(made).process_item(undated) is undated
    WritePipeline.from_crawler(made).process_item(undated)
    assert made.spider.tally.undated == 1


def test_other_languages_are_named_and_left_out() -> None:
    made = crawler()
    pipeline = SelectPipeline.from_crawler(made)
    assert pipeline.process_item(replace(ARTICLE, language="ar-EG"))
    with pytest.raises(DropItem):
        pipeline.process_item(replace(ARTICLE, language="en"))
    assert made.spider.failures[0].kind == "language"


def test_opt_outs_are_respected_where_asked() -> None:
    opted = replace(ARTICLE, rights=Rights(noai=True))
    assert SelectPipeline.from_crawler(crawler()).process_item(opted) is opted
    with pytest.raises(DropItem):
        SelectPipeline.from_crawler(crawler(NEWSCRAWL_RESPECT_OPT_OUTS=True)).process_item(opted)


def test_same_article_is_written_once() -> None:
    made = crawler()
    pipeline = WritePipeline.from_crawler(made)
    assert pipeline.process_item(ARTICLE) is ARTICLE
    with pytest.raises(DropItem):
        pipeline.process_item(replace(ARTICLE, url="https://news.example/1?page=1"))
    assert (made.spider.tally.articles, made.spider.tally.same) == (1, 1)


def test_disk_that_is_full_breaks_the_run() -> None:
    made = crawler()
    made.spider.memory = RunMemory(Lines("/dev/full"))
    with pytest.raises(DropItem):
        WritePipeline.from_crawler(made).process_item(ARTICLE)
    assert made.spider.broken == "disk"
    assert made.spider.tally.articles == 0


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.jsonl.zst"])
def test_lines_go_on_and_start_afresh(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    for count, afresh, total in [(3, False, 3), (70, False, 73), (1, True, 1)]:
        lines = Lines(str(path), afresh=afresh)
        for _ in range(count):
            lines.write(ARTICLE.to_json())
        lines.close()
        assert len(list(read(path))) == total


def test_scrapy_exports_are_the_record_itself() -> None:
    for exporter, expected in [(RecordLinesExporter, ARTICLE.to_dict()), (RecordsExporter, [ARTICLE.to_dict()])]:
        file = io.BytesIO()
        made = exporter(file, encoding="utf-8")
        made.start_exporting()
        made.export_item(ARTICLE)
        made.finish_exporting()
        assert orjson.loads(file.getvalue()) == expected
        assert "مكتبة".encode() in file.getvalue()
