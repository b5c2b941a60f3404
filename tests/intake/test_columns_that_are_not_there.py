"""A table that leaves a column out says nothing of it: what the records hold there stays, and what is closed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dalel.accounts.policy import IN_THE_OFFICE, LocalOperator
from dalel.intake import importing
from dalel.intake.importing import import_folder
from dalel.lib.errors import InputError, ProblemsFound
from dalel.records.gate import called
from dalel.register.models import Act, Incident
from tests.intake.conftest import found_by_verify

pytestmark = pytest.mark.django_db
KEEPER = LocalOperator("keeper")
Folder = Callable[..., Path]
FILES = {
    "records/incidents.csv": "id,title,date,verification,access,own_t,invented\n"
    "i1,Held overnight,2024-01-09,reported,sealed,hello,yes\n",
    "records/persons.csv": "id,label,naming_status,invented\np1,One,withheld,yes\n",
    "records/organisations.csv": "id,label,kind,invented\no1,Press club,ngo,yes\n",
    "records/acts.csv": "id,incident,kind,victim_person,invented\na1,i1,threat,p1,yes\n",
    "reference/columns.csv": "kind,name,type,vocabulary,required,en\nincidents,own_t,text,,,Mark\n",
}


@pytest.fixture(autouse=True, params=["carefully", "at once"])
def brought(request: pytest.FixtureRequest, folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    import_folder(path=folder(FILES), actor=KEEPER)
    if request.param == "at once":
        monkeypatch.setattr(importing, "WORTH_A_PROCESS", 0)


def again(folder: Folder, **tables: str) -> importing.Outcome:
    files = {f"records/{name}.csv": text for name, text in tables.items()}
    return import_folder(path=folder({**FILES, **files}), actor=KEEPER)


def test_what_stands_in_them_stays(folder: Folder) -> None:
    done = again(folder, incidents="id,date,verification\ni1,2024-01-10,verified\n")
    incident = Incident.everything.get(pk__endswith="i1")
    assert (incident.title, incident.access, incident.own) == ("Held overnight", "sealed", {"own_t": "hello"})
    assert (incident.date, incident.verification, incident.invented) == ("2024-01-10", "verified", True)
    assert done.tally.changed["incidents"] == 1
    assert not called(IN_THE_OFFICE, Incident, "i1").exists()
    assert found_by_verify() == []


def test_a_row_that_says_nothing_new_changes_nothing(folder: Folder) -> None:
    assert again(folder, incidents="id,date,verification\ni1,2024-01-09,reported\n").entry == 0


def test_an_empty_cell_in_a_column_that_is_there_empties_it(folder: Folder) -> None:
    again(folder, incidents="id,title,date,verification,access,invented\ni1,,2024-01-09,reported,sealed,yes\n")
    assert Incident.everything.get(pk__endswith="i1").title == ""


def test_what_cannot_stand_beside_what_stays_is_refused(folder: Folder) -> None:
    with pytest.raises(InputError, match="only one of victim_person, victim_organisation"):
        again(folder, acts="id,incident,kind,victim_organisation\na1,i1,threat,o1\n")
    assert Act.everything.get(pk__endswith="a1").victim_organisation is None


def test_a_code_that_is_lost_is_looked_for_in_them_too(folder: Folder) -> None:
    own = "kind,name,type,vocabulary,required,en\nincidents,own_c,code,marks,,Mark\n"
    marks = "code,en,source,certainty\nred,red,us,derived\nblue,blue,us,derived\n"
    incidents = "id,date,verification,own_c\ni1,2024-01-09,reported,red\n"
    files = {**FILES, "reference/columns.csv": FILES["reference/columns.csv"] + own.split("\n", 1)[1]}
    files["reference/vocabularies/marks.csv"] = marks
    import_folder(path=folder({**files, "records/incidents.csv": incidents}), actor=KEEPER)
    files["reference/vocabularies/marks.csv"] = marks.replace("red,red,us,derived\n", "")
    files["records/incidents.csv"] = "id,date,verification\ni1,2024-01-09,reported\n"
    with pytest.raises(ProblemsFound) as refused:
        import_folder(path=folder(files), actor=KEEPER)
    assert [(one.column, one.value) for one in refused.value.problems] == [("own_c", "red")]
