"""What the words of one segment are: a place, an agency, an outlet, a person … or text that no credit holds.

Known phrases go first, then the name check; what neither explains is kept as unknown, with what speaks for a name, for
`settle` to decide by its neighbours.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from newscrawl.arabic import mastheads
from newscrawl.arabic.bylines import toponyms
from newscrawl.arabic.bylines.lexicon import Lexicon, Sense
from newscrawl.arabic.bylines.tokens import Word
from newscrawl.arabic.mastheads import Site
from newscrawl.arabic.names import Grade, grade_words, is_everyday, is_given, lists

LONGEST = 14  # words of a segment that is still looked into
TAILS = {"outlet-tail", "outlet-tail-weak"}
BY = ("من", "في", "الي")


@dataclass(slots=True)
class Piece:
    """A run of words and what it is."""

    kind: str  # place agency outlet person role desk nothing generic job organisation unknown text veto origin
    words: list[Word]
    ident: str | None = None  # agency id, outlet slug, role
    note: str = ""  # agencies: word short plural letters; outlets: own, other, shaped; roles: before after post
    grade: Grade = Grade.NO
    also: str = ""  # what else the words may be: "place", "agency", "outlet"
    weight: int = 0  # of a place: inhabitants; countries have a thousand million
    country: bool = False
    tied: bool = False  # a place after «من» or in the words of a person

    @property
    def printed(self) -> str:
        """The words as printed, single spaces between them."""
        return " ".join(word.text for word in self.words)


class Reader:
    """Turns segments into pieces for one site."""

    def __init__(self, lexicon: Lexicon, site: Site) -> None:
        self.lexicon = lexicon
        self.site = site

    def pieces(self, words: list[Word], depth: int = 0) -> list[Piece]:
        """All pieces of a run of words, in order. Unexplained words are one piece `unknown` or `text`."""
        if not words:
            return []
        if len(words) > LONGEST or depth > 6:
            return [Piece("text", words)]
        if whole := self.whole(words):
            return [whole]
        if led := self._led(words, depth):
            return led
        if len(words) > 1 and self.site.spells([word.key for word in words]):
            return [Piece("outlet", words, self.site.slug, "own")]
        for end in range(1, min(4, len(words))):
            if "nothing" in self.lexicon.senses([word.key for word in words[-end:]]):
                before = self.pieces(words[:-end], depth + 1)  # «محمد فرج للنشرة العربية»
                if _good(before):
                    return [*before, Piece("nothing", words[-end:])]
        if people := self._people(words):
            return people
        for way in (self._soft, self._tied, self._neighbours, self._posts):
            if found := way(words, depth):
                return found
        return self._left(words)

    def whole(self, words: list[Word]) -> Piece | None:
        """The piece if all the words together are one known thing."""
        keys = [word.key for word in words]
        if len(words) == 1 and words[0].agency:
            return Piece("agency", words, words[0].agency, "letters")
        flat = [part for k in keys for part in k.replace(".", " ").split()]
        senses = self.lexicon.senses(flat)
        outlet = self._outlet(words, flat)
        if "not-a-credit" in senses and not (outlet and (outlet.note == "own" or words[0].quoted)):
            return Piece("veto", words)
        place = self._place(words, flat)
        agency = senses.get("agency")
        if outlet and outlet.note == "own":
            outlet.also, outlet.weight = ("place", place.weight) if place else ("", 0)
            if agency:
                return Piece("agency", words, agency.value or outlet.ident, agency.note, also="own")
            return outlet
        if agency:
            return Piece(
                "agency",
                words,
                agency.value,
                agency.note,
                also="place" if place else "",
                weight=place.weight if place else 0,
            )
        for kind, found in (
            ("generic-dateline", "generic"),
            ("desk", "desk"),
            ("section", "nothing"),
            ("nothing", "nothing"),
            ("origin", "origin"),
        ):
            if kind in senses and not (kind == "desk" and place):
                return Piece(found, words)
        if "role" in senses:
            return Piece("role", words, senses["role"].value, senses["role"].note)
        if place:
            place.also = "outlet" if outlet else ""
            return place
        return outlet

    def _outlet(self, words: list[Word], flat: Sequence[str]) -> Piece | None:
        if self.site.owns(flat):
            return Piece("outlet", words, self.site.slug, "own")
        if len(flat) > 1:
            for cut in (len(flat) - 1, len(flat) - 2):  # own name and a word such as «الإلكتروني», «دوت كوم»
                if cut > 0 and self.lexicon.senses(flat[cut:]).keys() & TAILS and self.site.owns(flat[:cut]):
                    return Piece("outlet", words, self.site.slug, "own")
        slugs = mastheads.names().slugs.get(tuple(flat))
        if slugs:
            vague = tuple(flat) in mastheads.names().ambiguous or (len(flat) == 1 and is_everyday(flat[0]))
            note = "vague" if vague and not all(word.quoted for word in words) else "other"
            near = [slug for slug in slugs if mastheads.country(slug) == self.site.country] if vague else slugs
            return Piece("outlet", words, near[0] if len(near) == 1 else None, note)
        if len(flat) == 1 and self.site.digits and flat[0] == self.site.digits:
            return Piece("outlet", words, self.site.slug, "own")
        return None

    def _place(self, words: list[Word], flat: Sequence[str]) -> Piece | None:
        if len(flat) > toponyms.LONGEST + 2 or any(word.soft == "quote" for word in words[1:]):
            return None
        if len(flat) <= toponyms.LONGEST and (
            found := toponyms.entries(" ".join(flat), " ".join(word.text for word in words))
        ):
            if len(flat) == 1 and found[0].weight < self._least(flat[0]):
                return None
            return Piece(
                "place", words, weight=found[0].weight, country=any(e.precision == "country" for e in found[:3])
            )
        for length, senses in self.lexicon.starting(flat):
            if "place-head" in senses and length < len(flat) and len(flat) == len(words):
                inner = self._place(words[length:], flat[length:])
                if inner:
                    return inner
        if len(flat) > 1 and "place-tail" in self.lexicon.senses(flat[-1:]):
            inner = self._place(words[:-1], flat[:-1])
            return inner and Piece("place", words, weight=inner.weight, country=inner.country)
        return None

    @staticmethod
    def _least(word: str) -> int:
        """The inhabitants from which a word that means something else too is a place on its own."""
        if is_everyday(word):
            return 100_000
        return toponyms.PROMINENT if word in lists().given and not word.startswith("ال") else 0

    def _led(self, words: list[Word], depth: int) -> list[Piece] | None:
        """Pieces of words that begin with a role, a desk, an outlet's kind or a word that credits nobody."""
        keys = [word.key for word in words]
        for length, senses in self.lexicon.starting(keys):
            head, rest = words[:length], words[length:]
            if not rest:
                continue
            if "not-a-credit" in senses and "desk-head" not in senses:
                return [Piece("veto", words)]
            if "role" in senses and not self._is_name(words):
                role = senses["role"]
                while rest and rest[0].key[:1] == "و" and "role" in self.lexicon.senses([rest[0].key[1:]]):
                    head, rest = [*head, rest[0]], rest[1:]  # «تحقيق وتصوير»
                return [Piece("role", head, role.value, role.note), *self._after_role(role, rest, depth)]
            if "origin" in senses:
                return [Piece("origin", head), *self.pieces(rest, depth + 1)]
            if "nothing" in senses:
                return [Piece("nothing", head), *self.pieces(self._detached(rest), depth + 1)]
            if "desk" in senses or "section" in senses:
                following = self.pieces(rest, depth + 1)
                if len(following) == 1 and following[0].note == "vague":
                    continue  # «ثقافة اليوم» is a page's name
                kind = "desk" if "desk" in senses else "nothing"
                if _good(following):
                    return [Piece(kind, head), *following]
                if kind == "desk":
                    return [Piece("desk", words)]
            if "outlet-head" in senses and (named := self._named_outlet(words, length, depth)):
                return named
            if "desk-head" in senses:
                return self._desk(words, length, depth)
        return None

    @staticmethod
    def _is_name(words: list[Word]) -> bool:
        """Whether a run that begins like a role is a name after all: «رؤى محمد», not «تحرير محمد»."""
        known = lists()
        first = words[0].key
        if first not in known.given or first in known.everyday:
            return False
        return grade_words([w.text for w in words], [w.key for w in words]) == Grade.SURE

    def _after_role(self, role: Sense, rest: list[Word], depth: int) -> list[Piece]:
        while rest and rest[0].key in BY and role.note == "post":
            rest = rest[1:]  # «مراسلنا في القاهرة», «موفدنا إلى باريس»
        return self.pieces(self._detached(rest), depth + 1)

    def _detached(self, words: list[Word]) -> list[Word]:
        """The words without a ل or ب attached to an outlet's name: «خاص لسبق», «خاص لـ «عكاظ»»."""
        if words and words[0].key in ("ل", "ب", "لـ", "بـ"):
            return words[1:]
        first = words[0].key if words else ""
        for bare, ahead in ((first[1:], 1), ("ال" + first[2:], 2)):
            if (
                first[:1] in "لب"
                and len(first) > 3
                and self._outlet(words[:1], [bare])
                and not self._outlet(words[:1], [first])
            ):
                word = words[0]
                text = word.text[1:] if ahead == 1 else "ال" + word.text[2:]
                return [Word(text, bare, word.start, word.end, word.soft, word.quoted), *words[1:]]
        return words

    def _desk(self, words: list[Word], length: int, depth: int) -> list[Piece]:
        """«مكتب الجزيرة», «مكتب مكة», «طهران مكتب الرياض نضال فاضل»."""
        head, rest = words[:length], words[length:]
        for end in range(min(len(rest), 4), 0, -1):
            known = self.whole(rest[:end])
            if known and known.kind in ("outlet", "place", "agency"):
                following = self.pieces(rest[end:], depth + 1)
                if end == len(rest) or _good(following):
                    inside = (
                        [known] if (known.kind == "outlet" and known.note == "own") or known.kind == "agency" else []
                    )
                    for piece in inside:
                        piece.also = ""
                    return [Piece("desk", head + rest[:end]), *inside, *following]
        if any(word.key in lists().functions for word in rest):
            return [Piece("text", words)]
        return [Piece("desk" if len(words) <= 4 else "organisation", words)]

    def _named_outlet(self, words: list[Word], length: int, depth: int) -> list[Piece] | None:
        """«صحيفة عكاظ», «قناة العربية», «شبكة رصد الإخبارية»: an outlet by the word before it."""
        rest = words[length:]
        for end in range(min(len(rest), 5), 0, -1):
            whole = self._outlet(words[: length + end], [w.key for w in words[: length + end]])
            inner = whole or self._outlet(rest[:end], [w.key for w in rest[:end]])
            if inner is None:
                continue
            following = self.pieces(rest[end:], depth + 1)
            if end == len(rest) or _good(following):
                return [Piece("outlet", inner.words, inner.ident, "named"), *following]
        keys = [word.key for word in rest]
        if len(rest) > 4 or any(key in lists().functions or (key[0] in "يت" and is_everyday(key)) for key in keys):
            return None
        if is_everyday(keys[0]) and words[0].key != "البوابه":
            return None
        agency = words[0].key in ("وكاله", "الوكاله")
        return [Piece("agency" if agency else "outlet", words, None, "shaped", grade=Grade.SHAPE)]

    def _people(self, words: list[Word]) -> list[Piece] | None:
        """One or more persons and nothing else, if a name check is sure of them."""
        if any(word.soft == "quote" for word in words[1:]):
            return None
        if trailing := self._trailing(words):
            return trailing
        if any(toponyms.is_country(word.key) for word in words[1:] if word.key not in lists().given):
            return None  # «والي مصر»
        names = split_people(self._without_titles(words))
        graded = [grade_words([w.text for w in name], [w.key for w in name]) for name in names]
        if not names or min(graded) == Grade.NO:
            return None
        certain = min(graded) >= Grade.LIKELY
        if certain or (max(graded) == Grade.SURE and min(map(len, names)) > 1):
            return [Piece("person", name, grade=g) for name, g in zip(names, graded, strict=True)]
        return None

    def _trailing(self, words: list[Word]) -> list[Piece] | None:
        """A person and, without a mark, a great city or the site's own name: «عادل السالمي لندن»."""
        for i in range(len(words) - 1, max(1, len(words) - 4), -1):
            last = words[i].key
            if i < 2 or last in lists().given or words[i - 1].key in lists().kinship:
                continue
            known = self.whole(words[i:])
            if known is None or not (
                (known.kind == "outlet" and known.note == "own")
                or (known.kind == "place" and known.weight >= toponyms.PROMINENT and not known.country)
            ):
                continue
            people = self._people(words[:i])
            if people and people[-1].grade == Grade.SURE:
                known.also = "" if known.kind == "outlet" else known.also
                return [*people, known]
        return None

    def _without_titles(self, words: list[Word]) -> list[Word]:
        start = 0
        while start < len(words):
            for length, senses in self.lexicon.starting([w.key for w in words[start : start + 3]]):
                left = len(words) - start - length
                # «الشيخ بكاي» is a whole name in Mauritania; «الشيخ محمد علي» has a title
                if "title" in senses and (left > 1 or (left == 1 and words[start].key not in lists().given)):
                    start += length
                    break
            else:
                break
        return words[start:]

    def _soft(self, words: list[Word], depth: int) -> list[Piece] | None:
        """Double spaces and quotation marks as boundaries, where that explains every part."""
        cuts = [i for i, word in enumerate(words) if i and word.soft]
        if not cuts:
            return None
        out: list[Piece] = []
        for a, b in zip([0, *cuts], [*cuts, len(words)], strict=True):
            part = [*words[a:b]]
            if out and part[0].key.startswith("و") and len(part[0].key) > 2 and not is_given(part[0].key):
                word = part[0]
                part[0] = Word(word.text[1:], word.key[1:], word.start + 1, word.end, word.soft, word.quoted)
            found = self.pieces(part, depth + 1)
            if len(found) == 1 and found[0].kind == "unknown" and part[0].quoted and out and out[-1].kind == "person":
                found[0].kind, found[0].tied = "place", True
            out += found
        return out if _good(out, allowed=("job",)) else None

    def _tied(self, words: list[Word], depth: int) -> list[Piece] | None:
        """«إكرامي عبدالله من الرياض», «محمد علي في القاهرة»: a place tied to what stands before it, or at the start."""
        for i in range(len(words) - 1, -1, -1):
            if words[i].key not in BY or i == len(words) - 1:
                continue
            left, right = words[:i], words[i + 1 :]
            place = self.whole(right)
            if place is None and words[i].key == "من" and i and self._placelike(right):
                place = Piece("place", right)
            if place is None or "place" not in (place.kind, place.also):
                continue
            before = self.pieces(left, depth + 1)
            if words[i].key != "من" and before and not any(p.kind in ("role", "outlet", "desk") for p in before):
                return None  # «فلان في باريس» is a headline
            if before and not all(p.kind in ("person", "outlet", "agency", "nothing", "role", "desk") for p in before):
                return None
            if not before and place.weight == 0:
                return None
            return [*before, Piece("place", place.words, weight=place.weight, country=place.country, tied=True)]
        return None

    def _placelike(self, words: list[Word]) -> bool:
        """Whether unknown words may be a place: one to three, none of them everyday, none a given name in front."""
        return 0 < len(words) <= 3 and not any(
            is_everyday(w.key) or len(w.key) < 2 or w.key[0].isdigit() or w.key in lists().printed_functions
            for w in words
        )

    def _neighbours(self, words: list[Word], depth: int) -> list[Piece] | None:
        """Several known things without a mark between them: «الرياض خالد الفهد», «عادل السالمي لندن»."""
        for i in range(len(words) - 1, 0, -1):
            left = self.whole(words[:i])
            if left and left.kind in ("place", "agency", "outlet") and left.note not in ("vague", "short"):
                if left.kind == "place" and left.country and not words[i].soft:
                    continue
                rest = self.pieces(words[i:], depth + 1)
                if _good(rest) and any(p.kind in ("person", "outlet", "agency") for p in rest):
                    return [left, *rest]
        for i in range(len(words) - 1, 1, -1):
            right = self.whole(words[i:])
            if not right or right.kind not in ("place", "agency", "outlet") or right.note in ("vague", "short"):
                continue
            if right.kind == "place" and (right.weight < 50_000 or (right.country and not words[i].soft)):
                continue
            rest = self.pieces(words[:i], depth + 1)
            if _good(rest) and all(p.kind in ("person", "outlet", "agency") for p in rest):
                return [*rest, right]
        return None

    def _posts(self, words: list[Word], depth: int) -> list[Piece] | None:
        """A person and the post he holds («طلال الرشيد رئيس لجنة البيئة»), or a post or an organisation alone."""
        for i, word in enumerate(words):
            senses = self.lexicon.senses([word.key])
            if i >= 2 and "job" in senses:
                people = self._people(words[:i])
                return [*people, Piece("job", words[i:])] if people else None
            if i == 0 and "organisation" in senses and len(words) > 1:
                return [Piece("organisation", words)]
            if i == 0 and "job" in senses and not any(w.key in lists().functions for w in words):
                return [Piece("job", words)]
        return None

    def _left(self, words: list[Word]) -> list[Piece]:
        """What nothing explains: unknown words that may be names or a place, or text."""
        words = self._without_titles(words)
        names = split_people(words)
        if len(names) > 1:
            graded = [grade_words([w.text for w in name], [w.key for w in name]) for name in names]
            if min(graded) >= Grade.SHAPE and min(map(len, names)) > 1:
                return [Piece("unknown", name, grade=g) for name, g in zip(names, graded, strict=True)]
        return [self._unknown(words)]

    def _unknown(self, words: list[Word]) -> Piece:
        """Words that may be a name or a place, or text."""
        keys = [word.key for word in words]
        grade = Grade.NO
        if not any(word.soft == "quote" for word in words[1:]):
            grade = grade_words([w.text for w in words], keys)
        flat = [part for k in keys for part in k.replace(".", " ").split()]
        ends = self.lexicon.senses(flat[-1:]) if len(flat) > 1 else {}
        tail = "outlet-tail" in ends or "outlet-tail-weak" in ends
        if grade < Grade.LIKELY and len(flat) <= 4 and not any(k in lists().functions for k in flat[:-1]):
            body = flat[:-1] if tail else flat
            if self.site.resembles(body, least=2 if tail or len(flat) == 1 else 3):
                return Piece("outlet", words, self.site.slug, "own")
            if "outlet-tail" in ends and not is_everyday(flat[0]):
                return Piece("outlet", words, None, "shaped", grade=Grade.SHAPE)
            if tail and len(flat) <= 3:
                return Piece("unknown", words, note="outlet", grade=Grade.NO)
        if len(words) == 1 and toponyms.entries(keys[0], words[0].text):
            return Piece("unknown", words, note="place")
        if grade >= Grade.SHAPE or self._placelike(words):
            return Piece("unknown", words, grade=grade)
        return Piece("text", words)


def split_people(words: list[Word]) -> list[list[Word]]:
    """Names joined by و: «ماجد هود ومحمد المرحبي» are two, «وليد الشهري» and «مصطفى واعراب» one."""
    names: list[list[Word]] = [[]]
    known = lists()
    for i, word in enumerate(words):
        current = names[-1]
        if word.key in ("و", "and", "et") and current and i + 1 < len(words):
            names.append([])
            continue
        bare = word.key[1:]
        if (
            word.key[0] == "و"
            and len(bare) > 1
            and word.key not in known.given
            and not (current and current[-1].key in known.kinship)
        ):
            following = len(words) - i
            joins = bare in known.given or bare.startswith("عبدال") or bare in known.kinship
            if (not current and len(names) == 1 and (joins or following > 1)) or (
                current and following > 1 and (joins or len(current) > 1)
            ):
                cut = Word(word.text[1:], bare, word.start + 1, word.end, word.soft, word.quoted)
                if current:
                    names.append([cut])
                else:
                    current.append(cut)
                continue
        current.append(word)
    return [name for name in names if name]


def _good(pieces: Sequence[Piece], allowed: tuple[str, ...] = ()) -> bool:
    """Whether every piece is explained."""
    return bool(pieces) and all(
        p.kind not in ("unknown", "text", "veto", "organisation", "job") or p.kind in allowed for p in pieces
    )
