"""A date is said as exactly as it is known, and no more, in three languages."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalel.lib.language import date_in_words, format_date
from dalel.lib.messages import use


@pytest.mark.parametrize(
    ("text", "english", "russian", "kazakh"),
    [
        ("2014-10-21", "21 October 2014", "21 октября 2014 года", "2014 жылғы 21 қазан"),
        ("2011-08", "August 2011", "август 2011 года", "2011 жылғы тамыз"),
        ("2011", "2011", "2011 год", "2011 жыл"),
        ("2016~", "about 2016", "около 2016 года", "2016 жыл шамасында"),
        ("2016-05~", "about May 2016", "около мая 2016 года", "2016 жылғы мамыр шамасында"),
        ("2016?", "2016 (uncertain)", "предположительно 2016 год", "2016 жыл деп болжанады"),
        ("201X", "the 2010s", "2010-е годы", "2010-жылдар"),
        ("2018-23", "autumn 2018", "осень 2018 года", "2018 жылғы күз"),
        ("2018-24", "winter 2018/19", "зима 2018/19 года", "2018/19 жылғы қыс"),
        ("2017-01-05/2017-01-21", "5–21 January 2017", "5–21 января 2017 года", "2017 жылғы 5–21 қаңтар"),
        ("2011-08/2011-12", "August–December 2011", "август — декабрь 2011 года", "2011 жылғы тамыз–желтоқсан"),
        ("2011/2017", "2011–2017", "2011–2017 годы", "2011–2017 жылдар"),
        (
            "2016-12-30/2017-01-05",
            "30 December 2016 – 5 January 2017",
            "30 декабря 2016 года — 5 января 2017 года",
            "2016 жылғы 30 желтоқсан – 2017 жылғы 5 қаңтар",
        ),
        ("../2016", "until 2016", "до 2016 года", "2016 жылға дейін"),
        ("2016-05-01/..", "since 1 May 2016", "с 1 мая 2016 года", "2016 жылғы 1 мамырдан бастап"),
        ("2011-08-XX", "August 2011", "август 2011 года", "2011 жылғы тамыз"),
    ],
)
def test_a_date_is_said_in_words(text: str, english: str, russian: str, kazakh: str) -> None:
    assert [format_date(text, lang) for lang in ("en", "ru", "kk")] == [english, russian, kazakh]


def test_short_and_numeric_styles_say_the_same_day() -> None:
    assert format_date("2014-10-21", "en", "short") == "21 Oct. 2014"
    assert format_date("2014-10-21", "ru", "short") == "21 окт. 2014 г."
    assert format_date("2014-10-21", "kk", "short") == "2014 ж. 21 қаз."
    assert format_date("2018-05-03/2018-05-05", "kk", "short") == "2018 ж. 3–5 мам."
    assert format_date("2014-10-21", "ru", "numeric") == "21.10.2014"
    assert format_date("2014-10", "ru", "numeric") == "2014-10"


def test_russian_months_are_shortened_as_the_standard_has_them() -> None:
    said = [format_date(f"2018-{month:02d}-03", "ru", "short").split()[1] for month in range(1, 13)]
    assert said == ["янв.", "февр.", "мар.", "апр.", "мая", "июн.", "июл.", "авг.", "сент.", "окт.", "нояб.", "дек."]


def test_a_date_that_is_about_right_and_uncertain_is_said_to_be_both() -> None:
    assert format_date("2016%", "kk") == "2016 жыл шамасында деп болжанады"


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(["en", "ru", "kk"]))
def test_a_day_keeps_its_day_and_its_year_in_every_language(day: date, lang: str) -> None:
    said = format_date(day, lang)
    assert str(day.year) in said
    assert str(day.day) in said.replace(str(day.year), "", 1)


@pytest.mark.parametrize(
    ("spoken", "day", "session"),
    [
        ("en", "1 January 2015", "4–15 November 2019"),
        ("ru", "1 января 2015 года", "4–15 ноября 2019 года"),
        ("kk", "2015 жылғы 1 қаңтар", "2019 жылғы 4–15 қараша"),
    ],
)
def test_a_date_in_a_message_is_said_in_the_language_spoken_now(spoken: str, day: str, session: str) -> None:
    with use(spoken):
        assert date_in_words(date(2015, 1, 1)) == day
        assert date_in_words("2019-11-04/2019-11-15") == session
        assert date_in_words("2015-01-01 : 2019-11-04/2019-11-15") == f"{day} : {session}"
        assert (date_in_words("some day"), date_in_words("")) == ("some day", "")
