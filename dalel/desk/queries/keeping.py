"""Answers that are kept until the journal moves: counting a large register anew for every page would make people wait.

Nothing is kept before the first journal entry, nor within a transaction that may write, where records may differ from
what the journal says.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock
from typing import Any, Concatenate, ParamSpec, TypeVar

from dalel.accounts.policy import standing
from dalel.desk.queries.access import Reader
from dalel.desk.queries.moment import unsaved
from dalel.desk.queries.snapshots import position

P = ParamSpec("P")
R = TypeVar("R")

_MOST = 512
_lock = Lock()
_kept: OrderedDict[Hashable, Any] = OrderedDict()
_making: dict[tuple[int, Hashable], Lock] = {}


def at_head(key: Hashable, compute: Callable[[], R]) -> R:
    """What `compute` gives, kept until the journal's head is another.

    `key` says all that the answer depends on beside the records: the reader's standing, the language, the arguments.
    """
    at = position()
    if not at[0] or unsaved():
        return compute()
    return make_once(_kept, _MOST, (at, key), compute)


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
    """Keep what a query answers, for each role and set of arguments. The answer must be the same in all languages."""

    @wraps(query)
    def answer(reader: Reader, /, *args: P.args, **kwargs: P.kwargs) -> R:
        key = (query.__module__, query.__qualname__, standing(reader), repr(args), repr(sorted(kwargs.items())))
        return at_head(key, lambda: query(reader, *args, **kwargs))

    return answer
