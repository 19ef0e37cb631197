"""The process beside a crawl that drafts its pages, begun with its folders of outlet files as arguments.

It is asked on standard input and answers on standard output, in the order in which it was asked. Both are pickles, each
with its length before it: (bytes, Fetch) in, and out a Draft, a NoArticle, or Failed. The first answer, unasked, is
READY, said when a page of its own was read well: what ends it from then on is the fault of what it was given. It lives
as long as its input is open, so that none outlives its crawl.
"""

import contextlib
import gc
import os
import pickle
import signal
import struct
import sys
import traceback
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from newscrawl import outlets
from newscrawl.cpu_limit import ONE_PAGE, cpu_limit, heed_limits
from newscrawl.draft import NoArticle
from newscrawl.explain import draft_case
from newscrawl.rehearsal import rehearse_draft

LENGTH = struct.Struct("!I")
READY = "ready"


class Failed(NamedTuple):
    """Reading a page raised an exception: its type and message, and where."""

    what: str
    where: str


def packed(what: object) -> bytes:
    """A pickle as it goes over a pipe."""
    pickled = pickle.dumps(what, protocol=pickle.HIGHEST_PROTOCOL)
    return LENGTH.pack(len(pickled)) + pickled


def serve(asked: BinaryIO, answers: BinaryIO) -> None:
    """Draft page after page until no more can be asked for. Raises ConnectionError when nobody hears the answers."""
    with cpu_limit(ONE_PAGE):
        rehearse_draft()
    answer = packed(READY)
    while True:
        answers.write(answer)
        answers.flush()
        length = asked.read(LENGTH.size)
        body = asked.read(LENGTH.unpack(length)[0]) if len(length) == LENGTH.size else b""
        if not body:
            return
        with cpu_limit(ONE_PAGE):
            answer = _answer(body)


def _answer(question: bytes) -> bytes:
    try:
        return packed(_draft(*pickle.loads(question)))
    except Exception as error:
        return packed(Failed(f"{type(error).__name__}: {error}", traceback.format_exc()))


def _draft(body: bytes, fetch: Any) -> Any:
    case = draft_case(body, fetch)
    return case if isinstance(case, NoArticle) else case.draft.settled()


def main() -> None:
    """What the process runs. A service manager stops a crawl with all its processes: this one ends after the crawl."""
    for each in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)
    heed_limits()
    with contextlib.suppress(OSError):  # Linux: where memory ends, this process goes and not the crawl
        Path("/proc/self/oom_score_adj").write_text("500")
    gc.set_threshold(20_000, 10, 10)  # as the crawl itself
    for folder in sys.argv[1:]:
        outlets.use(folder)
    with contextlib.suppress(ConnectionError), os.fdopen(os.dup(1), "wb") as answers:
        os.dup2(2, 1)  # whatever prints must not be taken for an answer
        serve(sys.stdin.buffer, answers)
