"""One real page, every value of it: outlet and city in the byline, «اليوم الخميس» as its only date, a credited caption.

The page stays outside the project; NEWSCRAWL_CORPUS names the folder that holds `seed/`.
"""

import json
import os
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from newscrawl import extract
from newscrawl.article import Article

CORPUS = Path(os.environ.get("NEWSCRAWL_CORPUS", Path(__file__).resolve().parents[2] / "shared" / "corpus"))
SEED = CORPUS / "seed"
pytestmark = pytest.mark.skipif(
    not SEED.is_dir(), reason=f"no seed page at {SEED}; NEWSCRAWL_CORPUS names the folder that holds seed/"
)


@pytest.fixture(scope="module")
def known() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((SEED / "expected.json").read_text(encoding="utf-8"))
    return loaded


def read(known: dict[str, Any], *, dated: bool) -> Article:
    fetched = datetime.fromisoformat(known["fetched_at"]) if dated else None
    article = extract((SEED / "page.html").read_bytes(), known["url"], fetched_at=fetched)
    assert article is not None
    return article


@pytest.mark.parametrize("dated", [True, False])
def test_everything_but_the_date(known: dict[str, Any], dated: bool) -> None:
    article, want = read(known, dated=dated), known["expect"]
    assert article.title == want["title"]
    assert list(article.section) == want["section"]
    assert article.byline_raw == want["byline_raw"]
    assert article.outlet_name == known["outlet"]["name"]
    assert [author.name for author in article.authors] == want["authors"]
    assert [agency.name for agency in article.agencies] == want["agencies"]
    assert article.dateline is not None
    assert article.dateline.raw == want["dateline"]["raw"]
    (place,) = article.dateline.places
    assert (place.id, place.country) == (f"gn:{want['dateline']['geonames_id']}", want["dateline"]["country"])
    image = article.images[0]
    assert (image.caption, image.credit) == (want["image"]["caption"], want["image"]["credit"])
    assert article.text.startswith(want["text_must_start_with"])
    assert article.text.endswith(want["text_must_end_with"])
    assert [words for words in want["text_must_not_contain"] if words in article.text] == []
    surfaces = {
        (mention.field.split(".")[0], mention.surface) for place in article.places for mention in place.mentions
    }
    assert {("text", name) for name in want["places_must_include"]} <= surfaces
    assert {("images", name) for name in want["caption_places_must_include"]} <= surfaces
    assert set(want["cited_sources_must_include"]) <= {cited.name for cited in article.cited}


def test_the_date_with_the_day_of_the_fetch(known: dict[str, Any]) -> None:
    moment, want = read(known, dated=True).published, known["expect"]["published"]
    assert moment is not None
    assert [getattr(moment, name) for name in ("value", "precision", "raw", "source")] == [
        want[name] for name in ("value", "precision", "raw", "source")
    ]


def test_the_date_without_it_is_absent_and_the_words_are_kept(known: dict[str, Any]) -> None:
    moment = read(known, dated=False).published
    assert moment is not None
    assert (moment.value, moment.raw) == (None, known["expect"]["published"]["raw"])
    assert moment.reason
