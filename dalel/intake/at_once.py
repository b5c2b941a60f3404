"""Writes the tables of a large folder while another process reads them (`intake.reading_ahead`): one reading, two
cores."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, nullcontext
from typing import Any

from dalel.custody import bulk
from dalel.custody.preparing import Prepared
from dalel.custody.writer import Writer
from dalel.intake.reading_ahead import END, PREPARED, Base, NotGoodError, ReadingAhead, order
from dalel.lib.errors import Problem
from dalel.lib.messages import _
from dalel.lib.sheets import Sheet
from dalel.records import rows
from dalel.records.fields import kinds
from dalel.records.keys import Keys

Progress = Callable[[str, int], None]  # what is being done, how many rows are
LARGE = 4_000_000  # bytes of a table: from here on, building an index at the end is faster than keeping it

_Tables = Sequence[tuple[Sheet, Writer]]


def filling(sheet: Sheet, writer: Writer) -> AbstractContextManager[None]:
    """Around the writing of a table."""
    return writer.filling() if sheet.path.stat().st_size > LARGE else nullcontext()


def write_at_once(base: Base, tables: _Tables, progress: Progress) -> list[Problem]:
    """Write the tables, those that others point to first; return what is odd in them.

    Raises NotGoodError, or IntegrityError, if anything is wrong with them: then the transaction is to be taken back.
    """
    if any(writer.kind.unique and not writer.is_fresh for _sheet, writer in tables):
        raise NotGoodError  # what may occur once has to be held against the database before anything is written
    prepared = [writer.kind.name for _sheet, writer in tables if writer.takes_prepared]
    with ReadingAhead(order(base, [(sheet, writer.kind) for sheet, writer in tables], prepared)) as ahead:
        missing, warnings = _take(ahead, tables, progress)
    bulk.settle()
    _look_up(missing, base.keys)
    return warnings


def _take(ahead: ReadingAhead, tables: _Tables, progress: Progress) -> tuple[Mapping[str, list[str]], list[Problem]]:
    """Write what comes; return the keys that no table answers, and what is odd."""
    now, done = -1, 0
    with ExitStack() as around:
        for what, *given in ahead.messages():
            if what == END:
                break
            place, *content = given
            sheet, writer = tables[place]
            if place != now:
                around.close()
                around.enter_context(filling(sheet, writer))
                now, done = place, 0
            done += _write(writer, what, content)
            progress(_("writing {place}", place=sheet.place), done)
    missing, warnings = given
    return missing, [Problem(*warning) for warning in warnings]


def _write(writer: Writer, what: str, content: Sequence[Any]) -> int:
    """Write some records; return how many."""
    if what == PREPARED:
        prepared = Prepared(*content)
        writer.write_prepared(prepared)
        return len(prepared.rows)
    (columns,) = content
    writer.write(columns)
    return len(columns[0])


def _look_up(missing: Mapping[str, list[str]], keys: Keys) -> None:
    """References to records that the folder does not bring: the project has to have them."""
    for name, wanted in missing.items():
        if len(rows.existing(kinds()[name], wanted, keys)) < len(wanted):
            raise NotGoodError
