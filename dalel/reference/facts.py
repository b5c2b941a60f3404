"""The shipped reference data, each table read from its file when it is first asked for.

Pure: no Django, only the standard library, so that a text can be checked on a machine that holds nothing else.
The files themselves are checked by the tests, not at every start; a project's own rows are checked each time.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

from dalel.lib import facts as lib
from dalel.lib.languages import CODES, LANGUAGES
from dalel.reference.layout import BY_NAME, LAYOUTS, VOCABULARY, Cell, Layout
from dalel.reference.overlay import Own, read_own

DATA = Path(__file__).parent / "data"


def load(overlay: Path | None = None) -> lib.Facts:
    """All reference data, with a project's own rows over them where a folder is given.

    `overlay` is a project folder (its `reference/` is taken) or a folder of reference tables. Raises ProblemsFound
    with every mistake in it. A folder without reference rows changes nothing.
    """
    shipped = FileFacts()
    return shipped if overlay is None else shipped.overlay(overlay)


class FileFacts(lib.Facts):
    """Facts read from files: the shipped ones and, where given, a project's own over them."""

    def __init__(self, own: Own | None = None) -> None:
        self._own = own or Own({}, {})
        tables: dict[str, Any] = {layout.name: _reader(layout, self._own) for layout in LAYOUTS}
        super().__init__(vocabularies=lambda: Vocabularies(self._own), **tables)

    def overlay(self, folder: Path) -> lib.Facts:
        """These facts with the rows of `folder` over them; ProblemsFound if any row there cannot be used."""
        inner = folder / "reference"
        place = inner if inner.is_dir() else folder
        return FileFacts(self._own.over(read_own(place, self)))


class Vocabularies(Mapping[str, Mapping[str, lib.Term]]):
    """Vocabularies by name, each read when it is first asked for."""

    def __init__(self, own: Own) -> None:
        self._own = own
        self._read: dict[str, dict[str, lib.Term]] = {}

    def __getitem__(self, name: str) -> Mapping[str, lib.Term]:
        if name not in self._read:
            self._read[name] = self._terms(name)
        return self._read[name]

    def _terms(self, name: str) -> dict[str, lib.Term]:
        shipped = DATA / "vocabularies" / f"{name}.csv"
        own = self._own.vocabularies.get(name, ())
        if name not in vocabulary_names() and not own:
            raise KeyError(name)
        rows = [*(_rows(shipped) if name in vocabulary_names() else ()), *own]
        return {row["code"]: cast(lib.Term, _fact(VOCABULARY, row, vocabulary=name)) for row in rows}

    def __iter__(self) -> Iterator[str]:
        return iter(sorted({*vocabulary_names(), *self._own.vocabularies}))

    def __len__(self) -> int:
        return len(list(iter(self)))


@cache
def vocabulary_names() -> frozenset[str]:
    """The names of the shipped vocabularies."""
    return frozenset(file.stem for file in (DATA / "vocabularies").glob("*.csv"))


def shipped_rows(layout: Layout) -> list[dict[str, str]]:
    """The rows of a shipped table as they stand in its file."""
    return list(_rows(DATA / f"{layout.file}.csv"))


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        yield from csv.DictReader(opened)


def _reader(layout: Layout, own: Own) -> Callable[[], Any]:
    return lambda: _SHAPES.get(layout.name, _as_dict)(layout, _laid_over(layout, own))


def _laid_over(layout: Layout, own: Own) -> Iterator[dict[str, str]]:
    """The shipped rows, less those that a project says anew, then the project's."""
    mine = own.tables.get(layout.name, ())
    said = {_key(layout, row) for row in mine}
    yield from (row for row in shipped_rows(layout) if _key(layout, row) not in said)
    yield from mine


def _key(layout: Layout, row: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(row.get(name, "") for name in layout.key)


def _as_list(layout: Layout, rows: Iterator[dict[str, str]]) -> list[lib.Fact]:
    return [_fact(layout, row) for row in rows]


def _as_dict(layout: Layout, rows: Iterator[dict[str, str]]) -> dict[str, lib.Fact]:
    return {row[layout.key[0]]: _fact(layout, row) for row in rows}


def _as_sessions(layout: Layout, rows: Iterator[dict[str, str]]) -> dict[str, lib.Session]:
    sessions = (cast(lib.Session, _fact(layout, row)) for row in rows)
    return {session.code: session for session in sessions}


def _as_versions(layout: Layout, rows: Iterator[dict[str, str]]) -> dict[str, list[lib.Provision]]:
    """Provision code -> its versions, oldest first."""
    versions: dict[str, list[lib.Provision]] = {}
    for row in rows:
        versions.setdefault(row["code"], []).append(cast(lib.Provision, _fact(layout, row)))
    for several in versions.values():
        several.sort(key=lambda one: one.valid_from)
    return versions


_SHAPES: dict[str, Callable[[Layout, Iterator[dict[str, str]]], Any]] = {
    "provisions": _as_versions,
    "all_sessions": _as_sessions,
    **dict.fromkeys(
        ("events", "all_reviews", "deadlines", "treaty_status", "symbol_grammar", "place_names", "own_columns"),
        _as_list,
    ),
}


def _fact(layout: Layout, row: Mapping[str, str], **more: str) -> lib.Fact:
    values: dict[str, Any] = dict(more)
    if layout.label:
        values[layout.label] = {language: row.get(language) or "" for language in CODES} | _more(layout, row, more)
    for cell in layout.cells:
        said = row.get(cell.name) or ""
        if cell.name in LANGUAGES and layout.label:
            continue
        if said or cell.required:
            values[cell.name] = _value(cell, said)
    if layout is BY_NAME["laws"]:
        values.setdefault("country", "")
    if layout is BY_NAME["events"]:
        values.setdefault("country", "")
    if layout is BY_NAME["provisions"]:
        values.setdefault("article", "")
    return layout.make(**values)


def _more(layout: Layout, row: Mapping[str, str], more: Mapping[str, str]) -> dict[str, str]:
    """The labels of a row in the languages that have no column in its table, where the row gives none itself."""
    table, code = more.get("vocabulary", layout.file), row.get(layout.key[0], "")
    found = {language: label_in(language, table, code) for language in CODES if not row.get(language)}
    return {language: label for language, label in found.items() if label}


def label_in(language: str, table: str, code: str) -> str:
    """What something is called in a language whose labels stand in a file of their own; "" where it has none there."""
    return _labels(language).get((table, code), "")


@cache
def _labels(language: str) -> dict[tuple[str, str], str]:
    file = DATA / "labels" / f"{language}.csv"
    return {(row["table"], row["code"]): row["label"] for row in _rows(file)} if file.is_file() else {}


def _value(cell: Cell, said: str) -> object:
    if cell.type == "integer":
        return int(said)
    if cell.type == "boolean":
        return said == "yes"
    if cell.type in ("list", "codes"):
        return tuple(part.strip() for part in said.split(";") if part.strip())
    return said
