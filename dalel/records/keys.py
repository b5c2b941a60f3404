"""A record's key within its project, and its id in the database.

A key is what people give, write and read (`i-1`); it is unique among the records of its kind in one project. The id,
by which the database keeps a record and lets others point to it, is the project's mark and the key (`k3x9m2pq:i-1`).
The mark is drawn at random when a project begins, so that two projects with equal keys never meet, whoever numbers
them, and nobody can tell from outside what another project's ids are. Pure: no Django.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dalel.records.kind import Column, Kind
from dalel.records.stored import may_be_null

MARK_LENGTH = 8
BETWEEN = ":"
BEHIND = ";"  # the sign after it: the ids of a project lie between `mark:` and `mark;`
_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's, as in keys
_MARK = re.compile(rf"[{_LETTERS}]{{{MARK_LENGTH}}}")
_START = MARK_LENGTH + len(BETWEEN)
START = _START + 1  # the place in an id at which the key begins, as SQL counts


def new_mark() -> str:
    """A mark for a new project: 40 random bits."""
    return "".join(secrets.choice(_LETTERS) for _place in range(MARK_LENGTH))


def key_of(id_: str) -> str:
    """The key in an id; what has no mark is a key already."""
    return id_[_START:] if id_[MARK_LENGTH:_START] == BETWEEN else id_


def mark_of(id_: str) -> str:
    """The mark in an id; "" if it has none."""
    return id_[:MARK_LENGTH] if id_[MARK_LENGTH:_START] == BETWEEN else ""


@dataclass(frozen=True, slots=True)
class Keys:
    """How one project calls records: from its keys to ids, and back.

    mark: the project's. shared: kind -> key -> id of the records of other projects that it was given.
    """

    mark: str
    shared: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if _MARK.fullmatch(self.mark) is None:  # it becomes part of SQL
            raise ValueError(self.mark)

    @property
    def prefix(self) -> str:
        return self.mark + BETWEEN

    def id_of(self, kind: str, key: str) -> str:
        """The id of the record that this project calls so, whether there is one or not."""
        return self.shared.get(kind, {}).get(key) or self.prefix + key

    def ids(self, kind: str, keys: Sequence[str]) -> list[str]:
        """The ids of many; "" for ""."""
        prefix, shared = self.prefix, self.shared.get(kind)
        if shared:
            return [(shared.get(key) or prefix + key) if key else "" for key in keys]
        return [prefix + key if key else "" for key in keys]

    def is_own(self, kind: str, key: str) -> bool:
        """Whether the record that this project calls so is its own, and not one that it was given."""
        return key not in self.shared.get(kind, {})

    def is_given(self, kind: Kind) -> bool:
        """Whether the project was given any record of a kind."""
        return bool(self.shared.get(kind.name))

    # --- SQL, the same for SQLite and PostgreSQL but for how a sign is written --------------------------------------

    def rows(self, kind: Kind, vendor: str) -> str:
        """SQL that is true for the rows of a kind that belong to the project or were given to it."""
        own = self.own(vendor)
        return f"({own} OR id IN {self._given(kind.name)})" if self.is_given(kind) else own

    def own(self, vendor: str, name: str = "id") -> str:
        """SQL that is true where an id is the project's own: of the rows of a table, or of what stands in `name`."""
        # PostgreSQL sorts by the rules of a language; these operators go by the signs, as does its index of patterns.
        at_least, below = ("~>=~", "~<~") if vendor == "postgresql" else (">=", "<")
        return f"{name} {at_least} '{self.prefix}' AND {name} {below} '{self.mark}{BEHIND}'"

    def stays_inside(self, kind: Kind, column: Column) -> bool:
        """Whether all that stands in the column of an id or a reference has to be the project's own."""
        return not self.is_given(kind) and not (column.type == "ref" and self.shared.get(str(column.kind)))

    def key(self, kind: Kind, column: Column, vendor: str) -> str:
        """SQL that gives the key in the column of an id or a reference; a sign that no key has for what leads out of
        the project by no sharing. What a shared record points to and the project was not given is NULL."""
        name = '"id"' if column.type == "id" else f'"{column.name}_id"'
        key = f"substr({name}, {START})"
        if column.type == "id":
            return key
        own = f"substr({name}, 1, {_START}) = '{self.prefix}'"
        given = f" OR {name} IN {self._given(str(column.kind))}" if self.shared.get(str(column.kind)) else ""
        astray = "chr(1)" if vendor == "postgresql" else "char(1)"
        if self.is_given(kind) and may_be_null(column):
            astray = f"CASE WHEN substr(id, 1, {_START}) <> '{self.prefix}' THEN NULL ELSE {astray} END"
        empty = f"WHEN {name} IS NULL THEN NULL " if may_be_null(column) else ""
        return f"CASE {empty}WHEN {own}{given} THEN {key} ELSE {astray} END"

    def own_value(self, kind: Kind, column: Column, vendor: str) -> str:
        """SQL that gives the text of an own column; a sign that none has where the object of own values is broken. Own
        columns are this project's: of a record that it was given it knows none."""
        value = f"own ->> '{column.name}'"
        if vendor != "postgresql":
            of_object = f"CASE json_type(own) WHEN 'object' THEN {value} ELSE char(1) END"
            value = f"CASE WHEN json_valid(own) THEN {of_object} ELSE char(1) END"
        else:
            value = f"CASE WHEN jsonb_typeof(own) = 'object' THEN {value} ELSE chr(1) END"
        given = f" OR substr(id, 1, {_START}) <> '{self.prefix}'" if self.is_given(kind) else ""
        return f"CASE WHEN own IS NULL{given} THEN NULL ELSE {value} END"

    def _given(self, kind: str) -> str:
        return f"(SELECT record FROM accounts_sharing WHERE project_id = '{self.mark}' AND kind = '{kind}')"
