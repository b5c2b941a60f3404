"""Name forms: what may be one person is proposed; a woman's name is never taken for a man's genitive."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalel.lib.names import (
    NameParts,
    Sex,
    declined,
    declined_candidate,
    fold,
    may_be_same,
    parse_name,
)

# All the forms that one published submission prints, in its order.
PRINTED = ["Abzhan M.", "Esentaev Zh.", "Toregozhina", "Sviridov", "Zhagiparov", "Max Bokayev", "Talgat Ayan"]
PRINTED += ["Amin Yeleusinov", "Nurbek Kushakbayev", "Larisa Kharkova", "Erlan Baltabay", "Blyalov B."]
PRINTED += ["Narymbaev E.", "Mambetalin S.", "Kibrayev R.", "M. Bokayev", "T. Ayanova", "E. Narymbaeva"]
PRINTED += ["S. Mambetalina", "B. Blyalova", "Kairzhanov A.K.", "Aldabergenov S.", "Akhmedyarov L.", "Utepov I."]


@pytest.mark.parametrize(
    ("form", "nominative"),
    [
        ("E. Narymbaeva", "E. Narymbaev"),
        ("S. Mambetalina", "S. Mambetalin"),
        ("B. Blyalova", "B. Blyalov"),
        ("T. Ayanova", "T. Ayanov"),
    ],
)
def test_a_genitive_with_a_nominative_twin_is_proposed(form: str, nominative: str) -> None:
    assert declined_candidate(form, PRINTED) == nominative


@pytest.mark.parametrize("form", [form for form in PRINTED if form[-1] not in "." and "." not in form] + ["M. Bokayev"])
def test_every_other_form_of_the_same_text_is_left_alone(form: str) -> None:
    assert declined_candidate(form, PRINTED) is None


@pytest.mark.parametrize(
    ("form", "others", "sex"),
    [
        ("B. Toregozhina", ["B. Toregozhin"], "f"),  # known to be a woman
        ("L. Kharkova", ["M. Kharkov"], None),  # another initial: perhaps her brother
        ("Larisa Kharkova", ["Leonid Kharkov"], None),  # same initial, another given name
        ("Toregozhina", ["Toregozhin"], None),  # no initial to compare
        ("E. Narymbaeva", ["E. Narymbaeva"], None),  # only itself
    ],
)
def test_without_a_twin_of_the_same_initial_nothing_is_proposed(form: str, others: list[str], sex: Sex | None) -> None:
    assert declined_candidate(form, others, sex) is None


def test_the_twin_that_shows_the_case_is_named() -> None:
    found = declined("Ермека Нарымбаева", ["Нарымбаев Е."])
    assert found is not None
    assert (found.nominative, found.twin) == ("Ермека Нарымбаев", "Нарымбаев Е.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Макс Бокаев", "Max Bokayev"),
        ("Max Bokayev", "Maks Bokaev"),
        ("Ермек Нарымбаев", "Yermek Narymbayev"),
        ("Esentaev Zh.", "Zhanat Yesentayev"),
        ("Қошақбаев", "Qoşaqbaev"),
        ("Amin Yeleusinov", "Амин Елеусинов"),
        ("Erlan Baltabay", "Yerlan Baltabai"),
        ("Talgat Ayan", "T. Ayanov"),
        ("Larisa Kharkova", "Харькова Лариса"),
        ("Гүлзат Әлиева", "Gulzat Aliyeva"),
        ("Kairzhanov A.K.", "А. Каиржанов"),
    ],
)
def test_spellings_of_one_name_are_candidates(one: str, other: str) -> None:
    assert may_be_same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kairzhanov A.K.", "Kairzhanov A.M."),
        ("Larisa Kharkova", "Lydia Kharkova"),
        ("Bakhytzhan Toregozhina", "Bakhytzhan Bazarbek"),
        ("Ким А.", "Кима Б."),
    ],
)
def test_names_at_odds_are_not_candidates(one: str, other: str) -> None:
    assert not may_be_same(one, other)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Bokayev M.", NameParts("Bokayev", "M.")),
        ("M. Bokayev", NameParts("Bokayev", "M.")),
        ("M.Bokayev", NameParts("Bokayev", "M.")),
        ("Esentaev Zh.", NameParts("Esentaev", "Zh.")),
        ("Kairzhanov A. K.", NameParts("Kairzhanov", "A.K.")),
        ("Max Bokayev", NameParts("Bokayev", "Max")),
        ("Бокаев Макс", NameParts("Бокаев", "Макс")),
        ("Bokayev, Max", NameParts("Bokayev", "Max")),
        ("Иванов Иван Иванович", NameParts("Иванов", "Иван Иванович")),
        ("Toregozhina", NameParts("Toregozhina")),
        ("", NameParts("")),
    ],
)
def test_a_name_is_taken_apart_in_either_order(text: str, parts: NameParts) -> None:
    assert parse_name(text) == parts


@given(st.text(alphabet="абвгдежзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіABCDEFGHIJKLMNOPQRSTUVWXYZ -.'’", max_size=30))
def test_folding_a_folded_name_changes_nothing_more_and_ignores_case(text: str) -> None:
    once = fold(text)
    assert once == fold(text.upper().lower())
    assert once == " ".join(once.split())
    assert all("a" <= mark <= "z" or mark == " " for mark in once)
