"""What a project keeps in columns of its own stands on the pages of its records, and chooses its lists."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from dalel.accounts.policy import LocalOperator
from dalel.custody.projects import share
from dalel.intake.importing import import_folder
from dalel.register import kinds
from dalel.register.models import Act, Incident
from tests.addresses import RECORDS
from tests.intake.journalists import JOURNALISTS
from tests.two_projects import files

pytestmark = pytest.mark.django_db
KEEPER = LocalOperator("keeper")
Folder = Callable[..., Path]
KINDS = [*RECORDS.values()]


def with_own(name: str) -> dict[str, str]:
    """The files of a project, each record that has a page with a value in an own column."""
    own = "kind,name,type,vocabulary,en,ru\n" + "".join(f"{kind},own_mark,text,,Mark,Метка\n" for kind in KINDS)
    tables = files(name)
    for kind in KINDS:
        path = f"records/{kind}.csv"
        head, *rows = tables[path].splitlines()
        tables[path] = "\n".join([f"{head},own_mark", *(f"{row},{name} {kind}" for row in rows)]) + "\n"
    return {**tables, "reference/columns.csv": own}


def keys(page: str) -> list[str]:
    """The keys of the incidents on a page."""
    return sorted(re.findall(r'href="/incidents/([ik]\d+)/"', page), key=lambda key: int(key[1:]))


@pytest.fixture
def journalists(folder: Folder) -> None:
    import_folder(path=folder(JOURNALISTS), actor=KEEPER)


def get(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.mark.parametrize(("page", "kind"), RECORDS.items())
def test_the_page_of_a_record_shows_it_with_its_label(client: Client, folder: Folder, page: str, kind: str) -> None:
    import_folder(path=folder(with_own("north")), actor=KEEPER)
    shown = get(client, f"/{page}/k1/")
    assert f"north {kind}" in shown and "Mark" in shown and "own_mark" not in shown
    client.cookies["django_language"] = "ru"
    assert "Метка" in client.get(f"/{page}/k1/", headers={"accept-language": "ru"}).content.decode()


def test_a_code_of_a_vocabulary_of_its_own_is_said_in_words(client: Client, journalists: None) -> None:
    shown = get(client, "/incidents/i12/")
    assert "Job: editor and publisher" in shown and "Local or foreign: local" in shown


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("own_medium=television", ["i10"]),
        ("own_job=editor", ["i4", "i6", "i11", "i12"]),
        ("own_job=editor&own_impunity=complete", ["i4", "i12"]),
        ("own_freelance=yes&own_local=foreign", ["i3", "i10"]),
        ("own_local=foreign&year=1992-01", ["i3"]),
        ("own_medium=print%22%2C", []),
    ],
)
def test_a_list_is_chosen_by_it(client: Client, journalists: None, query: str, wanted: list[str]) -> None:
    assert keys(get(client, f"/incidents/?{query}")) == wanted


def test_a_filter_offers_what_occurs_in_words(client: Client, journalists: None) -> None:
    shown = get(client, "/incidents/")
    options = re.search(r'<select name="own_impunity">(.*?)</select>', shown, re.DOTALL)
    assert options is not None
    assert re.findall(r'value="([a-z-]+)"', options[1]) == ["complete", "partial"]  # full-justice does not occur
    assert '<select name="own_seen">' not in shown and '<select name="own_place">' not in shown


def test_where_several_projects_stand_no_list_is_chosen_by_it(
    client: Client, journalists: None, folder: Folder
) -> None:
    import_folder(path=folder(files("north"), "north"), actor=KEEPER)
    assert "own_medium" not in get(client, "/incidents/")
    assert 'name="own_medium"' in get(client, "/in/journalists/incidents/")
    assert len(keys(get(client, "/in/north/incidents/?own_medium=radio").replace("/in/north", ""))) == 1


def test_a_project_that_was_given_a_record_sees_nothing_of_the_givers_columns(client: Client, folder: Folder) -> None:
    import_folder(path=folder(with_own("north"), "north"), actor=KEEPER)
    sources = {"records/sources.csv": "id,label,kind,own_mark\nk9,Another,hotline,south\n"}
    reports = {
        "records/reports.csv": "id,source,status\nr9,k9,accepted\n",
        "records/incident-reports.csv": "id,incident,report\n",
    }
    import_folder(path=folder({**with_own("south"), **sources, **reports}, "south"), actor=KEEPER)
    share(kind=kinds.SOURCES, key="k1", giver="north", taker="south", actor=KEEPER)
    assert "north sources" in get(client, "/in/north/sources/k1/")
    shown = get(client, "/in/south/sources/k1/")
    assert "Zqnorth line" in shown and "north sources" not in shown


def test_what_cannot_have_been_written_is_shown_to_nobody(client: Client, journalists: None) -> None:
    Act.everything.filter(pk__endswith=":a1").update(own={"own_medium": "print", "own_secret": "Zqsecret"})
    answer = client.get("/incidents/i1/")
    assert answer.status_code == 409 and "Zqsecret" not in answer.content.decode()


def test_a_list_of_incidents_is_chosen_by_own_columns_of_one_and_the_same_act(client: Client, folder: Folder) -> None:
    acts = str(JOURNALISTS["records/acts.csv"]) + "a17,i1,threat,p1,radio,,complete,,,,\n"
    import_folder(path=folder({**JOURNALISTS, "records/acts.csv": acts}), actor=KEEPER)
    assert Incident.everything.count() == 16
    assert keys(get(client, "/incidents/?own_medium=print&own_impunity=complete")) == ["i2", "i4", "i5", "i8", "i12"]
    assert keys(get(client, "/incidents/?own_medium=radio&act=threat")) == ["i1"]


def test_the_page_of_columns_says_what_a_record_holds_with_the_own_ones(client: Client, journalists: None) -> None:
    shown = get(client, "/columns/")
    row = re.search(r"<tr><th[^>]*>Medium.*?</tr>", shown, re.DOTALL)
    assert row is not None
    assert all(
        text in row[0] for text in ("own_medium", "required", "your own", "What the victim worked for.", "radio")
    )
    assert "whom it was aimed at" in shown.lower() and "says who somebody is" in shown


def test_the_page_of_columns_gives_headings_examples_and_what_is_asked_first(client: Client, journalists: None) -> None:
    shown = re.sub(r"<[^>]+>", " ", get(client, "/columns/")).split("incidents", 1)[1]
    words = (
        "What happened",
        "asked first",
        "Teacher held overnight after a rally",
        "When and where",
        "Columns of your own",
    )
    assert all(one in shown for one in words)


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_the_page_of_columns_speaks_the_readers_language(client: Client, db: None, language: str) -> None:
    shown = client.get("/columns/", headers={"accept-language": language}).content.decode()
    cells = [re.sub(r"<[^>]+>", " ", cell) for cell in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", shown, re.DOTALL)]
    assert len(cells) > 900
    assert [cell for cell in cells if re.search(r"[A-Za-z]{4,} [a-z]{3,}", cell)] == []


def test_the_page_of_columns_of_one_project_says_nothing_of_another(
    client: Client, journalists: None, folder: Folder
) -> None:
    import_folder(path=folder(files("north"), "north"), actor=KEEPER)
    assert "own_medium" in get(client, "/in/journalists/columns/")
    assert "own_medium" not in get(client, "/in/north/columns/") + get(client, "/columns/")
