"""Runs questions on a snapshot: DuckDB in this process, the tables kept in memory with only the columns asked for."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dalel.figures import relations
from dalel.figures.questions import Query, wide_name
from dalel.figures.snapshot import Snapshot, connect

if TYPE_CHECKING:
    import duckdb

# Up to here all columns that the catalogue knows are taken at once; beyond, each is read when it is first asked for.
_SMALL = 200_000


class Engine:
    """One connection to one snapshot. It may be used from several threads: each query has a cursor of its own."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._connection: duckdb.DuckDBPyConnection = connect()
        if sum(snapshot.rows(kind) for kind in snapshot.manifest["tables"]) <= _SMALL:
            self._connection.execute("SET threads = 1")  # for little data, sharing the work costs more than it saves
        self._lock = threading.Lock()
        self._viewed: set[str] = set()
        self._wide: dict[str, set[tuple[str, str]]] = {}

    def close(self) -> None:
        self._connection.close()

    def run(self, query: Query) -> list[tuple[Any, ...]]:
        """The rows that a query gives."""
        self._provide([query])
        return self._connection.cursor().execute(query.sql, list(query.values)).fetchall()

    def rows(self, kind: str, columns: Iterable[str], record: str | None = None) -> list[tuple[Any, ...]]:
        """The cells of a table, of one record or of all, in the order of their ids."""
        with self._lock:
            self._view(kind)
        where = " WHERE id = ?" if record is not None else ""
        names = ", ".join(columns)
        sql = f"SELECT {names} FROM {relations.table(kind)}{where} ORDER BY id"
        return self._connection.cursor().execute(sql, [record] if record is not None else []).fetchall()

    def pointing(self, kind: str, column: str, record: str) -> list[str]:
        """The ids of the records of a kind that point to a record."""
        with self._lock:
            self._view(kind)
        sql = f"SELECT id FROM {relations.table(kind)} WHERE {column} = ? ORDER BY id"
        return [row[0] for row in self._connection.cursor().execute(sql, [record]).fetchall()]

    def run_alone(self, query: Query) -> list[tuple[Any, ...]]:
        """The rows of a query by the SQL that stands on its own: what anybody else would run."""
        with self._lock:
            for kind in {kind for needed in query.needs for kind in relations.wide_kinds(needed)}:
                self._view(kind)
        return self._connection.cursor().execute(query.alone, list(query.values)).fetchall()

    def _provide(self, queries: Iterable[Query]) -> None:
        for query in queries:
            for kind, columns in query.needs.items():
                if not columns <= self._wide.get(kind, set()) or kind not in self._wide:
                    with self._lock:
                        self._widen(kind, set(columns))

    def _widen(self, kind: str, columns: set[tuple[str, str]]) -> None:
        wanted = columns | self._wide.get(kind, set()) | {(kind, "id")}
        if self.snapshot.rows(kind) <= _SMALL:
            wanted |= _known_columns(kind)
        for found in relations.wide_kinds(kind):
            self._view(found)
        sql = relations.wide_select(kind, {one for one in wanted if self._has(*one)})
        self._connection.execute(f"CREATE OR REPLACE TABLE {wide_name(kind)} AS {sql}")
        self._wide[kind] = wanted

    def _has(self, kind: str, name: str) -> bool:
        return all(base in self.snapshot.columns(found) for found, base in relations.made_of(kind, name))

    def _view(self, kind: str) -> None:
        if kind in self._viewed:
            return
        self._viewed.add(kind)
        file = self.snapshot.file(kind)
        if file is not None:
            body = f"SELECT * FROM read_parquet('{_quoted(file)}')"
        else:
            columns = self.snapshot.columns(kind) or {"id": "VARCHAR"}
            empty = ", ".join(f'CAST(NULL AS {type_}) AS "{name}"' for name, type_ in columns.items())
            body = f"SELECT {empty} WHERE false"
        self._connection.execute(f"CREATE VIEW {relations.table(kind)} AS {body}")


def _known_columns(kind: str) -> set[tuple[str, str]]:
    """The columns of a wide table that any expression of the catalogue may ask for."""
    from dalel.figures.catalogue import dimensions, measures, units  # noqa: PLC0415 - the table is made when asked for

    expressions = [expression for about in dimensions().values() for expression in about.homes.values()]
    expressions += [about.expression for about in measures().values()]
    expressions += [about.key for about in units().values()]
    dates = [one for about in units().values() for one in about.dates.values()]
    expressions += [f"{one}{end}" for one in dates for end in ("", "_earliest", "_latest")]
    expressions += [f"{{{child}}}.{column}" for child, columns in relations.UP.items() for column in columns]
    expressions += [f"{{{found}}}.id" for found in relations.wide_kinds(kind)]
    within = relations.wide_kinds(kind)
    return {one for expression in expressions for one in relations.columns_in(expression) if one[0] in within}


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
