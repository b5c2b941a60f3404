"""A project adds columns to a kind of record as rows of its reference data: they are columns like any other."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from dalel.accounts import projects
from dalel.accounts.policy import LocalOperator
from dalel.advocacy.project import KINDS
from dalel.custody.actions import amend, record
from dalel.custody.facts import current_facts, kinds_of
from dalel.custody.models import JournalEntry
from dalel.figures.catalogue import catalogue
from dalel.figures.context import FigureContext
from dalel.figures.engine import Engine
from dalel.figures.figure import Figure
from dalel.figures.sandbox import Sandbox
from dalel.figures.snapshot import freeze, sql_columns
from dalel.figures.sources import Rows
from dalel.intake import importing
from dalel.intake.comparing import FolderRecords, compare
from dalel.intake.exporting import export_folder
from dalel.intake.importing import import_folder
from dalel.intake.restoring import restore
from dalel.intake.retiring import retire
from dalel.intake.undoing import undo_import
from dalel.lib.errors import FigureError, InputError, ProblemsFound
from dalel.records import rows
from dalel.records.kind import Table
from dalel.records.own import PREFIX
from dalel.reference.facts import load
from dalel.register import kinds
from dalel.register.models import Act
from tests.intake.conftest import found_by_verify
from tests.intake.journalists import COLUMNS, JOURNALISTS

pytestmark = pytest.mark.django_db
KEEPER = LocalOperator("keeper")
Change = dict[str, str | bytes | None]


Make = Callable[..., Path]


@contextmanager
def asking() -> Iterator[Callable[[str], Figure]]:
    """Asks figures of what the database holds."""
    tables = rows.tables(kinds_of("journalists"), rows.keys_of(projects.chosen("journalists").mark))
    held = {name: Table(table.kind, list(table.rows)) for name, table in tables.items()}
    with TemporaryDirectory() as place:
        engine = Engine(freeze(Rows(held), Rows(held).kinds, Path(place)))
        try:
            yield Sandbox(FigureContext(engine, current_facts("journalists"))).evaluate
        finally:
            engine.close()


def exported(place: Path) -> dict[str, bytes]:
    export_folder(path=place, actor=KEEPER, project="journalists")
    return {str(file.relative_to(place)): file.read_bytes() for file in place.rglob("*") if file.is_file()}


def act(folder: Path, key: str) -> dict[str, str]:
    with (folder / "records" / "acts.csv").open(encoding="utf-8", newline="") as opened:
        return next(row for row in csv.DictReader(opened) if row["id"] == key)


def parts(figure: Figure) -> dict[str, int]:
    return {str(part["label"]): part["count"] for part in figure.breakdown or ()}


def test_no_column_of_dalels_begins_like_one_of_a_projects_own() -> None:
    assert not [column.name for kind in KINDS for column in kind.columns if column.name.startswith(PREFIX)]


def test_they_go_in_and_come_out_the_same(journalists: Make, tmp_path: Path) -> None:
    import_folder(path=journalists(), actor=KEEPER)
    exported(tmp_path / "out")
    assert act(tmp_path / "out", "a12")["own_job"] == "editor;publisher"
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    fields = next(one for one in package["resources"] if one["name"] == "acts")["schema"]["fields"]
    [job] = [one for one in fields if one["name"] == "own_job"]
    assert job["title"] == "Job" and job["dalel:vocabulary"] == "jobs"
    again = import_folder(path=tmp_path / "out", actor=KEEPER)
    assert not +again.tally.added and not +again.tally.changed
    assert compare(FolderRecords(tmp_path / "out"), "journalists").count == 0
    assert found_by_verify() == []


def test_a_large_folder_brings_them_while_another_process_reads(
    journalists: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    contacts = "id,person,kind,text,own_channel\nc1,p1,telephone,+7 000,only by Signal\n"
    path = journalists({"identity/person-contacts.csv": contacts})
    monkeypatch.setattr(importing, "WORTH_A_PROCESS", 0)
    said: list[str] = []
    import_folder(path=path, actor=KEEPER, progress=lambda what, _rows: said.append(what))
    assert said and not [what for what in said if what.startswith("checking")]
    assert compare(FolderRecords(path), "journalists").count == 0
    assert found_by_verify() == []


def test_what_was_counted_by_hand_is_what_figures_say(journalists: Make) -> None:
    import_folder(path=journalists(), actor=KEEPER)
    with asking() as ask:
        assert parts(ask('count("acts", by="own_medium")')) == {"print": 11, "radio": 4, "television": 1}
        assert ask('count("persons", own_local="foreign")').value == 3
        assert ask('count("persons", own_impunity="complete", own_local="local")').value == 7
        assert ask('count("acts", own_impunity=None)').value == 7
        assert ask('count("acts", own_freelance="yes", during="1992-01")').value == 2
        assert ask('count("incidents", own_job="editor")').value == 4
        assert ask('count("incidents", not_own_job="editor")').value == 12
        assert ask('count("acts", own_place=12)').value == 1
        assert ask('count("acts", own_seen="2018-05-03")').value == 16
        assert ask('distinct("acts", "own_job")').value == 7
        assert ask('total("acts", "own_place")').value == sum(range(1, 17))
        assert ask('values("acts", "own_local")').text("en") == "local and foreign"
        assert ask('field("acts", "a6", "own_impunity")').value == "partial"


def test_of_a_column_that_several_kinds_have_that_of_what_is_counted_is_meant(journalists: Make) -> None:
    """Incident i1 is foreign with a local person, and i2 local with a foreign one."""
    more = "".join(f"{kind},own_from,code,local-or-foreign,,From,,,\n" for kind in ("incidents", "persons"))
    changes: Change = {
        "reference/columns.csv": COLUMNS + more,
        "records/incidents.csv": "id,date,verification,own_from\n"
        + "".join(f"i{at},1992,verified,{'foreign' if at == 1 else 'local'}\n" for at in range(1, 17)),
        "records/persons.csv": "id,label,naming_status,own_from\n"
        + "".join(f"p{at},,withheld,{'foreign' if at in (2, 3) else 'local'}\n" for at in range(1, 17)),
    }
    import_folder(path=journalists(changes), actor=KEEPER)
    with asking() as ask:
        assert ask('count("persons", own_from="foreign")').value == 2
        assert ask('count("people", own_from="foreign")').value == 2
        assert ask('count("incidents", own_from="foreign")').value == 1
        assert ask('count("acts", own_from="foreign")').value == 1  # the acts of incident i1


def test_a_unit_is_dated_by_a_date_of_its_own(journalists: Make) -> None:
    import_folder(path=journalists(), actor=KEEPER)
    for key, date in (("a1", "2018-05"), ("a2", "2018"), ("a3", "2019-01-03"), ("a4", "2017-12/2018-01")):
        amend(kind=kinds.ACTS, key=key, values={"own_checked": date}, actor=KEEPER)
    with asking() as ask:
        found = ask('count("acts", dated="own_checked", during="2018")')
        assert (found.value, found.touching, found.undated) == (2, 1, 12)
        assert parts(ask('count("acts", dated="own_checked", by="year")')) == {"2018": 2, "2019": 1, "not given": 13}
        with pytest.raises(FigureError):
            ask('count("incidents", dated="own_checked")')


def test_two_of_them_make_a_cross_table(journalists: Make) -> None:
    import_folder(path=journalists(), actor=KEEPER)
    with asking() as ask:
        figure = ask('count("acts", by="own_medium", across="own_impunity")')
        crossed = {
            part["label"]: {one["label"]: one["count"] for one in part["across"]} for part in figure.breakdown or ()
        }
        assert crossed == {
            "print": {"complete": 5, "partial": 1, "not given": 5},
            "radio": {"complete": 2, "partial": 0, "not given": 2},
            "television": {"complete": 1, "partial": 0, "not given": 0},
        }
        assert figure.question.endswith('by="own_medium", across="own_impunity")')
        with pytest.raises(FigureError):
            ask('count("acts", across="own_impunity")')


def test_free_text_of_a_projects_own_is_in_no_snapshot(journalists: Make) -> None:
    changed = str(JOURNALISTS["records/acts.csv"]).replace("own_seen\n", "own_seen,own_remark\n")
    acts = changed.replace("2018-05-03\n", "2018-05-03,known to Aigerim\n")
    import_folder(path=journalists({"records/acts.csv": acts}), actor=KEEPER)
    held = sql_columns(kinds_of("journalists")["acts"])
    assert "own_medium" in held and "own_remark" not in held
    with asking() as ask, pytest.raises(FigureError):
        ask('count("acts", own_remark="known to Aigerim")')


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("a1,i1,killing,p1,print", "a1,i1,killing,p1,paper", "own_medium"),
        ("a1,i1,killing,p1,print", "a1,i1,killing,p1,", "own_medium"),
        (",local,yes,1,", ",local,maybe,1,", "own_freelance"),
        (",local,yes,1,", ",local,yes,1.5,", "own_place"),
        (",1,2018-05-03", ",1,3 May", "own_seen"),
        ("own_medium,own_job", "own_medium,own_jobs", "own_jobs"),
    ],
)
def test_a_cell_of_theirs_is_checked_like_any_other(journalists: Make, old: str, new: str, column: str) -> None:
    acts = str(JOURNALISTS["records/acts.csv"])
    assert old in acts
    with pytest.raises(ProblemsFound) as found:
        import_folder(path=journalists({"records/acts.csv": acts.replace(old, new, 1)}), actor=KEEPER)
    assert {problem.column for problem in found.value.problems} == {column}
    assert not Act.everything.exists()


@pytest.mark.parametrize(
    "row",
    [
        "acts,medium,code,media,,Medium,,,",  # could be a column of Dalel's one day
        "acts,own_Medium,code,media,,Medium,,,",
        "acts,own_" + "x" * 60 + ",text,,,Long,,,",
        "act,own_other,text,,,Other,,,",
        "sessions,own_other,text,,,Other,,,",  # Dalel brings these along
        "acts,own_other,code,no-such,,Other,,,",
        "acts,own_other,code,,,Other,,,",
        "acts,own_other,text,media,,Other,,,",
        "acts,own_other,ref,,,Other,,,",
        "acts,own_medium,text,,,Twice,,,",
        "persons,own_medium,text,,,Another thing,,,",
        "acts,own_checked_latest,day,,,Read last,,,",  # so the last day of own_checked is called
        "acts,own_told_earliest,text,,,Told first,,,",
        "acts,own_lawyer,boolean,,yes,Lawyer,,,",  # an empty one means no
    ],
)
def test_a_declaration_that_cannot_be_is_refused_with_a_remedy(journalists: Make, row: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        import_folder(path=journalists({"reference/columns.csv": f"{COLUMNS}{row}\n"}), actor=KEEPER)
    assert all(problem.file == "reference/columns.csv" and problem.remedy for problem in found.value.problems)
    assert not projects.every()


def test_one_value_is_amended_and_the_journal_says_what_it_was(journalists: Make) -> None:
    import_folder(path=journalists(), actor=KEEPER)
    done = amend(kind=kinds.ACTS, key="a1", values={"own_impunity": "full-justice"}, actor=KEEPER)
    assert done.changes == {"own_impunity": ("", "full-justice")}
    amend(kind=kinds.ACTS, key="a1", values={"own_medium": "print;internet", "own_amount": "12.50"}, actor=KEEPER)
    with pytest.raises(ProblemsFound):
        amend(kind=kinds.ACTS, key="a1", values={"own_impunity": "none"}, actor=KEEPER)
    new = record(kind=kinds.ACTS, values={"incident": "i1", "kind": "threat", "own_medium": "internet"}, actor=KEEPER)
    assert new.record and found_by_verify() == []
    with asking() as ask:
        assert ask('total("acts", "own_amount")').value == "12.5"
        assert ask('count("acts", own_medium="internet")').value == 2


def test_a_value_in_an_identity_table_is_told_of_by_commitment_alone(journalists: Make) -> None:
    contacts = "id,person,kind,text,own_channel\nc1,p1,telephone,+7 000,only by Signal\n"
    import_folder(path=journalists({"identity/person-contacts.csv": contacts}), actor=KEEPER)
    entry = JournalEntry.objects.get(kind="person-contacts")
    assert "own_channel" in json.loads(entry.commitments) and "Signal" not in entry.changes + entry.commitments
    assert found_by_verify() == []


def test_an_identity_table_has_no_dimension_of_its_own(journalists: Make) -> None:
    more = f"{COLUMNS}person-contacts,own_works,boolean,,,Works,,,\nrecommendations,own_urgent,boolean,,,Urgent,,,\n"
    found = catalogue(load(journalists({"reference/columns.csv": more})))
    assert "own_works" not in found.dimensions and "own_urgent" in found.dimensions


def test_a_record_with_own_values_is_retired_and_restored_whole(journalists: Make, tmp_path: Path) -> None:
    import_folder(path=journalists(), actor=KEEPER)
    before = exported(tmp_path / "before")
    retire(kind=kinds.ACTS, key="a12", reason="entered twice", actor=KEEPER)
    with asking() as ask:
        assert ask('count("acts", own_job="publisher")').value == 0
    restore(kind=kinds.ACTS, key="a12", reason="", actor=KEEPER)
    assert exported(tmp_path / "after") == before
    assert found_by_verify() == []


def test_an_import_that_brought_a_column_is_undone_with_it(journalists: Make, tmp_path: Path) -> None:
    plain: Change = {
        "reference/columns.csv": COLUMNS.split("acts,own_job")[0],
        "records/acts.csv": "id,incident,kind,victim_person,own_medium\na1,i1,killing,p1,radio\n",
    }
    import_folder(path=journalists(plain), actor=KEEPER)
    before = exported(tmp_path / "before")
    done = import_folder(path=journalists(), actor=KEEPER)
    undo_import(entry=done.entry, reason="", actor=KEEPER)
    assert exported(tmp_path / "after") == before
    assert found_by_verify() == []


def test_a_column_that_holds_values_cannot_be_given_up(journalists: Make, tmp_path: Path) -> None:
    import_folder(path=journalists(), actor=KEEPER)
    before = exported(tmp_path / "before")
    acts = str(JOURNALISTS["records/acts.csv"])
    without = "\n".join(line for line in COLUMNS.split("\n") if "own_seen" not in line)
    dropped = acts.replace(",own_seen\n", "\n").replace(",2018-05-03\n", "\n")
    gone: Change = {"reference/columns.csv": without, "records/acts.csv": dropped}
    with pytest.raises(ProblemsFound) as found:
        import_folder(path=journalists(gone), actor=KEEPER)
    assert {problem.column for problem in found.value.problems} == {"own_seen"}
    retyped: Change = {"reference/columns.csv": COLUMNS.replace("own_seen,day", "own_seen,text")}
    with pytest.raises(ProblemsFound):
        import_folder(path=journalists(retyped), actor=KEEPER)
    assert exported(tmp_path / "after") == before
    import_folder(path=journalists({"records/acts.csv": acts.replace(",2018-05-03\n", ",\n")}), actor=KEEPER)
    import_folder(path=journalists(gone), actor=KEEPER)
    exported(tmp_path / "without")
    assert "own_seen" not in act(tmp_path / "without", "a1")
    assert found_by_verify() == []


def test_a_record_comes_back_only_under_a_column_that_is_there(journalists: Make) -> None:
    import_folder(path=journalists(), actor=KEEPER)
    for at in range(1, 17):
        retire(kind=kinds.ACTS, key=f"a{at}", reason="to be brought anew", actor=KEEPER)
    none: Change = {"reference/columns.csv": None, "records/acts.csv": None}
    import_folder(path=journalists(none, name="without"), actor=KEEPER, retire_missing=True)
    with pytest.raises(InputError) as refused:
        restore(kind=kinds.ACTS, key="a1", reason="", actor=KEEPER)
    assert "own_" in refused.value.message
    import_folder(path=journalists({"records/acts.csv": None}, name="with"), actor=KEEPER)
    restore(kind=kinds.ACTS, key="a1", reason="", actor=KEEPER)
    assert found_by_verify() == []


@pytest.mark.parametrize(
    "value",
    [
        {"own_medium": '["print"]', "own_secret": "a name"},
        {"own_medium": "print"},
        {"own_medium": '["print"]', "own_place": "01"},
        {"own_medium": '["print"]', "own_freelance": "true"},
        ["print"],
    ],
)
def test_what_somebody_wrote_past_dalel_is_found(journalists: Make, value: object) -> None:
    import_folder(path=journalists(), actor=KEEPER)
    assert found_by_verify() == []
    Act.everything.filter(pk__endswith=":a1").update(own=value)
    found = found_by_verify()
    assert found and all("a1" in problem for problem in found)
    assert not any("a name" in problem for problem in found)


def test_a_project_knows_no_column_of_another(journalists: Make, good: Make) -> None:
    import_folder(path=journalists(), actor=KEEPER)
    spoilt: Change = {"records/acts.csv": "id,incident,kind,own_medium\na1,i1,killing,print\n"}
    with pytest.raises(ProblemsFound) as found:
        import_folder(path=good(spoilt, name="other"), actor=KEEPER)
    assert {problem.column for problem in found.value.problems} == {"own_medium"}


def test_the_facts_of_a_folder_are_those_of_its_database(journalists: Make) -> None:
    path = journalists()
    import_folder(path=path, actor=KEEPER)
    assert load(path).own_columns == current_facts("journalists").own_columns
