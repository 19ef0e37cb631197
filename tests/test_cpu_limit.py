"""The bound on CPU: kept where no Python code runs, silent where it is not met."""

import signal
import subprocess
import sys

import pytest

from newscrawl.cpu_limit import cpu_limit

LIMIT = "import signal, time\nfrom newscrawl.cpu_limit import cpu_limit, heed_limits\n"
ENDLESS = "with cpu_limit(0.2): [None for _ in iter(int, 1)]"


@pytest.mark.parametrize("before", ["", "signal.signal(signal.SIGPROF, signal.SIG_IGN)\nheed_limits()\n"])
def test_ends_a_process_that_does_not_come_to_an_end(before: str) -> None:
    assert subprocess.run([sys.executable, "-c", LIMIT + before + ENDLESS], timeout=60).returncode == -signal.SIGPROF


def test_counts_no_sleep() -> None:
    sleeps = "with cpu_limit(0.3): time.sleep(0.6)\nsum(range(3_000_000))\n"
    assert subprocess.run([sys.executable, "-c", LIMIT + sleeps], timeout=60).returncode == 0


def test_leaves_the_timer_as_it_was() -> None:
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
    with cpu_limit(600):
        with pytest.raises(ValueError, match="of the page"), cpu_limit(60):
            raise ValueError("of the page")
        assert 500 < signal.getitimer(signal.ITIMER_PROF)[0] < 601
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
