"""What a verification found."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import DatabaseError

from dalel.custody.chain import Head
from dalel.lib.drivers import first_line
from dalel.lib.errors import DalelError
from dalel.lib.messages import _

KEPT = 1_000


@dataclass
class Verdict:
    """`problems` is empty when all is as it should be; `notes` say what is in order and yet worth knowing."""

    head: Head = field(default_factory=Head)
    entries: int = 0
    records: int = 0
    problems: list[str] = field(default_factory=list)
    more: int = 0
    notes: list[str] = field(default_factory=list)

    def say(self, problem: str) -> None:
        if len(self.problems) < KEPT:
            self.problems.append(problem)
        else:
            self.more += 1

    def note(self, note: str) -> None:
        if len(self.notes) < KEPT:
            self.notes.append(note)

    @contextmanager
    def going_on(self, what: str) -> Iterator[None]:
        """What cannot be read is a finding, and the rest is verified all the same."""
        try:
            yield
        except (DatabaseError, DalelError, ValueError, TypeError, OverflowError) as error:
            # Of the database, or of a cell that holds what nobody writes: bytes, half a letter, a date that is none.
            self.say(_("{what} cannot be read: {error}.", what=what, error=first_line(error)))
