"""How records of the database hang together: what points to them, and what is a part of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from dalel.records.fields import kinds, model_of, with_mark
from dalel.records.keys import mark_of
from dalel.records.kind import Column, Kind
from dalel.records.rows import ASKED_AT_ONCE

Ids = dict[str, list[str]]  # kind -> ids


class Pointer(NamedTuple):
    """A record that points to another: its kind and column, its id and that of the other."""

    kind: Kind
    column: str
    id: str
    target: str


def pointing_to(kind: str) -> Iterator[tuple[Kind, Column]]:
    """The kinds that point to one, and by which columns."""
    for other in kinds().values():
        yield from ((other, column) for column in other.refs() if column.kind == kind)


def pointers(targets: Mapping[str, Iterable[str]]) -> Iterator[Pointer]:
    """Every record that points to one of these, given by kind and id."""
    for kind, ids in targets.items():
        for other, column in pointing_to(kind):
            for some in _some_at_a_time(ids):
                found = model_of(other).everything.filter(**{f"{column.name}__in": some}).order_by("pk")
                for id_, target in found.values_list("pk", f"{column.name}_id").iterator(ASKED_AT_ONCE):
                    yield Pointer(other, column.name, id_, target)


def with_parts(kind: Kind, id_: str, *, alone: bool = False) -> Ids:
    """A record and everything that is a part of it, by kind, those that are pointed to first.

    alone: only what is a part of it and of nothing else, and of the same project.
    """
    found: Ids = {kind.name: [id_]}
    for other in kinds().values():
        if alone and len(other.part_of) > 1:
            continue
        for name in other.part_of:
            for some in _some_at_a_time(found.get(str(other.column(name).kind), [])):
                parts = model_of(other).everything.filter(**{f"{name}__in": some})
                own = parts.filter(with_mark(mark_of(id_))) if alone else parts
                known = found.setdefault(other.name, [])
                known += [one for one in own.order_by("pk").values_list("pk", flat=True) if one not in set(known)]
    return {name: ids for name, ids in found.items() if ids}


def _some_at_a_time(ids: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(ids)
    while some := list(islice(rest, ASKED_AT_ONCE)):
        yield some
