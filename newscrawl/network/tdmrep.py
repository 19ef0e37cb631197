"""What a site's tdmrep.json reserves: the TDM Reservation Protocol of the W3C community group, "TDM file on the origin
server" (https://www.w3.org/community/reports/tdmrep/CG-FINAL-tdmrep-20240510/).
"""

import json
import re
from urllib.parse import quote, urlsplit

from newscrawl.urls import canonical

PATH = "/.well-known/tdmrep.json"
MAX_BYTES = 256_000
MAX_RULES = 1_000
MAX_PATTERN = 2_000


def reserved(body: bytes, url: str) -> bool | None:
    """Whether the file reserves the rights of text and data mining in the page at `url`; None where no rule names it.

    `body`: a JSON list of objects with `location`, a path pattern as in robots.txt (``*`` any characters, ``$`` the
    end), and `tdm-reservation`, 1 or 0. The longest pattern that matches rules; of two as long, the one that reserves.
    Never raises: what is no such file reserves nothing.
    """
    try:
        rules = json.loads(body.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        return None
    path = _path(url)
    best: tuple[int, bool] | None = None
    for rule in (rules if isinstance(rules, list) else [rules])[:MAX_RULES]:
        if not isinstance(rule, dict) or not isinstance(pattern := rule.get("location"), str):
            continue
        value = rule.get("tdm-reservation")
        said = {"1": True, "0": False}.get(str(int(value) if isinstance(value, bool) else value).strip())
        if said is not None and len(pattern) <= MAX_PATTERN and _matches(pattern, path):
            best = max(best or (0, False), (len(pattern), said))
    return best[1] if best else None


def _path(url: str) -> str:
    parts = urlsplit(canonical(url))
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _matches(pattern: str, path: str) -> bool:
    """Whether a path pattern matches, one pass over the path a piece."""
    if not pattern.startswith(("/", "*")):
        return False
    to_end = pattern.endswith("$")
    first, *pieces = (_encoded(piece) for piece in pattern.removesuffix("$").split("*"))
    if not path.startswith(first):
        return False
    at = len(first)
    last = pieces.pop() if pieces and to_end else None
    for piece in pieces:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    if last is not None:
        return path.endswith(last) and len(path) - len(last) >= at
    return not to_end or at == len(path)


def _encoded(piece: str) -> str:
    """A piece of a pattern in the spelling of `_path`: letters beyond ASCII percent-encoded, escapes in capitals."""
    return re.sub("%[0-9a-f]{2}", lambda found: found[0].upper(), quote(piece, safe="/:@!$&'()*+,;=~-._?%"), flags=re.I)
