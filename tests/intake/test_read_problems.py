"""Every kind of mistake in a folder is said with its place, its value and what would mend it; and all at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dalel.lib.errors import Problem
from dalel.records.folder import read_folder
from dalel.reference.facts import load
from dalel.register.kinds import KINDS

Good = Callable[..., Path]
HEAD = "id,date,verification\n"


def problems(path: Path) -> list[Problem]:
    return read_folder(path, KINDS, load()).problems


def only(path: Path) -> Problem:
    found = problems(path)
    assert len(found) == 1, "\n".join(map(str, found))
    return found[0]


def test_a_good_folder_has_none(good: Good) -> None:
    folder = read_folder(good(), KINDS, load())
    assert folder.problems == []
    assert folder.warnings == []
    assert folder.notes == []
    assert folder.name == "small"
    assert next(iter(folder.tables["incidents"].rows))[:3] == ("i1", "Two lines,\nand a comma", "2018-03-05")


INCIDENTS = {
    # what is wrong: (the table, code, line, column, value, part of the message or remedy)
    "an unknown column": (
        "id,date,verification,titel\ni1,2018,reported,x\n", "column", 1, "titel", "", "title",
    ),
    "a column that is there twice": (
        "id,date,verification,date\ni1,2018,reported,2018\n", "column-twice", 1, "date", "", "twice",
    ),
    "a missing column": ("id,date\ni1,2018\n", "column-missing", 1, "verification", "", "verification"),
    "an unknown code": (HEAD + "i1,2018,verifed\n", "code", 2, "verification", "verifed", "verified"),
    "a date that is none": (HEAD + "i1,2018-13,reported\n", "date", 2, "date", "2018-13", "year first"),
    "a day written the other way round": (
        HEAD + "i1,05.03.2018,reported\n", "date", 2, "date", "05.03.2018", "2018-03-05",
    ),
    "an empty cell that is required": (HEAD + "i1,,reported\n", "required", 2, "date", "", "filled in"),
    "a key that is none": (HEAD + "i 1,2018,reported\n", "id", 2, "id", "i 1", "letters"),
    "a missing key": (HEAD + ",2018,reported\n", "required", 2, "id", "", "filled in"),
    "a key that is there twice": (
        HEAD + "i1,2018,reported\n\ni1,2019,reported\n", "duplicate", 4, "id", "i1", "line 2",
    ),
    "too many cells": (HEAD + "i1,2018,reported,more\n", "cells", 2, "", "", "quotation marks"),
    "an open quotation mark": (HEAD + 'i1,2018,"reported\n', "table", 2, "", "", "quotation mark"),
    "an invented that is neither yes nor no": (
        "id,date,verification,invented\ni1,2018,reported,maybe\n", "yes-no", 2, "invented", "maybe", "yes",
    ),
    "a character that is none": (HEAD.replace("date", "date,title") + "i1,2018,a\x07b,reported\n",
                                 "control-character", 2, "title", "a\x07b", "again"),
}  # fmt: skip


@pytest.mark.parametrize("what", INCIDENTS)
def test_a_mistake_in_a_table_is_said_with_its_place(folder: Good, what: str) -> None:
    table, code, line, column, value, told = INCIDENTS[what]
    problem = only(folder({"records/incidents.csv": table}))
    assert (problem.code, problem.file, problem.line) == (code, "records/incidents.csv", line)
    assert (problem.column, problem.value) == (column, value)
    assert told in f"{problem.message} {problem.remedy}"
    assert problem.remedy


@pytest.mark.parametrize(
    ("cell", "told"),
    [("1,5", "Write 1.5"), ("1 500,25", "Write 1500.25"), ("12abc", "1500.50"), ("1234567890.1234567", "15 together")],
)
def test_a_number_that_is_none_is_said(folder: Good, cell: str, told: str) -> None:
    problem = only(folder({"records/places.csv": f'id,label,country,latitude\nx1,A,KAZ,"{cell}"\n'}))
    assert (problem.code, problem.column, problem.value) == ("number", "latitude", cell)
    assert told in problem.remedy


def test_a_reference_to_nothing_names_the_near_key(good: Good) -> None:
    table = "id,incident,kind\na1,incident-1,killing\n"
    incidents = HEAD + "incident-2,2018,reported\n"
    problem = only(good({"records/acts.csv": table, "records/incidents.csv": incidents}))
    assert (problem.code, problem.line, problem.column, problem.value) == ("reference", 2, "incident", "incident-1")
    assert "incident-2" in problem.remedy


def test_two_victims_of_one_act_are_refused(good: Good) -> None:
    acts = "id,incident,kind,victim_person,victim_organisation\na1,i1,killing,p1,o1\n"
    organisations = "id,label,kind\no1,A,ngo\n"
    problem = only(good({"records/acts.csv": acts, "records/organisations.csv": organisations}))
    assert (problem.code, problem.line, problem.column) == ("one-of", 2, "victim_person, victim_organisation")


def test_what_may_occur_once_is_refused_twice(good: Good) -> None:
    reports = "id,source,status\nr1,s1,new\n"
    sources = "id,label,kind\ns1,A,hotline\n"
    links = "id,incident,report\nl1,i1,r1\nl2,i1,r1\n"
    files = {"records/reports.csv": reports, "records/sources.csv": sources, "records/incident-reports.csv": links}
    problem = only(good(files))
    assert (problem.code, problem.line) == ("unique", 3)
    assert "line 2" in problem.message


def test_a_table_of_no_kind_names_the_near_kind(good: Good) -> None:
    problem = only(good({"records/incident.csv": "id\n"}))
    assert (problem.code, problem.file) == ("kind", "records/incident.csv")
    assert "incidents" in problem.remedy


def test_names_do_not_belong_among_the_records(good: Good) -> None:
    names = "id,person,text,kind\nn2,p1,A,main\n"
    found = problems(good({"records/person-names.csv": names, "identity/person-names.csv": None}))
    assert [problem.code for problem in found] == ["identity-place"]


def test_settings_that_cannot_be_read_are_said(good: Good) -> None:
    problem = only(good({"dalel.toml": "[project\n"}))
    assert (problem.code, problem.file) == ("settings", "dalel.toml")


def test_all_mistakes_of_all_files_come_at_once(good: Good) -> None:
    changes = {
        "records/incidents.csv": HEAD + "i1,2018,verifed\ni2,2018-13,reported\ni2,2018,reported\n",
        "records/persons.csv": "id,naming_status\np1,hidden\np2,withheld\n",
        "dalel.toml": "x",
    }
    codes = [problem.code for problem in problems(good(changes))]
    assert sorted(codes) == ["code", "code", "date", "duplicate", "settings"]


def test_the_same_mistake_is_said_once_with_its_lines(folder: Good) -> None:
    rows = "".join(f"i{number},2018,verifed\n" for number in range(100, 120))
    problem = only(folder({"records/incidents.csv": HEAD + rows}))
    assert problem.line == 2
    assert "3, 4, 5" in problem.message
    assert "12 more" in problem.message


def test_an_odd_order_of_dates_warns_and_does_not_refuse(folder: Good) -> None:
    from dalel.cases.kinds import COMMUNICATIONS

    table = "id,body,kind,state,number,submitted,transmitted\n"
    table += "c1,ccpr,individual-complaint,KAZ,1/2012,2014-06-12,2012-07-03\n"
    table += "c2,ccpr,individual-complaint,KAZ,2/2012,2012,2012-07-03\n"  # 2012 may well be before July
    path = folder({"records/communications.csv": table})
    read = read_folder(path, [*KINDS, COMMUNICATIONS], load())
    assert [problem for problem in read.problems if problem.code != "code"] == []
    assert [(warning.code, warning.line) for warning in read.warnings] == [("order", 2)]


def test_a_key_that_occurs_twice_is_said_though_the_table_breaks_off_below(good: Good) -> None:
    broken = b'id,date,verification\ni2,2018,reported\ni1,2018,reported\ni1,2018,reported\ni3,"2018,reported\n'
    found = problems(good({"records/incidents.csv": broken}))
    assert [(one.code, one.value) for one in found if one.code == "duplicate"] == [("duplicate", "i1")]
    assert len({one.code for one in found}) > 1
