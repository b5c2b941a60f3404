"""What is read from an enumeration: how many items it has, and when that cannot be told."""

from __future__ import annotations

import time

import pytest

from dalel.documents.language.announced import announced, heads
from dalel.documents.language.enumerations import read_listing

COUNTED = [
    ("en", "Marta Ilves, Oleg Tarn and Su Lin", 3),
    ("en", "Marta Ilves, a lawyer, Oleg Tarn, a nurse, and Su Lin", 3),
    ("en", "Maria de la Cruz, Fatima al-Amin, Omar ibn Said and Daw Khin Su Su", 4),
    ("en", "Sunita B.K., J. C. Prado-Luna and Ilves M.", 3),
    ("en", "Marta Ilves; Oleg Tarn; Su Lin; Ana Pel", 4),
    ("en", "Marta Ilves (34), Oleg Tarn (40) and Su Lin (19)", 3),
    ("en", "Aksu, Karasu and Tasbulak", 3),
    ("ru", "юристу Марте Ильвес, водителю Олегу Тарнову и повару Кайрату Босунову", 3),
    ("ru", "в Аксу, в Карасу, Тасбулаке и Алматы", 4),
    ("ru", "Ильвес М., Тарнов О., Босунов К.", 3),
    ("kk", "Айгүл Серікқызы, Дәурен Асан ұлы мен Самал Нұр", 3),
    ("fr", "Marta Ilves, Oleg Tarn ainsi que Lina Grom", 3),
    ("es", "Marta Ilves, Ana Pel de la Torre y Rosa Tarn", 3),
]
UNKNOWN = [
    ("en", "Marta Ilves, Oleg Tarn and three others"),
    ("en", "a lawyer, a nurse and a teacher"),
    ("en", "two lawyers, Marta Ilves and Oleg Tarn"),
    ("en", "Marta Ilves"),
    ("ru", "Марта Ильвес и ещё двое"),
    ("fr", "deux avocats et une infirmière"),
]


@pytest.mark.parametrize(("language", "text", "number"), COUNTED)
def test_the_items_of_a_list_are_counted(language: str, text: str, number: int) -> None:
    listing = read_listing(text, language)
    assert listing is not None and (listing.fewest, listing.most) == (number, number)


@pytest.mark.parametrize(("language", "text"), UNKNOWN)
def test_a_list_that_cannot_be_counted_has_no_number(language: str, text: str) -> None:
    assert read_listing(text, language) is None


def test_what_may_be_one_or_two_gives_a_range() -> None:
    listing = read_listing("Marta Ilves, Oleg Tarn and his sister", "en")
    assert listing is not None and (listing.fewest, listing.most) == (2, 3)
    bodies = read_listing("the Ministry of Justice, the Ministry of Culture and Sport and the Ministry of Health", "en")
    assert bodies is not None and bodies.fewest <= 3 <= bodies.most


def test_numbers_that_measure_date_or_label_announce_nothing() -> None:
    assert heads("Article 5 of 3 May 2019 gave him four years and 20 %.", "en") == ()
    assert [one.value for one in heads("Требований три, а судей было пятеро.", "ru")] == [3, 5]
    assert heads("Оның үшін келді.", "kk") == ()


def test_a_bound_is_known_before_and_behind_the_number() -> None:
    assert all(one.bounded for one in heads("At least five drivers and six or more cooks spoke.", "en"))
    assert [one.bounded for one in heads("Trois d'entre eux au moins ont signé.", "fr")] == [True]


def test_long_and_hostile_sentences_are_read_in_linear_time() -> None:
    for piece in ("five women, Anna Bo and Oleg Co, ", "3 (", "Anna Bo, ", "five: ", "de la A ", "five – ", "и, "):
        began = time.perf_counter()
        list(announced(piece * 3000, "en"))
        list(announced(piece * 3000, "ru"))
        assert time.perf_counter() - began < 10
