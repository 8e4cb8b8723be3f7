"""Cleans up after a launcher that was killed. Runs as a script beside it, until its standard input closes.

The kernel already told each child to stop (`toezicht.sterf_mee`). A worker in the middle of a task may fail
to, because its broker stops in the same moment: then this process ends it, with all that it started.
"""

import os
import signal
import sys
import time

RESPIJT = 5.0


def leeft(groep: int) -> bool:
    """Some process of this group is left."""
    try:
        os.killpg(groep, 0)
    except ProcessLookupError:
        return False
    return True


def main() -> None:
    """Every group named on standard input is gone."""
    for sein in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(sein, signal.SIG_IGN)
    over = [int(regel) for regel in sys.stdin]  # ends when the launcher does
    tot = time.monotonic() + RESPIJT
    while (over := [groep for groep in over if leeft(groep)]) and time.monotonic() < tot:
        time.sleep(0.1)
    for groep in over:
        os.killpg(groep, signal.SIGKILL)


if __name__ == "__main__":
    main()
