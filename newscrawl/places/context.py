"""What a text states about a name in so many words: its country, the province it lies in."""

from dataclasses import dataclass

from newscrawl.places.candidates import Scanner, Words
from newscrawl.places.gazetteer import Entry
from newscrawl.places.verdict import Verdict

REACH = 4  # words after a name within which its country or province may be stated
# Words that lead from a name to its country: «سرت (شمال ليبيا)», «نيس جنوب شرقي فرنسا», «الموصل في العراق».
LINKS = frozenset(
    "في شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط اقصي الواقعه الواقع التابعه التابع عاصمه داخل شماليه".split()
)
PARENT_WORDS = frozenset(
    "محافظه ولايه ريف قضاء اقليم مقاطعه اماره منطقه ناحيه مديريه جهه معتمديه ارياف عماله دائره داييره لواء".split()
)


@dataclass(frozen=True, slots=True)
class Statement:
    """What stands beside a name. `firm`: the writer says it of this name, so that no namesake elsewhere can be meant."""

    country: str | None = None
    parent: Entry | None = None
    firm: bool = True


def _bare(word: str, known: frozenset[str]) -> bool:
    return word in known or (len(word) > 2 and word[0] in "وفبلك" and word[1:] in known)


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
            return Statement(before)
    at, gap = last + 1, text.gap(last).strip()
    if at >= len(words):
        return None
    if not gap:
        after = adjective(words[at])
        if after:
            return Statement(after)
        if words[at] in ("الحدوديه", "الساحليه", "التاريخيه", "الجنوبيه", "الشماليه") and at + 1 < len(words) and text.joined(at):
            after = adjective(words[at + 1])
            if after:
                return Statement(after)
    if gap in ("(", "[", "،", ",", "/", "-", "–", "") or gap.endswith("("):
        inside = gap.endswith(("(", "["))
        step = at
        linked = False
        while step < len(words) and step < at + REACH:
            country = _country(scanner, words[step])
            if country and (gap or linked):
                two = f"{words[step]} {words[step + 1]}" if step + 1 < len(words) else ""
                longer = scanner.places.folded(two)
                return Statement(longer[0].country if longer else country, firm=inside or linked)
            if country is None:
                pair = f"{words[step]} {words[step + 1]}" if step + 1 < len(words) else ""
                entries = scanner.places.folded(pair) if gap or linked else []
                if entries and entries[0].precision == "country":
                    return Statement(entries[0].country, firm=inside or linked)
            if not _bare(words[step], LINKS):
                return None
            linked = True
            if step + 1 < len(words) and text.gap(step).strip():
                return None
            step += 1
    return None


def parent_of(scanner: Scanner, text: Words, verdict: Verdict) -> Statement | None:
    """The first-level unit stated for this mention: «هجين بريف دير الزور», «البلدة في محافظة درعا»."""
    words, at = text.words, verdict.candidate.last + 1
    if at >= len(words) or text.gap(at - 1).strip(" ("):
        return None
    for step in range(at, min(at + 3, len(words) - 1)):
        word = words[step]
        if _bare(word, PARENT_WORDS):
            unit = _unit(scanner, text, step)
            return Statement(unit.country, unit) if unit else None
        if not _bare(word, LINKS) or text.gap(step).strip():
            return None
    return None


def _unit(scanner: Scanner, text: Words, step: int) -> Entry | None:
    """The first-level unit named after (or with) the word at `step`: «ريف دمشق» is one of its own."""
    words = text.words
    bare = words[step] if words[step] in PARENT_WORDS else words[step][1:]
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
                seats = [e for e in scanner.places.of_admin1(entries[0].admin1)]
                if seats:
                    return seats[0]
    return None
