"""Columns of a project's own on pages: what a record holds in them, and lists that are chosen by them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import QuerySet, TextField
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from dalel.accounts.models import Project
from dalel.accounts.policy import Reader
from dalel.custody.facts import current_facts
from dalel.lib.facts import Facts
from dalel.lib.language import format_date, format_number, join
from dalel.lib.messages import _, language
from dalel.pages import projects
from dalel.pages.caching import at_head, kept
from dalel.records.fields import Record, kinds, model_of, with_mark
from dalel.records.gate import visible
from dalel.records.kind import Column
from dalel.records.own import with_own
from dalel.records.stored import DamagedError, decode
from dalel.records.words import title

R = TypeVar("R", bound=Record)
CHOSEN_BY = frozenset({"code", "codes", "boolean"})  # the types of columns by which a list is chosen


@dataclass(frozen=True, slots=True)
class _Own:
    """A project's own columns by kind, and the facts that say what their codes are called."""

    facts: Facts
    columns: Mapping[str, tuple[Column, ...]]


def _own(project: Project) -> _Own:
    def look_up() -> _Own:
        facts = current_facts(project.name)
        if not facts.own_columns:
            return _Own(facts, {})
        return _Own(facts, {name: kind.own for name, kind in with_own(kinds(), facts).items() if kind.own})

    return at_head(("own columns", project.mark), look_up)


def shown(reader: Reader, record: Record) -> list[tuple[str, str]]:
    """What a record holds in its project's own columns: label and words. Another project that was given the record does
    not know these. DamagedError for what we cannot have written."""
    project = projects.of(record.pk)
    if not record.own or project not in projects.seen(reader):
        return []
    own = _own(project)
    kind = record.kind_of_record.name
    cells = ((column, _cell(record, column)) for column in own.columns.get(kind, ()))
    return [(title(column), _words(column, cell, own.facts)) for column, cell in cells if cell]


def _cell(record: Record, column: Column) -> str:
    values = record.own
    value = values.get(column.name) if isinstance(values, dict) else values
    try:
        return decode(column, [value])[0]
    except ValueError:
        raise DamagedError(record.kind_of_record.name, record.key, column.name, value) from None


def _words(column: Column, cell: str, facts: Facts) -> str:
    if column.type in ("code", "codes"):
        return join([facts.label(str(column.vocabulary), code, language()) for code in cell.split(";")], language())
    if column.type == "boolean":
        return _("yes")
    if column.type in ("edtf", "day"):
        return format_date(cell, language())
    if column.type == "integer":
        return format_number(int(cell), language())
    return cell


# --- lists -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Filter:
    """One own column by which a list can be chosen."""

    name: str
    label: str
    options: list[tuple[str, str]]
    chosen: str


def names(reader: Reader, *kinds: str) -> list[str]:
    """The own columns of these kinds by which the project that a page is of can be chosen. None, where it is of
    several: each has its own."""
    return [column.name for _kind, column in _choosing(reader, kinds)]


def _choosing(reader: Reader, kinds: Sequence[str]) -> list[tuple[str, Column]]:
    """Of a column that several of these kinds have, the first kind's is meant."""
    seen = projects.seen(reader)
    if len(seen) != 1:
        return []
    columns = _own(seen[0]).columns
    found: dict[str, tuple[str, Column]] = {}
    for kind in kinds:
        for one in columns.get(kind, ()):
            if one.type in CHOSEN_BY:
                found.setdefault(one.name, (kind, one))
    return list(found.values())


def filters(reader: Reader, wanted: Mapping[str, str], *kinds: str) -> list[Filter]:
    """The filters of a list, each with what occurs."""
    found = []
    for kind, column in _choosing(reader, kinds):
        facts = _own(projects.seen(reader)[0]).facts
        options = [(one, _words(column, one, facts)) for one in _occurring(reader, kind, column.name, column.type)]
        options.sort(key=lambda one: one[1].casefold())
        found.append(Filter(column.name, title(column), options, wanted.get(column.name, "")))
    return found


@kept
def _occurring(reader: Reader, kind: str, name: str, type_: str) -> list[str]:
    """The values of an own column that records of the project hold."""
    rows = visible(reader, model_of(kind)).filter(with_mark(projects.seen(reader)[0].mark), own__has_key=name)
    texts = rows.order_by().values_list(_text(name), flat=True).distinct()
    column = Column(name, "codes" if type_ == "codes" else "text", "", own=True)
    return sorted({one for cell in decode(column, list(texts)) for one in cell.split(";")})


def chosen(
    reader: Reader, rows: QuerySet[R], kind: str, wanted: Mapping[str, str], among: Sequence[str] = ()
) -> QuerySet[R]:
    """Those of the records of a kind that all its own filters hold for; `among` are all kinds of the list's filters."""
    for column in _given(reader, kind, wanted, among):
        value = wanted[column.name]
        is_listed = {f"{column.name}__contains": f'"{value}"'} if column.type == "codes" else {column.name: value}
        ours = rows.filter(with_mark(projects.seen(reader)[0].mark))
        rows = ours.alias(**{column.name: _text(column.name)}).filter(**is_listed)
    return rows


def _text(name: str) -> Cast:
    """An own value as text. (Asked for in JSON, it would be held against JSON.)"""
    return Cast(KT(f"own__{name}"), TextField())


def any_of(reader: Reader, kind: str, wanted: Mapping[str, str], among: Sequence[str]) -> bool:
    """Whether any own filter of a kind is set."""
    return bool(_given(reader, kind, wanted, among))


def _given(reader: Reader, kind: str, wanted: Mapping[str, str], among: Sequence[str]) -> list[Column]:
    return [column for of, column in _choosing(reader, among or [kind]) if of == kind and wanted.get(column.name)]
