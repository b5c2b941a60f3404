"""The trend: source by source, by the month, with what nobody covered left out and said."""

from __future__ import annotations

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from dalel.accounts.policy import IN_THE_OFFICE
from dalel.register.models import Incident, Source
from dalel.register.queries.places import limits
from dalel.register.queries.trends import trends
from dalel.register.rules import Run, covered_months, gaps, months_between

MONTHS = st.tuples(st.integers(2000, 2030), st.integers(1, 12))


def test_gaps_are_the_runs_of_months_that_nobody_covered() -> None:
    months = months_between((2011, 1), (2012, 2))
    covered = covered_months(["2011-08/2011-12", "2012-02"])
    assert gaps(months, covered) == [Run((2011, 1), (2011, 7)), Run((2012, 1), (2012, 1))]


def test_a_period_without_exact_ends_covers_nothing_that_is_known() -> None:
    assert covered_months(["2011/..", "2011~", "sometime"]) == set()


@given(st.lists(MONTHS, min_size=1), st.sets(MONTHS))
def test_gaps_and_covered_months_make_up_the_whole(ends: list[tuple[int, int]], covered: set[tuple[int, int]]) -> None:
    months = months_between(min(ends), max(ends))
    missing = [month for run in gaps(months, covered) for month in months_between(run.first, run.last)]
    assert sorted([*missing, *(month for month in months if month in covered)]) == months


@given(st.lists(st.integers(0, 1_000_000), max_size=30))
def test_steps_of_a_map_begin_at_one_and_rise(counts: list[int]) -> None:
    found = limits(counts)
    assert found[0] == 1
    assert found == sorted(set(found))
    assert len(found) <= 5


def _the_monitoring() -> str:
    return Source.everything.get(pk__endswith=":inv-src-monitoring").pk


@pytest.mark.django_db
def test_the_monitoring_is_compared_by_the_month_and_not_by_the_year(sample: None) -> None:
    (trend,) = trends(IN_THE_OFFICE, source=_the_monitoring())
    years = {year.year: year for year in trend.years}
    assert (years[2011].covered, years[2018].covered, years[2014].covered) == (5, 12, 0)
    assert years[2014].per_month is None
    assert years[2018].per_month / years[2011].per_month < 3
    assert trend.missing == len(trend.months) - 17
    assert sum(year.counted + year.beside for year in trend.years) == trend.total


@pytest.mark.django_db
def test_an_incident_without_a_month_is_left_out_and_counted_beside(sample: None) -> None:
    (before,) = trends(IN_THE_OFFICE, source=_the_monitoring())
    Incident.everything.filter(pk=_a_monitored_incident()).update(
        date="2018", date_earliest="2018-01-01", date_latest="2018-12-31"
    )
    (after,) = trends(IN_THE_OFFICE, source=_the_monitoring())
    assert (after.total, after.undated) == (before.total - 1, before.undated + 1)


def _a_monitored_incident() -> str:
    found = Incident.everything.filter(
        incident_reports__report__source_id=_the_monitoring(), date__startswith="2018-05-", verification="verified"
    )
    return str(found.order_by("pk").first().pk)


@pytest.mark.django_db
def test_months_not_covered_are_shaded_and_said(sample: None, client: Client) -> None:
    page = client.get("/").content.decode()
    assert 'fill="#ebe5d8"' in page
    assert "were not covered by this source" in page
    assert "not covered" in page
