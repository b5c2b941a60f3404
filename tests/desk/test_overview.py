"""The numbers of the home page."""

from __future__ import annotations

import pytest
from django.test import Client

from dalel.accounts.policy import IN_THE_OFFICE
from dalel.desk.queries.overview import overview
from dalel.register.models import Incident
from dalel.register.queries.counted import closed_to


@pytest.mark.django_db
def test_refuted_incidents_are_not_counted_and_closed_ones_are_said(sample: None, client: Client) -> None:
    before, closed = overview(IN_THE_OFFICE), closed_to(IN_THE_OFFICE)
    first, second = Incident.everything.filter(verification="verified").order_by("pk")[:2]
    Incident.everything.filter(pk=first.pk).update(verification="refuted")
    Incident.everything.filter(pk=second.pk).update(access="sealed")
    after = overview(IN_THE_OFFICE)
    assert after.incidents == before.incidents - 2
    assert closed_to(IN_THE_OFFICE) == closed + 1
    for address in ("/", "/incidents/", "/people/", "/proceedings/", "/organisations/"):
        assert "closed to this page" in client.get(address).content.decode()
    assert client.get(f"/incidents/{first.key}/").status_code == 200
    assert client.get(f"/incidents/{second.key}/").status_code == 404
