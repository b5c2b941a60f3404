"""A record is taken back with a reason, with all that is a part of it, and can be brought back as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dalel.accounts.policy import LocalOperator
from dalel.custody import journal
from dalel.custody.models import JournalEntry, JournalSecret
from dalel.intake.exporting import export_folder
from dalel.intake.importing import import_folder
from dalel.intake.restoring import restore
from dalel.intake.retiring import retire
from dalel.lib.errors import AccessError, InputError, MissingError, ProblemsFound
from dalel.register import kinds
from dalel.register.models import Act, Incident, IncidentReport, PersonName, Report
from tests.intake.conftest import found_by_verify

pytestmark = pytest.mark.django_db
KEEPER = LocalOperator("keeper")
WHY = "entered twice"

FILES = {
    "dalel.toml": '[project]\nname = "small"\n',
    "records/sources.csv": "id,label,kind\ns1,Hotline,hotline\n",
    "records/reports.csv": "id,source,status\nr1,s1,accepted\n",
    "records/incidents.csv": "id,title,date,verification\ni1,One,2018,verified\ni2,Two,2019~,verified\n",
    "records/incident-reports.csv": "id,incident,report\nir1,i1,r1\n",
    "records/persons.csv": "id,label,naming_status\np1,Activist 1,withheld\np2,Activist 2,withheld\n",
    "identity/person-names.csv": "id,person,text,kind\nn2,p2,Aigul Serikova,main\n",
    "records/acts.csv": "id,incident,kind,victim_person,targets\na1,i1,threat,p1,self;relative\na2,i1,killing,p1,\n",
    "records/involvements.csv": "id,act,described,degree\nv1,a1,a man in a mask,carried-out\n",
    "records/incident-links.csv": "id,incident,to_incident,relation\nl1,i1,i2,same-victim\n",
}


@pytest.fixture(autouse=True)
def stored(folder: Callable[..., Path]) -> Path:
    path = folder(FILES)
    import_folder(path=path, actor=KEEPER)
    return path


def exported(place: Path) -> dict[str, bytes]:
    export_folder(path=place, actor=KEEPER)
    return {str(file.relative_to(place)): file.read_bytes() for file in place.rglob("*") if file.is_file()}


def test_an_incident_goes_with_all_that_is_a_part_of_it_and_leaves_the_report() -> None:
    retired = retire(kind=kinds.INCIDENTS, key="i1", reason=WHY, actor=KEEPER)
    assert sorted(retired) == [
        ("acts", "a1"), ("acts", "a2"), ("incident-links", "l1"), ("incident-reports", "ir1"), ("incidents", "i1"),
        ("involvements", "v1"),
    ]  # fmt: skip
    assert (Incident.everything.count(), Act.everything.count(), IncidentReport.everything.count()) == (1, 0, 0)
    assert Report.everything.get().key == "r1"
    assert JournalEntry.objects.get(kind="explanations").differences == {"reason": (None, WHY)}
    assert found_by_verify() == []


def test_what_is_restored_is_what_was_retired_to_the_byte(tmp_path: Path) -> None:
    before = exported(tmp_path / "before")
    for kind, key in ((kinds.INCIDENTS, "i1"), (kinds.PERSONS, "p2")):
        retired = retire(kind=kind, key=key, reason=WHY, actor=KEEPER)
        restored = restore(kind=kind, key=key, reason="it was another", actor=KEEPER)
        assert sorted(restored) == sorted(retired)
    assert exported(tmp_path / "after") == before
    assert found_by_verify() == []


def test_only_what_was_retired_with_it_comes_back() -> None:
    retire(kind=kinds.ACTS, key="a2", reason=WHY, actor=KEEPER)
    retire(kind=kinds.INCIDENTS, key="i1", reason=WHY, actor=KEEPER)
    restore(kind=kinds.INCIDENTS, key="i1", reason="", actor=KEEPER)
    assert [act.key for act in Act.everything.all()] == ["a1"]
    restore(kind=kinds.ACTS, key="a2", reason="", actor=KEEPER)
    assert Act.everything.count() == 2


def test_a_trial_says_what_would_go_and_changes_nothing() -> None:
    before = JournalEntry.objects.count()
    assert retire(kind=kinds.ACTS, key="a1", reason=WHY, actor=KEEPER, dry_run=True)[-1] == ("acts", "a1")
    assert (Act.everything.count(), JournalEntry.objects.count()) == (2, before)


def test_what_others_point_to_is_not_retired_and_they_are_named() -> None:
    with pytest.raises(ProblemsFound) as refused:
        retire(kind=kinds.PERSONS, key="p1", reason=WHY, actor=KEEPER)
    assert [(one.file, one.value) for one in refused.value.problems] == [
        ("records/acts.csv", "a1"), ("records/acts.csv", "a2"),
    ]  # fmt: skip
    with pytest.raises(ProblemsFound, match="Nothing was retired"):
        retire(kind=kinds.SOURCES, key="s1", reason=WHY, actor=KEEPER)


def test_what_was_received_is_not_retired() -> None:
    retire(kind=kinds.INCIDENT_REPORTS, key="ir1", reason=WHY, actor=KEEPER)
    with pytest.raises(ProblemsFound) as refused:
        retire(kind=kinds.REPORTS, key="r1", reason=WHY, actor=KEEPER)
    assert [one.code for one in refused.value.problems] == ["kept"]


def test_it_needs_a_reason_a_record_and_somebody_who_may() -> None:
    with pytest.raises(InputError, match="needs a reason"):
        retire(kind=kinds.ACTS, key="a1", reason=" ", actor=KEEPER)
    with pytest.raises(MissingError):
        retire(kind=kinds.ACTS, key="a9", reason=WHY, actor=KEEPER)
    with pytest.raises(MissingError, match="was retired"):
        restore(kind=kinds.ACTS, key="a1", reason="", actor=KEEPER)
    with pytest.raises(AccessError):
        retire(kind=kinds.ACTS, key="a1", reason=WHY, actor=LocalOperator("reader", "reader"))


def test_nothing_is_retired_that_would_open_what_it_closed() -> None:
    Incident.everything.filter(pk__endswith=":i1").update(access="sealed")
    with pytest.raises(ProblemsFound) as refused:
        retire(kind=kinds.INCIDENTS, key="i1", reason=WHY, actor=KEEPER)
    assert {one.code for one in refused.value.problems} == {"opened"}
    assert {"p1", "r1"} <= {one.value for one in refused.value.problems}


def test_a_name_whose_values_were_destroyed_does_not_come_back() -> None:
    retire(kind=kinds.PERSONS, key="p2", reason=WHY, actor=KEEPER)
    entry = JournalEntry.objects.get(verb="retire", kind="person-names")
    assert JournalSecret.objects.filter(entry=entry, before="Aigul Serikova").exists()
    assert "Aigul" not in entry.changes
    journal.destroy(entries=[entry.sequence], reason="consent was withdrawn", actor=KEEPER)
    assert restore(kind=kinds.PERSONS, key="p2", reason="", actor=KEEPER) == [("persons", "p2")]
    with pytest.raises(InputError, match="was destroyed"):
        restore(kind=kinds.PERSON_NAMES, key="n2", reason="", actor=KEEPER)
    assert not PersonName.everything.exists()


def test_a_record_comes_back_though_what_another_one_held_was_destroyed(stored: Path) -> None:
    (stored / "identity" / "person-names.csv").write_text("id,person,text,kind\n")
    (stored / "records" / "involvements.csv").write_text("id,act,described,degree\n")
    import_folder(path=stored, actor=KEEPER, retire_missing=True)
    entry = JournalEntry.objects.get(verb="retire", kind="person-names")
    journal.destroy(entries=[entry.sequence], reason="consent was withdrawn", actor=KEEPER)
    assert restore(kind=kinds.INVOLVEMENTS, key="v1", reason="", actor=KEEPER) == [("involvements", "v1")]


def test_one_that_points_to_another_of_its_kind_comes_back_after_it(stored: Path) -> None:
    table = "id,label,kind,parent\no1,Ministry,authority,\no2,Department,authority,o1\n"
    (stored / "records" / "organisations.csv").write_text(table)
    import_folder(path=stored, actor=KEEPER)
    for key in ("o2", "o1"):
        retire(kind=kinds.ORGANISATIONS, key=key, reason=WHY, actor=KEEPER)
    with pytest.raises(InputError, match="points to “o1” among organisations"):
        restore(kind=kinds.ORGANISATIONS, key="o2", reason="", actor=KEEPER)
    for key in ("o1", "o2"):
        restore(kind=kinds.ORGANISATIONS, key=key, reason="", actor=KEEPER)
    assert found_by_verify() == []


def test_a_record_comes_back_only_where_its_place_is_free_and_what_it_points_to_is_there(stored: Path) -> None:
    retire(kind=kinds.INCIDENT_REPORTS, key="ir1", reason=WHY, actor=KEEPER)
    again = "id,incident,report\nir2,i1,r1\n"
    (stored / "records" / "incident-reports.csv").write_text(again)
    import_folder(path=stored, actor=KEEPER)
    with pytest.raises(InputError, match="takes the place"):
        restore(kind=kinds.INCIDENT_REPORTS, key="ir1", reason="", actor=KEEPER)
    retire(kind=kinds.ACTS, key="a1", reason=WHY, actor=KEEPER)
    import_folder(path=stored, actor=KEEPER)
    with pytest.raises(MissingError, match="was retired"):  # it is there again
        restore(kind=kinds.ACTS, key="a1", reason="", actor=KEEPER)


def test_what_it_points_to_has_to_be_there() -> None:
    retire(kind=kinds.INVOLVEMENTS, key="v1", reason=WHY, actor=KEEPER)
    retire(kind=kinds.ACTS, key="a1", reason=WHY, actor=KEEPER)
    with pytest.raises(InputError, match="points to “a1” among acts"):
        restore(kind=kinds.INVOLVEMENTS, key="v1", reason="", actor=KEEPER)


def test_an_import_that_brings_back_what_was_retired_says_so(stored: Path) -> None:
    retire(kind=kinds.ACTS, key="a2", reason=WHY, actor=KEEPER)
    done = import_folder(path=stored, actor=KEEPER)
    assert [note.partition(",")[0] for note in done.notes] == ["acts a2: retired before"]
    assert import_folder(path=stored, actor=KEEPER).notes == []
