"""What is done with the records of cases. Nothing else writes them, but an import."""

from __future__ import annotations

from collections.abc import Mapping

from dalel.accounts.policy import Actor
from dalel.cases.rules import ORDERS
from dalel.custody import actions
from dalel.custody.actions import Done, How
from dalel.records.kind import Kind


def record(*, kind: Kind, values: Mapping[str, str], actor: Actor, reason: str = "") -> Done:
    """Make a new record. `reason` says why dates that are out of order stand as they are."""
    return actions.record(kind=kind, values=values, actor=actor, how=_how(kind, reason))


def amend(*, kind: Kind, key: str, values: Mapping[str, str], actor: Actor, reason: str = "") -> Done:
    """Change some fields of a record."""
    return actions.amend(kind=kind, key=key, values=values, actor=actor, how=_how(kind, reason))


def _how(kind: Kind, reason: str) -> How:
    return How(orders=ORDERS.get(kind.name, ()), reason=reason)
