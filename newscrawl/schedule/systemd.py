"""A systemd service and its timer. Quoting is that of systemd.service(5), "Command lines"."""

import re

from newscrawl.schedule.command import Command, CommandError
from newscrawl.schedule.interval import Interval

_SERVICE = """\
# {place}
[Unit]
Description={title}
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
WorkingDirectory={folder}
# Secrets, such as the address of alerts, as NAME=value in a file of your own.
EnvironmentFile=-{secrets}
{environment}ExecStart=:{words}
# 1: some outlets failed or are unwell, which newscrawl status tells; 4: every outlet is held by another run.
SuccessExitStatus=1 4
# SIGTERM finishes what is in flight and loses nothing; a run that hangs is ended and goes on the next time.
KillSignal=SIGTERM
TimeoutStopSec=90
TimeoutStartSec={longest}
MemoryMax={memory}
# Where memory ends, the process that reads pages beside a crawl goes, and the crawl goes on.
OOMPolicy=continue
Nice=10
NoNewPrivileges=true
"""
_TIMER = """\
# {place}
# systemctl {user}daemon-reload && systemctl {user}enable --now {name}.timer{linger}
[Unit]
Description={title}, every {every}

[Timer]
OnCalendar={calendar}
RandomizedDelaySec=30
Persistent=true

[Install]
WantedBy=timers.target
"""


def units(command: Command, every: Interval, name: str, *, system: bool = False, memory: str = "2G") -> dict[str, str]:
    """File name -> content of the service and its timer. `system`: for the machine, not for the user.

    Raises CommandError for a folder that no unit can name.
    """
    folder = str(command.folder)
    if folder != folder.strip() or folder.endswith("\\"):
        raise CommandError(f"{folder!r} cannot stand in a unit: its name ends or begins with a space or a backslash")
    where = "/etc/systemd/system" if system else "~/.config/systemd/user"
    # systemd expands % in a description; a backslash at its end would join the next line to it.
    title = re.sub(r"[\\\s]+$", "", command.title.replace("%", "%%"))
    service = _SERVICE.format(
        place=f"{where}/{name}.service",
        title=title,
        folder=folder.replace("%", "%%"),
        secrets="/etc/newscrawl/environment" if system else "%h/.config/newscrawl/environment",
        environment="".join(f"Environment={quoted(f'{key}={value}')}\n" for key, value in command.variables.items()),
        words=" ".join(map(quoted, (str(command.program), *command.words))),
        longest="infinity" if any(word.startswith("--since") for word in command.words) else "6h",
        memory=memory,
    )
    timer = _TIMER.format(
        place=f"{where}/{name}.timer",
        user="" if system else "--user ",
        name=name,
        linger="" if system else " && loginctl enable-linger",
        title=title,
        every=f"{every.count}{every.unit}",
        calendar=every.calendar(command.title),
    )
    return {f"{name}.service": service, f"{name}.timer": timer}


def quoted(word: str) -> str:
    """A word of ExecStart after the prefix ``:``, which leaves ``$`` alone: quotes, backslashes and % escaped."""
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%") + '"'
