"""Who may see which record: every kind, on every chain, for everybody, asserted cell by cell."""

from __future__ import annotations

from typing import Any

import pytest
from django.db.models import Q, QuerySet

from dalel.accounts.policy import Actor, LocalOperator, sight
from dalel.cases.models import Proceeding, ProceedingAct, Ruling
from dalel.records import gate
from dalel.records.fields import kinds, model_of
from dalel.register.models import (
    Act,
    Incident,
    IncidentReport,
    Involvement,
    Organisation,
    Person,
    Report,
    Source,
    Testimony,
)
from tests.records.population import CHAINS, OURS, THEIRS, Chain, settle

TEAM = frozenset({OURS})
WHO: dict[str, Actor | None] = {
    "owner": LocalOperator("owner", "editor", teams=TEAM, seals=TEAM),
    "team mate": LocalOperator("mate", "editor", teams=TEAM),
    "reader of the team": LocalOperator("reading mate", "reader", teams=TEAM),
    "other team": LocalOperator("other", "editor", teams=frozenset({THEIRS})),
    "of no team": LocalOperator("none", "reader"),
    "partner": LocalOperator("partner", "partner"),
    "technician": LocalOperator("technician", "technician", teams=TEAM, seals=TEAM),
    "somebody who has left": LocalOperator("left", "editor", is_active=False, teams=TEAM, seals=TEAM),
    "nobody": None,
    "keeper": LocalOperator("keeper"),
}

# (access level, whether the incident is of no team, of north, of south) -> who may see it. Written by hand.
_STAFF = {"owner", "team mate", "reader of the team", "other team", "of no team"}
_NORTH = {"owner", "team mate", "reader of the team"}
SEEN: dict[tuple[str, str], set[str]] = {
    ("", ""): _STAFF,
    ("", OURS): _NORTH,
    ("", THEIRS): {"other team"},
    ("public", ""): _STAFF | {"partner", "somebody who has left", "nobody"},
    ("public", OURS): _NORTH,
    ("public", THEIRS): {"other team"},
    ("network", ""): _STAFF | {"partner"},
    ("network", OURS): _NORTH,
    ("network", THEIRS): {"other team"},
    ("office", ""): _STAFF,
    ("office", OURS): _NORTH,
    ("office", THEIRS): {"other team"},
    ("team", ""): set(),
    ("team", OURS): _NORTH,
    ("team", THEIRS): {"other team"},
    ("sealed", ""): set(),
    ("sealed", OURS): {"owner"},
    ("sealed", THEIRS): set(),
    ("unheard-of", ""): set(),
    ("unheard-of", OURS): set(),
    ("unheard-of", THEIRS): set(),
}
# Kinds that are seen by those who see the incident of their chain; all others are the office's.
WITH_THE_INCIDENT = {
    "incidents", "exact-places", "incident-reports", "incident-links", "acts", "involvements", "remedies",
    "reports", "testimonies", "proceedings", "proceeding-acts", "charges", "hearings", "rulings",
    "evidence-requests", "sanctions", "safeguard-findings",
}  # fmt: skip
# Known from what mentions them. In a chain something of the office's own always mentions organisations and persons.
OF_THE_OFFICE = {
    "sources", "source-coverage", "communications", "follow-ups", "sessions", "reviews", "deadlines",
    "received-recommendations", "position-changes", "recommendations", "recommendation-facts",
    "recommendation-precedents", "recommendation-assessments",
}  # fmt: skip
MENTIONED = {"persons", "organisations", "places"}
IDENTITY_OF_PERSONS = {"person-names", "person-contacts"}
NAMES = {"organisation-names", "place-names"}
CLOSED_TO_READERS = {"reader of the team", "of no team", "partner", "somebody who has left", "nobody"}


def expected(who: str, kind: str, chain: Chain) -> bool:
    """What the tables above say."""
    incident = who == "keeper" or who in SEEN[chain.access, chain.compartment]
    office = who == "keeper" or who in _STAFF
    if kinds()[kind].identity and who in CLOSED_TO_READERS | {"technician"}:
        return False
    if kind in {"reports", "proceedings", "charges", "hearings", "rulings", "evidence-requests", "sanctions",
                "safeguard-findings", "testimonies", "proceeding-acts", "incident-reports"}:  # fmt: skip
        return incident and office
    if kind in WITH_THE_INCIDENT or kind in {"places", "place-names"}:
        return incident
    if kind in OF_THE_OFFICE:
        return office
    return incident or office


def test_every_kind_is_decided_about() -> None:
    assert set(kinds()) == WITH_THE_INCIDENT | OF_THE_OFFICE | MENTIONED | IDENTITY_OF_PERSONS | NAMES


@pytest.mark.parametrize("who", WHO)
def test_the_rule_says_what_the_table_says(who: str) -> None:
    seen = sight(WHO[who])
    for (access, compartment), may_see in SEEN.items():
        assert seen.of(access, compartment) == (who == "keeper" or who in may_see), (access, compartment)


@pytest.mark.django_db
def test_everybody_sees_of_every_kind_what_they_may_and_nothing_else() -> None:
    keys = settle()
    wrong = []
    for who, actor in WHO.items():
        for name in kinds():
            model = model_of(name)
            seen = set(gate.visible(actor, model).values_list("pk", flat=True))
            for chain in CHAINS:
                there = seen & set(keys[chain.token][name])
                wanted = set(keys[chain.token][name]) if expected(who, name, chain) else set()
                if there != wanted:
                    wrong.append(f"{who} sees {len(there)} of {len(keys[chain.token][name])} {name} of {chain}")
    assert wrong == []


@pytest.mark.django_db
def test_a_whole_table_is_asked_in_another_way_and_answered_alike() -> None:
    settle()
    refuted = Q(verification="refuted")
    Incident.everything.filter(pk__in=list(Incident.everything.values_list("pk", flat=True)[::5])).update(
        verification="refuted"
    )
    for actor in WHO.values():
        for model, whole in ((Act, "incident"), (IncidentReport, "incident"), (Involvement, "act")):
            assert _keys(gate.visible_by_whole(actor, model, whole)) == _keys(gate.visible(actor, model))
        without = gate.visible(actor, Act).exclude(incident__verification="refuted")
        assert _keys(gate.visible_by_whole(actor, Act, "incident", but=refuted)) == _keys(without)
        assert gate.how_many_closed(actor, Incident) == Incident.everything.count() - len(gate.visible(actor, Incident))


@pytest.mark.django_db
def test_somebody_known_from_closed_records_alone_is_closed() -> None:
    open_, sealed = (_incident(name, access) for name, access in (("open", "office"), ("shut", "sealed")))
    people = {name: Person.everything.create(id=name, naming_status="withheld") for name in ("both", "shut", "none")}
    for at, (incident, who) in enumerate(((open_, "both"), (sealed, "both"), (sealed, "shut"))):
        Act.everything.create(id=f"a{at}", incident=incident, kind="killing", victim_person=people[who])
    reader = LocalOperator("reader", "reader")
    assert _keys(gate.visible(reader, Person)) == {"both", "none"}
    assert _keys(gate.visible(None, Person)) == set()
    open_.access = "public"
    open_.save()
    assert _keys(gate.visible(None, Person)) == {"both"}


@pytest.mark.django_db
def test_what_rests_on_one_closed_incident_of_several_is_closed() -> None:
    open_, sealed = (_incident(name, access) for name, access in (("open", "office"), ("shut", "sealed")))
    source = Source.everything.create(id="s", label="s", kind="hotline")
    for name, incidents in (("both", (open_, sealed)), ("fine", (open_,))):
        report = Report.everything.create(id=name, source=source, status="accepted")
        for incident in incidents:
            IncidentReport.everything.create(id=f"{name}-{incident.pk}", incident=incident, report=report)
    reader = LocalOperator("reader", "reader")
    assert _keys(gate.visible(reader, Report)) == {"fine"}
    assert _keys(gate.visible(reader, IncidentReport)) == {"fine-open"}


@pytest.mark.django_db
def test_somebody_may_do_with_a_record_what_their_role_allows_if_they_see_it() -> None:
    sealed = Incident.everything.create(id="i", date="2020", verification="verified", access="sealed", compartment=OURS)
    assert [who for who, actor in WHO.items() if gate.may(actor, "amend", sealed)] == ["owner", "keeper"]
    assert [who for who, actor in WHO.items() if gate.may(actor, "export", sealed)] == ["keeper"]


def _incident(key: str, access: str) -> Incident:
    return Incident.everything.create(id=key, date="2020", verification="verified", access=access)


def _keys(rows: QuerySet[Any]) -> set[str]:
    return set(rows.values_list("pk", flat=True))


@pytest.mark.django_db
def test_where_nothing_is_closed_to_somebody_all_is_shown_and_nothing_asked() -> None:
    reader = LocalOperator("reader", "reader")
    _incident("open", "office")
    assert gate.is_all_open(reader) and not gate.is_all_open(None)
    _incident("shut", "sealed")
    assert not gate.is_all_open(reader)
    assert gate.is_all_open(LocalOperator("keeper"))
    with gate.all_open(reader):
        assert _keys(gate.visible(None, Incident)) == set()
    assert _keys(gate.visible(reader, Incident)) == {"open"}


@pytest.mark.django_db
def test_an_open_record_does_not_show_the_closed_one_that_it_points_to() -> None:
    sealed = _incident("shut", "sealed")
    act = Act.everything.create(id="a", incident=sealed, kind="killing")
    open_, shut = (Proceeding.everything.create(id=name, label=name, kind="criminal") for name in ("open", "shut-p"))
    ProceedingAct.everything.create(id="pa", proceeding=shut, act=act)
    first = Ruling.everything.create(id="r1", proceeding=shut, date="2020", kind="verdict")
    second = Ruling.everything.create(id="r2", proceeding=open_, date="2021", kind="appeal", appeal_of=first)
    Ruling.everything.create(id="r3", proceeding=open_, date="2022", kind="cassation", appeal_of=second)
    for reader, shown in ((LocalOperator("reader", "reader"), [None, "r2"]), (LocalOperator("keeper"), ["r1", "r2"])):
        rows = gate.visible(reader, Ruling).filter(proceeding=open_).order_by("pk")
        assert [row.appeal_of_id for row in gate.pointing_to_nothing_closed(reader, rows)] == shown


@pytest.mark.django_db
def test_a_witness_and_a_parent_known_from_what_is_closed_alone_are_closed() -> None:
    sealed = _incident("shut", "sealed")
    report = Report.everything.create(
        id="r", source=Source.everything.create(id="s", label="s", kind="hotline"), status="accepted"
    )
    IncidentReport.everything.create(id="ir", incident=sealed, report=report)
    witness = Person.everything.create(id="witness", naming_status="withheld")
    Testimony.everything.create(id="t", report=report, person=witness, text="words")
    parent = Organisation.everything.create(id="parent", label="parent", kind="ngo")
    child = Organisation.everything.create(id="child", label="child", kind="ngo", parent=parent)
    act = Act.everything.create(id="a", incident=sealed, kind="killing", victim_organisation=child)
    reader = LocalOperator("reader", "reader")
    assert _keys(gate.visible(reader, Person)) == set()
    assert _keys(gate.visible(reader, Organisation)) == set()
    act.incident = _incident("open", "office")
    act.save()
    assert _keys(gate.visible(reader, Organisation)) == {"parent", "child"}
