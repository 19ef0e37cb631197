"""Hosts and paths: which site a URL belongs to, without asking the network."""

import ipaddress
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from newscrawl.urls import suffixes

_PORTS = {"http": 80, "https": 443}


def split(address: str) -> tuple[str, str]:
    """The host, with its port unless that is the scheme's own, and the path of a URL or of "host/path".

    Hosts are lower-case ASCII (IDNA), without the dot at the end; paths are percent-decoded, without the
    slash at the end. An address that cannot be read gives ("", "").
    """
    try:
        parts = urlsplit(address if "//" in address else f"//{address}")
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:  # a port that is no number, a bracket left open
        return "", ""
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            return "", ""
    if port and port != _PORTS.get(parts.scheme):
        host = f"{host}:{port}"
    return host, unquote(parts.path).rstrip("/")


def registered_domain(url: str) -> str | None:
    """The domain under the public suffix ("ahram.org.eg"); of an IP address or bare name the host and port.

    The public suffix list is the one that tldextract carries; no newer one is fetched. None without a host.
    """
    host, _ = split(url)
    if not host:
        return None
    if is_bare(host):
        return host
    return _domain(host)


@lru_cache(maxsize=4096)
def _domain(host: str) -> str:
    return suffixes()(host, include_psl_private_domains=False).top_domain_under_public_suffix or host


def is_bare(host: str) -> bool:
    """Whether a host, with or without port, is an IP address or a name without a dot, as on an intranet."""
    name = host.rsplit(":", 1)[0] if host.count(":") == 1 else host
    if "." not in name:
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def spellings(host: str) -> set[str]:
    """A host in ASCII and, if it is an internationalised name, in its own letters, as a file may write it."""
    try:
        return {host, host.encode("ascii").decode("idna")}
    except UnicodeError:
        return {host}
