"""Dates and periods in running text, in the five languages: what is read, and what is left alone."""

from __future__ import annotations

from datetime import date
from time import perf_counter

import pytest

from dalel.documents.language.times import find_dates, impossible_days

PERIODS = [
    # English
    ("from January to April 2024", "2024-01-01", "2024-04-30", "span"),
    ("between May and December 2022", "2022-05-01", "2022-12-31", "span"),
    ("the whole of 2022", "2022-01-01", "2022-12-31", "year"),
    ("the last four months of 2022", "2022-09-01", "2022-12-31", "span"),
    ("the first two weeks of May 2022", "2022-05-01", "2022-05-14", "span"),
    ("the first half of May 2022", "2022-05-01", "2022-05-15", "span"),
    ("from October to March 2022", "2021-10-01", "2022-03-31", "span"),
    ("May 3–17, 2022", "2022-05-03", "2022-05-17", "span"),
    ("the 1990s", "1990-01-01", "1999-12-31", "span"),
    ("in 2021 and 2022", "2021-01-01", "2022-12-31", "span"),
    ("Q3 2020", "2020-07-01", "2020-09-30", "span"),
    # Russian
    ("в первом полугодии 2019 года", "2019-01-01", "2019-06-30", "span"),
    ("за январь – май 2022 года", "2022-01-01", "2022-05-31", "span"),
    ("с января по май 2022 года", "2022-01-01", "2022-05-31", "span"),
    ("за первые пять месяцев 2019 года", "2019-01-01", "2019-05-31", "span"),
    ("за девять месяцев 2019 года", "2019-01-01", "2019-09-30", "span"),
    ("второе полугодие 2020 года", "2020-07-01", "2020-12-31", "span"),
    ("III квартал 2020 года", "2020-07-01", "2020-09-30", "span"),
    ("с 3 по 17 октября 2022 года", "2022-10-03", "2022-10-17", "span"),
    ("весной 2021 года", "2021-03-01", "2021-05-31", "span"),
    ("за весь 2021 год", "2021-01-01", "2021-12-31", "year"),
    ("зимой 2020/21 года", "2020-12-01", "2021-02-28", "span"),
    ("в 1990-х годах", "1990-01-01", "1999-12-31", "span"),
    ("к 2022-му", "2022-01-01", "2022-12-31", "year"),
    # Kazakh
    ("2018 жылдың қаңтар–мамыр айларында", "2018-01-01", "2018-05-31", "span"),
    ("2022 жылғы наурыздан 2023 жылғы тамызға дейін", "2022-03-01", "2023-08-31", "span"),
    ("2024 жылдың алғашқы жартысында", "2024-01-01", "2024-06-30", "span"),
    ("2024 жылдың бірінші тоқсанында", "2024-01-01", "2024-03-31", "span"),
    ("2024 жылдың соңғы төрт айында", "2024-09-01", "2024-12-31", "span"),
    ("2022 жылғы 5 қыркүйектен 5 қарашаға дейін", "2022-09-05", "2022-11-05", "span"),
    ("2021 жылдың маусымынан желтоқсанына дейін", "2021-06-01", "2021-12-31", "span"),
    ("2022 жылғы 3 пен 17 қазан аралығында", "2022-10-03", "2022-10-17", "span"),
    ("2022 жылғы наурыздың 5-інде", "2022-03-05", "2022-03-05", "day"),
    ("2019 жылдан 2021 жылға дейін", "2019-01-01", "2021-12-31", "span"),
    # French
    ("le 1er mai 2020", "2020-05-01", "2020-05-01", "day"),
    ("du 3 au 17 octobre 2022", "2022-10-03", "2022-10-17", "span"),
    ("d’avril à juin 2021", "2021-04-01", "2021-06-30", "span"),
    ("au premier trimestre 2021", "2021-01-01", "2021-03-31", "span"),
    ("les cinq premiers mois de 2020", "2020-01-01", "2020-05-31", "span"),
    ("dans les années 1990", "1990-01-01", "1999-12-31", "span"),
    # Spanish
    ("el 3 de mayo del año 2020", "2020-05-03", "2020-05-03", "day"),
    ("entre el 3 y el 17 de octubre de 2022", "2022-10-03", "2022-10-17", "span"),
    ("desde el 27 de mayo hasta el 4 de junio de 2022", "2022-05-27", "2022-06-04", "span"),
    ("los primeros cinco meses de 2019", "2019-01-01", "2019-05-31", "span"),
    ("el segundo semestre de 2019", "2019-07-01", "2019-12-31", "span"),
]


@pytest.mark.parametrize(("text", "first", "last", "precision"), PERIODS, ids=[row[0] for row in PERIODS])
def test_a_period_is_read(text: str, first: str, last: str, precision: str) -> None:
    found = find_dates(f"{text}.")
    assert [(str(one.first), str(one.last), one.precision) for one in found] == [(first, last, precision)]


LISTS = [
    ("on 12 January, 30 March and 15 June 2023", ["2023-01-12", "2023-03-30", "2023-06-15"]),
    ("On 3, 5 and 17 May 2020", ["2020-05-03", "2020-05-05", "2020-05-17"]),
    ("in May and December 2022", ["2022-05-01", "2022-12-01"]),
    ("in 2015 and 2018", ["2015-01-01", "2018-01-01"]),
    ("4 марта 2022 года пришли, а 11 марта того же года ушли", ["2022-03-04", "2022-03-11"]),
    ("le 3 mai 2020 et le 5 juin de la même année", ["2020-05-03", "2020-06-05"]),
    ("2020 жылғы 3 мамыр және сол жылғы 5 маусым", ["2020-05-03", "2020-06-05"]),
    ("On 20 December 2021 they met, and again on 5 January", ["2021-12-20", "2022-01-05"]),
    ("2022 жылғы қаңтар мен мамыр айларында", ["2022-01-01", "2022-05-01"]),
]


@pytest.mark.parametrize(("text", "firsts"), LISTS, ids=[row[0] for row in LISTS])
def test_a_list_and_a_following_day_take_the_year_beside_them(text: str, firsts: list[str]) -> None:
    assert [str(one.first) for one in find_dates(text)] == firsts


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("in the first half of 2022 and over the same period of 2021", [6, 6]),
        ("с января по май 2024 года и за тот же период 2023-го", [5, 5]),
        ("2023 жылдың бірінші тоқсанында, 2022 жылдың сол кезеңінде", [3, 3]),
    ],
)
def test_the_same_period_of_another_year_has_the_same_months(text: str, months: list[int]) -> None:
    assert [one.months for one in find_dates(text)] == months


@pytest.mark.parametrize(
    "text",
    [
        "communication 2137/2012 and A/2019/5",
        "USD 2000 for 2000 people, 2019 per cent of it and 2019%",
        "In 12 of 20 cases, 3 may be wrong.",
        "mid-2020",
        "Programme 2010–2015; on 11 March this year",
    ],
)
def test_other_figures_are_no_days(text: str) -> None:
    assert not [one for one in find_dates(text) if one.precision in {"day", "month"}]


def test_compared_years_are_no_period_that_ends_before_it_begins() -> None:
    assert all(one.first <= one.last for one in find_dates("We compared 2022 to 2021, and 2018 and 2017."))
    assert find_dates("between 2018 and 2017")[0].last < date(2018, 1, 1)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("by 31 June 2018", 1),
        ("31 апреля", 1),
        ("le 31 novembre 2024", 1),
        ("el 30 de febrero de 2024", 1),
        ("2016 жылғы 31 қыркүйекте", 1),
        ("29 February 2023", 1),
        ("29 February 2024, 31 May and 30 June 2018", 0),
        ("the 31 June arrests", 0),
    ],
)
def test_days_that_no_calendar_has_are_told(text: str, days: int) -> None:
    assert len(impossible_days(text)) == days


@pytest.mark.parametrize("unit", ["1, 2, 3, ", "from 3 to ", "that same ", "2019-", "5 May, ", "3 мая 2020 "])
def test_a_long_row_of_figures_is_read_in_time(unit: str) -> None:
    began = perf_counter()
    find_dates("2020 " + unit * 4000)
    assert perf_counter() - began < 5
