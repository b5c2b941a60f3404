"""Slips and right sentences of letters, appeals and reports of other kinds than the samples."""

from __future__ import annotations

import pytest

from dalel.documents.checks import run
from dalel.documents.readers.text import read_text
from tests.documents.small_texts import KAZAKH, RUSSIAN, codes, facts

FOUND: list[tuple[str, dict[str, str], str]] = [
    ("The Views (CCPR/C/112/D/2137/2011) were welcomed.", {}, "E-SYMBOL"),
    ("The Committee was told of this in CCPR/KAZ/CO/2.", {}, "E-SYMBOL"),
    ("Kazakhstan ratified the first Optional Protocol to the ICCPR in 2007.", {}, "E-DATE-CONFLICT"),
    ("He was charged under article 405 of the Criminal Code, “Slander”, and fined.", {}, "E-ARTICLE-UNKNOWN"),
    ("In 2019 slander was decriminalised.", {"day": "1 May 2021"}, "E-DATE-CONFLICT"),
    ("Его судили по статье 599 УК РК.", RUSSIAN, "E-ARTICLE-UNKNOWN"),
    ("The grant of the embassy for the work of the office was EUR 2.750.", {}, "W-AMBIGUOUS-AMOUNT"),
    ("Fines of between USD 3.5 and 4000 were imposed.", {}, "W-AMBIGUOUS-AMOUNT"),
    ("Wages range from 1.8 to 2200 euros.", {}, "W-AMBIGUOUS-AMOUNT"),
    ("Соображения Комитета по правам человека от 4 ноября 2017 года не исполнены.", RUSSIAN, "W-180D-OPEN"),
    ("4 мая 2020 года пикет разогнали в Астане.", {**RUSSIAN, "day": "3 марта 2021 года"}, "W-PLACE-NAME-DATE"),
    ("2020 жылғы 4 мамырда Астанада акция өтті.", {**KAZAKH, "day": "2021 жылғы 3 наурыз"}, "W-PLACE-NAME-DATE"),
]
QUIET: list[tuple[str, dict[str, str]]] = [
    ("In 2011, five years after Kazakhstan ratified the ICCPR, its first report was read.", {}),
    (
        "In 2016 the Ministry of Religious Affairs and Civil Society was created and in 2018 renamed.",
        {"day": "1 May 2019"},
    ),
    ("See CAT/C/CR/26/7, A/RES/ES-11/1, CRC/C/OPAC/KAZ/CO/1 and CRPD/CSP/2018/2.", {}),
    ("See A/HRC/45/16/Annex and CCPR/C/105/D/1867/2009, 1936, 1975/2010.", {}),
    ("The fine was reduced from USD 3,000 to USD 500, and fell from 900 to 20 euros.", {}),
    ("Some 300 people gathered, a number of 45 of them with flags.", {}),
    ("Of 90 persons, 50 were women and 40 men; 30 were lawyers and 25 were nurses.", {}),
    ("Of those polled 61% agreed in 2015, 57% in 2016 and 54% in 2017.", {}),
    ("Of the 39 trials, 12 (30.8%; 95 per cent interval 18.6–46.4%) were closed.", {}),
    ("В 2017 году закрыто ТОО «Редакция газеты «Пример».", RUSSIAN),
    ("The draft says ‘article 63 of the ICCPR applies’ and 'article 64 of the ICCPR too' in its preamble.", {}),
    ("Home » Reports » Trials", {}),
    (
        "In 2021 the rally was in Nur-Sultan, in the square that was laid out in Astana’s first years.",
        {"day": "1 May 2023"},
    ),
]


@pytest.mark.parametrize(("sentence", "about", "code"), FOUND)
def test_the_slip_is_found(sentence: str, about: dict[str, str], code: str) -> None:
    assert code in codes("Opening words.", sentence, **about)


@pytest.mark.parametrize(("sentence", "about"), QUIET)
def test_the_right_sentence_raises_nothing(sentence: str, about: dict[str, str]) -> None:
    assert codes("Opening words.", sentence, **about) == []


def test_an_unnumbered_letter_is_judged_by_its_date_too() -> None:
    letter = (
        "To the Prosecutor\n\nAlmaty, 5 May 2017\n\n" + "We write about the search of our rooms and of the house. " * 2
    )
    found = run(read_text(letter + "\n\nOn 9 November 2017 four men took the papers of the office away."), facts())
    assert [one.code for one in found] == ["E-DATE-CONFLICT"]


def test_a_chronicle_named_after_its_first_day_is_not_taken_to_bear_that_date() -> None:
    told = "On 5 May 2017 the police of the town arrested the drivers who had asked for the wages of the year."
    later = " ".join(
        f"On {day} the court of the town sat again in the case." for day in ("9 July 2017", "3 May 2018", "4 May 2018")
    )
    assert run(read_text(f"The arrests of 5 May 2017\n\n{told}\n\n{later}"), facts()) == []


SPANISH = """Examen periódico universal de Bolivia
48.º período de sesiones, enero de 2025

Contribución conjunta de la Asociación Río Claro y la Fundación Monte Alto

La Paz, 12 de julio de 2024

1. La Asociación Río Claro y la Fundación Monte Alto presentan este informe sobre los jueces del país.

2. En el tercer ciclo el Estado aceptó la recomendación 115.88 sobre la independencia de los jueces y no la cumplió.

Recomendaciones

3. Elegir a los jueces por mérito.
"""


def test_a_submission_in_a_language_whose_words_are_not_known_raises_nothing() -> None:
    assert run(read_text(SPANISH), facts()) == []
