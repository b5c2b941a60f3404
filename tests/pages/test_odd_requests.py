"""Requests that no link of the site makes: addresses that lead nowhere, other hosts, attempts to change something."""

from __future__ import annotations

import pytest
from django.test import Client

from dalel.register.models import Incident
from tests.projects import begun, id_of

SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


@pytest.mark.parametrize("path", ["/nope", "/people/nope/", "/admin/", "/incidents/../../etc/passwd", "/a" * 900])
def test_an_address_that_leads_nowhere_is_a_page_of_the_site(db: None, client: Client, path: str) -> None:
    answer = client.get(path)
    page = answer.content.decode()
    assert (answer.status_code, "<nav" in page, "Not found" in page) == (404, True, True)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "OPTIONS"])
def test_nothing_but_reading_is_accepted(client: Client, method: str) -> None:
    answer = client.generic(method, "/people/")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1@evil.example", "127.0.0.1.evil.example"])
def test_another_host_is_refused(client: Client, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("query", ["page=-1", "page=abc", "year=zz", "region=%27--&kind[]=x", "q=%ff%fe", "q=%00"])
def test_odd_filters_are_answered(db: None, client: Client, query: str) -> None:
    assert client.get(f"/incidents/?{query}").status_code == 200


def test_what_a_record_says_is_never_run(db: None, client: Client) -> None:
    begun()
    Incident.everything.create(id=id_of("i-x"), title=SCRIPT, summary=SCRIPT, date="2018", verification="reported")
    for path in ("/incidents/", "/incidents/i-x/", f"/incidents/?q={SCRIPT}"):
        page = client.get(path).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page
    assert "&lt;script&gt;alert" in client.get("/incidents/i-x/").content.decode()
