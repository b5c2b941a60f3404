"""A submission of our own words with every kind of fault: each is found, where it is, with the values."""

from __future__ import annotations

from pathlib import Path

import pytest

from dalel.documents.checks import Finding, run
from dalel.documents.count import count, shape
from dalel.documents.readers import read
from tests.documents.small_texts import facts

FAULTY = Path(__file__).parent / "texts" / "faulty-submission.txt"


@pytest.fixture(scope="module")
def found() -> list[Finding]:
    return run(read(FAULTY), facts())


def only(found: list[Finding], code: str, place: str) -> Finding:
    here = [one for one in found if one.code == code and one.place.startswith(place + ",")]
    assert len(here) == 1, [(one.code, one.place) for one in found]
    return here[0]


def test_the_parts_of_the_page_are_told_from_its_furniture() -> None:
    document = read(FAULTY)
    assert shape(document) == {"paragraphs": 8, "recommendations": 3, "footnotes": 4}
    assert "Subscribe" not in str(document.blocks) + str(document.front)
    assert "PDF of this text" not in str(document.notes)
    counted = count(document)
    assert counted.cover + counted.facts + counted.recommendations + counted.notes == counted.all


@pytest.mark.parametrize(
    ("code", "place", "words"),
    [
        ("W-UNLIKE-PERIODS", "paragraph 2", ["15", "20", "1.33", "4 misleads"]),
        ("W-UNIT", "paragraph 2", ["60 incidents", "240 cases"]),
        ("W-OLD-EVIDENCE", "paragraph 2", ["2012", "30 October 2014"]),
        ("W-UNIT", "paragraph 3", ["40 activists", "3 cases"]),
        ("W-AMBIGUOUS-AMOUNT", "paragraph 4", ["USD 2.5-3000"]),
        ("E-COUNT-NAMES", "paragraph 5", ["6", "names 5", "Zharov P."]),
        ("E-ARTICLE-UNKNOWN", "paragraph 5", ["699", "669"]),
        ("W-QUOTE-BALANCE", "paragraph 6", ["closes"]),
        ("W-180D-OPEN", "paragraph 6", ["Berdi", "23 April 2019"]),
        ("E-DATE-CONFLICT", "paragraph 7", ["September 2015", "September 2016"]),
        ("W-INTEREST", "paragraph 7", ["Ashyq Qogam"]),
        ("W-NO-REC", "paragraph 8", ["trade-unions"]),
        ("W-NUMBERING-RESTART", "recommendation 1", ["after 8"]),
        ("W-NO-FACT", "recommendation 2", []),
        ("E-SYMBOL", "footnote 4", ["session 112", "25 October 2018"]),
        ("W-DATE-MEANING", "footnote 4", ["8 March 1999", "9 December 1998"]),
        ("W-PLACE-NAME-DATE", "title block", ["Nur-Sultan"]),
    ],
)
def test_each_fault_is_found_with_its_values(found: list[Finding], code: str, place: str, words: list[str]) -> None:
    finding = only(found, code, place)
    assert all(word in finding.message + finding.remedy for word in words), finding.message
    assert finding.line > 0 and finding.remedy


def test_vague_quantities_are_found_one_by_one(found: list[Finding]) -> None:
    messages = " ".join(one.message for one in found if one.code == "W-VAGUE-QUANTIFIER")
    assert all(words in messages for words in ("not uncommon", "Several cases", "numerous activists"))


def test_declined_names_get_their_nominative_and_women_keep_theirs(found: list[Finding]) -> None:
    remedies = {one.remedy for one in found if one.code == "W-NAME-FORM"}
    assert remedies == {"Write A. Testbaev.", "Write K. Baimuratov."}


def test_nothing_of_the_previous_review_is_taken_up(found: list[Finding]) -> None:
    assert [one.remedy for one in found if one.code == "W-NO-PREVIOUS-REC"] == [
        "Say what became of the recommendations of 30 October 2014."
    ]


def test_nothing_is_found_twice_at_one_place_with_one_message(found: list[Finding]) -> None:
    assert len({(one.code, one.place, one.message) for one in found}) == len(found)
