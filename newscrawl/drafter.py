"""The process beside a crawl that drafts its pages: `python -m newscrawl.drafter SOCKET`.

It is asked over a socket that it inherits, and answers in the order in which it was asked. Both are pickles, each with
its length before it: (bytes, Fetch) in, and out a Draft, a NoArticle, or the exception that reading the page raised.
The first answer, unasked, is READY. It lives as long as the other end of the socket is open, so that none outlives its
crawl.
"""

import gc
import pickle
import signal
import socket
import struct
import sys
import traceback
from typing import Any

from newscrawl.draft import NoArticle
from newscrawl.explain import draft_case

LENGTH = struct.Struct("!I")
READY = "ready"


def packed(what: object) -> bytes:
    """A pickle as it goes over the socket."""
    pickled = pickle.dumps(what, protocol=pickle.HIGHEST_PROTOCOL)
    return LENGTH.pack(len(pickled)) + pickled


def serve(crawl: socket.socket) -> None:
    """Draft page after page until the crawl closes its end."""
    with crawl.makefile("rb") as asked, crawl.makefile("wb") as answers:
        answer: Any = READY
        try:
            while True:
                answers.write(packed(answer))
                answers.flush()
                length = asked.read(LENGTH.size)
                if len(length) < LENGTH.size:
                    return
                answer = _draft(*pickle.loads(asked.read(LENGTH.unpack(length)[0])))
        except (ConnectionError, EOFError, pickle.UnpicklingError):  # the crawl was killed in the middle of a word
            return


def _draft(body: bytes, fetch: Any) -> Any:
    try:
        case = draft_case(body, fetch)
        return case if isinstance(case, NoArticle) else case.draft.settled()
    except Exception as error:
        error.add_note("".join(traceback.format_exception(error)))
        return error


def main() -> None:
    """What the process runs. A service manager stops a crawl with all its processes: this one ends after the crawl."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    gc.set_threshold(20_000, 10, 10)  # as the crawl itself
    with socket.socket(fileno=int(sys.argv[1])) as crawl:
        serve(crawl)


if __name__ == "__main__":
    main()
