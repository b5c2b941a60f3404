"""The published text that the sample was made from, when somebody has it at hand: DALEL_SEED_TEXT names the file."""

# ruff: noqa: E501 - what is tried stands on one line each, so that it can be read and found
from __future__ import annotations

import os

import pytest

from dalel.documents.checks import Finding, run
from dalel.documents.count import count, shape
from dalel.documents.readers import read
from dalel.documents.tree import notes_of
from tests.documents.small_texts import facts

SEED = os.environ["DALEL_SEED_TEXT"]


@pytest.fixture(scope="module")
def found() -> list[Finding]:
    return run(read(SEED), facts())


def test_its_words_and_parts_are_those_counted_by_hand() -> None:
    counted = count(read(SEED))
    assert (counted.cover, counted.facts, counted.recommendations, counted.notes) == (48, 1085, 495, 224)
    assert (counted.body_and_cover, counted.all) == (1628, 1852)
    assert shape(read(SEED)) == {"paragraphs": 15, "recommendations": 13, "footnotes": 8}


def test_its_footnotes_hang_where_they_should() -> None:
    cited = {label: (one.kind, one.typed_number) for label, one in notes_of(read(SEED)).items()}
    places = {"1": "2", "2": "3", "3": "7", "4": "7", "5": "9", "6": "10", "7": "12"}
    assert cited == {label: ("fact", number) for label, number in places.items()} | {"8": ("recommendation", "1")}


@pytest.mark.parametrize(
    ("code", "paragraphs"),
    [
        ("E-COUNT-NAMES", ["9"]), ("E-ARTICLE-UNKNOWN", ["9"]), ("E-DATE-CONFLICT", ["11", "11"]),
        ("W-UNLIKE-PERIODS", ["3"]), ("W-UNIT", ["3", "5"]), ("W-AMBIGUOUS-AMOUNT", ["7"]), ("W-180D-OPEN", ["10"]),
        ("W-QUOTE-BALANCE", ["8"]), ("W-NUMBERING-RESTART", ["1"]), ("W-NO-REC", ["11", "12", "14"]), ("W-NO-FACT", ["2"]),
        ("W-OLD-EVIDENCE", ["3"]), ("W-INTEREST", ["12"]), ("W-NAME-FORM", ["7", "7", "7", "7"]), ("W-DATE-MEANING", ["2"]),
        ("W-PLACE-NAME-DATE", [""]), ("W-NO-PREVIOUS-REC", [""]), ("E-SYMBOL", []), ("E-WORDLIMIT", []), ("E-DEADLINE", []),
    ],
)  # fmt: skip
def test_it_finds_what_an_editor_found_and_no_more(found: list[Finding], code: str, paragraphs: list[str]) -> None:
    assert [one.paragraph for one in found if one.code == code] == paragraphs


def test_the_women_whose_names_end_in_a_keep_them(found: list[Finding]) -> None:
    assert not [one for one in found if "Toregozhin" in one.message or "Kharkov" in one.message]
