"""Small tables made in a test, and figures asked of them: real DuckDB, real Parquet."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from dalel.advocacy.people import people
from dalel.advocacy.project import KINDS
from dalel.figures.context import FigureContext
from dalel.figures.engine import Engine
from dalel.figures.figure import Figure
from dalel.figures.people import PrintableNames
from dalel.figures.sandbox import Sandbox
from dalel.figures.snapshot import Snapshot, freeze
from dalel.figures.sources import Rows
from dalel.lib.facts import Facts
from dalel.records.kind import Table
from dalel.reference.facts import load

Cells = Mapping[str, Sequence[Mapping[str, str]]]
BY_NAME = {kind.name: kind for kind in KINDS}


def make_tables(given: Cells) -> dict[str, Table]:
    """Tables from rows that name only the cells they need: {"incidents": [{"id": "i1", "date": "2018"}]}."""
    tables = {}
    for name, rows in given.items():
        kind = BY_NAME[name]
        columns = [column.name for column in kind.columns]
        unknown = {cell for row in rows for cell in row} - set(columns)
        assert not unknown, f"{name} has no columns {unknown}"
        tables[name] = Table(kind, sorted(tuple(row.get(column, "") for column in columns) for row in rows))
    return tables


def make_snapshot(given: Cells, folder: Path) -> Snapshot:
    return freeze(Rows(make_tables(given)), KINDS, folder)


class Asker:
    """Answers live figures on small tables."""

    def __init__(
        self, given: Cells, folder: Path, facts: Facts, language: str = "en", audience: str = "un-public"
    ) -> None:
        tables = make_tables(given)
        self.engine = Engine(freeze(Rows(tables), KINDS, folder))
        self.context = FigureContext(
            self.engine, facts, PrintableNames(people(tables, language).names, audience), language
        )
        self.language = language
        self.named: dict[str, str] = {}

    def __call__(self, expression: str) -> Figure:
        return Sandbox(self.context, self.named).evaluate(expression)

    def text(self, expression: str) -> str:
        return self(expression).text(self.language)


MakeAsker = Callable[..., Asker]


@pytest.fixture(scope="session")
def facts() -> Facts:
    return load()


@pytest.fixture
def asker(tmp_path: Path, facts: Facts) -> Iterator[MakeAsker]:
    made: list[Asker] = []
    numbers = itertools.count()

    def make(given: Cells, **options: str) -> Asker:
        one = Asker(given, tmp_path / f"snapshots-{next(numbers)}", facts, **options)
        made.append(one)
        return one

    yield make
    for one in made:
        one.engine.close()


def temporary() -> tempfile.TemporaryDirectory[str]:
    """For property tests, which make many snapshots in one test."""
    return tempfile.TemporaryDirectory(prefix="dalel-figures-")
