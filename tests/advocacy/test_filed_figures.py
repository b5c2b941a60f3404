"""A document that was filed says on its page which of its figures the records no longer give."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from django.test import Client

from dalel.accounts.policy import IN_THE_OFFICE
from dalel.advocacy.models import Claim, Document, DocumentVersion
from dalel.advocacy.queries.documents import one

PROJECT, NAME = "kazakhstan-2019", "submission"


@pytest.mark.parametrize(("value", "stale"), [(24, 0), (23, 1)])
def test_a_figure_that_moved_since_it_was_filed_is_stale(sample: None, client: Client, value: int, stale: int) -> None:
    entry = json.loads(json.dumps(one(IN_THE_OFFICE, PROJECT, NAME).claim("P14b-3").as_json(), default=str))
    moment = datetime(2019, 3, 27, tzinfo=UTC)
    document = Document.objects.create(project=PROJECT, name=NAME)
    version = DocumentVersion.objects.create(document=document, number=1, made=moment, filed=moment)
    Claim.objects.create(version=version, claim=entry["id"], entry={**entry, "value": value})
    page = client.get(f"/documents/{PROJECT}/{NAME}/").content.decode()
    assert page.count("E-STALE") == stale
    assert ("was 23 and is now 24" in page) == bool(stale)
