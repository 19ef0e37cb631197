"""A wheel built from the tree works alone, from another folder: outlets, tables and the sample site travel inside it."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's contents, as pip would lay them out."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = (folder / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def run(site: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A verb of the unpacked package, in an empty folder that belongs to somebody else's Scrapy project."""
    (folder / "scrapy.cfg").write_text("[settings]\ndefault = elsewhere.settings\n")
    main = "import sys; from newscrawl.commands import main; sys.exit(main())"
    environment = {**os.environ, "PYTHONPATH": str(site)}
    return subprocess.run(
        [sys.executable, "-c", main, *words], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_it_is_the_wheel_that_runs(unpacked: Path, tmp_path: Path) -> None:
    code = "import newscrawl.tables as t; print(t.folder())"
    environment = {**os.environ, "PYTHONPATH": str(unpacked)}
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.stdout.strip() == str(unpacked / "newscrawl" / "data")


def test_language_verbs(unpacked: Path, tmp_path: Path) -> None:
    for words, said in (
        (("date", "12 نيسان/أبريل 2024"), "2024-04-12"),
        (("byline", "الرياض - واس"), "الرياض"),
        (("places", "وصل إلى مدينة دير الزور"), "gn:170794"),
        (("schema",), "newscrawl/article/1"),
    ):
        done = run(unpacked, tmp_path, *words)
        assert done.returncode == 0, done.stderr
        assert said in done.stdout


def test_outlets_travel(unpacked: Path, tmp_path: Path) -> None:
    listed = json.loads(run(unpacked, tmp_path, "list", "--json").stdout)
    assert len([outlet for outlet in listed if outlet["kind"] != "sample"]) >= 150


def test_the_sample_crawl(unpacked: Path, tmp_path: Path) -> None:
    done = run(unpacked, tmp_path, "crawl", "--sample", "-O", "articles.jsonl")
    assert done.returncode == 0, done.stderr
    lines = (tmp_path / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) >= 45
    assert "\\u" not in lines[0]
