"""The country of a site's seat, as its address and language tag tell it."""

import re

from newscrawl import tables
from newscrawl.outlet import countries
from newscrawl.urls import site_of

_CODE = re.compile(r"\.([a-z]{2})$")
# Country-code domains that sites of any country use; they say nothing of a seat.
_ANYBODYS = frozenset({"co", "cc", "tv", "me", "io", "ai", "fm", "eu", "ws", "to", "ly", "so"})


def seat(home: str, language: str) -> tuple[str | None, str]:
    """(ISO 3166-1 code, which evidence says so) for the site at `home`, a URL; (None, why) where nothing tells it.

    The domain goes before `language`, the tag on the home page: tags are often copied. Of tags only those of
    Arabic-speaking countries count; ar-AR is Argentina's code meant as "Arabic".
    """
    found = _CODE.search(site_of(home))
    if found and found[1] not in _ANYBODYS:
        code = "GB" if found[1] == "uk" else found[1].upper()
        if code in countries():
            return code, "of its domain"
    region = re.fullmatch(r"[a-z]{2,3}[-_]([A-Z]{2})", language)
    if region and region[1] in {row[0] for row in tables.rows("outlets/arab_league.tsv")}:
        return region[1], f"its language tag says {language}; check, such tags are often copied"
    return None, "nothing on the site says it"
