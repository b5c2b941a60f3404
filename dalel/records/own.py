"""Columns of a project's own: declared as rows of its `reference/columns.csv`, without code and without a migration.

A kind with own columns is a kind like any other: from it follow tables, checks, journal, snapshot, figures, filters,
exports and the page that says what a record holds. Its own values lie together in one column of the database, as an
object of texts; each is written as `stored` says. Their names begin with `own_`, which none of Dalel's ever will: so
neither a later column nor a later dimension of Dalel's can take the place of one. Pure: no Django.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import cast

from dalel.lib.errors import Problem, ProblemsFound
from dalel.lib.facts import Facts, OwnColumn, say
from dalel.lib.ids import near
from dalel.lib.messages import _
from dalel.records.cells import faults_in
from dalel.records.kind import BOUNDS, OWN_GROUP, Column, ColumnType, Kind

PREFIX = "own_"
FILE = "reference/columns.csv"
_NAME = re.compile(rf"{PREFIX}[a-z0-9]+(?:_[a-z0-9]+)*", re.ASCII)
_LONGEST = 40
_CHOICES = frozenset({"code", "codes"})


def with_own(kinds: Mapping[str, Kind], facts: Facts) -> dict[str, Kind]:
    """The kinds with the columns that a project added to them. ProblemsFound with all that is wrong in these."""
    if not facts.own_columns:
        return dict(kinds)
    problems = list(_problems(kinds, facts))
    if problems:
        raise ProblemsFound(problems)
    return {name: _widened(kind, facts.own_columns) for name, kind in kinds.items()}


def _widened(kind: Kind, declared: Iterable[OwnColumn]) -> Kind:
    own = tuple(_column(one, sealed=kind.identity) for one in declared if one.kind == kind.name)
    return replace(kind, columns=(*kind.columns[:-1], *own, kind.columns[-1])) if own else kind


def _column(one: OwnColumn, *, sealed: bool) -> Column:
    free = one.type == "text"
    return Column(
        one.name,
        cast(ColumnType, one.type),
        say(one.help, "en") or say(one.label, "en", one.name),
        vocabulary=one.vocabulary or None,
        required=one.required,
        counted=not free,
        sensitivity="sealed" if sealed else "internal" if free else "open",
        group=OWN_GROUP,
        first=one.required or one.first,
        example=one.example,
        asked_with="paragraph" if free else None,
        own=True,
        label=one.label,
        help=one.help,
    )


def _problems(kinds: Mapping[str, Kind], facts: Facts) -> Iterator[Problem]:
    met: dict[tuple[str, str], OwnColumn] = {}
    first: dict[str, OwnColumn] = {}
    for one in facts.own_columns:
        yield from _of_kind(one, kinds)
        yield from _of_name(one)
        yield from _of_vocabulary(one, facts)
        if one.type == "boolean" and one.required:
            message = _("“{name}” cannot be required: an empty yes-or-no means no.", name=one.name)
            remedy = _("Where “no” and “not known” differ, make it a code of the vocabulary yes-no-unknown.")
            yield _problem(message, remedy, "required", "yes")
        if (one.kind, one.name) in met:
            message = _("{kind} have the column “{name}” twice.", kind=one.kind, name=one.name)
            yield _problem(message, _("Keep one of the two rows."), "name", one.name)
        yield from _of_example(one, facts)
        met[one.kind, one.name] = one
        other = first.setdefault(one.name, one)
        if (other.type, other.vocabulary) != (one.type, one.vocabulary):
            message = _("“{name}” is one thing on {kind} and another on {other}.", name=one.name, kind=one.kind,
                        other=other.kind)  # fmt: skip
            remedy = _("Give both the same type and vocabulary, so that a figure can ask for it; or two names.")
            yield _problem(message, remedy, "name", one.name)


def _of_kind(one: OwnColumn, kinds: Mapping[str, Kind]) -> Iterator[Problem]:
    kind = kinds.get(one.kind)
    if kind is None:
        alike = ", ".join(near(one.kind, kinds) or kinds)
        yield _problem(
            _("There is no kind of record “{name}”.", name=one.kind), _("Did you mean {names}?", names=alike),
            "kind", one.kind,
        )  # fmt: skip
    elif kind.brought_along:
        yield _problem(
            _("Dalel itself brings {kind}: they have no columns of a project's own.", kind=one.kind),
            _("Add the column to a kind whose records are yours."), "kind", one.kind,
        )  # fmt: skip


def _of_name(one: OwnColumn) -> Iterator[Problem]:
    if one.name.endswith(BOUNDS):
        yield _problem(
            _("“{name}” cannot be the name of an own column.", name=one.name),
            _("What ends so is kept by Dalel itself: the first and the last day of a date. Choose another name."),
            "name", one.name,
        )  # fmt: skip
        return
    if _NAME.fullmatch(one.name) is None or len(one.name) > _LONGEST:
        meant = re.sub(r"[^a-z0-9]+", "_", one.name.removeprefix(PREFIX).lower()).strip("_") or "medium"
        yield _problem(
            _("“{name}” cannot be the name of an own column.", name=one.name),
            _("It begins with “{prefix}”, then small letters a–z, digits and “_”, {longest} in all at most: {meant}.",
              prefix=PREFIX, longest=_LONGEST, meant=f"{PREFIX}{meant}"[:_LONGEST]), "name", one.name,
        )  # fmt: skip


def _of_vocabulary(one: OwnColumn, facts: Facts) -> Iterator[Problem]:
    if one.type not in _CHOICES:
        if one.vocabulary:
            message = _("A column of the type “{type}” has no vocabulary.", type=one.type)
            yield _problem(message, _("Leave it empty, or make the type code or codes."), "vocabulary", one.vocabulary)
        return
    try:
        facts.terms(one.vocabulary)
    except KeyError:
        message = _("There is no vocabulary “{name}”.", name=one.vocabulary)
        remedy = _("Write its codes into reference/vocabularies/{name}.csv.", name=one.vocabulary or "…")
        yield _problem(message, remedy, "vocabulary", one.vocabulary)


def _of_example(one: OwnColumn, facts: Facts) -> Iterator[Problem]:
    try:
        faults = faults_in(_column(one, sealed=False), [one.example], facts) if one.example else {}
    except KeyError:  # the type or the vocabulary is wrong, which is said
        return
    for fault in faults.values():
        yield _problem(fault.message, fault.remedy, "example", one.example)


def _problem(message: str, remedy: str, column: str, value: str) -> Problem:
    return Problem("own-column", message, remedy, FILE, column=column, value=value)


def changed(before: Mapping[str, Kind], now: Mapping[str, Kind]) -> Iterator[tuple[Kind, Column]]:
    """The own columns that are no more, or hold something else now: what was written under them cannot be read so."""
    for name, kind in before.items():
        stay = {one.name: (one.type, one.vocabulary) for one in now[name].own}
        yield from ((kind, one) for one in kind.own if stay.get(one.name) != (one.type, one.vocabulary))
