"""What is done with the records of who did what to whom, beside recording and amending (`custody.actions`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dalel.accounts.policy import Actor, require
from dalel.custody.actions import ChangeOptions, ChangeResult, amend_so
from dalel.custody.work import Work, unit_of_work
from dalel.lib.clock import today
from dalel.lib.errors import InputError
from dalel.lib.messages import _
from dalel.register import kinds

# The status of somebody who has taken back the consent to be named.
WITHDRAWN = "withdrawn"
ACCEPTED, REJECTED = "accepted", "rejected"


def withdraw_naming_consent(*, person: str, ground: str, actor: Actor, project: str = "") -> ChangeResult:
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
    options = ChangeOptions(project, verb="withdraw-consent")
    return amend_so(kind=kinds.PERSONS, key=person, values=values, actor=actor, options=options)


@dataclass(frozen=True)
class NewAct:
    """An act as it is recorded with its incident: its cells, and those of each part that somebody had in it."""

    values: Mapping[str, str]
    involvements: Sequence[Mapping[str, str]] = ()


def record_incident(
    *,
    incident: Mapping[str, str],
    acts: Sequence[NewAct] = (),
    reports: Sequence[str] = (),
    actor: Actor,
    project: str = "",
    reason: str = "",
) -> Work:
    """Make an incident with its acts and who had a part in each, resting on reports that are there, by key, which
    are accepted by that. Cells as a person types them; what points to the incident or the act need not say so.

    Raises ProblemsFound with what is wrong, and then nothing is written.
    """
    with unit_of_work("record-incident", actor=actor, project=project, reason=reason) as work:
        key = work.record(kinds.INCIDENTS, incident)
        for act in acts:
            made = work.record(kinds.ACTS, {**act.values, "incident": key})
            for part in act.involvements:
                work.record(kinds.INVOLVEMENTS, {**part, "act": made})
        for report in reports:
            _rest_on(work, key, report)
    return work


def accept_report(*, report: str, incident: str, actor: Actor, project: str = "", reason: str = "") -> Work:
    """A report tells of an incident that is on file: it is accepted, and the incident rests on it."""
    with unit_of_work("accept-report", actor=actor, project=project, reason=reason) as work:
        _rest_on(work, incident, report)
    return work


def reject_report(*, report: str, reason: str, actor: Actor, project: str = "") -> Work:
    """A report is held to tell of nothing that can be taken up. InputError without a reason, which stays with it."""
    if not reason.strip():
        raise InputError(
            _("Rejecting a report needs a reason."), _("Say why, for example: told by the same call as r-7.")
        )
    with unit_of_work("reject-report", actor=actor, project=project, reason=reason) as work:
        work.amend(kinds.REPORTS, report, {"status": REJECTED, "reason": reason.strip()})
    return work


def _rest_on(work: Work, incident: str, report: str) -> None:
    work.amend(kinds.REPORTS, report, {"status": ACCEPTED})
    work.record(kinds.INCIDENT_REPORTS, {"incident": incident, "report": report})
