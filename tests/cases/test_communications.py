"""Communications are shown with their steps in time, impossible ones too."""

from __future__ import annotations

import pytest
from django.test import Client

from dalel.accounts.policy import IN_THE_OFFICE
from dalel.cases.queries import communications

pytestmark = pytest.mark.django_db


def _page(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_an_assessment_within_the_180_days_is_marked(sample: None, client: Client) -> None:
    assert "time to answer was still running" in _page(client, "/communications/com-2441-2014/")
    assert "time to answer was still running" not in _page(client, "/communications/com-2158-2012/")


def test_a_step_dated_before_the_one_that_it_follows_is_shown_and_marked(sample: None) -> None:
    odd = [name for name, _date, wrong in communications.one(IN_THE_OFFICE, "com-2441-2014").steps if wrong]
    assert odd == ["transmitted"]
