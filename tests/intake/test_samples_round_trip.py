"""The worked examples are folders as an export writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dalel.accounts.policy import LocalOperator
from dalel.intake.exporting import export_folder
from dalel.intake.importing import import_folder

SAMPLES = sorted(Path(__file__).parents[2].glob("samples/*/dalel.toml"))
KEEPER = LocalOperator("keeper")


@pytest.mark.django_db
@pytest.mark.parametrize("settings_file", SAMPLES, ids=lambda path: path.parent.name)
def test_a_sample_is_exported_as_it_lies_there(settings_file: Path, tmp_path: Path) -> None:
    sample = settings_file.parent
    import_folder(path=sample, actor=KEEPER)
    export_folder(path=tmp_path / "out", actor=KEEPER)
    exported = [path for path in (tmp_path / "out").rglob("*") if path.is_file() and path.name != "datapackage.json"]
    assert len(exported) > 5
    for path in exported:
        name = path.relative_to(tmp_path / "out")
        assert path.read_bytes() == (sample / name).read_bytes(), name
