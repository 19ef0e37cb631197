"""A credit string cut into segments at its marks: dashes, colons, slashes, commas, brackets, full stops.

Double spaces and quotation marks may end a name or stand inside one: they only mark a soft boundary between words.
"""

import re
import unicodedata
from dataclasses import dataclass, field

from newscrawl.arabic.bylines.lexicon import DATE_LETTERS, ON, Lexicon
from newscrawl.arabic.fold import has_marks, letters
from newscrawl.arabic.names import key, lists

_SIGN = "\u064b-\u065f\u0670\u0300-\u036f"
_JOINING = rf"[\u0620-\u064a{_SIGN}\u0640]"  # what a tatweel inside a word stands between
_LATIN = "A-Za-zÀ-ɏḀ-ỿ"
_OTHER = rf"[^\W\d_\u0640{_LATIN}]"
# The commonest come first. A single space after a word is taken with it.
_SINGLE = (
    rf"(?P<word>(?:[^\W_\u0640{_LATIN}]+|[{_SIGN}]+|(?<={_JOINING})\u0640(?={_JOINING}))+)(?: (?!\s))?"
    rf"|(?P<space>\s+)|(?P<latin>[{_LATIN}][{_LATIN}0-9]*(?:[-'’.&+][{_LATIN}0-9]+)*)(?: (?!\s))?"
    r"|(?P<dash>[-–—−‒―\u0640_]+)|(?P<colon>[:؛;]+)|(?P<slash>[/\\|]+)|(?P<comma>[،,&]+)|(?P<open>[(\[{﴿]+)"
    r"|(?P<close>[)\]}﴾]+)|(?P<quote>[«»\"“”„‘’'`´‹›]+)|(?P<dots>[.…]+)|(?P<query>[?؟!]+)|(?P<other>.)"
)
# Words of two letters and more and single spaces, all Latin or none; what follows is no part of the last word.
_RUN = (
    rf"(?P<run>[{_LATIN}]{{2,}}+(?: [{_LATIN}]{{2,}}+)*(?![0-9]|[-'’.&+][{_LATIN}0-9])"
    rf"|{_OTHER}{{2,}}+(?: {_OTHER}{{2,}}+)*(?![^\W_{_LATIN}]|[{_SIGN}]))(?: (?!\s))?"
)
_TOKEN = re.compile(f"{_RUN}|{_SINGLE}", re.DOTALL)
# Words of two letters and more and single spaces, all Latin or none: most names.
_PLAIN = re.compile(
    rf"[{_LATIN}]{{2,}}(?: [{_LATIN}]{{2,}})*|[^\W\d_\u0640{_LATIN}]{{2,}}(?: [^\W\d_\u0640{_LATIN}]{{2,}})*"
)
_DOMAIN_END = frozenset({"نت", "كوم", "تي", "net", "com", "org", "tv", "news"})
_DATE_NUMBER = re.compile(r"\d{1,4}|\d{1,2}(?:am|pm|ص|م|h)|\d{4}ه")
_ORDINAL = frozenset({"st", "nd", "rd", "th"})  # «17th» is two words here
MARKS = ("colon", "slash", "dash", "comma", "dots", "initial")  # that stand in dates
MAX_WORDS = 60


@dataclass(slots=True)
class Word:
    """One word: as printed, folded, and where it stood."""

    text: str
    key: str
    start: int
    end: int
    soft: str = ""  # what stands before it inside the segment: "", "space" (two or more) or "quote"
    quoted: bool = False
    agency: str | None = None  # initials joined to an agency: its id


@dataclass(slots=True)
class Segment:
    """Words between two marks."""

    words: list[Word] = field(default_factory=list)
    before: str = ""  # the mark before it: dash, colon, slash, comma, open, close, dots, date, "" at the start
    after: str = ""  # the mark after it, "" at the end
    sign: str = ""  # the mark before it as printed
    bracketed: bool = False


@dataclass(slots=True)
class Cut:
    """All segments of a string, and what was seen between them."""

    segments: list[Segment]
    asks: bool = False  # a question or exclamation mark
    dated: bool = False  # a date was cut out
    odd: int = 0  # characters that credits do not hold
    stops: int = 0  # full stops after words


Token = tuple[str, Word | None, str]


def cut(text: str, lexicon: Lexicon) -> Cut:
    """Segments of a string as `printed.seen` gives it. Linear; stops after MAX_WORDS words."""
    folded = letters(text).lower()
    plain = text.isascii() or (len(folded) == len(text) and not has_marks(text))  # then a word's key is a slice
    if plain and _PLAIN.fullmatch(text):
        return Cut([Segment(_words(text, folded))])
    result = Cut([])
    tokens: list[Token] = []
    count = depth = 0
    soft, quoted = "", False
    numbers = initials = False
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "other"
        if kind == "run":
            run = match[kind].split(" ")
            a = match.start()
            for piece in run[: MAX_WORDS - count]:
                b = a + len(piece)
                tokens.append(("word", Word(piece, folded[a:b] if plain else key(piece), a, b, soft, quoted), ""))
                soft, a = "", b + 1
            count += len(run)
            if count > MAX_WORDS:
                break
            continue
        piece = match[kind]
        if kind in ("word", "latin"):
            count += 1
            if count > MAX_WORDS:
                break
            a, b = match.span(kind)
            if folded_word := folded[a:b] if plain else key(piece):  # a lone vowel sign folds to nothing
                tokens.append(("word", Word(piece, folded_word, a, b, soft, quoted), ""))
                numbers = numbers or folded_word[0].isdigit()
                initials = initials or len(folded_word) == 1
                soft = ""
        elif kind == "space":
            if len(piece) > 1 and not soft:
                soft = "space"
        elif kind == "quote":
            soft = "quote"
            quoted = not quoted if piece in "\"'" else piece[-1] in "«“„‘‹"
        elif kind == "query":
            result.asks, soft = True, ""
            tokens.append(("dots", None, piece))
        else:
            if kind == "other":
                # dots, stars and pictures («✍») are decoration; «%», «$», «#» belong to text
                result.odd += piece not in "*•·+=~…^◼◾▪" and unicodedata.category(piece) not in ("So", "Mn", "Cf")
            tokens.append((kind, None, piece))
            soft = ""
    if "." in text:
        tokens = _dotted(tokens, text)
    if numbers:
        tokens = _dates(tokens, lexicon, result)
    if initials:
        tokens = _letters(tokens, lexicon, text)
    elif "." in text:
        tokens = [token for token in tokens if token[0] != "initial"]
    segment = Segment()
    for kind, word, sign in tokens:
        if word is not None:
            segment.words.append(word)
            segment.bracketed = depth > 0
            continue
        if kind == "open":
            depth += 1
        elif kind == "close":
            depth = max(0, depth - 1)
        if kind == "dots":
            result.stops += bool(segment.words)
        if segment.words:
            segment.after = kind
            result.segments.append(segment)
            segment = Segment(before=kind, sign=sign)
        elif kind != "other" or not segment.before:
            # of «) -» the dash counts, of « -:» the colon
            segment.before, segment.sign = kind, sign
            if result.segments:
                result.segments[-1].after = kind if kind != "open" else result.segments[-1].after
    if segment.words:
        result.segments.append(segment)
    return result


def _words(text: str, folded: str) -> list[Word]:
    """The words between single spaces; `folded` has the same length."""
    words: list[Word] = []
    start = 0
    for printed in text.split(" ", MAX_WORDS)[:MAX_WORDS]:
        end = start + len(printed)
        words.append(Word(printed, folded[start:end], start, end))
        start = end + 1
    return words


def _dotted(tokens: list[Token], text: str) -> list[Token]:
    """Full stops that belong to words taken away: «د. محمد», «العربية.نت»; the others stay as marks."""
    out: list[Token] = []
    for i, token in enumerate(tokens):
        kind, word, piece = token
        if kind != "dots" or piece != ".":
            if word is not None and len(out) > 1 and out[-1][0] == "join" and out[-2][1] is not None:
                before = out[-2][1]
                out[-2:] = [("word", Word(text[before.start : word.end], f"{before.key} {word.key}", before.start,
                                          word.end, before.soft, before.quoted), "")]  # fmt: skip
                continue
            out.append(token)
            continue
        before_word = out[-1][1] if out else None
        next_word = tokens[i + 1][1] if i + 1 < len(tokens) else None
        if before_word is None:
            out.append(token)
        elif next_word is not None and next_word.start == before_word.end + 1 and _spelled(before_word, next_word):
            out.append(("join", None, piece))  # «يو.بي.آي»
        elif _abbreviates(before_word, next_word, tokens[i + 2 : i + 3]):
            before_word.text += "."  # «زهراء. ب», as the press of Algeria prints names
        elif len(before_word.key) <= 2:
            out.append(("initial", None, piece))  # after an initial or a title: no mark at all
        elif next_word is not None and next_word.key in _DOMAIN_END and next_word.start == before_word.end + 1:
            out.append(("join", None, piece))
        else:
            out.append(token)
    return [token for token in out if token[0] != "join"]


def _abbreviates(before: Word, following: Word | None, beyond: list[Token]) -> bool:
    """Whether a full stop stands between a given name and one letter of a family name, which ends a part of a line."""
    if following is None or len(following.key) != 1 or before.key not in lists().given:
        return False
    return not beyond or (beyond[0][1] is None and beyond[0][0] != "dots")


def _spelled(before: Word, following: Word) -> bool:
    """Whether two words around a full stop are letters' names: «يو.بي», «بي.بي.سي»."""
    return len(before.key.rpartition(" ")[2]) == 2 and len(following.key) == 2


def _letters(tokens: list[Token], lexicon: Lexicon, text: str) -> list[Token]:
    """Initials of agencies joined into one word, whatever stands between the letters."""
    out: list[Token] = []
    i = 0
    while i < len(tokens):
        word = tokens[i][1]
        if word is None or len(word.key) != 1:
            out.append(tokens[i])
            i += 1
            continue
        joined, ends, j = word.key, {}, i + 1
        while j < len(tokens) and len(joined) < 4:
            step = j + (tokens[j][0] in ("initial", "dash", "slash", "dots") and j + 1 < len(tokens))
            following = tokens[step][1]
            if following is None or len(following.key) != 1:
                break
            joined += following.key
            if joined in lexicon.letters:
                ends[len(joined)] = (joined, following, step)
            j = step + 1
        if not ends:
            out.append(tokens[i])
            i += 1
            continue
        joined, final, step = ends[max(ends)]
        end = final.end
        if step + 1 < len(tokens) and tokens[step + 1][0] == "initial":
            end, step = end + 1, step + 1
        printed = text[word.start : final.end]
        out.append(
            ("word", Word(printed, joined, word.start, end, word.soft, word.quoted, lexicon.letters[joined]), "")
        )
        i = step + 1
    for i, (kind, _, _) in enumerate(out):
        known = out[i - 1][1] if i and kind == "initial" else None
        if known is not None and known.agency is None:
            known.text += "."  # «ب. جمال الدين»
    return [token for token in out if token[0] != "initial"]


def _dates(tokens: list[Token], lexicon: Lexicon, result: Cut) -> list[Token]:
    """Dates and clock times cut out; a mark of kind "date" stays in their place."""
    out: list[Token] = []
    i = 0
    while i < len(tokens):
        last = None if _is_named(tokens, i, lexicon) else _date_from(tokens, i, lexicon)
        if last is not None:
            result.dated = True
            out.append(("date", None, ""))
            i = last + 1
        else:
            out.append(tokens[i])
            i += 1
    return out


def _is_named(tokens: list[Token], i: int, lexicon: Lexicon) -> bool:
    """Whether a word at `i` is the end of a name, though dates begin with it too: of «سعيد جمعة - 12 مارس 2024»."""
    word = tokens[i][1]
    if word is None or i == 0 or tokens[i - 1][1] is None or i + 1 == len(tokens):
        return False
    if _DATE_NUMBER.fullmatch(word.key) or word.key in lexicon.weekdays:
        return False
    return tokens[i + 1][0] in MARKS or (word.key in lexicon.date_edges and _is_dated_behind(tokens, i, lexicon))


def _is_dated_behind(tokens: list[Token], i: int, lexicon: Lexicon) -> bool:
    """Whether the word at `i` ends a name and has a whole date behind it: «محمد رمضان 12 مارس 2024»."""
    before = tokens[i - 1][1]
    if before is None or before.key in lexicon.dates or _DATE_NUMBER.fullmatch(before.key):
        return False
    j = i + 1
    while j < len(tokens) and (word := tokens[j][1]) is not None and word.key in lexicon.weekdays:
        j += 2 if j + 1 < len(tokens) and tokens[j + 1][0] == "comma" else 1
    behind = [word.key if word is not None else kind for kind, word, _ in tokens[j : j + 5]]
    if len(behind) < 3 or not _DATE_NUMBER.fullmatch(behind[0]):
        return False
    if behind[1] in ("slash", "dash"):
        return len(behind) == 5 and behind[3] == behind[1] and all(map(_DATE_NUMBER.fullmatch, behind[2::2]))
    return behind[1] in lexicon.date_edges and len(behind[1]) > 2 and _DATE_NUMBER.fullmatch(behind[2]) is not None


def _date_from(tokens: list[Token], i: int, lexicon: Lexicon) -> int | None:
    """The last token of the date that begins at `i`; None where none does."""
    numbers = names = clocks = dashes = 0
    last, marked = i, False
    for j in range(i, len(tokens)):
        kind, word, piece = tokens[j]
        if word is None:
            if kind not in MARKS or j == i:
                break
            clocks += kind in ("colon", "slash")
            dashes += piece == "-"
            marked = True
            continue
        if _DATE_NUMBER.fullmatch(word.key):
            numbers += 1
        elif word.key in lexicon.date_edges and (j > i or word.key not in DATE_LETTERS):
            if marked and numbers and _begins_name(tokens, j, lexicon):
                break
            names += 1
        elif _leads_in(tokens, j) if j == i else word.key in lexicon.dates or word.key in _ORDINAL:
            continue  # «شهر الله المحرم»: inside a date only
        else:
            break
        last, marked = j, False
    # «3 - 1» is a score; «الكويت - 12 - 5 (كونا)» has its date before the agency.
    day = numbers > 2 or (numbers == 2 and last + 1 < len(tokens) and tokens[last + 1][0] == "open")
    return last if (numbers and names) or (numbers > 1 and clocks) or (day and dashes) else None


def _leads_in(tokens: list[Token], i: int) -> bool:
    """Whether a word is a preposition before a date: «في 5 مارس», «على الساعة»."""
    word = tokens[i][1]
    following = tokens[i + 1][1] if i + 1 < len(tokens) else None
    if word is None:
        return False
    return word.key == "في" or (word.key in ON and following is not None and following.key == "الساعه")


def _begins_name(tokens: list[Token], j: int, lexicon: Lexicon) -> bool:
    """Whether a word behind a date and a mark is the first of a name: of «12/3/2024 | رجب حسن»."""
    following = tokens[j + 1][1] if j + 1 < len(tokens) else None
    return following is not None and not _DATE_NUMBER.fullmatch(following.key) and following.key not in lexicon.dates
