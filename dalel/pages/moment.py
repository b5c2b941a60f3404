"""One page, one moment: everything that a page reads is the state of one point of the journal.

What takes long to compute may be of an earlier point; then the page says of which.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection
from django.http import HttpRequest

from dalel.lib.errors import LaterError
from dalel.records.rows import one_moment

_ours: ContextVar[bool] = ContextVar("_ours", default=False)
_passing: ContextVar[bool] = ContextVar("_passing", default=False)
_behind: ContextVar[int | None] = ContextVar("_behind", default=None)


class MovedOnError(LaterError):
    """What a page shows is of a later entry than the page: begun again, it is of a moment that knows it."""


@contextmanager
def moment() -> Iterator[None]:
    """Whatever others write meanwhile, a count and the list below it agree."""
    ours, behind, passing = _ours.set(not connection.in_atomic_block), _behind.set(None), _passing.set(False)
    try:
        with one_moment():
            yield
    finally:
        _ours.reset(ours)
        _behind.reset(behind)
        _passing.reset(passing)


def unsaved() -> bool:
    """Whether this connection may see what no other does: a transaction that somebody began who may write."""
    return connection.in_atomic_block and not _ours.get()


def note_behind(entry: int) -> None:
    """What the page shows is as of that journal entry, though more have been written since."""
    known = _behind.get()
    _behind.set(entry if known is None else min(known, entry))


def behind() -> int | None:
    """The journal entry that the page is as of, if it is not the last one."""
    return _behind.get()


def not_for_keeping() -> None:
    """The page will say more when it is opened again, though no record changes."""
    _passing.set(True)


def keepable() -> bool:
    """Whether the page would come out the same for the next reader."""
    return _behind.get() is None and not _passing.get()


def moment_context(request: HttpRequest) -> dict[str, int | None]:
    """For templates: `behind`."""
    return {"behind": behind()}
