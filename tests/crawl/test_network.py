"""The way to the wire: addresses, the resolver, the gate, the names of failures."""

import asyncio
import time
from itertools import pairwise
from typing import Any

import pytest
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from twisted.internet.address import IPv4Address, IPv6Address

from newscrawl.network.addresses import hosts, is_inside, is_public
from newscrawl.network.gate import Gate, Pace, host_of
from newscrawl.network.naming import kind_of
from newscrawl.network.refusal import Refused
from newscrawl.network.resolver import Resolver

PUBLIC = ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]
PRIVATE = [
    *("127.0.0.1", "10.0.0.1", "172.16.5.5", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1"),
    *("255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1"),
    *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "2002:a00:1::"),
    *("localhost", "", "not an address"),
]


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "name",
    [
        "127.0.0.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "127.1",
        "[::1]",
        "LOCALHOST",
        "a.localhost.",
        "db.internal",
    ],
)
def test_names_that_show_themselves_inside(name: str) -> None:
    assert is_inside(name)


@pytest.mark.parametrize("name", ["example.com", "8.8.8.8", "127.0.0.1.example.com", "خبر.example", "1.example"])
def test_names_that_do_not(name: str) -> None:
    assert not is_inside(name)


def test_private_hosts_are_names_without_ports() -> None:
    assert hosts(["127.0.0.1:8000", " LocalHost ", "[::1]:80", "fe80::1", ""]) == {
        "127.0.0.1",
        "localhost",
        "::1",
        "fe80::1",
    }


class System:
    """A system resolver whose answer changes from asking to asking."""

    def __init__(self, *answers: list[Any]) -> None:
        self.answers = list(answers)
        self.asked = 0

    def resolveHostName(self, receiver: Any, host: str, *_: Any) -> Any:  # noqa: N802 - Twisted's names
        self.asked += 1
        receiver.resolutionBegan(None)
        for address in self.answers.pop(0):
            receiver.addressResolved(address)
        receiver.resolutionComplete()
        return receiver


class Reactor:
    """As much of a reactor as the resolver needs."""

    def __init__(self, system: System) -> None:
        self.nameResolver = system


class Receiver:
    """Collects what a resolver says."""

    def __init__(self) -> None:
        self.addresses: list[str] = []
        self.is_complete = False

    def resolutionBegan(self, _: Any) -> None: ...  # noqa: N802

    def addressResolved(self, address: Any) -> None:  # noqa: N802
        self.addresses.append(f"{address.host}:{address.port}")

    def resolutionComplete(self) -> None:  # noqa: N802
        self.is_complete = True


def v4(host: str) -> IPv4Address:
    """An address as Twisted resolves it."""
    return IPv4Address("TCP", host, 0)


def ask(resolver: Resolver, host: str, port: int = 443) -> list[str]:
    """The addresses handed out for a host."""
    receiver = Receiver()
    resolver.resolveHostName(receiver, host, port)
    return receiver.addresses


def test_resolver_hands_out_public_addresses_only() -> None:
    resolver = Resolver(Reactor(System([v4("10.0.0.1"), v4("93.184.216.34"), IPv6Address("TCP", "::1", 0)])))
    assert ask(resolver, "mixed.test") == ["93.184.216.34:0"]
    assert ask(resolver, "mixed.test", 80) == ["93.184.216.34:80"]  # from what was kept


def test_resolver_hands_out_nothing_for_a_name_that_leads_inside_later() -> None:
    system = System([v4("93.184.216.34")], [v4("127.0.0.1")])
    resolver = Resolver(Reactor(system))
    assert ask(resolver, "rebind.test")
    resolver._answers.clear()  # as after its time
    assert ask(resolver, "rebind.test") == []
    assert resolver.refused == {"rebind.test": "127.0.0.1"}


def test_resolver_lets_named_hosts_be_private() -> None:
    resolver = Resolver(Reactor(System([v4("127.0.0.1")], [v4("127.0.0.1")])), ["News.Test:8000"])
    assert ask(resolver, "news.test")
    assert not ask(resolver, "other.test")


@pytest.mark.parametrize("name", ["a..b", ".a", "a" * 64 + ".com", "\ud800.com"])
def test_resolver_says_at_once_that_what_can_be_no_name_has_no_address(name: str) -> None:
    system = System()
    receiver = Receiver()
    Resolver(Reactor(system)).resolveHostName(receiver, name)
    assert (receiver.is_complete, receiver.addresses, system.asked) == (True, [], 0)


async def starts(gate: Gate, host: str, address: str | None, pace: Pace, count: int = 3) -> list[float]:
    """When `count` requests that come at once may start."""
    times: list[float] = []

    async def one() -> None:
        async with gate.turn(host, address, pace):
            times.append(time.monotonic())
            await asyncio.sleep(0)

    await asyncio.gather(*(one() for _ in range(count)))
    return times


def gaps(times: list[float]) -> list[float]:
    """The pauses between neighbours."""
    times = sorted(times)
    return [b - a for a, b in pairwise(times)]


def test_gate_keeps_the_pause_per_host_and_per_address() -> None:
    async def both() -> list[float]:
        gate, pace = Gate(), Pace(0.1, 1)
        first, second = await asyncio.gather(
            starts(gate, "a.test", "192.0.2.1", pace), starts(gate, "b.test", "192.0.2.1", pace)
        )
        return first + second

    assert min(gaps(asyncio.run(both()))) >= 0.095


def test_gate_lets_different_hosts_pass_at_once() -> None:
    async def both() -> list[float]:
        gate, pace = Gate(), Pace(30, 1)
        first, second = await asyncio.gather(
            starts(gate, "a.test", "192.0.2.1", pace, 1), starts(gate, "b.test", "192.0.2.2", pace, 1)
        )
        return first + second

    assert max(gaps(asyncio.run(both()))) < 5


def test_gate_lets_one_through_at_a_time() -> None:
    async def run() -> int:
        gate, inside, most = Gate(), 0, 0

        async def one() -> None:
            nonlocal inside, most
            async with gate.turn("a.test", None, Pace(0, 1)):
                inside += 1
                most = max(most, inside)
                await asyncio.sleep(0.01)
                inside -= 1

        await asyncio.gather(*(one() for _ in range(5)))
        return most

    assert asyncio.run(run()) == 1


def test_private_hosts_pass_freely_but_rest_and_slow_down_all_the_same() -> None:
    async def run(gate: Gate) -> list[float]:
        return [time.monotonic(), *await starts(gate, "127.0.0.1:1", None, Pace(0, 0))]

    slow, resting = Gate(), Gate()
    slow.slow_down("127.0.0.1:1", 0.1)
    assert min(gaps(asyncio.run(run(slow))[1:])) >= 0.095
    resting.rest("127.0.0.1:1", 0.3)
    begun, *times = asyncio.run(run(resting))
    assert min(times) - begun >= 0.25


def test_waiting_at_the_gate_ends_with_the_run() -> None:
    async def run() -> None:
        gate = Gate()
        gate.rest("a.test", 3600)
        async with gate.turn("a.test", None, Pace(), stopped=lambda: True):
            pass

    with pytest.raises(Refused) as refused:
        asyncio.run(run())
    assert refused.value.kind == "stopped"


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://News.Example:443/x", "news.example"),
        ("http://news.example:8080/", "news.example:8080"),
        ("http://u:p@news.example/", "news.example"),
        ("http://[::1]:99/", "::1:99"),
        ("http://a:port/", "a"),
    ],
)
def test_host_of_a_url(url: str, host: str) -> None:
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (Refused("private", "x"), "private"),
        (IgnoreRequest("max redirections reached"), "redirects"),
        (IgnoreRequest("... exceeded DOWNLOAD_MAXSIZE"), "too-large"),
        (CannotResolveHostError("x"), "dns"),
        (DownloadTimeoutError("x"), "timeout"),
        (ResponseDataLossError(), "connect"),
        (DownloadFailedError("[<Failure OpenSSL.SSL.Error: certificate verify failed>]"), "tls"),
        (DownloadFailedError("[<Failure ConnectionLost>]"), "connect"),
        (KeyError("x"), "bug"),
    ],
)
def test_failures_have_names(error: Exception, kind: str) -> None:
    assert kind_of(error)[0] == kind
