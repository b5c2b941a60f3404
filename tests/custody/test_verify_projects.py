"""`dalel journal verify` sees whose a record is: a row in no project, a reference into another, a project renamed."""

from __future__ import annotations

import pytest
from django.db import connection, transaction

from dalel.accounts.models import Project, Sharing
from dalel.accounts.policy import LocalOperator
from dalel.custody import chain, heads
from dalel.custody.actions import record
from dalel.custody.journal import writing
from dalel.custody.projects import share, take_back
from dalel.custody.verify import verify
from dalel.records import rows
from dalel.records.stored import DamagedError
from dalel.register import kinds
from dalel.register.models import Act, Incident, Person
from tests.projects import MARK, begun, id_of

pytestmark = pytest.mark.django_db
KEEPER = LocalOperator("keeper")
OTHER = "0therane"


@pytest.fixture(autouse=True)
def two_projects() -> None:
    for name, mark in (("office", MARK), ("other", OTHER)):
        begun(name, mark)
        incident = {"id": "i1", "date": "2018", "verification": "reported"}
        record(kind=kinds.INCIDENTS, values=incident, actor=KEEPER, project=name)
        person = {"id": f"p-{name}", "naming_status": "withheld"}
        record(kind=kinds.PERSONS, values=person, actor=KEEPER, project=name)
        act = {"id": "a1", "incident": "i1", "kind": "killing", "victim_person": f"p-{name}"}
        record(kind=kinds.ACTS, values=act, actor=KEEPER, project=name)
    heads.keep()


def problems() -> list[str]:
    return verify(actor=KEEPER).problems


def test_two_projects_with_equal_keys_agree_with_the_journal() -> None:
    assert problems() == []
    share(kind=kinds.PERSONS, key="p-office", giver="office", taker="other", actor=KEEPER)
    heads.keep()
    assert problems() == []
    take_back(kind=kinds.PERSONS, key="p-office", giver="office", taker="other", actor=KEEPER)
    heads.keep()
    assert problems() == []


def test_a_row_that_is_of_no_project_is_found() -> None:
    Incident.everything.create(id="n0pr0jec:i7", date="2018", verification="reported")
    Incident.everything.create(id="i8", date="2018", verification="reported")
    assert sorted(problems()) == ["incidents: the key 'i8' is damaged.", "incidents: the key 'n0pr0jec:i7' is damaged."]


def test_a_reference_led_into_another_project_is_found_and_stops_whoever_reads() -> None:
    Act.everything.filter(pk=id_of("a1")).update(victim_person_id=f"{OTHER}:p-other")
    assert problems() == ["acts a1: what stands in victim_person is damaged, no value of ours stands so."]
    with pytest.raises(DamagedError, match="acts a1"):
        list(rows.Stored(kinds.ACTS, rows.keys_of(MARK)))
    assert len(list(rows.Stored(kinds.ACTS, rows.keys_of(OTHER)))) == 1


def test_a_record_moved_from_one_project_to_another_is_found() -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE register_act SET id = %s WHERE id = %s", [f"{OTHER}:a2", id_of("a1")])
        cursor.execute("UPDATE register_act SET incident_id = %s, victim_person_id = %s WHERE id = %s",
                       [f"{OTHER}:i1", f"{OTHER}:p-other", f"{OTHER}:a2"])  # fmt: skip
    assert sorted(problems()) == [
        "acts a1: the journal knows it, the table does not.",
        "acts a2: the table has it, the journal does not.",
    ]


def test_a_project_renamed_added_or_left_out_behind_the_journals_back_is_found() -> None:
    Project.objects.filter(mark=OTHER).update(name="renamed")
    assert problems() == [f"projects {OTHER}: it is not what the journal says."]
    Project.objects.filter(mark=OTHER).update(name="other", before_marks=True)
    assert f"projects {OTHER}: it is not what the journal says." in problems()
    Project.objects.filter(mark=OTHER).update(before_marks=False)
    Project.objects.create(mark="newnewne", name="smuggled")
    assert problems() == ["projects newnewne: the table has it, the journal does not."]


def test_a_sharing_made_or_ended_behind_the_journals_back_is_found() -> None:
    Sharing.objects.create(project_id=OTHER, kind="persons", record=id_of("p-office"))
    assert problems() == [f"sharings {OTHER}/persons/{MARK}:p-office: the table has it, the journal does not."]
    Sharing.objects.all().delete()
    share(kind=kinds.PERSONS, key="p-office", giver="office", taker="other", actor=KEEPER)
    Sharing.objects.all().delete()
    heads.keep()
    assert problems() == [f"sharings {OTHER}/persons/{MARK}:p-office: the journal knows it, the table does not."]


def test_a_row_whose_id_only_looks_like_one_of_the_project_is_found() -> None:
    Incident.everything.create(id=f"{MARK}-evil", date="2018", verification="reported")
    assert problems() == [f"incidents: the key '{MARK}-evil' is damaged."]


def test_a_sharing_of_what_is_not_there_is_found() -> None:
    share(kind=kinds.PERSONS, key="p-office", giver="office", taker="other", actor=KEEPER)
    Act.everything.filter(pk=id_of("a1")).delete()
    Person.everything.filter(pk=id_of("p-office")).delete()
    heads.keep()
    assert any(one.startswith("sharings") and "no record of another project" in one for one in problems())


def test_a_project_of_unmarked_entries_that_has_ended_is_no_alarm() -> None:
    """As a database of the first versions is left when its first import is undone."""
    with transaction.atomic(), writing(KEEPER) as journal:
        old = {"name": "old", "before-marks": "yes"}
        journal.write("begin", "projects", [("a1dmarks", chain.added(old), chain.NOTHING)])
        journal.write("add", "incidents", [("i77", chain.added({"date": "2018"}), chain.NOTHING)])
        journal.write("retire", "incidents", [("a1dmarks:i77", chain.amended({"date": ("2018", "")}), chain.NOTHING)])
        gone = {"name": ("old", ""), "before-marks": ("yes", "")}
        journal.write("end", "projects", [("a1dmarks", chain.amended(gone), chain.NOTHING)])
    heads.keep()
    assert problems() == []
