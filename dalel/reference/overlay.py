"""A project's own reference rows, read with every mistake reported at once.

A second country brings its codes, provisions and regions in `reference/<table>.csv` and
`reference/vocabularies/<name>.csv`, with the same columns as the shipped tables. Columns may be left out, or stand
in another order; a column that no table has is a mistake, since it would be lost without a word.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

from dalel.lib import facts as lib
from dalel.lib.edtf import parse
from dalel.lib.errors import DateError, InputError, Problem, ProblemsFound
from dalel.lib.ids import near
from dalel.lib.languages import CODES
from dalel.lib.limits import whole_number
from dalel.lib.messages import _
from dalel.lib.sheets import read_text, separator, text_encoding
from dalel.reference.layout import LAYOUTS, VOCABULARY, Cell, Layout

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Own:
    """A project's rows: table name -> rows, vocabulary -> rows."""

    tables: Mapping[str, Sequence[Row]]
    vocabularies: Mapping[str, Sequence[Row]]

    def over(self, upper: Own) -> Own:
        """These rows with another project's after them."""
        return Own(_joined(self.tables, upper.tables), _joined(self.vocabularies, upper.vocabularies))


def _joined(lower: Mapping[str, Sequence[Row]], upper: Mapping[str, Sequence[Row]]) -> dict[str, list[Row]]:
    return {name: [*lower.get(name, ()), *upper.get(name, ())] for name in {*lower, *upper}}


def read_own(folder: Path, facts: lib.Facts) -> Own:
    """The reference rows of a folder; ProblemsFound with all that is wrong in them."""
    problems: list[Problem] = []
    by_file = {layout.file: layout for layout in LAYOUTS}
    tables: dict[str, list[Row]] = {}
    lines: list[tuple[Layout, str, int, Row]] = []
    vocabularies: dict[str, list[Row]] = {}
    for file in sorted(folder.glob("*.csv")):
        layout = by_file.get(file.stem)
        if layout is None:
            problems.append(_no_such_table(file, by_file))
            continue
        numbered = _read(file, f"reference/{file.name}", layout, problems)
        tables[layout.name] = [row for _line, row in numbered]
        lines += [(layout, f"reference/{file.name}", line, row) for line, row in numbered]
    for file in sorted((folder / "vocabularies").glob("*.csv")):
        name = f"reference/vocabularies/{file.name}"
        numbered = _read(file, name, VOCABULARY, problems)
        vocabularies[file.stem] = [row for _line, row in numbered]
        lines += [(VOCABULARY, name, line, row) for line, row in numbered]
    known = _Known(facts, tables, vocabularies)
    for layout, shown, line, row in lines:
        problems += _row_problems(layout, shown, line, row, known)
    if problems:
        raise ProblemsFound(problems)
    return Own(tables, vocabularies)


def _no_such_table(file: Path, by_file: Mapping[str, Layout]) -> Problem:
    return Problem(
        "reference-table",
        _("There is no reference table of this name."),
        _("Known tables: {names}.", names=", ".join(near(file.stem, by_file) or sorted(by_file))),
        file=f"reference/{file.name}",
    )


def _read(file: Path, shown: str, layout: Layout, problems: list[Problem]) -> list[tuple[int, Row]]:
    try:
        text = read_text(file)
        if text_encoding(file) not in ("utf-8", "utf-8-sig"):
            raise InputError(_("The file is not UTF-8."), _("Save it as UTF-8."))
    except InputError as error:
        problems.append(Problem("encoding", error.message, error.remedy, file=shown))
        return []
    try:
        return _rows_of(text, shown, layout, problems)
    except csv.Error as error:
        said = _("The table cannot be read on from here: {error}.", error=error)
        problems.append(
            Problem("table", said, _("Look for a quotation mark that is opened and not closed."), file=shown)
        )
        return []


def _rows_of(text: str, shown: str, layout: Layout, problems: list[Problem]) -> list[tuple[int, Row]]:
    columns = [*layout.columns, *(one for one in CODES if layout.label and one not in layout.columns)]
    between = separator(text.partition("\n")[0], columns)
    reader = csv.DictReader(io.StringIO(text, newline=""), restkey="", delimiter=between)
    unknown = [name for name in reader.fieldnames or () if name not in columns]
    for name in unknown:
        remedy = _("Columns of this table: {names}.", names=", ".join(near(name, layout.columns) or layout.columns))
        problems.append(Problem("column", _("There is no such column."), remedy, file=shown, line=1, column=name))
    rows: list[tuple[int, Row]] = []
    for row in reader:
        if row.get("") is not None:
            remedy = _("Put text that holds a comma between double quotation marks.")
            problems.append(
                Problem("cells", _("The row has more cells than columns."), remedy, file=shown, line=reader.line_num)
            )
        rows.append((reader.line_num, {name: (row.get(name) or "").strip() for name in columns}))
    return rows


class _Known:
    """Which codes a row may use: the shipped ones and those that the same folder brings."""

    def __init__(
        self, facts: lib.Facts, tables: Mapping[str, Sequence[Row]], vocabularies: Mapping[str, Sequence[Row]]
    ) -> None:
        self._facts = facts
        self._tables = tables
        self._vocabularies = vocabularies
        self._found: dict[str, frozenset[str]] = {}

    def codes(self, vocabulary: str) -> frozenset[str]:
        if vocabulary not in self._found:
            self._found[vocabulary] = frozenset((*self._shipped(vocabulary), *self._own(vocabulary)))
        return self._found[vocabulary]

    def _shipped(self, vocabulary: str) -> Mapping[str, object]:
        if vocabulary == "laws":
            return self._facts.laws
        if vocabulary == "sessions":
            return self._facts.all_sessions
        return self._facts.terms(vocabulary)

    def _own(self, vocabulary: str) -> list[str]:
        if vocabulary == "laws":
            return [row["code"] for row in self._tables.get("laws", ())]
        if vocabulary == "countries":
            return [row["iso3"] for row in self._tables.get("countries", ())]
        if vocabulary == "sessions":
            return [f"{row['body']}-{row['number']}".lower() for row in self._tables.get("all_sessions", ())]
        return [row["code"] for row in self._vocabularies.get(vocabulary, ())]


def _row_problems(layout: Layout, shown: str, line: int, row: Row, known: _Known) -> list[Problem]:
    found = []
    for cell in layout.cells:
        said = row[cell.name]
        wrong = _wrong(cell, said, known)
        if wrong is not None:
            code, message, remedy = wrong
            found.append(Problem(code, message, remedy, file=shown, line=line, column=cell.name, value=said))
    return found


def _wrong(cell: Cell, said: str, known: _Known) -> tuple[str, str, str] | None:
    """What is wrong with a cell: code, message, remedy; None if nothing is."""
    if not said:
        return ("required", _("This must be filled in."), _required_remedy(cell)) if cell.required else None
    if cell.type in ("code", "codes"):
        return _wrong_code(cell, said, known)
    if cell.type == "edtf":
        return _wrong_date(said)
    if cell.name == "pattern":
        return _wrong_pattern(said)
    test = _TESTS.get(cell.type)
    return ("value", *_explain(cell)) if test is not None and not test(said) else None


def _required_remedy(cell: Cell) -> str:
    if cell.name == "source":
        return _("Say where this can be read: a law, a page, a document.")
    if cell.name == "certainty":
        return _("Write verified, derived, unverified or disputed.")
    return _("Fill in the cell, or take the row out.")


def _wrong_code(cell: Cell, said: str, known: _Known) -> tuple[str, str, str] | None:
    codes = known.codes(cell.vocabulary)
    parts = [part.strip() for part in said.split(";")] if cell.type == "codes" else [said]
    bad = next((part for part in parts if part and part not in codes), None)
    if bad is None:
        return None
    likely = ", ".join(near(bad, sorted(codes)))
    message = _("“{code}” is not a code of {vocabulary}.", code=bad, vocabulary=cell.vocabulary)
    return "code", message, _("Near codes: {codes}.", codes=likely) if likely else _("Add it to that table first.")


def _wrong_date(said: str) -> tuple[str, str, str] | None:
    try:
        parse(said)
    except DateError as error:
        return "date", error.message, error.remedy
    return None


def _wrong_pattern(said: str) -> tuple[str, str, str] | None:
    try:
        re.compile(said)
    except re.error as error:
        message = _("This is not a regular expression: {why}.", why=str(error))
        return "pattern", message, _("Try the expression on its example first.")
    return None


def _explain(cell: Cell) -> tuple[str, str]:
    if cell.type == "integer":
        return _("This is not a whole number."), _("Write digits only, such as 34.")
    if cell.type == "boolean":
        return _("This is neither yes nor no."), _("Write yes or no.")
    if cell.type == "day":
        return _("This is not a day."), _("Write year, month and day, such as 2019-03-28.")
    return _("This is not a time of day."), _("Write hours and minutes, such as 12:00.")


def _is_day(said: str) -> bool:
    try:
        date.fromisoformat(said)
    except ValueError:
        return False
    return True


def _is_time(said: str) -> bool:
    try:
        time.fromisoformat(said)
    except ValueError:
        return False
    return True


_TESTS = {
    "integer": lambda said: whole_number(said) is not None,
    "boolean": ("yes", "no").__contains__,
    "day": _is_day,
    "time": _is_time,
}
