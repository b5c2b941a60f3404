"""Lists can be narrowed, turned over page by page, and lead on to what belongs together."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils.html import escape

from dalel.accounts.policy import IN_THE_OFFICE
from dalel.desk.queries import people
from dalel.register.queries import incidents

pytestmark = pytest.mark.django_db


def _count(page: str) -> int:
    found = re.search(r'role="status">\s*([\d,]+)', page)
    assert found is not None
    return int(found[1].replace(",", ""))


def _page(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_the_year_filter_counts_as_figures_do(sample: None, client: Client) -> None:
    whole = _count(_page(client, "/incidents/"))
    years = [_count(_page(client, f"/incidents/?year={year}")) for year in range(2011, 2020)]
    assert sum(years) < whole  # what only touches a year is in none
    assert "only touches the year" in _page(client, "/incidents/?year=2018")


def test_two_filters_hold_together(sample: None, client: Client) -> None:
    both = incidents.find(IN_THE_OFFICE, {"act": "threat", "category": "journalist"})
    assert 0 < both.count() < incidents.find(IN_THE_OFFICE, {"act": "threat"}).count()
    for incident in both:
        assert incident.acts.filter(kind="threat", category="journalist").exists()


def test_what_was_chosen_stays_chosen_while_turning_pages(sample: None, client: Client) -> None:
    page = _page(client, "/incidents/?year=2018&act=threat")
    assert re.search(r'<option value="threat" selected>', page)
    onward = re.search(r'href="(\?[^"]*page=2[^"]*)"', page)
    assert onward is not None
    assert "act=threat" in onward[1]
    assert "year=2018" in onward[1]


def test_a_search_is_shown_back_without_becoming_markup(sample: None, client: Client) -> None:
    page = _page(client, "/incidents/?q=%3Cb%3Ex%22")
    assert escape('<b>x"') in page
    assert "<b>x" not in page


def test_a_story_is_told_in_time_with_its_proceedings(sample: None) -> None:
    story = people.one(IN_THE_OFFICE, "p-03")
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


def test_the_map_adds_up_to_all_counted_incidents(sample: None, client: Client) -> None:
    page = _page(client, "/map/")
    table = page[page.index("<tbody>") : page.index("</table>")]
    numbers = [int(n.replace(",", "")) for n in re.findall(r'<td class="n">([\d,]+)</td>', table)]
    assert sum(numbers[:-1]) == numbers[-1]
