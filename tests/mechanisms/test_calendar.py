"""The calendar: what is ahead, what is over, what is about our State."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dalel.accounts.policy import IN_THE_OFFICE, LocalOperator
from dalel.custody.actions import amend
from dalel.intake.importing import import_folder
from dalel.lib import clock
from dalel.mechanisms import kinds, queries
from dalel.mechanisms.models import Review, Session

pytestmark = pytest.mark.django_db
SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "kazakhstan-2019"
OURS = "KAZ"


def test_before_the_first_import_the_shipped_calendar_is_shown() -> None:
    assert not Session.everything.exists()
    days = [*queries.ahead(IN_THE_OFFICE, OURS), *queries.behind(IN_THE_OFFICE, OURS)]
    assert {day.kind for day in days} >= {"session", "review"}
    assert any(day.ours for day in days) and not all(day.ours for day in days)


def test_an_import_changes_nothing_of_what_the_calendar_says(keeper: LocalOperator) -> None:
    shipped = queries.behind(IN_THE_OFFICE, OURS)
    import_folder(path=SAMPLE, actor=keeper)
    own = queries.behind(IN_THE_OFFICE, OURS)
    assert {(day.date, day.what, day.ours) for day in shipped} == {(day.date, day.what, day.ours) for day in own}


def test_today_parts_what_is_ahead_from_what_is_over_and_each_is_in_order(sample: None) -> None:
    today = clock.today()
    ahead, behind = queries.ahead(IN_THE_OFFICE, OURS), queries.behind(IN_THE_OFFICE, OURS)
    assert all(day.last >= today for day in ahead) and all(day.last < today for day in behind)
    assert [day.first for day in ahead] == sorted(day.first for day in ahead)
    assert [day.first for day in behind] == sorted((day.first for day in behind), reverse=True)


def test_a_date_that_was_corrected_here_is_the_one_that_is_shown(sample: None, keeper: LocalOperator) -> None:
    review = Review.everything.filter(state=OURS).order_by("date").first()
    assert review is not None
    amend(kind=kinds.REVIEWS, key=review.key, values={"date": "2001-02-03"}, actor=keeper, reason="moved")
    assert [day for day in queries.behind(IN_THE_OFFICE, OURS) if day.first == date(2001, 2, 3) and day.ours]


def test_of_no_state_nothing_is_marked_as_ours(sample: None) -> None:
    assert not [day for day in queries.behind(IN_THE_OFFICE, "") if day.ours]
