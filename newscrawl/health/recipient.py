"""Who is told: a webhook, or anything that Apprise reaches. Addresses with secrets come from environment variables."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit


class RecipientError(ValueError):
    """A word that names no recipient. The message says what to write; it never holds the address."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """One address. `name` is safe to print: the scheme and, for a webhook, the host."""

    url: str = field(repr=False)

    @property
    def webhook(self) -> bool:
        """Whether it is posted to directly."""
        return self.url.lower().startswith(("http://", "https://"))

    @property
    def name(self) -> str:
        """The address without what may be secret."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.hostname or ''}/…" if self.webhook else f"{parts.scheme}://…"


def of(words: Sequence[str], environment: Mapping[str, str] = os.environ) -> list[Recipient]:
    """The recipients that words of a command line name: ``env:NAME``, a variable holding one URL or several with
    spaces between them, or a plain ``http(s)://`` URL without user and password. Raises RecipientError.
    """
    found: list[Recipient] = []
    for word in words:
        if word.startswith("env:"):
            name = word.removeprefix("env:")
            urls = environment.get(name, "").split()
            if not urls:
                raise RecipientError(f"the environment has no variable {name!r}; put the address to alert into it")
        else:
            urls = [word]
            _open(word)
        found += [_recipient(url, word) for url in urls]
    return list(dict.fromkeys(found))


def _open(word: str) -> None:
    """Refuse a secret on the command line, which other users of a machine can read."""
    try:
        parts = urlsplit(word)
        plain = parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc
    except ValueError:
        plain = False
    if not plain:
        raise RecipientError(
            "an alert goes to an http(s) URL without user and password, or to env:NAME, an environment variable that "
            "holds the address; others could read a secret on the command line"
        )


def _recipient(url: str, word: str) -> Recipient:
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - raises where it is no number
    except ValueError:
        parts = urlsplit("")
    if not parts.scheme or (parts.scheme in ("http", "https") and not parts.hostname):
        source = word if word.startswith("env:") else "--alert"
        raise RecipientError(f"{source}: holds something that is no URL; write https://…, mailtos://…, slack://…")
    return Recipient(url)
