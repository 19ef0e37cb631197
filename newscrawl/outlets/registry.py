"""All outlets of some folders, each file read when it is first asked for.

Start-up lists names of files and reads none. A URL is looked up by searching the raw files for its domain and
reading the few that hold it, so that 500 outlets cost a search through some 200 kB.
"""

import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from newscrawl.outlet import Kind, Outlet
from newscrawl.outlets import folded, hosts, reader

logger = logging.getLogger(__name__)
REMEMBERED = 4096  # hosts whose outlets are kept at hand


class UnknownOutletError(LookupError):
    """No outlet goes by a slug. The message offers the nearest."""


class Registry:
    """The outlets of `folders`; a later folder's file replaces an earlier one's, or extends it."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = tuple(folders)
        self._read: dict[str, Outlet] = {}
        self._neighbours: dict[str, list[tuple[str, str]]] = {}
        self._lone: dict[str, str | None] = {}
        self.problems: dict[Path, reader.OutletError] = {}  # files met so far that cannot be used

    @cached_property
    def files(self) -> Mapping[str, tuple[Path, ...]]:
        """Slug -> its files, the one that holds first. Raises OutletError for a folder that is not there."""
        found: dict[str, tuple[Path, ...]] = {}
        for folder in self.folders:
            if not folder.is_dir():
                raise reader.OutletError(folder, None, None, "is no folder", "name one that holds outlet files")
            here: dict[str, Path] = {}
            for path in sorted(_toml_files(folder)):
                if path.stem in here:
                    same = f"has the same name as {here[path.stem]}"
                    self._report(reader.OutletError(path, None, None, same, "rename one of the two"))
                else:
                    here[path.stem] = path
            for slug, path in here.items():
                found[slug] = (path, *found.get(slug, ()))
        return dict(sorted(found.items()))

    @cached_property
    def _texts(self) -> Mapping[str, str]:
        texts = {}
        for slug, paths in self.files.items():
            try:
                texts[slug] = "\n".join(map(reader.load, paths)).lower()
            except reader.OutletError as wrong:
                self._report(wrong)
        return texts

    def get(self, slug: str) -> Outlet:
        """The outlet of a slug. Raises UnknownOutletError, or OutletError where its file is wrong."""
        if slug not in self._read:
            if slug not in self.files:
                from difflib import get_close_matches

                near = get_close_matches(slug, self.files, n=1)
                hint = f"did you mean {near[0]!r}?" if near else "`newscrawl list` shows those known"
                raise UnknownOutletError(f"no outlet {slug!r}; {hint}")
            path, *below = self.files[slug]
            text = reader.load(path)
            plain = reader.parse(text, path)
            self._read[slug] = reader.build(path, text, {**self._base(plain, path, below, ()), **plain})
        return self._read[slug]

    def _base(
        self, plain: Mapping[str, Any], path: Path, below: Sequence[Path], seen: tuple[Path, ...]
    ) -> Mapping[str, Any]:
        """The plain values of what a file extends, that one's own base included; empty where it has none."""
        if "extends" not in plain:
            return {}
        slug = plain["extends"]
        paths = below if slug == path.stem else self.files.get(slug, ()) if isinstance(slug, str) else ()
        if not paths or path in seen:
            problem = "is part of a circle" if path in seen else f"names {slug!r}, which is no outlet below this one"
            raise reader.error_at(path, "extends", problem, "name another outlet's slug")
        other, *rest = paths
        base = reader.parse(reader.load(other), other)
        return {**self._base(base, other, rest, (*seen, path)), **base}

    def all(self) -> Iterator[Outlet]:
        """Every outlet whose file can be used, by slug; the others are logged once and kept in `problems`."""
        return filter(None, map(self._usable, self.files))

    def _usable(self, slug: str) -> Outlet | None:
        try:
            return self.get(slug)
        except reader.OutletError as wrong:
            self._report(wrong)
            return None

    def _report(self, wrong: reader.OutletError) -> None:
        if wrong.path not in self.problems:
            self.problems[wrong.path] = wrong
            logger.warning("%s", wrong)

    def by_url(self, url: str) -> Outlet | None:
        """The outlet a URL belongs to: longest host and path of a home or domain, then registered domain.

        Several outlets on one registered domain, and no host or path to tell them by, is None.
        """
        host, path = hosts.split(url)
        if not host:
            return None
        places = self._around(host)
        fits = [(len(place), slug) for place, slug in places if _holds(place, host, path)]
        if fits:
            return self.get(max(fits)[1])
        alone = self._on_domain(host, places) if places else None
        return self.get(alone) if alone is not None else None

    def _on_domain(self, host: str, places: list[tuple[str, str]]) -> str | None:
        """The slug of the outlet that has the registered domain of a host to itself; asked once a host."""
        if host not in self._lone:
            slugs: set[str] = set()
            if not hosts.is_bare(host):
                domain = hosts.registered_domain(host)
                slugs = {slug for place, slug in places if hosts.registered_domain(place) == domain}
            self._lone[host] = slugs.pop() if len(slugs) == 1 else None
        return self._lone[host]

    def _around(self, host: str) -> list[tuple[str, str]]:
        """("host/path", slug) of the outlets whose files name a host's domain, or a host that ends like it."""
        if host not in self._neighbours:
            # The last two labels are all of the registered domain or its end, and need no public suffix list.
            end = host if hosts.is_bare(host) else ".".join(host.split(":")[0].split(".")[-2:])
            needles = hosts.spellings(end)
            holding = (slug for slug, text in self._texts.items() if any(needle in text for needle in needles))
            known = filter(None, map(self._usable, holding))
            if len(self._neighbours) >= REMEMBERED:  # a crawl meets any number of hosts
                self._neighbours.clear()
                self._lone.clear()
            self._neighbours[host] = [(place, outlet.slug) for outlet in known for place in _places(outlet)]
        return self._neighbours[host]

    @cached_property
    def names(self) -> Mapping[str, tuple[str, ...]]:
        """Folded name, alias or domain -> slugs of the outlets that go by it; samples left out."""
        found: dict[str, tuple[str, ...]] = {}
        for outlet in self.all():
            if outlet.kind == "sample":
                continue
            host, path = hosts.split(outlet.home)
            domain = () if path else (host.removeprefix("www."),)
            for name in dict.fromkeys(map(folded, (*outlet.names, *domain))):
                found[name] = (*found.get(name, ()), outlet.slug)
        return found

    @cached_property
    def ambiguous(self) -> frozenset[str]:
        """Folded names that are also a place, a common word or another outlet."""
        return frozenset(folded(name) for outlet in self.all() for name in outlet.ambiguous if outlet.kind != "sample")

    def find(self, name: str) -> Outlet | None:
        """The outlet of a slug, domain, URL or name in any spelling; None where none or several go by it."""
        slug = name.strip()
        if slug.lower() in self.files:
            return self.get(slug.lower())
        if "." in slug and " " not in slug and (found := self.by_url(slug)):
            return found
        slugs = self.names.get(folded(slug), ())
        return self.get(slugs[0]) if len(slugs) == 1 else None

    def select(self, country: str | None, kind: Kind | None, *, samples: bool) -> list[Outlet]:
        """The outlets of a country and kind, None for any, by country; samples only if asked for, last."""
        wanted = [
            outlet
            for outlet in self.all()
            if (country is None or outlet.country == country.upper())
            and (kind is None or outlet.kind == kind)
            and (samples or kind == "sample" or outlet.kind != "sample")
        ]
        return sorted(wanted, key=lambda outlet: (outlet.kind == "sample", outlet.country, outlet.slug))


def _toml_files(folder: Path) -> Iterator[Path]:
    # os.walk: Path.rglob takes four times as long, and every start of the program waits for this.
    for place, _, names in os.walk(folder):
        yield from (Path(place, name) for name in names if name.endswith(".toml"))


def _places(outlet: Outlet) -> list[str]:
    """ "host/path" of the home and of each further domain, `www.` left out."""
    return ["".join(hosts.split(address)).removeprefix("www.") for address in (outlet.home, *outlet.domains)]


def _holds(place: str, host: str, path: str) -> bool:
    """Whether a URL's host is the place's host or under it, and its path the place's path or below it."""
    at, slash, below = place.partition("/")
    inside = f"{path}/".startswith(f"{slash}{below}/")
    return inside and (host == at or host.endswith(f".{at}"))
