"""A CSV file becomes tables of lists: 0/1 columns are lists, `count` holds counts, `--by` columns make strata."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dalel.lib.errors import Problem, ProblemsFound
from dalel.lib.messages import _
from dalel.statistics.errors import TableError
from dalel.statistics.tables import Lists

COUNT = "count"
SAID = 3


@dataclass(frozen=True, slots=True)
class Stratum:
    """One stratum as read: its table, or the refusal that stands in its place."""

    name: str
    table: Lists | None
    refusal: str = ""


def read_csv(path: Path, by: Sequence[str] = (), *, allow_nested: bool = False) -> list[Stratum]:
    """All strata of a file, in the order of their names; one nameless stratum without `by`."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise TableError(
            _("The file {name} cannot be read: {error}.", name=path.name, error=error),
            _("Give a CSV file in UTF-8."),
        ) from error
    return read_text(text, by, name=path.name, allow_nested=allow_nested)


def read_text(text: str, by: Sequence[str] = (), *, name: str = "", allow_nested: bool = False) -> list[Stratum]:
    """As `read_csv`, from text."""
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    header = [column.strip() for column in reader.fieldnames or []]
    reader.fieldnames = header
    _check_header(header, by)
    counted = COUNT in header
    lists = [column for column in header if column != COUNT and column not in by]
    problems: list[Problem] = []
    groups: dict[str, _Group] = {}
    for number, row in enumerate(reader, start=2):
        key = " · ".join(row[column] or "" for column in by)
        group = groups.setdefault(key, _Group([], [] if counted else None))
        group.rows.append([_mark(row, column, (name, number), problems) for column in lists])
        if counted and group.counts is not None:
            group.counts.append(_count(row, (name, number), problems))
    if problems:
        raise ProblemsFound(_shortened(problems))
    if not groups:
        raise TableError(_("The file holds no row."), _("Give one line for every history, or for every person."))
    if not by:
        group = groups[""]
        whole = Lists.of(lists, group.rows, group.counts, allow_nested=allow_nested)
        return [Stratum("", whole)]
    return [_stratum(key, lists, groups[key], allow_nested=allow_nested) for key in sorted(groups)]


@dataclass(frozen=True, slots=True)
class _Group:
    """Rows of one stratum; counts are None where every row is one person."""

    rows: list[list[int]]
    counts: list[int] | None


def _delimiter(text: str) -> str:
    """What parts the columns of the first line: spreadsheets of many countries write semicolons or tabs."""
    first = text.split("\n", 1)[0]
    return max((",", ";", "\t"), key=first.count)


def _shortened(problems: Sequence[Problem]) -> list[Problem]:
    """The first few of each column: a column that is no list is wrong in every line."""
    kept: list[Problem] = []
    for column in dict.fromkeys(problem.column for problem in problems):
        kept += [problem for problem in problems if problem.column == column][:SAID]
    return sorted(kept, key=lambda problem: problem.line or 0)


def _check_header(header: Sequence[str], by: Sequence[str]) -> None:
    absent = [column for column in by if column not in header]
    if absent:
        raise TableError(
            _("There is no column {column}.", column=absent[0]),
            _("The columns are: {columns}.", columns=", ".join(header)),
        )
    twice = sorted({column for column in header if header.count(column) > 1})
    if twice:
        raise TableError(_("Two columns bear one name: {names}.", names=", ".join(twice)), _("Rename one of them."))


def _stratum(key: str, lists: Sequence[str], group: _Group, *, allow_nested: bool) -> Stratum:
    """A stratum in which a list has nobody goes on with the others, and says so; a whole file does not."""
    rows = group.rows
    counts = group.counts or [1] * len(rows)
    kept = [at for at in range(len(lists)) if any(row[at] and count for row, count in zip(rows, counts, strict=True))]
    notes: tuple[str, ...] = ()
    if 2 <= len(kept) < len(lists):
        absent = ", ".join(name for at, name in enumerate(lists) if at not in kept)
        notes = (_("Nobody of this stratum is on {names}; left out here.", names=absent),)
        lists, rows = [lists[at] for at in kept], [[row[at] for at in kept] for row in rows]
    try:
        table = Lists.of(lists, rows, group.counts, stratum=key or "–", allow_nested=allow_nested)
    except TableError as error:
        return Stratum(key or "–", None, str(error))
    return Stratum(key or "–", table.noted(*notes))


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
