"""What is done with the records of who did what to whom, beside recording and amending (`custody.actions`)."""

from __future__ import annotations

from dalel.accounts.policy import Actor, require
from dalel.custody.actions import ChangeOptions, ChangeResult, amend_so
from dalel.lib.clock import today
from dalel.lib.errors import InputError
from dalel.lib.messages import _
from dalel.register import kinds

# The status of somebody who has taken back the consent to be named.
WITHDRAWN = "withdrawn"


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
