"""Two projects with equal keys, every kind of record and something in every free text: a page of one shows nothing of
the other, finds nothing of it, and speaks of its records as of none."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from dalel.records.fields import kinds, model_of, with_mark
from dalel.records.keys import key_of
from tests.addresses import LISTS, RECORDS
from tests.projects import begun
from tests.records.population import settle
from tests.two_projects import OTHER, TOKENS, main, opened

MARKS = {"north": "nnnnnnnn", "south": "ssssssss"}
EMPTY = "west"
MUTE = {"", "documents/", "map/", "columns/"}  # of records they show numbers and terms of vocabularies alone
Keys = dict[str, list[str]]  # kind -> the keys that both projects have


@pytest.fixture
def keys(db: None) -> Keys:
    """Both, and a third project without any record."""
    begun(EMPTY, "wwwwwwww")
    found: Keys = {}
    for name, mark in MARKS.items():
        begun(name, mark)
        written = settle(mark)
        found = {kind: [key_of(id_) for of in written.values() for id_ in of[kind]] for kind in kinds()}
        for kind in kinds().values():
            written_in = model_of(kind).everything.filter(with_mark(mark))
            for column in kind.columns:
                if column.type == "text" and column.name != "compartment":
                    text = f"{TOKENS[name]} {kind.name} {column.name}"
                    written_in.exclude(**{column.name: ""}).update(**{column.name: text})
    return found


def test_no_page_of_one_shows_a_word_of_the_other(keys: Keys, client: Client) -> None:
    for name, token in TOKENS.items():
        for address in [*LISTS, "incidents/?year=2020", "map/?year=2020", "people/?category="]:
            status, page = opened(client, f"/in/{name}/{address}")
            assert status == 200, (name, address)
            assert (token in page) == (address.partition("?")[0] not in MUTE), (name, address)
            assert TOKENS[OTHER[name]] not in page, (name, address)
        for address, kind in RECORDS.items():
            answers = {key: opened(client, f"/in/{name}/{address}/{key}/") for key in keys[kind]}
            shown = [key for key, (status, page) in answers.items() if status == 200 and token in page]
            assert shown and len(shown) == len([status for status, _page in answers.values() if status == 200])
            assert not [key for key, (_status, page) in answers.items() if TOKENS[OTHER[name]] in page], (name, kind)


@pytest.mark.parametrize("nameless", [False, True])
def test_no_page_shows_the_mark_of_a_project(keys: Keys, client: Client, nameless: bool) -> None:
    """Nor where a record has no title, no label and no summary, and is called by its key."""
    if nameless:
        for name, kind in kinds().items():
            blank = [
                one.name
                for one in kind.columns
                if one.type == "text" and not one.required and one.name != "compartment"
            ]
            if blank:
                model_of(name).everything.update(**dict.fromkeys(blank, ""))
    for begins in ("", *(f"in/{name}/" for name in MARKS)):
        for address in [*LISTS, *(f"{page}/{key}/" for page, kind in RECORDS.items() for key in keys[kind])]:
            _status, page = opened(client, f"/{begins}{address}")
            assert not [mark for mark in MARKS.values() if mark in page], (begins, address)


def test_whoever_searches_in_one_finds_nothing_of_the_other(keys: Keys, client: Client) -> None:
    for name, token in TOKENS.items():
        for address, kind in RECORDS.items():
            if 'name="q"' not in opened(client, f"/in/{name}/{address}/")[1]:
                continue
            own = main(opened(client, f"/in/{name}/{address}/?q={token}")[1])
            other = main(opened(client, f"/in/{name}/{address}/?q={TOKENS[OTHER[name]]}")[1])
            led = f'href="/in/{name}/{address}/{keys[kind][0][:2]}'
            assert (led in own, led in other) == (True, False), (name, address)


def test_a_record_of_another_project_is_spoken_of_as_none(keys: Keys, client: Client) -> None:
    for address, kind in RECORDS.items():
        assert opened(client, f"/in/{EMPTY}/{address}/")[0] == 200
        for key in keys[kind]:
            (status, there), (_status, absent) = (
                opened(client, f"/in/{EMPTY}/{address}/{one}/") for one in (key, f"{key}0")
            )
            assert status == 404
            assert there == absent.replace(f"{key}0", key), (address, key)
    for address in LISTS:
        page = opened(client, f"/in/{EMPTY}/{address}")[1]
        assert "Zq" not in page and not re.search(r"zq\d\dx", page), address
