"""One page, one moment: everything that a page reads is the state of one point of the journal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection

from dalel.reference.rows import one_moment

_ours: ContextVar[bool] = ContextVar("_ours", default=False)


@contextmanager
def moment() -> Iterator[None]:
    """Whatever others write meanwhile, a count and the list below it agree."""
    before = _ours.set(not connection.in_atomic_block)
    try:
        with one_moment():
            yield
    finally:
        _ours.reset(before)


def unsaved() -> bool:
    """Whether this connection may see what no other does: a transaction that somebody began who may write."""
    return connection.in_atomic_block and not _ours.get()
