"""A CSV file becomes tables of lists: 0/1 columns are lists, `count` holds counts, `--by` columns make strata."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dalel.lib.errors import Problem, ProblemsFound
from dalel.lib.speech import _
from dalel.statistics.errors import TableError
from dalel.statistics.tables import Lists

COUNT = "count"


@dataclass(frozen=True, slots=True)
class Stratum:
    """One stratum as read: its table, or the refusal that stands in its place."""

    name: str
    table: Lists | None
    refusal: str = ""


def read_csv(path: Path, by: Sequence[str] = ()) -> list[Stratum]:
    """All strata of a file, in the order of their names; one nameless stratum without `by`."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise TableError(
            _("The file {name} cannot be read: {error}.", name=path.name, error=error),
            _("Give a CSV file in UTF-8."),
        ) from error
    return read_text(text, by, name=path.name)


def read_text(text: str, by: Sequence[str] = (), *, name: str = "") -> list[Stratum]:
    """As `read_csv`, from text."""
    reader = csv.DictReader(io.StringIO(text, newline=""))
    header = [column or "" for column in reader.fieldnames or []]
    absent = [column for column in by if column not in header]
    if absent:
        raise TableError(
            _("There is no column {column}.", column=absent[0]),
            _("The columns are: {columns}.", columns=", ".join(header)),
        )
    lists = [column for column in header if column != COUNT and column not in by]
    problems: list[Problem] = []
    groups: dict[str, tuple[list[list[int]], list[int]]] = {}
    for number, row in enumerate(reader, start=2):
        rows, counts = groups.setdefault(" · ".join(row[column] or "" for column in by), ([], []))
        rows.append([_mark(row, column, (name, number), problems) for column in lists])
        counts.append(_count(row, (name, number), problems) if COUNT in header else 1)
    if problems:
        raise ProblemsFound(problems)
    counted = COUNT in header
    strata = [_stratum(key, lists, groups[key], counted=counted) for key in sorted(groups)]
    if not strata:
        raise TableError(_("The file holds no row."), _("Give one line for every history, or for every person."))
    if not by and strata[0].table is None:
        Lists.of(lists, groups[""][0], groups[""][1])
    return strata


def _stratum(key: str, lists: Sequence[str], group: tuple[list[list[int]], list[int]], *, counted: bool) -> Stratum:
    """A stratum in which a list has nobody goes on with the others, and says so; a whole file does not."""
    rows, counts = group
    kept = [at for at in range(len(lists)) if any(row[at] and count for row, count in zip(rows, counts, strict=True))]
    if key and 2 <= len(kept) < len(lists):
        absent = ", ".join(name for at, name in enumerate(lists) if at not in kept)
        notes: tuple[str, ...] = (_("Nobody of this stratum is on {names}; left out here.", names=absent),)
        lists, rows = [lists[at] for at in kept], [[row[at] for at in kept] for row in rows]
    else:
        notes = ()
    try:
        table = Lists.of(lists, rows, counts if counted else None, stratum=key)
    except TableError as error:
        return Stratum(key, None, str(error))
    return Stratum(key, table.noted(*notes))


def _mark(row: dict[str, str | None], column: str, place: tuple[str, int], problems: list[Problem]) -> int:
    cell = (row[column] or "").strip()
    if cell in ("0", "1"):
        return int(cell)
    problems.append(
        Problem(
            code="lists-mark",
            message=_("A mark of a list is neither 0 nor 1."),
            remedy=_("Write 1 for “on this list”, 0 for “not on it”; name other columns with --by, or leave them out."),
            file=place[0],
            line=place[1],
            column=column,
            value=cell,
        )
    )
    return 0


def _count(row: dict[str, str | None], place: tuple[str, int], problems: list[Problem]) -> int:
    cell = (row[COUNT] or "").strip()
    if cell.isdecimal() and cell.isascii():
        return int(cell)
    problems.append(
        Problem(
            code="lists-count",
            message=_("A count is not a whole number from 0 up."),
            remedy=_("Correct the count, or take the line out."),
            file=place[0],
            line=place[1],
            column=COUNT,
            value=cell,
        )
    )
    return 0
