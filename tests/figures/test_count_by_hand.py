"""Counts that anybody can check by hand against the small world."""

from __future__ import annotations

import pytest

from tests.figures.conftest import MakeAsker
from tests.figures.world import WORLD


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        # i1 and i2 lie inside 2018; i3 only touches it, i4 is refuted, i5 is of 2016.
        ('count("incidents", during="2018")', 2),
        ('count("incidents", during="2017/2018")', 3),
        ('count("incidents")', 4),
        ('count("incidents", during="2018", verification="refuted")', 1),
        ('count("incidents", verification=["refuted", "verified"])', 4),
        ('count("incidents", not_verification="verified")', 1),
        # The acts of one incident: one of them has to be both.
        ('count("incidents", act="physical-attack", harm="injured")', 1),
        ('count("incidents", act="threat", harm="injured")', 0),
        # a death threat is a threat
        ('count("acts", act="threat")', 2),
        ('count("acts", act="death-threat")', 1),
        # An act's own date is taken before its incident's.
        ('count("acts", during="2018-02")', 1),
        ('count("persons")', 3),
        ('count("persons", act="physical-attack")', 2),
        ('count("persons", effective="yes")', 1),
        ('count("persons", sex="male", during="2018")', 1),
        ('count("organisations")', 1),
        ('count("persons", harm=None)', 2),
        ('count("persons", category="journalist")', 1),
        ('count("acts", target="child")', 1),
        ('count("acts", target=["self", "child"])', 2),
        ('count("acts", not_target="self")', 4),
        # Nobody who has an act of that kind
        ('count("incidents", not_act="threat")', 2),
        ('count("incidents", source="s1")', 2),
        ('count("incidents", source="s2")', 1),
        ('count("incidents", source=["s1", "s2"])', 2),
        ('count("incidents", not_source="s2")', 3),
        ('count("reports", source="s1")', 1),
        ('count("defendants", proceeding="criminal")', 2),
        ('count("defendants", proceeding="criminal", during="2017")', 1),
        ('count("defendants", proceeding="criminal", during="2017", dated="closed")', 2),
        ('count("defendants", charge_outcome="convicted")', 1),
        ('count("respondent-organisations", sanction="fine")', 1),
        ('count("charges", provision="KZ-CC-2014/174")', 2),
        ('count("incidents", year=2018)', 2),
        ('count("incidents", month="2018-05")', 1),
        ('count("incidents", record="i1")', 1),
        ('count("incidents", region="KZ-75", during="2018")', 1),
        ('count("people")', 3),
    ],
)
def test_a_count_is_what_a_person_would_count(asker: MakeAsker, expression: str, expected: int) -> None:
    assert asker(WORLD)(expression).value == expected


def test_what_only_touches_the_period_is_said_and_not_counted(asker: MakeAsker) -> None:
    figure = asker(WORLD)('count("incidents", during="2018")')
    assert (figure.value, figure.touching) == (2, 1)
    assert any("touches" in note for note in figure.notes)


def test_what_has_no_date_is_said_and_not_counted(asker: MakeAsker) -> None:
    world = {"proceedings": [{"id": "d1", "label": "x", "kind": "criminal", "respondent_person": "p1"}]}
    figure = asker(world)('count("proceedings", during="2018")')
    assert (figure.value, figure.undated) == (0, 1)
    assert any("no date" in note for note in figure.notes)


def test_a_person_counts_once_however_many_acts(asker: MakeAsker) -> None:
    figure = asker(WORLD)('count("persons", during="2018-01-10")')
    assert figure.value == 1
    assert figure.records == {"persons": ["p1"], "acts": ["a1", "a2"]}


def test_a_person_inside_the_period_does_not_also_touch_it(asker: MakeAsker) -> None:
    acts = [
        {"id": "a1", "incident": "i1", "kind": "threat", "victim_person": "p1"},
        {"id": "a2", "incident": "i3", "kind": "threat", "victim_person": "p1"},
    ]
    figure = asker({**WORLD, "acts": acts})('count("persons", during="2018")')
    assert (figure.value, figure.touching) == (1, 0)


def test_the_breakdown_keeps_what_is_not_given_as_a_row_of_its_own(asker: MakeAsker) -> None:
    figure = asker(WORLD)('count("acts", by="harm")')
    parts = {part["value"]: part["count"] for part in figure.breakdown}
    assert parts == {"injured": 1, "died": 1, None: 3}
    assert figure.breakdown[-1]["label"] == "not given"


def test_parts_that_overlap_are_said_to(asker: MakeAsker) -> None:
    figure = asker(WORLD)('count("incidents", by="act")')
    assert sum(part["count"] for part in figure.breakdown) == 5 > figure.value
    assert any("overlap" in note for note in figure.notes)


def test_a_list_of_codes_is_broken_down_code_by_code(asker: MakeAsker) -> None:
    figure = asker(WORLD)('count("acts", by="target")')
    parts = {part["value"]: part["count"] for part in figure.breakdown}
    assert parts == {"self": 1, "child": 1, "relative": 1, None: 3}


def test_a_breakdown_by_year_and_its_total_agree(asker: MakeAsker) -> None:
    figure = asker(WORLD)('count("incidents", by="year")')
    parts = {part["value"]: part["count"] for part in figure.breakdown}
    assert parts == {2016: 1, 2018: 2, None: 1}  # i3 lies in two years
    assert sum(parts.values()) == figure.value
