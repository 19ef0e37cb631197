"""A draft of an outlet file from what an inquiry found."""

import json
import re
from collections import Counter
from collections.abc import Mapping

from newscrawl.discover.inquiry import Inquiry
from newscrawl.discover.seat import seat
from newscrawl.discover.shape import shape
from newscrawl.urls import site_of

_SEPARATOR = re.compile(r"\s+[|\-–—:»]\s+")


def draft(inquiry: Inquiry, titles: Mapping[str, str]) -> str:
    """TOML text of an outlet file (docs/outlet-file.md). What was not found stands as a comment to be filled in.

    `titles` may hold ``site_name``, ``title`` and ``language`` as the home page states them.
    """
    domain = site_of(inquiry.address)
    label = domain.partition(".")[0].replace("-", " ").title()
    good = [source for source in inquiry.sources.values() if source.problem is None and source.items]
    said = titles.get("site_name") or _name(
        titles.get("title", ""), {each.note for each in good if each.kind == "feed"}
    )
    arabic = said if re.search(r"[\u0621-\u064a]", said) else ""
    lines = [
        f"name = {_quoted(label)}",
        f"arabic_name = {_quoted(arabic)}" if arabic else '# arabic_name = ""  # not found on the home page',
        f"home = {_quoted(inquiry.address)}",
        _country(inquiry.address, titles.get("language", "")),
        '# kind = "newspaper"  # or agency, broadcaster, site, magazine',
    ]
    lines += _list("feeds", [source.url for source in good if source.kind == "feed"])
    tops = [source for source in good if source.kind == "sitemap" and source.url in inquiry.tops]
    news_first = sorted(tops, key=lambda source: source.note != "news")
    lines += _list("sitemaps", [source.url for source in news_first])
    lines += _list("sections", list(inquiry.home.sections[:40]))
    system = next((name for name, _ in inquiry.home.cms), None)
    if system:
        lines.append(f"cms = {_quoted(system)}")
    if (rule := article_rule(inquiry)) is not None:
        lines.append(f"# article = '{rule}'  # of the links found; check before use, it overrules the general judgment")
    return "\n".join(lines) + "\n"


def _name(title: str, feeds: set[str]) -> str:
    """The site's name in its home page's title: the part that a feed is called by, else the shortest."""
    parts = [part.strip() for part in _SEPARATOR.split(title) if part.strip()]
    return next((part for part in parts if part in feeds), min(parts, key=len, default=""))


def article_rule(inquiry: Inquiry) -> str | None:
    """A regular expression of the commonest shape of article URLs, or None where no number or word marks it."""
    forms = Counter(shape(url).fine for url in inquiry.articles)
    if not forms or any("=" in piece for piece in forms.most_common(1)[0][0]):
        return None
    form, count = forms.most_common(1)[0]
    if count < 5 or count * 10 < 8 * sum(forms.values()) or not {"number", "number-slug"} & set(form):
        return None
    parts = {
        "number": r"\d{4,}",
        "number-slug": r"[^/]*\d{4,}[^/]*",
        "count": r"\d+",
        "id": r"[0-9a-fA-F-]{24,}",
        "slug": "[^/]+",
        "word": "[^/]+",
    }
    return "/" + "/".join(parts.get(piece, re.escape(piece)) for piece in form)


def _country(home: str, language: str) -> str:
    code, why = seat(home, language)
    if code is None:
        return f'# country = ""  # ISO 3166-1 code of the seat; {why}'
    return f"country = {_quoted(code)}" + ("" if "check" not in why else f"  # {why}")


def _list(name: str, urls: list[str]) -> list[str]:
    if not urls:
        return []
    if len(urls) == 1:
        return [f"{name} = [{_quoted(urls[0])}]"]
    return [f"{name} = [", *(f"    {_quoted(url)}," for url in urls), "]"]


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's escapes are a subset of TOML's."""
    return json.dumps(text, ensure_ascii=False)
