"""Whole texts that are right: other countries, other languages, other kinds of text. They must pass in peace."""

from __future__ import annotations

from pathlib import Path

import pytest

from dalel.documents.checks import run
from dalel.documents.readers import read
from tests.documents.small_texts import facts

TEXTS = Path(__file__).parent / "texts"
GOOD = sorted(TEXTS.glob("good-*"))


def test_there_are_good_texts_in_three_languages_and_two_formats() -> None:
    names = {path.name for path in GOOD}
    assert {"good-ru.txt", "good-kk.txt", "good-georgia.txt", "good-statement.md"} <= names


@pytest.mark.parametrize("path", GOOD, ids=[path.name for path in GOOD])
def test_a_good_text_has_no_error(path: Path) -> None:
    assert [one for one in run(read(path), facts()) if one.severity == "error"] == []


@pytest.mark.parametrize("path", GOOD, ids=[path.name for path in GOOD])
def test_a_good_text_has_hardly_a_warning(path: Path) -> None:
    assert len(run(read(path), facts())) <= 2


@pytest.mark.parametrize(
    ("name", "facts_told", "asks", "notes"),
    [("good-georgia.txt", 9, 4, 2), ("good-kenya.txt", 7, 3, 0), ("good-ru.txt", 5, 2, 1), ("good-kk.txt", 4, 2, 1)],
)
def test_a_good_text_is_really_read(name: str, facts_told: int, asks: int, notes: int) -> None:
    from dalel.documents.count import shape

    expected = {"paragraphs": facts_told, "recommendations": asks, "footnotes": notes}
    assert shape(read(TEXTS / name)) == expected


def test_the_submission_from_georgia_is_judged_as_one() -> None:
    from dalel.documents.checks import Analysis, Options

    analysis = Analysis(read(TEXTS / "good-georgia.txt"), facts(), None, Options())
    assert (analysis.state, analysis.session, str(analysis.date), analysis.for_review) == (
        "GEO",
        37,
        "2020-07-09",
        True,
    )
    assert [one.short or one.name for one in analysis.submitters] == ["RLAN", "Centre for Open Courts"]
