"""The vocabularies: complete, in three languages, each row with its source."""

from __future__ import annotations

import csv
from collections import Counter
from importlib import import_module

import pytest

from dalel.lib.edtf import parse
from dalel.lib.facts import Facts
from dalel.reference.facts import DATA, vocabulary_names
from dalel.reference.layout import VOCABULARY

CYRILLIC = set("абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі")
NAMES = sorted(vocabulary_names())


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / "vocabularies" / f"{name}.csv").open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


@pytest.mark.parametrize("name", NAMES)
def test_a_vocabulary_has_the_columns_of_its_layout(name: str) -> None:
    assert tuple(rows(name)[0]) == VOCABULARY.columns


@pytest.mark.parametrize("name", NAMES)
def test_every_row_has_three_labels_a_source_and_a_certainty(name: str) -> None:
    certainties = {row["code"] for row in rows("certainties")}
    for row in rows(name):
        assert row["en"] and row["source"], row
        assert row["certainty"] in certainties, row
        for language in ("ru", "kk"):
            assert set(row[language].lower()) & CYRILLIC, (language, row)


@pytest.mark.parametrize("name", NAMES)
def test_codes_occur_once_and_can_stand_in_a_list(name: str) -> None:
    codes = [row["code"] for row in rows(name)]
    assert [code for code, times in Counter(codes).items() if times > 1] == []
    assert all(code == code.strip() and ";" not in code and " " not in code for code in codes)


@pytest.mark.parametrize("name", NAMES)
def test_a_parent_is_a_code_of_the_same_vocabulary(name: str) -> None:
    codes = {row["code"] for row in rows(name)}
    assert {row["parent"] for row in rows(name)} - {""} <= codes


@pytest.mark.parametrize("name", NAMES)
def test_validity_is_a_date_that_can_be_read(name: str) -> None:
    for row in rows(name):
        for column in ("valid_from", "valid_to"):
            assert not row[column] or parse(row[column]), row


@pytest.mark.parametrize("name", NAMES)
def test_labels_tell_the_codes_apart(name: str) -> None:
    for language in ("en", "ru", "kk"):
        twice = [label for label, times in Counter(row[language] for row in rows(name)).items() if times > 1]
        assert twice == [], (name, language)


@pytest.mark.parametrize("room", ["register", "cases", "mechanisms", "advocacy"])
def test_every_coded_column_of_a_kind_has_its_vocabulary(room: str, facts: Facts) -> None:
    kinds = import_module(f"dalel.{room}.kinds").KINDS
    wanted = {column.vocabulary for kind in kinds for column in kind.columns if column.vocabulary}
    assert wanted, room
    for vocabulary in wanted:
        assert facts.terms(vocabulary), vocabulary


def test_a_vocabulary_that_nobody_knows_is_a_key_error(facts: Facts) -> None:
    with pytest.raises(KeyError):
        facts.terms("act-kind")


@pytest.mark.parametrize(
    ("vocabulary", "codes"),
    [
        ("yes-no-unknown", {"yes", "no", "unknown"}),
        ("victim-categories", {"human-rights-defender", "journalist", "lawyer", "trade-unionist", "unknown"}),
        ("naming-statuses", {"named-with-consent", "public-record-only", "initials", "withheld", "withdrawn"}),
        ("verification-statuses", {"reported", "corroborated", "verified", "refuted"}),
        ("harms", {"none", "unknown", "died"}),
        ("legal-bases", {"provided", "none-provided", "unknown"}),
        ("action-categories", {"1", "2", "3", "4", "5"}),
        ("fair-trial-guarantees", {"9.1", "14.1a", "14.3g", "14.7", "15.1", "obs"}),
        ("follow-up-grades", {f"ccpr-2016-{grade}" for grade in "ABCDE"} | {"ccpr-2013-B1", "ccpr-2013-C2"}),
    ],
)
def test_the_codes_that_other_rooms_rely_on_are_there(vocabulary: str, codes: set[str], facts: Facts) -> None:
    assert codes <= set(facts.terms(vocabulary))


def test_every_act_kind_is_carried_over_to_one_area_of_the_defenders_index(facts: Facts) -> None:
    with (DATA / "act-crosswalk.csv").open(encoding="utf-8", newline="") as opened:
        crossings = list(csv.DictReader(opened))
    acts = {code for code in facts.terms("act-kinds") if not code.startswith("area-")} - {"other", "unknown"}
    areas = [row["act"] for row in crossings if row["scheme"] == "defend-areas"]
    assert sorted(areas) == sorted(acts)
    assert all(row["code"] in facts.terms(row["scheme"]) for row in crossings)
