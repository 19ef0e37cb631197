"""The ruling on the words: text, its hash and its language, section and tags."""

from collections.abc import Iterable

from newscrawl.arabic import language, text
from newscrawl.normalise.case import Case

_SAMPLE = 1000  # characters; more of a text does not change which language it is in


def rule(case: Case) -> None:
    """Fill `text`, `text_hash`, `language`, `section` and `tags`."""
    case.text = text.clean("\n\n".join(paragraph.text for paragraph in case.paragraphs))
    case.text_hash = text.text_hash(case.text)
    if not case.text:
        case.warn("no_text")
    _language(case)
    sections = case.draft.get("section")
    title = text.folded(case.title or "") if sections else ""
    case.section = _distinct(case.cleaned(claim.raw) for claim in sections if text.folded(claim.raw) != title)
    case.tags = _distinct(case.cleaned(claim.raw) for claim in case.draft.get("tags"))


def _language(case: Case) -> None:
    """From the text itself; the tag is believed only where the text is too short to tell."""
    sample = case.text or " ".join(filter(None, (case.title, case.summary)))
    found = language.language(sample[:_SAMPLE])
    if found is not None:
        case.language = found
        case.rule("language", found, None, "read from the text")
        return
    claims = case.draft.get("language")
    if claims:
        case.language = claims[0].raw
        case.rule("language", claims[0].raw, claims[0], "declared; the text is too short to tell")


def _distinct(cleaned: Iterable[str]) -> tuple[str, ...]:
    """Each once, in order, none empty."""
    return tuple(dict.fromkeys(words for words in cleaned if words))
