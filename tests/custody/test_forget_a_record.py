"""What the journal keeps of a record beside its chain is destroyed for a reason, and the chain stays whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection

from dalel.accounts.policy import LocalOperator
from dalel.custody.actions import amend
from dalel.custody.forgetting import forget
from dalel.custody.models import JournalEntry, JournalSecret
from dalel.intake.importing import import_folder
from dalel.intake.restoring import restore
from dalel.intake.retiring import retire
from dalel.intake.undoing import imports, undo_import
from dalel.lib.errors import AccessError, InputError, MissingError
from dalel.records.fields import model_of
from dalel.register import kinds
from tests.custody.test_what_may_be_a_name import FILES, NAME
from tests.intake.conftest import found_by_verify

pytestmark = pytest.mark.django_db
KEEPER = LocalOperator("keeper")


@pytest.fixture(autouse=True)
def brought(folder: Callable[..., Path]) -> None:
    import_folder(path=folder(FILES), actor=KEEPER)


def kept() -> str:
    """Everything that the journal holds, in its chain and beside it, but of other records."""
    entries = JournalEntry.objects.filter(kind="incidents")
    told = list(entries.values_list("changes", "commitments"))
    return repr([told, list(JournalSecret.objects.filter(entry__in=entries).values_list("before", "after"))])


def test_a_name_that_was_taken_out_of_a_text_is_nowhere_in_the_journal() -> None:
    amend(kind=kinds.INCIDENTS, key="i1", values={"title": "", "summary": "", "own_remark": ""}, actor=KEEPER)
    assert NAME in kept()
    count, parts = forget(kind=kinds.INCIDENTS, key="i1", reason="consent was withdrawn", actor=KEEPER)
    assert (count, parts) == (7, [("acts", "a1")])
    assert NAME not in kept()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM register_incident")
        assert NAME not in repr(cursor.fetchall())
    assert found_by_verify() == []
    assert "consent was withdrawn" in JournalEntry.objects.get(verb="destroy").changes


def test_a_retired_record_that_was_forgotten_does_not_come_back() -> None:
    retire(kind=kinds.PERSON_NAMES, key="n1", reason="withdrawn", actor=KEEPER)
    assert forget(kind=kinds.PERSON_NAMES, key="n1", reason="withdrawn", actor=KEEPER)[0] > 0
    with pytest.raises(InputError):
        restore(kind=kinds.PERSON_NAMES, key="n1", reason="", actor=KEEPER)
    assert found_by_verify() == []


@pytest.mark.parametrize("retired", [False, True])
def test_of_a_person_the_names_are_forgotten_too(retired: bool) -> None:
    """Whoever honours a withdrawal names the person, and need not know in which tables her names stand."""
    if retired:
        for kind, key in (("acts", "a1"), ("persons", "p1")):
            retire(kind=model_of(kind).kind_of_record, key=key, reason="withdrawn", actor=KEEPER)
    _count, parts = forget(kind=kinds.PERSONS, key="p1", reason="withdrawn", actor=KEEPER)
    assert ("person-names", "n1") in parts
    names = JournalEntry.objects.filter(kind="person-names")
    assert not JournalSecret.objects.filter(entry__in=names).exists()
    assert found_by_verify() == []


def test_what_a_project_held_that_is_no_more_is_forgotten_too() -> None:
    (brought_in,) = [one.sequence for one, _name, undone in imports() if not undone]
    assert undo_import(entry=brought_in, reason="the wrong folder", actor=KEEPER).ended
    names = JournalEntry.objects.filter(kind="person-names")
    assert JournalSecret.objects.filter(entry__in=names).exists()
    forget(kind=kinds.PERSONS, key="p1", reason="withdrawn", actor=KEEPER, project="small")
    assert not JournalSecret.objects.filter(entry__in=names).exists()
    assert found_by_verify() == []


def test_it_needs_a_reason_a_record_and_somebody_who_may() -> None:
    with pytest.raises(InputError):
        forget(kind=kinds.INCIDENTS, key="i1", reason=" ", actor=KEEPER)
    with pytest.raises(MissingError):
        forget(kind=kinds.INCIDENTS, key="i9", reason="x", actor=KEEPER)
    with pytest.raises(AccessError):
        forget(kind=kinds.INCIDENTS, key="i1", reason="x", actor=LocalOperator("editor", "editor"))
    assert NAME in kept()
