"""A project for tests that write records one by one, and the ids of its records."""

from __future__ import annotations

from django.db import transaction

from dalel.accounts.models import Project
from dalel.accounts.policy import LocalOperator
from dalel.custody import chain
from dalel.custody.journal import writing
from dalel.custody.projects import BEGIN, PROJECTS, content
from dalel.records.keys import Keys

MARK = "testmark"
KEYS = Keys(MARK)


def begun(name: str = "office", mark: str = MARK) -> Project:
    """A project that the journal knows, with a mark that is no secret."""
    project = Project.objects.create(mark=mark, name=name)
    with transaction.atomic(), writing(LocalOperator("keeper")) as journal:
        journal.write(BEGIN, PROJECTS, [(mark, chain.added(content(project)), chain.NOTHING)])
    return project


def id_of(key: str) -> str:
    """The id of a record of that project."""
    return KEYS.prefix + key
