"""Which addresses a crawler may connect to: those of the public internet, and the private hosts it was told of."""

import ipaddress
import socket
from collections.abc import Iterable

# Addresses that carry an IPv4 address inside: what they lead to is decided by the address inside.
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet.

    False for private, loopback, link-local, multicast, reserved and unspecified addresses (RFC 6890), for IPv6
    addresses that wrap such an IPv4 address (mapped, 6to4, Teredo, NAT64), and for what is no IP address.
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


def is_inside(host: str) -> bool:
    """Whether a name alone shows that a host is inside: a private address in any way of writing it, or localhost.

    ``2130706433``, ``0x7f.1`` and ``127.1`` are 127.0.0.1 to the C library, and to proxies that ask it.
    """
    name = host.strip("[]").lower().rstrip(".")
    if name == "localhost" or name.endswith((".localhost", ".local", ".internal")):
        return True
    try:
        address = socket.inet_ntoa(socket.inet_aton(name))
    except (OSError, UnicodeError, ValueError):
        address = name
    try:
        ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return not is_public(address)


def hosts(names: Iterable[str]) -> frozenset[str]:
    """Host names from the setting NEWSCRAWL_PRIVATE_HOSTS: lower case, ports and brackets left off, blanks dropped."""
    return frozenset(_host(name) for name in names if name.strip())


def _host(name: str) -> str:
    name = name.strip().lower()
    if name.startswith("["):
        return name[1:].partition("]")[0]
    return name if name.count(":") > 1 else name.partition(":")[0]
