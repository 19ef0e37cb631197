"""The places of a whole piece: fields, mentions, order."""

from newscrawl import places

FIELDS = {
    "title": "معركة هجين تدخل أسبوعها الثالث",
    "text": "قال متحدث إن القوات تقدمت في بلدة هجين بريف دير الزور.\n\nوأضاف أن سوريا لن تنسحب، وأن هجين محاصرة.",
    "images.0.caption": "دورية في مدينة القامشلي",
}


def test_every_mention_carries_its_field_and_offsets() -> None:
    found = places.of_article(FIELDS, country="SY")
    assert found
    for place in found:
        assert place.mentions
        for mention in place.mentions:
            assert FIELDS[mention.field][mention.start : mention.end] == mention.surface


def test_places_stand_most_mentioned_first_and_once_each() -> None:
    found = places.of_article(FIELDS, country="SY")
    counts = [len(p.mentions) for p in found]
    assert counts == sorted(counts, reverse=True)
    assert len({p.id for p in found}) == len(found)
    assert {"gn:174506", "gn:170794", "gn:163843", "gn:173377"} == {p.id for p in found}


def test_what_the_text_states_holds_in_the_title() -> None:
    hajin = next(p for p in places.of_article(FIELDS) if p.id == "gn:174506")
    assert "title" in {m.field for m in hajin.mentions}


def test_the_dateline_is_evidence_and_no_mention() -> None:
    fields = {"text": "قال الوزير في عمان إن الحكومة ماضية في الإصلاح."}
    assert places.of_article(fields)[0].country is None
    found = places.of_article(fields, dateline="إربد")
    assert [p.country for p in found] == ["JO"]
    assert [m.surface for m in found[0].mentions] == ["عمان"]


def test_a_piece_without_arabic_names_no_place() -> None:
    assert places.of_article({"title": "Paris", "text": "London calling", "summary": ""}) == ()
