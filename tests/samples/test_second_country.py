"""The tiny sample: another country, another language, other mechanisms, with nothing but its own reference rows."""

from __future__ import annotations

import pytest

from .conftest import Built


def test_the_build_ends_well_with_nothing_to_say(kyrgyzstan: Built) -> None:
    assert kyrgyzstan.status == 0, kyrgyzstan.said
    assert kyrgyzstan.checks == []


@pytest.mark.parametrize(
    ("row", "value", "text"),
    [
        ("K1", 7, "7 инцидентов"),
        ("K2", 3, "три случая"),
        ("K3", 3, "три"),
        ("K3", "Гульмира Примерова", "Гульмира Примерова"),
        ("K4", [5, 7], "5–7"),
        ("K5", ["7"], "7"),
        ("K6", 2, "двух"),
        ("K6", 3, "трёх"),
        ("K7", "2025-03-20", "20 марта 2025 года"),
    ],
)
def test_a_figure_is_right_and_said_in_the_grammar_of_russian(
    kyrgyzstan: Built, row: str, value: object, text: str
) -> None:
    assert (value, text) in [(claim["value"], claim["text"]) for claim in kyrgyzstan.row(row)]


def test_who_agreed_to_initials_only_is_printed_by_initials(kyrgyzstan: Built) -> None:
    assert "Н. У." in kyrgyzstan.html
    assert "Условная" not in kyrgyzstan.html


def test_the_projects_own_article_act_and_body_are_known(kyrgyzstan: Built) -> None:
    (counted,) = [claim for claim in kyrgyzstan.row("K2") if claim["unit"] == "acts"]
    assert 'act="night-visit"' in counted["question"]
    (listed,) = [claim for claim in kyrgyzstan.row("K7") if isinstance(claim["value"], list)]
    assert "Рабочая группа по произвольным задержаниям" in listed["value"]


def test_the_page_says_in_russian_that_all_is_invented(kyrgyzstan: Built) -> None:
    assert "вымышлены" in kyrgyzstan.html


@pytest.mark.parametrize(
    ("row", "value", "text"),
    [
        ("K1", 7, "7 окуя"),
        ("K2", 3, "үч учур"),
        ("K3", 3, "үч"),
        ("K5", ["7"], "7"),
        ("K7", "2025-03-20", "2025-жылдын 20-марты"),
    ],
)
def test_a_figure_is_said_in_the_grammar_of_kyrgyz(in_kyrgyz: Built, row: str, value: object, text: str) -> None:
    said = [(claim["value"], claim["text"]) for claim in in_kyrgyz.row(row)]
    assert (value, text) in said, said


def test_the_letter_in_kyrgyz_says_what_the_russian_one_does(kyrgyzstan: Built, in_kyrgyz: Built) -> None:
    ours, theirs = ({claim["question"]: claim["value"] for claim in one.claims} for one in (in_kyrgyz, kyrgyzstan))
    both = [one for one in ours if one in theirs and not one.startswith("values(")]  # these are words
    assert len(both) >= 6
    assert [ours[one] for one in both] == [theirs[one] for one in both]


def test_the_fixed_parts_of_the_letter_in_kyrgyz_are_in_kyrgyz(in_kyrgyz: Built) -> None:
    assert 'lang="ky-KG"' in in_kyrgyz.html
    assert "Тапшырган" in in_kyrgyz.html and "Кыргызстан" in in_kyrgyz.html
    assert "Submitted by" not in in_kyrgyz.html and "Представлено" not in in_kyrgyz.html
