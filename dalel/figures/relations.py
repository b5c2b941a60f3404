"""How the tables hang together: which record points to which, and the way from a unit to the home of a dimension.

A kind is always looked at as its *wide* table: its own columns, and those of the records that it points to (an act
with its incident, the incident's place, and its victim). From there the way leads down to records that point to it
(the acts of an incident), by EXISTS, so that nothing is counted twice.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from functools import cache

# kind -> the columns by which it points up, and to which kind. Where a kind points twice to another (the ruling that
# imposed a sanction, the ruling that changed it), only the one that a reader would mean is followed.
UP: dict[str, dict[str, str]] = {
    "incidents": {"place": "places"},
    "acts": {"incident": "incidents", "victim_person": "persons", "victim_organisation": "organisations"},
    "involvements": {"act": "acts"},
    "incident-reports": {"incident": "incidents", "report": "reports"},
    "reports": {"source": "sources"},
    "proceeding-acts": {"act": "acts", "proceeding": "proceedings"},
    "proceedings": {"respondent_person": "persons", "respondent_organisation": "organisations"},
    "charges": {"proceeding": "proceedings"},
    "hearings": {"proceeding": "proceedings"},
    "rulings": {"proceeding": "proceedings"},
    "evidence-requests": {"proceeding": "proceedings"},
    "sanctions": {"proceeding": "proceedings", "ruling": "rulings"},
    "safeguard-findings": {"proceeding": "proceedings"},
    "remedies": {"act": "acts"},
    "communications": {"author_person": "persons"},
    "follow-ups": {"communication": "communications"},
    "recommendation-facts": {"recommendation": "recommendations"},
    "received-recommendations": {"session": "sessions"},
}
# Every kind that a question can reach.
KINDS = frozenset({*UP, *(parent for columns in UP.values() for parent in columns.values()), "recommendations"})
# From these the way does not lead down again, unless they are what is counted: "other acts against the same person"
# is not what anybody means by the sanctions of a proceeding.
_HUBS = frozenset({"persons", "organisations", "places", "sources", "sessions"})

# The date of a record that may have it from several places, best first. The first date that is given counts as a
# whole: never the start of one with the end of another. Wide tables have it as the column `when`.
WHEN: dict[str, tuple[str, ...]] = {
    "acts": ("{acts}.date", "{incidents}.date"),
    "sanctions": ("{sanctions}.starts", "{rulings}.date", "{proceedings}.closed"),
}

_NAME = re.compile(r"\{([a-z-]+)\}\.(\w+)")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a way: from a wide table down to the records of `kind` that point to `parent` by `column`."""

    parent: str
    kind: str
    column: str


@cache
def reach(kind: str) -> dict[str, tuple[Step, ...]]:
    """Every kind that can be asked about from `kind`, with the steps down on the way. () means: in the wide table."""
    ways: dict[str, tuple[Step, ...]] = {}
    waiting: deque[tuple[str, tuple[Step, ...]]] = deque([(kind, ())])
    while waiting:
        at, steps = waiting.popleft()
        above = wide_kinds(at)
        if at in ways:
            continue
        for found in above:
            ways.setdefault(found, steps)
        for parent in above:
            if parent in _HUBS and parent != kind:
                continue
            for child, column in _children(parent):
                if child not in ways:
                    waiting.append((child, (*steps, Step(parent, child, column))))
    return ways


@cache
def wide_kinds(kind: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """The kinds whose columns a wide table has, each with the way up to it: (kind, column) pairs. Itself first."""
    ways: dict[str, tuple[tuple[str, str], ...]] = {kind: ()}
    waiting = deque([kind])
    while waiting:
        at = waiting.popleft()
        for column, parent in UP.get(at, {}).items():
            if parent not in ways:
                ways[parent] = (*ways[at], (at, column))
                waiting.append(parent)
    return ways


def _children(parent: str) -> list[tuple[str, str]]:
    return [
        (child, column) for child, columns in UP.items() for column, points_to in columns.items() if points_to == parent
    ]


def table(kind: str) -> str:
    """A kind's name in SQL."""
    return kind.replace("-", "_")


def wide_name(kind: str) -> str:
    """The name of a kind's wide table in SQL."""
    return f"wide_{table(kind)}"


def column(kind: str, name: str) -> str:
    """A column's name in a wide table."""
    return f"{table(kind)}__{name}"


def columns_in(expression: str) -> set[tuple[str, str]]:
    """The (kind, column) pairs that an expression of the catalogue names."""
    return set(_NAME.findall(expression))


def over(expression: str, alias: str) -> str:
    """An expression of the catalogue, over a wide table of that alias."""
    return _NAME.sub(lambda found: f"{alias}.{column(found[1], found[2])}", expression)


def wide_select(kind: str, wanted: set[tuple[str, str]]) -> str:
    """The SELECT that makes a wide table with those columns, from the tables of the snapshot."""
    ways = wide_kinds(kind)
    expressions = {one: worked_out(*one) for one in wanted}
    needed = {found for expression in expressions.values() for found, _name in columns_in(expression)}
    for found in list(needed):
        needed.update(step[0] for step in ways[found])
    needed.discard(kind)
    joins = "".join(_join(found, ways[found][-1]) for found in ways if found in needed)
    chosen = ", ".join(f"{_of_tables(expressions[one])} AS {column(*one)}" for one in sorted(wanted))
    return f"SELECT {chosen} FROM {table(kind)}{joins}"


def worked_out(kind: str, name: str) -> str:
    """What a column of a wide table is made of: itself, or the first date that is given."""
    places = WHEN.get(kind, ())
    base, _underscore, end = name.partition("_")
    if base != "when" or not places:
        return f"{{{kind}}}.{name}"
    if not end:
        return f"coalesce({', '.join(places)})"
    return f"CASE {' '.join(f'WHEN {one} IS NOT NULL THEN {one}_{end}' for one in places)} END"


def made_of(kind: str, name: str) -> set[tuple[str, str]]:
    """The (kind, column) pairs of the snapshot's tables that a column of a wide table is made of."""
    return columns_in(worked_out(kind, name))


def _of_tables(expression: str) -> str:
    """An expression of the catalogue, over the tables of the snapshot."""
    return _NAME.sub(lambda found: f"{table(found[1])}.{found[2]}", expression)


def _join(parent: str, step: tuple[str, str]) -> str:
    child, name = step
    return f" LEFT JOIN {table(parent)} ON {table(parent)}.id = {table(child)}.{name}"
