"""Who may not know of a record can neither change it, nor take it back, nor tie anything to it: it is not there."""

from __future__ import annotations

import pytest

from dalel.accounts.policy import LocalOperator
from dalel.custody.actions import amend, record
from dalel.intake.retiring import retire
from dalel.lib.errors import MissingError, ProblemsFound
from dalel.register import kinds
from dalel.register.actions import NewAct, record_incident
from dalel.register.models import Act, Incident
from tests.projects import begun

pytestmark = pytest.mark.django_db
KEEPER = LocalOperator("keeper")
OURS = LocalOperator("ours", "editor", teams=frozenset({"north"}))
OTHERS = LocalOperator("others", "editor", teams=frozenset({"south"}))
CLOSED = {"id": "i1", "date": "2024", "verification": "reported", "access": "team", "compartment": "north"}


@pytest.fixture(autouse=True)
def closed(db: None) -> None:
    begun()
    record_incident(incident=CLOSED, acts=[NewAct({"id": "a1", "kind": "threat"})], actor=KEEPER)


def told(error: Exception) -> str:
    found = getattr(error, "problems", None)
    return " ".join(problem.message for problem in found) if found else str(error)


def test_its_own_team_changes_it_and_adds_to_it() -> None:
    amend(kind=kinds.ACTS, key="a1", values={"harm": "injured"}, actor=OURS)
    record(kind=kinds.ACTS, values={"id": "a2", "incident": "i1", "kind": "threat"}, actor=OURS)
    assert Act.everything.count() == 2
    retire(kind=kinds.ACTS, key="a2", reason="twice", actor=OURS)
    assert Act.everything.count() == 1


def test_another_team_cannot_change_it_and_hears_what_is_said_of_none() -> None:
    for kind, key in ((kinds.INCIDENTS, "i1"), (kinds.ACTS, "a1")):
        with pytest.raises(MissingError) as refused:
            amend(kind=kind, key=key, values={"note": "x"} if key == "a1" else {"title": "x"}, actor=OTHERS)
        with pytest.raises(MissingError) as none:
            amend(kind=kind, key="zz", values={}, actor=OTHERS)
        assert told(refused.value).replace(key, "zz") == told(none.value)
    assert Incident.everything.get().title == ""


def test_another_team_cannot_take_it_back() -> None:
    with pytest.raises(MissingError):
        retire(kind=kinds.INCIDENTS, key="i1", reason="mine", actor=OTHERS)
    assert Incident.everything.exists()


def test_another_team_cannot_tie_anything_to_it_and_hears_what_is_said_of_none() -> None:
    said = []
    for incident in ("i1", "zz"):
        with pytest.raises(ProblemsFound) as refused:
            record(kind=kinds.ACTS, values={"incident": incident, "kind": "threat"}, actor=OTHERS)
        said.append(told(refused.value).replace(incident, "…"))
    assert said[0] == said[1]
    assert Act.everything.count() == 1
