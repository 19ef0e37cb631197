"""Near copies: a sketch of a text by which another with mostly the same words is found again.

MinHash with one permutation (Li, Owen and Zhang, 2012) over runs of three folded words: each run is hashed once, the
hash picks a slot, a slot keeps its least hash, and an empty slot borrows from the next full one. The share of equal
slots in two sketches estimates the share of word runs that the texts have in common. Slots are banded, so that likely
copies are found by equality.
"""

import re
from hashlib import blake2b
from struct import pack, unpack

SLOTS = 64
ROWS = 4  # slots a band: two texts that share 80 % of their runs meet in some band 99.9 times of 100
NEAR = 0.7  # share of equal slots from which a text counts as a near copy
_RUN = 3
_LEAST = 40  # words; shorter texts are alike by chance
_MOST = 4000  # words looked at: a text that long is told by its beginning
_WORD = re.compile(r"\w+")


def sketch(folded: str) -> bytes | None:
    """The sketch of a folded text, 4 bytes a slot; None where it is too short to tell."""
    words = _WORD.findall(folded)[:_MOST]
    if len(words) < _LEAST:
        return None
    least: list[int | None] = [None] * SLOTS
    for i in range(len(words) - _RUN + 1):
        digest = blake2b(" ".join(words[i : i + _RUN]).encode(), digest_size=5).digest()
        slot, value = digest[0] % SLOTS, int.from_bytes(digest[1:])
        held = least[slot]
        if held is None or value < held:
            least[slot] = value
    return pack(f"<{SLOTS}I", *_filled(least))


def _filled(least: list[int | None]) -> list[int]:
    """The slots, an empty one filled from the next full one, shifted by the distance so that two empties differ."""
    filled: list[int] = []
    for slot in range(SLOTS):
        for step in range(SLOTS):
            value = least[(slot + step) % SLOTS]
            if value is not None:
                filled.append((value + step * 0x9E3779B1) & 0xFFFFFFFF)
                break
    return filled


def bands(sketched: bytes) -> list[bytes]:
    """The sketch cut into bands; texts that share one are worth comparing."""
    width = 4 * ROWS
    return [sketched[i : i + width] for i in range(0, len(sketched), width)]


def likeness(a: bytes, b: bytes) -> float:
    """The estimated share of word runs in common, 0 to 1."""
    pairs = zip(unpack(f"<{SLOTS}I", a), unpack(f"<{SLOTS}I", b), strict=True)
    return float(sum(x == y for x, y in pairs)) / SLOTS
