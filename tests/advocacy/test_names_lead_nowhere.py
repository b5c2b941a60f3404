"""Names that were altered in the database lead no file out of its folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dalel.accounts.policy import LocalOperator
from dalel.advocacy.actions import file_document
from dalel.advocacy.filed import altered, folder
from dalel.advocacy.models import Document, DocumentVersion
from dalel.custody.facts import current_facts
from dalel.custody.models import ProjectFile
from dalel.intake.exporting import export_folder
from dalel.intake.importing import import_folder
from dalel.lib.errors import DalelError, InputError, ProblemsFound
from tests.projects import begun

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["..", ".", "", "a/b", "/etc", "a\0b", "../../x"])
def test_the_folder_of_a_version_stays_where_it_belongs(name: str) -> None:
    with pytest.raises(InputError):
        folder(name, "letter", 1)
    with pytest.raises(InputError):
        folder("small", name, 1)


def test_a_project_of_such_a_name_is_not_imported(make: Callable[..., Path], keeper: LocalOperator) -> None:
    with pytest.raises(ProblemsFound):
        import_folder(path=make({"dalel.toml": '[project]\nname = ".."\n'}), actor=keeper)
    with pytest.raises(InputError, match="cannot be the name of a project"):
        import_folder(path=make({"documents/a.md": "x\n"}, "-odd"), actor=keeper)
    assert not ProjectFile.objects.exists()


def test_a_project_renamed_in_the_database_is_not_filed(keeper: LocalOperator, tmp_path: Path) -> None:
    begun("..")
    ProjectFile.objects.create(project="..", path="documents/letter.md", text="A letter.\n", sha256="0" * 64)
    for without in (False, True):
        with pytest.raises(DalelError):
            file_document(name="letter", actor=keeper, project="..", without_folder=without)
    assert not (tmp_path / "home" / "letter").exists()
    assert not (tmp_path / "home" / "filed").exists()


def test_a_version_whose_name_was_altered_is_told_and_not_read(keeper: LocalOperator) -> None:
    document = Document.objects.create(project="..", name="letter")
    DocumentVersion.objects.create(
        document=document, number=1, made="2025-01-01T00:00Z", filed="2025-01-01T00:00Z", text="", sha256="0" * 64
    )
    assert any("../letter/1" in one for one in altered())


def test_a_text_whose_path_was_altered_stays_inside(keeper: LocalOperator, tmp_path: Path) -> None:
    begun("small")
    ProjectFile.objects.create(project="small", path="documents/letter.md", text="A letter.\n", sha256="0" * 64)
    ProjectFile.objects.create(project="small", path="../escaped.md", text="x\n", sha256="0" * 64)
    with pytest.raises(InputError, match="outside its folder"):
        export_folder(path=tmp_path / "out", actor=keeper)
    assert not (tmp_path / "out").exists()
    assert not (tmp_path / "escaped.md").exists()
    ProjectFile.objects.create(project="small", path="reference/../../../escaped.csv", text="x\n", sha256="0" * 64)
    with pytest.raises(InputError, match="outside its folder"):
        current_facts()


@pytest.fixture
def make(folder: Callable[..., Path]) -> Callable[..., Path]:
    return folder
