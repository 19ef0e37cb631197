"""Near copies: a sketch of a text by which another with mostly the same words is found again.

MinHash with one permutation (Li, Owen and Zhang, 2012) over runs of three folded words: each run is hashed once, the
hash picks a slot, a slot keeps its least hash, and an empty slot borrows from the next full one. The share of equal
slots in two sketches estimates the share of word runs that the texts have in common. Slots are banded, so that likely
copies are found by equality.
"""

from struct import pack, unpack
from zlib import crc32

SLOTS = 64
ROWS = 3  # slots a band
BANDS = 12  # of two texts that share 70 % of their runs 99 in 100 meet in some band, of 80 % all but one in 5,000
NEAR = 0.7  # share of equal slots from which a text counts as a near copy
_NONE = 1 << 32  # above every hash: an empty slot
_LEAST = 40  # words; shorter texts are alike by chance
_MOST = 4000  # words looked at: a text that long is told by its beginning


def sketch(folded: str) -> bytes | None:
    """The sketch of a folded text (words and blanks), 4 bytes a slot; None where it is too short to tell."""
    words = folded.encode("utf-8", "replace").split(maxsplit=_MOST)[:_MOST]
    if len(words) < _LEAST:
        return None
    runs = map(b" ".join, zip(words, words[1:], words[2:], strict=False))  # every three words, overlapping
    least = [_NONE] * SLOTS
    for value in map(crc32, runs):
        slot = value % SLOTS
        if value < least[slot]:
            least[slot] = value
    return pack(f"<{SLOTS}I", *(_filled(least) if _NONE in least else least))


def _filled(least: list[int]) -> list[int]:
    """The slots, an empty one filled from the next full one, shifted by the distance so that two empties differ."""
    filled, held, step = [0] * SLOTS, 0, 0
    for slot in reversed(range(2 * SLOTS)):  # twice around: the last slots are filled from the first
        value = least[slot % SLOTS]
        held, step = (value, 0) if value != _NONE else (held, step + 1)
        filled[slot % SLOTS] = (held + step * 0x9E3779B1) & 0xFFFFFFFF
    return filled


def bands(sketched: bytes) -> list[int]:
    """The bands of a sketch, each as a number of its own range; texts that share one are worth comparing."""
    width = 4 * ROWS
    return [number << 32 | crc32(sketched[number * width : (number + 1) * width]) for number in range(BANDS)]


def likeness(a: bytes, b: bytes) -> float:
    """The estimated share of word runs in common, 0 to 1."""
    pairs = zip(unpack(f"<{SLOTS}I", a), unpack(f"<{SLOTS}I", b), strict=True)
    return float(sum(x == y for x, y in pairs)) / SLOTS
