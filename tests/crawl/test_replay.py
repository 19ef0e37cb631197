"""Saved pages crawled by the real spider: a small set of our own here, and real ones where a corpus is at hand."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.crawl.site import article_page, crawl
from tests.replay import SETTINGS, pages

ROOT = Path(__file__).resolve().parents[2]
CORPUS = Path(os.environ.get("NEWSCRAWL_CORPUS", ROOT.parent / "shared" / "corpus"))
SCORE = CORPUS.parent / "tools" / "score.py"


def replay(manifest: Path, folder: Path, *urls: str) -> list[dict[str, object]]:
    """The records of a crawl of saved pages, each given by its URL."""
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    return crawl(folder, *urls, env={"PYTHONPATH": path}, NEWSCRAWL_REPLAY=manifest, **SETTINGS).records


def test_saved_pages_are_crawled_by_the_real_spider(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(article_page("خبر محفوظ في ملف"), "utf-8")
    row = {"url": "https://saved.example/خبر/410001", "file": "page.html"}
    (tmp_path / "manifest.jsonl").write_text(json.dumps(row), "utf-8")
    (record,) = replay(tmp_path / "manifest.jsonl", tmp_path, row["url"])
    assert record["title"] == "خبر محفوظ في ملف"
    assert record["url"] == "https://saved.example/%D8%AE%D8%A8%D8%B1/410001"


@pytest.mark.skipif(not CORPUS.is_dir(), reason=f"no corpus at {CORPUS}; NEWSCRAWL_CORPUS names another place")
def test_real_pages_score_through_the_real_spider(tmp_path: Path) -> None:
    manifest = CORPUS / "pages" / "manifest.jsonl"
    urls = [row["url"] for row in pages(manifest) if row.get("kind") == "article"]
    records = replay(manifest, tmp_path, *urls)
    words = [sys.executable, SCORE, "records", tmp_path / "articles.jsonl", "--labels", CORPUS / "pages"]
    said = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    score = json.loads(said.splitlines()[-1])
    assert len(records) == len(urls)
    right = {field: int(score[field].partition("/")[0]) for field in ("title", "date", "body_clean")}
    assert right["title"] == len(urls), said
    assert right["date"] >= len(urls) - 1, said
    assert right["body_clean"] >= len(urls) - 1, said
