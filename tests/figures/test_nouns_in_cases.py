"""A number with its noun agrees in gender, life and case with what the sentence asks for, in every language."""

from __future__ import annotations

from pathlib import Path

import pytest

from dalel.figures.catalogue import SHIPPED
from dalel.figures.figure import Figure, Show
from dalel.lib.errors import LanguageError

# A line for each noun and case, read by a person: 1, 2, 5, 11, 21, 101 and 1001 in Russian, 5 in the other two.
WRITTEN = [
    (*line.split(": ")[0].split(), line.split(": ")[1].split(" | "))
    for line in (Path(__file__).parent / "nouns_in_cases.txt").read_text("utf-8").splitlines()
]
NUMBERS = (1, 2, 5, 11, 21, 101, 1001)


def _said(value: int | float, lang: str, show: Show, unit: str = "persons", kind: str = "number") -> str:
    return Figure("count", f'count("{unit}")', unit, value, kind=kind).text(lang, show)  # type: ignore[arg-type]


@pytest.mark.parametrize(("lang", "unit", "case", "said"), WRITTEN)
def test_every_noun_agrees_with_its_number_in_every_case(lang: str, unit: str, case: str, said: list[str]) -> None:
    show = Show(style="words", noun=True, case=case)
    numbers = NUMBERS if lang == "ru" else (5,)
    assert [_said(value, lang, show, unit) for value in numbers] == said


@pytest.mark.parametrize("lang", ["ru", "kk", "ky"])
def test_the_noun_of_no_unit_is_left_unread(lang: str) -> None:
    read = {SHIPPED.units[unit].nouns[lang] for of, unit, _case, _words in WRITTEN if of == lang}
    assert {unit.nouns[lang] for unit in SHIPPED.units.values()} == read


@pytest.mark.parametrize(("value", "said"), [(1, "1 эксперта"), (2, "2 экспертов"), (22, "22 эксперта")])
def test_digits_take_the_same_noun_as_words(value: int, said: str) -> None:
    assert _said(value, "ru", Show(noun=True, case="acc"), "experts") == said


def test_the_noun_of_the_unit_knows_better_than_the_author_whether_it_lives() -> None:
    show = Show(style="words", noun=True, case="acc", gender="m", animate=True)
    assert _said(2, "ru", show, "organisations") == "две организации"


@pytest.mark.parametrize(("value", "said"), [(0, "нулю рекомендаций"), (2000, "двум тысячам рекомендаций")])
def test_zero_and_thousands_are_nouns_and_take_the_genitive(value: int, said: str) -> None:
    assert _said(value, "ru", Show(style="words", noun=True, case="dat"), "recommendations") == said


def test_english_has_one_case() -> None:
    assert _said(2, "en", Show(style="words", noun=True, case="dat")) == "two persons"


@pytest.mark.parametrize(("lang", "case"), [("ru", "abl"), ("kk", "prep"), ("ky", "ins")])
@pytest.mark.parametrize("style", ["digits", "words"])
def test_a_case_that_the_language_has_not_is_refused_with_its_cases(lang: str, case: str, style: str) -> None:
    with pytest.raises(LanguageError) as refused:
        _said(2, lang, Show(style=style, noun=True, case=case))
    assert "nom, gen" in refused.value.remedy


def test_a_noun_given_by_the_author_is_taken_as_it_is() -> None:
    assert _said(2, "ru", Show(style="words", noun=("лицу", "лицам", "лицам"), case="dat")) == "двум лицам"
    assert _said(2, "ru", Show(style="words", noun=("жалоба", "жалобы", "жалоб"), gender="f")) == "две жалобы"
    assert _said(5, "kk", Show(style="words", noun=("шағымнан",), case="abl")) == "бес шағымнан"


def test_a_number_without_a_noun_takes_the_gender_and_the_case_that_the_author_asks_for() -> None:
    assert _said(2, "ru", Show(style="words", gender="f"), "organisations") == "две"
    assert _said(5, "kk", Show(style="words", case="abl")) == "бестен"


def test_a_noun_after_decimals_stands_in_the_genitive_singular() -> None:
    months = ("месяц", "месяца", "месяцев")
    assert _said(5.0, "ru", Show(noun=months), kind="rate") == "5,0 месяца"
    assert _said(5, "ru", Show(noun=True, decimals=1)) == "5,0 человека"
    assert _said(1.0, "en", Show(noun=("month", "months")), kind="rate") == "1.0 months"
