"""The registry as plain rows, JSON, CSV and Markdown: what `newscrawl list` prints and docs/outlets.md holds."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

import orjson

from newscrawl import tables
from newscrawl.outlet import Outlet

CSV_COLUMNS = (
    *("slug", "name", "arabic_name", "country", "kind", "home", "evidence", "state", "timezone"),
    *("languages", "ownership", "aliases", "domains", "feeds", "sitemaps", "note"),
)
_KINDS = ("agency", "newspaper", "broadcaster", "site", "magazine")


def record(outlet: Outlet) -> dict[str, Any]:
    """One outlet as plain JSON types; `timezone` and `date_order` are those that hold, not those written."""
    return {
        "slug": outlet.slug,
        "name": outlet.name,
        "arabic_name": outlet.arabic_name,
        "country": outlet.country,
        "kind": outlet.kind,
        "home": outlet.home,
        "evidence": outlet.evidence,
        "state": outlet.verified.state,
        "verified_on": outlet.verified.on.isoformat() if outlet.verified.on else None,
        "in_all": outlet.trusted,
        "timezone": outlet.zone,
        "date_order": outlet.order,
        "languages": list(outlet.languages),
        "ownership": outlet.ownership,
        "aliases": list(outlet.aliases),
        "ambiguous": list(outlet.ambiguous),
        "domains": list(outlet.domains),
        "cms": outlet.cms,
        "feeds": list(outlet.feeds),
        "sitemaps": list(outlet.sitemaps),
        "article": outlet.article,
        "note": outlet.note,
    }


def as_json(outlets: Iterable[Outlet]) -> str:
    """A JSON list, one object an outlet."""
    return orjson.dumps([record(outlet) for outlet in outlets], option=orjson.OPT_INDENT_2).decode()


def as_csv(outlets: Iterable[Outlet]) -> str:
    """CSV with a heading; lists are joined by " | ", and no cell can be taken for a formula by a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    for outlet in outlets:
        plain = record(outlet)
        writer.writerow([_cell(plain[column]) for column in CSV_COLUMNS])
    return out.getvalue().rstrip("\n")


def _cell(value: Any) -> str:
    text = " | ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    # A leading apostrophe keeps Excel and LibreOffice from running the cell (OWASP, CSV injection).
    return f"'{text}" if text.lstrip().startswith(("=", "+", "-", "@")) or text[:1] in ("\t", "\r") else text


def as_markdown(outlets: Sequence[Outlet]) -> str:
    """The page docs/outlets.md: what there is, what is missing, and a table a country."""
    listed = [outlet for outlet in outlets if outlet.kind != "sample"]
    seen = [outlet for outlet in listed if outlet.evidence != "memory"]
    lines = [
        "# The outlets",
        "",
        "<!-- Made by `newscrawl list --markdown > docs/outlets.md` from newscrawl/outlets/; do not edit by hand. -->",
        "",
        f"{len(listed)} outlets of {len({o.country for o in listed})} countries. {len(seen)} of them are named in"
        f" public code or public crawls; {len(listed) - len(seen)} stand here from memory, are marked so, and are left"
        " out of `--all` until `newscrawl verify` has seen them. So are those that publish no Arabic and are listed for"
        " their names in credits.",
        "",
        *_states(listed),
        "",
        "An outlet's country is that whose press it belongs to; of an international service, that of its seat.",
        "",
        "## What is missing",
        "",
        *_missing(listed),
        "",
    ]
    for country in sorted({outlet.country for outlet in listed}, key=_country_name):
        lines += [
            f"## {_country_name(country)} ({country})",
            "",
            "| slug | name | Arabic name | kind | home | known from |",
        ]
        lines.append("|---|---|---|---|---|---|")
        own = [outlet for outlet in listed if outlet.country == country]
        own.sort(key=lambda outlet: (_KINDS.index(outlet.kind), outlet.slug))
        lines += [
            f"| `{o.slug}` | {_md(o.name)} | {_md(o.arabic_name)} | {o.kind} | {o.home} | {_known(o)} |" for o in own
        ]
        lines.append("")
    return "\n".join(lines).rstrip("\n")


def _known(outlet: Outlet) -> str:
    source = "memory" if outlet.evidence == "memory" else "public code"
    return source if outlet.verified.on is None else f"{source}; {outlet.verified.state} on {outlet.verified.on}"


def _states(listed: Sequence[Outlet]) -> list[str]:
    visited = [outlet for outlet in listed if outlet.verified.on is not None]
    if not visited:
        return ["None has been visited yet: feed addresses are hints, which discovery tries first."]
    return [f"{len(visited)} have been visited; the last column says when, and whether they work."]


def _missing(listed: Sequence[Outlet]) -> list[str]:
    """Which Arab League states lack an outlet, or a national agency, that is known for certain."""
    countries = {outlet.country for outlet in listed}
    slugs = {outlet.slug for outlet in listed}
    league = tables.rows("outlets/arab_league.tsv")
    without = [_country_name(code) for code, _ in league if code not in countries]
    no_agency = [_country_name(code) for code, agency in league if agency not in slugs]
    no_arabic = [
        _country_name(code)
        for code, _ in league
        if code in countries and not any(o.country == code and o.trusted for o in listed)
    ]
    return [
        f"* States of the Arab League without any outlet: {', '.join(without) or 'none'}.",
        f"* Without a national agency known for certain: {', '.join(no_agency) or 'none'}.",
        f"* Without an Arabic outlet that `--all` takes: {', '.join(no_arabic) or 'none'}.",
    ]


def _country_name(code: str) -> str:
    from babel import Locale

    return str(Locale("en").territories.get(code, code))


def _md(text: str) -> str:
    return text.replace("|", "\\|")
