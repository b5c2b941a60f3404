"""The one place that answers whether somebody may do something. Nothing else decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from dalel.lib.errors import AccessError
from dalel.lib.speech import _

Verb = Literal["read", "record", "amend", "withdraw-consent", "import", "export", "destroy", "verify"]

MAY: dict[str, frozenset[str]] = {
    "visitor": frozenset({"read"}),
    "reader": frozenset({"read", "verify"}),
    "editor": frozenset({"read", "verify", "record", "amend", "withdraw-consent"}),
    "keeper": frozenset({"read", "verify", "record", "amend", "withdraw-consent", "import", "export", "destroy"}),
}
# Tables that say who somebody is are closed to those who only look.
MAY_SEE_IDENTITY = frozenset({"editor", "keeper"})


class Actor(Protocol):
    """Whoever acts: a user, or the person at the machine's own command line."""

    @property
    def username(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def is_active(self) -> bool: ...


class Guarded(Protocol):
    """What the rules ask of a kind of record, and all that they ask: whether it says who somebody is."""

    @property
    def identity(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class AtTheMachine:
    """Somebody who runs `dalel` on the machine itself, and so can read the database file anyhow."""

    username: str
    role: str = "keeper"
    is_active: bool = True


def standing(user: Actor | None) -> str:
    """What somebody counts as: all of the same standing may read the same."""
    return "visitor" if user is None or not user.is_active else user.role


def may(user: Actor | None, verb: Verb, kind: Guarded | None = None) -> bool:
    """Whether `user` (None: a visitor who has not logged in) may do `verb` with records of that kind."""
    role = standing(user)
    if verb not in MAY.get(role, frozenset()):
        return False
    return kind is None or not kind.identity or role in MAY_SEE_IDENTITY


def require(user: Actor | None, verb: Verb, kind: Guarded | None = None) -> None:
    """AccessError unless `user` may."""
    if not may(user, verb, kind):
        raise AccessError(
            _("You may not do this ({verb}).", verb=verb),
            _("Ask somebody whose role allows it, a keeper or an editor."),
        )
