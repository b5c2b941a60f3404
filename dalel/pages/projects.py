"""Which project a page is of, and where the pages of a record lie.

A database of one project has its pages at `/incidents/`, `/documents/` and so on. Where there are several, those pages
show all that a reader may see, and each project has pages of its own below `/in/NAME/`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar
from urllib.parse import quote

from django.db.models import QuerySet
from django.urls import get_script_prefix, reverse

from dalel.accounts.models import Project
from dalel.accounts.policy import Reader, looking_at, sight
from dalel.accounts.projects import every
from dalel.lib.errors import MissingError
from dalel.lib.messages import _
from dalel.records.fields import Record
from dalel.records.keys import key_of, mark_of

R = TypeVar("R", bound=Record)
BELOW = "/in/"
SHOWN = 50  # projects whose record of one key is named


class InSeveralError(MissingError):
    """A key that several projects have. `places`: the name of each, and the address of its record's page."""

    def __init__(self, key: str, places: list[tuple[str, str]]) -> None:
        super().__init__(_("Several projects have a record “{key}”:", key=key))
        self.places = places


def only(rows: QuerySet[R], page: str, missing: str) -> R:
    """The only one of the records that bear a key. MissingError, with those words, if there is none; InSeveralError if
    there are several."""
    found = list(rows[:SHOWN])
    if not found:
        raise MissingError(missing)
    if len(found) > 1:
        raise InSeveralError(found[0].key, sorted((home_of(one.pk), address(page, one.pk)) for one in found))
    return found[0]


def known() -> list[Project]:
    """All projects, by name; looked up once a page."""
    found = _known.get()
    return every() if found is None else found


@contextmanager
def looked_up_once() -> Iterator[None]:
    """Around a page."""
    before = _known.set(every())
    try:
        yield
    finally:
        _known.reset(before)


_known: ContextVar[list[Project] | None] = ContextVar("_known", default=None)


def seen(reader: Reader) -> list[Project]:
    """The projects that a page is of."""
    marks = sight(reader).projects
    return [project for project in known() if marks is None or project.mark in marks]


def named(name: str) -> Project:
    """The project of that name; MissingError if there is none."""
    for project in known():
        if project.name == name:
            return project
    raise MissingError(_("There is no project “{name}”.", name=name))


def of(id_: str) -> Project | None:
    """The project that a record is of, by its id."""
    mark = mark_of(id_)
    return next((project for project in known() if project.mark == mark), None)


def narrowed(reader: Reader, project: Project) -> Reader:
    """The reader, with an eye for one project alone; as before, where there is no other."""
    return looking_at(reader, project.mark) if reader is not None and len(known()) > 1 else reader


def address(page: str, id_: str | None) -> str:
    """Where a record's page lies, by its id: below the project that is looked at, or below the record's own."""
    here = reverse(page, args=[key_of(id_ or "")])
    several = len(known()) > 1
    if not several or get_script_prefix() != "/":
        return here
    project = of(id_ or "")
    return below(project.name) + here.removeprefix("/") if project else here


def below(name: str) -> str:
    """Where the pages of a project begin."""
    return f"{BELOW}{quote(name)}/"


def home_of(id_: str) -> str:
    """The name of the project of a record, where a page shows records of several."""
    if len(known()) < 2 or get_script_prefix() != "/":
        return ""
    project = of(id_)
    return project.name if project else ""
