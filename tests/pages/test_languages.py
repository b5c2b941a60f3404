"""The language of a page is chosen without a script."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from dalel.lib.languages import LANGUAGES


def test_the_language_is_kept_in_a_cookie_and_the_reader_goes_back(client: Client, db: None) -> None:
    response = client.get("/language/kk/?next=/incidents/?year=2018")
    assert response["Location"] == "/incidents/?year=2018"
    page = client.get("/incidents/").content.decode()
    assert '<html lang="kk">' in page
    assert re.search(r'lang="kk" hreflang="kk" rel="nofollow" aria-current="true">Қазақша<', page)
    assert page.count('aria-current="true"') == 1


@pytest.mark.parametrize("next_", ["https://example.org/", "//example.org/", "javascript:alert(1)"])
def test_choosing_a_language_leads_to_no_other_site(next_: str, client: Client, db: None) -> None:
    assert client.get("/language/ru/", {"next": next_})["Location"] == "/"


def test_an_unknown_language_changes_nothing(client: Client, db: None) -> None:
    assert "django_language" not in client.get("/language/xx/").cookies


@pytest.mark.parametrize(("code", "words"), [("ru", "2018 г."), ("kk", "2018 ж.")])
def test_dates_and_codes_are_said_in_the_language_of_the_page(
    code: str, words: str, sample: None, client: Client
) -> None:
    client.get(f"/language/{code}/")
    assert words in client.get("/incidents/?year=2018").content.decode()


@pytest.mark.django_db
def test_the_page_is_chosen_in_each_language_and_says_where_it_is_unfinished(client: Client) -> None:
    for code, language in LANGUAGES.items():
        client.get(f"/language/{code}/?next=/")
        page = client.get("/").content.decode()
        assert f'<html lang="{code}">' in page
        assert all(f">{one.name}</a>" in page for one in LANGUAGES.values())  # each in its own words
        assert ("эне тилинде" in page) is not language.is_whole
