"""stub"""


def prefix(text: str, *, outlet: str | None = None) -> None:
    return None


def suffix(text: str, *, outlet: str | None = None) -> None:
    return None
