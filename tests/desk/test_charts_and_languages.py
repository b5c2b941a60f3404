"""Charts obey the page; the language is chosen without a script."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from dalel.desk.charts import drawing, specs
from dalel.desk.charts.style import MAIN
from dalel.lib.languages import LANGUAGES

ROWS = [("threat", 12), ("arrest <b>", 3)]


@pytest.fixture
def home(settings, tmp_path):  # noqa: ANN001, ANN201 - pytest-django's own fixture types
    settings.DALEL_HOME = tmp_path
    return tmp_path


def test_a_chart_is_drawn_once_and_then_kept(home) -> None:  # noqa: ANN001
    first = drawing.draw(specs.bars(ROWS), "two bars")
    (kept,) = (home / "charts").glob("*.svg")
    kept.write_text(kept.read_text().replace("threat", "THREAT"))
    assert "THREAT" in drawing.draw(specs.bars(ROWS), "two bars")
    assert "threat" in first


def test_a_chart_says_one_sentence_and_carries_no_style_script_or_size(home) -> None:  # noqa: ANN001
    svg = str(drawing.draw(specs.bars(ROWS), 'two "bars" & more'))
    assert svg.count("aria-") == svg.count("aria-label=") == 1
    assert 'aria-label="two &quot;bars&quot; &amp; more"' in svg
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=|<b>", svg)
    assert not re.search(r"<svg[^>]* (?:width|height)=", svg)
    assert f'fill="{MAIN}"' in svg


def test_two_charts_on_a_page_share_no_id(home) -> None:  # noqa: ANN001
    charts = [str(drawing.draw(specs.bars(rows), "bars")) for rows in (ROWS, ROWS[:1])]
    ids = [set(re.findall(r'\bid="([^"]+)"', svg)) for svg in charts]
    assert not ids[0] & ids[1]


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
