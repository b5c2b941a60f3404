"""No page shows anything of a record that its reader may not see: not its words, not its key, not that it exists."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from dalel.accounts.policy import IN_THE_OFFICE, Actor, LocalOperator
from dalel.intake.importing import import_folder
from dalel.pages import page as pages
from dalel.records import gate
from dalel.records.fields import model_of
from dalel.records.keys import key_of
from tests.addresses import LISTS, RECORDS, pages_of_records
from tests.projects import MARK, begun, id_of
from tests.records.population import CHAINS, OURS, settle

FILTERS = ["incidents/?year=2020", "map/?year=2020", "people/?category=", "incidents/?page=2"]
READERS: dict[str, Actor | None] = {
    "the office": IN_THE_OFFICE,
    "a team": LocalOperator("mate", "editor", teams=frozenset({OURS})),
    "a partner": LocalOperator("partner", "partner"),
    "a technician": LocalOperator("technician", "technician"),
    "nobody": None,
}


@pytest.fixture
def keys(db: None) -> dict[str, dict[str, list[str]]]:
    begun()
    return settle(MARK)


def closed_tokens(reader: Actor | None, keys: dict[str, dict[str, list[str]]]) -> dict[str, set[str]]:
    """Chain's token -> the keys of it that this reader may not see."""
    closed: dict[str, set[str]] = {}
    for chain in CHAINS:
        for name, written in keys[chain.token].items():
            seen = set(gate.visible(reader, model_of(name)).filter(pk__in=written).values_list("pk", flat=True))
            closed.setdefault(chain.token, set()).update(set(written) - seen)
    return closed


@pytest.mark.parametrize("who", READERS)
def test_no_page_shows_a_closed_record_or_that_there_is_one(
    who: str, keys: dict[str, dict[str, list[str]]], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = READERS[who]
    monkeypatch.setattr(pages, "IN_THE_OFFICE", reader)
    closed = closed_tokens(reader, keys)

    def opened(address: str) -> tuple[int, str]:
        answer = client.get(f"/{address}", HTTP_HOST="localhost")
        text = answer.content.decode()
        shown = set(re.findall(r"zq\d\dx-[\w-]+", text)) - set(address.split("/"))  # what was asked for is repeated
        assert not [f"{address} shows {key}" for key in shown if id_of(key) in closed[key[:5]]]
        assert MARK not in text
        return answer.status_code, text

    searches = [f"{name}/?q={token}" for name in RECORDS for token in sorted(closed)]
    for address in [*LISTS, *FILTERS, *searches]:
        opened(address)
    for chain in CHAINS:
        for address, kind in RECORDS.items():
            for key in map(key_of, keys[chain.token][kind]):
                status, text = opened(f"{address}/{key}/")
                assert status == (404 if id_of(key) in closed[chain.token] else 200), (address, str(chain))
                if status == 404:
                    absent, instead = opened(f"{address}/{key}0/")
                    assert absent == 404
                    assert text == instead.replace(f"{key}0", key)


def test_every_page_of_a_record_is_asked_for() -> None:
    """A page that is added is added above too."""
    assert pages_of_records() == set(RECORDS)


TEXT = """---
title: Letter
profile: report
language: en
---

# Facts

There were {{ count("incidents", row="F1") }}. One was on {{ date("incidents", "i1", "date", row="F2") }}.
"""
INCIDENTS = (
    "id,date,verification,access,invented\ni1,2020-05-06,verified,ACCESS,yes\ni2,2020-06-07,verified,office,yes\n"
)


@pytest.mark.parametrize(("access", "status"), [("office", 200), ("sealed", 403)])
def test_a_text_that_quotes_a_closed_record_is_not_shown(
    access: str, status: int, folder: Callable[..., Path], keeper: LocalOperator, client: Client, db: None
) -> None:
    project = folder(
        {"records/incidents.csv": INCIDENTS.replace("ACCESS", access), "documents/letter.md": TEXT, "dalel.toml": ""}
    )
    import_folder(path=project, actor=keeper)
    for address in ("/documents/project/letter/", "/documents/project/letter/figures/F2/"):
        answer = client.get(address, HTTP_HOST="localhost")
        assert answer.status_code == status
        assert ("2020" in answer.content.decode().split("<main", 1)[1]) == (status == 200)


@pytest.mark.parametrize(
    "figure",
    [
        'field("sanctions", "s1", "days", row="F2")',
        'count("incidents", record="i1", row="F2")',
        'count("acts", record="a1", row="F2")',
        'both(count("incidents", record="i1"), count("incidents", act="torture"), row="F2")',
        'share(count("incidents", record="i1"), count("incidents"))',
        'count("incidents") - count("incidents", record="i1")',
    ],
)
@pytest.mark.parametrize(("access", "status"), [("office", 200), ("sealed", 403)])
def test_nor_one_that_asks_for_a_single_closed_record(
    figure: str, access: str, status: int, folder: Callable[..., Path], keeper: LocalOperator, client: Client, db: None
) -> None:
    files = {
        "dalel.toml": "",
        "documents/letter.md": TEXT.split("There were", maxsplit=1)[0] + "There was {{ " + figure + " }}.\n",
        "records/incidents.csv": INCIDENTS.replace("ACCESS", access),
        "records/acts.csv": "id,incident,kind,invented\na1,i1,torture,yes\n",
        "records/proceedings.csv": "id,label,kind,invented\nc1,Case,criminal,yes\n",
        "records/proceeding-acts.csv": "id,proceeding,act,invented\nx1,c1,a1,yes\n",
        "records/sanctions.csv": "id,proceeding,kind,days,legal_basis,invented\ns1,c1,detention,77,provided,yes\n",
    }
    import_folder(path=folder(files), actor=keeper)
    assert client.get("/documents/project/letter/", HTTP_HOST="localhost").status_code == status


def test_sources_that_are_counted_themselves_are_not_called_closed(
    folder: Callable[..., Path], keeper: LocalOperator, client: Client, db: None
) -> None:
    files = {
        "dalel.toml": "",
        "documents/letter.md": TEXT.split("There were", maxsplit=1)[0] + 'From {{ count("sources", row="F2") }}.\n',
        "records/incidents.csv": INCIDENTS.replace("ACCESS", "sealed"),
        "records/sources.csv": "id,label,kind,invented\ns1,A hotline,hotline,yes\n",
    }
    import_folder(path=folder(files), actor=keeper)
    page = client.get("/documents/project/letter/figures/F2/", HTTP_HOST="localhost").content.decode()
    assert "A hotline" in page and "closed to this page" not in page


@pytest.fixture
def tortured(folder: Callable[..., Path], keeper: LocalOperator, db: None) -> None:
    """Somebody threatened in an open incident and tortured in a sealed one; the text counts both."""
    files = {
        "records/incidents.csv": INCIDENTS.replace("ACCESS", "sealed"),
        "records/persons.csv": "id,label,naming_status,invented\np1,Somebody,withheld,yes\n",
        "records/acts.csv": "id,incident,kind,victim_person,invented\na1,i1,torture,p1,yes\na2,i2,threat,p1,yes\n",
        "documents/letter.md": TEXT.split("There were", maxsplit=1)[0]
        + 'There were {{ count("incidents", row="F1") }} and {{ count("persons", act="torture", row="F3") }}.\n',
        "dalel.toml": "",
    }
    import_folder(path=folder(files), actor=keeper)


def test_a_figure_says_of_nobody_what_only_a_closed_record_says(tortured: None, client: Client) -> None:
    assert "Somebody" in client.get("/people/p1/", HTTP_HOST="localhost").content.decode()
    page = client.get("/documents/project/letter/figures/F3/", HTTP_HOST="localhost").content.decode()
    assert "closed to this page" in page
    assert "Somebody" not in page
    for claim in ("F1", "F3"):  # no breakdown that could be held against the lists
        page = client.get(f"/documents/project/letter/figures/{claim}/", HTTP_HOST="localhost").content.decode()
        assert "How many" not in page


def test_no_estimate_is_made_of_a_choice_where_something_is_closed(tortured: None, client: Client) -> None:
    for choice in ("act=torture", "during=2020-05-06"):
        page = client.get(f"/estimates/?{choice}", HTTP_HOST="localhost").content.decode()
        assert "Some incidents are closed to this page" in page
        assert "documented" not in page.split("Some incidents are closed")[1].split("</p>")[0]
    assert "Some incidents are closed" not in client.get("/estimates/", HTTP_HOST="localhost").content.decode()


# Boris is known from an open act; that he was tortured is known from a closed one alone.
BOTH = {
    "dalel.toml": "",
    "records/sources.csv": "id,label,kind,invented\ns1,Line,hotline,yes\n",
    "records/incidents.csv": INCIDENTS.replace("i1", "i9").replace("ACCESS", "sealed"),
    "records/persons.csv": "id,label,sex,naming_status,invented\n"
    "p-both,Boris,male,withheld,yes\np-open,Olga,female,withheld,yes\n",
    "records/organisations.csv": "id,label,kind,invented\no1,OrgOne,ngo,yes\n",
    "records/acts.csv": "id,incident,kind,victim_person,victim_organisation,invented\n"
    "a1,i2,threat,p-both,,yes\na2,i9,torture,p-both,,yes\na3,i2,threat,p-open,,yes\n"
    "a4,i2,threat,,o1,yes\na5,i9,torture,,o1,yes\n",
}
HEAD = TEXT.split("There were", maxsplit=1)[0]
SAYS_MORE = [
    'names("people", act="torture")',
    'names("listed-organisations", act="torture")',
    'values("people", "sex", act="torture")',
    'table(count("people", by="act"))',
    'table(count("listed-organisations", by="act"))',
    'count("acts", victim="p-both", act="torture")',
    'share(count("persons", act="torture"), count("persons", victim="p-both"))',
    'either(count("persons", act="threat"), count("persons", victim="p-both", act="torture"))',
    'either(count("persons", act="threat"), both(count("persons", record="p-both"), count("persons", act="torture")))',
]
COUNTS = [
    'count("people", act="torture", row="F1")',
    'both(count("persons", act="torture"), count("persons", act="threat"), row="F1")',
    'either(count("persons", act="torture"), count("persons", act="physical-attack"), row="F1")',
    'either(count("persons", act="threat"), count("persons", act="torture"), row="F1")',
]


def brought(folder: Callable[..., Path], figure: str, sealed: bool) -> None:
    shape = "{{ " + figure + " }}" if "table(" in figure else "So it was: {{ " + figure + " }}."
    files = {**BOTH, "documents/letter.md": f"{HEAD}{shape}\n"}
    if not sealed:
        files["records/incidents.csv"] = files["records/incidents.csv"].replace("sealed", "office")
    import_folder(path=folder(files), actor=LocalOperator("keeper"))


@pytest.mark.parametrize("figure", SAYS_MORE)
@pytest.mark.parametrize(("sealed", "status"), [(False, 200), (True, 403)])
def test_a_figure_that_would_be_another_without_what_is_closed_is_not_shown(
    figure: str, sealed: bool, status: int, folder: Callable[..., Path], client: Client, db: None
) -> None:
    brought(folder, figure, sealed)
    assert client.get("/documents/project/letter/", HTTP_HOST="localhost").status_code == status


@pytest.mark.parametrize("figure", COUNTS)
@pytest.mark.parametrize(("sealed", "shown"), [(False, True), (True, False)])
def test_the_page_of_a_number_does_not_list_who_stands_behind_it_for_a_closed_record_alone(
    figure: str, sealed: bool, shown: bool, folder: Callable[..., Path], client: Client, db: None
) -> None:
    brought(folder, figure, sealed)
    answer = client.get("/documents/project/letter/figures/F1/", HTTP_HOST="localhost")
    assert answer.status_code == 200
    assert ("Boris" in answer.content.decode()) is shown


@pytest.mark.parametrize(
    "figure",
    [
        'name("p-bot")',
        'field("acts", "a9", "harm")',
        'count("incidents", place="i-9")',
        'field("persons", "p-both", "born")',
    ],
)
def test_a_text_that_cannot_be_computed_names_no_key_where_something_is_closed(
    figure: str, folder: Callable[..., Path], client: Client, db: None
) -> None:
    brought(folder, figure, sealed=True)
    answer = client.get("/documents/project/letter/", HTTP_HOST="localhost")
    assert answer.status_code == 409
    assert not re.search(r"p-both|p-open|\ba\d\b|born", answer.content.decode().split("<main", 1)[1])


def test_a_text_that_cannot_be_read_spoils_no_list(folder: Callable[..., Path], client: Client, db: None) -> None:
    files = {**BOTH, "documents/letter.md": f"{HEAD}Text.\n", "documents/empty.md": "\n"}
    import_folder(path=folder(files), actor=LocalOperator("keeper"))
    for address in ("/", "/documents/"):
        answer = client.get(address, HTTP_HOST="localhost")
        assert answer.status_code == 200 and "empty" in answer.content.decode()
    assert client.get("/documents/project/empty/", HTTP_HOST="localhost").status_code == 409
