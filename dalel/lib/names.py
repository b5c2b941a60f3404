"""The forms of a person's name: proposals only. Nothing here ever decides that two names are one person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name taken apart. `given` is a full given name or initials ("M.", "A.K."), whichever stood there."""

    family: str
    given: str = ""

    @property
    def initial(self) -> str:
        """The first letter of the given name, folded; empty if there is none."""
        return fold(self.given)[:1]


def fold(text: str) -> str:
    raise NotImplementedError


def parse_name(text: str) -> NameParts:
    raise NotImplementedError


def same_person_candidates(names: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs of forms that may be one person, for somebody to judge."""
    raise NotImplementedError


def declined_candidate(form: str, others: Iterable[str], sex: Literal["m", "f"] | None = None) -> str | None:
    """The nominative that a form is probably a case of; None unless a twin among `others` shows it."""
    raise NotImplementedError
