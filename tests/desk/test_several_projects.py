"""Two projects with equal keys on one site: each has its own pages, and nothing of one stands on those of the other."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from django.test import Client

from dalel.accounts.policy import LocalOperator
from dalel.custody.actions import record
from dalel.custody.projects import share, take_back
from dalel.intake.importing import import_folder
from dalel.register import kinds
from dalel.register.models import Incident, Person
from tests.addresses import LISTS, RECORDS
from tests.two_projects import OTHER, TOKENS, files, main, opened

pytestmark = pytest.mark.django_db
KEEPER = LocalOperator("keeper")


@pytest.fixture(autouse=True)
def two(folder: Callable[..., Path]) -> None:
    for name in TOKENS:
        import_folder(path=folder(files(name), name), actor=KEEPER)


def test_every_page_of_one_shows_its_own_and_nothing_of_the_other(client: Client) -> None:
    for name, token in TOKENS.items():
        own = [f"{page}/k1/" for page in RECORDS]
        own += [f"documents/{name}/letter/", f"documents/{name}/letter/figures/F1/"]
        for address in [*LISTS, *own]:
            status, page = opened(client, f"/in/{name}/{address}")
            assert status == 200, (name, address)
            assert TOKENS[OTHER[name]] not in page, (name, address)
            assert token in page or address in {"map/", "calendar/", "estimates/", "columns/"}, (name, address)
            led = set(re.findall(r'href="(/[^"]*)"', main(page)))
            assert [one for one in led if not one.startswith((f"/in/{name}/", "/static/"))] == [], (name, address)
        assert opened(client, f"/in/{name}/documents/{OTHER[name]}/letter/")[0] == 404


def test_pages_above_them_show_both_and_say_of_each_whose_it_is(client: Client) -> None:
    for address in RECORDS:
        status, page = opened(client, f"/{address}/")
        assert status == 200
        for name, token in TOKENS.items():
            assert token in page
            assert f'href="/in/{name}/{address}/k1/"' in page
            assert f'<small class="project">{name}</small>' in page, address
    _status, page = opened(client, "/")
    assert 'href="/in/north/"' in page and 'href="/in/south/"' in page


def test_a_key_that_both_have_is_answered_with_the_way_to_each(client: Client) -> None:
    for address in RECORDS:
        status, page = opened(client, f"/{address}/k1/")
        assert status == 404
        assert "Several projects have a record “k1”" in page
        led = re.findall(r'href="(/in/[^"]+/k1/)"', main(page))
        assert led == [f"/in/{name}/{address}/k1/" for name in sorted(TOKENS)]  # in the order of their names
    status, page = opened(client, "/incidents/k2/")
    assert (status, "Zqsouth again" in page) == (200, True)


def test_a_record_of_the_other_is_answered_as_one_that_is_not_there(client: Client) -> None:
    absent, there = opened(client, "/in/north/incidents/k3/"), opened(client, "/in/north/incidents/k2/")
    assert (absent[0], there[0]) == (404, 404)
    assert absent[1].replace("k3", "k2") == there[1]
    assert opened(client, "/in/south/incidents/k2/")[0] == 200


@pytest.mark.parametrize("name", ["nowhere", "%00", "..", "NORTH"])
def test_a_project_that_is_not_there_is_not_found(client: Client, name: str) -> None:
    for address in ("", "incidents/", "incidents/k1/"):
        status, page = opened(client, f"/in/{name}/{address}")
        assert status == 404
        assert "Zq" not in page
        assert 'href="/incidents/"' in page  # the way back to those that there are


def test_a_project_may_be_called_anything_that_a_project_may_be_called(
    client: Client, folder: Callable[..., Path]
) -> None:
    for name in ("Проект один", "incidents", "in", "A & B (2019)"):
        other = {**files("north"), "dalel.toml": f'[project]\nname = "{name}"\n'}
        import_folder(path=folder(other, "other"), actor=KEEPER)
        begins = f"/in/{quote(name)}/"
        assert client.get(begins.removesuffix("/"), HTTP_HOST="localhost").headers["Location"] == begins
        status, page = opened(client, f"{begins}incidents/")
        assert (status, "Zqnorth" in page, "Zqsouth" in page) == (200, True, False)
        led = {unquote(unescape(one)) for one in re.findall(r'href="(/in/[^"]*)"', main(page))}
        assert led and {one for one in led if not one.startswith(f"/in/{name}/")} == set()
        assert opened(client, f"{begins}incidents/k1/")[0] == 200
        assert opened(client, f"{begins}documents/{quote(name)}/letter/")[0] == 200


def test_numbers_are_of_the_project_alone(client: Client) -> None:
    for address, shown in (("/in/north/", "1"), ("/in/south/", "2"), ("/", "3")):
        _status, page = opened(client, address)
        found = re.search(r'<span class="value">(\d+)</span> <span class="what">incidents', page)
        assert found is not None and found[1] == shown
    for name, shown in (("north", "1"), ("south", "2")):
        assert f">{shown}<" in opened(client, f"/in/{name}/documents/{name}/letter/")[1]


def test_filters_and_languages_stay_in_the_project(client: Client) -> None:
    _status, page = opened(client, "/in/south/incidents/?year=2020")
    assert "Zqsouth" in page and "Zqnorth" not in page
    assert 'action="/in/south/incidents/"' in page
    for code in ("en", "ru", "kk"):
        assert f'href="/in/south/language/{code}/?next=/in/south/incidents/%3Fyear%3D2020"' in page
    answer = client.get("/in/south/language/ru/?next=/in/south/incidents/", HTTP_HOST="localhost")
    assert answer.headers["Location"] == "/in/south/incidents/"


def test_an_estimate_is_of_one_project(client: Client) -> None:
    assert "An estimate is of one project" in opened(client, "/estimates/")[1]
    assert "An estimate is of one project" not in opened(client, "/in/north/estimates/")[1]


def test_what_is_closed_in_a_project_is_closed_to_who_looks_at_it(client: Client) -> None:
    Incident.everything.filter(pk__endswith=":k1", title="Zqsouth").update(access="sealed")
    assert opened(client, "/in/south/incidents/k1/")[0] == 404
    assert opened(client, "/in/north/incidents/k1/")[0] == 200
    assert opened(client, "/incidents/k1/")[0] == 200  # there is only one that may be seen
    assert "Zqsouth</a>" not in opened(client, "/incidents/")[1]


def test_somebody_who_was_given_to_a_project_is_seen_in_it_until_she_is_taken_back(
    client: Client, folder: Callable[..., Path]
) -> None:
    people = files("north")["records/persons.csv"] + "p9,Zqboth,withheld,yes\n"
    import_folder(path=folder({**files("north"), "records/persons.csv": people}, "north"), actor=KEEPER)
    assert opened(client, "/in/south/people/p9/")[0] == 404
    share(kind=kinds.PERSONS, key="p9", giver="north", taker="south", actor=KEEPER)
    assert "Zqboth" in opened(client, "/in/south/people/p9/")[1]
    assert "Zqboth" in opened(client, "/in/south/people/")[1]
    assert opened(client, "/people/p9/")[0] == 200
    take_back(kind=kinds.PERSONS, key="p9", giver="north", taker="south", actor=KEEPER)
    assert opened(client, "/in/south/people/p9/")[0] == 404
    assert opened(client, "/in/north/people/p9/")[0] == 200


def test_a_page_of_one_shows_no_name_and_no_tie_that_is_the_others(client: Client, folder: Callable[..., Path]) -> None:
    """What the other project wrote of a record that both know, and where that points in its own project."""
    own = files("north")
    own["records/persons.csv"] += "p9,Zqboth,named-with-consent,yes\n"
    own["records/organisations.csv"] = (
        "id,label,kind,parent,invented\nk1,Zqnorth body,ngo,,yes\nk9,Zqchild,ngo,k1,yes\n"
    )
    own["records/sources.csv"] += "k8,Zqline,hotline,k1,yes\n"
    import_folder(path=folder(own, "north"), actor=KEEPER)
    for kind, key in ((kinds.PERSONS, "p9"), (kinds.ORGANISATIONS, "k9"), (kinds.SOURCES, "k8")):
        share(kind=kind, key=key, giver="north", taker="south", actor=KEEPER)
    values = {"id": "n9", "person": "p9", "text": "Zqsouthname", "kind": "main", "invented": "yes"}
    record(kind=kinds.PERSON_NAMES, values=values, actor=KEEPER, project="south")
    Person.everything.filter(pk__endswith=":p9").update(naming_scope="un-public")
    assert "Zqsouthname" in opened(client, "/in/south/people/p9/")[1]
    assert "Zqsouthname" not in opened(client, "/in/north/people/p9/")[1]
    assert "Zqboth" not in opened(client, "/in/north/people/?q=Zqsouthname")[1]
    for address in ("organisations/k9", "sources/k8", "organisations", "sources"):
        assert "Zqnorth body" not in opened(client, f"/in/south/{address}/")[1], address
    assert "Zqnorth body" in opened(client, "/in/north/organisations/k9/")[1]
