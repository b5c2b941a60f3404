"""What is filed is what was reviewed: a filing is refused while the folder and the database differ, and says where."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.advocacy.conftest import FILES, Said

Dalel = Callable[..., Said]


def _change(project: Path, file: str, before: str, after: str) -> None:
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def _versions(home: Path) -> int:
    with closing(sqlite3.connect(home / "dalel.sqlite3")) as link:
        return int(link.execute("SELECT count(*) FROM advocacy_documentversion").fetchone()[0])


@pytest.mark.parametrize(
    ("file", "before", "after", "told"),
    [
        ("records/incidents.csv", "i3,2017,verified\n", "", "incidents i3: in the database and not in the folder"),
        ("records/incidents.csv", "i3,2017", "i4,2017,verified\ni3,2017", "incidents i4: in the folder and not in"),
        ("records/incidents.csv", "i3,2017", "i3,2016", "incidents i3, date: “2016” in the folder, “2017” in the"),
        ("records/persons.csv", "Activist 2", "Activist 3", "persons p2, label: “Activist 3” in the folder"),
        ("identity/person-names.csv", "Bolat Omarov", "Bolat Umarov", "person-names n2, text: not the same"),
        ("documents/letter.md", "They touch", "They reach", "texts documents/letter.md: not the same"),
        ("dalel.toml", 'title = "Small"', 'title = "Large"', "texts dalel.toml: not the same"),
    ],
)
def test_a_filing_is_refused_while_folder_and_database_differ(
    dalel: Dalel, stored: Path, tmp_path: Path, file: str, before: str, after: str, told: str
) -> None:
    _change(stored, file, before, after)
    said = dalel("file", "letter")
    assert said.status == 1
    assert told in said.err
    assert "differ in 1 place" in said.err
    assert "Umarov" not in said.err
    assert _versions(tmp_path / "home") == 0
    assert not (tmp_path / "home" / "filed").exists()


def test_a_trial_prints_what_changes_but_no_name(dalel: Dalel, stored: Path) -> None:
    _change(stored, "identity/person-names.csv", "Bolat Omarov", "Bolat Umarov")
    _change(stored, "records/persons.csv", "Activist 2", "Activist 3")
    said = dalel("import", stored, "--dry-run")
    assert "persons p2: label “Activist 2” → “Activist 3”" in said.out
    assert "person-names n2: text changes" in said.out
    assert "marov" not in said.out + said.err


def test_the_way_out_of_a_deleted_row_is_said_and_leads_out(dalel: Dalel, stored: Path) -> None:
    _change(stored, "records/incidents.csv", "i3,2017,verified\n", "")
    assert "--retire-missing" in dalel("file", "letter").err
    assert dalel("import", stored, "--retire-missing").status == 0
    filed = dalel("file", "letter")
    assert filed.status == 0, filed.err
    assert dalel("journal", "verify").status == 0


def test_a_changed_folder_files_after_an_import(dalel: Dalel, stored: Path) -> None:
    _change(stored, "records/incidents.csv", "i3,2017", "i3,2018-03")
    assert f"`dalel import {stored}`" in dalel("file", "letter").err
    dalel("import", stored)
    assert dalel("file", "letter").status == 0


def test_records_of_another_project_with_the_same_keys_change_nothing_of_what_is_filed(
    dalel: Dalel, stored: Path, folder: Callable[..., Path]
) -> None:
    other = folder(
        {
            "dalel.toml": '[project]\nname = "other"\n',
            "documents/note.md": FILES["documents/letter.md"],
            "records/incidents.csv": "id,date,verification\ni1,2018,verified\nx1,2018,verified\n",
            "records/persons.csv": FILES["records/persons.csv"],
            "records/acts.csv": "id,incident,kind,victim_person\na1,x1,threat,p1\na9,i1,physical-attack,p2\n",
            "identity/person-names.csv": FILES["identity/person-names.csv"],
        },
        "other",
    )
    assert dalel("import", other).status == 0
    before = dalel("build", stored)
    filed = dalel("file", "letter")
    assert (before.status, filed.status) == (0, 0), filed.err
    assert dalel("drift", "letter").status == 0
    assert dalel("file", "note").status == 0
    assert dalel("journal", "verify").status == 0


def test_a_folder_that_is_gone_has_to_be_named_or_done_without(dalel: Dalel, stored: Path, tmp_path: Path) -> None:
    moved = tmp_path / "moved"
    shutil.move(stored, moved)
    said = dalel("file", "letter")
    assert (said.status, "--folder FOLDER" in said.err) == (1, True)
    assert dalel("file", "letter", "--folder", moved).status == 0
    without = dalel("file", "letter", "--without-folder")
    assert "compared with no folder; the journal says so" in without.out
    with closing(sqlite3.connect(tmp_path / "home" / "dalel.sqlite3")) as link:
        entries = link.execute("SELECT changes FROM custody_journalentry WHERE verb = 'file' ORDER BY sequence")
        assert [json.loads(changes)["folder"] for (changes,) in entries] == ["compared", "not compared"]
    assert dalel("journal", "verify").status == 0


def test_the_folder_of_another_project_is_not_compared(dalel: Dalel, stored: Path, folder: Callable[..., Path]) -> None:
    files = {**FILES, "dalel.toml": FILES["dalel.toml"].replace('"small"', '"other"')}
    said = dalel("file", "letter", "--folder", folder(files, "other"))
    assert (said.status, "is the project “other”" in said.err) == (1, True)


def test_a_folder_that_is_not_in_order_is_said_as_an_import_says_it(dalel: Dalel, stored: Path) -> None:
    _change(stored, "records/incidents.csv", "i3,2017", "i1,2017")
    said = dalel("file", "letter")
    assert (said.status, "The key is on line 2 already" in said.err) == (1, True)
