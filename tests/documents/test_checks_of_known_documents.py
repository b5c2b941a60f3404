"""General comments and resolutions that go by a name: the name against the number and the symbol beside it."""

# ruff: noqa: E501 - a sentence to be tried stands on one line, so that it can be found
from __future__ import annotations

import re

import pytest

from dalel.documents.checks import comments, documents_named
from tests.documents.small_texts import KAZAKH, RUSSIAN, codes, facts, findings

LATE = {"day": "1 May 2024"}

WRONG: list[tuple[str, dict[str, str]]] = [
    ("The Committee's general comment No. 37 concerns freedom of expression.", LATE),
    ("The Human Rights Committee, in general comment No. 36 on the right of peaceful assembly, says so.", LATE),
    ("General comment No. 34 (2011) on the right to privacy says so.", LATE),
    ("See general comment No. 35: the right to a fair trial.", LATE),
    ("The general comment on freedom of expression (CCPR/C/GC/37) says so.", LATE),
    ("General comment No. 30 (CCPR/C/21/Rev.1/Add.13) says so.", LATE),
    ("General comment No. 14 of the Committee on Economic, Social and Cultural Rights is on the right to adequate housing.", LATE),
    ("Замечание общего порядка № 37 касается свободы выражения мнений.", RUSSIAN),
    ("В замечании общего порядка № 36 о праве на мирные собрания Комитет говорит об этом.", RUSSIAN),
    ("Пікір білдіру бостандығы туралы № 37 жалпы ескертпе осыны айтады.", KAZAKH),
    ("№ 37 жалпы ескертпе пікір білдіру бостандығына арналған.", KAZAKH),
    ("Resolution A/RES/53/145 is the Declaration on Human Rights Defenders.", {}),
    ("The Universal Declaration of Human Rights (A/RES/217 (II)) says so.", {}),
    ("The Mandela Rules (General Assembly resolution 70/157) say so.", {}),
    ("The Paris Principles, adopted by General Assembly resolution 48/143, say so.", {}),
    ("General Assembly resolution 39/64, the Convention against Torture, says so.", {}),
    ("Декларация о правозащитниках (A/RES/53/145) говорит об этом.", RUSSIAN),
    ("Парижские принципы (резолюция 48/143 Генеральной Ассамблеи) говорят об этом.", RUSSIAN),
    ("Құқық қорғаушылар туралы декларация (A/RES/53/145) осыны айтады.", KAZAKH),
]  # fmt: skip
RIGHT: list[tuple[str, dict[str, str]]] = [
    ("The Committee's general comment No. 34 concerns freedom of expression.", LATE),
    ("General comment No. 37 on the right of peaceful assembly protects freedom of expression.", LATE),
    ("General comment No. 36 (2018) on the right to life and general comment No. 34 on freedom of opinion and expression say so.", LATE),
    ("General comment No. 32 on torture evidence says so.", LATE),
    ("General recommendation No. 35 on gender-based violence against women, updating general recommendation No. 19, says so.", LATE),
    ("General comment No. 24 on children's rights in the child justice system says so.", LATE),
    ("General comment No. 25 on the digital environment and general comment No. 25 on the right to vote say so.", LATE),
    ("General comment No. 6 on the right to life was replaced by general comment No. 36.", LATE),
    ("General comment No. 31 (CCPR/C/21/Rev.1/Add.13) says so.", LATE),
    ("The African Commission's General Comment No. 3 on the right to life says so.", LATE),
    ("Замечание общего порядка № 37 о праве на мирные собрания связано со свободой выражения мнений.", RUSSIAN),
    ("Бейбіт жиналыс құқығы туралы № 37 жалпы ескертпе осыны айтады.", KAZAKH),
    ("№ 34 жалпы ескертпе пікір білдіру бостандығына арналған.", KAZAKH),
    ("Resolution A/RES/53/144 (the Declaration on Human Rights Defenders) says so.", {}),
    ("The Universal Declaration of Human Rights (A/RES/217 A (III)) says so.", {}),
    ("The Universal Declaration of Human Rights (A/RES/217A) says so.", {}),
    ("Resolution A/RES/70/161 on the Declaration on Human Rights Defenders says so.", {}),
    ("The Declaration on Human Rights Defenders and resolution A/RES/68/181 protect women.", {}),
    ("The obligations under the Convention against Torture (A/RES/70/146) are clear.", {}),
    ("The Optional Protocol to the Convention against Torture (A/RES/57/199) says so.", {}),
    ("Декларация о правозащитниках (A/RES/53/144) и Парижские принципы говорят об этом.", RUSSIAN),
    ("Құқық қорғаушылар туралы декларация (A/RES/53/144) осыны айтады.", KAZAKH),
]  # fmt: skip


def _found(sentence: str, around: dict[str, str]) -> list[str]:
    return [one.message for one in findings(sentence, **around) if one.code == "E-SYMBOL"]


@pytest.mark.parametrize(("sentence", "around"), WRONG, ids=[one[0][-60:] for one in WRONG])
def test_a_number_that_is_of_another_document_is_found(sentence: str, around: dict[str, str]) -> None:
    assert _found(sentence, around)


@pytest.mark.parametrize(("sentence", "around"), RIGHT, ids=[one[0][-60:] for one in RIGHT])
def test_a_document_under_its_own_number_is_left_alone(sentence: str, around: dict[str, str]) -> None:
    assert not _found(sentence, around)


def test_every_general_comment_has_one_row_and_subjects_that_are_on_file() -> None:
    rows = comments._table()["comments"]
    assert len({(one["treaty"], one["number"]) for one in rows}) == len(rows)
    known = set(comments._table()["subjects"])
    assert {key for one in rows for key in one["subjects"]} | set(comments._table()["named"]) <= known


def test_every_known_document_has_the_symbol_of_a_resolution() -> None:
    assert all(re.match("A/RES/", symbol) for symbols, _names in documents_named._documents() for symbol in symbols)


@pytest.mark.parametrize(
    "sentence",
    [
        "Resolution 53/144 was adopted on 9 December 1998 and issued on 8 March 1999 as A/RES/53/144.",
        "Adopted on 9 December 1998, the Declaration (A/RES/53/144, 8 March 1999) is known to all.",
        "Декларация принята 9 декабря 1998 года и издана 8 марта 1999 года (A/RES/53/144).",
    ],
)
def test_a_sentence_with_both_days_of_a_document_is_left_alone(sentence: str) -> None:
    around = RUSSIAN if sentence.startswith("Д") else {}
    assert not {"W-DATE-MEANING", "E-DATE-CONFLICT"} & set(codes(sentence, **around))


def test_the_day_of_distribution_alone_is_still_found() -> None:
    assert "W-DATE-MEANING" in codes("The Declaration (A/RES/53/144, 8 March 1999) is known to all.")


def test_every_document_of_reference_data_and_of_the_table_agree() -> None:
    known = {symbol for symbols, _names in documents_named._documents() for symbol in symbols}
    assert {"A/RES/53/144", "A/RES/48/134", "A/RES/217(III)"} <= known & set(facts().un_documents)
