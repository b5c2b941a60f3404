"""A number with its noun agrees in the case that the sentence asks for, or says that it cannot."""

from __future__ import annotations

import pytest

from dalel.figures.figure import Figure, Show
from dalel.lib.errors import FigureError


def _said(value: int, lang: str, show: Show) -> str:
    return Figure("count", 'count("persons")', "persons", value).text(lang, show)


@pytest.mark.parametrize(
    ("value", "said"),
    [(1, "одного человека"), (2, "двух человек"), (5, "пяти человек"), (21, "двадцати одного человека")],
)
def test_a_russian_genitive_takes_its_noun_with_it(value: int, said: str) -> None:
    assert _said(value, "ru", Show(style="words", noun=True, case="gen")) == said


@pytest.mark.parametrize(("lang", "case"), [("ru", "dat"), ("kk", "gen")])
def test_a_case_of_the_noun_that_is_not_known_is_asked_for(lang: str, case: str) -> None:
    with pytest.raises(FigureError, match="noun="):
        _said(2, lang, Show(style="words", noun=True, case=case))


def test_a_noun_given_by_the_author_is_taken_as_it_is() -> None:
    assert _said(2, "ru", Show(style="words", noun=("лицу", "лицам", "лицам"), case="dat")) == "двум лицам"
