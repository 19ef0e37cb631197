"""A crontab line. The rules are those of crontab(5): one line, and a % that is not escaped ends the command."""

import shlex

from newscrawl.schedule.command import Command, CommandError
from newscrawl.schedule.interval import Interval

LONGEST = 998  # bytes of a command that cron takes (MAX_COMMAND of Vixie cron and cronie)


def line(command: Command, every: Interval, log: str) -> str:
    """The line, without its end. What the run says goes to `log`. Raises CommandError for one too long for cron."""
    variables = [f"{name}={shlex.quote(value)}" for name, value in command.variables.items()]
    words = [*variables, *map(shlex.quote, (str(command.program), *command.words))]
    run = f"cd {shlex.quote(str(command.folder))} && {' '.join(words)} >>{shlex.quote(log)} 2>&1"
    escaped = run.replace("%", "\\%")
    if len(escaped.encode()) > LONGEST:
        raise CommandError(f"the command is longer than the {LONGEST} bytes that cron takes; use systemd, or a script")
    return f"{every.cron(command.title)} {escaped}"


def text(command: Command, every: Interval, log: str) -> str:
    """The line with a word on how to install it."""
    return (
        "# Add this line with `crontab -e`. A run that is still at work when the next begins keeps its outlets.\n"
        f"{line(command, every, log)}\n"
    )
