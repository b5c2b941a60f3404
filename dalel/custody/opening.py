"""What a change would open unawares.

A person is closed to the office while all that is known of them is. Where the last closed record that mentions somebody
is retired, or made to mention another, nothing closes them any more.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dalel.accounts.models import Project, Sharing
from dalel.accounts.policy import IN_THE_OFFICE, looking_at
from dalel.custody.bulk import chunks
from dalel.lib.errors import Problem
from dalel.lib.messages import _
from dalel.records import gate
from dalel.records.fields import kinds, model_of
from dalel.records.keys import BETWEEN, key_of
from dalel.records.rows import ASKED_AT_ONCE


@dataclass(frozen=True, slots=True)
class Closed:
    """What was closed to the office: kind -> ids, of those that say so themselves and of those closed by others."""

    guarded: Mapping[str, set[str]] = field(default_factory=dict)
    by_others: Mapping[str, set[str]] = field(default_factory=dict)

    @classmethod
    def now(cls) -> Closed:
        """As it is before a change; asked in its transaction."""
        if gate.is_all_open(IN_THE_OFFICE):
            return cls()
        return cls(gate.closed_themselves(IN_THE_OFFICE), gate.closed_keys(IN_THE_OFFICE))

    def opened(self, *, by_access: bool = False) -> list[Problem]:
        """What is open after the change though nobody meant that: no open record mentions it now, and the access of no
        record was changed.

        by_access: the change of an access was not meant either; it is a problem of its own.
        """
        themselves = [(name, id_) for name, ids in self.guarded.items() for id_ in _open_now(name, ids)]
        if themselves and not by_access:
            return []
        others = [
            (name, id_) for name, ids in self.by_others.items() for id_ in _unmentioned(name, _open_now(name, ids))
        ]
        return [
            *(_problem(*one, _("This is closed, and would be open to the whole office now.")) for one in themselves),
            *(
                _problem(*one, _("This is known from closed records alone, and would be open to the whole office now."))
                for one in others
            ),
        ]


def _problem(name: str, id_: str, message: str) -> Problem:
    remedy = _("Leave what closes it, or retire it too. To open it, change the incident's access by itself first.")
    return Problem("opened", message, remedy, kinds()[name].path, column="id", value=key_of(id_))


def _open_now(name: str, ids: set[str]) -> list[str]:
    """Which of these are there and open to the office."""
    rows = gate.visible(IN_THE_OFFICE, model_of(name))
    return [
        id_
        for some in chunks(sorted(ids), ASKED_AT_ONCE)
        for id_ in sorted(rows.filter(pk__in=some).values_list("pk", flat=True))
    ]


def _unmentioned(name: str, ids: list[str]) -> list[str]:
    """Those that no record mentions; all of them, where the kind is not known by what mentions it."""
    kind = kinds()[name]
    if not kind.mentioned or not ids:
        return ids
    known: set[str] = set()
    for other, column in gate.mentions(kind):
        found = model_of(other).everything.filter(**{f"{column}__in": ids})
        known.update(found.values_list(f"{column}_id", flat=True))
    return [id_ for id_ in ids if id_ not in known]


def closed_and_given(project: Project) -> list[tuple[str, str, str]]:
    """What a project gave to another, where it stays open, though it is closed to the office in its own: kind, key, and
    the other project's name."""
    given = Sharing.objects.filter(record__startswith=project.mark + BETWEEN)
    shared = list(given.values_list("kind", "record", "project__name").order_by("kind", "record", "project__name"))
    if not shared or gate.is_all_open(IN_THE_OFFICE):
        return []
    office = looking_at(IN_THE_OFFICE, project.mark)
    open_here: dict[str, set[str]] = {}
    for name in {kind for kind, _id, _other in shared}:
        ids = [id_ for kind, id_, _project in shared if kind == name]
        rows = gate.visible(office, model_of(name)).filter(pk__in=ids)
        open_here[name] = set(rows.values_list("pk", flat=True))
    return [(name, key_of(id_), other) for name, id_, other in shared if id_ not in open_here[name]]
