"""Which links of a page lead to articles: home pages of made-up sites, each with its own way of naming things."""

import json
import math
import os
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newscrawl.discover.links import describe, score_links
from newscrawl.discover.shape import shape

HOME = "https://news.example/"
CORPUS = Path(os.environ.get("NEWSCRAWL_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))
HEADLINES = [
    "الحكومة تعلن خطة جديدة لدعم المزارعين في الجنوب",
    "نقابة المعلمين تدعو إلى إضراب عام مطلع الأسبوع",
    "أمطار غزيرة تغمر شوارع العاصمة وتعطل حركة المرور",
    "منتخب الشباب يبلغ نصف النهائي بعد فوز صعب",
    "ارتفاع أسعار الذهب في الأسواق المحلية اليوم",
    "وفاة الروائي الكبير عن عمر ناهز الثمانين",
    "غدا.. قمة ثلاثية",
]
SECTIONS = ["محليات", "رياضة", "اقتصاد", "عربي ودولي", "ثقافة وفن", "الرأي"]
WORDS = ["local", "sport", "economy", "world", "culture", "opinion"]
STATIC = [("about", "من نحن"), ("contact-us-1.319", "اتصل بنا"), ("privacy-policy", "سياسة الخصوصية"), ("", "الرئيسية")]
TOKENS = ["hqdwvsl", "pqowxva", "zzmiaok", "trwqbnd", "lkrtiex", "gvbsdqp", "mnbvwtr"]
SLUGS = ["-".join(each.split())[:38] for each in HEADLINES]

# name -> (paths of articles, paths of sections)
SITES = {
    "bare numbers": ([f"{1669218 + n * 7}" for n in range(7)], [f"news.{word}" for word in WORDS]),
    "query": ([f"?q=node/{9958 + n}" for n in range(7)], [f"?q={word}" for word in WORDS]),
    "query with category": ([f"index.php?id={70123 + n}&cat=3" for n in range(7)], [f"index.php?cat={n}" for n in range(6)]),
    "aspx": ([f"View.aspx?NewsID={70123 + n}" for n in range(7)], [f"List.aspx?SectionID={n}" for n in range(6)]),
    "number and slug": ([f"article/{825076 + n}-{slug}" for n, slug in enumerate(SLUGS)], [f"category/{word}" for word in SECTIONS]),
    "dates": ([f"story/2026/11/3/{slug}/{4943459 + n}" for n, slug in enumerate(SLUGS)], [f"Section/{word}/{n + 65}/1" for n, word in enumerate(SECTIONS)]),
    "date and word": ([f"2026/world/11/{n}/{word}.x/index.html" for n, word in enumerate(TOKENS, 1)], [f"{word}/" for word in WORDS]),
    "uuid": ([f"ar/reader/0f441994-ea20-4dc7-a0fd-e8612f20757{n}" for n in range(7)], [f"ar/{word}" for word in WORDS]),
    "one slug": ([f"{slug}/" for slug in SLUGS], [f"category/{word}/" for word in WORDS]),
    "random tokens": ([f"{word}/{token}" for word, token in zip([*WORDS, "sport"], TOKENS, strict=True)], WORDS),
    "paper and number": ([f"{paper}/{5101123 + n}" for n, paper in enumerate(["alfajr", "almasa", "alfajr", "annur", "almasa", "alfajr", "annur"])], [*WORDS[:3], "alfajr", "almasa", "annur"]),
    "english slugs": ([f"{word}/{slug}" for word, slug in zip([*WORDS, "sport"], ["farmers-get-new-plan", "teachers-call-strike", "heavy-rain-floods-capital", "youth-team-in-semi-final", "gold-price-up-again", "great-novelist-dies", "three-way-summit-tomorrow"], strict=True)], WORDS),
}  # fmt: skip


def links(articles: list[str], sections: list[str]) -> list[tuple[str, str]]:
    menu = [(HOME + path, name) for path, name in zip(sections, SECTIONS, strict=True)]
    return (
        menu
        + [(HOME + path, text) for path, text in zip(articles, HEADLINES, strict=True)]
        + [(HOME + path, text) for path, text in STATIC]
    )


@pytest.mark.parametrize("site", SITES)
def test_sites(site: str) -> None:
    articles, sections = SITES[site]
    found = links(articles, sections)
    chosen = [url for (url, _), score in zip(found, score_links(found, HOME), strict=True) if score >= 0.5]
    missed = {HOME + path for path in articles} - set(chosen)
    # The three-word headline is the hardest; on pages whose addresses say nothing it may be missed.
    assert missed <= {HOME + articles[-1]}
    assert set(chosen) <= {HOME + path for path in articles}


def test_one_word_headline_among_its_like() -> None:
    found = [(f"{HOME}press/article/{135300 + n}/", text) for n, text in enumerate([*HEADLINES, "صفقة!"])]
    assert score_links(found, HOME)[-1] >= 0.5
    assert score_links([(f"{HOME}press/category/218/", "صفقات"), *found], HOME)[0] < 0.5


def test_headlines_outside_the_links() -> None:
    found = [(f"{HOME}details/{450123 + n}", "مشاهدة كامل المحتوى" if n % 2 else "") for n in range(8)]
    found += [(HOME + word, name) for word, name in zip(WORDS, SECTIONS, strict=True)]
    assert [score >= 0.5 for score in score_links(found, HOME)] == [True] * 8 + [False] * 6


def test_sections_with_an_articles_number() -> None:
    found = [(f"{HOME}article/{825000 + n}", name) for n, name in enumerate(SECTIONS)]
    found += [(f"{HOME}article/{825076 + n}", text) for n, text in enumerate(HEADLINES)]
    assert [score >= 0.5 for score in score_links(found, HOME)] == [False] * 6 + [True] * 7


def test_links_of_one_url_are_judged_by_the_best_text() -> None:
    url = HOME + "article/825076"
    found = [
        (url, ""),
        (url, HEADLINES[0]),
        (url + "#comments", "12 تعليقا"),
        (url, "مشاركة"),
        (HOME + "sport", "رياضة"),
    ]
    assert [score >= 0.5 for score in score_links(found, HOME)] == [True] * 4 + [False]


def test_columnists_beside_articles() -> None:
    names = ["سالم الحربي", "ليلى منصور", "عبد الله بن زيد"]
    found = [(f"{HOME}news/articles/{113 + n}", name) for n, name in enumerate(names)]
    found += [(f"{HOME}news/article/{85792 + n}/", text) for n, text in enumerate(HEADLINES)]
    assert [score >= 0.5 for score in score_links(found, HOME)] == [False] * 3 + [True] * 7


def test_a_page_of_sections_alone() -> None:
    found = [
        (f"{HOME}{word}/{other}", f"{a} {b}")
        for word, a in zip(WORDS, SECTIONS, strict=True)
        for other, b in zip(WORDS, SECTIONS, strict=True)
    ]
    assert max(score_links(found, HOME)) < 0.5


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("", HEADLINES[0]),
        ("#top", HEADLINES[0]),
        ("i/photo-1234567.jpg", "photo.jpg"),
        ("article/825999-x/.most-read", "الأكثر قراءة"),
        ("article/825999", "طباعة"),
        ("tag/اسم-الوزير-الجديد", "اسم الوزير الجديد"),
        ("author/1234", "سالم الحربي"),
    ],
)
def test_never_articles(path: str, text: str) -> None:
    found = links(*SITES["number and slug"])
    assert score_links([*found, (HOME + path, text)], HOME)[-1] < 0.5


def test_other_sites_and_other_schemes() -> None:
    found = [
        ("https://elsewhere.example/article/825076", HEADLINES[0]),
        ("javascript:void(0)", HEADLINES[0]),
        ("", ""),
        ("http://[", "x"),
    ]
    assert score_links(found, HOME) == [0.0] * 4


def test_encoded_and_plain_slugs_score_alike() -> None:
    from newscrawl.discover.urls import canonical

    plain = links(*SITES["one slug"])
    assert score_links([(canonical(url), text) for url, text in plain], HOME) == pytest.approx(score_links(plain, HOME))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(st.text(max_size=30) | st.text(max_size=20).map(HOME.__add__), st.text(max_size=30)), max_size=8)
)
def test_any_strings(found: list[tuple[str, str]]) -> None:
    scores = score_links(found, HOME)
    assert len(scores) == len(found)
    assert all(0 <= score <= 1 for score in scores)


def test_order_does_not_matter() -> None:
    found = links(*SITES["dates"])
    assert score_links(found[::-1], HOME)[::-1] == pytest.approx(score_links(found, HOME))
    assert score_links([], HOME) == []


def test_features_are_finite() -> None:
    for row in describe(links(*SITES["bare numbers"]), HOME):
        assert row is None or all(math.isfinite(value) and -1 <= value <= 1 for value in row.values())


def test_cost_grows_linearly() -> None:
    def cost(count: int) -> float:
        found = [(f"{HOME}article/{100000 + n}", f"{HEADLINES[n % 7]} {n}") for n in range(count)]
        start = time.process_time()
        score_links(found, HOME)
        return time.process_time() - start

    cost(100)  # warm
    small, large = (min(cost(n) for _ in range(3)) for n in (500, 4_000))
    assert large < 4 * 8 * small


def test_shape_of_urls() -> None:
    assert shape(HOME + "a/٢٠٢٦٠١٢٣٤").number == 202601234
    assert shape(HOME + "2026/11/03/x").has_date
    assert not shape(HOME + "2026/11/03/").has_date
    assert not shape(HOME + "issue-of-20261103").has_date
    assert shape(HOME + "x.pdf").is_file
    assert shape(HOME).is_root


def test_labelled_links() -> None:
    path = CORPUS / "links.jsonl"
    if not path.is_file():
        pytest.skip(f"no labelled links at {path}; set NEWSCRAWL_CORPUS to the folder that holds links.jsonl")
    sites: dict[str, list[dict[str, str]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        sites.setdefault(row["domain"], []).append(row)
    right = wrong = missed = 0
    for rows in sites.values():
        scores = score_links([(row["url"], row["text"]) for row in rows], rows[0]["home"])
        for row, score in zip(rows, scores, strict=True):
            is_article = row["label"] == "article"
            right += is_article and score >= 0.5
            wrong += not is_article and score >= 0.5
            missed += is_article and score < 0.5
    assert right / (right + wrong) >= 0.97
    assert right / (right + missed) >= 0.97


@pytest.mark.parametrize("text", ["اقرأ المزيد", "Read more", "اقرأ المزيد »"])
def test_read_more_alone_says_nothing_against_an_article(text: str) -> None:
    cards = [(f"{HOME}details/{410233 + n}/", text if n % 2 else "") for n in range(8)]
    menu = [(f"{HOME}list/{n + 11}/", name) for n, name in enumerate(SECTIONS)]
    scores = score_links([*menu, *cards, (HOME + "list/11/", "المزيد")], HOME)
    assert [score >= 0.5 for score in scores] == [False] * len(menu) + [True] * len(cards) + [False]


UUIDS = [f"5d0c1f2e-7a31-4b9c-8e55-3f20b6a1c9{n:02}" for n in range(9)]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (f"authors/{UUIDS[8]}", "هناء عبد السلام"),
        (f"ar/galleries/{UUIDS[8]}", "صور: سباق القوارب الشراعية في الميناء القديم"),
        ("tags/774411", "انتخابات المجالس البلدية المقبلة في الولايات"),
        ("سباق-القوارب-الشراعية-في-الميناء/photos-68123457", "سباق القوارب الشراعية في الميناء القديم"),
    ],
)
def test_an_id_behind_a_word_of_people_tags_or_pictures_is_no_articles(path: str, text: str) -> None:
    by_uuid = [(f"{HOME}news/{UUIDS[n]}", each) for n, each in enumerate(HEADLINES)]
    by_number = [(f"{HOME}{slug}/a-{68123001 + n}", HEADLINES[n]) for n, slug in enumerate(SLUGS)]
    for articles in (by_uuid, by_number):
        *found, other = score_links([*articles, (HOME + path, text)], HOME)
        assert min(found) >= 0.5 > other


def test_a_video_post_may_be_an_article() -> None:
    *found, video = score_links([*((f"{HOME}news/{UUIDS[n]}", each) for n, each in enumerate(HEADLINES)),
                                 (f"{HOME}video/{UUIDS[8]}", "بالفيديو: سباق القوارب الشراعية في الميناء القديم")], HOME)  # fmt: skip
    assert min(*found, video) >= 0.5


def test_a_word_of_pictures_elsewhere_in_the_path_does_not_own_the_id() -> None:
    urls = [f"{HOME}photos/local/{slug}-{512001 + n}" for n, slug in enumerate(SLUGS)]
    assert not any(
        shape(url).is_of_other for url in [*urls, HOME + "news/512001", HOME + "authors", HOME + "photo-2026"]
    )
