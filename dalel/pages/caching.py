"""Answers that are kept until the journal moves: counting a large register anew for every page would make people wait.

Nothing is kept before the first journal entry, nor within a transaction that may write, where records may differ from
what the journal says.
"""

from __future__ import annotations

import fcntl
import os
import sys
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import cache, wraps
from pathlib import Path
from threading import Lock
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.conf import settings
from django.db import DatabaseError, connections

from dalel.accounts.policy import Reader, standing
from dalel.custody.chain import Head
from dalel.custody.heads import head, runs_through
from dalel.lib.disk import lock_file
from dalel.lib.errors import DalelError
from dalel.pages.moment import moment, note_behind, unsaved

P = ParamSpec("P")
R = TypeVar("R")

_MOST = 512
LOCK = "counting.lock"
SLOW = 0.5  # seconds; a reader is not kept waiting longer for a number that was computed before
_lock = Lock()
_kept: OrderedDict[Hashable, Any] = OrderedDict()
_making: dict[tuple[int, Hashable], Lock] = {}


def may_keep(at: Head) -> bool:
    """Whether what is asked now holds for everybody until the journal's head is another than this."""
    return at.sequence > 0 and not unsaved()


def at_head(key: Hashable, compute: Callable[[], R]) -> R:
    """What `compute` gives, kept until the journal's head is another.

    `key` says all that the answer depends on beside the records: the reader's standing, the language, the arguments.
    """
    at = head()
    if not may_keep(at):
        return compute()
    found: R = make_once(_kept, _MOST, (at, key), compute)
    return found


def ready_or_begun(key: Hashable, compute: Callable[[], R]) -> R | None:
    """What `compute` gives, if that is known already; otherwise it is begun beside the page, and the answer is None."""
    at = head()
    if not may_keep(at):
        return compute()
    with _lock:
        if (at, key) in _kept:
            return _kept[at, key]  # type: ignore[no-any-return]
    _refresh(key, compute)
    return None


def make_once(store: OrderedDict[Any, R], most: int, key: Hashable, make: Callable[[], R]) -> R:
    """The value under that key, made if it is not there; of several who ask at once, one makes it and the others wait.

    The last `most` that were asked for are kept.
    """
    with _lock:
        if key in store:
            store.move_to_end(key)
            return store[key]
        making = _making.setdefault((id(store), key), Lock())
    with making:
        with _lock:
            if key in store:
                return store[key]
        try:
            value = make()
        finally:
            with _lock:
                _making.pop((id(store), key), None)
        with _lock:
            store[key] = value
            while len(store) > most:
                store.popitem(last=False)
    return value


def kept(query: Callable[Concatenate[Reader, P], R]) -> Callable[Concatenate[Reader, P], R]:
    """Keep what a query answers, for each standing and set of arguments. The answer must be the same in all languages,
    and hold no records that may be closed: of what was sealed since, an earlier answer would still tell.

    When the journal has moved, what took long is computed beside the pages; until then they show the last answer, and
    say so. All numbers of a page that may be late come from one query, so that none is older than its neighbour.
    """

    @wraps(query)
    def answer(reader: Reader, /, *args: P.args, **kwargs: P.kwargs) -> R:
        key = (query.__module__, query.__qualname__, standing(reader), repr(args), repr(sorted(kwargs.items())))
        at = head()
        if not may_keep(at):
            return query(reader, *args, **kwargs)

        def compute() -> R:
            return _timed(key, lambda: query(reader, *args, **kwargs))

        last = _last.get(key)
        if (at, key) in _kept or last is None or last.took < SLOW or not runs_through(last.at):
            return at_head(key, compute)
        _refresh(key, compute)
        note_behind(last.at.sequence)
        return last.value  # type: ignore[no-any-return]

    return answer


@dataclass(frozen=True, slots=True)
class _Last:
    """The last answer to a question: of which moment it is, and how many seconds it took."""

    at: Head
    value: Any
    took: float


_last: dict[Hashable, _Last] = {}
_refreshing: set[Hashable] = set()


def _timed(key: Hashable, compute: Callable[[], R]) -> R:
    began = time.monotonic()
    value = compute()
    with _lock:
        if len(_last) >= _MOST:
            _last.clear()
        _last[key] = _Last(head(), value, time.monotonic() - began)
    return value


def _refresh(key: Hashable, compute: Callable[[], Any]) -> None:
    """Compute the answer anew in a thread and a connection of its own, unless that is being done or is waiting."""

    def work() -> None:
        yield_to_readers()
        try:
            with in_turn(), suppress(DatabaseError, DalelError, ValueError), moment():
                at_head(key, compute)  # what fails is tried again for the next page
        finally:
            _refreshing.discard(key)
            connections.close_all()

    with _lock:
        if key in _refreshing:
            return
        _refreshing.add(key)
    _beside().submit(work)


@cache
def _beside() -> ThreadPoolExecutor:
    """One at a time: what is computed beside the pages must not take the cores and the memory from them."""
    return ThreadPoolExecutor(1, "beside")


@contextmanager
def in_turn() -> Iterator[None]:
    """Inside, no other process of the site computes something beside its pages: two would take both cores."""
    with ExitStack() as stack:
        with suppress(OSError):  # a home that nobody may write to
            descriptor = lock_file(Path(settings.DALEL_HOME) / LOCK)
            stack.callback(os.close, descriptor)
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield


def yield_to_readers() -> None:
    """Let the system put this thread behind those that answer somebody."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 15)
