"""Invented records of every kind, a chain of them for each way in which an incident may be guarded.

A record's key begins with the token of its chain, and every free text of it holds the key: whoever looks for keys in a
page finds all that it shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any

from dalel.records.fields import kinds, model_of
from dalel.records.keys import key_of
from dalel.records.kind import Column, Kind
from dalel.reference.facts import load

DAY = date(2020, 2, 3)
OURS, THEIRS = "north", "south"


@dataclass(frozen=True, slots=True)
class Chain:
    """One incident with all that hangs on it."""

    token: str
    access: str
    compartment: str

    def __str__(self) -> str:
        return f"{self.access or 'unsaid'} {self.compartment or 'of no team'}"


LEVELS = ("", "public", "network", "office", "team", "sealed", "unheard-of")
CHAINS = [
    Chain(f"zq{at:02}x", access, compartment)
    for at, (access, compartment) in enumerate(product(LEVELS, ("", OURS, THEIRS)))
]


def settle(mark: str = "") -> dict[str, dict[str, list[str]]]:
    """Write them all, in the project of that mark; chain's token -> kind -> the ids of its records."""
    return {chain.token: dict(_write(chain, f"{mark}:" if mark else "")) for chain in CHAINS}


def _write(chain: Chain, prefix: str) -> Iterator[tuple[str, list[str]]]:
    written: dict[str, list[str]] = {}
    for name, kind in kinds().items():
        keys = [f"{prefix}{chain.token}-{name}-{at}" for at, _variant in enumerate(_variants(kind, written))]
        for key, given in zip(keys, _variants(kind, written), strict=True):
            cells: dict[str, Any] = {"id": key, "invented": True}
            for column in kind.columns:
                if column.type == "text" and column.name != "compartment":
                    cells[column.name] = f"{key_of(key)} {column.name}"
                elif column.name not in {"id", "invented"}:
                    cells.update(_cell(chain, kind, column, written))
            model_of(kind).everything.create(**{**cells, **given})
        written[name] = keys
        yield name, keys


def _variants(kind: Kind, written: dict[str, list[str]]) -> list[dict[str, Any]]:
    """What differs between the records of a kind: of columns that exclude one another each stands once alone, and what
    ties records of a kind to others ties each of them."""
    if kind.one_of:
        (names,) = kind.one_of
        types = {name: kind.column(name).type for name in names}
        empty = {name: {f"{name}_id": None} if types[name] == "ref" else {name: ""} for name in names}
        return [{k: v for name in names if name != kept for k, v in empty[name].items()} for kept in names]
    tied = [other.name for other in kinds().values() if kind.name in other.closed_with]
    columns = [column for column in kind.refs() if column.kind in tied]
    return [{f"{column.name}_id": key} for column in columns for key in written[str(column.kind)]] or [{}]


def _cell(chain: Chain, kind: Kind, column: Column, written: dict[str, list[str]]) -> Iterator[tuple[str, Any]]:
    if kind.guarded and column.name in {"access", "compartment"}:
        yield column.name, getattr(chain, column.name)
    elif column.type == "code":
        yield column.name, _code(column)
    elif column.type == "edtf":
        yield from ((column.name, DAY.isoformat()), (f"{column.name}_earliest", DAY), (f"{column.name}_latest", DAY))
    elif column.type == "day":
        yield column.name, DAY
    elif column.type == "integer":
        yield column.name, 1 + CHAINS.index(chain)  # some kinds have no number twice
    elif column.type == "ref" and written.get(str(column.kind)):
        yield f"{column.name}_id", written[str(column.kind)][0]


_FACTS = load()
_CHOSEN = {"naming-statuses": "named-with-consent", "naming-scopes": "public", "report-statuses": "accepted",
           "verification-statuses": "verified", "name-kinds": "main", "languages": "en"}  # fmt: skip


def _code(column: Column) -> str:
    vocabulary = str(column.vocabulary)
    if vocabulary in _CHOSEN:
        return _CHOSEN[vocabulary]
    terms = getattr(_FACTS, "vocabularies", {}).get(vocabulary)
    return next(iter(terms)) if terms else "x"
