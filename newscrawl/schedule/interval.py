"""How often: intervals that every scheduler can keep, and at which minute."""

import re
from dataclasses import dataclass
from zlib import crc32

_TEXT = re.compile(r"([0-9]{1,3})\s*([mhd])")
MINUTES = (5, 6, 10, 12, 15, 20, 30)
HOURS = (1, 2, 3, 4, 6, 8, 12)
DAYS = (1, 7)
ALLOWED = ", ".join([f"{n}m" for n in MINUTES] + [f"{n}h" for n in HOURS] + [f"{n}d" for n in DAYS])


@dataclass(frozen=True, slots=True)
class Interval:
    """`count` minutes, hours or days (`unit` m, h, d)."""

    count: int
    unit: str

    def cron(self, command: str) -> str:
        """The five fields of a crontab. The minute comes from the command, so that not all begin on the hour."""
        minute, hour = self._offset(command)
        if self.unit == "m":
            return f"{_each(minute % self.count, self.count, 60)} * * * *"
        if self.unit == "h":
            return f"{minute} {_each(hour % self.count, self.count, 24)} * * *"
        return f"{minute} {hour} * * {'*' if self.count == 1 else '1'}"

    def calendar(self, command: str) -> str:
        """The same as an OnCalendar expression of systemd.time(7)."""
        minute, hour = self._offset(command)
        if self.unit == "m":
            return f"*-*-* *:{minute % self.count:02}/{self.count}:00"
        if self.unit == "h":
            return f"*-*-* {hour % self.count:02}/{self.count}:{minute:02}:00"
        return f"{'' if self.count == 1 else 'Mon '}*-*-* {hour:02}:{minute:02}:00"

    def _offset(self, command: str) -> tuple[int, int]:
        drawn = crc32(command.encode())
        return drawn % 60, (drawn // 60) % 5  # in the small hours


def _each(first: int, step: int, of: int) -> str:
    """A list: ``7,22,37,52``. Every cron knows it; ``7-59/15`` is not in POSIX."""
    return "*" if step == 1 else ",".join(str(number) for number in range(first, of, step))


def interval(text: str) -> Interval:
    """Read ``15m``, ``6h`` or ``1d``. Raises ValueError for one that no crontab keeps evenly."""
    found = _TEXT.fullmatch(text.strip().lower())
    if found:
        count, unit = int(found[1]), found[2]
        if count in {"m": MINUTES, "h": HOURS, "d": DAYS}[unit]:
            return Interval(count, unit)
    raise ValueError(f"{text!r} is no interval that a scheduler keeps evenly; take one of {ALLOWED}")
