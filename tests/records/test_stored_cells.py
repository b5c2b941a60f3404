"""A cell stands in the database in one way; nothing else is read, and the database takes nothing else."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from dalel.accounts.policy import LocalOperator
from dalel.custody.actions import record
from dalel.records import encoding, rows, stored
from dalel.records.kind import Column, boolean, code, codes, day, decimal, edtf, integer, kind, ref, text
from dalel.records.stored import FORMS, DamagedError, decode, faulty
from dalel.register import kinds
from tests.projects import KEYS, begun

LIST = codes("c", "rights", "")
GOOD: list[tuple[Column, Any, str]] = [
    (boolean("b", ""), 1, "yes"),
    (boolean("b", ""), 0, ""),
    (LIST, "[]", ""),
    (LIST, '["a", "b"]', "a;b"),
    (LIST, '["say \\"no\\"", "back\\\\slash"]', 'say "no";back\\slash'),
    (integer("n", ""), -7, "-7"),
    (integer("n", ""), None, ""),
    (decimal("d", ""), 1.5, "1.5"),
    (decimal("d", ""), 2, "2"),
    (day("d", ""), "2018-05-17", "2018-05-17"),
    (edtf("d", ""), "2018-05~", "2018-05~"),
    (ref("r", "incidents", ""), "i-1", "i-1"),
    (ref("r", "incidents", ""), None, ""),
    (text("t", ""), "Two\nlines", "Two\nlines"),
]
BAD: list[tuple[Column, Any]] = [
    *((boolean("b", ""), cell) for cell in ("yes", 2, 1.0, b"1", None)),
    *((LIST, cell) for cell in ('["a;b"]', '["a","b"]', '["a", 1]', '[""]', '["a", "a"]', '[" a"]', "{}", "1", "")),
    *((LIST, cell) for cell in (None, b"[]", "[" * 100_000, '["a"] ')),
    *((integer("n", ""), cell) for cell in ("007", "x", 1.5, 10**18)),
    (integer("n", "", required=True), None),
    *((decimal("d", ""), cell) for cell in ("x", 0.1 + 0.2, 1e15, float("inf"))),
    *((day("d", ""), cell) for cell in ("2025-1-5", "2025-02-30", "", 2025)),
    *((edtf("d", ""), cell) for cell in ("2025-13", None, 2025)),
    *((ref("r", "incidents", ""), cell) for cell in ("", "a b", b"i-1")),
    *((text("t", ""), cell) for cell in (None, b"x", "a\x00b", "\udcff")),
    (code("c", "rights", ""), "x" * 101),
]
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("column", "cell", "canonical"), GOOD)
def test_a_cell_as_it_is_written_is_read(column: Column, cell: Any, canonical: str) -> None:
    assert decode(column, [cell]) == [canonical]
    if isinstance(cell, str):
        assert re.fullmatch(FORMS[column.type].pattern, cell)


@pytest.mark.parametrize(("column", "cell"), BAD)
def test_a_cell_that_nobody_wrote_so_is_not_read(column: Column, cell: Any) -> None:
    with pytest.raises(ValueError):
        decode(column, [cell])
    assert faulty(column, [cell]) == [0]


def test_what_is_encoded_comes_back() -> None:
    cells = {"boolean": ["yes", ""], "codes": ["a;b", ""], "integer": ["0", ""], "day": ["2018-05-17", ""]}
    for column in (boolean("b", ""), LIST, integer("n", ""), day("d", "")):
        written = encoding.encode(kind("k", "k.K", "", column), [["i-1"] * 2, cells[column.type], ["", ""]], KEYS)
        encoded = [row[1] for row in written]
        assert decode(column, [int(one) if isinstance(one, bool) else one for one in encoded]) == cells[column.type]


def _incident(keeper: LocalOperator) -> None:
    begun()
    record(kind=kinds.INCIDENTS, values={"id": "i1", "date": "2018-03", "verification": "reported"}, actor=keeper)
    record(kind=kinds.ACTS, values={"id": "a1", "incident": "i1", "kind": "killing"}, actor=keeper)


REFUSED = [
    ("register_act", "targets", '["a;b"]', True),
    ("register_act", "targets", '["a", 1, "b"]', True),
    ("register_act", "targets", '{"a": "b"}', True),
    ("register_act", "targets", '["a", ""]', True),
    ("register_act", "targets", '["a","b"]', False),  # PostgreSQL writes it in its own form
    ("register_incident", "invented", "yes", False),  # it reads that as a yes
    ("register_incident", "invented", 2, True),
    ("register_incident", "date_latest", "2018-3-5", False),
    ("register_incident", "date_latest", "soon", True),
    ("register_incident", "region", "x" * 101, True),
    ("register_incident", "region", b"x", False),
]


@pytest.mark.parametrize(("table", "column", "cell", "everywhere"), REFUSED)
def test_the_database_takes_no_cell_in_another_form(
    keeper: LocalOperator, table: str, column: str, cell: object, everywhere: bool
) -> None:
    if connection.vendor == "postgresql" and not everywhere:
        pytest.skip("PostgreSQL makes a value of its own type of it")
    _incident(keeper)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {column} = %s", [cell])


def test_a_damaged_cell_stops_whoever_reads_and_is_named(keeper: LocalOperator) -> None:
    _incident(keeper)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints = on")
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE register_act DROP CONSTRAINT register_act_targets_form")
        cursor.execute("UPDATE register_act SET targets = '[\"a;b\"]'")
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints = off")
    with pytest.raises(DamagedError, match="acts a1: what the database holds for targets is damaged") as stopped:
        list(rows.Stored(kinds.ACTS, KEYS))
    assert "a;b" in str(stopped.value.value)
    assert "a;b" not in str(stopped.value)  # it is shown on pages and written into logs, and might be a name
    with pytest.raises(DamagedError):
        rows.find(kinds.ACTS, ["a1"], KEYS)


def test_cells_are_decoded_though_another_thread_lets_the_memory_begin_anew_meanwhile(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    listed = stored.listed

    def meanwhile(cell: str) -> str:
        if cell == "late":  # what another thread may do while this cell is read
            decode(LIST, [f'["{number}"]' for number in range(100_001)])
            decode(LIST, ["[]"])
        return listed(cell)

    cells = [f'["{letter}"]' for letter in "abc"]
    decode(LIST, cells)
    monkeypatch.setattr(stored, "listed", meanwhile)
    assert decode(LIST, [*cells, '["late"]']) == ["a", "b", "c", "late"]
