"""The one small tree of errors. Each says what is wrong, and what would mend it, in the user's language.

An error is raised where the work cannot go on. Where it can (a table of ten thousand rows), every mistake becomes
a `Problem`, all are collected, and `ProblemsFound` carries them out together: a person mends a file once, not
once a line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dalel.lib.messages import _, n_


class DalelError(Exception):
    """Something that a person can mend. `code` is for machines and for the catalogue of messages."""

    code = "error"

    def __init__(self, message: str, remedy: str = "", *, code: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        if code:
            self.code = code

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}" if self.remedy else self.message


class DateError(DalelError):
    """A date or period that cannot be read."""

    code = "date"


class CodeError(DalelError):
    """A code that no vocabulary knows."""

    code = "code"


class UnitError(DalelError):
    """Two figures whose units do not go together, or a unit that nobody knows."""

    code = "unit"


class FigureError(DalelError):
    """A figure that cannot be computed as it was asked for."""

    code = "figure"


class InputError(DalelError):
    """A file or an argument that cannot be used."""

    code = "input"


class AccessError(DalelError):
    """Something that this reader may not see or do."""

    code = "access"


class MissingError(DalelError):
    """A record, document or file that does not exist."""

    code = "missing"


class LaterError(DalelError):
    """Something that cannot be had now and can be in a moment."""

    code = "later"


class ReadOnlyError(DalelError):
    """A change to what must never change: a report as received, a filed version, the journal."""

    code = "read-only"


class LanguageError(DalelError):
    """A language, or a form of a language, that is not provided for."""

    code = "language"


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a person's input, with the place to look at and what would mend it."""

    code: str
    message: str
    remedy: str
    file: str = ""
    line: int | None = None
    column: str = ""
    value: str = ""

    def place(self) -> str:
        """Where it is, such as "records/incidents.csv, line 4, column date"."""
        parts = [self.file] if self.file else []
        if self.line is not None:
            parts.append(_("line {line}", line=self.line))
        if self.column:
            parts.append(_("column {column}", column=self.column))
        return ", ".join(parts)

    def __str__(self) -> str:
        place = self.place()
        value = f" “{self.value}”" if self.value else ""
        start = f"{place}{value}: " if place or value else ""
        remedy = f" {self.remedy}" if self.remedy else ""
        return f"{start}{self.message}{remedy} [{self.code}]"


class ProblemsFound(DalelError):
    """All the problems of a piece of work, at once. Nothing was changed."""

    code = "problems"

    def __init__(self, problems: Sequence[Problem], message: str = "") -> None:
        self.problems = list(problems)
        count = len(self.problems)
        told = message or n_(
            "{count} problem was found; nothing was changed.",
            "{count} problems were found; nothing was changed.",
            count,
            count=count,
        )
        super().__init__(told)
