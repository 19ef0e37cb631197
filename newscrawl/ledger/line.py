"""A record's line as the outbox keeps it: a Zstandard frame with its checksum; in older ledgers also zlib."""

import sys
import zlib

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

UNREADABLE = (zlib.error, zstd.ZstdError)  # what `unpacked` raises of a damaged line
_FRAME = b"\x28\xb5\x2f\xfd"
_HOW: dict[int, int] = {zstd.CompressionParameter.compression_level: 1, zstd.CompressionParameter.checksum_flag: 1}
_packer = zstd.ZstdCompressor(options=_HOW)  # one for all: to make it takes as long as to pack a record


def packed(line: bytes) -> bytes:
    """A line as it is kept."""
    kept: bytes = _packer.compress(line, zstd.ZstdCompressor.FLUSH_FRAME)
    return kept


def unpacked(kept: bytes) -> bytes:
    """The line again. Raises one of UNREADABLE."""
    if not kept.startswith(_FRAME):
        return zlib.decompress(kept)
    line: bytes = zstd.decompress(kept)
    return line
