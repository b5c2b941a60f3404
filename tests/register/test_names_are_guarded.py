"""A name reaches a page only where the person's naming status lets everybody read it."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from dalel.lib.naming import consent
from dalel.register.models import Person, PersonName
from dalel.register.rules import initials, naming
from tests.projects import begun, id_of

TODAY = date(2019, 3, 27)


@pytest.mark.parametrize(
    ("status", "scope", "review_by", "shown"),
    [
        ("named-with-consent", "public", "", "full"),
        ("public-record-only", "un-public", "", "full"),
        ("named-with-consent", "public", "2019-03-27", "full"),
        ("named-with-consent", "public", "2019-03-26", "label"),
        ("named-with-consent", "public", "2018", "label"),
        ("named-with-consent", "internal", "", "label"),
        ("named-with-consent", "authorities", "", "label"),
        ("named-with-consent", "", "", "label"),
        ("initials", "public", "", "initials"),
        ("withheld", "public", "", "label"),
        ("withdrawn", "public", "", "label"),
        ("", "public", "", "label"),
        ("named-with-consent", "public", "soon", "label"),
    ],
)
def test_only_an_open_status_with_a_public_scope_prints_a_name(
    status: str, scope: str, review_by: str, shown: str
) -> None:
    assert naming(consent(status, scope, "a form that is kept", review_by), TODAY) == shown


def test_a_public_record_that_nobody_has_noted_prints_no_name() -> None:
    assert naming(consent("public-record-only", "public"), TODAY) == "label"


@pytest.mark.parametrize(
    ("name", "letters"), [("Max Bokayev", "M. B."), ("Айгуль Ким", "А. К."), ("Toregozhina", "T.")]
)
def test_initials_are_given_and_family_letter(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.fixture
def somebody(db: None) -> Person:
    begun()
    person = Person.everything.create(
        id=id_of("p-x"), label="Person X", naming_status="withheld", naming_scope="internal", naming_ground="a note"
    )
    PersonName.everything.create(
        id=id_of("n-x"), person=person, text="Aigul Secret", family="Secret", given="Aigul", kind="main"
    )
    return person


def _pages(client: Client, query: str = "") -> str:
    paths = ["/people/", f"/people/?q={query}", "/people/p-x/"]
    return "".join(client.get(path).content.decode() for path in paths)


@pytest.mark.parametrize("status", ["withheld", "withdrawn"])
def test_a_name_that_may_not_be_printed_stands_on_no_page(status: str, somebody: Person, client: Client) -> None:
    Person.everything.update(naming_status=status, naming_scope="public")
    pages = _pages(client)
    assert "Secret" not in pages
    assert "Person X" in pages


def test_a_search_for_a_withheld_name_finds_nobody(somebody: Person, client: Client) -> None:
    page = client.get("/people/?q=Secret").content.decode()
    assert "0 people" in page
    assert "p-x" not in page


def test_a_permitted_name_is_printed_and_found(somebody: Person, client: Client) -> None:
    Person.everything.update(naming_status="named-with-consent", naming_scope="public")
    assert "Aigul Secret" in client.get("/people/p-x/").content.decode()
    assert "1 person" in client.get("/people/?q=secret").content.decode()


def test_initials_are_printed_and_the_name_is_not(somebody: Person, client: Client) -> None:
    Person.everything.update(naming_status="initials", naming_scope="public")
    pages = _pages(client)
    assert "A. S." in pages
    assert "Secret" not in pages


def test_withdrawing_a_name_takes_it_from_every_page_and_changes_no_number(sample: None, client: Client) -> None:
    paths = ["/people/", "/people/p-01/", "/proceedings/", "/documents/kazakhstan-2019/submission/figures/P7c/"]
    before = [client.get(path).content.decode() for path in paths]
    assert "Bokayev" in "".join(before)
    Person.everything.filter(pk__endswith=":p-01").update(naming_status="withdrawn")
    after = [client.get(path).content.decode() for path in paths]
    # the text of the document itself is built with its own gate; here are the pages of records
    assert "Bokayev" not in "".join(after[:3])
    assert "five" in after[3]
