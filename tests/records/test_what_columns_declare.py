"""What each column declares for forms, tables and messages: its heading, whether it is asked first, an example."""

from __future__ import annotations

from itertools import groupby

import pytest

from dalel.advocacy.kinds import KINDS as ADVOCACY
from dalel.cases.kinds import KINDS as CASES
from dalel.mechanisms.kinds import KINDS as MECHANISMS
from dalel.records.cells import faults_in
from dalel.records.kind import Kind, edtf, kind, prose, text
from dalel.records.words import said_of
from dalel.reference.facts import load
from dalel.register.kinds import KINDS as REGISTER

KINDS = [*REGISTER, *CASES, *MECHANISMS, *ADVOCACY]
each_kind = pytest.mark.parametrize("one", KINDS, ids=lambda one: one.name)


@each_kind
def test_each_example_could_stand_in_its_cell(one: Kind) -> None:
    facts = load()
    given = [column for column in one.columns if column.for_instance]
    assert [(column.name, faults_in(column, [column.for_instance], facts)) for column in given] == [
        (column.name, {}) for column in given
    ]


@each_kind
def test_texts_and_numbers_have_an_example(one: Kind) -> None:
    typed = [column for column in one.columns if column.widget in {"line", "paragraph", "number"}]
    lacking = {column.name for column in typed if not column.for_instance}
    assert lacking <= {"id", "sha256"}


@each_kind
def test_the_columns_of_one_heading_stand_together(one: Kind) -> None:
    runs = [heading for heading, _columns in groupby(column.group for column in one.columns)]
    assert runs == list(one.groups)


def test_a_text_among_the_columns_is_the_heading_of_those_that_follow() -> None:
    one = kind(
        "calls", "x.Call", "A call.", "When", edtf("date", "When."), "What", prose("said", "What."), first=("said",)
    )
    assert {heading: [column.name for column in columns] for heading, columns in one.groups.items()} == {
        "When": ["id", "date"],
        "What": ["said"],
        "The record itself": ["invented"],
    }
    assert [column.name for column in one.columns if column.first] == ["id", "said"]
    assert [column.widget for column in one.columns] == ["line", "partial-date", "paragraph", "tick"]


def test_a_kind_cannot_ask_first_for_a_column_that_it_does_not_have() -> None:
    with pytest.raises(ValueError, match="hour"):
        kind("calls", "x.Call", "A call.", edtf("date", "When."), first=("hour",))


def test_what_was_left_empty_is_told_with_an_example() -> None:
    assert said_of(text("number", "Its number.", example="124.1")).endswith("For instance: 124.1")
    assert "For instance" not in said_of(text("number", "Its number."))
