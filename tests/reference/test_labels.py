"""Labels in languages that have a file of their own: of things that there are, each once, with where it comes from."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dalel.figures.catalogue import SHIPPED
from dalel.lib.languages import LANGUAGES
from dalel.reference.facts import DATA, load

FILES = sorted((DATA / "labels").glob("*.csv"))
OF_FIGURES = {"units": SHIPPED.units, "unit-nouns": SHIPPED.units, "dimensions": SHIPPED.dimensions,
              "measures": SHIPPED.measures}  # fmt: skip
# What a page of the site shows by its label.
SHOWN = ("act-kinds", "harms", "verification-statuses", "proceeding-kinds", "charge-outcomes", "sanction-kinds",
         "organisation-kinds", "victim-categories", "communication-kinds", "bodies", "implementation")  # fmt: skip


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_label_is_of_something_that_there_is(file: Path) -> None:
    facts = load()
    assert file.stem in LANGUAGES and len(rows(file)) > 500
    keys = [(row["table"], row["code"]) for row in rows(file)]
    assert len(keys) == len(set(keys))
    for table, code in keys:
        known = OF_FIGURES[table] if table in OF_FIGURES else facts.terms(table)
        assert code in known, (table, code)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_label_says_where_it_comes_from_and_how_sure_it_is(file: Path) -> None:
    certainties = load().terms("certainties")
    for row in rows(file):
        assert row["label"].strip() and row["source"] and row["certainty"] in certainties, row


def test_the_vocabularies_of_pages_are_whole_in_kyrgyz() -> None:
    facts = load()
    missing = [
        (table, code) for table in SHOWN for code, term in facts.terms(table).items() if not term.label.get("ky")
    ]
    assert missing == []


def test_regions_and_the_capital_of_kyrgyzstan_have_their_names() -> None:
    facts = load()
    assert facts.label("regions", "KG-Y", "ky") == "Ысык-Көл облусу"
    assert all(facts.label("regions", code, "ky") for code, one in facts.regions.items() if one.country == "KGZ")
    assert {one.name for one in facts.place_names if one.language == "ky"} >= {"Бишкек", "Фрунзе", "Манас"}


def test_what_has_no_label_in_a_language_is_said_in_the_one_that_is_read_in_its_place() -> None:
    facts = load()
    assert facts.label("themes", "torture", "ky") == facts.label("themes", "torture", "ru") != "torture"


def test_a_project_brings_labels_in_any_language(tmp_path: Path) -> None:
    (tmp_path / "vocabularies").mkdir()
    table = "code,en,ky,source,certainty\nnight-visit,night visit,түнкү келүү,Our list,derived\n"
    (tmp_path / "vocabularies" / "act-kinds.csv").write_text(table, encoding="utf-8")
    assert load(tmp_path).label("act-kinds", "night-visit", "ky") == "түнкү келүү"
