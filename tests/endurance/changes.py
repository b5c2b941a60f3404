"""Changes of a database past the product, written without knowing its tables: any cell, any row, any table."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg

from tests.endurance.contents import Contents, Table, sqlite
from tests.endurance.places import Place

# What says nothing about records: when a migration was applied, and who may log in.
EXEMPT = ("django_", "accounts_user", "accounts_membership", "sqlite_")


@dataclass(frozen=True)
class Changed:
    """What was changed, and the words of which one has to stand in what is found; none: any finding will do."""

    what: str
    words: tuple[str, ...] = ()


class Link:
    """One way to change either kind of database. Triggers and constraints are switched off, as an intruder would."""

    def __init__(self, link: Any, *, server: bool) -> None:
        self._link, self._server = link, server
        self.row = "ctid" if server else "rowid"

    def run(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        cursor = self._link.execute(statement.replace("?", "%s") if self._server else statement, values or None or ())
        return list(cursor.fetchall()) if cursor.description else []

    def held(self, table: str, columns: tuple[str, ...], row: Any) -> dict[str, Any]:
        """A row by its address; empty where it is gone."""
        found = self.run(f'SELECT * FROM "{table}" WHERE {self.row} = ?', row)
        return dict(zip(columns, found[0], strict=True)) if found else {}

    def address(self, table: str, dice: random.Random) -> Any:
        """A row by chance."""
        rows = self.run(f'SELECT {self.row} FROM "{table}" ORDER BY 1')
        return dice.choice(rows)[0]


@contextmanager
def link_to(place: Place) -> Iterator[Link]:
    """The database of a place, open to any change."""
    if place.server:
        with closing(psycopg.connect(place.url, autocommit=True)) as link:
            link.execute("SET session_replication_role = replica")
            yield Link(link, server=True)
        return
    with sqlite(place.file) as link:
        triggers = link.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _sql in triggers:
            link.execute(f'DROP TRIGGER "{name}"')
        link.execute("PRAGMA ignore_check_constraints = ON")
        try:
            yield Link(link, server=False)
        finally:  # triggers that are gone would be found by themselves, whatever else was changed
            for _name, sql in triggers:
                link.execute(sql)


FILED = ("advocacy_claim", "advocacy_document", "advocacy_documentversion")


def words(table: str, *rows: Mapping[str, Any]) -> tuple[str, ...]:
    """How a finding names these rows of a table."""
    if table == "custody_journalhead":
        return ("The journal ends at", "kept", table)
    if table in FILED:  # named by project, document and number
        return (table, "its claims", "the journal says", "the journal does not know it", "was filed")
    key = {"custody_journalentry": "sequence", "custody_journalsecret": "entry_id"}.get(table)
    if key:  # an entry that is gone or moved is seen where the next one follows
        numbers = [row[key] for row in rows if isinstance(row.get(key), int)]
        return ("The journal ends at", *(f"ntry {number + more}" for number in numbers for more in (0, 1)))
    known = ("id", "path", "mark", "record")
    named = [str(row[name]) for row in rows for name in known if isinstance(row.get(name), str)]
    # A record is named by its key, which stands in its id behind the mark of the project.
    return (table, *filter(None, named), *filter(None, (one.partition(":")[2] for one in named)))


def filled(contents: Contents) -> list[tuple[str, Table]]:
    """Tables that hold something that matters, each as often as the logarithm of its size."""
    found = [(name, table) for name, table in contents.items() if table.rows and not name.startswith(EXEMPT)]
    return [one for one in found for _bits in range(len(one[1].rows).bit_length())]


def nothing(_link: Link, _contents: Contents, _dice: random.Random) -> Changed:
    """The database was opened to any change, and closed again."""
    return Changed("nothing")


def cell(link: Link, contents: Contents, dice: random.Random) -> Changed:
    """One value becomes another of the same sort."""
    name, table = dice.choice(filled(contents))
    at = dice.randrange(len(table.columns))
    column, row = table.columns[at], link.address(name, dice)
    before = link.held(name, table.columns, row)
    new = other(before[column], dice)
    link.run(f'UPDATE "{name}" SET "{column}" = ? WHERE {link.row} = ?', new, row)
    return Changed(f"{name}.{column}", words(name, before, {**before, column: new}))


def other(old: Any, dice: random.Random) -> Any:
    """A value unlike the old one: text by a letter, a number by one, JSON by one of its leaves."""
    if isinstance(old, bool):
        return not old
    if isinstance(old, (int, float)):
        return old + 1
    if isinstance(old, (dict, list)):
        return json.dumps(_leaf(old, dice))
    if old is None or not isinstance(old, str):
        return None if old is not None else "2001-01-01"
    if old[:1] in "[{" and old[:1]:
        return json.dumps(_leaf(json.loads(old), dice), ensure_ascii=False)
    at = dice.randrange(len(old)) if old else 0
    return f"{old[:at]}{'7' if old[at : at + 1] != '7' else '3'}{old[at + 1 :]}"


def _leaf(value: Any, dice: random.Random) -> Any:
    if isinstance(value, dict) and value:
        key = dice.choice(sorted(value))
        return {**value, key: _leaf(value[key], dice)}
    if isinstance(value, list) and value:
        at = dice.randrange(len(value))
        return [*value[:at], _leaf(value[at], dice), *value[at + 1 :]]
    return "tampered" if value != "tampered" else "x"


def row_gone(link: Link, contents: Contents, dice: random.Random) -> Changed:
    """A row is deleted."""
    name, table = dice.choice(filled(contents))
    row = link.address(name, dice)
    before = link.held(name, table.columns, row)
    link.run(f'DELETE FROM "{name}" WHERE {link.row} = ?', row)
    return Changed(name, words(name, before))


def row_more(link: Link, contents: Contents, dice: random.Random) -> Changed:
    """A row stands twice, the second time under another key."""
    name, table = dice.choice(filled(contents))
    if "id" not in table.columns and "sequence" not in table.columns:
        return cell(link, contents, dice)
    key = "id" if "id" in table.columns else "sequence"
    values = dict(zip(table.columns, dice.choice(table.rows), strict=True))
    values[key] = f"zz-{dice.randrange(10**6)}" if isinstance(values[key], str) else 10**6
    given = [json.dumps(one) if isinstance(one, (dict, list)) else one for one in values.values()]
    names = ", ".join(f'"{one}"' for one in values)
    link.run(f'INSERT INTO "{name}" ({names}) VALUES ({", ".join("?" * len(given))})', *given)
    return Changed(name, words(name, values))


def two_exchanged(link: Link, contents: Contents, dice: random.Random) -> Changed:
    """Two rows exchange a value."""
    name, table = dice.choice([one for one in filled(contents) if len(one[1].rows) > 1])
    at = dice.randrange(len(table.columns))
    column, first, second = table.columns[at], link.address(name, dice), link.address(name, dice)
    rows = link.held(name, table.columns, first), link.held(name, table.columns, second)
    a, b = rows[0][column], rows[1][column]
    if a == b or "id" in (column,) or column in ("sequence", "hash"):
        return cell(link, contents, dice)
    change = f'UPDATE "{name}" SET "{column}" = ? WHERE {link.row} = ?'
    given = [json.dumps(one) if isinstance(one, (dict, list)) else one for one in (b, a)]
    link.run(change, given[0], first)
    if link.row == "rowid":  # a changed row of PostgreSQL has another address; one change is change enough
        link.run(change, given[1], second)
    return Changed(f"{name}.{column}", words(name, *rows))
