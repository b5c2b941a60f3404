"""Partial dates are read as ISO 8601-2:2019, annex A (EDTF levels 0 and 1) says."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalel.lib.edtf import between, parse, period
from dalel.lib.errors import DateError

DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9998, 12, 31))


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2016", date(2016, 1, 1), date(2016, 12, 31), "year"),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29), "month"),
        ("2016-05-17", date(2016, 5, 17), date(2016, 5, 17), "day"),
        ("2016-05-17T09:30:00+05:00", date(2016, 5, 17), date(2016, 5, 17), "day"),
        ("2016~", date(2016, 1, 1), date(2016, 12, 31), "year"),
        ("201X", date(2010, 1, 1), date(2019, 12, 31), "decade"),
        ("20XX", date(2000, 1, 1), date(2099, 12, 31), "century"),
        ("2011-XX", date(2011, 1, 1), date(2011, 12, 31), "year"),
        ("2011-08-XX", date(2011, 8, 1), date(2011, 8, 31), "month"),
        ("2011-XX-XX", date(2011, 1, 1), date(2011, 12, 31), "year"),
        ("2018-21", date(2018, 3, 1), date(2018, 5, 31), "season"),
        ("2018-24", date(2018, 12, 1), date(2019, 2, 28), "season"),
        ("2017-01-05/2017-01-21", date(2017, 1, 5), date(2017, 1, 21), "interval"),
        ("2011-08/2011-12", date(2011, 8, 1), date(2011, 12, 31), "interval"),
        ("../2016", None, date(2016, 12, 31), "interval"),
        ("2016-05/..", date(2016, 5, 1), None, "interval"),
        ("/2016", None, date(2016, 12, 31), "interval"),
        ("2016/", date(2016, 1, 1), None, "interval"),
    ],
)
def test_each_form_gives_its_first_and_last_day(
    text: str, earliest: date | None, latest: date | None, precision: str
) -> None:
    read = parse(text)
    assert (read.earliest, read.latest, read.precision, read.text) == (earliest, latest, precision, text)


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [
        ("2016", False, False),
        ("2016?", True, False),
        ("2016-05~", False, True),
        ("2016%", True, True),
        ("2016?/2018~", True, True),
    ],
)
def test_marks_of_doubt_are_kept_without_widening_the_date(text: str, uncertain: bool, approximate: bool) -> None:
    read = parse(text)
    assert (read.uncertain, read.approximate) == (uncertain, approximate)
    assert read.earliest == date(2016, 5 if "-05" in text else 1, 1)


@given(DAYS)
def test_every_day_is_read_back_as_itself(day: date) -> None:
    read = parse(day.isoformat())
    assert read.earliest == read.latest == day


@given(DAYS, DAYS)
def test_an_interval_spans_its_two_days_whichever_they_are(one: date, other: date) -> None:
    first, last = sorted((one, other))
    read = parse(f"{first}/{last}")
    assert (read.earliest, read.latest) == (first, last)


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused_with_a_remedy(text: str) -> None:
    try:
        read = parse(text)
    except DateError as error:
        assert error.remedy
    else:
        assert read.earliest is not None or read.latest is not None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("31.12.2018", "2018-12-31"),
        ("5/2018", "2018-05"),
        ("2018-1-5", "2018-01-05"),
        ("20180105", "2018-01-05"),
        ("2011-2017", "2011/2017"),
        ("2018–2019", "2018/2019"),
        ("c. 2016", "2016~"),
        ("2010s", "201X"),
        ("2018-08-??", "2018-08-XX"),
        ("2018-??-??", "2018-XX-XX"),
        ("201x", "201X"),
        ("2018-05-17 00:00:00", "2018-05-17"),
        ("2018 г.", "2018"),
        ("2016?~", "2016%"),
        (" 2016-05 ", "2016-05"),
    ],
)
def test_a_slip_is_refused_with_what_was_probably_meant(written: str, meant: str) -> None:
    with pytest.raises(DateError) as refused:
        parse(written)
    assert f"Did you mean {meant}?" in refused.value.remedy


@pytest.mark.parametrize(
    "text",
    [
        *("", "..", "/", "../..", "2018-13", "2018-02-30", "0000", "201X-05", "2016-XX-05", "2018-21-05"),
        *("Y170000002", "-0044", "2016/2017/2018", "2018-5", "二〇一八", "２０１８"),
    ],
)
def test_what_level_1_does_not_know_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        parse(text)


def test_an_interval_that_ends_before_it_begins_is_refused_with_the_right_order() -> None:
    with pytest.raises(DateError, match="2016/2017"):
        parse("2017/2016")


def test_a_period_knows_its_days_and_its_months() -> None:
    autumn = period("2011-08/2011-12")
    assert autumn.days == 153
    assert autumn.months() == [(2011, 8), (2011, 9), (2011, 10), (2011, 11), (2011, 12)]
    assert autumn.whole_months
    assert not period("2011-08-02/2011-12").whole_months
    assert date(2011, 8, 1) in autumn
    assert date(2012, 1, 1) not in autumn


@pytest.mark.parametrize("text", ["../2016", "2016/", "2016~", "2016?", "201X", "2016-XX"])
def test_a_period_must_have_exact_ends(text: str) -> None:
    with pytest.raises(DateError) as refused:
        period(text)
    assert refused.value.remedy


@given(DAYS, st.integers(min_value=0, max_value=4000))
def test_the_shortest_text_for_a_stretch_of_days_reads_back_as_that_stretch(first: date, length: int) -> None:
    last = min(first + timedelta(days=length), date(9998, 12, 31))
    again = period(between(first, last))
    assert (again.first, again.last) == (first, last)


def test_whole_years_and_months_are_written_short() -> None:
    assert between(date(2018, 1, 1), date(2018, 12, 31)) == "2018"
    assert between(date(2011, 1, 1), date(2017, 12, 31)) == "2011/2017"
    assert between(date(2011, 8, 1), date(2011, 12, 31)) == "2011-08/2011-12"
    assert between(date(2011, 8, 1), date(2011, 8, 31)) == "2011-08"
