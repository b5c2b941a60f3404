"""A page of which something is damaged in the database says so in plain words, and never repeats what stands there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import connection
from django.test import Client

from dalel.records.keys import key_of
from dalel.register.models import Act

VALUE = "Zqxname"


@dataclass
class Sample:
    """An incident with an act and its victim, and the pages on which they are."""

    act: Act

    def pages(self) -> list[str]:
        incident, person = key_of(self.act.incident_id), key_of(self.act.victim_person_id)
        lists = ["/incidents/", "/people/", "/map/", "/documents/kazakhstan-2019/submission/"]
        return [f"/incidents/{incident}/", f"/people/{person}/", *lists]


@pytest.fixture
def damaged(sample: None, client: Client) -> Iterator[Sample]:
    """The worked example in a SQLite that lets anything be written."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL holds no cell of another type than its column's")
    act = Act.everything.exclude(victim_person=None).order_by("pk")[0]
    client.raise_request_exception = False
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = ON")
        yield Sample(act)
        cursor.execute("PRAGMA ignore_check_constraints = OFF")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("register_incident", "date_earliest", "'2018-99-99'"),
        ("register_incident", "date_earliest", f"CASE WHEN id LIKE '%1' THEN '{VALUE}' ELSE date_earliest END"),
        ("register_incident", "title", f"CAST(x'{VALUE.encode().hex()}ff' AS TEXT)"),
        ("register_incident", "invented", f"'{VALUE}'"),
        ("register_act", "harm", f"x'{VALUE.encode().hex()}ff'"),
        ("register_person", "sex", f"x'{VALUE.encode().hex()}ff'"),
    ],
)
def test_damage_is_said_without_what_stands_there(
    damaged: Sample, client: Client, table: str, column: str, value: str
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {column} = {value}")
    answers = {path: client.get(path) for path in damaged.pages()}
    troubled = {path: page for path, page in answers.items() if page.status_code != 200}
    assert troubled
    for path, page in troubled.items():
        assert (path, page.status_code) == (path, 409)
        assert "This page cannot be made" in page.content.decode()
        assert VALUE not in page.content.decode(errors="replace")
