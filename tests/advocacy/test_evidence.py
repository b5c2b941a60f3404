"""Every figure of a document opens what it rests on."""

from __future__ import annotations

import re
from functools import cache

import pytest
from django.test import Client

from dalel.accounts.policy import IN_THE_OFFICE, LocalOperator
from dalel.advocacy.queries import documents, evidence
from dalel.custody.models import ProjectFile
from dalel.figures.queries import snapshots

pytestmark = pytest.mark.django_db
DOCUMENT = "/documents/kazakhstan-2019/submission/"


def _text(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_every_figure_of_the_text_leads_to_a_page_that_opens(
    sample: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Within the test's transaction every page would freeze the same records anew.
    monkeypatch.setattr(snapshots, "current", cache(snapshots.current))
    page = _text(client, DOCUMENT)
    links = set(re.findall(rf'class="figure" href="({DOCUMENT}figures/[^"]+)"', page))
    assert len(links) > 60
    assert {client.get(link).status_code for link in links} == {200}


def test_a_count_shows_question_definition_method_breakdown_and_records(sample: None, client: Client) -> None:
    page = _text(client, f"{DOCUMENT}figures/P3b/")
    assert "555" in page
    assert "count(&quot;incidents&quot;" in page
    assert "Refuted incidents do not count" in page
    assert "<svg" in page
    assert "By month" in page
    assert "2018-05" in page
    assert "/incidents/inv-i-" in page


def test_a_breakdown_by_month_adds_up_to_its_figure(sample: None) -> None:
    ready = documents.one(IN_THE_OFFICE, "kazakhstan-2019", "submission")
    by_month, by_act = evidence.breakdowns(LocalOperator("keeper"), ready, ready.claim("P3b"))
    assert sum(n for _label, n in by_month.rows) == 555
    assert sum(n for _label, n in by_act.rows) >= 555


def test_a_share_shows_its_interval_and_its_parts_in_per_cent(sample: None, client: Client) -> None:
    page = _text(client, f"{DOCUMENT}figures/P5b-2/")
    assert "0.8%–9.8%" in page
    assert "What it is made of" in page
    assert "Wilson" in page


def test_all_records_of_a_figure_can_be_reached_page_by_page(sample: None, client: Client) -> None:
    found: set[str] = set()
    for number in range(1, 11):
        page = _text(client, f"{DOCUMENT}figures/P3b/?page={number}")
        found |= set(re.findall(r'href="/incidents/([^"/]+)/"', page))
    assert len(found) == 555


def test_an_opinion_is_no_figure_and_says_so(sample: None, client: Client) -> None:
    assert "rests on no single records" in _text(client, f"{DOCUMENT}figures/P6e/")


def test_the_checks_of_the_text_stand_below_it(sample: None, client: Client) -> None:
    assert "What a careful reader would object to" in _text(client, DOCUMENT)


def test_a_text_whose_figure_cannot_be_computed_says_why_instead_of_failing(sample: None, client: Client) -> None:
    ProjectFile.objects.filter(path="documents/submission.md").update(
        text='---\ntitle: Broken\nlanguage: en\n---\n\nThere were {{ count("incidnets") }}.\n'
    )
    response = client.get(DOCUMENT)
    assert response.status_code == 409
    assert "This page cannot be made" in response.content.decode()
    assert "incidents" in response.content.decode()


def test_a_text_cannot_bring_markup_onto_the_page(sample: None, client: Client) -> None:
    ProjectFile.objects.filter(path="documents/submission.md").update(
        text='---\ntitle: "<img src=x>"\nlanguage: en\n---\n\n<script>x()</script> [x](javascript:x()) text.\n'
    )
    page = _text(client, DOCUMENT)
    assert "<script" not in page
    assert "<img" not in page
    assert 'href="javascript:' not in page
