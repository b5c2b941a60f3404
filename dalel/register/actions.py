"""What is done with the records of who did what to whom. Nothing else writes them, but an import."""

from __future__ import annotations

from collections.abc import Mapping

from dalel.accounts.policy import Actor, require
from dalel.custody import actions
from dalel.custody.actions import Done, How
from dalel.lib.clock import today
from dalel.lib.errors import InputError
from dalel.lib.speech import _
from dalel.records.kind import Kind
from dalel.register import kinds
from dalel.register.rules import KEPT_AS_RECEIVED, ORDERS, WITHDRAWN


def record(*, kind: Kind, values: Mapping[str, str], actor: Actor, reason: str = "") -> Done:
    """Make a new record. `reason` says why odd dates stand as they are."""
    return actions.record(kind=kind, values=values, actor=actor, how=_how(kind, reason))


def amend(*, kind: Kind, key: str, values: Mapping[str, str], actor: Actor, reason: str = "") -> Done:
    """Change some fields of a record."""
    return actions.amend(kind=kind, key=key, values=values, actor=actor, how=_how(kind, reason))


def withdraw_naming_consent(*, person: str, ground: str, actor: Actor) -> Done:
    """The person may not be named any more, from today. The person still counts; only the name is to go."""
    require(actor, "withdraw-consent", kinds.PERSONS)
    if not ground.strip():
        raise InputError(
            _("Say how the consent was withdrawn."), _("For example: told us by telephone on 3 May, note in the file.")
        )
    values = {
        "naming_status": WITHDRAWN,
        "naming_scope": "",
        "naming_date": today().isoformat(),
        "naming_review_by": "",
        "naming_ground": ground,
    }
    how = How(verb="withdraw-consent")
    return actions.amend(kind=kinds.PERSONS, key=person, values=values, actor=actor, how=how)


def _how(kind: Kind, reason: str) -> How:
    return How(orders=ORDERS.get(kind.name, ()), kept=KEPT_AS_RECEIVED.get(kind.name, frozenset()), reason=reason)
