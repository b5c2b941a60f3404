"""One record at a time: checked as an import checks it, done by those who may, journalled with the change itself."""

from __future__ import annotations

import pytest

from dalel.accounts.policy import LocalOperator
from dalel.cases.kinds import COMMUNICATIONS
from dalel.custody import heads
from dalel.custody.actions import amend, record
from dalel.custody.models import JournalEntry
from dalel.custody.verify import verify
from dalel.lib.errors import AccessError, InputError, MissingError, ProblemsFound, ReadOnlyError
from dalel.register import kinds
from dalel.register.actions import withdraw_naming_consent
from dalel.register.models import Incident, IncidentReport, Person, Report
from tests.projects import begun, id_of

pytestmark = pytest.mark.django_db

EDITOR = LocalOperator("editor", role="editor")


@pytest.fixture(autouse=True)
def a_project() -> None:
    begun()


INCIDENT = {"id": "i1", "date": "2018-03", "verification": "reported"}


def test_a_record_is_made_and_journalled() -> None:
    done = record(kind=kinds.INCIDENTS, values=INCIDENT, actor=EDITOR)
    assert done.record == "i1"
    assert str(Incident.everything.get().date_latest) == "2018-03-31"
    entry = JournalEntry.objects.get(kind="incidents")
    assert (entry.actor, entry.verb, entry.kind, entry.record) == ("editor", "add", "incidents", id_of("i1"))
    assert entry.differences == {"date": (None, "2018-03"), "verification": (None, "reported")}


def test_a_record_without_a_key_gets_one() -> None:
    done = record(kind=kinds.INCIDENTS, values={"date": "2018", "verification": "reported"}, actor=EDITOR)
    assert Incident.everything.get().key == done.record != ""


def test_all_mistakes_of_a_record_come_at_once_and_nothing_is_written() -> None:
    values = {"date": "2018-13", "verification": "verifed", "place": "nowhere", "titel": "x"}
    with pytest.raises(ProblemsFound) as caught:
        record(kind=kinds.INCIDENTS, values=values, actor=EDITOR)
    assert {problem.code for problem in caught.value.problems} == {"date", "code", "reference", "column"}
    assert not Incident.everything.exists()
    assert not JournalEntry.objects.exclude(kind="projects").exists()


def test_a_key_is_given_once() -> None:
    record(kind=kinds.INCIDENTS, values=INCIDENT, actor=EDITOR)
    with pytest.raises(InputError):
        record(kind=kinds.INCIDENTS, values=INCIDENT, actor=EDITOR)


def test_amending_names_what_changed_and_keeps_the_rest() -> None:
    record(kind=kinds.INCIDENTS, values={**INCIDENT, "title": "A"}, actor=EDITOR)
    done = amend(kind=kinds.INCIDENTS, key="i1", values={"title": "B", "date": "2018-03"}, actor=EDITOR)
    assert done.changes == {"title": ("A", "B")}
    assert Incident.everything.get().verification == "reported"
    before = JournalEntry.objects.count()
    assert amend(kind=kinds.INCIDENTS, key="i1", values={"title": "B"}, actor=EDITOR).changes == {}
    assert JournalEntry.objects.count() == before


def test_only_a_record_that_is_there_can_be_amended() -> None:
    with pytest.raises(MissingError):
        amend(kind=kinds.INCIDENTS, key="i9", values={"title": "B"}, actor=EDITOR)


@pytest.mark.parametrize("role", ["visitor", "reader", "somebody-else"])
def test_those_who_only_read_change_nothing(role: str) -> None:
    reader = LocalOperator("reader", role=role)
    with pytest.raises(AccessError):
        record(kind=kinds.INCIDENTS, values=INCIDENT, actor=reader)
    assert not Incident.everything.exists()


def test_a_report_is_kept_as_it_came() -> None:
    record(kind=kinds.SOURCES, values={"id": "s1", "label": "A", "kind": "hotline"}, actor=EDITOR)
    record(kind=kinds.REPORTS, values={"id": "r1", "source": "s1", "status": "new", "summary": "A"}, actor=EDITOR)
    with pytest.raises(ReadOnlyError):
        amend(kind=kinds.REPORTS, key="r1", values={"summary": "B"}, actor=EDITOR)
    amend(kind=kinds.REPORTS, key="r1", values={"status": "rejected", "reason": "Not ours."}, actor=EDITOR)
    assert (Report.everything.get().status, Report.everything.get().summary) == ("rejected", "A")


def test_the_same_link_is_not_made_twice() -> None:
    record(kind=kinds.SOURCES, values={"id": "s1", "label": "A", "kind": "hotline"}, actor=EDITOR)
    record(kind=kinds.REPORTS, values={"id": "r1", "source": "s1", "status": "new"}, actor=EDITOR)
    record(kind=kinds.INCIDENTS, values=INCIDENT, actor=EDITOR)
    link = {"incident": "i1", "report": "r1"}
    record(kind=kinds.INCIDENT_REPORTS, values=link, actor=EDITOR)
    with pytest.raises(ProblemsFound):
        record(kind=kinds.INCIDENT_REPORTS, values=link, actor=EDITOR)
    assert IncidentReport.everything.count() == 1


def test_withdrawn_consent_takes_the_name_and_leaves_the_person() -> None:
    person = {"id": "p1", "naming_status": "named-with-consent", "naming_scope": "public", "naming_date": "2018"}
    record(kind=kinds.PERSONS, values=person, actor=EDITOR)
    with pytest.raises(InputError):
        withdraw_naming_consent(person="p1", ground="", actor=EDITOR)
    withdraw_naming_consent(person="p1", ground="By telephone on 3 May.", actor=EDITOR)
    stored = Person.everything.get()
    assert (stored.naming_status, stored.naming_scope) == ("withdrawn", "")
    entry = JournalEntry.objects.get(verb="withdraw-consent")
    assert entry.differences["naming_status"] == ("named-with-consent", "withdrawn")
    heads.keep()
    assert verify(actor=EDITOR).problems == []


def test_an_odd_order_of_dates_warns_and_the_reason_is_kept() -> None:
    values = {
        "id": "c1",
        "body": "ccpr",
        "kind": "individual-complaint",
        "state": "KAZ",
        "number": "2137/2012",
        "submitted": "2014-06-12",
        "transmitted": "2012-07-03",
    }
    done = record(kind=COMMUNICATIONS, values=values, actor=EDITOR, reason="So it stands in the Views.")
    assert [warning.code for warning in done.warnings] == ["order"]
    assert JournalEntry.objects.get(verb="explain").differences == {"reason": (None, "So it stands in the Views.")}
    heads.keep()
    assert verify(actor=EDITOR).problems == []
