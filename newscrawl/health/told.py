"""What was last told of each outlet, and to whom, kept in the store: an alert tells a change, and tells it once."""

import fcntl
import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import orjson

from newscrawl.health.verdict import Health
from newscrawl.health.words import UNTOLD, is_well

RECOVERY = timedelta(hours=6)  # for which an outlet must be well before that is told: one that wavers is told once


@dataclass(frozen=True, slots=True)
class Change:
    """An outlet whose health is another than was last told. `was`: the word told last, None for nothing."""

    now: Health
    was: str | None


class Told:
    """The file `alerts.json` of a store, held while it is open."""

    def __init__(self, path: Path, known: dict[str, Any]) -> None:
        self._path = path
        self._known = known

    def changes(self, recipient: str, found: Sequence[Health], now: datetime) -> list[Change]:
        """What `recipient` has not been told. Notes since when an outlet is well; `save` keeps that."""
        known = self._of(recipient)
        changes = []
        for one in found:
            if one.word in UNTOLD:
                continue
            entry: dict[str, str] = known.setdefault(one.slug, {})
            was = entry.get("told")
            if not one.well:
                entry.pop("well_since", None)
                if one.word != was:
                    changes.append(Change(one, was))
            elif was is not None and not is_well(was.partition(":")[0]):
                since = _moment(entry.setdefault("well_since", now.isoformat()))
                if since is None or since > now:  # a clock that was put back
                    entry["well_since"] = now.isoformat()
                elif now - since >= RECOVERY:
                    changes.append(Change(one, was))
        return changes

    def tell(self, recipient: str, changes: Sequence[Change], now: datetime) -> None:
        """Note that these were told."""
        known = self._of(recipient)
        for change in changes:
            known[change.now.slug] = {"told": change.now.word, "at": now.isoformat()}

    def save(self) -> None:
        """Write the file, whole or not at all. Raises OSError."""
        known = {who: {slug: entry for slug, entry in of.items() if entry} for who, of in self._known.items()}
        beside = self._path.with_name(f"{self._path.name}.new")
        with beside.open("wb") as file:
            file.write(orjson.dumps(known, option=orjson.OPT_INDENT_2))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self._path)

    def _of(self, recipient: str) -> dict[str, dict[str, str]]:
        # A recipient's address may hold a secret; its hash does not.
        name = hashlib.sha256(recipient.encode()).hexdigest()[:16]
        return self._known.setdefault(name, {})  # type: ignore[no-any-return]


class BusyError(Exception):
    """Another `newscrawl status` is telling right now."""


@contextmanager
def told(store: Path) -> Iterator[Told]:
    """What was told, held for the time of the block. Raises BusyError, and OSError for a store that is read-only.

    A file that cannot be read counts as empty: telling twice is better than not at all.
    """
    with (store / "alerts.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise BusyError(f"another newscrawl status is sending alerts for {store}") from None
        path = store / "alerts.json"
        try:
            known = orjson.loads(path.read_bytes())
        except (FileNotFoundError, orjson.JSONDecodeError):
            known = {}
        yield Told(path, _sound(known))


def _sound(known: Any) -> dict[str, Any]:
    """What of a file has the expected form."""
    if not isinstance(known, Mapping):
        return {}
    return {
        who: {slug: _entry(entry) for slug, entry in of.items() if isinstance(entry, Mapping)}
        for who, of in known.items()
        if isinstance(of, Mapping)
    }


def _entry(entry: Mapping[str, Any]) -> dict[str, str]:
    return {key: value for key, value in entry.items() if isinstance(value, str)}


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
