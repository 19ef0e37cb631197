"""What a text states about a name in so many words: its country, the province it lies in."""

from collections import Counter
from collections.abc import Iterable

from newscrawl.places.candidates import Scanner, Words
from newscrawl.places.gazetteer import Entry
from newscrawl.places.verdict import Statement, Verdict

REACH = 4  # words after a name within which its country may be stated
OPEN = ("(", "[")
BETWEEN = ("(", "[", "،", ",", "/", "-", "–", "")


def _country(scanner: Scanner, word: str) -> str | None:
    """The country a word names: «سوريا», «بسوريا», «لليمن»."""
    shapes = [word]
    if word[:1] in ("ب", "ل", "و", "ف"):
        shapes += ["ال" + word[2:]] if word[:2] == "لل" else [word[1:]]
    for shape in shapes:
        entries = scanner.places.folded(shape)
        if entries and entries[0].precision == "country":
            return entries[0].country
    return None


def country_of(scanner: Scanner, text: Words, verdict: Verdict) -> Statement | None:
    """The country stated for this mention, by adjective, in brackets, after a comma or by «في» and a direction."""
    words, first, last = text.words, verdict.candidate.first, verdict.candidate.last
    adjective = scanner.vocabulary.adjective
    if first > 0 and verdict.trigger and not text.gap(first - 1).strip(' "«('):
        before = adjective(words[first - 1])  # «العاصمة السورية دمشق»
        if before:
            return Statement(before, firm=words[first - 1] not in scanner.vocabulary.loose)
    at = last + 1
    if at >= len(words):
        return None
    gap = "" if text.gaps[at] == " " else text.gaps[at].strip()
    if not gap:
        told = words[at]
        after = adjective(told)
        if after is None and words[at] in scanner.vocabulary.qualifiers and at + 1 < len(words) and text.joined(at):
            told = words[at + 1]
            after = adjective(told)
        if after:
            return Statement(after, firm=told not in scanner.vocabulary.loose)
        if words[at] not in scanner.vocabulary.linking:
            return None  # nothing leads on from here
    elif not leads_on(gap):
        return None
    return _linked(scanner, text, at, gap)


def leads_on(gap: str) -> bool:
    """Whether a country may be stated behind what stands after a name, white space at its ends stripped."""
    return gap in BETWEEN or gap.endswith(OPEN)


def _linked(scanner: Scanner, text: Words, at: int, gap: str) -> Statement | None:
    """The country named from word `at` on, reached over «في», «شمال» and the like or right after the mark `gap`."""
    words = text.words
    firm = gap.endswith(OPEN)
    linked = bool(gap)
    for step in range(at, min(at + REACH, len(words))):
        if linked:
            pair = f"{words[step]} {words[step + 1]}" if step + 1 < len(words) else ""
            entries = scanner.places.folded(pair)  # «جنوب السودان» before «السودان»
            if entries and entries[0].precision == "country":
                return Statement(entries[0].country, firm=firm)
            country = _country(scanner, words[step])
            if country:
                return Statement(country, firm=firm)
        if words[step] not in scanner.vocabulary.linking or (step + 1 < len(words) and text.gap(step).strip()):
            return None
        linked = True
    return None


def adjectives(scanner: Scanner, texts: Iterable[Words]) -> Counter[str]:
    """How often texts use the adjective of each country, beside a place or not: «الحكومة الأردنية»."""
    nisba, loose = scanner.vocabulary.nisba, scanner.vocabulary.loose
    told = [word for text in texts for word in text.words if word in nisba]
    return Counter([nisba[word] for word in told if word not in loose])


def parent_of(scanner: Scanner, text: Words, verdict: Verdict) -> Statement | None:
    """The first-level unit stated for this mention: «هجين بريف دير الزور», «البلدة في محافظة درعا»."""
    words, at = text.words, verdict.candidate.last + 1
    if at >= len(words) or (text.gaps[at] != " " and text.gaps[at].strip(" (")):
        return None
    for step in range(at, min(at + 3, len(words) - 1)):
        word = words[step]
        if word in scanner.vocabulary.parenting:
            unit = _unit(scanner, text, step)
            return Statement(unit.country, unit) if unit else None
        if word not in scanner.vocabulary.linking or text.gap(step).strip():
            return None
    return None


def _unit(scanner: Scanner, text: Words, step: int) -> Entry | None:
    """The first-level unit named after (or with) the word at `step`: «ريف دمشق» is one of its own."""
    words = text.words
    bare = words[step] if words[step] in scanner.vocabulary.parents else words[step][1:]
    for size in (3, 2, 1):
        names = words[step + 1 : step + 1 + size]
        if len(names) < size or any(text.gap(step + k).strip() for k in range(size)):
            continue
        tail = " ".join(names)
        for key in (f"{bare} {tail}", tail):
            entries = scanner.places.folded(key)
            units = [e for e in entries if e.precision == "admin1"]
            if units:
                return units[0]
            if entries and entries[0].admin1 and entries[0].precision in ("city", "admin2"):
                seats = scanner.places.of_admin1(entries[0].admin1)
                if seats:
                    return seats[0]
    return None
