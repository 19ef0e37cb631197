"""Write data/arabic/cldr.tsv: the month, weekday and zone names that CLDR has, through Babel.

Run it after an upgrade of Babel: `python scripts/build_months.py`. The names are baked into a table so that importing
the date reader does not import Babel.
"""

from pathlib import Path

import babel

TARGET = Path(__file__).parent.parent / "data" / "arabic" / "cldr.tsv"
LOCALES = ("ar", "ar_SY", "ar_IQ", "ar_LB", "ar_JO", "ar_PS", "ar_DZ", "ar_TN", "ar_MA", "ar_MR", "ckb_IQ", "en", "fr")
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


def main() -> None:
    """Write the table."""
    lines = [
        "# Names from CLDR, written by scripts/build_months.py from Babel; do not edit by hand.",
        "# kind\tvalue\tform\tseen",
    ]
    lines += [
        f"{kind}\t{value}\t{form}\tCLDR {' '.join(dict.fromkeys(where))}"
        for (kind, value, form), where in names().items()
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
