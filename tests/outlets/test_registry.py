"""The registry: look-up by URL and name, the user's own files, and what start-up costs."""

import subprocess
import sys
from pathlib import Path

import pytest

from newscrawl import outlets
from newscrawl.outlets import hosts
from newscrawl.outlets.reader import OutletError
from newscrawl.outlets.registry import Registry, UnknownOutletError

from .conftest import GOOD, Write


def at(home: str, *, name: str = "صوت بردى", added: str = "") -> str:
    return GOOD.replace("https://barada.test", home).replace("صوت بردى", name) + added


@pytest.mark.parametrize(
    ("url", "slug"),
    [
        ("https://www.example.com/arabic/story-1", "broadcaster"),
        ("https://example.com/arabic", "broadcaster"),
        ("https://m.example.com/arabic/x?y=1#z", "broadcaster"),
        ("https://example.com/arabic/sport/1", "sport"),
        ("https://example.com/arabic-lessons", None),  # neither path, and two outlets share the domain
        ("https://EXAMPLE.com./arabic/x", "broadcaster"),
        ("http://news.paper.org.eg/1", "paper"),
        ("http://old.paper.org.eg/1", "paper"),  # by registered domain
        ("http://other.org.eg/1", None),  # org.eg is a public suffix, not a domain
        ("https://notpaper.org.eg/", None),
        ("http://127.0.0.1:8001/a", "loop"),
        ("http://127.0.0.1:8002/a", None),
        ("http://localhost:9000/a", "local"),
        ("http://localhost/a", None),
        ("https://أخبار.example/1", "idn"),
        ("https://xn--igbicxr.example/1", "idn"),
        ("https://mirror.example.net/x/1", "paper"),
        ("https://example.net/", "paper"),  # the domain of its mirror
        ("not a url", None),
        ("http://[::1", None),
        ("http://host:port/", None),
        ("", None),
    ],
)
def test_by_url(write: Write, tmp_path: Path, url: str, slug: str | None) -> None:
    write(slug="broadcaster", text=at("https://www.example.com/arabic"))
    write(slug="sport", text=at("https://www.example.com/arabic/sport/"))
    write(slug="paper", text=at("https://news.paper.org.eg", added='domains = ["mirror.example.net"]\n'))
    write(slug="loop", text=at("http://127.0.0.1:8001/"))
    write(slug="local", text=at("http://localhost:9000/"))
    write(slug="idn", text=at("https://أخبار.example/"))
    found = Registry([tmp_path]).by_url(url)
    assert (found and found.slug) == slug


def test_registered_domain() -> None:
    assert hosts.registered_domain("https://gate.paper.org.eg/x") == "paper.org.eg"
    assert hosts.registered_domain("http://127.0.0.1:80/x") == "127.0.0.1"
    assert hosts.registered_domain("http://127.0.0.1:8080/x") == "127.0.0.1:8080"
    assert hosts.registered_domain("http://localhost:8080/x") == "localhost:8080"
    assert hosts.registered_domain("http://[::1]:8080/x") is not None
    assert hosts.registered_domain("nothing at all://") is None


def test_find_by_slug_domain_url_and_name(write: Write, tmp_path: Path) -> None:
    write(added='aliases = ["إذاعة بردى"]\n')
    write(slug="other", text=at("https://other.test", name="النهر"))
    write(slug="third", text=at("https://third.test", name="النَّهر"))
    registry = Registry([tmp_path])
    for name in (
        "barada",
        "BARADA",
        "barada.test",
        "https://www.barada.test/1",
        "صوت بردي",
        " اذاعه بردى ",
        "other.test",
    ):
        assert registry.find(name) is not None, name
    assert registry.find("النهر") is None  # two go by it
    assert registry.find("لا أحد") is None


def test_names_lead_to_every_outlet_that_has_them_and_samples_have_none(write: Write, tmp_path: Path) -> None:
    write(added='ambiguous = ["بردى"]\n')
    write(slug="twin", text=at("https://twin.test/ar"))
    write(slug="example", text=at("https://sample.test", name="عينة").replace('"site"', '"sample"'))
    registry = Registry([tmp_path])
    assert registry.names[outlets.folded("صَوت بردي")] == ("barada", "twin")
    assert registry.names["barada.test"] == ("barada",)
    assert "twin.test" not in registry.names  # its home is a path: the domain is someone else's too
    assert outlets.folded("عينة") not in registry.names
    assert registry.ambiguous == {outlets.folded("بردى")}


def test_select_by_country_and_kind(write: Write, tmp_path: Path) -> None:
    write()
    write(slug="egypt", text=at("https://eg.test").replace('"SY"', '"EG"'))
    write(slug="agency", text=at("https://agency.test").replace('"site"', '"agency"'))
    write(slug="a-sample", text=at("https://sample.test").replace('"site"', '"sample"'))
    registry = Registry([tmp_path])
    assert [o.slug for o in registry.select(None, None, samples=False)] == ["egypt", "agency", "barada"]
    assert [o.slug for o in registry.select("sy", None, samples=False)] == ["agency", "barada"]
    assert [o.slug for o in registry.select(None, "agency", samples=False)] == ["agency"]
    assert [o.slug for o in registry.select(None, "sample", samples=False)] == ["a-sample"]
    assert registry.select(None, None, samples=True)[-1].slug == "a-sample"


def test_a_later_folder_replaces_and_extends(write: Write, tmp_path: Path) -> None:
    write(added='note = "first"\nfeeds = ["/feed"]\n', folder="shipped")
    write(slug="kept", text=at("https://kept.test", added='note = "first"\n'), folder="shipped")
    write(text='extends = "barada"\nnote = "second"\n', folder="own")
    write(slug="kept", text=at("https://moved.test"), folder="own")
    write(slug="sister", text='extends = "barada"\nhome = "https://sister.test"\n', folder="own")
    registry = Registry([tmp_path / "shipped", tmp_path / "own"])
    assert (registry.get("barada").note, registry.get("barada").feeds) == ("second", ("https://barada.test/feed",))
    assert (registry.get("kept").note, registry.get("kept").home) == (None, "https://moved.test")
    # The sister takes over what the user's own file of its base says, and its own home is the one that counts.
    sister = registry.get("sister")
    assert (sister.note, sister.feeds) == ("second", ("https://sister.test/feed",))
    found = registry.by_url("https://moved.test/1")
    assert found and found.slug == "kept"
    assert registry.by_url("https://kept.test/1") is None


def test_extending_nothing_or_in_a_circle_is_told(write: Write, tmp_path: Path) -> None:
    write(slug="lost", text='name = "x"\nextends = "nobody"\n')
    write(slug="a", text='extends = "b"\n')
    write(slug="b", text='extends = "a"\n')
    registry = Registry([tmp_path])
    with pytest.raises(OutletError, match=r"lost\.toml:2: extends names 'nobody'"):
        registry.get("lost")
    with pytest.raises(OutletError, match="circle"):
        registry.get("a")


def test_unknown_slug_offers_the_nearest(write: Write, tmp_path: Path) -> None:
    write()
    with pytest.raises(UnknownOutletError, match="did you mean 'barada'"):
        Registry([tmp_path]).get("barrada")


def test_one_wrong_file_stops_no_other(write: Write, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    write()
    wrong = write("hoem = 1\n", slug="wrong")
    twice = write(slug="barada", folder="zz")
    registry = Registry([tmp_path])
    assert [outlet.slug for outlet in registry.all()] == ["barada"]
    assert registry.by_url("https://barada.test/1") == registry.get("barada")
    assert set(registry.problems) == {wrong, twice}
    assert caplog.text.count("did you mean 'home'?") == 1
    with pytest.raises(OutletError):
        registry.get("wrong")


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutletError, match="is no folder"):
        Registry([tmp_path / "gone"]).get("x")


def test_the_users_folder_by_environment_and_by_call(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder="one")
    write(slug="second", text=at("https://second.test"), folder="two")
    monkeypatch.setenv("NEWSCRAWL_OUTLETS", str(tmp_path / "one"))
    monkeypatch.setattr(outlets, "_used", [])
    outlets.reload()
    try:
        assert outlets.get("barada").home == "https://barada.test"
        assert "second" not in outlets.slugs()
        outlets.use(tmp_path / "two")
        assert outlets.get("second").home == "https://second.test"
        assert outlets.get("aps").country == "DZ"
    finally:
        monkeypatch.undo()
        outlets.reload()


def test_importing_reads_nothing_and_loads_no_heavy_module() -> None:
    code = (
        "import sys, newscrawl.outlets as o; assert o._registry is None; o.slugs(); o.get('aps');"
        "o.by_url('https://www.aps.dz/ar/x');"
        "print(len(o.current()._read), sorted({'scrapy', 'lxml', 'tldextract', 'babel'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    read, heavy = done.stdout.strip().split(" ", 1)
    assert heavy == "[]"
    assert int(read) <= 3  # the one asked for, and those whose files mention its domain
