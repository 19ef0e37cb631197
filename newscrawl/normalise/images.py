"""The ruling on images: the caption and its credit apart, the lead image first."""

from newscrawl.article import Image
from newscrawl.normalise import captions
from newscrawl.normalise.case import Case


def rule(case: Case) -> None:
    """Fill `images`."""
    told: dict[tuple[str | None, str | None], tuple[str | None, str | None]] = {}
    images = []
    for url, caption, credit, _ in case.draft.images:
        if (caption, credit) not in told:  # several sizes of one picture, several pictures of one place
            told[caption, credit] = captions.apart(caption, credit, case.masthead)
        shown = told[caption, credit]
        images.append(Image(url=url, caption=shown[0], credit=shown[1]))
    case.images = tuple(images)
