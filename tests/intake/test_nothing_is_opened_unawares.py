"""Who is known from closed records alone stays closed, whatever else of them is changed; unless somebody means it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dalel.accounts.policy import IN_THE_OFFICE, LocalOperator
from dalel.custody.actions import amend
from dalel.custody.projects import share
from dalel.intake.importing import import_folder
from dalel.lib.errors import ProblemsFound
from dalel.records.gate import called
from dalel.register import kinds
from dalel.register.models import Act, Person

pytestmark = pytest.mark.django_db
KEEPER = LocalOperator("keeper")
INCIDENTS = (
    "id,title,date,verification,access,invented\ni1,,2020-01,verified,office,yes\ni2,,2020-02,verified,sealed,yes\n"
)
PERSONS = "id,label,naming_status,invented\np1,One,withheld,yes\np2,Two,withheld,yes\n"
ACTS = "id,incident,kind,victim_person,invented\na1,i1,threat,p1,yes\na2,i2,torture,p2,yes\n"
FILES = {"records/incidents.csv": INCIDENTS, "records/persons.csv": PERSONS, "records/acts.csv": ACTS}
Folder = Callable[..., Path]


def is_open() -> bool:
    """Whether the office sees the victim of the sealed incident."""
    return called(IN_THE_OFFICE, Person, "p2").exists()


@pytest.fixture(autouse=True)
def brought(folder: Folder) -> None:
    import_folder(path=folder(FILES), actor=KEEPER)
    assert not is_open()


@pytest.mark.parametrize("victim", ["p1", ""])
def test_an_import_that_makes_the_closed_act_mention_another_is_refused(folder: Folder, victim: str) -> None:
    with pytest.raises(ProblemsFound) as refused:
        import_folder(path=folder({"records/acts.csv": ACTS.replace("torture,p2", f"torture,{victim}")}), actor=KEEPER)
    assert [(one.code, one.value) for one in refused.value.problems] == [("opened", "p2")]
    assert Act.everything.get(pk__endswith="a2").victim_person_id.endswith("p2")
    assert not is_open()


def test_nor_does_one_amendment(folder: Folder) -> None:
    with pytest.raises(ProblemsFound, match="Nothing was changed"):
        amend(kind=kinds.ACTS, key="a2", values={"victim_person": "p1"}, actor=KEEPER)
    assert not is_open()


def test_whoever_changes_the_access_means_it(folder: Folder) -> None:
    import_folder(path=folder({"records/incidents.csv": INCIDENTS.replace("sealed", "office")}), actor=KEEPER)
    assert is_open()


def test_whoever_mentions_somebody_in_an_open_record_means_it(folder: Folder) -> None:
    import_folder(path=folder({"records/acts.csv": f"{ACTS}a3,i1,threat,p2,yes\n"}), actor=KEEPER)
    assert is_open()


def test_what_opens_nobody_is_changed_as_ever(folder: Folder) -> None:
    amend(kind=kinds.ACTS, key="a2", values={"kind": "threat"}, actor=KEEPER)
    import_folder(path=folder({"records/acts.csv": ACTS.replace("threat,p1", "threat,")}), actor=KEEPER)
    assert not is_open()


def test_an_import_says_what_it_closed_and_another_project_was_given(folder: Folder) -> None:
    change = {"records/incidents.csv": INCIDENTS.replace("sealed", "office")}
    import_folder(path=folder({**FILES, **change}), actor=KEEPER)
    third = {"dalel.toml": '[project]\nname = "third"\n', "records/places.csv": "id,label,country\nk1,Town,KAZ\n"}
    import_folder(path=folder(third, "third"), actor=KEEPER)
    share(kind=kinds.PERSONS, key="p2", giver="project", taker="third", actor=KEEPER)
    done = import_folder(path=folder(FILES), actor=KEEPER)
    assert [note for note in done.notes if "p2" in note and "third" in note]
