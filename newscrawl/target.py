"""A target: what one spider is sent to crawl, worked out from a slug or a URL."""

import re
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from newscrawl import outlets, urls
from newscrawl.outlet import Outlet

_CREDENTIALS = re.compile(r"//.*@")


@dataclass(frozen=True, slots=True)
class Target:
    """One outlet, known or not.

    `given`: URLs to look at first. `whole`: what is current of its site is fetched as well; otherwise, where a given
    URL is an article, only such are fetched.
    """

    slug: str
    home: str
    outlet: Outlet | None = None
    given: tuple[str, ...] = ()
    whole: bool = True

    def joined(self, other: "Target") -> "Target":
        """This target and another of the same slug as one: all given URLs, and the site where either means it."""
        return replace(self, given=tuple(dict.fromkeys(self.given + other.given)), whole=self.whole or other.whole)

    def owns(self, url: str) -> bool:
        """Whether a URL lies on this target's site: its registered domain, or one of the outlet's further hosts."""
        if urls.same_site(url, self.home):
            return True
        if self.outlet is None:
            return False
        name = urls.host(url)
        return any(name == domain.partition("/")[0].removeprefix("www.") for domain in self.outlet.domains)


class TargetError(LookupError):
    """A word names no outlet and is no URL. The message says which, and what comes near."""


def of(word: str) -> Target:
    """The target of a slug, a known outlet's domain or name, or a URL.

    Raises TargetError for a word that is none of these, and OutletError for an outlet file that cannot be read.
    """
    if "://" in word:
        return _of_url(word)
    found = outlets.find(word)
    if found is not None:
        return Target(found.slug, found.home, found)
    if word in outlets.slugs():
        found = outlets.get(word)  # its file is there and wrong: get() says how
        return Target(found.slug, found.home, found)
    if "." in word.partition("/")[0] and " " not in word:
        return _of_url(f"https://{word}")
    from difflib import get_close_matches

    near = get_close_matches(word, outlets.slugs(), n=1)
    hint = f"did you mean {near[0]!r}?" if near else "`newscrawl list` shows the known ones, a URL takes any site"
    raise TargetError(f"no outlet {word!r}; {hint}")


def _of_url(url: str) -> Target:
    shown = _CREDENTIALS.sub("//…@", url)  # they never stand in a log
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as wrong:
        why = "" if "@" in url else f" ({wrong})"
        raise TargetError(f"{shown!r} is no web address{why}: write https://host/path") from None
    if parts.scheme not in ("http", "https") or port == 0 or not urls.host(url):
        raise TargetError(f"{shown!r} is no web address: write https://host/path")
    if "@" in parts.netloc:
        raise TargetError(f"{shown!r}: a crawl signs in nowhere; leave out the name and password before the @")
    outlet = outlets.by_url(url)
    root = f"{parts.scheme}://{parts.netloc}/"
    if outlet is not None:
        at_home = urls.canonical(url) == urls.canonical(outlet.home) or (parts.path in ("", "/") and not parts.query)
        return Target(outlet.slug, outlet.home, outlet, () if at_home else (url,), at_home)
    at_home = parts.path in ("", "/") and not parts.query
    return Target(urls.site_of(url), root, None, () if at_home else (url,), at_home)
