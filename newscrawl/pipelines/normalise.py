"""Makes every ruling on a drafted page: a Case goes in, the Article comes out."""

from typing import Any

from newscrawl import normalise
from newscrawl.normalise import Case


class NormalisePipeline:
    """Runs the steps of newscrawl.normalise, in their order. Items of other types pass through."""

    def process_item(self, item: Any) -> Any:
        """The Article of a Case."""
        if not isinstance(item, Case):
            return item
        for step in normalise.STEPS:
            step.rule(item)
        return normalise.article(item)
