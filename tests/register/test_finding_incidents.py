"""The list of incidents can be narrowed and turned over page by page; the map adds up."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils.html import escape

from dalel.accounts.policy import IN_THE_OFFICE
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


def test_the_map_adds_up_to_all_counted_incidents(sample: None, client: Client) -> None:
    page = _page(client, "/map/")
    table = page[page.index("<tbody>") : page.index("</table>")]
    numbers = [int(n.replace(",", "")) for n in re.findall(r'<td class="n">([\d,]+)</td>', table)]
    assert sum(numbers[:-1]) == numbers[-1]


@pytest.mark.parametrize("path", ["/incidents/", "/map/"])
def test_a_year_that_is_none_is_named_and_stays_chosen(sample: None, client: Client, path: str) -> None:
    page = client.get(f"{path}?year=abc").content.decode()
    assert '<option value="abc" selected>abc</option>' in page
    assert "“abc” is no year or period." in page


def test_a_filter_that_nothing_has_stays_chosen_above_its_empty_list(sample: None, client: Client) -> None:
    page = client.get("/incidents/?region=XX-1").content.decode()
    assert '<option value="XX-1" selected>' in page
    assert ">0 incidents" in page
