"""new, try, fixture and verify on the sample site, and what they say to bad input."""

import json
import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from newscrawl.commands import main
from newscrawl.outlets import reader

BARID = "http://www.barid-atlas.test/"
STORY = "http://sindyan.test/بئر-واحدة-لأربع-قرى-في-جبل-العرب-وصهري/"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_new_writes_a_file_that_works_and_never_overwrites(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["new", "--sample", BARID, "--country", "ma", "-o", "mine/barid.toml"]
    assert main(words) == 0
    path = Path("mine/barid.toml")
    assert capsys.readouterr().out == f"{path}\n"
    outlet = reader.read(path)
    assert (outlet.slug, outlet.country, outlet.arabic_name) == ("barid", "MA", "بريد الأطلس")
    assert outlet.feeds == (f"{BARID}atom.xml",)
    assert outlet.verified.on == datetime.now(UTC).date()
    assert outlet.verified.against == "home, 1 feed, 5 articles"
    assert {"title", "text", "published"} <= set(outlet.expect.fields)
    text = path.read_text(encoding="utf-8")
    assert "# sitemaps = " in text  # what was not found stands as a comment

    path.write_text("mine", encoding="utf-8")
    assert main(words) == 2
    assert path.read_text(encoding="utf-8") == "mine"
    assert "is there already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["new", "--sample", BARID], 1, "say it: --country"),
        (["new", "--sample", BARID, "--country", "XX"], 2, "no ISO 3166-1 code"),
        (["new", "--sample", "http://nowhere.test/", "--country", "MA"], 1, "nowhere.test/ cannot be read"),
        (["new", "https://www.hespress.com"], 2, "is known as 'hespress'"),
        (["new", "ftp://x"], 2, "no web address"),
        (["new", "--sample", BARID, "-o", "mine.txt"], 2, "name it mine.toml"),
        (["new", "--sample", BARID, "-o", "My Site.toml"], 2, "small Latin letters, digits and hyphens"),
        (["new", "--sample", BARID, "-o", "/etc/passwd/mine.toml"], 2, "/etc/passwd is no folder"),
        (["try", "--sample", "sindyan", STORY, "--html", "."], 2, "--html . is a folder; name a file in it"),
        (["try", "--sample", "sindyan", STORY, "--html", "/etc/passwd/v.html"], 2, "/etc/passwd is no folder"),
        (["fixture", "--sample", STORY, "--into", "/etc/passwd"], 2, "/etc/passwd is no folder; name another place"),
        (["fixture", "--sample", STORY, "--name", "../../evil"], 2, "--name ../../evil is no name of a file"),
        (["try", "--sample", "sindian"], 2, "did you mean 'sindyan'"),
        (["try", "--sample", "sindyan", "http://sindyan.test/nothing"], 1, "gone: status 404"),
        (["try", "--sample", "sindyan", "http://sindyan.test/category/مجتمع/"], 1, "is no article"),
        (["try", "--sample", "sindyan", "http://nowhere.test/x"], 1, "cannot be had"),
        (["try", "--sample", "miraat-aldelta", "http://www.miraat-aldelta.test/print/410233"], 1, "robots"),
        (["try", "sindyan", "missing.html"], 1, "missing.html cannot be read"),
        (["try", "missing.toml"], 2, "missing.toml"),
        (["try", "sindyan"], 2, "add --sample"),
        (["try", "https://no-outlet.example/"], 2, "newscrawl new"),
        (["fixture", "--sample", "http://qawafil.test/news/29999"], 1, "is no article"),
        (["fixture"], 2, "--check"),
        (["fixture", "--check", "."], 1, "holds no fixture"),
        (["verify"], 2, "--all"),
        (["verify", "hespres"], 2, "did you mean 'hespress'"),
        (["verify", "--country", "ZZ"], 2, "no outlet of ZZ"),
        (["verify", "--sample", "--jobs", "0"], 2, "--jobs"),
        (["verify", "--sample", "--outlets", "no-folder"], 2, "no-folder"),
    ],
)
def test_bad_input_is_named_with_a_remedy(
    words: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == code
    told = capsys.readouterr()
    assert said in told.err
    assert "Traceback" not in told.err
    assert not list(Path().glob("**/*.toml"))


def test_new_of_a_site_without_a_feed_says_what_to_look_for() -> None:
    assert main(["new", "--sample", "http://nakheel.test/", "--country", "IQ", "-o", "mine/"]) == 0
    text = Path("mine/nakheel.toml").read_text(encoding="utf-8")
    assert "# feeds = [" in text
    assert "look for RSS on the site" in text
    assert reader.read(Path("mine/nakheel.toml")).sitemaps == ("http://nakheel.test/sitemap.xml",)


def test_a_wrong_outlet_file_is_told_with_line_and_remedy(capsys: pytest.CaptureFixture[str]) -> None:
    Path("odd.toml").write_text('name = "x"\nhoem = "y"\n', encoding="utf-8")
    for verb in ("try", "verify"):
        assert main([verb, "odd.toml"]) == 2
        assert "odd.toml:2: hoem is no key of an outlet; did you mean 'home'?" in capsys.readouterr().err


def test_try_shows_each_field_with_its_claims(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["try", "--sample", "sindyan", STORY]) == 0
    out = capsys.readouterr().out
    assert "won   visible h1" in out
    assert out.index("title") < out.index("text") < out.index("published") < out.index("section")


def test_try_says_which_expected_field_is_absent(capsys: pytest.CaptureFixture[str]) -> None:
    shipped = Path("s.toml")
    shipped.write_text(
        'name = "S"\narabic_name = "س"\nhome = "http://sindyan.test/"\ncountry = "SY"\nkind = "sample"\n'
        '[select]\ntags = ".no-such-place"\n[expect]\nfields = ["title", "modified"]\n',
        encoding="utf-8",
    )
    assert main(["try", "--sample", "s.toml", STORY]) == 1
    told = capsys.readouterr()
    assert "modified is absent" in told.err
    assert "[select] modified in s.toml" in told.err
    assert "selector for tags matches nothing" in " ".join(told.out.split())


def test_a_check_goes_on_behind_a_fixture_that_cannot_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fixture", "--sample", STORY, "--name", "b"]) == 0
    (folder,) = Path("fixtures").iterdir()
    (folder / "a.json").write_text("{half", encoding="utf-8")
    assert main(["fixture", "--check", "fixtures"]) == 1
    out, err = capsys.readouterr()
    assert "b.json: as expected" in out and "a.json cannot be read" in err


def test_a_fixture_is_saved_checked_and_can_fail(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fixture", "--sample", STORY]) == 0
    path = Path(capsys.readouterr().out.strip())
    assert path.parent == Path("fixtures/sindyan")
    assert path.with_suffix(".html.gz").exists()
    assert main(["fixture", "--check", "fixtures"]) == 0
    assert main(["fixture", "--sample", STORY]) == 1  # it is there already
    saved = json.loads(path.read_text(encoding="utf-8"))
    saved["expected"]["title"] = "عنوان آخر"
    path.write_text(json.dumps(saved), encoding="utf-8")
    capsys.readouterr()
    assert main(["fixture", "--check", "fixtures"]) == 1
    assert 'expected  "عنوان آخر"' in capsys.readouterr().out
    for needed in ("title", "text"):
        path.write_text(json.dumps({**saved, "expected": {**saved["expected"], needed: ""}}), encoding="utf-8")
        assert main(["fixture", "--check", "fixtures"]) == 1
        assert "a fixture says both" in capsys.readouterr().err


def test_a_page_without_text_makes_no_fixture(capsys: pytest.CaptureFixture[str]) -> None:
    urgent = "http://www.miraat-aldelta.test/story/2025/9/3/عاجل-فتح-طريق-الإسكندرية-الصحراوي/411090"
    assert main(["fixture", "--sample", urgent]) == 1
    assert "has no text" in capsys.readouterr().err
    assert not Path("fixtures").exists()


def test_verify_judges_writes_and_updates(capsys: pytest.CaptureFixture[str]) -> None:
    head = 'arabic_name = "س"  # short\nhome = "http://sindyan.test/"\ncountry = "SY"\nkind = "sample"\n'
    Path("mine").mkdir()
    Path("mine/good.toml").write_text(f'name = "Good"\n{head}', encoding="utf-8")
    wanting = f'name = "Wanting"\n{head}feeds = ["/no-feed"]\n[expect]\nfields = ["title", "subtitle"]\n'
    Path("mine/wanting.toml").write_text(wanting, encoding="utf-8")
    Path("mine/dead.toml").write_text(f'name = "Dead"\n{head.replace("sindyan", "nowhere")}', encoding="utf-8")
    words = ["verify", "--sample", "--outlets", "mine", "--into", "out", "good", "wanting", "dead"]
    assert main(words) == 1
    today = date.fromisoformat(next(Path("out").glob("*.json")).stem)
    result = {one["outlet"]: one for one in json.loads(Path(f"out/{today}.json").read_text("utf-8"))["outlets"]}
    assert {slug: one["state"] for slug, one in result.items()} == {
        "good": "works",
        "wanting": "partly works",
        "dead": "fails",
    }
    assert len(result["good"]["articles"]) == 5
    assert result["wanting"]["missing"] == ["subtitle"]
    assert {(one["kind"], one["url"]) for one in result["wanting"]["failures"]} >= {
        ("gone", "http://sindyan.test/no-feed")
    }
    assert "no source leads to an article" in result["dead"]["notes"][0]
    table = Path(f"out/{today}.md").read_text(encoding="utf-8")
    assert table.index("| dead | fails |") < table.index("| wanting | partly works |") < table.index("| good | works |")
    good = Path("mine/good.toml").read_text(encoding="utf-8")
    assert good.startswith(f'name = "Good"\n{head}')
    assert tomllib.loads(good)["verified"]["state"] == "works"
    assert tomllib.loads(good)["verified"]["on"] == today
    assert Path("mine/wanting.toml").read_text(encoding="utf-8").startswith(wanting)
    dead = Path("mine/dead.toml")
    assert tomllib.loads(dead.read_text(encoding="utf-8"))["verified"]["state"] == "fails"
    capsys.readouterr()
    before = good.replace('"works"', '"not yet visited"')
    Path("mine/good.toml").write_text(before, encoding="utf-8")
    assert main([*words[:-3], "good", "--keep"]) == 0
    assert Path("mine/good.toml").read_text(encoding="utf-8") == before


def test_verify_writes_no_failure_where_nothing_at_all_answers(capsys: pytest.CaptureFixture[str]) -> None:
    plain = 'name = "Dead"\narabic_name = "س"\nhome = "http://nowhere.test/"\ncountry = "SY"\nkind = "site"\n'
    Path("dead.toml").write_text(plain, encoding="utf-8")
    assert main(["verify", "dead.toml", "--into", "out"]) == 3
    assert Path("dead.toml").read_text(encoding="utf-8") == plain
    assert "is this machine online?" in capsys.readouterr().err


def test_verify_leaves_the_shipped_sample_files_alone() -> None:
    from newscrawl import outlets

    before = Path(str(outlets.get("wahat").path)).read_bytes()
    assert main(["verify", "--sample", "wahat", "--into", "out"]) == 0
    assert Path(str(outlets.get("wahat").path)).read_bytes() == before
