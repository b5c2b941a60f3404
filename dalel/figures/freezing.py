"""Freezing beside the site, in a process of its own: it takes seconds and much memory, and no reader waits for it.

A lock file says that one is at work. The system keeps the lock for as long as that process lives and no longer, so
that there are never two, however many processes serve the site and however they end.
"""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import threading
import time
from contextlib import suppress

from dalel.accounts.projects import every
from dalel.figures.actions import folder, latest_snapshot
from dalel.lib import processes
from dalel.lib.disk import lock_file
from dalel.lib.errors import DalelError

LOCK = "freezing.lock"
_PROGRAM = "import django; django.setup(); from dalel.figures import freezing; raise SystemExit(freezing.main())"
# After one that failed (a full disk, perhaps), the next is not tried at once.
_PAUSE = 60.0


def start() -> None:
    """Have the records frozen, unless that is being done already, or was tried just now and failed."""
    if time.monotonic() < _again_at:
        return
    descriptor = lock_file(folder() / LOCK)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return  # somebody is at it
    else:
        # The process inherits the descriptor, and the lock with it. It ends when its input closes: with ours.
        process = subprocess.Popen(
            processes.python("-c", _PROGRAM),
            env=processes.surroundings(),
            stdin=subprocess.PIPE,
            pass_fds=(descriptor,),
            process_group=0,
        )
        threading.Thread(target=_wait_for, args=(process,), daemon=True).start()
    finally:
        os.close(descriptor)


_again_at = 0.0


def _wait_for(process: subprocess.Popen[bytes]) -> None:
    global _again_at  # noqa: PLW0603 - one moment for the whole process
    if process.wait() != 0:
        _again_at = time.monotonic() + _PAUSE
    if process.stdin is not None:
        with suppress(OSError):
            process.stdin.close()


def main() -> int:
    """Freeze what every project holds: its latest snapshot is what the site shows from then on."""
    processes.end_with_the_parent(lambda: os._exit(1))  # nothing is lost: the next one clears what this one leaves
    try:
        for project in every():
            latest_snapshot(project)
    except (DalelError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0
