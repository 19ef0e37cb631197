"""What the pieces of a line mean together: neighbours tell ambiguous ones apart, and what is no credit is refused."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from newscrawl.arabic.bylines import cities, toponyms
from newscrawl.arabic.bylines.lexicon import IMAGE_ROLES, load
from newscrawl.arabic.bylines.piece import Piece
from newscrawl.arabic.bylines.reading import Byline, BylinePlace
from newscrawl.arabic.bylines.tokens import Cut, Segment
from newscrawl.arabic.names import Grade, is_everyday, is_given, key
from newscrawl.article import Agency, Author

# Why a line credits nobody.
SENTENCE = "a sentence or a headline: some words are no part of a credit"
LATIN_END = "ɐ"
UNKNOWN = "words that are neither a known name nor a place"


@dataclass(slots=True)
class Line:
    """The pieces of a line in order, each with the segment it stands in."""

    pieces: list[Piece] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)

    def near(self, i: int, step: int) -> Piece | None:
        """The next piece before or after one that is not a word that credits nobody."""
        i += step
        while 0 <= i < len(self.pieces):
            if self.pieces[i].kind not in ("nothing", "generic"):
                return self.pieces[i]
            i += step
        return None

    def mark(self, i: int) -> str:
        """The mark between piece i and the next; "" where they share a segment."""
        here = self.segments[i]
        return "" if i + 1 < len(self.segments) and self.segments[i + 1] is here else here.after

    def has(self, *kinds: str) -> bool:
        """Whether any piece is of one of the kinds."""
        return any(piece.kind in kinds for piece in self.pieces)


def refused(cut: Cut) -> str | None:
    """Why a line credits nobody, whatever its words are."""
    if cut.asks:
        return "a question or an exclamation"
    return "holds marks that credits do not hold" if cut.odd else None


def refusal(line: Line, cut: Cut) -> str | None:
    """Why a line credits nobody, before its pieces are weighed."""
    kinds = [piece.kind for piece in line.pieces]
    if "veto" in kinds and not _is_filed(line):
        return "a heading, a masthead or a salutation"
    if "text" in kinds:
        return SENTENCE
    if cut.dated and kinds == ["outlet"] and line.pieces[0].note in ("named", "shaped"):
        return "a newspaper and its date: a reference"
    return None


def _is_filed(line: Line) -> bool:
    """Whether all that refuses a line is the section it begins with, before a person: «رأي: سلمى الراعي»."""
    first = line.pieces[0]
    sections = [piece for piece in line.pieces if piece.kind == "veto"]
    if sections != [first] or first.also != "section" or not line.segments[0].after:
        return False
    if not any(piece.kind == "person" and piece.grade == Grade.SURE for piece in line.pieces):
        return False
    first.kind = "nothing"
    return True


def settle(line: Line, *, person_slot: bool, outlet_known: bool, stops: bool = False) -> str | None:
    """Decide every ambiguous or unknown piece in place; the reason if the line turns out to be no credit.

    `stops`: a full stop ends it, as it ends a sentence.
    """
    _namesakes(line, outlet_known)
    _short_agencies(line)
    _roles(line, person_slot)
    if len(line.pieces) > 1:
        for i, piece in enumerate(line.pieces):
            if piece.kind in ("person", "unknown") and _is_foreign_place(piece):
                piece.kind, piece.ident = "place", None  # «ABU DHABI, 17th November, 2026 (WAM)»
            if piece.kind == "unknown":
                _decide(line, i, piece)
    elif line.pieces[0].note == "place" and line.segments[0].after == "dash":
        piece = line.pieces[0]
        piece.kind = "place" if toponyms.stands_alone(piece.words[0].key) else piece.kind  # «حماة - »
    return _verdict(line) or (_doubt(line) if stops else None)


def _is_foreign_place(piece: Piece) -> bool:
    """«ABU DHABI», «United Arab Emirates»."""
    return piece.words[0].text < LATIN_END and cities.is_place(piece.printed)


def _namesakes(line: Line, outlet_known: bool) -> None:
    """Newspapers that share their name with a place (الرياض, المدينة), or with an everyday word (اليوم, الوطن)."""
    places = [p.kind for p in line.pieces].count("place")
    for i, piece in enumerate(line.pieces):
        if piece.kind not in ("outlet", "place") or not (piece.also or piece.note == "vague"):
            continue
        quoted = all(word.quoted for word in piece.words)
        if piece.kind == "outlet" and piece.note == "own" and piece.also == "place":
            # On its own pages the name is the paper's, unless it is a great city and no other place stands there.
            alone = len(line.pieces) == 1
            twin = any(p is not piece and p.kind == "outlet" and p.note == "own" and not p.also for p in line.pieces)
            great = piece.weight >= toponyms.PROMINENT and not alone and not places
            if not quoted and great and (twin or not _self_credit(line)):
                piece.kind, piece.note, piece.ident = "place", "", None
        elif piece.kind == "place" and piece.also == "outlet":
            listed = "other" in (line.mark(i), line.mark(i - 1) if i else "")  # «وكالات + الجزيرة»
            if quoted or line.pieces[0].kind == "origin" or (listed and line.has("agency", "outlet")):
                piece.kind, piece.note = "outlet", "other"
            elif (
                not outlet_known
                and places > 1
                and not line.has("person", "agency", "outlet", "unknown")
                and line.mark(i) != "comma"
            ):
                piece.kind, piece.note = "open", "place or outlet: the site it stood on would tell"
        elif piece.kind == "outlet" and piece.note == "vague" and not quoted:
            lone = len(line.pieces) == 1
            if not lone and not line.has("place", "person", "agency", "generic", "origin", "unknown"):
                piece.kind, piece.grade = "unknown", Grade.NO


def _self_credit(line: Line) -> bool:
    """Whether the neighbours make the site's own name a credit: «الرياض - متابعات», «المدينة - وكالات»."""
    idle = any(p.kind in ("nothing", "desk", "generic") or p.note == "plural" for p in line.pieces)
    return idle and not any(p.kind == "person" or (p.kind == "agency" and p.note != "plural") for p in line.pieces)


def _short_agencies(line: Line) -> None:
    """«قنا», «بترا», «الفرنسية»: agencies only beside a place, another agency or an outlet, or in brackets."""
    for i, piece in enumerate(line.pieces):
        if piece.kind != "agency" or piece.note != "short" or piece.also == "own":
            continue
        others = [p for p in line.pieces if p is not piece and p.kind not in ("nothing", "role")]
        firm = any(
            p.kind in ("place", "outlet", "generic", "unknown") or (p.kind == "agency" and p.note != "short")
            for p in others
        )
        bracketed = line.segments[i].bracketed or all(word.quoted for word in piece.words)
        marked = not others and line.segments[i].before in ("dash", "slash")  # «- بترا», «/العمانية/»
        if firm or bracketed or marked:
            continue
        if piece.also == "place" and others:
            piece.kind, piece.ident = "place", None
        elif not (len(piece.words) == 1 and any(p.kind == "agency" for p in others)):
            piece.kind, piece.grade = "unknown", Grade.NO


def _roles(line: Line, person_slot: bool) -> None:
    """Unknown words after a role word are a person; «الترجمة» after a person says what he did."""
    role, ahead = "author", False
    for i, piece in enumerate(line.pieces):
        if piece.kind == "role":
            if piece.note == "after":
                before = line.near(i, -1)
                if before is not None and before.kind == "person":
                    before.ident = piece.ident
                continue
            if piece.also == "place" and i + 1 == len(line.pieces) and line.has("person"):
                piece.kind, piece.ident = "place", None  # «صور» is Tyre where nobody follows
                continue
            role, ahead = piece.ident or "author", True
        elif piece.kind in ("person", "unknown"):
            if (
                piece.kind == "unknown"
                and (ahead or (person_slot and not _names_country(piece)))
                and piece.grade >= Grade.SHAPE
                and line.mark(i) != "colon"
            ):
                piece.kind = "person"
            if piece.kind == "person":
                piece.ident = piece.ident or role
                if line.mark(i) not in ("", "comma"):
                    ahead = False
                    role = "author" if role not in IMAGE_ROLES or line.mark(i) == "dash" else role
        elif piece.kind in ("agency", "outlet") and role in IMAGE_ROLES and ahead:
            piece.kind, piece.note = "image-credit", role


def _names_country(piece: Piece) -> bool:
    """Whether a country is among unknown words, as in names of sites: «بانوراما سوريا»."""
    return any(not is_given(word.text) and toponyms.is_country(word.key) for word in piece.words)


def _decide(line: Line, i: int, piece: Piece) -> None:
    """An unknown piece by its place in the line."""
    segment, before, after = line.segments[i], line.near(i, -1), line.near(i, 1)
    near = [p for p in (before, after) if p is not None]
    kinds = {p.kind for p in near}
    size = len(piece.words)
    places = [p for p in line.pieces if p.kind == "place"]
    colon_after = line.mark(i) == "colon" and after is not None
    labelled = line.pieces[0].kind == "origin" and line.mark(0) in ("colon", "slash") and size <= 3
    if piece.grade >= Grade.SHAPE and size > 1 and _is_writer(line, i, after):
        piece.kind, piece.ident = "person", "author"
    elif (before is not None and before.kind == "origin" and _service_like(piece)) or (labelled and _named_so(piece)):
        piece.kind, piece.note = "outlet", "shaped"  # «المصدر: RT»
    elif piece.note == "outlet":
        if kinds & {"person", "place"}:
            piece.kind, piece.note = "outlet", "shaped"
    elif piece.note == "place" and (
        kinds & {"place", "agency"} or any(p.grade == Grade.SURE for p in near if p.kind == "person")
    ):
        piece.kind = "place"  # «كان (فرنسا)», «الباب - محمد العلي»
    elif segment.bracketed and before is not None and before.kind in ("person", "agency", "outlet") and size <= 3:
        piece.kind = "place"
    elif piece.grade < Grade.LIKELY and size <= 3 and not is_given(piece.words[0].key) and _in_brackets(line, i + 1):
        piece.kind = "place"  # «بالم سبرينغز (كاليفورنيا)»
    elif places and "place" in kinds and not any(p.tied for p in near):
        # «دبي: معد فياض»; beside a country only a likelier name, for «تونس: عالم الصورة» is a headline
        framed = segment.before == segment.after == "dash" and is_given(piece.words[0].key)
        least = Grade.LIKELY if all(p.country for p in places) and not framed else Grade.SHAPE
        between = bool(kinds & {"outlet", "agency"}) and least == Grade.SHAPE and 1 < size <= 3
        praised = size == 2 and is_everyday(piece.words[-1].key)  # «الدوحة - نجاح كبير»
        if (piece.grade >= least or between) and size > 1 and not colon_after and not praised:
            piece.kind, piece.ident = "person", "author"
        elif (
            line.mark(i) == "comma"
            and after is not None
            and after.kind == "place"
            and size <= 3
            and not is_given(piece.words[0].key)
        ):
            piece.kind = "place"
    elif "agency" in kinds and not places and size <= 3 and piece.grade < Grade.LIKELY:
        piece.kind = "place"
    elif "outlet" in kinds and any(p.kind == "outlet" and p.note != "vague" for p in near):
        if size == 1 and not places and not is_given(piece.words[0].key):
            piece.kind = "place"
        elif piece.grade >= Grade.SHAPE and size > 1:
            piece.kind, piece.ident = "person", "author"
    elif _listed(line, i) and piece.grade >= Grade.SHAPE and size > 1:
        piece.kind, piece.ident = "person", "author"
    elif "person" in kinds and not places and not colon_after:
        sure = any(p.kind == "person" and p.grade == Grade.SURE for p in near)
        marks = {line.mark(i), line.mark(i - 1) if i else ""}
        if sure and marks & {"dash", "slash"} and size <= 2 and not is_given(piece.words[0].key):
            piece.kind = "place"
    elif "person" in kinds and colon_after and size == 1 and after is not None and after.grade == Grade.SURE and i == 0:
        piece.kind = "unknown" if is_everyday(piece.words[0].key) else "place"


def _is_writer(line: Line, i: int, after: Piece | None) -> bool:
    """Whether the first words of a line stand where its writer does: «آلان غريش - ترجمة: …», «د/ رشان أوشي»."""
    if i and line.mark(i - 1) == "slash" and line.pieces[i - 1].kind == "nothing":
        return all(len(word.key) == 1 for word in line.pieces[i - 1].words)
    translated = after is not None and after.kind == "role" and after.ident == "translator"
    return i == 0 and translated and line.mark(i) in ("dash", "slash")


def _service_like(piece: Piece) -> bool:
    """Whether unknown words after «المصدر:» may be an outlet: Latin, quoted, or one word with the article."""
    first = piece.words[0]
    quoted = all(word.quoted for word in piece.words)
    return first.text.isascii() or quoted or (len(piece.words) == 1 and first.key.startswith("ال"))


def _named_so(piece: Piece) -> bool:
    """Whether unknown words after «المصدر:» are no person's: «هآرتس», «النهار العربي»; not «غيداء الطراونة»."""
    first, last = piece.words[0].key, piece.words[-1].key
    family = last.startswith("ال") and not first.startswith("ال")
    return piece.grade < Grade.LIKELY and not is_given(first) and not family


def _listed(line: Line, i: int) -> bool:
    """Whether a comma joins piece i to a person that the name check is sure of."""
    before = line.pieces[i - 1] if i and line.mark(i - 1) == "comma" else None
    after = line.pieces[i + 1] if i + 1 < len(line.pieces) and line.mark(i) == "comma" else None
    return any(p is not None and p.kind == "person" and p.grade == Grade.SURE for p in (before, after))


def _in_brackets(line: Line, i: int) -> bool:
    """Whether piece i is a country or a region in brackets, as it stands after a city."""
    if i >= len(line.pieces) or not line.segments[i].bracketed or line.pieces[i].kind != "place":
        return False
    return any(entry.precision in ("country", "region", "admin1") for entry in line.pieces[i].entries[:1])


def _verdict(line: Line) -> str | None:
    """The reason a settled line is no credit after all; None where it is one."""
    kinds = [p.kind for p in line.pieces]
    if "by" in kinds and set(kinds) <= {"by", "person"} and not all(s.bracketed for s in line.segments):
        return "«من» before a name, and nothing else"
    if "unknown" in kinds and not (_firm(line) and all(len(p.words) <= 3 for p in line.pieces if p.kind == "unknown")):
        return UNKNOWN
    for i, piece in enumerate(line.pieces[:-1]):
        following = line.pieces[i + 1]
        if piece.kind == "person" and line.mark(i) == "colon" and following.kind in ("unknown", "job", "organisation"):
            return "a speaker and what he said"
    if kinds[0] == "unknown" and _labels(line):
        return "a label and a name"
    if any(piece.note == "pictured" for piece in line.pieces) and set(kinds) <= {"person", "nothing"}:
        return "who is in a picture, not who took it"
    if len(kinds) > 1 and _fixture(line):
        return "places alone: a fixture or a list"
    if (
        kinds[0] == "role"
        and "before" in line.pieces[0].note
        and not set(kinds) & {"person", "agency", "outlet", "image-credit", "desk"}
    ):
        return "a role word and nobody"
    return None


def _firm(line: Line) -> bool:
    """Whether an agency, an outlet or a likely name stands in the line."""
    return any(
        (p.kind in ("agency", "outlet") and p.note != "vague") or (p.kind == "person" and p.grade >= Grade.LIKELY)
        for p in line.pieces
    )


def _labels(line: Line) -> bool:
    """Whether unknown words and a colon stand before people and nothing else: «الأوسمة: …», not «عين الزيزفون: …»."""
    if line.mark(0) != "colon" or any(piece.kind not in ("person", "nothing") for piece in line.pieces[1:]):
        return False
    label = line.pieces[0].words
    return len(label) == 1 or "place-first" not in load().senses((label[0].key,))


def _fixture(line: Line) -> bool:
    """Whether a line holds several places, dashes, and nobody: «المغرب - مصر»."""
    if any(p.kind not in ("place", "open", "nothing", "generic") for p in line.pieces):
        return False
    dashes = any(line.mark(i) == "dash" for i in range(len(line.pieces) - 1))
    lands = sum(p.kind == "place" or (p.kind == "open" and p.country) for p in line.pieces)
    return lands > 1 and dashes and line.segments[-1].after not in ("dash", "colon")


def _doubt(line: Line) -> str | None:
    """Why a line with a full stop is rather a sentence: its names are not sure, or no gazetteer knows its places."""
    for piece in line.pieces:
        if (piece.kind == "person" and piece.grade < Grade.SURE) or (piece.kind == "place" and not piece.entries):
            return "a sentence: it ends in a full stop, and its names are not sure"
    return None


def build(line: Line, cut: Cut, country: str = "") -> Byline:
    """The Byline of a settled line. `country`: of the outlet, to tell namesakes apart."""
    authors, agencies, outlets, desks, places, rest = [], [], [], [], [], []
    origin: list[Agency] = []
    republished = False
    for piece in line.pieces:
        name = piece.printed
        if piece.kind == "origin":
            republished = True
        elif piece.kind == "person":
            authors.append(Author(name, piece.ident or "author"))
        elif piece.kind == "agency":
            agencies.append(Agency(piece.ident, name, "origin" if republished else "agency"))
        elif piece.kind == "outlet":
            outlets.append(Agency(piece.ident, name, "origin" if republished else "outlet"))
        elif piece.kind == "desk":
            desks.append(Agency(None, name, "desk"))
        elif piece.kind == "place":
            places.append(
                BylinePlace(name, toponyms.settled(piece.entries or toponyms.entries(key(name), name), country))
            )
        elif piece.kind in ("unknown", "job", "organisation", "open"):
            rest.append(name)
    if republished:
        origin = [*agencies, *outlets]
    credit = bool(authors or agencies or outlets or desks)
    return Byline(
        authors=tuple(authors),
        agencies=tuple(agencies),
        outlets=tuple(outlets),
        desks=tuple(desks),
        places=tuple(places),
        origin=tuple(origin),
        dateline=(", " if places and places[0].name < LATIN_END else "، ").join([p.name for p in places]) or None,
        rest=tuple(rest),
        posts=tuple([piece.printed for piece in line.pieces if piece.kind == "job"]),
        explained=not rest and not cut.stops and (credit or (bool(places) and _marked(line, cut))),
        rule=_rule(line.pieces),
        reason=None if credit or places else _idle(line),
    )


def _marked(line: Line, cut: Cut) -> bool:
    """Whether marks or a date set the parts of a line off."""
    return cut.dated or any(segment.after for segment in line.segments)


def _idle(line: Line) -> str:
    """The reason of a line in which nothing is a credit."""
    if line.has("open"):
        return next(p.note for p in line.pieces if p.kind == "open")
    return "nothing but words that credit nobody"


def _rule(pieces: Sequence[Piece]) -> str:
    return " - ".join([piece.kind for piece in pieces])
