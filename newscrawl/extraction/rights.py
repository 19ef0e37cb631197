"""Opt-out signals and licence, as the site states them."""

import re
from itertools import chain, repeat

from lxml import etree

from newscrawl.page import Page
from newscrawl.structured_data import Node, plain

GOOGLE = ("googlebot", "googlebot-news")
DIRECTIVE = re.compile(r"[a-z][a-z-]+")


def read(page: Page, node: Node | None) -> dict[str, bool | str | None]:
    """noai, noindex, tdm_reservation, license, free_access; None where the site states nothing.

    noai: the DeviantArt directives noai and noimageai, in the robots meta tag or the X-Robots-Tag header.
    tdm_reservation: the W3C community group's TDM Reservation Protocol, meta tag or header, "1" or "0".
    """
    directives = _directives(page)
    reserved = page.headers.get("tdm-reservation") or _first(page, "tdm-reservation")
    return {
        "noai": True if directives & {"noai", "noimageai"} else None,
        "noindex": True if directives & {"noindex", "none"} else (False if "index" in directives else None),
        "tdm_reservation": {"1": True, "0": False}.get((reserved or "").strip(), reserved),
        "license": _license(page, node),
        "free_access": _free(page, node),
    }


def _directives(page: Page) -> set[str]:
    found: set[str] = set()
    for name in ("robots", *GOOGLE):
        for content in page.meta.get(name, ()):
            if name == "robots" or "noindex" in content.lower():
                found |= set(DIRECTIVE.findall(content.lower()))
    # "X-Robots-Tag: otherbot: noindex, nofollow" speaks to one crawler only, up to the next that is named; what it says
    # to googlebot is read as in the meta tag.
    agent = ""
    for part in page.headers.get("x-robots-tag", "").lower().split(","):
        named, colon, rest = part.rpartition(":")
        if colon and named.strip() not in (
            "unavailable_after",
            "max-snippet",
            "max-image-preview",
            "max-video-preview",
        ):
            agent, part = named.strip(), rest
        if agent in ("", "*") or (agent in GOOGLE and "noindex" in part):
            found |= set(DIRECTIVE.findall(part))
    return found


def _first(page: Page, name: str) -> str | None:
    return next(iter(page.meta.get(name, ())), None)


def _license(page: Page, node: Node | None) -> str | None:
    stated = plain((node or {}).get("license")) or _first(page, "dcterms.license") or _first(page, "dc.rights.license")
    if stated:
        return stated
    declared = (href for e in page.rels.get("license", ()) if (href := e.get("href")))
    href = next(declared, None) or _linked_license(page)
    return (page.resolve(href) or href) if href else None


def _linked_license(page: Page) -> str | None:
    """Where a link leads that says of itself, as few do, that it is to the licence; the footer's is the site's."""
    if page.markup.rfind(b"license") < 0 and b"license" not in page.menus:
        return None
    rels = filter(None, map(etree._Element.get, page.all("a"), repeat("rel")))
    links = page.all("a") if "license" in " ".join(rels) else iter(())
    if b"license" in page.menus:
        links = chain(links, (link for _, link in page.menu_links))
    said = (a.get("href") for a in links if "license" in (a.get("rel") or ""))
    return next(filter(None, said), None)


def _free(page: Page, node: Node | None) -> bool | str | None:
    value = (node or {}).get("isAccessibleForFree")
    if isinstance(value, bool):
        return value
    said = (plain(value) or "").lower()
    if said in ("true", "false"):
        return said == "true"
    tier = (_first(page, "article:content_tier") or "").lower()
    tiers: dict[str, bool | str] = {"free": True, "locked": False, "metered": "metered"}
    return tiers.get(tier)
