"""What counts of what somebody may see: the several ways of asking agree for every role."""

from __future__ import annotations

import pytest
from django.test import Client

from dalel.accounts.policy import IN_THE_OFFICE, MAY, LocalOperator, Reader, sight
from dalel.records.gate import visible
from dalel.records.keys import key_of
from dalel.register.models import Act, Incident, Involvement
from dalel.register.queries import counted

READERS: list[Reader] = [
    None,
    *(LocalOperator("x", role) for role in MAY),
    LocalOperator("x", "keeper", is_active=False),
]


@pytest.fixture
def register(sample: None) -> dict[str, str]:
    """Incidents with acts, one of each standing: their keys by what they are."""
    keys = Act.everything.order_by("incident_id").values_list("incident_id", flat=True).distinct()
    found = dict(zip(("team", "sealed", "north", "refuted", "sealed and refuted", "open"), keys, strict=False))
    Incident.everything.filter(pk__in=found.values()).update(access="public", compartment="", verification="verified")
    for name in ("team", "sealed", "sealed and refuted"):
        Incident.everything.filter(pk=found[name]).update(access=name.split()[0])
    Incident.everything.filter(pk=found["north"]).update(compartment="north")
    Incident.everything.filter(pk__in=(found["refuted"], found["sealed and refuted"])).update(verification="refuted")
    return found


def hidden(reader: Reader, register: dict[str, str]) -> set[str]:
    seen = sight(reader)
    if seen.unlimited:
        return set()
    return {"team", "sealed", "north", "sealed and refuted"} if seen.levels else set(register)


@pytest.mark.django_db
@pytest.mark.parametrize("reader", READERS, ids=str)
def test_every_way_of_asking_agrees(register: dict[str, str], reader: Reader) -> None:
    named = {key: name for name, key in register.items()}
    seen = {named[key] for key in visible(reader, Incident).values_list("pk", flat=True) if key in named}
    taken = set(counted.incidents(reader).values_list("pk", flat=True))
    assert seen == register.keys() - hidden(reader, register)
    assert {named[key] for key in taken if key in named} == seen - {"refuted", "sealed and refuted"}
    assert counted.closed_to(reader) == Incident.everything.count() - len(visible(reader, Incident))
    acts = set(counted.acts(reader).values_list("pk", flat=True))
    assert acts == set(Act.everything.filter(incident__in=taken).values_list("pk", flat=True))
    assert acts == set(counted.acts_by_whole(reader).values_list("pk", flat=True))
    parts = set(counted.involvements(reader).values_list("pk", flat=True))
    assert parts == set(Involvement.everything.filter(act__incident__in=taken).values_list("pk", flat=True))
    all_seen = set(visible(reader, Incident).values_list("pk", flat=True))
    assert set(visible(reader, Act).values_list("incident_id", flat=True)) <= all_seen


@pytest.mark.django_db
def test_a_visitor_opens_what_is_open_and_nothing_else(register: dict[str, str], client: Client) -> None:
    for name, key in register.items():
        assert client.get(f"/incidents/{key_of(key)}/").status_code == (
            404 if name in hidden(IN_THE_OFFICE, register) else 200
        )
