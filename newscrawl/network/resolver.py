"""The resolver of the whole process hands out public addresses only: what was checked is what is connected to.

Twisted asks it for every connection, after every redirect, literal addresses included; a name that leads to a private
address at the second asking (DNS rebinding) gets no connection then either. Proxies are named by whoever runs the crawl
and may be private.
"""

import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import getproxies

from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IHostnameResolver, IHostResolution, IResolutionReceiver
from zope.interface import implementer  # type: ignore[import-untyped]

from newscrawl.network.addresses import hosts, is_public
from newscrawl.network.reactor import reactor

if TYPE_CHECKING:
    from collections.abc import Iterable

TTL = 300.0  # seconds an answer is kept
MOST = 10_000  # answers kept
_RESOLVED = (IPv4Address, IPv6Address)


@implementer(IHostResolution)
class _Resolution:
    def __init__(self, name: str) -> None:
        self.name = name

    def cancel(self) -> None:  # an answer from the cache is already there
        return


@implementer(IResolutionReceiver)
class _Filter:
    """Stands between the system's resolver and the asker: passes public addresses on, notes the others."""

    def __init__(self, receiver: Any, host: str, resolver: "Resolver") -> None:
        self._receiver = receiver
        self._host = host
        self._resolver = resolver
        self._passed: list[Any] = []

    def resolutionBegan(self, resolution: Any) -> None:  # noqa: N802 - Twisted's interface
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: Any) -> None:  # noqa: N802
        if isinstance(address, _RESOLVED) and self._resolver.may(self._host, address.host):
            self._passed.append(address)
            self._receiver.addressResolved(address)
        else:
            self._resolver.refused[self._host] = getattr(address, "host", str(address))

    def resolutionComplete(self) -> None:  # noqa: N802
        if self._passed:
            self._resolver.keep(self._host, self._passed)
            self._resolver.refused.pop(self._host, None)
        self._receiver.resolutionComplete()


@implementer(IHostnameResolver)
class Resolver:
    """A caching resolver of IPv4 and IPv6 that knows which addresses may be handed out.

    `private`: hosts that may lead to private addresses. `refused`: host -> the private address it led to last.
    """

    def __init__(self, reactor: Any, private: "Iterable[str]" = ()) -> None:
        self.reactor = reactor
        self.private = set(hosts(private))
        self.refused: dict[str, str] = {}
        self._system = reactor.nameResolver
        self._answers: dict[str, tuple[float, list[Any]]] = {}

    @classmethod
    def from_crawler(cls, crawler: Any, reactor: Any) -> "Resolver":
        """Scrapy's way to build it (setting TWISTED_DNS_RESOLVER)."""
        settings = crawler.settings
        proxies = [urlsplit(url if "//" in url else f"//{url}").hostname or "" for url in getproxies().values()]
        return cls(reactor, [*settings.getlist("NEWSCRAWL_PRIVATE_HOSTS"), *proxies])

    def install_on_reactor(self) -> None:
        """Make every connection of this process ask here."""
        self.reactor.installNameResolver(self)

    def may(self, host: str, address: str) -> bool:
        """Whether `host` may be connected to at `address`."""
        return host.lower() in self.private or is_public(address)

    def keep(self, host: str, addresses: list[Any]) -> None:
        """Remember an answer for TTL seconds."""
        if len(self._answers) >= MOST:
            self._answers.clear()
        self._answers[host] = (time.monotonic() + TTL, addresses)

    def resolveHostName(  # noqa: N802 - Twisted's interface
        self,
        resolutionReceiver: Any,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Any = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> Any:
        """Twisted's question; see IHostnameResolver."""
        until, addresses = self._answers.get(hostName, (0.0, []))
        if until < time.monotonic() and _can_be_asked(hostName):
            receiver = _Filter(resolutionReceiver, hostName, self)
            return self._system.resolveHostName(receiver, hostName, portNumber, addressTypes, transportSemantics)
        resolutionReceiver.resolutionBegan(_Resolution(hostName))
        for address in addresses:
            resolutionReceiver.addressResolved(type(address)(address.type, address.host, portNumber))
        resolutionReceiver.resolutionComplete()
        return resolutionReceiver


def _can_be_asked(name: str) -> bool:
    """Whether the system takes this for a name at all. For one that it does not (an empty label, one of more than 63
    letters) Twisted's resolver never gives an answer, not even that there is none."""
    try:
        name.encode("idna")
    except UnicodeError:
        return False
    return True


@implementer(IResolutionReceiver)
class _Gather:
    def __init__(self) -> None:
        self.done: Deferred[list[str]] = Deferred()
        self._found: list[str] = []

    def resolutionBegan(self, resolution: Any) -> None:  # noqa: N802
        return

    def addressResolved(self, address: Any) -> None:  # noqa: N802
        self._found.append(address.host)

    def resolutionComplete(self) -> None:  # noqa: N802
        self.done.callback(self._found)


def lookup(host: str) -> "Deferred[list[str]]":
    """The addresses that the process's resolver hands out for `host`; none where it has none or refuses them all."""
    gather = _Gather()
    reactor().nameResolver.resolveHostName(gather, host)
    return gather.done


def refusal(host: str) -> str | None:
    """The private address for which the process's resolver last refused `host`, if it did."""
    resolver = getattr(reactor(), "nameResolver", None)
    return resolver.refused.get(host) if isinstance(resolver, Resolver) else None


def allow(host: str) -> None:
    """Let `host` be private from now on: the host of a proxy that the operator named."""
    resolver = getattr(reactor(), "nameResolver", None)
    if isinstance(resolver, Resolver):
        resolver.private.add(host.lower())
