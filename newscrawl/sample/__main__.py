"""`python -m newscrawl.sample articles.jsonl`: the score of a crawl of the sample site, with every miss.

`python -m newscrawl.sample serve`: the site on its own, until Ctrl-C, for a look with a browser set to its proxy.
"""

import os
import sys
from pathlib import Path

import orjson

from newscrawl.sample.scoring import score
from newscrawl.sample.server import serve


def main(arguments: list[str]) -> int:
    """Exit code 0; 2 where the command line says neither."""
    if arguments == ["serve"]:
        from threading import Event

        with serve() as sample:
            sys.stdout.write(f"proxy {sample.proxy} for {', '.join(sample.hosts)}\n")
            sys.stdout.flush()
            try:
                Event().wait()
            except KeyboardInterrupt:
                return 0
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m newscrawl.sample FILE.jsonl | serve\n")
        return 2
    try:
        records = [orjson.loads(line) for line in Path(arguments[0]).read_bytes().splitlines() if line.strip()]
    except (OSError, orjson.JSONDecodeError) as wrong:
        sys.stderr.write(f"{arguments[0]}: {wrong}; `newscrawl crawl --sample -O {arguments[0]}` writes the records\n")
        return 2
    result = score(records)
    sys.stdout.write(result.table())
    for miss in result.misses:
        sys.stdout.write(f"\n{miss.outcome} {miss.field}  {miss.url}\n  got  {miss.got}\n  want {miss.want}\n")
    return 0


if __name__ == "__main__":
    try:
        code = main(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:  # as in `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code)
