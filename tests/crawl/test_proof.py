"""Links that wait until others like them have turned out to be articles."""

import pytest

from newscrawl.lead import Lead
from newscrawl.spiders.proof import Proof

SITE = "https://news.example"


def links(*paths: str) -> list[Lead]:
    """Links of a page."""
    return [Lead(SITE + path, "home", score=0.5) for path in paths]


def paths(leads: list[Lead]) -> set[str]:
    """Their paths."""
    return {lead.url.removeprefix(SITE) for lead in leads}


def test_links_wait_until_two_of_their_shape_are_articles() -> None:
    proof = Proof()
    assert proof.wait(links("/article-4411.htm", "/article-4402.htm", "/section-12.htm")) == []
    assert proof.article(f"{SITE}/article-5001.htm") == []
    assert paths(proof.article(f"{SITE}/article-5002.htm")) == {"/article-4411.htm", "/article-4402.htm"}
    assert paths(proof.wait(links("/article-4403.htm"))) == {"/article-4403.htm"}
    assert proof.article(f"{SITE}/article-5003.htm") == []  # each is handed out once


def test_shape_that_fails_as_often_is_not_followed() -> None:
    proof = Proof()
    proof.wait(links("/item/70001"))
    for number in range(2):
        proof.other(f"{SITE}/item/8000{number}")
        assert proof.article(f"{SITE}/item/9000{number}") == []


def test_words_without_a_number_prove_nothing() -> None:
    proof = Proof()
    assert proof.wait(links("/من-نحن", "/اتصل-بنا")) == []
    assert proof.article(f"{SITE}/خبر-من-المدينة") == proof.article(f"{SITE}/خبر-آخر-من-المدينة") == []


def test_sections_and_tags_are_not_followed_whatever_their_number() -> None:
    proof = Proof()
    proof.wait(links("/tag/45001", "/category/45002"))
    assert [proof.article(f"{SITE}/tag/4600{n}") for n in range(4)] == [[]] * 4


def test_other_languages_of_the_outlet_share_the_shape() -> None:
    for languages, found in [(("ar", "en"), {"/en/news/33001"}), (("ar",), set())]:
        proof = Proof(languages)
        proof.wait(links("/en/news/33001"))
        proof.article(f"{SITE}/news/33002")
        assert paths(proof.article(f"{SITE}/news/33003")) == found


@pytest.mark.parametrize("before", [1, 2, 250])
def test_pages_read_before_any_link_waits_count_as_well(before: int) -> None:
    proof = Proof()
    for number in range(before):
        assert proof.article(f"{SITE}/item/{50_000 + number}") == []
    found = paths(proof.wait(links("/item/70001")))
    assert found == ({"/item/70001"} if before > 1 else set())
    proof = Proof()
    for number in range(before):
        proof.other(f"{SITE}/item/{50_000 + number}")
    assert proof.wait(links("/item/70001")) == []
    settled = [proof.article(f"{SITE}/item/{60_000 + number}") for number in range(max(2 * before, 2))]
    assert settled[:-1] == [[]] * (len(settled) - 1) and paths(settled[-1]) == {"/item/70001"}
