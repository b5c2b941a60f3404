"""Who is known from closed records alone stays closed, whatever else of them is changed; unless somebody means it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dalel.accounts.policy import IN_THE_OFFICE, LocalOperator
from dalel.custody.actions import amend
from dalel.custody.projects import share
from dalel.intake.importing import import_folder
from dalel.intake.restoring import restore
from dalel.intake.retiring import retire
from dalel.lib.errors import ProblemsFound
from dalel.records.gate import called
from dalel.register import kinds
from dalel.register.models import Act, Incident, Person

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


def test_moving_the_act_that_mentions_somebody_into_an_open_incident_is_refused(folder: Folder) -> None:
    with pytest.raises(ProblemsFound, match="Nothing was changed"):
        amend(kind=kinds.ACTS, key="a2", values={"incident": "i1"}, actor=KEEPER)
    with pytest.raises(ProblemsFound):
        import_folder(path=folder({"records/acts.csv": ACTS.replace("a2,i2", "a2,i1")}), actor=KEEPER)
    assert not is_open()


def test_moving_it_while_its_incident_is_opened_is_refused_too(folder: Folder) -> None:
    both = {
        "records/incidents.csv": INCIDENTS.replace("sealed", "office"),
        "records/acts.csv": ACTS.replace("a2,i2", "a2,i1"),
    }
    with pytest.raises(ProblemsFound):
        import_folder(path=folder(both), actor=KEEPER)
    assert not is_open()


@pytest.mark.parametrize("victim", ["p1", ""])
def test_opening_an_incident_and_taking_its_victim_out_in_one_import_is_refused(folder: Folder, victim: str) -> None:
    files = {
        "records/incidents.csv": INCIDENTS.replace("sealed", "office"),
        "records/acts.csv": ACTS.replace("torture,p2", f"torture,{victim}"),
    }
    with pytest.raises(ProblemsFound) as refused:
        import_folder(path=folder(files), actor=KEEPER)
    assert [(one.code, one.value) for one in refused.value.problems] == [("opened", "p2")]


REPORT = {
    "records/sources.csv": "id,label,kind,invented\ns1,Line,hotline,yes\n",
    "records/reports.csv": "id,source,status,invented\nr1,s1,accepted,yes\nr2,s1,new,yes\n",
    "records/incident-reports.csv": "id,incident,report,invented\nx1,i2,r1,yes\n",
    "records/persons.csv": f"{PERSONS}p3,Witness,withheld,yes\n",
    "identity/testimonies.csv": "id,report,person,text,invented\nt1,r1,p3,They came at six.,yes\n",
}


def witness_is_open() -> bool:
    return called(IN_THE_OFFICE, Person, "p3").exists()


def test_a_testimony_moved_to_an_open_report_does_not_open_its_witness(folder: Folder) -> None:
    import_folder(path=folder(REPORT), actor=KEEPER)
    assert not witness_is_open()
    with pytest.raises(ProblemsFound, match="Nothing was changed"):
        amend(kind=kinds.TESTIMONIES, key="t1", values={"report": "r2"}, actor=KEEPER)
    assert not witness_is_open()


def test_opening_the_incident_opens_what_rests_on_it_and_the_witness(folder: Folder) -> None:
    import_folder(path=folder(REPORT), actor=KEEPER)
    amend(kind=kinds.INCIDENTS, key="i2", values={"access": "office"}, actor=KEEPER)
    assert witness_is_open() and is_open()


def test_opening_one_incident_and_untying_the_other_from_its_report_is_refused(folder: Folder) -> None:
    two = f"{INCIDENTS}i3,,2020-03,verified,sealed,yes\n"
    links = f"{REPORT['records/incident-reports.csv']}x2,i3,r1,yes\n"
    import_folder(
        path=folder({**REPORT, "records/incidents.csv": two, "records/incident-reports.csv": links}), actor=KEEPER
    )
    files = {
        "records/incidents.csv": two.replace("i2,,2020-02,verified,sealed", "i2,,2020-02,verified,office"),
        "records/incident-reports.csv": links.replace("x2,i3", "x2,i1"),
    }
    with pytest.raises(ProblemsFound) as refused:
        import_folder(path=folder(files), actor=KEEPER)
    assert "r1" in {one.value for one in refused.value.problems}


def emptied(folder: Folder) -> None:
    """The closed incident, its act and its victim are retired in one run."""
    left = {name: "".join(line for line in text.splitlines(keepends=True) if "2" not in line.split(",", 1)[0])
            for name, text in FILES.items()}  # fmt: skip
    done = import_folder(path=folder(left), actor=KEEPER, retire_missing=True)
    assert {("persons", "p2"), ("acts", "a2"), ("incidents", "i2")} == set(done.retired)


def test_a_person_is_not_restored_without_the_closed_act_that_mentions_them(folder: Folder) -> None:
    emptied(folder)
    with pytest.raises(ProblemsFound, match="Nothing was restored"):
        restore(kind=kinds.PERSONS, key="p2", reason="", actor=KEEPER)
    assert not is_open()


def test_nor_brought_in_again_by_a_folder_that_still_has_them(folder: Folder) -> None:
    emptied(folder)
    with pytest.raises(ProblemsFound) as refused:
        import_folder(path=folder({"records/persons.csv": PERSONS}), actor=KEEPER)
    assert [(one.code, one.value) for one in refused.value.problems] == [("opened", "p2")]
    import_folder(path=folder(FILES), actor=KEEPER)
    assert not is_open() and Person.everything.filter(pk__endswith="p2").exists()


def test_a_person_of_an_open_act_comes_back_alone(folder: Folder) -> None:
    import_folder(path=folder({"records/incidents.csv": INCIDENTS.replace("sealed", "office")}), actor=KEEPER)
    emptied(folder)
    restore(kind=kinds.PERSONS, key="p2", reason="", actor=KEEPER)
    assert is_open()


def test_a_trial_says_what_the_import_would_refuse(folder: Folder) -> None:
    path = folder({"records/acts.csv": ACTS.replace("torture,p2", "torture,p1")})
    said = []
    for dry_run in (True, False):
        with pytest.raises(ProblemsFound) as refused:
            import_folder(path=path, actor=KEEPER, dry_run=dry_run)
        said.append(refused.value.problems)
    assert said[0] == said[1] and said[0][0].code == "opened"


def test_a_report_that_would_be_opened_says_what_can_be_done_with_it(folder: Folder) -> None:
    import_folder(path=folder(REPORT), actor=KEEPER)
    with pytest.raises(ProblemsFound) as refused:
        retire(kind=kinds.INCIDENTS, key="i2", reason="Entered twice", actor=KEEPER)
    assert "refuted" in next(one.remedy for one in refused.value.problems if one.value == "r1")


def test_a_new_testimony_opens_nobody(folder: Folder) -> None:
    told = REPORT["identity/testimonies.csv"] + "t2,,p2,I was there.,yes\nt3,r2,p2,And so.,yes\n"
    import_folder(path=folder({**REPORT, "identity/testimonies.csv": told}), actor=KEEPER)
    assert not is_open()


def test_an_import_that_closes_does_not_promise_to_be_undone(folder: Folder) -> None:
    import_folder(path=folder({"records/incidents.csv": INCIDENTS.replace("sealed", "office")}), actor=KEEPER)
    done = import_folder(path=folder({"records/incidents.csv": INCIDENTS}), actor=KEEPER)
    assert done.closes
    assert not import_folder(
        path=folder({"records/persons.csv": PERSONS.replace("One", "Another")}), actor=KEEPER
    ).closes


def test_what_was_never_open_is_not_called_closed_by_its_import(folder: Folder) -> None:
    done = import_folder(path=folder(REPORT), actor=KEEPER)
    assert not done.closes and done.entry


def test_a_new_project_closes_nothing_of_another(folder: Folder) -> None:
    import_folder(path=folder(REPORT), actor=KEEPER)
    assert Incident.everything.filter(access="sealed").exists()
    done = import_folder(path=folder({**REPORT, "dalel.toml": '[project]\nname = "second"\n'}), actor=KEEPER)
    assert done.is_new and not done.closes
