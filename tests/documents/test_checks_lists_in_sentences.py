"""Numbers against lists that stand in the sentence itself: in brackets, between commas, of parts and of pairs."""

from __future__ import annotations

import pytest

from tests.documents.small_texts import KAZAKH, RUSSIAN, codes

WRONG = [
    "Six editors, Aidana Proba, Bolat Misal and Dana Ulgi, were fined in 2017.",
    "Six editors — A. Proba, B. Misal and D. Ulgi — were fined in 2017.",
    "Four of the nine arrested nurses (A. Proba, B. Misal) were released.",
    "Both photographers (A. Proba, B. Misal and D. Ulgi) were acquitted.",
    "The judge heard two experts and two witnesses (A. Proba, B. Misal, D. Ulgi).",
    "Two women, A. Proba and D. Ulgi, and three men, B. Misal and E. Tapsyrma, were held.",
    "Five reporters were tried before military courts (S. Proba, A. Ben Misal and K. Ulgi).",
]
RIGHT = [
    "Four of the nine arrested nurses (A. Proba, B. Misal, D. Ulgi and E. Tapsyrma) were released.",
    "Nine nurses were arrested, A. Proba, B. Misal and D. Ulgi among them.",
    "Both photographers (A. Proba and B. Misal) were acquitted.",
    "The judge heard two experts and two witnesses (A. Proba, B. Misal, D. Ulgi, E. Tapsyrma).",
    "The judge heard two experts and two witnesses (A. Proba, B. Misal).",
    "Six editors, A. Proba and five of her colleagues, were fined.",
    "Six editors: A. Proba, B. Misal, her brother and three others.",
    "Three drivers, A. Proba from Oral, B. Misal from Aktobe and D. Ulgi from Semey, appealed.",
    "Some ten drivers, A. Proba, B. Misal and D. Ulgi, appealed.",
    "Five miners, members of the local union, appealed.",
]


@pytest.mark.parametrize("sentence", WRONG)
def test_a_number_that_its_list_does_not_bear_out_is_found(sentence: str) -> None:
    assert "E-COUNT-NAMES" in codes("Opening words.", sentence)


@pytest.mark.parametrize("sentence", RIGHT)
def test_a_list_of_a_part_an_open_list_or_a_right_list_is_left_alone(sentence: str) -> None:
    assert "E-COUNT-NAMES" not in codes("Opening words.", sentence)


def test_two_in_russian_words_are_held_against_their_list() -> None:
    assert "E-COUNT-NAMES" in codes("Вступление.", "Оба эксперта (А. Пробов, Б. Мысалов и Д. Улгин) правы.", **RUSSIAN)
    assert "E-COUNT-NAMES" not in codes("Вступление.", "Оба эксперта (А. Пробов и Б. Мысалов) правы.", **RUSSIAN)


def test_a_kazakh_list_with_pen_between_the_last_two_is_counted() -> None:
    assert "E-COUNT-NAMES" not in codes("Кіріспе.", "Екі тілші сотталды: А. Сынақов пен Б. Мысалов.", **KAZAKH)
