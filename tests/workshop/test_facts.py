"""What a site says of itself, and what it does not."""

import pytest

from newscrawl.workshop import facts


@pytest.mark.parametrize(
    ("site_names", "titles", "name"),
    [
        (["صوت بردى"], ["أخبار | شيء"], "صوت بردى"),
        (["Barada Voice - صوت بردى"], [], "صوت بردى"),
        (["", ""], ["صوت بردى - الرئيسية", "خبر أول - صوت بردى", "خبر ثان - صوت بردى"], "صوت بردى"),
        ([""], ["صوت بردى | صحيفة يومية"], "صوت بردى"),
        (["Barada"], ["Barada News"], None),
        ([], [], None),
    ],
)
def test_arabic_name(site_names: list[str], titles: list[str], name: str | None) -> None:
    assert facts.arabic_name(site_names, titles).value == name


@pytest.mark.parametrize(
    ("home", "language", "code"),
    [
        ("https://www.example.com.eg/", "ar", "EG"),
        ("https://example.ma", "ar-SA", "MA"),
        ("https://example.co.uk", "", "GB"),
        ("https://example.com", "ar-SY", "SY"),
        ("https://example.com", "ar-AR", None),  # Argentina's code, meant as "Arabic"
        ("https://example.com", "en-US", None),
        ("https://example.tv", "ar", None),
        ("http://example.test", "ar", None),
    ],
)
def test_country(home: str, language: str, code: str | None) -> None:
    assert facts.country(home, language).value == code


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("وكالة قوافل للأنباء", "agency"),
        ("الجريدة", "newspaper"),
        ("قناة الشام", "broadcaster"),
        ("سنديان", "site"),
        (None, "site"),
    ],
)
def test_kind(name: str | None, kind: str) -> None:
    assert facts.kind(name).value == kind


@pytest.mark.parametrize(
    ("home", "slug"),
    [
        ("http://www.barid-atlas.test/", "barid-atlas"),
        ("https://news.example.co.uk/ar", "example"),
        ("https://أخبار.test/", "xn-igbicxr"),
    ],
)
def test_slug(home: str, slug: str) -> None:
    assert facts.slug(home).startswith(slug)
