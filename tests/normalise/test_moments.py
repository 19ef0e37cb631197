"""The ruling on dates: which claim wins, what is corrected, what stays absent and why."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from newscrawl import normalise
from newscrawl.article import Moment
from newscrawl.draft import Claim, Draft, DraftImage, Paragraph
from newscrawl.lead import Lead
from newscrawl.normalise import Fetch
from tests.normalise.drafts import draft, fetch, meta, visible


def published(made: Draft, known: Fetch | None = None) -> Moment:
    moment = normalise.normalise(made, known or fetch()).published
    assert moment is not None
    return moment


def test_a_machine_time_that_agrees_with_the_printed_day_wins() -> None:
    moment = published(draft(published=[meta("2020-08-24T09:23:13+02:00"), visible("الاثنين 24 أغسطس 2020")]))
    assert (moment.value, moment.source, moment.timezone_source) == ("2020-08-24T09:23:13+02:00", "meta", "meta")


def test_a_z_that_is_the_local_clock_is_corrected() -> None:
    moment = published(draft(published=[meta("2020-08-24T09:23:13Z"), visible("الإثنين، 24 أغسطس 2020 09:23 ص")]))
    assert moment.value == "2020-08-24T09:23:13+02:00"
    assert (moment.timezone, moment.timezone_source) == ("Africa/Cairo", "outlet")
    assert "false_utc" in moment.flags


def test_a_z_that_is_utc_stays() -> None:
    moment = published(draft(published=[meta("2020-08-24T07:23:13Z"), visible("24 أغسطس 2020 09:23 ص")]))
    assert (moment.value, moment.flags) == ("2020-08-24T07:23:13Z", ())


def test_a_z_in_the_future_of_the_fetch_is_the_local_clock() -> None:
    moment = published(draft(published=[meta("2020-08-25T07:30:00Z")]))
    assert moment.value == "2020-08-25T07:30:00+02:00"
    assert "false_utc" in moment.flags


def test_a_printed_time_without_zone_takes_the_outlets() -> None:
    moment = published(draft(published=[visible("24 أغسطس 2020 09:23 مساءً")]))
    assert (moment.value, moment.timezone_source) == ("2020-08-24T21:23+02:00", "outlet")


def test_without_an_outlet_no_zone_is_invented() -> None:
    moment = published(draft(published=[visible("24 أغسطس 2020 09:23 مساءً")]), fetch(outlet=None))
    assert (moment.value, moment.timezone) == ("2020-08-24T21:23", None)


def test_midnight_that_fills_a_field_is_dropped() -> None:
    moment = published(draft(published=[meta("2020-08-24T00:00:00")]))
    assert (moment.value, moment.precision) == ("2020-08-24", "day")
    assert "midnight_dropped" in moment.flags


def test_claims_that_agree_outweigh_one_that_does_not() -> None:
    url = Claim("2020/8/24", "url", "path")
    made = draft(published=[meta("2020-03-15T08:00:00+02:00"), visible("24 أغسطس 2020"), url])
    case = normalise.rule(made, fetch())
    assert case.published is not None and case.published.value == "2020-08-24"
    assert "date_conflict" in case.published.flags and "date_conflict" in case.warnings
    assert any("2020-03-15" in loser.why for loser in case.rulings["published"].losers)


def test_a_clock_that_no_zone_explains_is_flagged() -> None:
    moment = published(draft(published=[meta("2020-08-24T09:23:00+02:00"), visible("24 أغسطس 2020 10:41 ص")]))
    assert "date_conflict" in moment.flags


def test_a_date_after_the_fetch_is_refused() -> None:
    moment = published(draft(published=[meta("2031-01-01T10:00:00+02:00")]))
    assert (moment.value, moment.reason) == (None, "lies after the fetch")


def test_a_modified_time_before_publication_is_refused_with_the_reason() -> None:
    made = draft(
        published=[meta("2020-08-24T09:23:00+02:00")], modified=[meta("2020-03-15T10:00:00+02:00", "modified")]
    )
    modified = normalise.normalise(made, fetch()).modified
    assert modified is not None and modified.value is None
    assert modified.reason == "lies before publication"


def test_the_modified_time_shares_the_false_z() -> None:
    made = draft(
        published=[meta("2020-08-24T09:23:13Z"), visible("24 أغسطس 2020 09:23 ص")],
        modified=[meta("2020-08-24T11:00:00Z", "modified")],
    )
    modified = normalise.normalise(made, fetch()).modified
    assert modified is not None and modified.value == "2020-08-24T11:00:00+02:00"


def test_no_claim_at_all_is_null() -> None:
    article = normalise.normalise(draft(), fetch())
    assert article.published is None and article.modified is None


def test_a_relative_date_resolves_against_the_fetch() -> None:
    moment = published(draft(published=[visible("منذ 3 أيام")]))
    assert (moment.value, moment.precision) == ("2020-08-22", "day")
    assert "anchored" in moment.flags


def test_a_relative_date_in_backfill_is_absent() -> None:
    moment = published(draft(published=[visible("منذ 3 أيام")]), fetch(anchor=False))
    assert moment.value is None and moment.raw == "منذ 3 أيام" and moment.reason


def test_a_page_of_2018_fetched_in_2026_gets_no_date_from_its_today() -> None:
    made = Draft(
        "https://news.example/8841/",
        paragraphs=[Paragraph("أعلنت الوزارة، اليوم الخميس، بدء العمل في الجسر الجديد.")],
        images=[DraftImage("https://news.example/wp-content/uploads/2018/09/bridge.jpg")],
    )
    moment = published(made, fetch(fetched_at=datetime(2026, 11, 1, tzinfo=UTC)))
    assert moment.value is None and moment.raw == "اليوم الخميس"
    assert "older than its fetch" in str(moment.reason)
    assert published(made, fetch(anchor=False)).value is None


def test_today_in_a_sentence_is_the_day_and_says_so() -> None:
    made = Draft(
        "https://news.example/8841/",
        paragraphs=[Paragraph("أعلنت الوزارة، اليوم الخميس، بدء العمل في الجسر الجديد.")],
        images=[DraftImage("https://news.example/wp-content/uploads/2018/09/bridge.jpg")],
    )
    moment = published(made, fetch(fetched_at=datetime(2018, 9, 8, 6, tzinfo=UTC)))
    assert (moment.value, moment.source) == ("2018-09-06", "text")
    assert {"from_text", "anchored"} <= set(moment.flags)


@pytest.mark.parametrize(
    ("day", "hour", "value"),
    [
        ("الاثنين", 10, "2026-11-30"),
        ("الأحد", 10, "2026-11-29"),
        ("الثلاثاء", 10, "2026-11-24"),  # not tomorrow
        ("الثلاثاء", 22, "2026-12-01"),  # past midnight in Cairo
    ],
)
def test_today_in_a_sentence_lies_in_the_week_before_the_fetch(day: str, hour: int, value: str) -> None:
    made = Draft("https://news.example/8841/", paragraphs=[Paragraph(f"أقر المجلس، اليوم {day}، مشروع القانون.")])
    fetched = datetime(2026, 11, 30, hour, tzinfo=UTC)
    for zone in (UTC, timezone(timedelta(hours=-8))):
        assert published(made, fetch(fetched_at=fetched.astimezone(zone))).value == value
        assert published(made, fetch(fetched_at=fetched.astimezone(zone), outlet=None)).value == value


def test_yesterday_in_a_sentence_is_an_event() -> None:
    made = Draft("https://news.example/1/", paragraphs=[Paragraph("انتهت المباراة التي أقيمت أمس الأحد بفوز الضيوف.")])
    assert normalise.normalise(made, fetch()).published is None


def test_the_feeds_date_counts() -> None:
    lead = Lead("https://news.example/story/17", "feed", published="Mon, 24 Aug 2020 07:23:13 GMT")
    moment = published(draft(), fetch(lead=lead))
    assert (moment.source, moment.value) == ("feed", "2020-08-24T07:23:13Z")


def test_sortable_times_beside_the_printed_one() -> None:
    made = draft(published=[meta("2020-08-24T23:30:00Z"), visible("25 أغسطس 2020 01:30 ص")])
    article = normalise.normalise(made, fetch())
    assert (article.published_at, article.published_day) == ("2020-08-24T23:30:00Z", "2020-08-25")
    day = normalise.normalise(draft(published=[visible("24 أغسطس 2020")]), fetch())
    assert (day.published_at, day.published_day) == (None, "2020-08-24")


def test_the_pages_own_offset_is_kept_though_the_outlet_is_elsewhere() -> None:
    moment = published(draft(published=[meta("2020-08-24T09:23:13+04:00")]))
    assert (moment.value, moment.timezone_source) == ("2020-08-24T09:23:13+04:00", "meta")


def test_a_page_clock_beside_an_older_date_is_none() -> None:
    url = Claim("2019/2/8", "url", "path")
    case = normalise.rule(draft(published=[visible("الثلاثاء 25 أغسطس 2020"), url]), fetch())
    assert case.published is not None and case.published.value == "2019-02-08"
    assert "date_conflict" not in case.warnings
    assert any("page clock" in loser.why for loser in case.rulings["published"].losers)


def test_the_day_of_the_fetch_is_a_date_where_a_label_says_so_or_nothing_is_older() -> None:
    assert published(draft(published=[visible("الثلاثاء 25 أغسطس 2020")])).value == "2020-08-25"
    labelled = visible("نشر في 25 أغسطس 2020", "نشر في")
    made = draft(published=[labelled, meta("2020-08-25T07:00:00+02:00"), Claim("2019/2/8", "url", "path")])
    assert str(published(made).value).startswith("2020-08-25")


def test_a_date_read_past_other_words_yields_to_a_plain_one() -> None:
    plain = Claim("2020/8/21", "url", "path")
    weak = visible("القاهرة 3 أغسطس 2020")
    moment = published(draft(published=[weak, plain]))
    assert moment.value == "2020-08-21"
    assert "date_conflict" in moment.flags
    alone = published(draft(published=[weak]))
    assert (alone.value, "words_ignored" in alone.flags) == ("2020-08-03", True)


def test_the_day_of_the_outlet_beside_utc_is_the_same_publication() -> None:
    made = draft(published=[meta("2020-08-23T22:30:00Z"), visible("24 أغسطس 2020")])
    moment = published(made)
    assert (moment.value, moment.flags) == ("2020-08-23T22:30:00Z", ())
    assert normalise.normalise(made, fetch()).published_day == "2020-08-24"


def test_a_printed_day_far_from_the_machines_is_flagged() -> None:
    moment = published(draft(published=[meta("2020-08-24T09:00:00+02:00"), visible("20 أغسطس 2020")]))
    assert "date_conflict" in moment.flags


def test_a_day_without_year_needs_an_anchor() -> None:
    made = draft(published=[visible("الاثنين 24 أغسطس")])
    assert published(made).value == "2020-08-24"
    assert published(made, fetch(anchor=False)).value is None
    assert published(made, fetch(fetched_at=None)).value is None


@pytest.mark.parametrize("known", [fetch(), fetch(outlet=None)])
def test_a_z_is_false_beside_the_same_clock_with_a_printed_zone(known: Fetch) -> None:
    made = draft(published=[meta("2020-08-24T09:23:41Z"), visible("24 أغسطس 2020 - 09:23 بتوقيت القاهرة")])
    moment = published(made, known)
    assert moment.value == "2020-08-24T09:23+02:00"
    assert "false_utc" in moment.flags


def test_a_z_is_true_beside_the_same_instant_in_a_printed_zone() -> None:
    made = draft(published=[meta("2020-08-24T07:23:41Z"), visible("24 أغسطس 2020 - 09:23 بتوقيت القاهرة")])
    moment = published(made)
    assert (moment.value, moment.flags) == ("2020-08-24T07:23:41Z", ())


@pytest.mark.parametrize("utc", ["2020-08-24T22:30:00+00:00", "2020-08-24T22:30:00Z"])
def test_of_one_instant_the_readers_offset_tells_the_day(utc: str) -> None:
    made = draft(published=[meta(utc), Claim("2020-08-25T01:30:00+03:00", "time", "time")])
    known = fetch(outlet=None, fetched_at=datetime(2020, 9, 1, tzinfo=UTC))
    assert published(made, known).value == "2020-08-25T01:30:00+03:00"


def test_another_instant_in_another_offset_changes_nothing() -> None:
    made = draft(published=[meta("2020-08-24T10:30:00Z"), Claim("2020-08-24T12:30:00+03:00", "time", "time")])
    assert published(made, fetch(outlet=None)).value == "2020-08-24T10:30:00Z"


def test_digits_in_either_order_are_read_by_the_day_that_a_machine_claim_names() -> None:
    made = draft(
        published=[visible("06/10/2019")], modified=[Claim("2019-10-06T14:14:41+03:00", "time", "time.updated")]
    )
    assert published(made, fetch(outlet=None)).value == "2019-10-06"


@pytest.mark.parametrize("day", ["2019-10-07", "2019-12-01"])
def test_digits_in_either_order_stay_unread_beside_another_day(day: str) -> None:
    made = draft(published=[visible("06/10/2019")], modified=[Claim(f"{day}T14:14:41+03:00", "time", "time.updated")])
    assert published(made, fetch(outlet=None)).value is None


def test_seconds_are_given_up_for_another_day_only() -> None:
    known = fetch(outlet=None)
    same = draft(published=[meta("2020-08-24T07:23:41Z"), visible("24 أغسطس 2020 - 09:23 بتوقيت القاهرة")])
    assert published(same, known).value == "2020-08-24T07:23:41Z"
    other = draft(published=[meta("2020-08-23T22:23:41Z"), visible("24 أغسطس 2020 - 00:23 بتوقيت القاهرة")])
    assert published(other, known).value == "2020-08-24T00:23+02:00"
