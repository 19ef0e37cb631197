"""Outputs written anew: without what is to be forgotten, or whole again from the ledgers that fed them."""

import shlex
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import orjson

from newscrawl.compression import UNREADABLE, open_read
from newscrawl.exporters.output import Output, OutputError
from newscrawl.exporters.positions import Feeding
from newscrawl.ledger import Ledger, Store
from newscrawl.ledger.store import folder_name

_BATCH = 1024
Name = tuple[str, int]  # id and revision


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A file written anew: how many lines it has, where the old one is, and how many lines only that one has."""

    path: Path
    lines: int
    kept: Path | None
    foreign: int


def forget(output: Output, condemned: Callable[[Mapping[str, Any]], bool]) -> tuple[int, list[Path]]:
    """Rewrite the files of an output without the records that are condemned.

    Returns how many lines went, and the files that are not there: their owner put them away. Raises OutputError for a
    file that cannot be read or written.
    """
    went, absent = 0, []
    with output.held():
        for path in output.paths():
            if not path.exists():
                absent.append(path)
                continue
            output.mend(path)
            count = sum(condemned(record) for _, record in _whole(path))
            if count:
                output.replace(path, _batches(line for line, record in _whole(path) if not condemned(record)))
            went += count
    return went, absent


def rebuild(output: Output, store: Store, *, absent: bool = True) -> list[Rebuilt]:
    """Write those files of an output anew that are not what its ledgers say; the old ones stay beside them.

    `absent`: the file that takes lines now is written also where it is not there; else its owner put it away.
    An output that the store does not know is taken in, where its lines stand in the store's ledgers. Raises OutputError
    for one that was not written from this store.
    """
    with output.held():
        if not output.feedings():
            _adopt(output, store)
        done = []
        for one in _compared(output, store, absent=absent):
            if one.is_sound or not (one.wanted or one.path.exists()):
                continue
            kept = _aside(one.path) if one.path.exists() else None
            output.replace(one.path, _batches(_lines(one.rows)), kept)
            done.append(Rebuilt(one.path, len(one.wanted), kept, len(one.held - one.wanted)))
        return done


def differences(output: Output, store: Store) -> Iterator[str]:
    """How the files of an output differ from what its ledgers say was written, each in a line with the remedy."""
    with output.held():
        for one in _compared(output, store, absent=False):
            if not one.is_sound:
                yield (
                    f"{one.path}: {one.lines} lines, and {len(one.wanted)} records were written, of which "
                    f"{len(one.wanted - one.held)} are not there; newscrawl ledger repair -o "
                    f"{shlex.quote(output.pattern)} --store {shlex.quote(str(store.path))} keeps it under another name "
                    "and writes it anew"
                )


@dataclass(frozen=True, slots=True)
class _Compared:
    """A file: the records that stand in it, how many lines it has, and what of the ledgers belongs there."""

    path: Path
    ends_well: bool
    lines: int
    held: set[Name]
    rows: list[tuple[Ledger, dict[int, Name]]]

    @property
    def wanted(self) -> set[Name]:
        return {name for _, seqs in self.rows for name in seqs.values()}

    @property
    def is_sound(self) -> bool:
        return self.ends_well and self.held == self.wanted and self.lines == len(self.held)


def _compared(output: Output, store: Store, *, absent: bool) -> Iterator[_Compared]:
    """Each file of an output beside its ledgers. Hold the output."""
    with ExitStack() as opened:
        fed = [
            (feeding, opened.enter_context(store.ledger(feeding.outlet, feeding.memory)))
            for feeding in output.feedings()
        ]
        for feeding, ledger in fed:
            output.fed(feeding.outlet, ledger)
        paths = [path for path in _files(output) if path.exists() or (absent and path == output.path())]
        paths = [path for path in paths if not output.is_stale(path)]
        well = {path: ends_well(output, path) for path in paths}
        held = {path: {(record["id"], record["revision"]) for _, record in readable(path)} for path in paths}
        for path in paths:
            others = set().union(*(names for other, names in held.items() if other != path))
            rows = [(ledger, _wanted(output, path, feeding, ledger, held[path], others)) for feeding, ledger in fed]
            yield _Compared(path, well[path], _count(path), held[path], rows)


def _count(path: Path) -> int:
    """The lines of a file, whatever stands in them; -1 where it cannot be read to its end, or has none."""
    if not path.is_file():
        return -1
    try:
        with open_read(path) as file:
            return sum(1 for _ in file)
    except UNREADABLE:
        return -1


def readable(path: Path) -> Iterator[tuple[bytes, dict[str, Any]]]:
    """The records of a file that can be read; whatever else stands in it is passed over."""
    if not path.is_file():  # a device may have no end
        return
    try:
        with open_read(path) as file:
            for line in file:
                try:
                    record = orjson.loads(line)
                except ValueError:
                    continue
                if isinstance(record, dict) and {"id", "revision", "outlet"} <= record.keys():
                    yield line.rstrip(b"\n"), record
    except UNREADABLE:
        return


def _whole(path: Path) -> Iterator[tuple[bytes, dict[str, Any]]]:
    """The records of a file, each of which must be readable."""
    try:
        with open_read(path) as file:
            for line in file:
                yield line.rstrip(b"\n"), orjson.loads(line)
    except (*UNREADABLE, ValueError) as wrong:
        raise OutputError(
            f"{path}: cannot be read ({wrong}); newscrawl ledger repair -o {shlex.quote(str(path))} writes it anew"
        ) from wrong


def ends_well(output: Output, path: Path) -> bool:
    """Whether a file ends as it was left; the tail of a batch that was cut short is taken away. Hold the output."""
    try:
        output.mend(path)
    except OutputError:
        return False
    return path.exists()


def _wanted(
    output: Output, path: Path, feeding: Feeding, ledger: Ledger, held: Collection[Name], others: Collection[Name]
) -> dict[int, Name]:
    """The lines of a ledger that belong into a file, by their numbers: those that stand there, and those that were fed
    to the output and stand in none of its files.
    """
    day = path.name if path != Path(output.pattern) else ""
    found: dict[int, Name] = {}
    missing: dict[int, Name] = {}
    for seq, id_, revision, at in ledger.book.db.execute("SELECT seq, id, revision, at FROM outbox ORDER BY seq"):
        name = (id_, revision)
        if seq > feeding.seq:
            break  # the next crawl writes it
        if name in held:
            found[seq] = name
        elif name not in others and at[:10] in (day or at):
            missing[seq] = name
    start = feeding.start if feeding.start is not None else min(found, default=1) - 1
    return dict(sorted((found | {seq: name for seq, name in missing.items() if seq > start}).items()))


def _lines(rows: Iterable[tuple[Ledger, Mapping[int, Name]]]) -> Iterator[bytes]:
    for ledger, seqs in rows:
        for seq in seqs:
            yield ledger.outbox.pending(seq - 1, 1)[0].line


def _adopt(output: Output, store: Store) -> None:
    """Work out from an output's lines which ledgers of the store fed it, and how far."""
    names: dict[str, list[Name]] = {}
    for path in _files(output):
        for _, record in readable(path):
            names.setdefault(record["outlet"], []).append((record["id"], record["revision"]))
    taken = 0
    for outlet, those in names.items():
        best: tuple[int, Ledger, list[int]] | None = None
        for memory in store.memories(outlet) if folder_name(outlet) in store.outlets() else []:
            with store.ledger(outlet, memory) as ledger:
                ask = "SELECT seq FROM outbox WHERE id = ? AND revision = ?"
                rows = (ledger.book.db.execute(ask, name).fetchone() for name in those)
                seqs = [row[0] for row in rows if row]
                if seqs and (best is None or len(seqs) > best[0]):
                    best = (len(seqs), ledger, seqs)
        if best is not None:
            count, ledger, seqs = best
            taken += count
            output.keep_stale()
            output.adopt(Feeding(outlet, ledger.path.stem, max(min(seqs) - 1, 0), max(seqs)), ledger.identity)
    if not taken:
        raise OutputError(
            f"{output.pattern}: nothing of it stands in a ledger of {store.path}; name the store that wrote it with "
            "--store"
        )


def _files(output: Output) -> list[Path]:
    """The files of an output, those included that its store has forgotten."""
    pattern = Path(output.pattern)
    found = pattern.parent.glob(pattern.name.replace("%(date)s", "????-??-??")) if "%(date)s" in pattern.name else ()
    return sorted({*output.paths(), *found, output.path()})


def _aside(path: Path) -> Path:
    number = 1
    while (place := path.with_name(f"{path.name}.before-{number}")).exists():
        number += 1
    return place


def _batches(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    lines = iter(lines)
    while batch := list(islice(lines, _BATCH)):
        yield batch
