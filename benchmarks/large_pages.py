"""CPU seconds of `newscrawl.extract` on pages far larger than any real one: linear in size.

    python benchmarks/large_pages.py

Arabic paragraphs with dates and places, the same text in one paragraph, and many small elements, each at a quarter, a
half and the whole of 5 MB or 200,000 nodes. The quickest of three is printed; twice the size should be twice the time.
"""

import sys
import time
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import newscrawl

URL = "https://news.example/2024/05/06/harbour-1"
FETCHED = datetime(2024, 5, 7, tzinfo=UTC)
TITLE = "افتتاح الميناء الجديد بعد عامين من الأشغال"
SENTENCES = (
    "قال وزير النقل في {day} مايو 2024 إن الميناء الجديد على الساحل الغربي سيستقبل السفن قريبا، رقم {number}.",
    "وأضاف المسؤول أن الحكومة رصدت في 12 مارس 2023 ميزانية إضافية تكفي لتجهيز رصيفين في حلب واللاذقية {number}.",
    "ويعول سكان المدينة على المشروع في توفير فرص عمل للشباب بينما يخشى الصيادون أن تضيق بهم المياه {number}.",
)
BYTES, NODES = 5_000_000, 200_000


def text(size: int, before: str, after: str) -> str:
    """Sentences, all different, of so many bytes together, each between two tags."""
    made: list[str] = []
    for number in count():
        if size <= 0:
            return "".join(made)
        sentence = SENTENCES[number % len(SENTENCES)].format(day=number % 28 + 1, number=number)
        made.append(f"{before}{sentence}{after}")
        size -= len(made[-1].encode())
    raise AssertionError


def page(body: str) -> bytes:
    """A page with a headline and this body."""
    return f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><div>{body}</div></body></html>".encode()


def seconds(raw: bytes) -> float:
    """The CPU seconds of reading a page, the quickest of three."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        newscrawl.extract(raw, URL, fetched_at=FETCHED)
        best = min(best, time.process_time() - start)
    return best


def main() -> None:
    makes = {
        "paragraphs": lambda share: page(text(int(BYTES * share), "<p>", "</p>")),
        "one paragraph": lambda share: page(f"<p>{text(int(BYTES * share), '', ' ')}</p>"),
        "elements": lambda share: page(text(2000, "<p>", "</p>") + "<b>x</b>" * int(NODES * share)),
    }
    for name, make in makes.items():
        print(f"{name:14}", *(f"{seconds(make(share)):6.2f} s at {len(make(share)):>9,} B" for share in (0.25, 0.5, 1)))


if __name__ == "__main__":
    main()
