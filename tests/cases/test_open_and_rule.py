"""A proceeding is opened, ruled on, and a decision of an international body received: each as one work."""

from __future__ import annotations

import pytest

from dalel.accounts.policy import LocalOperator
from dalel.cases import kinds
from dalel.cases.actions import open_proceeding, receive_decision, rule
from dalel.cases.models import Charge, Communication, Proceeding, ProceedingAct, Ruling, Sanction
from dalel.custody.actions import record
from dalel.intake.undoing import imports, undo_import
from dalel.lib.errors import MissingError, ProblemsFound
from dalel.register.actions import NewAct, record_incident
from tests.intake.conftest import found_by_verify
from tests.projects import begun

pytestmark = pytest.mark.django_db
KEEPER = LocalOperator("keeper")
CASE = {"id": "d1", "label": "A case", "kind": "criminal", "opened": "2024-05-20"}
CHARGES = [{"id": "c1", "provision": "ICCPR/19"}, {"id": "c2", "provision": "ICCPR/21"}]
VERDICT = {"id": "u1", "proceeding": "d1", "date": "2024-09-03", "kind": "verdict", "result": "convicted"}


@pytest.fixture(autouse=True)
def office(db: None) -> None:
    begun()
    event = {"id": "i1", "date": "2024-05", "verification": "reported"}
    record_incident(incident=event, acts=[NewAct({"id": "a1", "kind": "arbitrary-arrest"})], actor=KEEPER)


def opened() -> None:
    open_proceeding(proceeding=CASE, charges=CHARGES, acts=["a1"], actor=KEEPER)


def test_a_proceeding_is_opened_with_its_charges_and_the_act_that_it_answers() -> None:
    opened()
    assert Charge.everything.count() == 2
    assert ProceedingAct.everything.get().act.key == "a1"
    assert found_by_verify() == []


def test_it_is_not_opened_where_a_charge_rests_on_no_provision_that_there_is() -> None:
    with pytest.raises(ProblemsFound):
        open_proceeding(proceeding=CASE, charges=[{"provision": "ICCPR/99"}], actor=KEEPER)
    with pytest.raises(ProblemsFound):
        open_proceeding(proceeding=CASE, acts=["a9"], actor=KEEPER)
    assert not Proceeding.everything.exists()


def test_a_ruling_decides_charges_and_imposes_sanctions() -> None:
    opened()
    rule(
        ruling=VERDICT,
        charges={"c1": "convicted", "c2": "acquitted"},
        sanctions=[{"kind": "fine", "legal_basis": "provided", "amount": "1500", "currency": "KZT"}],
        actor=KEEPER,
    )
    assert {charge.key: (charge.outcome, charge.date) for charge in Charge.everything.all()} == {
        "c1": ("convicted", "2024-09-03"), "c2": ("acquitted", "2024-09-03")
    }  # fmt: skip
    assert Sanction.everything.get().ruling == Ruling.everything.get()
    [(entry, *_rest), *_others] = imports()
    undo_import(entry=entry.sequence, reason="of another case", actor=KEEPER)
    assert not Ruling.everything.exists() and {charge.outcome for charge in Charge.everything.all()} == {""}
    assert found_by_verify() == []


def test_a_ruling_on_a_charge_that_is_not_there_is_not_written() -> None:
    opened()
    with pytest.raises(MissingError):
        rule(ruling=VERDICT, charges={"c9": "convicted"}, actor=KEEPER)
    assert not Ruling.everything.exists()


def test_a_decision_of_a_body_is_received() -> None:
    complaint = {"id": "k1", "body": "ccpr", "kind": "individual-complaint", "number": "1/2024", "outcome": "pending"}
    record(kind=kinds.COMMUNICATIONS, values=complaint, actor=KEEPER)
    decision = {"outcome": "violation", "decided": "2026-03-12", "violated": "ICCPR/19;ICCPR/21"}
    receive_decision(communication="k1", decision=decision, actor=KEEPER)
    found = Communication.everything.get()
    assert (found.outcome, found.violated) == ("violation", ["ICCPR/19", "ICCPR/21"])
    with pytest.raises(ProblemsFound):
        receive_decision(communication="k1", decision={"outcome": "won"}, actor=KEEPER)
