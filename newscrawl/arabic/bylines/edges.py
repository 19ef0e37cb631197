"""Credits and datelines at the start or the end of a running paragraph.

Here a wrong reading cuts words out of the article, so the shape must be one that only credits have: an agency or the
site's own name beside a place or before a dash, a place before a dash, a name after a role or a place. A speaker, a
headline with a colon or a place that the sentence begins with is none.
"""

import re
from itertools import islice

from newscrawl.arabic import mastheads
from newscrawl.arabic.bylines import foreign, latin, lexicon, line, printed, services, toponyms, wire
from newscrawl.arabic.bylines.reading import Byline, BylinePlace, Edge
from newscrawl.arabic.names import is_everyday, key, lists
from newscrawl.article import Agency

HEAD = 130  # characters in which a credit at the start must end
TAIL = 130
LEAST_TEXT = 20  # characters of text proper that must be left
CANDIDATES = 8
MOST_NAMED = 4  # words of a name right after a mark

_NUMBER = re.compile(r"\d")
_QUOTED = re.compile(r"[«\"“](?P<name>[^«»\"“”\n]{2,30})[»\"”]\s*")
_WORD = re.compile(r"\S+\s*")
_END = re.compile(r"[)\]»\"]?\s{0,3}(?:[-–—ـ/|:]+[\s\-–—ـ/|:]*|\n+|(?<=[)\]])\s+)")
_MARK = re.compile(r"[-–—ـ/|:\n)\]]")  # no credit at the start ends without one
_BRACKETED = re.compile(r"[\s\-–—ـ/…]*[(\[](?P<inside>[^()\[\]]{2,110})[)\]][\s.]*$")
_SLASHED = re.compile(r"\s/\s*(?P<inside>[^/()\[\]:،]{2,40}?)\s*/[\s.]*$")
_OPENER = re.compile(r"(?P<agency>\w+)\s*[-–—]\s*")
_PLACED = re.compile(r"(?P<place>[^-–—:/()\n.]{2,30}?)\s*[-–—]\s*")
_AFTER_MARK = re.compile(r"(?:\s[-–—ـ]+|--+|—|/+|\|)\s*(?P<inside>[^-–—/|()\[\]:.،]{2,40})[\s.]*$")
_SOURCE = re.compile(r"(?<=[.؟!»\")\s])\s*(?P<inside>(?:المصدر|نقلا عن|نقلاً عن)\s*:?\s*[^.؟!:]{2,60})[\s.]*$")
_LAST_LINE = re.compile(r"\n\s*(?P<inside>[^\n]{2,110})\s*$")
# The shapes of a credit at the end, and what one of stands in each: asked first, as most paragraphs have none.
_CLOSINGS = (
    (_BRACKETED, (")", "]")),
    (_SLASHED, ("/",)),
    (_AFTER_MARK, ("-", "–", "—", "ـ", "/", "|")),
    (_SOURCE, ("المصدر", "نقلا")),
    (_LAST_LINE, ("\n",)),
)


def prefix(text: str, *, outlet: str | None = None) -> Edge | None:
    """The credit or dateline that a paragraph begins with, and the offset at which its text proper begins; or None.

    `text` is one paragraph without tags; `outlet` as for `read`. «الرياض - واس: أعلنت وزارة …» gives offset 14.
    """
    head = text[:HEAD]
    if head and services.begins(head[0]) and (served := services.dateline(head)):
        return served if len(text) - served.offset >= LEAST_TEXT else None
    if _MARK.search(head) is None:
        return None
    if opening := _opener(text, mastheads.site(outlet)):
        return opening
    ends = [m for m in _END.finditer(head) if (m.start() > 1 or m[0].startswith(")")) and not _in_number(head, m)]
    site = mastheads.site(outlet)
    empty = foreign.first_phrase(head[: ends[-1].end()], site) if ends else 0  # nothing that ends there is a credit
    if len(ends) > 1 and ends[-1].end() > empty and _NUMBER.search(head) is None:
        # a date would not be cut as it is where it is whole
        refused = line.refused_words(head, site, ends[-1].end())
        ends = [m for m in ends if m.end() <= refused] if refused else ends
    for match in reversed(ends[:CANDIDATES]):
        named = _named_next(text[match.end() : match.end() + 60], site)
        if not named and match.end() <= empty:
            continue
        for end in (match.end() + named, match.end()) if named else (match.end(),):
            raw, following = text[:end], text[end : end + 80]
            raw = raw.rstrip(" .") if end > match.end() else raw  # «موسكو - سبوتنيك. أعلنت»
            if len(text) - end < LEAST_TEXT or (end == match.end() and end >= len(head)):
                continue
            byline = line.explain(printed.seen(raw), site)
            if byline.explained and _opens(byline, match[0], raw, following, site):
                return Edge(byline, end, raw.strip())
    service = wire.dateline(head, site)
    if service is None:
        return latin.dateline(text, site)
    return service if len(text) - service.offset >= LEAST_TEXT else None


def _in_number(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark stands between digits: the colon of a clock and the stroke of a date end no credit."""
    return text[mark.start() - 1].isdigit() and text[mark.end() : mark.end() + 1].isdigit()


def _named_next(following: str, site: mastheads.Site) -> int:
    """The length of an agency's or an outlet's name that the text after a mark begins with: «دمشق-سانا أعلنت …»."""
    outlets = mastheads.names()
    if following[:1] in ("«", '"', "“") and (quoted := _QUOTED.match(following)):
        keys = mastheads.words_of(quoted["name"])
        known_one = len(keys) > 1 and keys in outlets.slugs and not _acts(following, quoted.end())
        return quoted.end() if site.owns(keys) or known_one else 0
    words = list(islice(_WORD.finditer(following), MOST_NAMED))
    first = key(words[0][0]).rstrip(".") if words else ""
    known = lexicon.load()
    begins = (known.lengths, known.letters, site.firsts, outlets.lengths)
    if not (len(first) < 2 or any(first in each for each in begins)):
        return 0
    keys = tuple([key(word[0]) for word in words])
    for count in range(len(words), 0, -1):
        folded = (*keys[: count - 1], keys[count - 1].rstrip("."))
        agency = known.senses(folded).get("agency")
        letters = "".join(folded)
        initials = len(letters) == count > 1 and letters in known.letters
        if initials or site.owns(folded) or (agency is not None and (agency.note == "word" or _only_agency(folded))):
            return words[count - 1].end()
        if folded in outlets.slugs and _only_outlet(folded) and not _acts(following, words[count - 1].end()):
            return words[count - 1].end()
    return 0


def _only_agency(folded: tuple[str, ...]) -> bool:
    """Whether the short name of an agency begins no sentence: «واع», «بترا»; not «معا», «فارس»."""
    return len(folded) == 1 and not is_everyday(folded[0]) and folded[0] not in lists().given


def _only_outlet(folded: tuple[str, ...]) -> bool:
    """Whether the name of an outlet begins no sentence there: «بوابة الوسط»; not «المصري», «الأيام»."""
    return len(folded) > 1 and folded not in mastheads.names().ambiguous and not toponyms.is_name(" ".join(folded))


_PRESENT = re.compile(r"\s*[يت]\w{2,}")


def _acts(following: str, end: int) -> bool:
    """Whether a verb in the present tense follows a name: then it is the subject, «اليوم السابع يرصد فرحة الناس»."""
    return _PRESENT.match(following, end) is not None


def _opener(text: str, site: mastheads.Site) -> Edge | None:
    """The opening of an agency that an everyday word stands for there only: «وطنية - صيدا - »; or None."""
    openers = lexicon.load().openers
    if not text.startswith(tuple(openers)):
        return None
    match = _OPENER.match(text)
    ident = openers.get(match["agency"]) if match else None
    if match is None or ident is None or len(text) - match.end() < LEAST_TEXT:
        return None
    end = match.end()
    places: tuple[BylinePlace, ...] = ()
    placed = _PLACED.match(text, end)
    if placed is not None and len(text) - placed.end() >= LEAST_TEXT:
        reading = line.explain(printed.seen(placed["place"]), site)
        if reading.places and reading.rule == "place":
            end, places = placed.end(), reading.places
    byline = Byline(
        agencies=(Agency(ident, match["agency"], "agency"),),
        places=places,
        dateline="، ".join([place.name for place in places]) or None,
        explained=True,
        rule="agency - place" if places else "agency",
    )
    return Edge(byline, end, text[:end].strip())


def suffix(text: str, *, outlet: str | None = None) -> Edge | None:
    """The credit that a paragraph ends with, and the offset at which its text proper ends; or None.

    «… وفق البيان. --(بترا)», «… بحسب الشرطة (أ ف ب)», «… مساء الأحد / رويترز».
    """
    start = max(0, len(text) - TAIL)
    tail = text[start:]
    for pattern, signs in _CLOSINGS:
        match = pattern.search(tail) if any(sign in tail for sign in signs) else None
        if match is None or start + match.start() < LEAST_TEXT:
            continue
        inside = match["inside"]
        framed = pattern in (_BRACKETED, _SLASHED)
        seen = printed.seen(f"({inside})" if framed else inside)
        byline = line.explain(seen, mastheads.site(outlet))
        ended = tail[: match.start()].rstrip()[-1:] in '.!؟»"' or match[0].lstrip()[:1] in ("-", "–", "—", "/", ".")
        if byline.explained and _closes(byline, framed) and (ended or not _doubtful(byline)):
            before = text[: start + match.start()].rstrip(" -–—ـ/\n\t")
            return Edge(byline, len(before), text[start + match.start() :].strip())
    return None


def _opens(byline: Byline, mark: str, raw: str, following: str, site: mastheads.Site) -> bool:
    """Whether a credit that ends in `mark` is one that paragraphs open with."""
    dash = any(sign in mark for sign in "-–—ـ/|\n")
    own = [o for o in byline.outlets if _own(o.name, o.id, site)]
    parted = dash or (bool(byline.places) and any(sign in raw for sign in "-–—/"))
    named = any(o.id and len(o.name.split()) > 1 for o in byline.outlets) and parted
    credited = bool(byline.agencies or own or named)
    bracketed = mark.lstrip()[:1] in (")", "]") or raw.lstrip()[:1] in ("(", "[")
    if raw.count("(") > raw.count(")"):
        return False
    if byline.authors:
        if not credited and not all(p.place for p in byline.places):
            return False
        led = (byline.rule or "").startswith("role")
        return bool(byline.places or credited or led) and (dash or ":" in mark)
    if credited:
        long_own = any(len(o.name.split()) > 1 for o in own)
        generic = "generic" in (byline.rule or "")
        return bool(byline.places or byline.desks) or generic or dash or bracketed or long_own
    if byline.places and not byline.outlets:
        return dash and len(byline.places) <= 2 and all(map(_clear, byline.places)) and _runs_on(following)
    return bool(byline.outlets and byline.places) and (dash or "/" in raw)


def _clear(place: BylinePlace) -> bool:
    """Whether a place is certain enough to stand alone: known, and its name no scrap of two letters."""
    return place.place is not None and len(place.name) > 2


def _runs_on(following: str) -> bool:
    """Whether text after a place and a dash goes on: «أكادير- أعلنت السلطات …», not «باريس - سان جيرمان».

    Verbs and nouns of news are names of places too: only what is a place by itself makes a fixture of it.
    """
    words = following.replace(":", " : ").replace("،", " ، ").split()
    if len(words) < 5 or ":" in words[:4]:
        return False
    first, second = key(words[0]), key(words[1])
    if first in lists().joints and not is_everyday(first):
        return False  # «سان»
    if toponyms.entries(first, words[0]) and toponyms.stands_alone(first):
        return False
    return not toponyms.entries(f"{first} {second}", " ".join(words[:2]))


def _closes(byline: Byline, bracketed: bool) -> bool:
    """Whether a credit is one that paragraphs close with: agencies, the site's own name, an origin, the editors."""
    kinds = set((byline.rule or "").split(" - ")) - {"nothing", "generic"}
    if byline.origin:
        return kinds <= {"origin", "agency", "outlet"}
    if byline.authors:
        return "role" in kinds and (bracketed or kinds <= {"role", "person"})
    if byline.agencies:
        return kinds <= {"agency", "outlet", "place"} and (bracketed or "place" not in kinds)
    return bool(byline.outlets) and kinds <= {"outlet"} and bracketed


def _doubtful(byline: Byline) -> bool:
    """Whether all agencies are named by words that mean something else too («معا»): they need an end before them."""
    senses = [lexicon.load().senses(mastheads.words_of(agency.name)).get("agency") for agency in byline.agencies]
    return bool(senses) and all(sense is not None and sense.note == "short" for sense in senses)


def _own(name: str, ident: str | None, site: mastheads.Site) -> bool:
    words = mastheads.words_of(name)
    return (ident is not None and ident == site.slug) or site.owns(words) or site.resembles(words, least=2)
