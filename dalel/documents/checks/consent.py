"""Who of the records may not be named in a text, and why: its people, held against its audience and its day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dalel.documents.checks.context import NamedPerson
from dalel.documents.withheld import Named, Withheld
from dalel.lib.language import date_in_words
from dalel.lib.messages import _
from dalel.lib.naming import Consent, objection


def withheld(people: Iterable[NamedPerson], reach: str, day: date) -> Withheld:
    """The gate for a text: `reach` is its audience (`lib.naming.audience`), `day` the one on which it names people."""
    return Withheld(
        Named(one.id, one.label or one.id, may_not(one, reach, day) or "", one.forms, one.family, one.given)
        for one in people
    )


def may_not(person: NamedPerson, reach: str, day: date) -> str | None:
    """Why a person may not be named on a day in a text for that audience; None if she may."""
    recorded = Consent(person.naming_status, person.scope, person.risk_noted, person.review_by, person.since)
    match objection(recorded, reach, day):
        case None:
            return None
        case "review":
            return _("consent was to be asked again by {day}", day=date_in_words(person.review_by or ""))
        case "early":
            return _("consent counts from {day} only", day=date_in_words(person.since or ""))
        case "scope":
            return _("consent reaches only as far as: {scope}", scope=person.scope or _("nothing recorded"))
        case "ground":
            return _("known from public records only, and no assessment of the risk is recorded")
    told = {
        "withdrawn": _("consent was withdrawn"),
        "initials": _("only initials were agreed to"),
        "withheld": _("the name is withheld"),
    }
    return told.get(person.naming_status, _("no consent is recorded"))
