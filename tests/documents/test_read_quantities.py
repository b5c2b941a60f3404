"""Numbers of a text are read with what they are of: counts with their nouns, shares, sums of money, lengths of time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalel.documents.language.numerals import numerals
from dalel.documents.language.quantities import quantities
from dalel.documents.language.shares import shares


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "forty-two people and two hundred and five houses", [42, 205]),
        ("en", "1,234 names, 12 500 names and 46.25 a month", [1234, 12500, 46.25]),
        ("ru", "сорок двое из ста пяти, двадцатью семью и пятисот", [42, 105, 27, 500]),
        ("kk", "елу бес адамның жетеуі, он екісі және 31-і", [55, 7, 12, 31]),
        ("kk", "Оның ісі бойынша үшін деген сөз", []),
        ("fr", "soixante-dix personnes, quatre-vingt-douze plaintes et vingt et un procès", [70, 92, 21]),
        ("es", "treinta y cinco personas, veintidós casos y ciento cuatro denuncias", [35, 22, 104]),
    ],
)
def test_numbers_are_read_in_digits_and_in_words(language: str, text: str, values: list[float]) -> None:
    assert [one.value for one in numerals(text, language)] == values


@pytest.mark.parametrize(
    ("language", "text", "kinds"),
    [
        (
            "en",
            "In 2019, 30 people under article 14 paid 500 dollars within 3 days",
            ["count", "label", "money", "duration"],
        ),
        ("en", "a rise of 12 per cent to 2.5 times", ["share", "multiple"]),
        ("en", "under article 299 (2), articles 225 (3) and 226 (1)(4) of the Code", ["label"] * 7),
        ("ru", "по статье 174 (2) задержаны 12 (3) человек", ["label", "label", "count", "count"]),
        ("en", "80 times in 2022 they went out, at 10:30 detainees left", ["count", "label"]),
        (
            "ru",
            "по статье 130 оштрафованы 14 человек на 20 МРП сроком на 2 года",
            ["label", "count", "money", "duration"],
        ),
        ("kk", "10 күн ішінде 14 адам 20 пайызға", ["duration", "count", "share"]),
        ("fr", "l’article 12 vise 14 personnes pour 300 euros", ["label", "count", "money"]),
    ],
)
def test_each_number_is_known_by_what_stands_beside_it(language: str, text: str, kinds: list[str]) -> None:
    assert [one.kind for one in quantities(text, language)] == kinds


def test_the_noun_of_a_number_is_found_behind_its_adjectives() -> None:
    (one,) = quantities("17 very tired young activists were fined", "en")
    assert (one.unit, one.noun) == ("person", "activists")


def test_of_two_nouns_the_last_is_counted() -> None:
    (one,) = quantities("37 court orders", "en")
    assert one.unit == "case"


def test_a_bound_is_kept_with_its_number() -> None:
    assert [one.bound for one in quantities("at least 40 people, about 12 houses", "en")] == ["over", "about"]
    assert [one.bound for one in quantities("40-тан астам адам", "kk")] == ["over"]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "two thirds, one in four, nine in ten, 12.5 per cent and doubled", [0.6667, 0.25, 0.9, 0.125, 2]),
        ("ru", "треть, каждый пятый, 40 процентов, вдвое", [0.3333, 0.2, 0.4, 2]),
        ("kk", "үштен бірі, 40 пайызы, екі есе", [0.3333, 0.4, 2]),
        ("fr", "deux tiers, un sur trois, 40 %, triplé", [0.6667, 0.3333, 0.4, 3]),
        ("es", "dos tercios, seis de cada diez, 40 %, se duplicaron", [0.6667, 0.6, 0.4, 2]),
    ],
)
def test_shares_and_multiples_are_read(language: str, text: str, values: list[float]) -> None:
    assert [round(one.value, 4) for one in shares(text, language)] == values


def test_how_often_something_is_done_is_no_multiple() -> None:
    assert shares("Searches rose to 6.2 times a month", "en") == ()


@given(st.text(max_size=200), st.sampled_from(["en", "ru", "kk", "fr", "es", ""]))
def test_any_text_is_read_and_places_lie_within_it(text: str, language: str) -> None:
    for one in [*quantities(text, language), *shares(text, language)]:
        assert 0 <= one.start < one.end <= len(text)


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "from 2.5 million to 3 million tenge", [2_500_000, 3_000_000]),
        ("ru", "с 2 млн до 500 тыс. тенге", [2_000_000, 500_000]),
        ("kk", "7,5 млн теңге мен 40 мың теңге", [7_500_000, 40_000]),
        ("fr", "de 8 à 6 millions d'euros", [8_000_000, 6_000_000]),
        ("es", "de 1.000 a 700 euros, de 8 a 6 millones de euros", [1000, 700, 8_000_000, 6_000_000]),
    ],
)
def test_a_number_is_as_large_as_the_word_behind_it_says(language: str, text: str, values: list[float]) -> None:
    assert [one.value for one in quantities(text, language)] == values


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "from 50 to 200 dollars"),
        ("ru", "от 50 до 200 МРП"),
        ("fr", "de 50 à 200 euros"),
        ("es", "de 50 a 200 euros"),
    ],
)
def test_both_ends_of_a_range_are_of_one_kind(language: str, text: str) -> None:
    assert [one.kind for one in quantities(text, language)] == ["money", "money"]


@pytest.mark.parametrize(
    ("language", "text"), [("en", "in four the two"), ("fr", "à quatre les deux"), ("kk", "төртеуінде екеуі де")]
)
def test_both_is_no_number_of_its_own(language: str, text: str) -> None:
    assert [one.value for one in quantities(text, language) if one.is_count] == [4]
