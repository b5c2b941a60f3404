"""What a page shows is of one point of the journal, counted once, and said to be late where it is."""

from __future__ import annotations

from collections import OrderedDict
from threading import Event, Thread

import pytest
from django.db import OperationalError
from django.test import Client

from dalel.advocacy.queries import documents
from dalel.lib.errors import AccessError, LaterError
from dalel.pages import caching, moment
from dalel.pages.moment import MovedOnError

DOCUMENT = "/documents/kazakhstan-2019/submission/"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("error", "status"),
    [(AccessError("No."), 403), (LaterError("Not yet."), 503), (OperationalError("database is locked"), 503)],
)
def test_what_cannot_be_shown_now_or_to_this_reader_is_said(
    client: Client, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int
) -> None:
    def fails(*_arguments: object) -> None:
        raise error

    monkeypatch.setattr(documents, "listed", fails)
    response = client.get("/documents/")
    assert response.status_code == status
    assert "This page cannot be made" in response.content.decode()
    assert ("Retry-After" in response.headers) == (status == 503)


def test_of_several_who_ask_at_once_one_computes() -> None:
    store: OrderedDict[object, int] = OrderedDict()
    computed: list[int] = []
    go = Event()

    def make() -> int:
        go.wait(5)
        computed.append(1)
        return 7

    told: list[int] = []
    readers = [Thread(target=lambda: told.append(caching.make_once(store, 3, "key", make))) for _reader in range(5)]
    for reader in readers:
        reader.start()
    go.set()
    for reader in readers:
        reader.join(5)
    assert (told, computed) == ([7] * 5, [1])


def test_an_answer_that_fails_is_asked_again() -> None:
    store: OrderedDict[object, int] = OrderedDict()

    def fails() -> int:
        raise LaterError("Not yet.")

    with pytest.raises(LaterError):
        caching.make_once(store, 3, "key", fails)
    assert caching.make_once(store, 3, "key", lambda: 1) == 1


@pytest.mark.django_db
def test_a_page_that_shows_an_earlier_entry_says_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def late(*_arguments: object) -> list[object]:
        moment.note_behind(1234)
        return []

    monkeypatch.setattr(documents, "listed", late)
    assert "as of entry 1,234 of the journal" in client.get("/documents/").content.decode()
    monkeypatch.undo()
    assert "of the journal" not in client.get("/documents/").content.decode()


@pytest.mark.django_db
def test_a_page_whose_moment_has_passed_is_begun_again(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[int] = []

    def late_once(*_arguments: object) -> list[object]:
        begun.append(1)
        if len(begun) == 1:
            raise MovedOnError("The records have changed.")
        return []

    monkeypatch.setattr(documents, "listed", late_once)
    assert (client.get("/documents/").status_code, len(begun)) == (200, 2)
