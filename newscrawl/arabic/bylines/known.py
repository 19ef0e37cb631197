"""What words are when all of them together are one known thing: an agency, an outlet, a place, a role …"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from newscrawl.arabic import mastheads
from newscrawl.arabic.bylines import toponyms
from newscrawl.arabic.bylines.lexicon import Lexicon
from newscrawl.arabic.bylines.piece import Piece, flat
from newscrawl.arabic.bylines.tokens import Word
from newscrawl.arabic.mastheads import Site
from newscrawl.arabic.names import ARABIC, Grade, grade_words, is_everyday, key, lists

TAILS = {"outlet-tail", "outlet-tail-weak"}
NEVER = 10**12
CREDIT_NOBODY = {
    "generic-dateline": "generic",
    "section": "nothing",
    "pictured": "nothing",
    "nothing": "nothing",
    "origin": "origin",
}


class Known:
    """Exact look-up of runs of words, for one site."""

    def __init__(self, lexicon: Lexicon, site: Site) -> None:
        self.lexicon = lexicon
        self.site = site
        self.names = mastheads.names()
        self._grades: dict[tuple[tuple[str, ...], tuple[str, ...]], Grade] = {}
        self._sizes: dict[str, Collection[int]] = {}
        # Words of the longest thing known; a place may have a word before and after its name, a masthead two after it.
        self.longest = max(lexicon.longest, self.names.longest, site.longest + 2, toponyms.LONGEST + 2)

    def whole(self, words: list[Word]) -> Piece | None:
        """The piece if all the words together are one known thing."""
        if len(words) > self.longest:
            return None
        if len(words) == 1 and words[0].agency:
            return Piece("agency", words, words[0].agency, "letters")
        first = words[0].key
        one = len(first) > 1 and "." not in first and " " not in first  # the first word is the first key
        sizes = self.sizes(first) if one else ()
        if one and not sizes and (len(words) > 1 or first.isascii()):
            return None
        keys = flat(words)
        if one and len(keys) > 1 and len(keys) not in sizes and not self._is_tail(keys[-1]):
            return None
        if len(keys[0]) == 1 and len(keys) < 5 and all(len(part) == 1 for part in keys):
            return Piece("nothing", words)  # initials of a writer, or a title before a slash: «د/ محمد عمارة»
        if not one and len(keys) > 1 and not self.opens(keys[0]):
            return None
        senses = self.lexicon.senses(keys)
        outlet = self.outlet(words, keys)
        if "not-a-credit" in senses and not (outlet and (outlet.note == "own" or words[0].quoted)):
            return Piece("veto", words, also="section" if "section" in senses else "")
        place = self.place(words, keys)
        agency = senses.get("agency")
        if outlet and outlet.note == "own":
            if place:
                outlet.also, outlet.weight, outlet.entries = "place", place.weight, place.entries
            if agency:
                return Piece("agency", words, agency.value or outlet.ident, agency.note, also="own")
            return outlet
        if agency:
            piece = Piece("agency", words, agency.value, agency.note)
            if place:
                piece.also, piece.weight, piece.entries = "place", place.weight, place.entries
            return piece
        if "desk" in senses and not place:
            return Piece("desk", words)
        for kind, found in CREDIT_NOBODY.items():
            if kind in senses:
                return Piece(found, words, note=kind if kind == "pictured" else "")
        if "title" in senses and (outlet is None or outlet.note == "vague"):
            return Piece("nothing", words)
        if "role" in senses:
            piece = Piece("role", words, senses["role"].value, senses["role"].note)
            if place:
                piece.also, piece.weight, piece.entries = "place", place.weight, place.entries
            return piece
        if place:
            place.also = "outlet" if outlet else ""
            return place
        if outlet is None and "month" in senses:
            return Piece("nothing", words)  # «شباط (28/2/1945)»
        return outlet

    def grade(self, words: list[Word]) -> Grade:
        """How likely the words are a person's name; several readings of one line ask it of the same words."""
        printed, keys = tuple([word.text for word in words]), tuple([word.key for word in words])
        grade = self._grades.get((printed, keys))
        if grade is None:
            grade = self._grades[printed, keys] = grade_words(printed, keys)
        return grade

    def opens(self, word: str) -> bool:
        """Whether any known phrase begins with the word: most runs of words are refused here."""
        return bool(self.sizes(word))

    def sizes(self, word: str) -> Collection[int]:
        """How many folded words the known things have that begin with the word; a place may have a tail after it."""
        known = self._sizes.get(word)
        if known is None:
            known = self._sizes[word] = self._sizes_of(word)
        return known

    def _sizes_of(self, word: str) -> Collection[int]:
        phrases, names = self.lexicon.lengths.get(word, ()), self.names.lengths.get(word, ())
        places, own = toponyms.sizes(word), word in self.site.firsts
        if not (phrases or names or places or own or word == self.site.digits):
            return ()
        found = {*phrases, *names, *places}
        if word in self.lexicon.place_heads:
            return range(1, self.longest + 1)  # «مدينة» and any place
        if own:
            for name in self.site.names:
                if name[:1] == (word,):
                    found.update(range(len(name), len(name) + 3))  # «دوت كوم»
        if word == self.site.digits:
            found.add(1)
        return found

    def starts(self, words: list[Word]) -> Sequence[int]:
        """The lengths, all words left out, at which a run that begins `words` may be `whole`; the longest first."""
        first = words[0].key
        most = min(len(words) - 1, self.longest)
        one = len(first) > 1 and "." not in first and " " not in first
        if one and not self.opens(first):
            return (1,)
        keys = flat(words[:most])
        if not one or len(keys) > most:
            return range(most, 0, -1)
        sizes = self.sizes(first)
        return [size for size in range(most, 0, -1) if size == 1 or size in sizes or self._is_tail(keys[size - 1])]

    def _is_tail(self, word: str) -> bool:
        """Whether a folded word may stand after the name of a place and belong to it: «المحتلة»."""
        return word in self.lexicon.place_tails

    def is_strange(self, words: list[Word]) -> bool:
        """Whether the words are foreign, and no known phrase is among them: then they are names, or nothing."""
        keys = flat(words)
        joined = "".join(keys)
        if not joined.isascii() and ARABIC.search(joined):
            return False
        if not joined.isalpha() and not joined.replace("'", "").replace("’", "").isalpha():
            return False
        if self.holds_phrase(keys):
            return False
        if len(keys) > len(words) and any(self.sizes(word.key) for word in words):
            return False
        return len(words) == 1 or not any(word.soft for word in words[1:])

    def holds_phrase(self, keys: Sequence[str]) -> bool:
        """Whether a known phrase may stand among folded words, those with dots or hyphens inside cut at them."""
        starts = [at for at, word in enumerate(keys) if self.sizes(word)]
        return bool(starts) and any(self.begins_phrase(keys, at) for at in starts)

    def begins_phrase(self, keys: Sequence[str], at: int) -> bool:
        """Whether one may begin with the word `at`."""
        sizes = self.sizes(keys[at])
        return 1 in sizes or any(self._is_phrase(tuple(keys[at : at + size])) for size in sizes)

    def _is_phrase(self, keys: tuple[str, ...]) -> bool:
        """Whether the folded words, two and more, are a phrase, a masthead or a place."""
        known = keys in self.lexicon.phrases or keys in self.names.slugs or self.site.owns(keys)
        return known or toponyms.is_name(" ".join(keys))

    def outlet(self, words: list[Word], keys: tuple[str, ...]) -> Piece | None:
        """An outlet of the registry or the site's own name; `keys` are the folded words."""
        if self.site.owns(keys):
            return Piece("outlet", words, self.site.slug, "own")
        if len(keys) > 1:
            for cut in (len(keys) - 1, len(keys) - 2):  # own name and a word such as «الإلكتروني», «دوت كوم»
                if cut > 0 and self.lexicon.senses(keys[cut:]).keys() & TAILS and self.site.owns(keys[:cut]):
                    return Piece("outlet", words, self.site.slug, "own")
        slugs = self.names.slugs.get(keys)
        if slugs:
            vague = keys in self.names.ambiguous or (len(keys) == 1 and is_everyday(keys[0]))
            note = "vague" if vague and not all(word.quoted for word in words) else "other"
            near = [slug for slug in slugs if mastheads.country(slug) == self.site.country] if vague else slugs
            return Piece("outlet", words, near[0] if len(near) == 1 else None, note)
        if "paper" in self.lexicon.senses(keys):
            return Piece("outlet", words, None, "other")
        if len(keys) == 1 and self.site.digits and keys[0] == self.site.digits:
            return Piece("outlet", words, self.site.slug, "own")
        return None

    def place(self, words: list[Word], keys: tuple[str, ...]) -> Piece | None:
        """A place of the gazetteer, a word such as «مدينة» before it or «المحتلة» after it allowed."""
        if len(keys) > toponyms.LONGEST + 2 or (len(words) > 1 and any(word.soft == "quote" for word in words[1:])):
            return None
        name = " ".join(keys)
        if (
            len(keys) <= toponyms.LONGEST
            and (len(keys) == 1 or toponyms.is_name(name))
            and (found := toponyms.entries(name, " ".join([word.text for word in words])))
        ):
            if len(keys) == 1 and found[0].weight < self._least(keys[0], found[0].names[0]):
                return None
            country = "country" in [entry.precision for entry in found[:3]]
            return Piece("place", words, weight=found[0].weight, country=country, entries=found)
        heads = self.lexicon.starting(keys) if keys[0] in self.lexicon.place_heads else ()
        for length, senses in heads:
            if "place-head" in senses and length < len(keys) and len(keys) == len(words):
                inner = self.place(words[length:], keys[length:])
                if inner:
                    return inner
        if len(keys) > 1 and self._is_tail(keys[-1]):
            inner = self.place(words[:-1], keys[:-1])
            return inner and replace(inner, words=words)
        return None

    @staticmethod
    def _least(word: str, shown: str) -> int:
        """The inhabitants from which a word that means something else too is a place on its own.

        `shown`: the place's usual name; «صور» is Tyre's, «خبر» is not Khobar's.
        """
        if word in lists().functions:
            return NEVER  # «كان» is Cannes only where its neighbours say so
        if is_everyday(word) or len(word) < 3:
            return 100_000 if word == key(shown) else toponyms.PROMINENT
        return toponyms.PROMINENT if word in lists().given and not word.startswith("ال") else 0
