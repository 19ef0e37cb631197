"""What the words of one segment are: a place, an agency, an outlet, a person … or text that no credit holds.

Known phrases go first, then the name check; what neither explains is kept as unknown, with what speaks for a name, for
`settle` to decide by its neighbours.
"""

import re
from collections.abc import Collection
from dataclasses import replace

from newscrawl.arabic.bylines.known import Known
from newscrawl.arabic.bylines.leftover import leftover, placelike, strangers
from newscrawl.arabic.bylines.lexicon import Lexicon, Sense
from newscrawl.arabic.bylines.people import people, without_and
from newscrawl.arabic.bylines.piece import Piece, explained, flat
from newscrawl.arabic.bylines.tokens import Word
from newscrawl.arabic.mastheads import Site
from newscrawl.arabic.names import Grade, is_everyday, is_given, lists

LONGEST = 14  # words of a segment that is still looked into
BUDGET = 150  # runs of words looked into per line
TIED_TO = ("person", "outlet", "agency", "nothing", "role", "desk")  # what a place after «من» may follow
BY = ("من", "في", "الي")
AT = (*BY, "و", "لدي", "عن", "بين", "علي")  # small words inside a post: «باحثة في الشؤون الدولية»
NISBA = re.compile("^ال.{3,}(?:يه|ي)$")
POST = 10  # words of a post


class Reader:
    """Turns segments into pieces for one site."""

    def __init__(self, lexicon: Lexicon, site: Site) -> None:
        self.lexicon = lexicon
        self.known = Known(lexicon, site)
        self.budget = BUDGET

    def pieces(self, words: list[Word], depth: int = 0) -> list[Piece]:
        """All pieces of a run of words, in order. Unexplained words are one piece `unknown` or `text`."""
        if not words:
            return []
        self.budget -= 1
        if len(words) > LONGEST or depth > 6 or self.budget < 0:
            return [Piece("text", words)]
        if whole := self.known.whole(words):
            return [whole]
        if self.known.is_strange(words):
            return strangers(self.known, words)
        keys = [word.key for word in words]
        if led := self._led(words, keys, depth):
            return led
        if len(words) > 1 and self.known.site.spells(keys):
            return [Piece("outlet", words, self.known.site.slug, "own")]
        if not self.lexicon.makers.isdisjoint(keys) and (pictured := self._pictured(words)):
            return pictured
        for end in range(1, min(4, len(words))):
            last = self.lexicon.senses(tuple(keys[-end:]))
            if "nothing" in last or "pictured" in last:
                before = self.pieces(words[:-end], depth + 1)  # «محمد فرج للنشرة العربية»
                if explained(before):
                    return [*before, Piece("nothing", words[-end:], note="pictured" if "pictured" in last else "")]
        if not self.lexicon.jobs.isdisjoint(keys) and (held := self._name_and_post(words)):
            return held
        if persons := people(self.known, words) or self._from(words):
            return persons
        if "عن" in keys[2:-1] and (taken := self._taken_from(words, keys.index("عن", 2), depth)):
            return taken
        for way in (self._soft, self._tied, self._neighbours, self._post_or_organisation):
            if found := way(words, depth):
                return found
        return leftover(self.known, words)

    def _led(self, words: list[Word], keys: list[str], depth: int) -> list[Piece] | None:
        """Pieces of words that begin with a role, a desk, an outlet's kind or a word that credits nobody."""
        for length, senses in self.lexicon.starting(keys):
            head, rest = words[:length], words[length:]
            if not rest:
                continue
            if "not-a-credit" in senses and "desk-head" not in senses and not self._is_namesake(words):
                return [Piece("veto", words)]
            role = senses.get("role")
            if role is not None and "marked" not in role.note and not self._is_name(words):
                while rest and rest[0].key[:1] == "و" and "role" in self.lexicon.senses((rest[0].key[1:],)):
                    head, rest = [*head, rest[0]], rest[1:]  # «تحقيق وتصوير»
                return [Piece("role", head, role.value, role.note), *self._after_role(role, rest, depth)]
            if "origin" in senses:
                return [Piece("origin", head), *self.pieces(rest, depth + 1)]
            if "with" in senses:
                helped = self.pieces(rest, depth + 1)
                credited = all(piece.kind in ("agency", "outlet") for piece in helped)
                return [Piece("nothing", head), *helped] if credited else [Piece("text", words)]
            if "nothing" in senses or "pictured" in senses:  # «أرشيف رويترز»
                note = "pictured" if "pictured" in senses else ""
                return [Piece("nothing", head, note=note), *self.pieces(self._detached(rest), depth + 1)]
            if "desk" in senses or "section" in senses:
                following = self.pieces(rest, depth + 1)
                if len(following) == 1 and following[0].note == "vague":
                    continue  # «ثقافة اليوم» is a page's name
                kind = "desk" if "desk" in senses else "nothing"
                if explained(following):
                    return [Piece(kind, head), *following]
                if kind == "desk":
                    return [Piece("desk", words)]
            if "outlet-head" in senses and (outlet := self._named_outlet(words, length, depth)):
                return outlet
            if "desk-head" in senses:
                return self._desk(words, length, depth)
        return None

    def _is_name(self, words: list[Word]) -> bool:
        """Whether a run that begins like a role is a name after all: «رؤى محمد», not «تحرير محمد»."""
        known = lists()
        first = words[0].key
        if first in known.joints and words[1].key in known.joints:
            return True  # «Von der Leyen»
        if first not in known.given or first in known.everyday:
            return False
        return self.known.grade(words) == Grade.SURE

    def _is_namesake(self, words: list[Word]) -> bool:
        """Whether a word of salutations is a given name after all: «فضيلة بودريش», not «فضيلة الشيخ»."""
        if words[0].key not in lists().given or "title" in self.lexicon.senses((words[1].key,)):
            return False
        return len(words) == 2 and words[1].key[:2] != "ال" and self.known.grade(words) >= Grade.SHAPE

    def _after_role(self, role: Sense, rest: list[Word], depth: int) -> list[Piece]:
        posted = False
        while rest and rest[0].key in BY and role.note == "post":
            rest, posted = rest[1:], True  # «مراسلنا في القاهرة», «موفدنا إلى باريس»
        found = self.pieces(self._detached(rest), depth + 1)
        if posted and found and found[0].kind == "outlet" and not found[0].words[0].quoted:
            found[0].kind, found[0].ident, found[0].note = "place", None, ""  # «موفدنا إلى لوسيل»
        return found

    def _detached(self, words: list[Word]) -> list[Word]:
        """The words without a ل or ب attached to an outlet's name: «خاص لسبق», «خاص لـ «عكاظ»»."""
        if words and words[0].key in ("ل", "ب", "لـ", "بـ") and words[0].text[-1] != ".":  # «ب. سهام» is an initial
            return words[1:]
        first = words[0].key if words else ""
        for bare, ahead in ((first[1:], 1), ("ال" + first[2:], 2)):
            if (
                first[:1] in "لب"
                and len(first) > 3
                and self.known.outlet(words[:1], (bare,))
                and not self.known.outlet(words[:1], (first,))
            ):
                word = words[0]
                text = word.text[1:] if ahead == 1 else "ال" + word.text[2:]
                return [Word(text, bare, word.start, word.end, word.soft, word.quoted), *words[1:]]
        return words

    def _desk(self, words: list[Word], length: int, depth: int) -> list[Piece]:
        """«مكتب الجزيرة», «مكتب مكة», «طهران مكتب الرياض نضال فاضل»."""
        head, rest = words[:length], words[length:]
        for end in range(min(len(rest), 4), 0, -1):
            known = self.known.whole(rest[:end])
            if known and known.kind in ("outlet", "place", "agency"):
                following = self.pieces(rest[end:], depth + 1)
                if end == len(rest) or explained(following):
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
            whole = self.known.outlet(words[: length + end], flat(words[: length + end]))
            inner = whole or self.known.outlet(rest[:end], flat(rest[:end]))
            if inner is None:
                continue
            following = self.pieces(rest[end:], depth + 1)
            if end == len(rest) or explained(following):
                return [Piece("outlet", inner.words, inner.ident, "named"), *following]
        keys = [word.key for word in rest]
        if len(rest) > 4 or any(key in lists().functions or (key[0] in "يت" and is_everyday(key)) for key in keys):
            return None
        if is_everyday(keys[0]) and words[0].key != "البوابه":
            return None
        agency = words[0].key in ("وكاله", "الوكاله")
        return [Piece("agency" if agency else "outlet", words, None, "shaped", grade=Grade.SHAPE)]

    def _soft(self, words: list[Word], depth: int) -> list[Piece] | None:
        """Double spaces and quotation marks as boundaries, where that explains every part."""
        cuts = [i for i, word in enumerate(words) if i and word.soft]
        if not cuts:
            return None
        out: list[Piece] = []
        for a, b in zip([0, *cuts], [*cuts, len(words)], strict=True):
            part = [*words[a:b]]
            if out and part[0].key.startswith("و") and len(part[0].key) > 2 and not is_given(part[0].key):
                part = without_and(part)
            found = self.pieces(part, depth + 1)
            if len(part) == 1 and out and out[-1].kind == "outlet" and NISBA.match(part[0].key) and not part[0].quoted:
                found = [Piece("nothing", part)]  # «النهار» اللبنانية
            if len(found) == 1 and found[0].kind == "unknown" and part[0].quoted and out and out[-1].kind == "person":
                found[0].kind, found[0].tied = "place", True
            out += found
        return out if explained(out, allowed=("job",)) else None

    def _tied(self, words: list[Word], depth: int) -> list[Piece] | None:
        """«إكرامي عبدالله من الرياض», «محمد علي في القاهرة»: a place tied to what stands before it, or at the start."""
        for i in range(len(words) - 1, -1, -1):
            if words[i].key not in BY or i == len(words) - 1:
                continue
            left, right = words[:i], words[i + 1 :]
            place = self.known.whole(right)
            following: list[Piece] = []
            if place is None and i:
                place, following = self._place_and_people(right, depth)
            if place is None and words[i].key == "من" and i and placelike([word.key for word in right]):
                place = Piece("place", right)
            if place is None or "place" not in (place.kind, place.also):
                continue
            before = self.pieces(left, depth + 1)
            if words[i].key != "من" and before and not any(p.kind in ("role", "outlet", "desk") for p in before):
                return None  # «فلان في باريس» is a headline
            if before and not all(p.tied or p.kind in TIED_TO for p in before):
                return None
            if not before and place.weight == 0:
                return None
            return [*before, replace(place, kind="place", ident=None, note="", also="", tied=True), *following]
        return None

    def _place_and_people(self, words: list[Word], depth: int) -> tuple[Piece | None, list[Piece]]:
        """«زحلة وكمال عيد», «الرياض ورويترز من لندن»: a place and, joined by و, whoever comes next."""
        for k in range(1, min(4, len(words))):
            place = self.known.whole(words[:k]) if words[k].key[0] == "و" else None
            if place is not None and place.kind == "place":
                following = self.pieces(without_and(words[k:]), depth + 1)
                if explained(following):
                    return place, following
        return None, []

    def _from(self, words: list[Word]) -> list[Piece] | None:
        """«من حسين عبد الجليل»: the wire's way to name its writer after the dateline."""
        if words[0].key != "من":
            return None
        persons = people(self.known, words[1:])
        return [Piece("by", words[:1]), *persons] if persons else None

    def _taken_from(self, words: list[Word], at: int, depth: int) -> list[Piece] | None:
        """«منى الحلبي عن «لوموند»»: a translator, and whom he took the piece from."""
        persons = people(self.known, words[:at])
        source = self.pieces(words[at + 1 :], depth + 1) if persons else []
        if source and source[0].kind == "unknown" and all(word.quoted for word in words[at + 1 :]):
            source = [Piece("outlet", words[at + 1 :], None, "shaped")]
        if not (persons and source and all(piece.kind in ("agency", "outlet") for piece in source)):
            return None
        return [*persons, Piece("origin", words[at : at + 1]), *source]

    def _neighbours(self, words: list[Word], depth: int) -> list[Piece] | None:
        """Several known things without a mark between them: «الرياض خالد الفهد», «عادل السالمي لندن»."""
        for i in self.known.starts(words):
            left = self.known.whole(words[:i])
            if left and left.kind in ("place", "agency", "outlet") and left.note not in ("vague", "short"):
                if left.kind == "place" and left.country and not words[i].soft:
                    continue
                rest = self.pieces(words[i:], depth + 1)
                if explained(rest) and any(
                    p.kind in ("person", "outlet", "agency") and p.note != "vague" for p in rest
                ):
                    return [left, *rest]
        for i in range(len(words) - 1, max(0, len(words) - self.known.longest - 1), -1):
            right = self.known.whole(words[i:])
            if right is None and words[i].key[0] == "و":
                right = self.known.whole(without_and(words[i:]))  # «قنا والوكالات»
            if not right or right.kind not in ("place", "agency", "outlet") or right.note in ("vague", "short"):
                continue
            if right.kind == "place" and (right.weight < 50_000 or (right.country and not words[i].soft)):
                continue
            rest = self.pieces(words[:i], depth + 1)
            if explained(rest) and all(p.kind in ("person", "outlet", "agency") for p in rest):
                return [*rest, right]
        return None

    def _pictured(self, words: list[Word]) -> list[Piece] | None:
        """A writer and, without a mark, who took the pictures: «هبة الزهراني تصوير: مرتضى بوخمسين»."""
        for i in range(2, len(words)):
            if words[i].key not in self.lexicon.makers:
                continue
            role = self.lexicon.senses((words[i].key,))["role"]
            writers, makers = (
                people(self.known, words[:i]),
                people(self.known, words[i + 1 :]) if words[i + 1 :] else [],
            )
            if not writers and makers is not None:
                writers = self._shaped(words[:i])
            if writers and makers is not None:
                return [*writers, Piece("role", words[i : i + 1], role.value, role.note), *makers]
        return None

    def _name_and_post(self, words: list[Word]) -> list[Piece] | None:
        """A person and the post he holds: «طلال الرشيد رئيس لجنة البيئة»."""
        for i in range(2, len(words)):
            if words[i].key in self.lexicon.jobs and not _may_be_name(words, i, self.lexicon.jobs):
                persons = people(self.known, words[:i])
                if not persons and words[0].key not in self.lexicon.jobs:
                    persons = self._shaped(words[:i])
                return [*persons, Piece("job", words[i:])] if persons else None
        return None

    def _shaped(self, words: list[Word]) -> list[Piece] | None:
        """Words that nothing explains as one piece, if they may be a name."""
        found = leftover(self.known, words)
        return found if len(found) == 1 and len(words) > 1 and found[0].grade >= Grade.SHAPE else None

    def _post_or_organisation(self, words: list[Word], depth: int) -> list[Piece] | None:
        """A post or an organisation alone."""
        senses = self.lexicon.senses((words[0].key,))
        if "organisation" in senses and len(words) > 1:
            return [Piece("organisation", words)]
        if "job" in senses and not any(w.key in lists().functions for w in words):
            return [Piece("job", words)]
        return None

    def post(self, words: list[Word]) -> Piece | None:
        """The post that follows a name and a mark, prepositions allowed: «ليلى منصور.. صحافية من حمص»."""
        known = lists()
        senses = self.lexicon.senses((words[0].key,))
        held = "job" in senses or ("role" in senses and senses["role"].note == "post")
        if len(words) > POST or not held:
            return None
        # the quoted ones are a name: «رئيس تحرير «رأي اليوم»»
        if any(w.key in known.verbs or (w.key in known.functions and w.key not in AT) for w in words if not w.quoted):
            return None
        return Piece("job", words)


def _may_be_name(words: list[Word], i: int, jobs: Collection[str]) -> bool:
    """Whether a job is a name where it stands, after others: «سامي حسن طالب فخرو».

    «خليل صويلح كاتب سعودي» is none: another job follows it, or where somebody is from, or what he works in.
    """
    known = lists()
    if words[i].key not in known.given:
        return False
    if words[i].key not in known.everyday or i + 1 == len(words) or words[i - 1].key in known.kinship:
        return True
    following = words[i + 1].key
    if following in known.functions or following.removeprefix("و") in jobs:  # «كاتب في الشأن العام», «كاتب وروائي»
        return False
    return following.startswith("ال") or not following.endswith(("ي", "يه"))
