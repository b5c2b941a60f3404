"""Answers that are kept until the journal moves: counting a large register anew for every page would make people wait.

Nothing is kept before the first journal entry, nor within a transaction, where records may differ from what the
journal says.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.db import connection

from dalel.accounts.policy import standing
from dalel.desk.queries.access import Reader
from dalel.desk.queries.snapshots import position

P = ParamSpec("P")
R = TypeVar("R")

_MOST = 128
_lock = Lock()
_kept: OrderedDict[tuple[Any, ...], Any] = OrderedDict()


def kept(query: Callable[Concatenate[Reader, P], R]) -> Callable[Concatenate[Reader, P], R]:
    """Keep what a query answers, for each role and set of arguments. The answer must be the same in all languages."""

    @wraps(query)
    def answer(reader: Reader, /, *args: P.args, **kwargs: P.kwargs) -> R:
        at = position()
        if not at[0] or connection.in_atomic_block:
            return query(reader, *args, **kwargs)
        asked = (query.__module__, query.__qualname__, standing(reader), at, repr(args), repr(sorted(kwargs.items())))
        with _lock:
            if asked in _kept:
                _kept.move_to_end(asked)
                return _kept[asked]  # type: ignore[no-any-return]
        found = query(reader, *args, **kwargs)
        with _lock:
            _kept[asked] = found
            while len(_kept) > _MOST:
                _kept.popitem(last=False)
        return found

    return answer
