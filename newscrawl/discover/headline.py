"""How much a link's text reads like a headline."""

import re

from newscrawl.discover.words import folded

# A date or an age inside the text of a card is no part of its headline.
_AGE = re.compile(
    r"(?:منذ|قبل)?\s*\d+\s*(?:ثانية|ثواني|دقيقة|دقائق|دقيقه|ساعة|ساعات|ساعه|يوم|أيام|ايام|أسبوع|أسابيع|شهر|أشهر|سنة|سنوات)\b"
)
_DATE = re.compile(r"\d{1,4}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{1,4}|\d{1,2}:\d{2}|\d{1,2}\s+[^\W\d]+[\s,،]+(?:19|20)\d\d")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FILE = re.compile(r"^\S+\.(?:jpe?g|png|gif|webp|svg|pdf)$", re.I)
_GENERIC = re.compile(
    r"^(?:مشاهدة|شاهد|اقرا|للمزيد|المزيد|مزيد|التفاصيل|تفاصيل|تابع القراءة|تابع|متابعة القراءة|اكمل|اضغط هنا|هنا|"
    r"read more|more|continue|details|صورة|image|photo)\b"
)
MAX_WORDS = 12


def words(text: str) -> int | None:
    """How many words of a headline a text has, 0 to 12; None where it says nothing of the page behind it.

    Dates, ages ("منذ 3 ساعات"), bare numbers and single letters are not counted. None: no letters, a file's name, or a
    phrase such as "مشاهدة كامل المحتوى" that leads to any page.
    """
    stripped = text.strip()[:1_000]
    if not _WORD.search(stripped) or _FILE.match(stripped):
        return None
    bare = _DATE.sub(" ", _AGE.sub(" ", stripped))
    count = len(_WORD.findall(bare))
    if count <= 4 and _GENERIC.match(folded(bare)):
        return None
    return min(count, MAX_WORDS)


def likeness(text: str) -> float | None:
    """0 to 1: how often a text of so many words is a headline and not a name; None as for `words`."""
    count = words(text)
    if count is None:
        return None
    # Share of headlines by word count on home pages: section names have one to three words, headlines five and more.
    return (0.02, 0.06, 0.12, 0.27, 0.52, 0.75, 0.88, 0.95)[count] if count < 8 else 0.98
