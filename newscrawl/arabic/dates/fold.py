"""Folding for dates: what may differ between two printings of the same date is made equal.

The raw string is kept by the caller; folding only serves the lookup. Digits become ASCII, bidi controls, harakat,
tatweel and the lone hamza go, letters that keyboards mix up become one, presentation forms (PDF text) become letters.
"""

import re

# Presentation forms and full-width signs; NFKC is wanted only where they occur, for it costs more than all the rest.
_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc\uff01-\uffee]")
# Isolated harakat of the presentation block: NFKC would turn them into a space and a mark, which splits the word.
_LOOSE_MARKS = "[\ufe70-\ufe7f\ufc5e-\ufc63\ufcf2-\ufcf4]"


def _table() -> dict[int, str | None]:
    gone = [
        *range(0x064B, 0x0660),  # harakat
        *range(0x0610, 0x061B),
        *range(0x06D6, 0x06DD),
        *range(0x06DF, 0x06E5),
        *range(0x200B, 0x2010),  # zero-width characters, LRM, RLM
        *range(0x202A, 0x202F),  # embeddings and overrides
        *range(0x2060, 0x206A),  # word joiner, isolates
        *(0x0621, 0x0640, 0x0654, 0x0655, 0x0670, 0x061C, 0xFEFF, 0x00AD),
        *map(ord, "'’‘ʻʼ`´ʿʾ"),
    ]
    table: dict[int, str | None] = dict.fromkeys(gone)
    letters = "أإآٱىیېێئکڪةۀھەہۂهؤۆۇپڤ"
    folded = "اااايييييككهههههههوووبف"
    table.update({ord(a): b for a, b in zip(letters, folded, strict=True)})
    for zero in (0x0660, 0x06F0):
        table.update({zero + i: str(i) for i in range(10)})
    table.update({ord(a): b for a, b in zip("éèêëàâäîïôöûùüç", "eeeeaaaiioouuuc", strict=True)})
    table.update(dict.fromkeys(map(ord, "–—−‐‑‒―"), "-"))
    table.update(
        dict.fromkeys(
            map(
                ord,
                "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\t\n\r\x0b\x0c\u2028\u2029",
            ),
            " ",
        )
    )
    table.update({ord(a): b for a, b in zip("٪⁄∕٫٭", "%//.*", strict=True)})
    # Commas, quotation marks and bullets part words and say nothing: «11, 1987» is read as «11 1987».
    table.update(dict.fromkeys(map(ord, ',،٬;؛•·"«»“”'), " "))
    return table


_TABLE = _table()
_LETTERS = {chr(code): char or "" for code, char in _TABLE.items() if code != 10}


def fold(text: str) -> str:
    """Return `text` folded for lookup; never longer than a few times the input, and fold(fold(x)) == fold(x)."""
    if _FORMS.search(text):
        text = _composed(text)
    return text.translate(_TABLE).lower()


def _composed(text: str) -> str:
    from unicodedata import normalize

    return normalize("NFKC", re.sub(_LOOSE_MARKS, "", text))


def fold_lines(text: str) -> str:
    """Fold many lines at once: what `fold` does to each of them. A letter at a time is faster in a long text."""
    if _FORMS.search(text):
        text = _composed(text)
    for letter in _LETTERS.keys() & set(text):
        text = text.replace(letter, _LETTERS[letter])
    return text.lower()


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """Fold character by character, and say for each character of the result where in `text` it came from.

    The list has one more entry, the length of `text`.
    """
    out: list[str] = []
    where: list[int] = []
    for i, char in enumerate(text):
        folded = fold(char)
        out.append(folded)
        where.extend([i] * len(folded))
    where.append(len(text))
    return "".join(out), where
