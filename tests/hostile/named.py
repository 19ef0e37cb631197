"""`newscrawl` with a name service that a test dictates, and a list of every address it connects to.

HOSTILE_NAMES: JSON, name -> lists of addresses, one list an asking, the last for ever. HOSTILE_LOG: where the
connections are noted. Nothing but loopback is ever reached: other addresses are noted, and are out of reach.
"""

import errno
import json
import os
import resource
import socket
import sys
from pathlib import Path
from typing import Any

NAMES: dict[str, list[list[str]]] = json.loads(os.environ["HOSTILE_NAMES"])
LOG = Path(os.environ["HOSTILE_LOG"]).open("a", buffering=1)  # noqa: SIM115 - for as long as the process
_getaddrinfo, _connect_ex = socket.getaddrinfo, socket.socket.connect_ex


def getaddrinfo(host: Any, port: Any, *rest: Any, **keys: Any) -> Any:
    """The addresses of a dictated name; those of a written address; of other names none."""
    name = host.decode() if isinstance(host, bytes) else host
    answers = NAMES.get(name)
    if answers is None:
        return _getaddrinfo(host, port, *rest, **{**keys, "flags": socket.AI_NUMERICHOST}) if len(rest) < 4 else []
    found = answers.pop(0) if len(answers) > 1 else answers[0]
    return [info for address in found for info in _getaddrinfo(address, port, 0, socket.SOCK_STREAM)]


def connect_ex(self: socket.socket, address: Any) -> int:
    """Note the address, and reach it only on loopback."""
    LOG.write(f"{address[0]} {address[1]}\n")
    return _connect_ex(self, address) if address[0] in ("127.0.0.1", "::1") else errno.ENETUNREACH


if __name__ == "__main__":
    socket.getaddrinfo = getaddrinfo
    socket.socket.connect_ex = connect_ex  # type: ignore[method-assign]
    from newscrawl.commands import main

    code = main(sys.argv[2:])
    peak = [line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
    beside = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss  # of the process that drafts pages
    Path(sys.argv[1]).write_text(str((int(peak[0]) + beside) / 1024))
    sys.exit(code)
