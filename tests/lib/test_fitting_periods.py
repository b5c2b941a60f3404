"""The one rule by which a figure counts: only what lies wholly within its period."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalel.lib.edtf import PartialDate, Period, fits, parse, period

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1))
ENDS = st.one_of(st.none(), DAYS)


@pytest.mark.parametrize(
    ("when", "during", "fit"),
    [
        ("2018-05-17", "2018", "inside"),
        ("2018", "2018", "inside"),
        ("2018-12-31", "2018", "inside"),
        ("2018-01-01", "2018", "inside"),
        ("2019-01-01", "2018", "outside"),
        ("2017/2018", "2018", "touches"),
        ("2018", "2018-05", "touches"),
        ("201X", "2018", "touches"),
        ("2018-24", "2018", "touches"),
        ("../2018", "2018", "touches"),
        ("2018/..", "2018", "touches"),
        ("/2017", "2018", "outside"),
        ("2019/", "2018", "outside"),
        ("2018~", "2018", "inside"),
    ],
)
def test_a_date_lies_inside_touches_or_lies_outside(when: str, during: str, fit: str) -> None:
    assert fits(parse(when), period(during)) == fit


def _dates(one: date | None, other: date | None) -> PartialDate:
    if one and other:
        one, other = sorted((one, other))
    return PartialDate("", one, other, "interval")


@given(ENDS, ENDS, DAYS, DAYS)
def test_inside_means_that_no_possible_day_lies_without(
    one: date | None, other: date | None, first: date, last: date
) -> None:
    when, during = _dates(one, other), Period("", *sorted((first, last)))
    inside = when.earliest is not None and when.latest is not None
    inside = inside and when.earliest in during and when.latest in during
    assert (fits(when, during) == "inside") is inside


@given(DAYS, DAYS, DAYS, DAYS)
def test_outside_means_that_no_possible_day_lies_within(one: date, other: date, first: date, last: date) -> None:
    when, during = _dates(one, other), Period("", *sorted((first, last)))
    shared = max(when.earliest, during.first) <= min(when.latest, during.last)
    assert (fits(when, during) == "outside") is not shared


@given(DAYS, st.integers(1900, 2099))
def test_an_exact_day_never_merely_touches(day: date, year: int) -> None:
    assert fits(parse(day.isoformat()), period(str(year))) == ("inside" if day.year == year else "outside")
