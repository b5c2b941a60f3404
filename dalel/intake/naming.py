"""Names in the free text of what an import brought: pages show titles and notes to the whole office."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet

from dalel.custody.bulk import chunks
from dalel.custody.models import JournalEntry
from dalel.documents.withheld import Named, Withheld
from dalel.intake.outcome import Outcome
from dalel.lib.clock import today
from dalel.lib.errors import Problem
from dalel.lib.messages import _
from dalel.lib.naming import NAMED, consent, objection
from dalel.records import rows
from dalel.records.fields import kinds, model_of, with_mark
from dalel.records.kind import Column, Kind
from dalel.register.kinds import PERSON_NAMES, PERSONS
from dalel.register.models import Person, PersonName
from dalel.register.rules import AUDIENCE

MOST = 20_000  # records, and names on file, that are looked through


def named_in_prose(outcome: Outcome, first: int) -> Iterator[Problem]:
    """A warning for each cell that names somebody whose name no page may show: of those added or changed from that
    entry on; of all in the project where a name or a person was, whose consent may have gone with it."""
    written = JournalEntry.objects.filter(sequence__gte=first, verb__in=("add", "amend"))
    names = PersonName.everything.filter(with_mark(outcome.keys.mark))
    if not written.exists() or not names.exists():
        return
    if written.count() > MOST or names.count() > MOST:
        outcome.notes.append(_("Names in titles and notes were not looked for: there are more than {count} records.",
                               count=MOST))  # fmt: skip
        return
    gate = _gate(names)
    if gate.nobody:
        return
    everywhere = written.filter(kind__in=[PERSONS.name, PERSON_NAMES.name]).exists()
    for kind in kinds().values():
        columns = list(_prose(kind))
        keys = [] if kind.identity or not columns else _keys(written, kind, outcome, everywhere)
        for some in chunks(keys, rows.ASKED_AT_ONCE):
            for key, cells in sorted(rows.find(kind, some, outcome.keys).items()):
                for place, column in columns:
                    yield from (_problem(kind, key, column, gate.called(one)) for one in _named(gate, cells[place]))


def named_again(outcome: Outcome, first: int) -> Iterator[Problem]:
    """A warning for everybody who took consent back and whose row says again that they may be named: an older copy of
    the folder says so too."""
    for entry in JournalEntry.objects.filter(sequence__gte=first, verb="amend", kind=PERSONS.name):
        before, after = entry.differences.get("naming_status", ("", ""))
        if before == "withdrawn" and after in {*NAMED, "initials"}:
            key = entry.record.removeprefix(outcome.keys.prefix)
            yield Problem(
                "consent",
                _("persons {key} may be named again: consent was withdrawn, and the table says “{status}”.", key=key,
                  status=after),
                _("If this is an older copy of the folder, write withdrawn into it and import again."),
                PERSONS.path, column="naming_status", value=after,
            )  # fmt: skip


def _named(gate: Withheld, text: str) -> list[Named]:
    return list(dict.fromkeys(hit.person for hit in gate.hits(text))) if text else []


def _prose(kind: Kind) -> Iterator[tuple[int, Column]]:
    return ((place, column) for place, column in enumerate(kind.columns) if column.type == "text")


def _keys(written: QuerySet[JournalEntry], kind: Kind, outcome: Outcome, everywhere: bool) -> list[str]:
    """The records to look through: those written, or the first so many of all."""
    if everywhere:
        there = model_of(kind).everything.filter(with_mark(outcome.keys.mark))
        ids = list(there.order_by("pk").values_list("pk", flat=True)[:MOST])
    else:
        ids = list(written.filter(kind=kind.name).values_list("record", flat=True).distinct())
    return [id_.removeprefix(outcome.keys.prefix) for id_ in ids if id_.startswith(outcome.keys.prefix)]


def _gate(names: QuerySet[PersonName]) -> Withheld:
    """The people who bear these names."""
    forms: dict[str, list[PersonName]] = {}
    for one in names:
        forms.setdefault(one.person_id, []).append(one)
    people = Person.everything.filter(pk__in=list(forms))
    return Withheld(_person(one, forms[one.pk]) for one in people)


def _person(person: Person, names: list[PersonName]) -> Named:
    recorded = consent(
        person.naming_status, person.naming_scope, person.naming_ground, person.naming_review_by, person.naming_date
    )
    why = objection(recorded, AUDIENCE, today())
    return Named(
        person.key,
        person.label or person.key,
        why or "",
        [one.text for one in names],
        [one.family for one in names if one.family],
        [one.given for one in names if one.given],
    )


def _problem(kind: Kind, key: str, column: Column, label: str) -> Problem:
    return Problem(
        "named",
        _("{kind} {record}: {column} names {label}, whose name no page may show.", kind=kind.name, record=key,
          column=column.name, label=label),
        _("Write the label in its place, and import again."),
        kind.path,
        column=column.name,
    )  # fmt: skip
