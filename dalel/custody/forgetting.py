"""Forgetting what the journal keeps of a record beside its chain: a name that has to go goes from there too."""

from __future__ import annotations

from dalel.accounts.policy import Actor
from dalel.accounts.projects import chosen
from dalel.custody.journal import destroy, entries_of
from dalel.lib.errors import MissingError
from dalel.lib.messages import _
from dalel.records.kind import Kind


def forget(*, kind: Kind, key: str, reason: str, actor: Actor, project: str = "") -> int:
    """Destroy every value that stands beside the entries of a record, there or retired; returns how many.

    What the record holds now stays in its table. A retired record cannot be restored afterwards, and no import that
    touched it undone. MissingError where the journal knows no such record; InputError without a reason.
    """
    home = chosen(project)
    entries = list(entries_of(home, kind.name, key).values_list("sequence", flat=True))
    if not entries:
        raise MissingError(
            _("The journal knows no record “{key}” among {kind}.", key=key, kind=kind.name),
            _("Look the key up in the list."),
        )
    return destroy(entries=entries, reason=reason, actor=actor)
