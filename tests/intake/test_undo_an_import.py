"""An import is undone as a whole: what it added goes, what it changed or retired is as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import transaction

from dalel.accounts.policy import LocalOperator
from dalel.accounts.projects import every
from dalel.custody.actions import amend
from dalel.custody.journal import writing
from dalel.custody.models import JournalEntry, ProjectFile
from dalel.custody.projects import DOCUMENTS
from dalel.intake.exporting import export_folder
from dalel.intake.importing import import_folder
from dalel.intake.retiring import retire
from dalel.intake.undoing import imports, number_of, undo_import
from dalel.lib.errors import InputError, MissingError, ProblemsFound
from dalel.register import kinds
from dalel.register.models import Act, Incident, Person, PersonName
from tests.intake.conftest import found_by_verify

pytestmark = pytest.mark.django_db
Good = Callable[..., Path]
KEEPER = LocalOperator("keeper")
HEAD = "id,title,date,verification\n"
CHANGED: dict[str, str | bytes | None] = {
    "records/incidents.csv": HEAD + "i1,New title,2018-03-05,verified\ni2,Дом,2018-03,reported\ni9,New,2019,verified\n",
    "records/acts.csv": "id,incident,kind,victim_person,targets\na1,i1,arbitrary-arrest,p1,\na9,i9,killing,p2,\n",
    "identity/person-names.csv": "id,person,text,kind\nn1,p1,Another Name,main\nn9,p2,Second Name,main\n",
    "documents/letter.md": "---\ntitle: Another\n---\n\nOther text.\n",
    "documents/new.md": "A new text.\n",
}


def exported(place: Path) -> dict[str, bytes]:
    export_folder(path=place, actor=KEEPER)
    return {str(file.relative_to(place)): file.read_bytes() for file in place.rglob("*") if file.is_file()}


def test_everything_is_as_it_was_before_to_the_byte(good: Good, tmp_path: Path) -> None:
    import_folder(path=good(), actor=KEEPER)
    before = exported(tmp_path / "before")
    done = import_folder(path=good(CHANGED), actor=KEEPER)
    assert exported(tmp_path / "between") != before
    undone = undo_import(entry=done.entry, reason="the wrong sheet", actor=KEEPER)
    assert exported(tmp_path / "after") == before
    assert undone.retired == {"incidents": 1, "acts": 1, "person-names": 1, "texts": 1}
    assert undone.amended == {"incidents": 1, "acts": 1, "person-names": 1, "texts": 1}
    assert found_by_verify() == []


def test_what_it_retired_comes_back(good: Good, tmp_path: Path) -> None:
    import_folder(path=good(), actor=KEEPER)
    before = exported(tmp_path / "before")
    left_out = {"records/acts.csv": "id,incident,kind\na1,i1,arbitrary-arrest\n", "documents/letter.md": None,
                "identity/person-names.csv": None}  # fmt: skip
    path = good(left_out, name="shorter")
    done = import_folder(path=path, actor=KEEPER, retire_missing=True)
    assert (Act.everything.count(), PersonName.everything.count()) == (1, 0)
    undone = undo_import(entry=done.entry, reason="", actor=KEEPER)
    assert undone.restored == {"acts": 1, "person-names": 1, "texts": 1}
    assert exported(tmp_path / "after") == before
    assert found_by_verify() == []


def test_the_first_import_of_a_project_undone_leaves_no_project(good: Good) -> None:
    first = import_folder(path=good(), actor=KEEPER)
    undone = undo_import(entry=first.entry, reason="", actor=KEEPER)
    assert undone.ended
    assert every() == []
    assert not Incident.everything.exists() and not ProjectFile.objects.exists()
    assert found_by_verify() == []
    import_folder(path=good(), actor=KEEPER)
    assert [project.name for project in every()] == ["small"]
    assert found_by_verify() == []


def test_a_folder_that_was_given_another_name_is_noticed_and_can_be_taken_back(good: Good) -> None:
    import_folder(path=good(), actor=KEEPER)
    again = import_folder(path=good({"dalel.toml": '[project]\nname = "smal"\n'}, name="again"), actor=KEEPER)
    assert any("Most of its keys are keys of “small” too" in note for note in again.notes)
    undo_import(entry=again.entry, reason="", actor=KEEPER)
    assert [project.name for project in every()] == ["small"]
    assert Incident.everything.count() == 3
    assert found_by_verify() == []


def test_a_trial_says_what_would_change_and_writes_nothing(good: Good) -> None:
    done = import_folder(path=good(), actor=KEEPER)
    before = JournalEntry.objects.count()
    assert undo_import(entry=done.entry, reason="", actor=KEEPER, dry_run=True).retired["incidents"] == 3
    assert (JournalEntry.objects.count(), Incident.everything.count()) == (before, 3)


def test_what_was_changed_since_stops_it_and_is_named(good: Good) -> None:
    import_folder(path=good(), actor=KEEPER)
    done = import_folder(path=good(CHANGED), actor=KEEPER)
    amend(kind=kinds.INCIDENTS, key="i1", values={"title": "By hand"}, actor=KEEPER)
    with pytest.raises(InputError, match="changed after the import: incidents i1"):
        undo_import(entry=done.entry, reason="", actor=KEEPER)
    assert Incident.everything.get(pk__endswith=":i1").title == "By hand"


def test_what_came_later_and_points_to_it_stops_it(good: Good) -> None:
    first = import_folder(path=good(), actor=KEEPER)
    path = good()
    with (path / "records" / "acts.csv").open("a") as table:
        table.write("a3,i3,killing,,,\n")
    import_folder(path=path, actor=KEEPER)
    with pytest.raises(InputError, match="point to what this import added: acts a3"):
        undo_import(entry=first.entry, reason="", actor=KEEPER)


def test_imports_are_listed_and_each_is_undone_once(good: Good) -> None:
    first = import_folder(path=good(), actor=KEEPER)
    second = import_folder(path=good(CHANGED), actor=KEEPER)
    assert import_folder(path=good(CHANGED), actor=KEEPER).entry == 0  # it changed nothing
    undo_import(entry=second.entry, reason="", actor=KEEPER)
    assert [(entry.sequence, name, undone) for entry, name, undone in imports()] == [
        (second.entry, "small", True), (first.entry, "small", False),
    ]  # fmt: skip
    assert number_of("last", imports()) == first.entry == number_of(str(first.entry), imports())
    for text in ("x", "-1", "²", "9" * 30):
        with pytest.raises(MissingError):
            number_of(text, imports())
    with pytest.raises(InputError, match="undone already"):
        undo_import(entry=second.entry, reason="", actor=KEEPER)
    with pytest.raises(MissingError):
        undo_import(entry=1, reason="", actor=KEEPER)


def test_the_last_of_several_projects_has_to_be_named(good: Good) -> None:
    first = import_folder(path=good(), actor=KEEPER)
    second = import_folder(path=good({"dalel.toml": '[project]\nname = "second"\n'}), actor=KEEPER)
    with pytest.raises(InputError, match="Several projects"):
        number_of("last", imports())
    assert (number_of("last", imports("small")), number_of("last", imports("second"))) == (first.entry, second.entry)


def test_nothing_is_undone_that_would_open_what_it_closed(good: Good) -> None:
    import_folder(path=good(), actor=KEEPER)
    sealing: dict[str, str | bytes | None] = {
        "records/incidents.csv": "id,title,date,verification,access\ni1,Two,2018-03-05,verified,sealed\n"
    }
    done = import_folder(path=good(sealing), actor=KEEPER)
    with pytest.raises(ProblemsFound, match="Nothing was undone") as refused:
        undo_import(entry=done.entry, reason="", actor=KEEPER)
    assert ("opened", "i1") in [(one.code, one.value) for one in refused.value.problems]


def test_one_import_after_the_other_is_undone_back_to_nothing(good: Good) -> None:
    first = import_folder(path=good(), actor=KEEPER)
    second = import_folder(path=good(CHANGED), actor=KEEPER)
    undo_import(entry=second.entry, reason="", actor=KEEPER)
    third = import_folder(path=good(CHANGED), actor=KEEPER)
    undo_import(entry=third.entry, reason="", actor=KEEPER)
    assert undo_import(entry=first.entry, reason="", actor=KEEPER).ended
    assert found_by_verify() == []


def test_a_project_of_which_something_was_filed_stays_though_its_records_go(good: Good) -> None:
    first = import_folder(path=good(), actor=KEEPER)
    with transaction.atomic(), writing(KEEPER) as journal:
        journal.write("file", DOCUMENTS, [("small/letter/1", "{}", "{}")])
    assert not undo_import(entry=first.entry, reason="", actor=KEEPER).ended
    assert [project.name for project in every()] == ["small"]
    assert not Incident.everything.exists()


def test_an_empty_text_that_was_filled_is_empty_again(good: Good) -> None:
    import_folder(path=good({"documents/letter.md": ""}), actor=KEEPER)
    done = import_folder(path=good(), actor=KEEPER)
    undo_import(entry=done.entry, reason="", actor=KEEPER)
    assert ProjectFile.objects.get(path="documents/letter.md").text == ""
    assert found_by_verify() == []


def test_what_points_to_a_record_of_the_import_is_found_behind_many_of_its_own(good: Good) -> None:
    many = "id,label,kind,parent\no0,Ministry,authority,\n" + "".join(
        f"o{number},Department,authority,o0\n" for number in range(1, 40)
    )
    path = good({"records/organisations.csv": many})
    done = import_folder(path=path, actor=KEEPER)
    (path / "records" / "organisations.csv").write_text(many + "zz,Later,authority,o0\n")
    import_folder(path=path, actor=KEEPER)
    with pytest.raises(InputError, match="organisations zz"):
        undo_import(entry=done.entry, reason="", actor=KEEPER)


def test_what_it_pointed_to_before_has_to_be_there(good: Good) -> None:
    acts = "id,incident,kind,victim_person\na1,i1,arbitrary-arrest,p1\na2,i2,killing,p2\n"
    path = good({"records/acts.csv": acts})
    import_folder(path=path, actor=KEEPER)
    (path / "records" / "acts.csv").write_text(acts.replace("arrest,p1", "arrest,p2"))
    done = import_folder(path=path, actor=KEEPER)
    retire(kind=kinds.PERSONS, key="p1", reason="nobody", actor=KEEPER)
    with pytest.raises(InputError, match="points to “p1” among persons"):
        undo_import(entry=done.entry, reason="", actor=KEEPER)


PEOPLE = "id,label,naming_status,naming_scope,naming_ground\n{}p2,B,withheld,,\n"
AGREED, WITHDRAWN = (PEOPLE.format(f"p1,A,{status},public,Signed\n") for status in ("named-with-consent", "withdrawn"))


def test_a_withdrawn_consent_does_not_come_back_by_undoing(good: Good) -> None:
    import_folder(path=good({"records/persons.csv": AGREED}), actor=KEEPER)
    done = import_folder(path=good({"records/persons.csv": WITHDRAWN}), actor=KEEPER)
    with pytest.raises(ProblemsFound, match="Nothing was undone") as refused:
        undo_import(entry=done.entry, reason="", actor=KEEPER)
    assert [(one.code, one.value) for one in refused.value.problems] == [("consent", "p1")]
    assert Person.everything.get(pk__endswith=":p1").naming_status == "withdrawn"


def test_a_consent_that_was_recorded_is_undone(good: Good) -> None:
    import_folder(path=good({"records/persons.csv": WITHDRAWN}), actor=KEEPER)
    done = import_folder(path=good({"records/persons.csv": AGREED}), actor=KEEPER)
    undo_import(entry=done.entry, reason="", actor=KEEPER)
    assert Person.everything.get(pk__endswith=":p1").naming_status == "withdrawn"


def test_an_older_copy_that_says_that_somebody_may_be_named_is_told_of(good: Good) -> None:
    import_folder(path=good({"records/persons.csv": WITHDRAWN}), actor=KEEPER)
    for dry_run in (True, False):
        done = import_folder(path=good({"records/persons.csv": AGREED}), actor=KEEPER, dry_run=dry_run)
        assert [one.code for one in done.warnings] == ["consent"]


def test_an_import_of_another_project_is_not_among_those_of_this_one(good: Good) -> None:
    first = import_folder(path=good(), actor=KEEPER)
    import_folder(path=good({"dalel.toml": '[project]\nname = "second"\n'}), actor=KEEPER)
    with pytest.raises(MissingError):
        number_of(str(first.entry), imports("second"))
