"""Runs questions on a snapshot: DuckDB in this process, small tables in memory, large ones in files beside it."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from dalel.figures import relations, wide_tables
from dalel.figures.snapshot import Snapshot, connect
from dalel.figures.sql import Query
from dalel.lib.drivers import first_line
from dalel.lib.errors import FigureError
from dalel.lib.messages import _

if TYPE_CHECKING:
    import duckdb


class Engine:
    """One connection to one snapshot. It may be used from several threads: each query has a cursor of its own.

    without: records that are left out, as if they had never been: kind -> keys. What points to them has to be left out
    with them.
    """

    def __init__(self, snapshot: Snapshot, without: Mapping[str, Collection[str]] | None = None) -> None:
        self.snapshot = snapshot
        self.without = without or {}
        self._connection: duckdb.DuckDBPyConnection = connect()
        if sum(snapshot.rows(kind) for kind in snapshot.manifest["tables"]) <= wide_tables.SMALL:
            self._connection.execute("SET threads = 1")  # for little data, sharing the work costs more than it saves
        self._lock = threading.Lock()
        self._viewed: set[str] = set()
        self._wide: dict[str, set[tuple[str, str]]] = {}

    def close(self) -> None:
        self._connection.close()

    def run(self, query: Query) -> list[tuple[Any, ...]]:
        """The rows that a query gives."""
        import duckdb  # noqa: PLC0415 - heavy; loaded since the connection was made

        self._provide([query])
        try:
            return self._connection.cursor().execute(query.sql, list(query.values)).fetchall()
        except (duckdb.BinderException, duckdb.DataError, duckdb.NotSupportedError) as error:
            # A question that passed our checks and cannot be put all the same: no reader of it may see a traceback.
            raise FigureError(
                _("This cannot be asked of these records: {reason}.", reason=first_line(error)[:200]),
                _("Ask for it in another way."),
            ) from error

    def rows(self, kind: str, columns: Iterable[str], record: str | None = None) -> list[tuple[Any, ...]]:
        """The cells of a table, of one record or of all, in the order of their ids."""
        with self._lock:
            self._view(kind)
        where = " WHERE id = ?" if record is not None else ""
        names = ", ".join(columns)
        sql = f"SELECT {names} FROM {relations.table(kind)}{where} ORDER BY id"
        return self._connection.cursor().execute(sql, [record] if record is not None else []).fetchall()

    def any_invented(self) -> bool:
        """Whether any record of the snapshot says of itself that it was made up."""
        with self._lock:
            kinds = [kind for kind in self.snapshot.manifest["tables"] if self.snapshot.rows(kind)]
            for kind in kinds:
                self._view(kind)
        asked = (f"SELECT 1 FROM {relations.table(kind)} WHERE invented LIMIT 1" for kind in kinds)
        return any(self._connection.cursor().execute(sql).fetchone() for sql in asked)

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
                with self._lock:
                    if kind not in self._wide or not columns <= self._wide[kind]:
                        self._widen(kind, set(columns))

    def _widen(self, kind: str, columns: set[tuple[str, str]]) -> None:
        known = wide_tables.known_columns(kind, self.snapshot)
        file = (
            wide_tables.stored(self.snapshot, kind)
            if columns <= known and self.snapshot.rows(kind) > wide_tables.SMALL
            else None
        )
        if file is None:
            self._widen_in_memory(kind, columns | known)
        else:
            name = relations.wide_name(kind)
            self._connection.execute(f"ATTACH '{wide_tables.quoted(file)}' AS stored_{name} (READ_ONLY)")
            left_out = self._left_out(kind, relations.column(kind, "id"))
            self._connection.execute(f"CREATE VIEW {name} AS SELECT * FROM stored_{name}.{name}{left_out}")
        self._wide[kind] = columns | known

    def _widen_in_memory(self, kind: str, wanted: set[tuple[str, str]]) -> None:
        for found in relations.wide_kinds(kind):
            self._view(found)
        sql = relations.wide_select(kind, {one for one in wanted if wide_tables.has(self.snapshot, *one)})
        self._connection.execute(f"CREATE OR REPLACE TABLE {relations.wide_name(kind)} AS {sql}")

    def _view(self, kind: str) -> None:
        if kind in self._viewed:
            return
        self._viewed.add(kind)
        read = f"SELECT * FROM ({wide_tables.view(self.snapshot, kind)}){self._left_out(kind, 'id')}"
        self._connection.execute(f"CREATE VIEW {relations.table(kind)} AS {read}")

    def _left_out(self, kind: str, column: str) -> str:
        """The condition that leaves out records of a kind, whose key stands in that column; "" where none are."""
        keys = sorted(self.without.get(kind, ()))
        if not keys:
            return ""
        name = f"without_{relations.table(kind)}"
        self._connection.execute(f"CREATE TABLE IF NOT EXISTS {name} AS SELECT unnest(?::VARCHAR[]) AS id", [keys])
        return f" WHERE {column} NOT IN (SELECT id FROM {name})"
