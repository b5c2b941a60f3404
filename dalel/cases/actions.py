"""What is done with proceedings and communications: each verb writes all its records, or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dalel.accounts.policy import Actor
from dalel.cases import kinds
from dalel.custody.work import Work, unit_of_work


def open_proceeding(
    *,
    proceeding: Mapping[str, str],
    charges: Sequence[Mapping[str, str]] = (),
    acts: Sequence[str] = (),
    actor: Actor,
    project: str = "",
    reason: str = "",
) -> Work:
    """Make a proceeding with its charges; acts: the keys of those that it is, or that it answers.

    Cells as a person types them; what points to the proceeding need not say so. Raises ProblemsFound with what is
    wrong, and then nothing is written.
    """
    with unit_of_work("open-proceeding", actor=actor, project=project, reason=reason) as work:
        key = work.record(kinds.PROCEEDINGS, proceeding)
        for charge in charges:
            work.record(kinds.CHARGES, {**charge, "proceeding": key})
        for act in acts:
            work.record(kinds.PROCEEDING_ACTS, {"proceeding": key, "act": act})
    return work


def rule(
    *,
    ruling: Mapping[str, str],
    charges: Mapping[str, str],
    sanctions: Sequence[Mapping[str, str]] = (),
    actor: Actor,
    project: str = "",
    reason: str = "",
) -> Work:
    """A court or authority decides: a ruling, the outcome of charges by their keys, and what was imposed.

    The charges bear the date of the ruling. Raises as `open_proceeding`.
    """
    with unit_of_work("rule", actor=actor, project=project, reason=reason) as work:
        key = work.record(kinds.RULINGS, ruling)
        for charge, outcome in charges.items():
            work.amend(kinds.CHARGES, charge, {"outcome": outcome, "date": ruling.get("date", "")})
        for sanction in sanctions:
            work.record(kinds.SANCTIONS, {**sanction, "ruling": key, "proceeding": ruling.get("proceeding", "")})
    return work


def receive_decision(
    *, communication: str, decision: Mapping[str, str], actor: Actor, project: str = "", reason: str = ""
) -> Work:
    """An international body decides on a communication: its outcome, when, which articles it found violated, what it
    asks of the State. Raises as `custody.actions.amend`."""
    with unit_of_work("receive-decision", actor=actor, project=project, reason=reason) as work:
        work.amend(kinds.COMMUNICATIONS, communication, decision)
    return work
