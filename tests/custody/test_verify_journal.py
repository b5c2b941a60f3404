"""Whoever alters the journal or the records behind its back is found out, on both databases."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import DatabaseError, connection, transaction

from dalel.accounts.policy import LocalOperator
from dalel.custody import heads, journal
from dalel.custody.actions import amend, record
from dalel.custody.chain import Head
from dalel.custody.models import JournalEntry, JournalHead, JournalSecret
from dalel.custody.verify import verify
from dalel.lib.errors import AccessError, InputError
from dalel.register import kinds
from dalel.register.models import Incident, PersonName
from tests.projects import begun, id_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def entries_after_that_of_the_project(keeper: LocalOperator) -> None:
    begun()
    values = {"date": "2018-03", "verification": "reported", "title": "Something"}
    record(kind=kinds.INCIDENTS, values={"id": "i1", **values}, actor=keeper)
    record(kind=kinds.INCIDENTS, values={"id": "i2", **values}, actor=keeper)
    amend(kind=kinds.INCIDENTS, key="i1", values={"date": "2018-03-05"}, actor=keeper)
    record(kind=kinds.PERSONS, values={"id": "p1", "naming_status": "withheld"}, actor=keeper)
    name = {"id": "n1", "person": "p1", "text": "Аяулым Қазақова", "kind": "main"}
    record(kind=kinds.PERSON_NAMES, values=name, actor=keeper)
    heads.keep()  # which nobody calls here: nothing is committed in a test


@pytest.fixture
def behind_its_back() -> Iterator[None]:
    """Somebody with the database's own password takes the guards away."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for trigger in ("custody_entry_no_update", "custody_entry_no_delete", "custody_secret_no_update"):
                cursor.execute(f"DROP TRIGGER {trigger}")
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE custody_journalentry DISABLE TRIGGER USER")
            cursor.execute("ALTER TABLE custody_journalsecret DISABLE TRIGGER USER")
            cursor.execute("SET LOCAL session_replication_role = replica")  # nobody looks whom a secret points to
        yield


def problems(*kept: Head) -> str:
    """What is found, but for the guards that the test itself took away."""
    found = verify(actor=LocalOperator("keeper"), expected=kept).problems
    return "\n".join(one for one in found if not one.startswith("The guard "))


def test_what_is_written_is_on_the_disk_once_it_is_committed(keeper: LocalOperator) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite is told so when it is opened")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off")
        with journal.writing(keeper):
            cursor.execute("SHOW synchronous_commit")
            assert cursor.fetchone() == ("on",)


def test_an_untouched_journal_verifies() -> None:
    verdict = verify(actor=LocalOperator("keeper"))
    assert verdict.problems == []
    assert (verdict.entries, verdict.records) == (6, 4)


def test_the_database_refuses_to_alter_or_remove_an_entry() -> None:
    for change in (
        lambda: JournalEntry.objects.filter(sequence=3).update(actor="nobody"),
        lambda: JournalEntry.objects.filter(sequence=6).delete(),
        lambda: JournalSecret.objects.update(after="x"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


@pytest.mark.parametrize("column", ["actor", "verb", "kind", "record", "changes", "previous", "hash", "commitments"])
def test_an_altered_entry_is_found(behind_its_back: None, column: str) -> None:
    JournalEntry.objects.filter(sequence=3).update(**{column: "x"})
    assert "Entry 3" in problems()


def test_a_moved_moment_is_found(behind_its_back: None) -> None:
    JournalEntry.objects.filter(sequence=3).update(at="2001-01-01T00:00:00Z")
    assert "Entry 3 was altered" in problems()


def test_a_missing_entry_is_found(behind_its_back: None) -> None:
    JournalSecret.objects.filter(entry_id=3).delete()
    JournalEntry.objects.filter(sequence=3).delete()
    assert "Entry 4 follows entry 2" in problems()


def test_reordered_entries_are_found(behind_its_back: None) -> None:
    for old, new in ((2, 100), (3, 2), (100, 3)):
        JournalEntry.objects.filter(sequence=old).update(sequence=new)
    assert "Entry 2 was altered" in problems()


def test_a_cut_end_is_found_even_if_the_stored_head_was_cut_too(behind_its_back: None) -> None:
    kept = heads.head()
    heads.path().unlink()
    heads.write([Head(4, JournalEntry.objects.get(sequence=4).hash)])
    last = JournalEntry.objects.get(sequence=5)
    JournalSecret.objects.filter(entry_id=6).delete()
    PersonName.everything.all().delete()
    JournalEntry.objects.filter(sequence=6).delete()
    assert "Entries at its end were cut off" in problems()
    JournalHead.objects.update(sequence=5, hash=last.hash)
    assert problems() == ""  # nobody outside kept the head, so nothing shows it …
    assert "Entry 6, whose hash was kept, is not there" in problems(kept)  # … and somebody who did sees it


def test_the_head_file_shows_a_cut_end(behind_its_back: None) -> None:
    assert problems() == ""
    last = JournalEntry.objects.get(sequence=5)
    JournalSecret.objects.filter(entry_id=6).delete()
    PersonName.everything.all().delete()
    JournalEntry.objects.filter(sequence=6).delete()
    JournalHead.objects.update(sequence=5, hash=last.hash)
    assert "The journal ends at entry 5, and entry 6 was seen before" in problems()


def test_a_value_that_does_not_fit_its_commitment_is_found(behind_its_back: None) -> None:
    JournalSecret.objects.filter(field="text").update(after="Another Name")
    PersonName.everything.update(text="Another Name")
    assert "Entry 6: the values kept for text are not those" in problems()


def test_values_removed_without_an_entry_are_found() -> None:
    JournalSecret.objects.filter(field="text").delete()
    assert "no entry says that they were destroyed" in problems()


def test_destroyed_values_leave_the_chain_whole(keeper: LocalOperator) -> None:
    assert journal.destroy(entries=[6], reason="The person asked for it.", actor=keeper) == 3
    assert not JournalSecret.objects.filter(entry_id=6).exists()
    heads.keep()
    assert problems() == ""
    last = JournalEntry.objects.get(sequence=7)
    assert "The person asked for it." in last.changes
    with pytest.raises(InputError):
        journal.destroy(entries=[6], reason=" ", actor=keeper)
    with pytest.raises(AccessError):
        journal.destroy(entries=[6], reason="x", actor=LocalOperator("reader", role="reader"))


def test_the_chain_holds_no_name() -> None:
    told = "".join(JournalEntry.objects.values_list("changes", flat=True))
    told += "".join(JournalEntry.objects.values_list("commitments", flat=True))
    assert "Қазақова" not in told
    assert "Қазақова" in "".join(JournalSecret.objects.values_list("after", flat=True))


def test_a_record_edited_behind_the_journals_back_is_found() -> None:
    Incident.everything.filter(id=id_of("i1")).update(verification="verified")
    assert "incidents i1: verification is “verified”, the journal says “reported”" in problems()


def test_a_name_edited_behind_the_journals_back_is_found_and_not_printed() -> None:
    PersonName.everything.update(text="Another Name")
    found = problems()
    assert "person-names n1: text is not what the journal says" in found
    assert "Another" not in found
    assert "Қазақова" not in found


def test_a_first_day_edited_behind_the_journals_back_is_found() -> None:
    Incident.everything.filter(id=id_of("i1")).update(date_earliest="2018-03-04")
    assert "incidents i1: the first or last day" in problems()


def test_a_record_removed_or_smuggled_in_is_found() -> None:
    Incident.everything.filter(id=id_of("i1")).delete()
    Incident.everything.create(id=id_of("i9"), date="2018", verification="reported")
    assert "incidents i1: the journal knows it" in problems()
    assert "incidents i9: the table has it" in problems()
