"""Who may be named, to whom, and until when: one rule for texts, for the checks of texts and for the site.

A name may be printed if its status allows it, for as far as its scope reaches, from the day on which that was
settled until the day on which consent was to be asked for again has passed, and, where it stands on a public record
only, if somebody noted which.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dalel.lib.edtf import parse
from dalel.lib.errors import DateError
from dalel.lib.fact_kinds import Profile

# From the office outwards. A text for one circle may only use names whose scope reaches it.
SCOPES = ("internal", "authorities", "un-public", "public")
Why = Literal["status", "ground", "scope", "early", "review"]
NAMED = frozenset({"named-with-consent", "public-record-only"})


@dataclass(frozen=True, slots=True)
class Consent:
    """What is recorded about the naming of one person. In doubt the name may not be printed."""

    status: str = ""
    scope: str = ""
    grounded: bool = False
    review_by: date | None = None
    since: date | None = None


NOTHING = Consent()


def consent(status: str, scope: str, ground: str = "", review_by: str = "", settled: str = "") -> Consent:
    """The consent that a person's cells hold. A review that cannot be read counts as passed, the day on which the
    status was settled (`settled`) as not yet come."""
    return Consent(status, scope, bool(ground), _last_day(review_by), _first_day(settled))


def _last_day(text: str) -> date | None:
    try:
        return parse(text).latest if text else None
    except DateError:
        return date.min


def _first_day(text: str) -> date | None:
    try:
        return parse(text).earliest if text else None
    except DateError:
        return date.max


def objection(recorded: Consent, audience: str, today: date, *, initials: bool = False) -> Why | None:
    """Why somebody may not be named (or named by initials) to an audience on a day; None if she may."""
    status = recorded.status.replace("_", "-")
    if status not in NAMED and not (initials and status == "initials"):
        return "status"
    if status == "public-record-only" and not recorded.grounded:
        return "ground"
    scope = recorded.scope.replace("_", "-")
    if scope not in SCOPES or audience not in SCOPES or SCOPES.index(scope) < SCOPES.index(audience):
        return "scope"
    if recorded.since is not None and recorded.since > today:
        return "early"
    return "review" if recorded.review_by is not None and recorded.review_by < today else None


def widens(before: Consent, after: Consent, today: date) -> bool:
    """Whether somebody may be named to an audience by the one consent who might not be by the other."""
    return any(objection(before, one, today) and not objection(after, one, today) for one in SCOPES)


def audience(profile: Profile | None) -> str:
    """Who will read a text of that profile: what a body of the United Nations publishes, everybody, or an authority."""
    if profile is None:
        return "public"
    if profile.public:
        return "un-public" if profile.body else "public"
    return "authorities"
