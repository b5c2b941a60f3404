"""An incident is recorded with its acts, parts and reports as one work: all of it, for one reason, or nothing."""

from __future__ import annotations

import pytest

from dalel.accounts.policy import LocalOperator
from dalel.custody.actions import record
from dalel.custody.models import JournalEntry
from dalel.custody.work import unit_of_work
from dalel.intake.undoing import imports, undo_import
from dalel.lib.errors import AccessError, InputError, MissingError, ProblemsFound, ReadOnlyError
from dalel.register import kinds
from dalel.register.actions import NewAct, accept_report, record_incident, reject_report
from dalel.register.models import Act, Incident, IncidentReport, Involvement, Report
from tests.intake.conftest import found_by_verify
from tests.projects import begun

pytestmark = pytest.mark.django_db
KEEPER = LocalOperator("keeper")
EVENT = {"id": "i1", "title": "Two lines", "date": "2024-05", "verification": "reported"}
BY_POLICE = ({"organisation": "o1", "degree": "carried-out"},)
ACTS = [NewAct({"kind": "physical-attack", "victim_person": "p1"}, BY_POLICE), NewAct({"kind": "threat"})]


@pytest.fixture(autouse=True)
def office(db: None) -> None:
    begun()
    for kind, values in (
        (kinds.PERSONS, {"id": "p1", "label": "Reporter A", "naming_status": "withheld"}),
        (kinds.ORGANISATIONS, {"id": "o1", "label": "City police", "kind": "police"}),
        (kinds.SOURCES, {"id": "s1", "label": "Hotline", "kind": "hotline"}),
        (kinds.REPORTS, {"id": "r1", "source": "s1", "status": "new"}),
        (kinds.REPORTS, {"id": "r2", "source": "s1", "status": "new"}),
    ):
        record(kind=kind, values=values, actor=KEEPER)


def test_it_writes_all_its_records_in_one_group_with_one_reason() -> None:
    before = JournalEntry.objects.count()
    work = record_incident(incident=EVENT, acts=ACTS, reports=["r1"], actor=KEEPER, reason="call of 3 May")
    assert {kind: len(keys) for kind, keys in work.keys.items()} == {
        "incidents": 1, "acts": 2, "involvements": 1, "incident-reports": 1
    }  # fmt: skip
    assert Involvement.everything.get().act.incident == Incident.everything.get()
    assert Report.everything.get(pk__endswith=":r1").status == "accepted"
    entries = list(JournalEntry.objects.order_by("sequence"))[before:]
    assert {entry.actor for entry in entries} == {"keeper"} and len({entry.at for entry in entries}) == 1
    last = entries[-1]
    assert (last.verb, last.differences["reason"][1]) == ("record-incident", "call of 3 May")
    assert last.differences["entries"][1] == f"{entries[0].sequence}-{last.sequence - 1}"
    assert found_by_verify() == []


def test_nothing_is_written_where_one_of_its_records_is_wrong() -> None:
    before = JournalEntry.objects.count()
    with pytest.raises(ProblemsFound):
        record_incident(incident=EVENT, acts=[*ACTS, NewAct({"kind": "no such act"})], actor=KEEPER)
    with pytest.raises(MissingError):
        record_incident(incident=EVENT, acts=ACTS, reports=["r9"], actor=KEEPER)
    with pytest.raises(AccessError):
        record_incident(incident=EVENT, acts=ACTS, actor=LocalOperator("reader", role="reader"))
    assert not Incident.everything.exists() and not Act.everything.exists()
    assert JournalEntry.objects.count() == before


def test_it_is_undone_as_a_whole() -> None:
    record_incident(incident=EVENT, acts=ACTS, reports=["r1"], actor=KEEPER)
    [(entry, project, undone)] = imports()
    assert (entry.verb, project, undone) == ("record-incident", "office", False)
    done = undo_import(entry=entry.sequence, reason="of another year", actor=KEEPER)
    assert done.retired == {"incidents": 1, "acts": 2, "involvements": 1, "incident-reports": 1}
    assert Report.everything.get(pk__endswith=":r1").status == "new"
    assert not Incident.everything.exists() and found_by_verify() == []


def test_what_one_work_changed_twice_is_undone_to_what_it_was_before() -> None:
    with unit_of_work("mend", actor=KEEPER) as work:
        work.amend(kinds.REPORTS, "r1", {"status": "accepted"})
        work.amend(kinds.REPORTS, "r1", {"status": "rejected", "reason": "twice"})
    [(entry, *_rest)] = imports()
    undo_import(entry=entry.sequence, reason="", actor=KEEPER)
    report = Report.everything.get(pk__endswith=":r1")
    assert (report.status, report.reason) == ("new", "")
    assert found_by_verify() == []


def test_a_work_that_changed_nothing_leaves_no_entry() -> None:
    before = JournalEntry.objects.count()
    with unit_of_work("look", actor=KEEPER):
        pass
    assert JournalEntry.objects.count() == before


def test_a_report_is_accepted_for_an_incident_that_is_there() -> None:
    record_incident(incident=EVENT, reports=["r1"], actor=KEEPER)
    accept_report(report="r2", incident="i1", actor=KEEPER)
    assert IncidentReport.everything.count() == 2
    with pytest.raises(ProblemsFound):
        accept_report(report="r2", incident="i1", actor=KEEPER)  # it rests on it already
    assert IncidentReport.everything.count() == 2


def test_a_report_is_rejected_with_a_reason_and_kept_as_it_came() -> None:
    reject_report(report="r1", reason="told by the same call as r2", actor=KEEPER)
    assert Report.everything.get(pk__endswith=":r1").status == "rejected"
    with pytest.raises(InputError):
        reject_report(report="r2", reason=" ", actor=KEEPER)
    with pytest.raises(ReadOnlyError), unit_of_work("mend", actor=KEEPER) as work:
        work.amend(kinds.REPORTS, "r1", {"summary": "other words"})
