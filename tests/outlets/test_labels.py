"""The short reading of outlet files agrees with the full one."""

from pathlib import Path

import pytest

from newscrawl import outlets
from newscrawl.arabic import bylines, citations, mastheads
from newscrawl.outlets import labels

PLAIN = 'name = "Al Rasif"\narabic_name = "الرصيف"\nhome = "https://rasif.example"\ncountry = "SY"\nkind = "site"\n'


def test_every_shipped_outlet_is_read_alike() -> None:
    short = {label.slug: label[1:] for label in labels.labels()}
    assert short == {o.slug: (o.names, o.ambiguous, o.country, o.kind) for o in outlets.all_outlets()}


@pytest.mark.parametrize(
    "text",
    [
        PLAIN + "aliases = ['رصيف']\n",
        PLAIN + 'aliases = [\n  "رصيف",  # since 2019\n]\n',
        PLAIN.replace('"SY"', "'SY'"),
        'extends = "alghad"\nname = "Al Ghad"\n',
    ],
)
def test_other_ways_of_writing_are_left_to_the_full_reading(tmp_path: Path, text: str) -> None:
    file = tmp_path / "rasif.toml"
    file.write_text(text, encoding="utf-8")
    assert labels._scanned("rasif", file) is None


def test_plain_lines_are_read(tmp_path: Path) -> None:
    file = tmp_path / "rasif.toml"
    file.write_text(PLAIN + 'aliases = [\n  "رصيف",\n]\n\n[select]\nname = "h1"\n', encoding="utf-8")
    label = labels._scanned("rasif", file)
    assert label == ("rasif", ("الرصيف", "Al Rasif", "رصيف"), (), "SY", "site")


def test_a_users_own_file_replaces_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "alghad.toml").write_text(PLAIN, encoding="utf-8")
    outlets.use(tmp_path)
    try:
        names = {label.slug: label.names for label in labels.labels()}
    finally:
        outlets._used.remove(tmp_path)
        outlets.reload()
    assert names["alghad"] == ("الرصيف", "Al Rasif")


def test_names_of_a_folder_used_late_are_known_in_credits_and_citations(tmp_path: Path) -> None:
    def said() -> tuple[list[str], list[str | None], int]:
        credit = [outlet.name for outlet in bylines.read("مرفأ الزيتون البعيد - سامي حداد").outlets]
        cited = [each.id for each in citations.cited("ونقلت صحيفة مرفأ الزيتون البعيد عن مصدر قوله إن الجسر مغلق.")]
        return credit, cited, len(mastheads.names().slugs)

    before = said()
    (tmp_path / "marfa-zaytun.toml").write_text(PLAIN.replace("الرصيف", "مرفأ الزيتون البعيد"), encoding="utf-8")
    outlets.use(tmp_path)
    try:
        used = said()
    finally:
        outlets._used.remove(tmp_path)
        outlets.reload()
    assert used[:2] == (["مرفأ الزيتون البعيد"], ["marfa-zaytun"])
    assert used[2] > before[2]
    assert said() == before
    assert before[1] != used[1]
