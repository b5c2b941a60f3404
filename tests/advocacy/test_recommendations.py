"""Recommendations are shown with what they rest on."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_recommendation_shows_the_facts_it_answers_and_their_place(sample: None, client: Client) -> None:
    page = client.get("/recommendations/rec-03/").content.decode()
    assert "/documents/kazakhstan-2019/submission/#p4" in page
    assert "Paragraph 5 in the document" in page
