"""Live figures that ask for what no database holds: an answer, or a refusal in words, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dalel.lib.edtf import between, parse
from dalel.lib.errors import DalelError, DateError
from tests.figures.conftest import MakeAsker
from tests.figures.world import WORLD

HUGE = ["9" * 400, "0x" + "f" * 3900, "1e999", "-1e999", "10" + "0" * 20]


@pytest.mark.parametrize("number", HUGE)
@pytest.mark.parametrize("form", ['count("incidents", decimals={})', 'count("incidents", year={})', "{}", "({}, 1)"])
def test_a_number_that_nothing_holds_is_refused(asker: MakeAsker, number: str, form: str) -> None:
    with pytest.raises(DalelError):
        asker(WORLD)(form.format(number))


@pytest.mark.parametrize("during", ["9999", "0001", "0001/9999", "9999-12-31", "9999-12", "0001-01-01"])
def test_the_ends_of_the_calendar_are_asked_about_like_other_years(asker: MakeAsker, during: str) -> None:
    ask = asker(WORLD)
    assert (ask(f'count("incidents", during="{during}")').value == 0) == ("/" not in during)
    for unanswered in ("rate", "span"):
        try:
            ask(f'{unanswered}("incidents", during="{during}")')
        except DalelError as refused:
            assert refused.message


@pytest.mark.parametrize(
    "expression",
    [
        'distinct("persons", "")',
        'distinct("persons", "no-such")',
        'values("persons", "")',
        'count("incidents", year="²")',
        'count("incidents", year="' + "9" * 3000 + '")',
        'count("incidents", month="2018-²1")',
        'count("incidents", region="\\x00")',
        'count("incidents", region="\\ud800")',
        'count("incidents", during="9999-24")',
        "-" * 3000 + "1",
        "not " * 900 + "1",
        "+".join(['count("incidents")'] * 150),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(asker: MakeAsker, expression: str) -> None:
    with pytest.raises(DalelError) as refused:
        asker(WORLD)(expression)
    assert refused.value.message


def test_the_last_days_of_the_calendar_are_named() -> None:
    last = date.max
    assert between(date(9999, 1, 1), last) == "9999"
    assert between(date(9999, 12, 1), last) == "9999-12"
    assert between(last, last) == "9999-12-31"


DIGITS = st.text(alphabet="0123456789X-/.?~%T:Z²٣ 年", max_size=24)


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DIGITS)
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        assert parse(text).text == text
    except DateError as refused:
        assert refused.remedy
