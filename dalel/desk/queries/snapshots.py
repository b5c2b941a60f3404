"""The snapshot that the site's figures are computed on: made anew, beside the site, when the journal has moved."""

from __future__ import annotations

import time
from functools import lru_cache
from threading import BoundedSemaphore

from django.db import connection

from dalel.custody.models import JournalEntry, JournalHead
from dalel.desk import freezing
from dalel.desk.queries.moment import note_behind, unsaved
from dalel.figures.actions import folder
from dalel.figures.snapshot import Snapshot, freeze, open_snapshot
from dalel.figures.sources import Rows
from dalel.lib.errors import DalelError, LaterError
from dalel.lib.speech import _
from dalel.lib.tables import Table
from dalel.reference.fields import kinds
from dalel.reference.rows import Stored

Position = tuple[int, str]

# How long the first reader waits for the first snapshot; of a small register it is there by then.
_WAIT = 8.0
_first = BoundedSemaphore(1)


def position() -> Position:
    """Where the journal stands; (0, "") before the first entry."""
    head = JournalHead.objects.first()
    return (head.sequence, head.hash) if head else (0, "")


def current() -> Snapshot:
    """The snapshot of the records as they are now; the last one while that is being made, and the page says so.

    LaterError if there is none yet to be shown.
    """
    now = position()
    if unsaved() or "memory" in str(connection.settings_dict["NAME"]):  # no other process could see the records
        return _in_this_connection()
    return _shown(now) or _first_of_all(now)


def _shown(now: Position) -> Snapshot | None:
    known = freezing.shown()
    if known is not None and known.head == now[1]:
        snapshot = _opened(known.snapshot)
        if snapshot is not None:
            return snapshot
    freezing.start()
    if known is None or not of_this_line((known.position, known.head)):
        return None
    snapshot = _opened(known.snapshot)
    if snapshot is not None:
        note_behind(known.position)
    return snapshot


def of_this_line(at: Position) -> bool:
    """Whether the journal once stood there, and the database has not been replaced by another since."""
    return bool(at[0]) and JournalEntry.objects.filter(pk=at[0], hash=at[1]).exists()


@lru_cache(maxsize=4)
def _opened_once(name: str) -> Snapshot:
    return open_snapshot(folder() / name)


def _opened(name: str) -> Snapshot | None:
    try:
        snapshot = _opened_once(name)
    except (DalelError, OSError, ValueError):
        return None
    return snapshot if snapshot.path.is_dir() else None


def _first_of_all(now: Position) -> Snapshot:
    """Wait a little for the first snapshot. Only one reader of a process does: the others need its threads."""
    if _first.acquire(blocking=False):
        try:
            until = time.monotonic() + _WAIT
            while time.monotonic() < until:
                if found := _shown(now):
                    return found
                time.sleep(0.1)
        finally:
            _first.release()
    raise LaterError(
        _("The figures are being computed from the records for the first time."), _("Open this page again in a minute.")
    )


def _in_this_connection() -> Snapshot:
    every = [kind for kind in kinds().values() if not kind.identity]
    return freeze(Rows({kind.name: Table(kind, Stored(kind)) for kind in every}), every, folder())
