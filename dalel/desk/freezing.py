"""Freezing beside the site, in a process of its own: it takes seconds and much memory, and no reader waits for it.

A lock file says that one is at work. The system keeps the lock for as long as that process lives and no longer, so
that there are never two, however many processes serve the site and however they end.
"""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from dalel.custody.heads import head
from dalel.figures.actions import folder, latest_snapshot
from dalel.lib.errors import DalelError
from dalel.lib.files import make_folder, write_whole

SHOWN = "shown.json"
LOCK = "shown.lock"
_PROGRAM = "import django; django.setup(); from dalel.desk import freezing; raise SystemExit(freezing.main())"
# After one that failed (a full disk, perhaps), the next is not tried at once.
_PAUSE = 60.0


@dataclass(frozen=True, slots=True)
class Frozen:
    """What the site shows: a snapshot's hash, and the last journal entry whose change is in it."""

    snapshot: str
    position: int
    head: str


def shown() -> Frozen | None:
    """What was frozen for the site last; None if nothing was, or if that cannot be read."""
    try:
        return Frozen(**json.loads((folder() / SHOWN).read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


def start() -> bool:
    """Have the records frozen, unless that is being done already. False if it was tried just now and failed."""
    if time.monotonic() < _again_at:
        return False
    make_folder(folder())
    descriptor = os.open(folder() / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True  # somebody is at it
    else:
        # The process inherits the descriptor, and the lock with it. It ends when its input closes: with ours.
        process = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM],
            stdin=subprocess.PIPE,
            pass_fds=(descriptor,),
            process_group=0,
        )
        threading.Thread(target=_wait_for, args=(process,), daemon=True).start()
        return True
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
    """Freeze what the database holds, and write down what the site may show from now on."""
    threading.Thread(target=_end_with_the_site, daemon=True).start()
    before = head()
    try:
        snapshot = latest_snapshot()
    except (DalelError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    at = (before.sequence, before.hash)
    if head() != before and (told := snapshot.manifest.get("journal")):
        at = (told["position"], told["head"])  # others wrote meanwhile: the snapshot itself knows how far it goes
    _keep(Frozen(snapshot.hash, *at))
    return 0


def _keep(frozen: Frozen) -> None:
    path: Path = folder() / SHOWN
    write_whole(path, json.dumps(asdict(frozen)).encode())


def _end_with_the_site() -> None:
    with suppress(OSError):
        while os.read(0, 1):
            pass
    os._exit(1)  # nothing is lost: what a freeze leaves unfinished is cleared by the next one
