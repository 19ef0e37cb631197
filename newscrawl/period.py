"""Days as people give them on a command line: a day, a month or a year."""

import re
from datetime import date

from newscrawl.discover.stamps import FIRST, LAST, span

_FORM = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?", re.ASCII)


def period(text: str) -> tuple[date, date]:
    """First and last day of "2024-01-31", "2024-01" or "2024". Raises ValueError, in words, for anything else."""
    found = _FORM.fullmatch(text.strip())
    first, last = span(*(int(part) if part else None for part in found.groups())) if found else (None, None)
    if found and not FIRST <= int(found[1]) <= LAST:
        where = "ahead" if int(found[1]) > LAST else "before the web"
        raise ValueError(f"{text!r} lies {where}; write a day that has been, such as 2024-01-31")
    if first is None or last is None:
        raise ValueError(f"{text!r} is no day, month or year: write 2024-01-31, 2024-01 or 2024")
    return first, last
