"""Words of the command line that cannot be meant: told with the remedy, exit code 2, before anything is done."""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from newscrawl.commandline import parse
from newscrawl.commands import crawl, main
from newscrawl.commands.file import file
from newscrawl.commands.setting import setting
from newscrawl.ledger import Store
from tests.crash.runs import small_files
from tests.crawl.site import article_page
from tests.exporters.test_output import fill


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["date", "--timezone", "Africa/Rabat", "منذ ساعتين"], "'Africa/Rabat' is no IANA time zone; write one as"),
        (["date", "--timezone", "../etc/passwd", "منذ ساعتين"], "is no IANA time zone"),
        (["date", "--country", "Morocco", "01/02/2024"], "'Morocco' is no country; write two letters"),
        (["places", "--country", "ZZ", "طنجة"], "'ZZ' is no country"),
        (["crawl", "--country", "ZZ"], "'ZZ' is no country"),
        (["crawl", "spa", "--since", "2039"], "--since 2039-01-01 lies ahead; write a day that has been"),
        (["crawl", "spa", "-o", ""], "an empty name; write -o articles.jsonl, or -O - for"),
        (["crawl", "spa", "-O", "a.csv"], "`newscrawl ledger export -o a.csv` makes the table"),
        (["crawl", "spa", "-o", "a.parquet"], "`newscrawl ledger export -o a.parquet` makes the table"),
        (["crawl", "spa", "-o", "a.csv.gz"], "`newscrawl ledger export -o a.csv` makes the table"),
        (["crawl", "spa", "-o", "a.jsonl.xz"], "write articles.jsonl.gz or articles.jsonl.zst"),
        (["crawl", "spa", "-o", "a.jsonl.GZ"], "write .gz in small letters"),
        (["crawl", "spa", "-o", "a-%(outlet)s.jsonl"], "'%(outlet)s' stands for nothing; the one placeholder is"),
        (["crawl", "spa", "-o", "a-%(date).jsonl"], "the one placeholder is %(date)s"),
        (["crawl", "spa", "-o", "./"], "is a folder; name a file in it, such as ./articles.jsonl"),
        (["crawl", "spa", "-o", "/dev/stdout"], "-O - writes to standard output"),
        (["crawl", "http://[::1"], "'http://[::1' is no web address (Invalid IPv6 URL): write https://host/path"),
        (["new", "http://[::1"], "is no web address"),
        (["crawl", "http://127.0.0.1:99999/"], "is no web address (Port out of range 0-65535)"),
        (["crawl", "http://127.0.0.1:abc/"], "is no web address (Port could not be cast"),
        (["crawl", "http://127.0.0.1:0/"], "is no web address"),
        (["crawl", "http://news..example/"], "is no web address"),
        (["crawl", "http://me:secret@news.example/"], "'http://…@news.example/': a crawl signs in nowhere; leave out"),
        (["crawl", "http://me:se/cret@news.example/"], "'http://…@news.example/' is no web address"),
        (["crawl", "spa", "--report", "nowhere/r.json"], "no folder nowhere; make it first"),
        (["crawl", "spa", "--report", "."], "--report . is a folder; name a file in it"),
        (["crawl", "spa", "--since", "2099"], "'2099' lies ahead; write a day that has been"),
        (["crawl", "spa", "--until", "1800-01-01"], "'1800-01-01' lies before the web"),
        (["crawl", "spa", "-s", "NEWSCRAWL_PROXY=zzz"], "write NEWSCRAWL_PROXY=http://HOST:PORT"),
        (["crawl", "spa", "-s", "NEWSCRAWL_CONTACT=xx"], "write NEWSCRAWL_CONTACT=https://HOST/about"),
        (["extract", "a.html", "b.html", "--url", "https://a.example/1"], "and 2 are named; name one, or use --jsonl"),
        (
            ["extract", "--jsonl", "a.jsonl", "--url", "https://a.example/1"],
            'each line says its "url"; leave out --url',
        ),
        (["extract", "--jsonl", "--jobs", "0"], "'0' is no number from 1 up"),
        (["crawl", "spa", "-s", "DOWNLOAD_DELAY=abc"], "is no number from 0 up; write one as in DOWNLOAD_DELAY=2.0"),
        (["crawl", "spa", "-s", "NEWSCRAWL_MAX_BYTES=1GB"], "write one as in NEWSCRAWL_MAX_BYTES=2000000000"),
        (["crawl", "spa", "-s", "NEWSCRAWL_MAX_REQUESTS=-3"], "is no whole number from 0 up"),
        (["crawl", "spa", "-s", "NEWSCRAWL_REST=nan"], "is no number from 0 up"),
        (["crawl", "spa", "-s", "CONCURRENT_REQUESTS=0"], "is no whole number from 1 up"),
        (["crawl", "spa", "-s", "ROBOTSTXT_OBEY=maybe"], "write ROBOTSTXT_OBEY=True or ROBOTSTXT_OBEY=False"),
        (["crawl", "spa", "-s", "NEWSCRAWL_RECHECK=1x"], "'1x' is no time; write 1h,6h,24h,7d or nothing"),
        (["crawl", "spa", "-s", "NEWSCRAWL_DRAFTER=2"], "write NEWSCRAWL_DRAFTER=auto, True or False"),
        (["crawl", "spa", "-s", "LOG_LEVEL=LOUD"], "write LOG_LEVEL=INFO"),
        (["crawl", "spa", "-s", "NEWSCRAWL_MAX_REQUSTS=3"], "did you mean NEWSCRAWL_MAX_REQUESTS?"),
        (["crawl", "spa", "-s", "NEWSCRAWL_ZZZ=3"], "is no setting; docs/crawl.md lists them"),
        (["crawl", "spa", "-s", "DOWNLOAD_DELY=3"], "did you mean DOWNLOAD_DELAY?"),
        (["try", "spa", "-s", "RETRY_TIMES=often"], "'RETRY_TIMES=often': is no whole number"),
        (["schedule", "cron", "--", "crawl", "spa", "-s", "DOWNLOAD_DELAY=abc"], "write one as in DOWNLOAD_DELAY=2.0"),
        (["crawl", "hespress", "--since", "2025", "--until", "2024"], "is after --until 2024-12-31; swap them"),
    ],
)
def test_is_told_with_the_remedy(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        code: object = main(words)
    except SystemExit as ended:
        code = ended.code
    assert code == 2
    err = capsys.readouterr().err
    assert said in err
    assert "cret@" not in err


def test_names_of_outputs_that_can_be_meant_pass() -> None:
    for name in ("-", "a", "a.b.jsonl", "a-%(date)s.jsonl.zst", "a.jsonl.gz", "/dev/null", "100%.jsonl", "a.json"):
        assert file(name) == name


def test_settings_that_can_be_meant_pass() -> None:
    words = ("DOWNLOAD_DELAY=0.5", "NEWSCRAWL_RECHECK=", "AUTOTHROTTLE_ENABLED=false", "NEWSCRAWL_PROXY=http://a:1")
    words += (
        "NEWSCRAWL_PROXY_TRUSTED=1",
        "NEWSCRAWL_PROXY=",
        "NEWSCRAWL_CONTACT=desk@news.example",
        "NEWSCRAWL_CONTACT=https://news.example/about",
        "MY_OWN=x",
        "NEWSCRAWL_REPLAY=m.jsonl",
        "LOG_LEVEL=debug",
        "DEPTH_LIMIT=3",
        "RETRY_PRIORITY_ADJUST=-2",
    )
    for word in words:
        assert setting(word) == tuple(word.split("=", 1))


PROGRAM = [sys.executable, "-m", "newscrawl"]
TALK = (["date", "3 غشت 2024"], ["byline", "كتب: أحمد علي"], ["places", "طنجة"], ["list"], ["schema"], ["--help"])


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("words", TALK, ids=lambda words: words[0])
def test_a_full_disk_behind_standard_output_is_told_in_one_line(words: list[str], unbuffered: str) -> None:
    with Path("/dev/full").open("w") as full:
        env = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
        done = subprocess.run([*PROGRAM, *words], stdout=full, stderr=subprocess.PIPE, text=True, env=env)
    assert done.returncode == 5
    (said,) = (line for line in done.stderr.splitlines() if "outlets" not in line)
    assert said.endswith("standard output: No space left on device")


def test_a_full_disk_behind_a_view_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(article_page("البلدية تفتتح مكتبة"))
    words = [*PROGRAM, "try", "spa", "page.html", "--url", "https://www.spa.gov.sa/1", "--html", "view.html"]
    done = subprocess.run(words, capture_output=True, text=True, cwd=tmp_path, preexec_fn=small_files(100))
    assert done.returncode == 5
    assert done.stderr == "newscrawl try: a file: cannot be written (File too large)\n"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.html", b"", "no article: the document is empty"),
        ("picture.html", b"\x89PNG\r\n\x1a\n", "no article: a picture, archive or other binary file, not a page"),
        ("ftp://news.example/1", None, "is no http or https address"),
        ("missing.html", None, "No such file or directory"),
    ],
)
def test_extract_says_what_a_file_is_that_is_no_page(
    name: str, content: bytes | None, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    if content is not None:
        Path(name).write_bytes(content)
        assert main(["try", "spa", name]) == 1
        assert f"{name} cannot be read: {said.removeprefix('no article: ')}" in capsys.readouterr().err
    assert main(["extract", name]) == 1
    assert capsys.readouterr().err == f"newscrawl extract: {name}: {said}\n"


def test_a_report_nobody_asked_for_ends_no_run(tmp_path: Path) -> None:
    (tmp_path / "run-report.json").mkdir()
    words = [*PROGRAM, "crawl", "--sample", "sindyan", "--limit", "1", "-O", "-"]
    done = subprocess.run(words, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0
    assert [json.loads(line)["outlet"] for line in done.stdout.splitlines()] == ["sindyan"]
    assert "run-report.json: the report cannot be written (Is a directory); --report FILE names another" in done.stderr


def test_records_behind_a_full_disk_are_told_too(tmp_path: Path) -> None:
    page, store = (
        {"url": "https://news.example/2026/1", "html": article_page("البلدية تفتتح مكتبة")},
        tmp_path / "store",
    )
    (tmp_path / "list.jsonl").write_text(json.dumps(page))
    with Store(store).ledger("example") as ledger:
        fill(ledger, 1)
    for words in (["extract", "--jsonl", "--jobs", "1", "list.jsonl"], ["ledger", "export", "--store", "store"]):
        with Path("/dev/full").open("w") as full:
            done = subprocess.run([*PROGRAM, *words], stdout=full, stderr=subprocess.PIPE, text=True, cwd=tmp_path)
        assert done.returncode == 5
        assert done.stderr == f"newscrawl {words[0]}: standard output: No space left on device\n"


@pytest.mark.parametrize("words", TALK, ids=lambda words: words[0])
def test_a_closed_standard_output_and_a_locale_without_arabic_are_no_matter(words: list[str]) -> None:
    env = {**os.environ, "PYTHONIOENCODING": "ascii"}
    closed = subprocess.run([*PROGRAM, *words], preexec_fn=lambda: os.close(1), stderr=subprocess.PIPE)
    shown = subprocess.run([*PROGRAM, *words], capture_output=True, env=env)
    assert (closed.returncode, shown.returncode) == (0, 0), closed.stderr + shown.stderr
    assert shown.stdout.decode("utf-8")


def test_a_line_that_is_no_utf8_costs_itself_alone() -> None:
    for verb in ("byline", "date", "places"):
        given = "كتب في القاهرة: أحمد علي\n".encode() + b"\xff\xfe\n" + "كتب في طنجة: منى علي\n".encode()
        done = subprocess.run([*PROGRAM, verb, "--jsonl"], input=given, capture_output=True)
        assert done.returncode == 0, done.stderr
        assert done.stdout.count(b"\n") == (2 if verb == "places" else 3)


@pytest.mark.parametrize("words", [["crawl", "--all"], ["crawl", "--sample"], ["extract", "page.html"], ["list"]])
@pytest.mark.parametrize("way", ["option", "variable"])
def test_a_folder_of_outlets_that_is_not_there_is_one_line(words: list[str], way: str, tmp_path: Path) -> None:
    if way == "option":
        if words[0] == "extract":
            return
        words = [*words, "--outlets", "/nowhere"]
    (tmp_path / "page.html").write_text(article_page("البلدية تفتتح مكتبة"))
    if words[0] == "extract":
        words = [*words, "--url", "https://news.example/2026/1"]
    env = os.environ | ({"NEWSCRAWL_OUTLETS": "/nowhere"} if way == "variable" else {})
    done = subprocess.run([*PROGRAM, *words], capture_output=True, text=True, env=env, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr == f"newscrawl {words[0]}: /nowhere: is no folder; name one that holds outlet files\n"


def test_python_m_is_the_program() -> None:
    done = subprocess.run([sys.executable, "-m", "newscrawl", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("newscrawl ")


def test_options_may_stand_between_names() -> None:
    parser = argparse.ArgumentParser()
    crawl.add_arguments(parser)
    args = parse(parser, ["spa", "-o", "x.jsonl", "hespress", "--limit", "3", "--", "aps"])
    assert (args.targets, args.output, args.limit) == (["spa", "hespress", "aps"], "x.jsonl", 3)


def test_options_may_stand_between_a_verb_of_the_ledger_and_its_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ledger", "check", "--store", str(tmp_path), "nobody"]) == 2
    assert "knows no nobody" in capsys.readouterr().err


def test_words_that_are_no_options_are_still_told(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["crawl", "spa", "--alll", "aps"], ["gazetteer", "look", "طنجة", "--alll"]):
        with pytest.raises(SystemExit) as ended:
            main(words)
        assert ended.value.code == 2
        assert "unrecognized arguments: --alll" in capsys.readouterr().err


def test_country_in_small_letters_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["date", "--country", "ma", "--timezone", "Africa/Casablanca", "3 غشت 2024"]) == 0
    assert "2024-08-03" in capsys.readouterr().out


def test_gazetteer_says_what_it_does_not_know(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gazetteer", "look", "زقزوقستان"]) == 1
    assert "no place is called 'زقزوقستان'" in capsys.readouterr().err


def test_extract_says_when_a_page_is_in_another_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.html"
    prose = "The council said on Monday that the new bridge over the river would open to traffic next spring. " * 4
    page.write_text(f"<html><body><article><h1>Bridge to open in spring</h1><p>{prose}</p></article></body></html>")
    assert main(["extract", str(page), "--url", "https://news.example/1"]) == 0
    assert f"{page}: is in 'en', not in ar" in capsys.readouterr().err
