"""What a folder declares of columns and codes, held against the records that the database keeps.

What was written under a declaration must stay readable under the next one: an export is to be imported again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dalel.accounts import projects
from dalel.accounts.models import Project
from dalel.custody.bulk import chunks
from dalel.custody.facts import current_facts
from dalel.intake.outcome import Outcome
from dalel.lib.errors import Problem, ProblemsFound
from dalel.lib.facts import Facts
from dalel.lib.messages import _
from dalel.records import rows
from dalel.records.cells import faults_in
from dalel.records.fields import kinds
from dalel.records.keys import Keys
from dalel.records.kind import Column, Kind
from dalel.records.own import FILE, changed, with_own


def keep_columns(project: Project, now: Mapping[str, Kind]) -> None:
    """ProblemsFound with the own columns that the folder declares no more, or as something else, while records of the
    project hold values in them."""
    if problems := list(Declared.now(project).without_column(now)):
        raise ProblemsFound(problems)


def left_unreadable(outcome: Outcome, now: Mapping[str, Kind], facts: Facts) -> list[Problem]:
    """What is wrong with records that the folder leaves out, by codes that it has no more or columns that it requires
    now. Those that it brings are checked with it."""
    project = projects.named(outcome.project)
    if project is None:
        return []
    stricter = Declared.now(project).stricter(now, facts)
    if not stricter:
        return []
    remedy = _("Put the code or the declaration back; or bring the record along with another value, or retire it with"
               " --retire-missing.")  # fmt: skip
    return [
        problem
        for name, columns in stricter.items()
        for some in chunks(_left(outcome, now[name], columns), rows.ASKED_AT_ONCE)
        for problem in _unreadable(now[name], rows.find(now[name], some, outcome.keys), columns, facts, remedy)
    ]


def _left(outcome: Outcome, kind: Kind, columns: Iterable[tuple[int, Column]]) -> Iterable[str]:
    """The keys of records of which the folder does not say what stands in these columns: those that it leaves out,
    those of which it leaves the column out, and those that another project gave."""
    if any(column.name in outcome.absent.get(kind.name, ()) for _place, column in columns):
        return rows.all_keys(kind, outcome.keys)
    missing = {key for name, key in outcome.missing if name == kind.name}
    given = (key for key in rows.all_keys(kind, outcome.keys) if not outcome.keys.is_own(kind.name, key))
    return sorted(missing | set(given if kind.shareable or _is_part(kind) else ()))


def _is_part(kind: Kind) -> bool:
    return any(kinds()[str(kind.column(name).kind)].shareable for name in kind.part_of)


@dataclass(frozen=True)
class Declared:
    """What the texts of a project declare before a change."""

    project: Project
    kinds: Mapping[str, Kind]
    facts: Facts

    @classmethod
    def now(cls, project: Project) -> Declared:
        facts = current_facts(project.name)
        return cls(project, with_own(kinds(), facts), facts)

    @property
    def keys(self) -> Keys:
        return rows.keys_of(self.project.mark)

    def unreadable(self) -> list[Problem]:
        """What the records of the project hold and could not hold under what its texts declare after the change."""
        facts = current_facts(self.project.name)
        if facts is self.facts:
            return []
        after = with_own(kinds(), facts)
        remedy = _("Undo what brought it first, or give the record another value.")
        return [
            *self.without_column(after),
            *(
                problem
                for name, columns in self.stricter(after, facts).items()
                for some in chunks(rows.all_keys(after[name], self.keys), rows.ASKED_AT_ONCE)
                for problem in _unreadable(after[name], rows.find(after[name], some, self.keys), columns, facts, remedy)
            ),
        ]

    def without_column(self, now: Mapping[str, Kind]) -> Iterator[Problem]:
        """Own columns that are no more, or hold something else now, and in which records hold values."""
        for kind, column in changed(self.kinds, now):
            found = rows.given(kind, column, self.keys)
            if found:
                yield Problem(
                    "own-column",
                    _("{kind}: “{column}” is declared no more, or as something else, and {count} records hold a value"
                      " in it ({keys}).", kind=kind.name, column=column.name, count=len(found),
                      keys=", ".join(found[:5]) + (" …" if len(found) > 5 else "")),
                    _("Put its declaration back, empty the column in the table and import; then take the declaration"
                      " out."),
                    FILE, column=column.name,
                )  # fmt: skip

    def stricter(self, now: Mapping[str, Kind], facts: Facts) -> dict[str, list[tuple[int, Column]]]:
        """Kind -> the columns, with their places, that admit less now than they did."""
        found: dict[str, list[tuple[int, Column]]] = {}
        for name, kind in now.items():
            required = {one.name for one in self.kinds[name].columns if one.required}
            for place, column in enumerate(kind.columns):
                more_required = column.own and column.required and column.name not in required
                if more_required or self._lost_codes(column, facts):
                    found.setdefault(name, []).append((place, column))
        return found

    def _lost_codes(self, column: Column, now: Facts) -> bool:
        if not column.vocabulary:
            return False
        try:
            return bool(self.facts.terms(column.vocabulary).keys() - now.terms(column.vocabulary).keys())
        except KeyError:  # a vocabulary that is new
            return False


def _unreadable(
    kind: Kind, found: Mapping[str, tuple[str, ...]], columns: Iterable[tuple[int, Column]], facts: Facts, remedy: str
) -> Iterator[Problem]:
    for place, column in columns:
        bad = faults_in(column, [cells[place] for cells in found.values()], facts)
        for key, cells in sorted(found.items()) if bad else ():
            if fault := bad.get(cells[place]):
                yield Problem(
                    "left-out",
                    _("{kind} {record}: “{value}” can stand in {column} no more: {reason}",
                      kind=kind.name, record=key, value=cells[place], column=column.name, reason=fault.message),
                    remedy, kind.path, column=column.name, value=cells[place],
                )  # fmt: skip
