"""Wholes against their parts, shares against their counts, one quantity against itself, and events against each other."""

# ruff: noqa: E501 - a sentence to be tried stands on one line, so that it can be found
from __future__ import annotations

import pytest

from dalel.documents.checks import Finding, run
from dalel.documents.readers.markdown import read_text
from tests.documents.small_texts import facts

FRONT = {
    "en": "# Report\n\nOral, 27 March 2024\n\nThe report was written by the lawyers of the centre and of the bar.",
    "ru": "# Доклад\n\nУральск, 27 марта 2024 года\n\nДоклад написан юристами центра по просьбе семей, с которыми они говорили.",
    "kk": "# Баяндама\n\nОрал, 2024 жылғы 27 наурыз\n\nБаяндаманы орталықтың заңгерлері отбасылардың өтініші бойынша жазды.",
    "fr": "# Rapport\n\nOral, le 27 mars 2024\n\nLe rapport a été écrit par les avocats du centre et par les familles des détenus.",
    "es": "# Informe\n\nOral, 27 de marzo de 2024\n\nEl informe fue escrito por los abogados del centro y de las familias que lo pidieron.",
}


def found(language: str, text: str, *codes: str) -> list[Finding]:
    document = read_text(f"{FRONT[language]}\n\n{text}", name="text.md")
    return run(document, facts(), select=codes)


WRONG_SUMS = [
    ("en", "Of the 60 drivers, 31 were fined, 17 warned and 10 let go.", ["58", "60"]),
    ("en", "We went to 24 trials: 13 in Oral, 6 in Aqtobe and 3 in Atyrau.", ["22", "24"]),
    ("en", "There were 12 raids in May, 15 in June and 9 in July, 38 in all.", ["36", "38"]),
    (
        "en",
        "Fifty-two drivers were stopped on the road. Thirty of them were fined, 14 warned, and the remaining six let go.",
        ["50", "52"],
    ),
    (
        "en",
        "Of the 90 refusals, 41 name repairs. Another 30 name a fair. The remaining 12 give no reason.",
        ["83", "90"],
    ),
    ("en", "The 70 letters spoke of water (31), roads (22) and schools (14).", ["67", "70"]),
    ("ru", "Из 60 водителей 31 оштрафован, 17 предупреждены, остальные 10 отпущены.", ["58", "60"]),
    ("ru", "За год мы были на 24 процессах: 13 в Уральске, 6 в Актобе и 3 в Атырау.", ["22", "24"]),
    ("kk", "Біз барған 24 процестің 13-і Оралда, 6-ы Ақтөбеде, 3-еуі Атырауда өтті.", ["22", "24"]),
    ("fr", "Sur les 60 chauffeurs, 31 ont été condamnés, 17 avertis et les 10 autres relâchés.", ["58", "60"]),
    ("es", "De los 60 conductores, 31 fueron multados, 17 advertidos y los 10 restantes liberados.", ["58", "60"]),
]


@pytest.mark.parametrize(("language", "text", "values"), WRONG_SUMS)
def test_parts_that_do_not_add_up_are_found_with_both_sums(language: str, text: str, values: list[str]) -> None:
    messages = [one.message for one in found(language, text, "E-SUM")]
    assert len(messages) == 1
    assert all(value in messages[0] for value in values), messages[0]


RIGHT_SUMS = [
    ("en", "Of the 60 drivers, 31 were fined, 17 warned and 12 let go."),
    ("en", "Of the 60 drivers, 31 were fined, among them 4 women."),
    ("en", "We spoke with 60 drivers, including 12 women and 3 pensioners."),
    ("en", "At least 60 drivers were stopped: 31 in Oral and 20 in Aqtobe."),
    ("en", "Of the 40 terms, 33 came with probation and 12 with a fine; in 5 the two were combined."),
    ("en", "Of the 60 drivers, 31 were fined in three towns, and the rest were let go."),
    ("en", "Of the 20 letters, 12 were sent back, 5 are on their way and the rest were lost."),
    ("en", "Of the 20 letters, 12 were sent back and 5 are on their way. The remaining ones were lost."),
    ("ru", "Из 20 писем 12 вернули, 5 ещё в пути, остальные потеряны."),
    ("kk", "20 хаттың 12-сі қайтарылды, 5-еуі жолда, қалғандары жоғалды."),
    ("fr", "Sur les 20 lettres, 12 ont été renvoyées, 5 sont en route et les autres sont perdues."),
    ("en", "Of the 18 thefts, seven were reported, and in two of these seven a case was opened."),
    ("en", "In two years 60 drivers were stopped. Their lawyers filed 12 complaints."),
    ("ru", "Из 60 водителей 31 оштрафован, в том числе 4 женщины."),
    ("ru", "Всего за год остановили 60 водителей, среди них 12 женщин и 3 пенсионера."),
    ("kk", "60 жүргізушінің 31-і айыппұл төледі, оның ішінде 4 әйел бар."),
    ("fr", "Sur les 60 chauffeurs, 31 ont été condamnés, dont 4 femmes et 3 retraités."),
    ("es", "De los 60 conductores, 31 fueron multados, entre ellos 4 mujeres."),
]


@pytest.mark.parametrize(("language", "text"), RIGHT_SUMS)
def test_parts_that_add_up_or_need_not_are_left_alone(language: str, text: str) -> None:
    assert found(language, text, "E-SUM", "W-OVERLAP") == []


TABLE = "| Region | Fines | Arrests |\n|---|---|---|\n| Oral | 12 | 5 |\n| Atyrau | 8 | 2 |\n| Total | {fines} | 7 |\n"


def test_a_total_of_a_table_that_its_cells_do_not_give_is_found() -> None:
    (one,) = found("en", TABLE.format(fines=21), "E-SUM")
    assert "21" in one.message and "20" in one.message and "Fines" in one.message


def test_a_table_whose_totals_are_right_is_left_alone() -> None:
    assert found("en", TABLE.format(fines=20), "E-SUM") == []


def test_a_table_of_averages_is_not_added_up() -> None:
    table = "| Region | Average |\n|---|---|\n| Oral | 12 |\n| Atyrau | 8 |\n| Total | 10 |\n"
    assert found("en", table, "E-SUM") == []


WRONG_SHARES = [
    ("en", "Of the 60 drivers, 45 (80 per cent) had a lawyer.", "75"),
    ("en", "Two thirds of the accused, 24 of 60, had no lawyer.", "40"),
    ("en", "Complaints rose from 40 in 2021 to 60 in 2022, an increase of 20 per cent.", "50"),
    ("en", "Complaints doubled from 30 in 2021 to 45 in 2022.", "1.5"),
    ("ru", "Из 60 водителей адвокат был у 45 (80 процентов).", "75"),
    ("ru", "Число жалоб выросло с 40 до 60, то есть на 20 процентов.", "50"),
    ("kk", "Шағым саны 40-тан 60-қа жетіп, 20 пайызға өсті.", "50"),
    ("fr", "Sur les 60 chauffeurs, 45 (80 %) avaient un avocat.", "75"),
    ("es", "De los 60 conductores, 45 (80 %) tenían abogado.", "75"),
]


@pytest.mark.parametrize(("language", "text", "right"), WRONG_SHARES)
def test_a_share_that_its_counts_do_not_give_is_found_with_the_right_one(language: str, text: str, right: str) -> None:
    messages = [one.message for one in found(language, text, "E-PERCENT")]
    assert len(messages) == 1
    assert right in messages[0].replace(",", "."), messages[0]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Of the 60 drivers, 45 (75 per cent) had a lawyer."),
        ("en", "About two thirds of the drivers, 41 of 60, had no lawyer."),
        ("en", "More than half of the drivers (32 of 60) had a lawyer."),
        ("en", "Complaints rose from 40 to 60, by 50 per cent."),
        ("en", "Complaints fell from 60 to 40, by a third."),
        ("en", "The number of shops fell from 12 to 9, by a quarter. The share of rent rose from 10 to 15 per cent."),
        ("ru", "Число лавок упало с 12 до 9, на четверть. Доля аренды выросла с 10 до 15 процентов."),
        ("en", "In 2022 we counted 12 thefts and in 2023 18, half as many again."),
        ("ru", "Краж было 8, стало 12: рост наполовину."),
        ("en", "Unemployment was 5%, inflation 8%, and 92% of voters took part."),
        ("ru", "Жалоб стало втрое меньше: 20 вместо 60."),
        ("kk", "Шағым саны 40-тан 60-қа жетіп, 50 пайызға өсті."),
    ],
)
def test_a_share_that_its_counts_give_is_left_alone(language: str, text: str) -> None:
    assert found(language, text, "E-PERCENT") == []


def test_a_quantity_with_two_values_is_found_where_it_is_spoken_of_again() -> None:
    text = "In 2022 the centre recorded 64 attacks on journalists.\n\nNobody was tried for the 46 attacks on journalists of 2022."
    (one,) = found("en", text, "E-TWO-VALUES")
    assert "46" in one.message and "64" in one.message


@pytest.mark.parametrize(
    "text",
    [
        "In 2022 the centre recorded 64 attacks on journalists.\n\nIn 2021 it had recorded 46 attacks on journalists.",
        "In 2022 the centre recorded 64 attacks on journalists; 46 were reported to the police.\n\nThe 46 attacks on journalists were not looked into.",
        "In 2022 the centre recorded 64 attacks on journalists.\n\nThe police speak of 46 attacks in 2022.",
    ],
)
def test_two_numbers_of_two_things_are_left_alone(text: str) -> None:
    assert found("en", text, "E-TWO-VALUES") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Aigul Testova was arrested on 3 May 2022. A month after her arrest on 5 May 2022 she saw her lawyer."),
        ("en", "Bolat Proba was charged on 9 June 2022 and sentenced on 2 June 2022."),
        (
            "ru",
            "Айгуль Тестову задержали 3 мая 2022 года. Только через месяц после задержания Тестовой 5 мая 2022 года к ней пришёл адвокат.",
        ),
        (
            "kk",
            "Айгүл Тестова 2022 жылғы 3 мамырда ұсталды. Тестова 2022 жылғы 5 мамырда ұсталған кезде адвокат болған жоқ.",
        ),
    ],
)
def test_two_dates_of_one_event_and_an_order_that_cannot_be_are_found(language: str, text: str) -> None:
    assert len(found(language, text, "E-DATE-CONFLICT")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Aigul Testova was arrested on 3 May 2022. She was arrested again on 5 May 2022.",
        "Aigul Testova was arrested on 3 May 2022. Bolat Proba was arrested on 5 May 2022.",
        "Aigul Testova was arrested on 3 May 2022 and released on 6 May 2022.",
        "Bolat Proba was charged on 9 June 2022 and sentenced on 2 July 2022.",
        "Bolat Proba was sentenced on 9 June 2022; on 14 June 2022 he was charged in a second case.",
    ],
)
def test_two_events_on_two_dates_are_left_alone(text: str) -> None:
    assert found("en", text, "E-DATE-CONFLICT") == []


def test_in_kazakh_a_date_belongs_to_the_verb_behind_it() -> None:
    text = "Болат Проба 2023 жылғы 3 сәуірде ұсталды, ал 2023 жылғы 9 сәуірде босатылды.\n\nБолат Проба 2023 жылғы 3 сәуірде қамауға алынды."
    assert found("kk", text, "E-DATE-CONFLICT") == []
