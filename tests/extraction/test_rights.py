import pytest

from newscrawl import extraction
from newscrawl.draft import Draft
from tests.extraction.pages import page


def rights(head: str = "", headers: dict[str, str] | None = None, after: str = "") -> dict[str, bool | str | None]:
    made = extraction.draft(page(head=head, headers=headers, after=after))
    assert isinstance(made, Draft)
    return made.rights


def test_nothing_stated_is_null() -> None:
    assert set(rights().values()) == {None}


@pytest.mark.parametrize(
    ("head", "headers", "key", "value"),
    [
        ('<meta name="robots" content="noindex, nofollow">', None, "noindex", True),
        ('<meta name="robots" content="index, follow">', None, "noindex", False),
        ('<meta name="ROBOTS" content="none">', None, "noindex", True),
        ('<meta name="robots" content="noai, noimageai">', None, "noai", True),
        ("", {"X-Robots-Tag": "noindex"}, "noindex", True),
        ("", {"x-robots-tag": "otherbot: noindex"}, "noindex", None),
        ("", {"X-Robots-Tag": "noai"}, "noai", True),
        ("", {"X-Robots-Tag": "googlebot: noindex, nofollow"}, "noindex", True),
        ("", {"X-Robots-Tag": "googlebot-news: nofollow, noindex"}, "noindex", True),
        ("", {"X-Robots-Tag": "googlebot: index"}, "noindex", None),
        ("", {"X-Robots-Tag": "otherbot: nofollow, noindex"}, "noindex", None),
        ("", {"X-Robots-Tag": "otherbot: nofollow, googlebot: noindex"}, "noindex", True),
        ("", {"X-Robots-Tag": "max-snippet: 5, noindex"}, "noindex", True),
        ('<meta name="tdm-reservation" content="1">', None, "tdm_reservation", True),
        ("", {"tdm-reservation": "0"}, "tdm_reservation", False),
        ('<link rel="license" href="/licence">', None, "license", "https://news.example/licence"),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","isAccessibleForFree":"False"}</script>',
            None,
            "free_access",
            False,
        ),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","isAccessibleForFree":true}</script>',
            None,
            "free_access",
            True,
        ),
        ('<meta property="article:content_tier" content="metered">', None, "free_access", "metered"),
    ],
)
def test_what_is_stated(head: str, headers: dict[str, str] | None, key: str, value: bool | str | None) -> None:
    assert rights(head, headers)[key] == value


def test_license_link_in_the_page() -> None:
    after = '<p><a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY</a></p>'
    assert rights(after=after)["license"] == "https://creativecommons.org/licenses/by/4.0/"


def test_license_link_far_above_the_end_of_the_page() -> None:
    link = '<p><a rel="nofollow license" href="/licence">الترخيص</a></p>'
    assert rights(after=link + "<!-- " + "x" * 200_000 + " -->")["license"] == "https://news.example/licence"
