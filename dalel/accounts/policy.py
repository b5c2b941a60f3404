"""The one place that answers whether somebody may do or see something. Nothing else decides.

Two questions are asked. *May this role do it*: a table of verbs. *May this person see it*: a record that is guarded
bears an access level and, where it belongs to one team alone, that team's name (its compartment). Which records are
guarded, and which are seen only with a guarded one, is declared with their kinds; `records.gate` asks the database.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Literal, Protocol

from dalel.lib.errors import AccessError
from dalel.lib.messages import _

Verb = Literal["read", "record", "amend", "withdraw-consent", "import", "export", "destroy", "verify"]

MAY: dict[str, frozenset[str]] = {
    "visitor": frozenset({"read"}),
    "technician": frozenset({"verify"}),
    "partner": frozenset({"read"}),
    "reader": frozenset({"read", "verify"}),
    "editor": frozenset({"read", "verify", "record", "amend", "withdraw-consent"}),
    "keeper": frozenset({"read", "verify", "record", "amend", "withdraw-consent", "import", "export", "destroy"}),
}
# Tables that say who somebody is are closed to those who only look.
MAY_SEE_IDENTITY = frozenset({"editor", "keeper"})
# Until there are accounts, a keeper is whoever runs Dalel on the machine, and can read the database file anyhow.
SEE_EVERYTHING = frozenset({"keeper"})

# Which access levels somebody's role alone opens. A level that is missing here opens to nobody by a role; what is not
# said ("") is for the office.
_FOR_ALL = frozenset({"public"})
_FOR_PARTNERS = _FOR_ALL | {"network"}
OFFICE = "office"
_FOR_THE_OFFICE = _FOR_PARTNERS | {OFFICE, ""}
LEVELS: dict[str, frozenset[str]] = {
    "visitor": _FOR_ALL,
    "technician": frozenset(),
    "partner": _FOR_PARTNERS,
    "reader": _FOR_THE_OFFICE,
    "editor": _FOR_THE_OFFICE,
    "keeper": _FOR_THE_OFFICE,
}
TEAM, SEALED = "team", "sealed"


class Actor(Protocol):
    """Whoever acts: a user, or the person at the machine's own command line."""

    @property
    def username(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def is_active(self) -> bool: ...
    @property
    def teams(self) -> frozenset[str]:
        """The compartments that somebody belongs to; "" for what is kept to a team without saying to which."""
        ...

    @property
    def seals(self) -> frozenset[str]:
        """Those of them whose sealed records somebody may open."""
        ...

    @property
    def projects(self) -> frozenset[str] | None:
        """The marks of the projects that somebody works on, or is looking at; None for all that there are."""
        ...


Reader = Actor | None  # whose eyes something is shown to; None: somebody who has not logged in


class Guarded(Protocol):
    """What the rules ask of a kind of record, and all that they ask: whether it says who somebody is."""

    @property
    def identity(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class LocalOperator:
    """Somebody who runs `dalel` on the machine itself, and so can read the database file anyhow."""

    username: str
    role: str = "keeper"
    is_active: bool = True
    teams: frozenset[str] = frozenset()
    seals: frozenset[str] = frozenset()
    projects: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class LookingAt:
    """Somebody who looks at one project: what they may see of it, and nothing of the others."""

    actor: Actor
    projects: frozenset[str]

    @property
    def username(self) -> str:
        return self.actor.username

    @property
    def role(self) -> str:
        return self.actor.role

    @property
    def is_active(self) -> bool:
        return self.actor.is_active

    @property
    def teams(self) -> frozenset[str]:
        return self.actor.teams

    @property
    def seals(self) -> frozenset[str]:
        return self.actor.seals


def looking_at(actor: Actor, mark: str) -> LookingAt:
    """`actor` with an eye for the project of that mark alone; for none, where they do not work on it."""
    own = actor.projects
    return LookingAt(actor, frozenset({mark}) if own is None or mark in own else frozenset())


# Whoever looks at a page. There is no login yet, so it is anybody in the office, and of no team.
IN_THE_OFFICE = LocalOperator("somebody in the office", role="reader")


@dataclass(frozen=True, slots=True)
class Sight:
    """What somebody may see: records of these projects (None: of all); and of guarded ones all, or what is of these
    levels and of no team but these."""

    unlimited: bool
    levels: frozenset[str]
    teams: frozenset[str]
    seals: frozenset[str]
    projects: frozenset[str] | None = None

    @property
    def office(self) -> bool:
        """Whether somebody may see what is the office's own and says nothing of who may see it."""
        return self.unlimited or OFFICE in self.levels

    def of(self, access: str, compartment: str) -> bool:
        """Whether a record of that access level and compartment may be seen."""
        if self.unlimited:
            return True
        if compartment and compartment not in self.teams:
            return False
        if access == TEAM:
            return compartment in self.teams
        if access == SEALED:
            return compartment in self.seals
        return access in self.levels


def sight(user: Reader) -> Sight:
    """What `user` may see; somebody who has left, or has not logged in, is a visitor."""
    role = role_of(user)
    if user is None or not user.is_active or "read" not in MAY.get(role, ()):
        return Sight(False, LEVELS.get(role, frozenset()), frozenset(), frozenset(), user.projects if user else None)
    teams, seals = user.teams, user.seals & user.teams
    return Sight(role in SEE_EVERYTHING, LEVELS.get(role, frozenset()), teams, seals, user.projects)


def role_of(user: Reader) -> str:
    return "visitor" if user is None or not user.is_active else user.role


def standing(user: Reader) -> Hashable:
    """What somebody counts as: all of the same standing may read the same."""
    seen = sight(user)
    projects = None if seen.projects is None else tuple(sorted(seen.projects))
    return role_of(user), tuple(sorted(seen.teams)), tuple(sorted(seen.seals)), projects


def may(user: Reader, verb: Verb, kind: Guarded | None = None) -> bool:
    """Whether `user` (None: a visitor who has not logged in) may do `verb` with records of that kind at all.

    Which records of it is another question: `records.gate.may` asks both.
    """
    role = role_of(user)
    if verb not in MAY.get(role, frozenset()):
        return False
    return kind is None or not kind.identity or role in MAY_SEE_IDENTITY


def require(user: Reader, verb: Verb, kind: Guarded | None = None) -> None:
    """AccessError unless `user` may."""
    if not may(user, verb, kind):
        raise AccessError(
            _("You may not do this ({verb}).", verb=verb),
            _("Ask somebody whose role allows it, a keeper or an editor."),
        )
