"""Two projects with equal keys lie beside one another and never touch; what one gives the other is known to both."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dalel.accounts.policy import LocalOperator
from dalel.accounts.projects import chosen, every
from dalel.custody.actions import amend, record
from dalel.custody.models import JournalEntry
from dalel.custody.projects import share, take_back
from dalel.figures.queries.snapshots import current
from dalel.intake.exporting import export_folder
from dalel.intake.importing import import_folder
from dalel.intake.retiring import retire
from dalel.intake.undoing import undo_import
from dalel.lib.errors import InputError, MissingError, ProblemsFound, ReadOnlyError
from dalel.records import rows
from dalel.records.keys import BETWEEN, Keys, key_of, mark_of, new_mark
from dalel.register import kinds
from dalel.register.models import Incident, Person
from tests.intake.conftest import found_by_verify

KEEPER = LocalOperator("keeper")


def of(name: str, *, year: int) -> dict[str, str]:
    """A folder of which every key is that of the other one, and every value is its own."""
    return {
        "dalel.toml": f'[project]\nname = "{name}"\n',
        "documents/letter.md": f"---\ntitle: {name}\n---\n\n{name}\n",
        "reference/vocabularies/themes.csv": f"code,en,source,certainty\nsea,sea of {name},lawyer,verified\n",
        "records/incidents.csv": f"id,title,date,verification\ni1,{name} 1,{year},verified\ni2,x,{year},verified\n",
        "records/persons.csv": f"id,label,naming_status\np1,{name} person,withheld\n",
        "identity/person-names.csv": f"id,person,text,kind\nn1,p1,{name} Name,main\n",
        "records/acts.csv": "id,incident,kind,victim_person\na1,i1,threat,p1\n",
        "records/sessions.csv": f"id,body,number,dates,certainty\nses-x,upr,99,{year},unverified\n",
    }


@pytest.fixture
def two(db: None, folder: Callable[..., Path]) -> tuple[Path, Path]:
    """Both imported."""
    paths = folder(of("north", year=2001), "north"), folder(of("south", year=2002), "south")
    for path in paths:
        import_folder(path=path, actor=KEEPER)
    return paths


def exported(place: Path, project: str) -> dict[str, bytes]:
    export_folder(path=place, actor=KEEPER, project=project)
    return {str(file.relative_to(place)): file.read_bytes() for file in place.rglob("*") if file.is_file()}


def counted(project: str) -> int:
    """The incidents in a snapshot of a project."""
    return current(chosen(project)).rows("incidents")


@pytest.mark.usefixtures("two")
def test_each_has_its_own_records_under_the_same_keys(tmp_path: Path) -> None:
    assert [project.name for project in every()] == ["north", "south"]
    for name in ("north", "south"):
        found = exported(tmp_path / f"out of {name}", name)
        other = b"south" if name == "north" else b"north"
        assert not [path for path, content in found.items() if other in content]
        assert {f"{path}" for path in of(name, year=1)} <= found.keys()
    assert found_by_verify() == []


def test_changing_and_retiring_in_one_leaves_the_other_to_the_byte(two: tuple[Path, Path], tmp_path: Path) -> None:
    before = exported(tmp_path / "before", "south")
    changed = of("north", year=1999)
    for path, text in changed.items():
        (two[0] / path).write_text(text)
    (two[0] / "records/acts.csv").unlink()
    import_folder(path=two[0], actor=KEEPER, retire_missing=True)
    retire(kind=kinds.INCIDENTS, key="i2", reason="twice", actor=KEEPER, project="north")
    amend(kind=kinds.INCIDENTS, key="i1", values={"title": "north again"}, actor=KEEPER, project="north")
    assert exported(tmp_path / "after", "south") == before
    assert (counted("north"), counted("south")) == (1, 2)
    assert found_by_verify() == []


@pytest.mark.usefixtures("two")
def test_whoever_names_no_project_is_asked_for_one(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"--project north \| south"):
        export_folder(path=tmp_path / "out", actor=KEEPER)
    with pytest.raises(InputError):
        record(kind=kinds.PERSONS, values={"naming_status": "withheld"}, actor=KEEPER)
    with pytest.raises(MissingError, match="Did you mean north"):
        export_folder(path=tmp_path / "out", actor=KEEPER, project="nort")
    done = record(kind=kinds.PERSONS, values={"id": "p7", "naming_status": "withheld"}, actor=KEEPER, project="south")
    assert [one.name for one in every() if rows.existing(kinds.PERSONS, [done.record], rows.keys_of(one.mark))] == [
        "south"
    ]


def test_a_reference_does_not_reach_into_another_project(two: tuple[Path, Path]) -> None:
    (two[0] / "records/places.csv").write_text("id,label,country\npl-north,Somewhere,KAZ\n")
    import_folder(path=two[0], actor=KEEPER)
    incidents = "id,title,date,verification,place\ni1,south 1,2002,verified,pl-north\n"
    (two[1] / "records/incidents.csv").write_text(incidents)
    with pytest.raises(ProblemsFound) as refused:
        import_folder(path=two[1], actor=KEEPER)
    assert [one.code for one in refused.value.problems] == ["reference"]
    with pytest.raises(ProblemsFound):
        amend(kind=kinds.INCIDENTS, key="i1", values={"place": "pl-north"}, actor=KEEPER, project="south")


# --- sharing -----------------------------------------------------------------------------------------------------


@pytest.fixture
def given_away(two: tuple[Path, Path]) -> tuple[Path, Path]:
    """North gives south a person with her name."""
    values = {"id": "p-both", "label": "Known to both", "naming_status": "withheld"}
    record(kind=kinds.PERSONS, values=values, actor=KEEPER, project="north")
    name = {"id": "n-both", "person": "p-both", "text": "Aigul Serikova", "kind": "main"}
    record(kind=kinds.PERSON_NAMES, values=name, actor=KEEPER, project="north")
    count = share(kind=kinds.PERSONS, key="p-both", giver="north", taker="south", actor=KEEPER, reason="same case")
    assert count == 2
    return two


@pytest.mark.usefixtures("given_away")
def test_what_is_given_is_written_out_counted_and_pointed_to(tmp_path: Path) -> None:
    act = {"id": "a9", "incident": "i2", "kind": "threat", "victim_person": "p-both"}
    record(kind=kinds.ACTS, values=act, actor=KEEPER, project="south")
    out = tmp_path / "out"
    found = exported(out, "south")
    assert b"p-both,Known to both" in found["records/persons.csv"]
    assert b"n-both,p-both,Aigul Serikova" in found["identity/person-names.csv"]
    snapshot = current(chosen("south"))
    assert (snapshot.rows("persons"), snapshot.rows("acts")) == (2, 2)
    again = import_folder(path=out, actor=KEEPER)
    assert not again.tally.added and not +again.tally.changed and again.missing == []
    assert found_by_verify() == []


@pytest.mark.usefixtures("given_away")
def test_whoever_gave_it_alone_changes_it(tmp_path: Path) -> None:
    with pytest.raises(ReadOnlyError, match="given by another project"):
        amend(kind=kinds.PERSONS, key="p-both", values={"label": "x"}, actor=KEEPER, project="south")
    out = tmp_path / "out"
    exported(out, "south")
    table = out / "records/persons.csv"
    table.write_text(table.read_text().replace("Known to both", "Changed"))
    with pytest.raises(ProblemsFound) as refused:
        import_folder(path=out, actor=KEEPER)
    assert [(one.code, one.value) for one in refused.value.problems] == [("shared", "p-both")]
    amend(kind=kinds.PERSONS, key="p-both", values={"label": "Changed at home"}, actor=KEEPER, project="north")
    assert b"Changed at home" in exported(tmp_path / "again", "south")["records/persons.csv"]


@pytest.mark.usefixtures("given_away")
def test_it_is_taken_back_once_nothing_points_to_it_and_retired_only_then(tmp_path: Path) -> None:
    act = {"id": "a9", "incident": "i2", "kind": "threat", "victim_person": "p-both"}
    record(kind=kinds.ACTS, values=act, actor=KEEPER, project="south")
    with pytest.raises(InputError, match="acts a9 of the project “south” points to it"):
        take_back(kind=kinds.PERSONS, key="p-both", giver="north", taker="south", actor=KEEPER)
    retire(kind=kinds.ACTS, key="a9", reason="twice", actor=KEEPER, project="south")
    with pytest.raises(ProblemsFound) as refused:
        retire(kind=kinds.PERSONS, key="p-both", reason="twice", actor=KEEPER, project="north")
    assert {one.code for one in refused.value.problems} == {"shared"}
    with pytest.raises(InputError, match="given by another project"):
        retire(kind=kinds.PERSONS, key="p-both", reason="twice", actor=KEEPER, project="south")
    assert take_back(kind=kinds.PERSONS, key="p-both", giver="north", taker="south", actor=KEEPER) == 2
    assert b"p-both" not in exported(tmp_path / "out", "south")["records/persons.csv"]
    retire(kind=kinds.PERSONS, key="p-both", reason="twice", actor=KEEPER, project="north")
    assert found_by_verify() == []


@pytest.mark.usefixtures("two")
def test_nothing_is_given_that_the_other_has_or_that_is_not_meant_for_it() -> None:
    with pytest.raises(InputError, match="has a record “p1” of its own"):
        share(kind=kinds.PERSONS, key="p1", giver="north", taker="south", actor=KEEPER)
    with pytest.raises(InputError, match="are not shared"):
        share(kind=kinds.INCIDENTS, key="i1", giver="north", taker="south", actor=KEEPER)
    with pytest.raises(MissingError, match="has no “p-none” of its own"):
        share(kind=kinds.PERSONS, key="p-none", giver="north", taker="south", actor=KEEPER)
    with pytest.raises(InputError, match="its own records already"):
        share(kind=kinds.PERSONS, key="p1", giver="north", taker="north", actor=KEEPER)
    assert not JournalEntry.objects.filter(kind="sharings").exists()


@pytest.mark.usefixtures("two")
def test_somebody_known_from_closed_incidents_alone_is_not_given() -> None:
    values = {"id": "p-shut", "naming_status": "withheld"}
    record(kind=kinds.PERSONS, values=values, actor=KEEPER, project="north")
    amend(kind=kinds.INCIDENTS, key="i2", values={"access": "sealed"}, actor=KEEPER, project="north")
    act = {"id": "a7", "incident": "i2", "kind": "threat", "victim_person": "p-shut"}
    record(kind=kinds.ACTS, values=act, actor=KEEPER, project="north")
    with pytest.raises(InputError, match="known from closed incidents alone"):
        share(kind=kinds.PERSONS, key="p-shut", giver="north", taker="south", actor=KEEPER)


@pytest.mark.usefixtures("two")
def test_ids_are_random_before_the_key_and_differ_between_projects() -> None:
    ids = list(Incident.everything.order_by("pk").values_list("pk", flat=True))
    assert sorted(map(key_of, ids)) == ["i1", "i1", "i2", "i2"]
    assert {mark_of(id_) for id_ in ids} == {project.mark for project in every()}
    assert Person.everything.filter(pk__endswith=":p1").count() == 2


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.from_regex(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,108}[A-Za-z0-9_-])?", fullmatch=True))
def test_a_key_comes_back_from_its_id(key: str) -> None:
    keys = Keys(new_mark())
    id_ = keys.id_of("incidents", key)
    assert len(id_) <= 120
    assert (key_of(id_), mark_of(id_)) == (key, keys.mark)
    assert keys.ids("incidents", [key, ""]) == [id_, ""]
    assert id_.count(BETWEEN) == 1


def test_what_is_no_mark_becomes_no_part_of_a_query() -> None:
    for mark in ("", "a' OR 1=1", "ABCDEFGH", "abcdefg", "abcdefghi"):
        with pytest.raises(ValueError):
            Keys(mark)


def test_an_import_is_not_undone_that_brought_what_another_project_was_given(two: tuple[Path, Path]) -> None:
    people = "id,label,naming_status\np1,north person,withheld\np5,Known to both,withheld\n"
    (two[0] / "records/persons.csv").write_text(people)
    done = import_folder(path=two[0], actor=KEEPER)
    share(kind=kinds.PERSONS, key="p5", giver="north", taker="south", actor=KEEPER)
    with pytest.raises(ProblemsFound, match="Nothing was undone") as refused:
        undo_import(entry=done.entry, reason="", actor=KEEPER)
    assert [(one.code, one.value) for one in refused.value.problems] == [("shared", "p5")]
    take_back(kind=kinds.PERSONS, key="p5", giver="north", taker="south", actor=KEEPER)
    assert undo_import(entry=done.entry, reason="", actor=KEEPER).retired == {"persons": 1}
    assert found_by_verify() == []


@pytest.mark.usefixtures("given_away")
def test_a_part_that_was_given_is_not_retired_and_nobody_writes_in_anothers_name() -> None:
    with pytest.raises(ProblemsFound) as refused:
        retire(kind=kinds.PERSON_NAMES, key="n-both", reason="twice", actor=KEEPER, project="north")
    assert {one.code for one in refused.value.problems} == {"shared"}
    values = {"id": "p-both", "naming_status": "withheld"}
    with pytest.raises(InputError, match="already"):
        record(kind=kinds.PERSONS, values=values, actor=KEEPER, project="south")


@pytest.mark.usefixtures("two")
def test_a_key_that_the_other_once_had_is_not_given_to_it() -> None:
    """What it retired under that key could come back, and would hang on somebody else."""
    for name in ("north", "south"):
        record(kind=kinds.PERSONS, values={"id": "p8", "naming_status": "withheld"}, actor=KEEPER, project=name)
    retire(kind=kinds.PERSONS, key="p8", reason="twice", actor=KEEPER, project="south")
    with pytest.raises(InputError, match="has a record “p8” of its own"):
        share(kind=kinds.PERSONS, key="p8", giver="north", taker="south", actor=KEEPER)


REQUIRED = {"reference/columns.csv": "kind,name,type,vocabulary,required,en\npersons,own_req,text,,yes,Req\n"}


def test_nothing_is_given_to_a_project_that_requires_a_column_of_its_own(folder: Callable[..., Path], db: None) -> None:
    people = "id,label,naming_status,own_req,invented\np9,Nine,withheld,here,yes\n"
    for name, files in {
        "one": {"records/persons.csv": "id,label,naming_status,invented\np1,One,withheld,yes\n"},
        "two": {**REQUIRED, "records/persons.csv": people},
    }.items():
        import_folder(path=folder({**files, "dalel.toml": f'[project]\nname = "{name}"\n'}, name), actor=KEEPER)
    with pytest.raises(InputError, match="requires own_req of persons"):
        share(kind=kinds.PERSONS, key="p1", giver="one", taker="two", actor=KEEPER)
    share(kind=kinds.PERSONS, key="p9", giver="two", taker="one", actor=KEEPER)


def test_nor_may_one_require_a_column_of_what_it_was_given(folder: Callable[..., Path], db: None) -> None:
    for name in ("one", "two"):
        table = f"id,label,naming_status,invented\np-{name},Somebody,withheld,yes\n"
        files = {"records/persons.csv": table, "dalel.toml": f'[project]\nname = "{name}"\n'}
        import_folder(path=folder(files, name), actor=KEEPER)
    share(kind=kinds.PERSONS, key="p-one", giver="one", taker="two", actor=KEEPER)
    table = "id,label,naming_status,own_req,invented\np-two,Somebody,withheld,x,yes\n"
    files = {**REQUIRED, "records/persons.csv": table, "dalel.toml": '[project]\nname = "two"\n'}
    with pytest.raises(ProblemsFound) as refused:
        import_folder(path=folder(files, "two"), actor=KEEPER)
    assert [(one.code, one.column) for one in refused.value.problems] == [("left-out", "own_req")]
