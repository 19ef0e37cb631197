"""Write data/arabic/cldr.tsv and foreign_dates.tsv: the month, weekday and zone names that CLDR has, through Babel.

Run it after an upgrade of Babel: `python scripts/build_months.py`. The names are baked into tables so that importing
the date reader does not import Babel. The first table is read with every date, the second when a word is in no other.
"""

from collections.abc import Iterator
from pathlib import Path

import babel

FOLDER = Path(__file__).parent.parent / "data" / "arabic"
LOCALES = ("ar", "ar_SY", "ar_IQ", "ar_LB", "ar_JO", "ar_PS", "ar_DZ", "ar_TN", "ar_MA", "ar_MR", "ckb_IQ", "en", "fr")
# The others that news is printed in, but for those in Arabic letters.
LANGUAGES = (
    "af", "am", "az", "be", "bg", "bn", "bs", "ca", "cs", "cy", "da", "de", "de_AT", "el", "es", "et", "eu", "fi",
    "fil", "ga", "gl", "gu", "ha", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ka", "kk", "km", "kn", "ky",
    "lo", "lt", "lv", "mk", "ml", "mn", "mr", "ms", "mt", "my", "nb", "ne", "nl", "nn", "pa", "pl", "pt", "ro",
    "ru", "si", "sk", "sl", "so", "sq", "sr", "sr_Latn", "sv", "sw", "ta", "te", "tg", "th", "tr", "uk", "uz",
    "uz_Cyrl", "yo", "zu",
)  # fmt: skip
SHORTEST = 3  # letters of a name; "ma" is Tuesday in three languages and a word in ten
INDIC = "\u0900"  # from here on names have two letters too
# Short for two things at once: "mar." is Tuesday in French and March in English.
AMBIGUOUS = {("weekday", "mar.")}
ZONES = {
    "Arabian": {"standard": "+03:00", "daylight": "+04:00"},
    "Gulf": {"standard": "+04:00"},
    "Europe_Central": {"standard": "+01:00", "daylight": "+02:00", "generic": "Europe/Paris"},
    "Europe_Eastern": {"standard": "+02:00", "daylight": "+03:00", "generic": "Europe/Athens"},
    "Europe_Western": {"standard": "+00:00", "daylight": "+01:00"},
    "Africa_Central": {"standard": "+02:00"},
    "Africa_Eastern": {"standard": "+03:00"},
    "Africa_Western": {"standard": "+01:00"},
    "Israel": {"standard": "+02:00", "daylight": "+03:00", "generic": "Asia/Jerusalem"},
    "Moscow": {"standard": "+03:00"},
    "GMT": {"standard": "+00:00"},
}


def names() -> dict[tuple[str, str, str], list[str]]:
    """(kind, value, form) -> the locales that print it."""
    found: dict[tuple[str, str, str], list[str]] = {}

    def add(kind: str, value: str, form: str, locale: str) -> None:
        if (kind, form.lower()) not in AMBIGUOUS:
            found.setdefault((kind, value, form), []).append(locale)

    for code in LOCALES:
        locale = babel.Locale.parse(code)
        for width in ("wide", "abbreviated"):
            for number, name in locale.months["format"][width].items():
                add("month", f"g:{number}", name.replace("\u00a0", " "), code)
        for width in ("wide", "abbreviated", "short"):
            for day, name in locale.days["format"].get(width, {}).items():
                if len(name) > 2:
                    add("weekday", str(day), name, code)
    arabic = babel.Locale("ar")
    for meta, widths in ZONES.items():
        for width, value in widths.items():
            name = arabic.meta_zones.get(meta, {}).get("long", {}).get(width)
            if name:
                add("zone", value, name, "ar")
    return found


def foreign() -> dict[tuple[str, str, str], list[str]]:
    """(kind, value, form) -> the LANGUAGES that print it; a form that two of them use for two things is left out."""
    found: dict[tuple[str, str, str], list[str]] = {}
    said: dict[str, set[tuple[str, str]]] = {}
    for code in LANGUAGES:
        for kind, value, name in _foreign_names(babel.Locale.parse(code)):
            form = name.lower().rstrip(".")
            if (len(form) >= SHORTEST or form >= INDIC) and not any(
                char.isspace() or char.isdigit() or char in ".-'’" for char in form
            ):
                found.setdefault((kind, value, form), []).append(code)
                said.setdefault(form, set()).add((kind, value))
    return {key: where for key, where in found.items() if len(said[key[2]]) == 1}


def _foreign_names(locale: babel.Locale) -> Iterator[tuple[str, str, str]]:
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            yield from (("month", str(n), name) for n, name in locale.months[context].get(width, {}).items())
            yield from (("weekday", str(n), name) for n, name in locale.days[context].get(width, {}).items())


def write(name: str, found: dict[tuple[str, str, str], list[str]]) -> None:
    """Write one table."""
    lines = [
        "# Names from CLDR, written by scripts/build_months.py from Babel; do not edit by hand.",
        "# kind\tvalue\tform\tseen",
    ]
    lines += [
        f"{kind}\t{value}\t{form}\tCLDR {' '.join(dict.fromkeys(where))}"
        for (kind, value, form), where in found.items()
    ]
    (FOLDER / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Write both tables."""
    write("cldr.tsv", names())
    write("foreign_dates.tsv", foreign())


if __name__ == "__main__":
    main()
