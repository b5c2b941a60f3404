"""Pages of records lead on to what belongs together."""

from __future__ import annotations

import pytest
from django.test import Client

from dalel.accounts.policy import IN_THE_OFFICE
from dalel.desk.queries import stories

pytestmark = pytest.mark.django_db


def _page(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_a_story_is_told_in_time_with_its_proceedings(sample: None) -> None:
    story = stories.one(IN_THE_OFFICE, "p-03")
    days = [event.day for event in story.events if event.day]
    assert days == sorted(days)
    assert {"proceeding", "ruling"} <= {event.kind for event in story.events}


def test_an_incident_shows_acts_reports_and_what_followed(sample: None, client: Client) -> None:
    page = _page(client, "/incidents/inv-i-0002/")
    for heading in ("What was done to whom", "Who said so", "Remedies sought"):
        assert heading in page


def test_the_calendar_marks_our_state_and_how_sure_a_date_is(sample: None, client: Client) -> None:
    page = _page(client, "/calendar/")
    assert "our State" in page + _page(client, "/calendar/?page=2") + _page(client, "/calendar/?page=3")
    assert "unverified" in page
