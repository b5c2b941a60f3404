"""Who works on one project sees of every kind what they may of it, and nothing of another; given records apart."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.db.models import QuerySet

from dalel.accounts.models import Membership, Sharing, User
from dalel.accounts.policy import IN_THE_OFFICE, LocalOperator, looking_at, sight, standing
from dalel.records import gate
from dalel.records.fields import kinds, model_of, with_mark
from dalel.records.relations import with_parts
from dalel.register.models import Act, Incident, Person, PersonName
from tests.projects import begun
from tests.records.population import CHAINS, settle
from tests.records.test_gate import WHO

pytestmark = pytest.mark.django_db
NORTH, SOUTH = "n0rthern", "s0vthern"


def _ids(rows: QuerySet[Any]) -> set[str]:
    return set(rows.values_list("pk", flat=True))


def test_of_every_kind_each_sees_of_a_project_what_they_may_of_it_and_nothing_else() -> None:
    """Every kind, on every chain of two projects with equal keys, for everybody, looked at in three ways."""
    for mark in (NORTH, SOUTH):
        settle(mark)
    wrong = []
    for who, actor in WHO.items():
        if actor is None:
            continue
        for name in kinds():
            model = model_of(name)
            every = _ids(gate.visible(actor, model))
            for mark in (NORTH, SOUTH):
                own = {id_ for id_ in every if id_.startswith(mark)}
                for way in (replace(actor, projects=frozenset({mark})), looking_at(actor, mark)):
                    if _ids(gate.visible(way, model)) != own:
                        wrong.append(f"{who} of {mark}: {name}")
            if _ids(gate.visible(replace(actor, projects=frozenset()), model)):
                wrong.append(f"{who} of no project: {name}")
    assert wrong == []


def test_a_whole_table_and_what_is_closed_are_of_the_project_too() -> None:
    for mark in (NORTH, SOUTH):
        settle(mark)
    reader = replace(LocalOperator("reader", "reader"), projects=frozenset({NORTH}))
    assert _ids(gate.visible_by_whole(reader, Act, "incident")) == _ids(gate.visible(reader, Act))
    assert gate.how_many_closed(reader, Incident) == len(CHAINS) - len(_ids(gate.visible(reader, Incident)))
    assert gate.holds_invented(reader, Incident)
    Incident.everything.filter(with_mark(SOUTH)).update(access="office", compartment="")
    assert gate.is_all_open(looking_at(IN_THE_OFFICE, SOUTH))
    assert not gate.is_all_open(looking_at(IN_THE_OFFICE, NORTH))


def test_a_key_is_looked_up_in_the_projects_that_somebody_sees() -> None:
    for name, mark in (("north", NORTH), ("south", SOUTH)):
        begun(name, mark)
        Incident.everything.create(id=f"{mark}:i-1", date="2020", verification="verified", access="office")
    assert _ids(gate.called(IN_THE_OFFICE, Incident, "i-1")) == {f"{NORTH}:i-1", f"{SOUTH}:i-1"}
    assert _ids(gate.called(looking_at(IN_THE_OFFICE, SOUTH), Incident, "i-1")) == {f"{SOUTH}:i-1"}
    assert _ids(gate.called(IN_THE_OFFICE, Incident, f"{SOUTH}:i-1")) == set()
    assert _ids(gate.called(IN_THE_OFFICE, Incident, "%i-1")) == set()


def test_what_a_project_was_given_is_seen_in_it_with_its_parts_alone() -> None:
    north, south = begun("north", NORTH), begun("south", SOUTH)
    people = [Person.everything.create(id=f"{NORTH}:p-{at}", naming_status="withheld") for at in (1, 2)]
    for at, person in enumerate(people):
        PersonName.everything.create(id=f"{NORTH}:n-{at}", person=person, text="A name", kind="main")
    editor = LocalOperator("editor", "editor", projects=frozenset({SOUTH}))
    assert _ids(gate.visible(editor, Person)) == set()
    for kind, ids in with_parts(Person.kind_of_record, f"{NORTH}:p-1", alone=True).items():
        Sharing.objects.bulk_create([Sharing(project=south, kind=kind, record=id_) for id_ in ids])
    assert _ids(gate.visible(editor, Person)) == {f"{NORTH}:p-1"} == _ids(gate.called(editor, Person, "p-1"))
    assert _ids(gate.visible(editor, PersonName)) == {f"{NORTH}:n-0"}
    assert _ids(gate.called(editor, Person, "p-2")) == set()
    assert north.mark == NORTH


def test_somebody_known_in_a_project_from_closed_records_alone_is_closed_there_though_open_in_another() -> None:
    begun("north", NORTH)
    south = begun("south", SOUTH)
    person = Person.everything.create(id=f"{NORTH}:p-1", naming_status="withheld")
    Sharing.objects.create(project=south, kind="persons", record=person.pk)
    for mark, access in ((NORTH, "sealed"), (SOUTH, "office")):
        incident = Incident.everything.create(id=f"{mark}:i", date="2020", verification="verified", access=access)
        Act.everything.create(id=f"{mark}:a", incident=incident, kind="killing", victim_person=person)
    assert _ids(gate.visible(looking_at(IN_THE_OFFICE, SOUTH), Person)) == {person.pk}
    assert _ids(gate.visible(looking_at(IN_THE_OFFICE, NORTH), Person)) == set()


def test_a_user_sees_the_projects_of_which_they_are_a_member() -> None:
    north = begun("north", NORTH)
    begun("south", SOUTH)
    for mark in (NORTH, SOUTH):
        Incident.everything.create(id=f"{mark}:i", date="2020", verification="verified", access="office")
    user = User.objects.create(username="aigul", role="reader")
    assert _ids(gate.visible(user, Incident)) == set()
    Membership.objects.create(user=user, project=north)
    assert _ids(gate.visible(user, Incident)) == {f"{NORTH}:i"}
    assert _ids(gate.visible(looking_at(user, SOUTH), Incident)) == set()
    assert sight(user).projects == {NORTH}
    assert standing(user) != standing(looking_at(user, SOUTH))
