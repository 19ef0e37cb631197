"""The sample site's files: as built, within bounds, with expectations that hold of the pages themselves."""

import re
import subprocess
import sys
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from newscrawl import outlets, tables
from newscrawl.sample import expectations
from newscrawl.sample.routes import key, read
from newscrawl.sample.server import outlets as slugs

ROOT = Path(__file__).resolve().parents[2]
RECORDS = expectations.records()
WEEKDAYS = ["الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
# What issue and experience ask for: each stands on at least one page.
QUIRKS = [
    "visible_date_gulf_months",
    "visible_date_levant_months",
    "visible_date_maghreb_months",
    "visible_date_morocco_months",
    "visible_date_mauritania_months",
    "visible_date_doubled_months",
    "hijri_with_gregorian",
    "hijri_alone",
    "relative_beside_machine_date",
    "relative_only_old_page",
    "false_z",
    "modified_before_published",
    "crawl_date_decoy",
    "hijri_header_decoy",
    "byline_in_body_prepared_by",
    "byline_at_end",
    "name_city_as_author",
    "windows_1256_declared",
    "windows_1256_undeclared",
    "windows_1256_declared_as_utf8",
    "one_block_with_br",
    "related_inside_body",
    "numeric_entities",
    "jsonld_cdata",
    "jsonld_in_html_comment",
    "html_in_jsonld_values",
    "jsonld_trailing_commas",
    "jsonld_graph",
    "outlet_as_author",
    "developer_as_author",
    "uuid_as_author",
    "email_as_author",
    "site_wide_og_title",
    "canonical_to_home",
    "urgent_one_line",
    "video_without_text",
    "live_blog",
    "interview",
    "opinion",
    "title_before_name",
    "republished_source_line",
    "caption_credit",
    "paywall_flag",
    "noai_meta",
    "tdm_and_noai_headers",
    "english_page",
    "french_page",
    "amp_and_tracking_variants",
    "wire_dateline",
    "eastern_digits",
    "only_today_thursday",
    "feed_date_as_anchor",
    "microdata",
    "address_in_query",
    "page_cut_in_half",
    "machine_date_is_a_sentence",
    "date_only_in_address",
    "utc_day_differs_from_printed_day",
    "hijri_in_iso_field",
    "english_date",
    "redirect",
]


def page(url: str) -> str:
    """The text of the page that answers a URL, entities decoded."""
    file = read()[key(url)].file
    assert file is not None
    data = file.read_bytes()
    return unescape(data.decode("cp1256" if "marafi.test" in url else "utf-8"))


def test_files_are_as_built() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "build_sample.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_size_and_number() -> None:
    files = [p for p in tables.path("sample").rglob("*") if p.is_file()]
    assert sum(p.stat().st_size for p in files) < 1_500_000
    assert len(RECORDS) >= 36
    assert len({r["country"] for r in RECORDS}) >= 5
    assert len({r["canonical_url"] for r in RECORDS}) == len(RECORDS)


def test_every_quirk_has_a_page() -> None:
    shown = {quirk for record in RECORDS for quirk in record["shows"]}
    assert not set(QUIRKS) - shown


def test_outlet_files_agree_with_the_site() -> None:
    assert len(slugs()) == 9
    for slug, name, country, home in tables.rows("sample/outlets.tsv"):
        outlet = outlets.get(slug)
        assert (outlet.arabic_name, outlet.country, outlet.home) == (name, country, home)
        assert (outlet.kind, outlet.evidence) == ("sample", "sample")
        assert urlsplit(home).hostname is not None
        assert (urlsplit(home).hostname or "").endswith(".test")


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: "-".join(r["shows"][:2]))
def test_expected_words_stand_on_the_page(record: dict) -> None:
    text = page(record["url"])
    assert record["title"] in text
    assert record["text_starts"] in text
    for author in record["authors"]:
        assert author in text
    for agency in record["agencies"]:
        assert agency["name"] in text
    for place in record["places"]:
        # An attached ب or ل takes the place of the article's alef: للعراق.
        assert place["surface"].removeprefix("ال") in text
    if record["dateline"]:
        assert record["dateline"] in text
    for words in record["text_excludes"]:
        assert words in text, "an exclusion that is not on the page proves nothing"


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: "-".join(r["shows"][:2]))
def test_weekday_printed_beside_the_day_is_true(record: dict) -> None:
    value = (record["published"] or {}).get("value")
    if not value:
        return
    day = date.fromisoformat(value[:10])
    printed = re.findall(rf"(?:ال)?({'|'.join(w[2:] for w in WEEKDAYS)}|اثنين)[ ،,]+(\d+) ", page(record["url"]))
    for weekday, number in printed:
        if int(number) == day.day:
            expected = WEEKDAYS[day.weekday()][2:].replace("إ", "ا")
            assert weekday.replace("إ", "ا") == expected


def test_nothing_is_both_an_article_and_none() -> None:
    assert not {key(r["url"]) for r in RECORDS} & {key(url) for url in expectations.refused()}
    assert len(expectations.refused()) >= 20


def test_refused_urls_are_linked_somewhere() -> None:
    everything = "\n".join(
        route.file.read_bytes().decode("cp1256" if "marafi" in str(route.file) else "utf-8", "replace")
        for route in read().values()
        if route.file and route.file.suffix in (".html", ".htm", ".xml", ".json")
    )
    for url in expectations.refused():
        _, path, query = key(url)
        names = [path.strip("/").split("/")[-1]] if not query else [f"{k}={v}" for k, v in query]
        encoded = urlsplit(url).path.strip("/").split("/")[-1]
        assert any(name in everything for name in [*names, encoded]), url
