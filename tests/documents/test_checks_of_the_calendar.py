"""Weekdays, impossible days, periods that end before they begin, lengths of time: in the five languages."""

from __future__ import annotations

import pytest

from dalel.documents.language.lengths import find_lengths
from tests.documents.small_texts import KAZAKH, RUSSIAN, findings

FRENCH = "Le rapport parle des réunions de la ville et du village, et dans les deux la salle fut pleine. "
SPANISH = "El informe habla de las reuniones de la ciudad y de los pueblos, y en todas la sala se llenó. "

WRONG: list[tuple[str, dict[str, str]]] = [
    ("On 14 October 2016, a Sunday, the hall was locked.", {}),
    ("On Sunday evening, 14 October 2016, the hall was locked.", {}),
    ("The hall was locked on 14 October 2016 (Monday).", {}),
    ("From 14 May 2016 to 2 April 2016 the hall was locked.", {}),
    ("The fair began on 14 June 2016 and ended on 2 June 2016.", {}),
    ("The fair ran from 3 to 17 October 2016, a whole month.", {}),
    ("The hall was locked for ten days, from 3 to 5 May 2016.", {}),
    ("From January to April 2016, that is, for six months, the hall was locked.", {}),
    ("He left on 3 May 2016 and came back on 20 May 2016, five days later.", {}),
    ("14 октября 2016 года, в воскресенье, зал заперли.", RUSSIAN),
    ("Зал заперли 14 октября 2016 года (понедельник).", RUSSIAN),
    ("Зал был заперт с 4 по 11 марта 2016 года, двенадцать суток.", RUSSIAN),
    ("С 14 мая 2016 года по 2 апреля 2016 года зал был заперт.", RUSSIAN),
    ("Он уехал 4 марта 2016 года, а вернулся 11 марта того же года, через двенадцать дней.", RUSSIAN),
    ("Весь месяц, с 3 по 17 мая 2016 года, зал был заперт.", RUSSIAN),
    ("Зал откроют 31 апреля.", RUSSIAN),
    ("Зал 2016 жылғы 14 қазанда, бейсенбі күні, жабылды.", KAZAKH),
    ("Зал 2016 жылғы 5 қыркүйектен 5 қарашаға дейін, төрт ай, жабық болды.", KAZAKH),
    ("Зал 2016 жылғы 10 мамырдан 3 мамырға дейін жабық болды.", KAZAKH),
    (FRENCH + "Du 18 au 11 septembre 2016, la salle resta fermée.", {}),
    (FRENCH + "La salle fut fermée le dimanche 14 octobre 2016.", {}),
    (FRENCH + "La foire s'est ouverte le 14 juin 2016 pour s'achever le 2 juin 2016.", {}),
    (FRENCH + "La salle resta fermée du 3 au 5 mai 2016, soit dix jours.", {}),
    (FRENCH + "La salle ferma le 31 novembre 2016.", {}),
    (SPANISH + "Entre el 22 y el 9 de marzo de 2016 la sala estuvo cerrada.", {}),
    (SPANISH + "La sala se cerró el domingo 14 de octubre de 2016.", {}),
    (SPANISH + "Del 3 al 5 de mayo de 2016, es decir, diez días, la sala estuvo cerrada.", {}),
    (SPANISH + "La sala se cerró el 31 de junio de 2016.", {}),
]
RIGHT: list[tuple[str, dict[str, str]]] = [
    ("On 14 October 2016, a Friday, the hall was locked; on 21 October 2016, Friday prayers were held.", {}),
    ("On 14 October 2016, Sunday prayers were announced for 16 October 2016.", {}),
    ("The opening was moved from 14 May 2016 to 2 May 2016.", {}),
    ("We compared the figures of 2016 to 2015, and those of 2014 and 2013.", {}),
    ("The fair began on 14 June 2016, and the repairs had ended on 2 June 2016.", {}),
    ("The fair ran for two weeks, from 3 to 17 October 2016, and for five days, from 5 to 10 December 2016.", {}),
    ("The fair ran for six days, from 5 to 10 December 2016, and about a month, from 3 to 27 May 2016.", {}),
    ("The hall was locked on three days from 3 to 17 October 2016.", {}),
    ("It was locked for at least three days, from 3 to 17 October 2016, two months before the vote.", {}),
    ("He left on 3 May 2016 and came back on 20 May 2016, two days after the vote.", {}),
    ("He left on 3 May 2016 and came back on 20 May 2016, seventeen days later.", {}),
    ("From November to February 2017 the hall was locked, and from 20 December to 10 January 2016.", {}),
    ("The law of 3 May 2016 was read again on 20 June 2016, after two days of talks.", {}),
    ("There is no 31 June: the day does not exist.", {}),
    ("Всемирный день окружающей среды 5 июня 2016 года отметили в зале.", RUSSIAN),
    ("Зал был заперт с 4 по 11 марта 2016 года, то есть семь суток или неделю.", RUSSIAN),
    ("Зал был заперт восемь суток, с 4 по 11 марта 2016 года.", RUSSIAN),
    ("Начало перенесли с 14 мая 2016 года на 2 мая 2016 года.", RUSSIAN),
    ("В пятницу, 14 октября 2016 года, зал заперли; 19 октября 2016 года, в среду, его открыли.", RUSSIAN),
    ("Зал 2016 жылғы 14 қазанда, жұма күні, жабылды.", KAZAKH),
    ("Зал 2016 жылғы 5 қыркүйектен 5 қарашаға дейін, екі ай, жабық болды.", KAZAKH),
    (FRENCH + "La salle resta fermée trois jours, du 3 au 5 mai 2016, et le vendredi 14 octobre 2016.", {}),
    (SPANISH + "En Santo Domingo, 14 de octubre de 2016. La sala se cerró el viernes 14 de octubre de 2016.", {}),
]


def _found(sentence: str, around: dict[str, str]) -> list[str]:
    return [one.message for one in findings(sentence, **around) if one.code == "E-DATE-CONFLICT"]


@pytest.mark.parametrize(("sentence", "around"), WRONG, ids=[sentence[-60:] for sentence, _around in WRONG])
def test_a_date_that_the_calendar_contradicts_is_found(sentence: str, around: dict[str, str]) -> None:
    assert len(_found(sentence, around)) == 1


@pytest.mark.parametrize(("sentence", "around"), RIGHT, ids=[sentence[-60:] for sentence, _around in RIGHT])
def test_a_date_that_fits_is_left_alone(sentence: str, around: dict[str, str]) -> None:
    assert _found(sentence, around) == []


@pytest.mark.parametrize(
    ("text", "language", "number", "unit"),
    [
        ("for twelve days", "en", 12, "day"),
        ("a full week", "en", 1, "week"),
        ("двадцать два дня", "ru", 22, "day"),
        ("целый месяц", "ru", 1, "month"),
        ("екі апта", "kk", 2, "week"),
        ("un mois entier", "fr", 1, "month"),
        ("72 horas", "es", 72, "hour"),
    ],
)
def test_a_length_of_time_is_read(text: str, language: str, number: int, unit: str) -> None:
    found = find_lengths(text, language)
    assert [(one.number, one.unit) for one in found] == [(number, unit)]


@pytest.mark.parametrize("text", ["at least ten days", "every two weeks", "10-12 days", "more than a full month"])
def test_a_bound_is_no_length(text: str) -> None:
    assert find_lengths(text, "en") == ()
