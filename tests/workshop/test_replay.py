"""verify and try on saved pages: our own of seven known layouts, and real ones where a corpus is at hand."""

import json
import os
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from newscrawl import outlets
from newscrawl.article import Article
from newscrawl.commands import main
from newscrawl.workshop import probe
from newscrawl.workshop.one_page import OnePage
from tests.replay import SETTINGS

ROOT = Path(__file__).resolve().parents[2]
OWN = ROOT / "tests" / "outlets" / "pages"
CORPUS = Path(os.environ.get("NEWSCRAWL_CORPUS", ROOT.parent / "shared" / "corpus")) / "pages"


def rows(name: str) -> dict[int, dict[str, Any]]:
    """The rows of one of the corpus's files by their number; none where there is no corpus."""
    path = CORPUS / name
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return {row["id"]: row for row in map(json.loads, lines)}


REAL = {number: row for number, row in rows("manifest.jsonl").items() if row.get("kind") == "article"}


def verified(folder: Path, url: str, page: Path, headline: str) -> dict[str, Any]:
    """What verify says of the outlet of a saved page, whose home page links to it."""
    outlet = outlets.by_url(url)
    assert outlet is not None
    parts = urlsplit(url)
    home = f"{parts.scheme}://{parts.netloc}/"
    mine = folder / f"{outlet.slug}.toml"  # some pages are of an older domain
    mine.write_text(f'extends = "{outlet.slug}"\nhome = "{home}"\n', "utf-8")
    (folder / "home.html").write_text(f'<html><body><h2><a href="{url}">{headline}</a></h2></body></html>', "utf-8")
    manifest = folder / "manifest.jsonl"
    saved = [{"url": home, "file": "home.html"}, {"url": url, "file": str(page)}]
    manifest.write_text("\n".join(map(json.dumps, saved)), "utf-8")
    settings = {**SETTINGS, "NEWSCRAWL_REPLAY": manifest, "DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False}
    words = [word for name, value in settings.items() for word in ("-s", f"{name}={value}")]
    assert main(["verify", str(mine), "--keep", "--into", str(folder / "out"), *words]) in (0, 1)
    (result,) = json.loads(next((folder / "out").glob("*.json")).read_text("utf-8"))["outlets"]
    found: dict[str, Any] = result
    return found


@pytest.mark.parametrize("slug", ["almadenah", "thevoice-morocco"])
def test_verify_reads_saved_pages_of_known_layouts(slug: str, tmp_path: Path) -> None:
    saved = json.loads((OWN / slug / "own-words.json").read_text("utf-8"))
    result = verified(tmp_path, saved["url"], OWN / slug / "own-words.html", saved["expected"]["title"])
    assert [one["title"] for one in result["articles"]] == [saved["expected"]["title"]]
    assert result["missing"] == []


@pytest.mark.skipif(not REAL, reason=f"no corpus at {CORPUS.parent}; NEWSCRAWL_CORPUS names another place")
@pytest.mark.parametrize("number", REAL)
def test_verify_reads_real_pages(number: int, tmp_path: Path) -> None:
    row, label = REAL[number], rows("labels.jsonl")[number]
    result = verified(tmp_path, row["url"], CORPUS / row["file"], label["title"])
    assert len(result["articles"]) == 1
    assert result["missing"] == []


@pytest.mark.skipif(not REAL, reason=f"no corpus at {CORPUS.parent}; NEWSCRAWL_CORPUS names another place")
@pytest.mark.parametrize("number", REAL)
def test_try_shows_all_fields_of_real_pages_right(number: int) -> None:
    row, label = REAL[number], rows("labels.jsonl")[number]
    page = OnePage((CORPUS / row["file"]).read_bytes(), row["url"])
    explained = page.explained(outlets.by_url(row["url"]))
    article = explained.article
    assert article is not None
    shown = {one.field: one.values for one in probe.rows(explained)}
    assert shown["title"] == (one_line(label["title"]),)
    assert day(shown["published"][0]) == day(label["date_published"])
    assert [one.name for one in article.authors] == label["authors"]
    assert set(label["agency_or_source"]) <= {one.name for one in article.agencies}
    if label["dateline_location"]:
        assert shown["dateline"] == (label["dateline_location"],)
    if label["section"]:
        assert label["section"] in shown["section"]
    assert label["image_url"] in [one.url for one in article.images]
    assert body_is_clean(article, label)


def body_is_clean(article: Article, label: dict[str, Any]) -> bool:
    text = one_line(article.text)
    has = all(one_line(words) in text for words in label["body_must_contain"])
    return has and not any(one_line(words) in text for words in label["body_must_not_contain"])


def one_line(words: str) -> str:
    return " ".join(words.split())


def day(moment: str) -> str:
    return datetime.fromisoformat(moment).date().isoformat()
