"""The snapshot that the site's figures are computed on: made anew when the journal has moved."""

from __future__ import annotations

from threading import Lock

from django.db import connection

from dalel.custody.models import JournalHead
from dalel.figures.actions import folder, latest_snapshot
from dalel.figures.snapshot import Snapshot, freeze
from dalel.figures.sources import Rows
from dalel.lib.tables import Table
from dalel.reference.fields import kinds
from dalel.reference.rows import Stored

Position = tuple[int, str]

_lock = Lock()


def position() -> Position:
    """Where the journal stands; (0, "") before the first entry."""
    head = JournalHead.objects.first()
    return (head.sequence, head.hash) if head else (0, "")


def current() -> Snapshot:
    """The snapshot of the records as they are now."""
    with _lock:
        return _in_this_connection() if _only_here() else latest_snapshot()


def _only_here() -> bool:
    """Whether no second connection could see what this one sees: a transaction, or a database in memory."""
    return connection.in_atomic_block or "memory" in str(connection.settings_dict["NAME"])


def _in_this_connection() -> Snapshot:
    every = [kind for kind in kinds().values() if not kind.identity]
    return freeze(Rows({kind.name: Table(kind, Stored(kind)) for kind in every}), every, folder())
