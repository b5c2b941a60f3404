"""What a folder declares of columns and codes, held against the records that the database keeps.

What was written under a declaration must stay readable under the next one: an export is to be imported again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dalel.accounts import projects
from dalel.accounts.models import Project
from dalel.custody.bulk import chunks
from dalel.custody.facts import current_facts, kinds_of
from dalel.intake.outcome import Outcome
from dalel.lib.errors import Problem, ProblemsFound
from dalel.lib.facts import Facts
from dalel.lib.messages import _
from dalel.records import rows
from dalel.records.cells import faults_in
from dalel.records.kind import Column, Kind
from dalel.records.own import FILE, changed


def keep_columns(project: Project, now: Mapping[str, Kind]) -> None:
    """ProblemsFound with the own columns that the folder declares no more, or as something else, while records of the
    project hold values in them."""
    if problems := list(_left_without_column(project, now)):
        raise ProblemsFound(problems)


def _left_without_column(project: Project, now: Mapping[str, Kind]) -> Iterator[Problem]:
    keys = rows.keys_of(project.mark)
    for kind, column in changed(kinds_of(project.name), now):
        found = rows.given(kind, column, keys)
        if found:
            yield Problem(
                "own-column",
                _("{kind}: “{column}” is declared no more, or as something else, and {count} records hold a value in"
                  " it ({keys}).", kind=kind.name, column=column.name, count=len(found),
                  keys=", ".join(found[:5]) + (" …" if len(found) > 5 else "")),
                _("Put its declaration back, empty the column in the table and import; then take the declaration out."),
                FILE, column=column.name,
            )  # fmt: skip


def left_unreadable(outcome: Outcome, now: Mapping[str, Kind], facts: Facts) -> list[Problem]:
    """What is wrong with records that the folder leaves out, by codes that it has no more or columns that it requires
    now. Those that it brings are checked with it."""
    project = projects.named(outcome.project)
    if project is None or not outcome.missing:
        return []
    return [
        problem
        for name, columns in _stricter(project, now, facts).items()
        for some in chunks([key for kind, key in outcome.missing if kind == name], rows.ASKED_AT_ONCE)
        for problem in _unreadable(now[name], rows.find(now[name], some, outcome.keys), columns, facts)
    ]


def _unreadable(
    kind: Kind, found: Mapping[str, tuple[str, ...]], columns: list[tuple[int, Column]], facts: Facts
) -> Iterator[Problem]:
    for place, column in columns:
        bad = faults_in(column, [cells[place] for cells in found.values()], facts)
        for key, cells in sorted(found.items()) if bad else ():
            if fault := bad.get(cells[place]):
                yield Problem(
                    "left-out",
                    _("{kind} {key}, which the folder leaves out, holds “{value}” in {column}: {reason}",
                      kind=kind.name, key=key, value=cells[place], column=column.name, reason=fault.message),
                    _("Put the code or the declaration back; or bring the record along with another value, or retire it"
                      " with --retire-missing."),
                    kind.path, column=column.name, value=cells[place],
                )  # fmt: skip


def _stricter(project: Project, now: Mapping[str, Kind], facts: Facts) -> dict[str, list[tuple[int, Column]]]:
    """Kind -> the columns, with their places, that admit less than they did."""
    before, earlier = current_facts(project.name), kinds_of(project.name)
    found: dict[str, list[tuple[int, Column]]] = {}
    for name, kind in now.items():
        required = {one.name for one in earlier[name].columns if one.required}
        for place, column in enumerate(kind.columns):
            if _lost_codes(column, before, facts) or (column.own and column.required and column.name not in required):
                found.setdefault(name, []).append((place, column))
    return found


def _lost_codes(column: Column, before: Facts, now: Facts) -> bool:
    if not column.vocabulary:
        return False
    try:
        return bool(before.terms(column.vocabulary).keys() - now.terms(column.vocabulary).keys())
    except KeyError:  # a vocabulary that is new
        return False
