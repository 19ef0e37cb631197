"""Raw pages kept in WARC files (ISO 28500) and read back, so that a better extractor can be run over old pages."""

import hashlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from newscrawl.article import KeptPage

ROLL = 1_000_000_000  # bytes; then a new file is begun, as archives do
_STATUS = {200: "OK"}
_CHUNK = 65_536  # bytes
_PART = "Newscrawl-Part-Of"  # ISO 28500 lets writers add fields of their own


class WarcError(ValueError):
    """A file that is no WARC file, or is cut or damaged. The message names it."""


@dataclass(frozen=True, slots=True)
class StoredPage:
    """A page as it was fetched."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    fetched_at: datetime
    part_of: str | None = None  # URL of the first page, where it is a later page of an article


class Keeper:
    """Writes pages into `folder`, a fresh file a run: a file that a kill left torn is never appended to."""

    def __init__(self, folder: Path, roll: int = ROLL) -> None:
        self._folder, self._roll = folder, roll
        self._file: BinaryIO | None = None
        self._number = 0

    def keep(
        self,
        url: str,
        status: int,
        headers: Mapping[str, str],
        body: bytes,
        at: datetime,
        *,
        part_of: str | None = None,
    ) -> KeptPage:
        """Write one response; says where. Raises OSError when the disk will not have it.

        `part_of`: URL of the first page, for a later page of an article; it stands in the field `_PART`.
        """
        from warcio.statusandheaders import StatusAndHeaders
        from warcio.warcwriter import WARCWriter

        file = self._open(at)
        offset = file.tell()
        # The body is kept decoded from its transfer and content coding; headers that speak of those would lie.
        kept = [(n, v) for n, v in headers.items() if n.lower() not in ("content-encoding", "transfer-encoding")]
        status_line = StatusAndHeaders(f"{status} {_STATUS.get(status, '')}".strip(), kept, protocol="HTTP/1.1")
        writer = WARCWriter(file, gzip=True)
        record = writer.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(body),
            http_headers=status_line,
            warc_headers_dict={"WARC-Date": at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")}
            | ({_PART: part_of} if part_of else {}),
        )
        writer.write_record(record)
        file.flush()
        place = Path(file.name)
        return KeptPage(sha256=hashlib.sha256(body).hexdigest(), file=place.name, offset=offset)

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()

    def _open(self, at: datetime) -> BinaryIO:
        if self._file is not None and self._file.tell() >= self._roll:
            self._file.close()
            self._file = None
        if self._file is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            stamp = at.astimezone(UTC).strftime("%Y%m%d%H%M%S")
            while (path := self._folder / f"pages-{stamp}-{self._number:04d}.warc.gz").exists():
                self._number += 1
            self._file = path.open("xb")
        return self._file


def pages(path: Path) -> Iterator[StoredPage]:
    """The HTML responses of a WARC file, plain or gzip, that are whole.

    Raises FileNotFoundError; WarcError at once for a file that is none, and behind the last page that can be read where
    the file is cut or damaged, or where single records could not be used: what comes then is lost.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    with path.open("rb") as file:
        seen = whole = unusable = 0
        packed = None  # what unpacks the last record
        records = ArchiveIterator(file)
        try:
            for record in records:
                seen += 1
                page = None
                if record.rec_type == "response" and record.http_headers is not None:
                    try:
                        page = _page(record)
                    except (TypeError, ValueError):  # no URL, no date, no status
                        unusable += 1
                if _is_cut(record):  # half a page would be read as a whole one
                    raise EOFError
                packed = records.reader.decompressor
                if page is not None:
                    whole += 1
                    yield page
        except (ArchiveLoadFailed, EOFError, ValueError, TypeError, AttributeError) as wrong:  # as warcio meets damage
            if not seen:
                raise WarcError(f"{path}: is no WARC file ({wrong})") from wrong
            if "non-chunked" in str(wrong):
                how = "is packed as a whole, not record by record; unpack it with gunzip"
                raise WarcError(f"{path}: {how}, and name the unpacked file") from wrong
            is_torn = isinstance(wrong, EOFError)
            how = "ends, or is damaged, in the middle of a record" if is_torn else "is damaged"
            raise WarcError(f"{path}: {how} behind {whole} pages; what comes then is lost") from wrong
        if not seen:
            raise WarcError(f"{path}: holds no record, or its first one is cut")
        if records.offset < path.stat().st_size or (packed is not None and not packed.eof):
            how = "ends, or is damaged, in the middle of a record"
            raise WarcError(f"{path}: {how} behind {whole} pages; what comes then is lost")
        if unusable:
            raise WarcError(f"{path}: {unusable} of its pages have no URL, date or status that can be read")


def _is_cut(record: "ArcWarcRecord") -> bool:  # type: ignore[name-defined]  # noqa: F821
    """Whether fewer bytes of a record are there than it says. Reads it to its end."""
    while record.raw_stream.read(_CHUNK):
        pass
    says_length = record.format != "warc" or record.rec_headers.get_header("Content-Length")
    return not says_length or getattr(record.raw_stream, "limit", 0) > 0


def _page(record: "ArcWarcRecord") -> StoredPage:  # type: ignore[name-defined]  # noqa: F821
    headers: dict[str, str] = {}
    for name, value in record.http_headers.headers:
        headers[name.lower()] = f"{headers[name.lower()]}, {value}" if name.lower() in headers else value
    date, url = record.rec_headers.get_header("WARC-Date"), record.rec_headers.get_header("WARC-Target-URI")
    if not url:
        raise ValueError("no URL")
    return StoredPage(
        url=url,
        status=int(record.http_headers.get_statuscode() or 0),
        headers=headers,
        body=record.content_stream().read(),
        fetched_at=datetime.fromisoformat(date),
        part_of=record.rec_headers.get_header(_PART),
    )
