"""A folder that comes from a stranger, or is broken, is answered in plain words and reaches nothing outside itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from dalel.advocacy.stored import settings_of
from dalel.config.cli import main

TEXT = '---\ntitle: A letter\nprofile: report\n---\n\nThere were {{ count("incidents") }} incidents. {#p1}\n'
TABLE = "id,date,verification\ni-1,2018-03-05,verified\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    for name, content in {"records/incidents.csv": TABLE, "documents/letter.md": TEXT}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    status = main([str(one) for one in arguments])
    out, err = capsys.readouterr()
    return status, out + err


@pytest.mark.parametrize("name", ["..", ".", "-rf", "a;b", "<b>", "x\ny", "a" * 150])
def test_a_text_whose_name_could_lead_elsewhere_is_refused(
    project: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / f"documents/{name}.md").write_text(TEXT, encoding="utf-8")
    status, told = said(capsys, "build", project)
    assert (status, "cannot be called so" in told) == (1, True)
    assert not (project / "build").exists()


@pytest.mark.parametrize("name", ["documents/letter.md", "records/persons.csv", "dalel.toml"])
def test_a_link_out_of_the_folder_is_not_followed(project: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    secret = project.parent / "secret"
    secret.write_text("aigul-secret", encoding="utf-8")
    (project / name).unlink(missing_ok=True)
    (project / name).symlink_to(secret)
    status, told = said(capsys, "build", project)
    assert (status, "outside the folder" in told, "aigul-secret" in told) == (1, True, False)


@pytest.mark.parametrize("content", ["project = 5\n", "documents = 'x'\n", "[project\n"])
def test_settings_that_cannot_be_used_are_said(project: Path, content: str, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "dalel.toml").write_text(content, encoding="utf-8")
    status, told = said(capsys, "build", project)
    assert (status, "[settings]" in told) == (1, True)


@pytest.mark.parametrize("content", ["[project\n", "a = " + "[" * 5000, "a = 1" + "0" * 5000, "x" * 200_000])
def test_settings_in_a_database_that_cannot_be_read_stop_nothing(content: str) -> None:
    assert settings_of({"dalel.toml": content}) == {}
    assert settings_of({"dalel.toml": "a = 1\n"}) == {"a": 1}


def test_a_table_that_is_a_folder_is_said(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "records/persons.csv").mkdir()
    status, told = said(capsys, "build", project)
    assert (status, "records/persons.csv: The file cannot be read" in told) == (1, True)


def test_a_place_that_cannot_be_written_is_said(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, told = said(capsys, "build", project, "--out", project / "dalel.toml" / "x")
    (project / "full").write_text("a file", encoding="utf-8")
    taken, why = said(capsys, "build", project, "--out", project / "full")
    assert (taken, "Traceback" in why, str(project / "full") in why) == (1, False, True)
    assert status == 0 or "Error: " in told


def test_mistakes_in_a_text_are_told_in_the_language_of_the_messages(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    russian = TEXT.replace("language: en", "language: ru").replace('incidents")', 'incident")')
    (project / "documents/letter.md").write_text(russian, encoding="utf-8")
    assert "There is no unit “incident”" in said(capsys, "build", project)[1]
