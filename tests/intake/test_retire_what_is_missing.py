"""`dalel import --retire-missing`: what the folder leaves out is retired, and stays in the journal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dalel.accounts.policy import LocalOperator
from dalel.custody.facts import current_facts
from dalel.custody.models import JournalEntry, JournalSecret, ProjectFile
from dalel.intake.importing import import_folder
from dalel.lib.errors import ProblemsFound
from dalel.register.models import Act, Incident, PersonName
from tests.intake.conftest import found_by_verify

pytestmark = pytest.mark.django_db
Folder = Callable[..., Path]

FILES = {
    "dalel.toml": '[project]\nname = "small"\n',
    "documents/letter.md": "A letter.\n",
    "documents/note.md": "A note.\n",
    "records/incidents.csv": "id,date,verification\ni1,2018,verified\ni2,2019,verified\n",
    "records/persons.csv": "id,label,naming_status\np1,Activist 1,withheld\n",
    "identity/person-names.csv": "id,person,text,kind\nn1,p1,Aigul Serikova,main\n",
    "records/acts.csv": "id,incident,kind,victim_person\na1,i1,threat,p1\na2,i2,threat,p1\n",
}


@pytest.fixture
def stored(folder: Folder, keeper: LocalOperator) -> Path:
    path = folder(FILES)
    import_folder(path=path, actor=keeper)
    return path


def _without(path: Path, file: str, *rows: str) -> None:
    text = (path / file).read_text()
    for row in rows:
        assert row in text
        text = text.replace(row, "")
    (path / file).write_text(text)


def test_what_the_folder_leaves_out_is_retired_and_the_journal_keeps_it(stored: Path, keeper: LocalOperator) -> None:
    _without(stored, "records/incidents.csv", "i2,2019,verified\n")
    _without(stored, "records/acts.csv", "a2,i2,threat,p1\n")
    _without(stored, "identity/person-names.csv", "n1,p1,Aigul Serikova,main\n")
    (stored / "documents" / "note.md").unlink()
    done = import_folder(path=stored, actor=keeper, retire_missing=True)
    assert sorted(done.retired) == [
        ("acts", "a2"), ("incidents", "i2"), ("person-names", "n1"), ("texts", "documents/note.md"),
    ]  # fmt: skip
    assert [one.key for one in Incident.everything.all()] == ["i1"]
    assert not PersonName.everything.exists()
    entry = JournalEntry.objects.get(verb="retire", kind="incidents")
    assert entry.differences["date"] == ("2019", "")
    assert "Aigul" not in JournalEntry.objects.get(verb="retire", kind="person-names").changes
    assert JournalSecret.objects.filter(entry__verb="retire", before="Aigul Serikova").exists()
    assert "A note." not in JournalEntry.objects.get(verb="remove", kind="project-files").changes
    assert JournalSecret.objects.filter(entry__kind="replaced-texts", before="A note.\n").exists()
    assert found_by_verify() == []


def test_what_came_back_is_there_again_for_the_journal_too(stored: Path, keeper: LocalOperator) -> None:
    _without(stored, "identity/person-names.csv", "n1,p1,Aigul Serikova,main\n")
    import_folder(path=stored, actor=keeper, retire_missing=True)
    (stored / "identity" / "person-names.csv").write_text(FILES["identity/person-names.csv"])
    import_folder(path=stored, actor=keeper)
    assert PersonName.everything.get().text == "Aigul Serikova"
    assert found_by_verify() == []


def test_a_record_removed_past_the_journal_is_still_found(stored: Path, keeper: LocalOperator) -> None:
    PersonName.everything.all().delete()
    assert found_by_verify() == ["person-names n1: the journal knows it, the table does not."]


def test_a_trial_retires_nothing(stored: Path, keeper: LocalOperator) -> None:
    _without(stored, "records/acts.csv", "a2,i2,threat,p1\n")
    before = JournalEntry.objects.count()
    done = import_folder(path=stored, actor=keeper, retire_missing=True, dry_run=True)
    assert done.retired == [("acts", "a2")]
    assert JournalEntry.objects.count() == before


def test_a_record_that_others_point_to_is_not_retired(stored: Path, keeper: LocalOperator) -> None:
    _without(stored, "records/incidents.csv", "i2,2019,verified\n")
    with pytest.raises(ProblemsFound) as caught:
        import_folder(path=stored, actor=keeper, retire_missing=True)
    assert "There is no record “i2”" in str(caught.value.problems[0])
    assert Incident.everything.count() == 2


def test_what_was_received_stays(folder: Folder, keeper: LocalOperator) -> None:
    received = {
        "records/sources.csv": "id,label,kind\ns1,Hotline,hotline\n",
        "records/reports.csv": "id,source,status\nr1,s1,new\n",
    }
    path = folder({**FILES, **received})
    import_folder(path=path, actor=keeper)
    _without(path, "records/reports.csv", "r1,s1,new\n")
    with pytest.raises(ProblemsFound) as caught:
        import_folder(path=path, actor=keeper, retire_missing=True)
    assert "What was received is kept" in str(caught.value.problems[0])


def test_what_other_projects_hold_is_not_missing(stored: Path, folder: Folder, keeper: LocalOperator) -> None:
    incidents = "id,date,verification\ni1,1999,verified\ni2,1999,verified\nx1,2018,verified\n"
    other = folder({"dalel.toml": '[project]\nname = "other"\n', "records/incidents.csv": incidents}, "other")
    import_folder(path=other, actor=keeper)
    assert import_folder(path=stored, actor=keeper).missing == []
    _without(stored, "records/acts.csv", "a2,i2,threat,p1\n")
    assert import_folder(path=stored, actor=keeper, retire_missing=True).retired == [("acts", "a2")]
    assert sorted(Incident.everything.values_list("date", flat=True)) == ["1999", "1999", "2018", "2018", "2019"]
    assert ProjectFile.objects.filter(project="other").exists()
    assert found_by_verify() == []


def test_an_import_says_what_the_folder_leaves_out_and_leaves_it(stored: Path, keeper: LocalOperator) -> None:
    _without(stored, "records/acts.csv", "a2,i2,threat,p1\n")
    (stored / "documents" / "note.md").unlink()
    for dry_run in (True, False):
        done = import_folder(path=stored, actor=keeper, dry_run=dry_run)
        assert done.missing == [("acts", "a2"), ("texts", "documents/note.md")]
    assert Act.everything.count() == 2


def test_codes_of_the_projects_own_that_are_retired_leave_the_vocabularies(
    folder: Folder, keeper: LocalOperator
) -> None:
    own = "reference/vocabularies/themes.csv"
    path = folder({**FILES, own: "code,en,source,certainty\nsea,sea,our lawyer,verified\n"})
    import_folder(path=path, actor=keeper)
    assert "sea" in current_facts("small").terms("themes")
    (path / own).unlink()
    assert ("texts", own) in import_folder(path=path, actor=keeper, retire_missing=True).retired
    assert "sea" not in current_facts("small").terms("themes")
    assert found_by_verify() == []


def test_nothing_is_retired_that_would_open_what_was_closed_with_it(folder: Folder, keeper: LocalOperator) -> None:
    incidents = "id,date,verification,access\ni1,2018,verified,office\ni2,2019,verified,sealed\n"
    sealed = {**FILES, "records/incidents.csv": incidents,
              "records/persons.csv": "id,label,naming_status\np1,Activist 1,withheld\np2,Witness,withheld\n",
              "records/acts.csv": "id,incident,kind,victim_person\na1,i1,threat,p1\na2,i2,threat,p2\n"}  # fmt: skip
    path = folder(sealed, "sealed")
    import_folder(path=path, actor=keeper)
    _without(path, "records/incidents.csv", "i2,2019,verified,sealed\n")
    _without(path, "records/acts.csv", "a2,i2,threat,p2\n")
    with pytest.raises(ProblemsFound) as refused:
        import_folder(path=path, actor=keeper, retire_missing=True)
    assert [(one.code, one.value) for one in refused.value.problems] == [("opened", "p2")]
    assert Incident.everything.filter(pk__endswith=":i2").exists()
    _without(path, "records/persons.csv", "p2,Witness,withheld\n")
    done = import_folder(path=path, actor=keeper, retire_missing=True)
    assert ("persons", "p2") in done.retired
