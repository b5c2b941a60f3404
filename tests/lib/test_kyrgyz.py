"""Numbers, dates and lists in Kyrgyz."""

from __future__ import annotations

import pytest

from dalel.lib.language import counted, format_date, format_number, join, number_words, ordinal
from dalel.lib.language.kyrgyz import decline


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "нөл"), (4, "төрт"), (17, "он жети"), (21, "жыйырма бир"), (70, "жетимиш"), (101, "жүз бир"),
        (555, "беш жүз элүү беш"), (1000, "миң"), (1100, "миң бир жүз"), (2002, "эки миң эки"),
        (40_011, "кырк миң он бир"),
    ],
)  # fmt: skip
def test_a_number_is_written_in_words(n: int, words: str) -> None:
    assert number_words(n, "ky") == words


@pytest.mark.parametrize(
    ("word", "genitive", "dative", "locative", "ablative"),
    [
        ("Ош", "Оштун", "Ошко", "Ошто", "Оштон"),
        ("Бишкек", "Бишкектин", "Бишкекке", "Бишкекте", "Бишкектен"),
        ("Нарын", "Нарындын", "Нарынга", "Нарында", "Нарындан"),
        ("Чүй", "Чүйдүн", "Чүйгө", "Чүйдө", "Чүйдөн"),
        ("Талас", "Таластын", "Таласка", "Таласта", "Таластан"),
        ("жыл", "жылдын", "жылга", "жылда", "жылдан"),
        ("өлкө", "өлкөнүн", "өлкөгө", "өлкөдө", "өлкөдөн"),
        ("отуз", "отуздун", "отузга", "отузда", "отуздан"),
    ],
)
def test_a_word_takes_the_endings_of_its_vowels_and_last_sound(
    word: str, genitive: str, dative: str, locative: str, ablative: str
) -> None:
    assert [decline(word, case) for case in ("nom", "gen", "dat", "loc", "abl")] == [
        word, genitive, dative, locative, ablative
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2014-10-21", "2014-жылдын 21-октябры"),
        ("2011-08", "2011-жылдын август айы"),
        ("2011", "2011-жыл"),
        ("2016~", "болжол менен 2016-жыл"),
        ("201X", "2010-жылдар"),
        ("2018-23", "2018-жылдын күзү"),
        ("2017-01-05/2017-01-21", "2017-жылдын 5–21-январы"),
        ("2011/2017", "2011–2017-жылдар"),
        ("2016-12-30/2017-01-05", "2016-жылдын 30-декабры – 2017-жылдын 5-январы"),
        ("../2016", "2016-жылга чейин"),
        ("../2018-07-15", "2018-жылдын 15-июлуна чейин"),
        ("2016-05-01/..", "2016-жылдын 1-майынан тартып"),
        ("2011-08/..", "2011-жылдын август айынан тартып"),
    ],
)
def test_a_date_is_said_in_words(text: str, said: str) -> None:
    assert format_date(text, "ky") == said


def test_a_date_is_said_short_and_in_figures() -> None:
    assert format_date("2014-10-21", "ky", "short") == "2014-ж. 21-окт."
    assert format_date("2014-10-21", "ky", "numeric") == "21.10.2014"


def test_a_noun_after_a_number_stays_in_the_singular() -> None:
    assert [counted(n, ["активист"], "ky") for n in (1, 5)] == ["1 активист", "5 активист"]
    assert ordinal(34, "ky") == "34-"
    assert format_number(1234567, "ky") == "1\u00a0234\u00a0567" and format_number(46.25, "ky", 1) == "46,3"
    assert join(["а", "б", "в"], "ky") == "а, б жана в"
