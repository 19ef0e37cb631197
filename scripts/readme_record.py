"""Write one record of the sample site into README.md: the claim there is what the code gives, not a promise.

python scripts/readme_record.py          write it
python scripts/readme_record.py --check  exit 1 where README.md is stale
"""

import re
import sys
from datetime import datetime
from pathlib import Path

import orjson

from newscrawl import extract, tables
from newscrawl.outlets import get

README = Path(__file__).resolve().parent.parent / "README.md"
PAGE, OUTLET = "sindyan/olive.html", "sindyan"
MARKS = re.compile(r"(<!-- record:.*?-->\n).*?(<!-- /record -->)", re.S)


def block() -> str:
    """The record as a JSON block, a key a line; a long text is cut, and says so."""
    html = tables.path(f"sample/{PAGE}").read_bytes()
    article = extract(html, _url(), fetched_at=datetime.fromisoformat("2026-11-22T09:00:00+00:00"), outlet=get(OUTLET))
    if article is None:
        raise SystemExit(f"{PAGE} gave no record")
    record = article.to_dict()
    record["text"] = record["text"][:90] + " …"
    lines = [f"  {orjson.dumps(key).decode()}: {orjson.dumps(value).decode()}" for key, value in record.items()]
    return "```json\n{\n" + ",\n".join(lines) + "\n}\n```\n"


def _url() -> str:
    """The address under which the sample site serves the page."""
    routes = map(orjson.loads, tables.path("sample/routes.jsonl").read_bytes().splitlines())
    return next(str(route["url"]) for route in routes if route.get("file") == PAGE)


def main() -> int:
    """Write or check README.md; the exit code."""
    old = README.read_text(encoding="utf-8")
    new = MARKS.sub(lambda m: m[1] + block() + m[2], old)
    if "--check" in sys.argv[1:]:
        if new != old:
            print("README.md is stale: python scripts/readme_record.py", file=sys.stderr)
        return int(new != old)
    README.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
