"""Refused: a request that is not sent, or an answer that is not taken, with the kind of failure it counts as."""

from scrapy.exceptions import IgnoreRequest


class Refused(IgnoreRequest):
    """Raised in place of a response. `kind` is a word of failure.KINDS, `reason` says the rest."""

    def __init__(self, kind: str, reason: str = "") -> None:
        super().__init__(f"{kind}: {reason}" if reason else kind)
        self.kind = kind
        self.reason = reason
