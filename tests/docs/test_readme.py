"""What the README promises of the main job: copy the smaller sample, put in rows of your own, build."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.docs.walk import ROOT

ROW = "i-8,Вымышлено: угроза,2025-06-11,pl-osh,,Вымышлено для обучения,verified,office,,yes\n"


def _dalel(*words: str, at: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DALEL_", "DATABASE"))}
    command = str(Path(sys.executable).parent / "dalel")
    return subprocess.run(
        [command, *words], cwd=at, env=environment, text=True, capture_output=True, check=False, timeout=120
    )


def _sample(at: Path) -> Path:
    return Path(
        shutil.copytree(
            ROOT / "samples/kyrgyzstan-tiny", at / "my-project", ignore=shutil.ignore_patterns("build", ".dalel-cache")
        )
    )


def _value(project: Path, row: str) -> object:
    claims = json.loads((project / "build" / "letter" / "claims.json").read_text(encoding="utf-8"))
    return next(claim["value"] for claim in claims if claim["row"] == row)


def test_a_row_of_ones_own_moves_the_figures_of_the_built_document(tmp_path: Path) -> None:
    project = _sample(tmp_path)
    done = _dalel("build", "my-project", at=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    before = _value(project, "K1")
    with (project / "records/incidents.csv").open("a", encoding="utf-8") as table:
        table.write(ROW)
    done = _dalel("build", "my-project", at=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (before, _value(project, "K1")) == (7, 8)
    for ending in ("docx", "pdf", "html"):
        assert (project / "build" / "letter" / f"letter.{ending}").stat().st_size > 1000


def test_a_mistake_in_a_row_is_told_with_its_place(tmp_path: Path) -> None:
    project = _sample(tmp_path)
    with (project / "records/incidents.csv").open("a", encoding="utf-8") as table:
        table.write(ROW.replace("2025-06-11", "11.06.2025"))
    done = _dalel("build", "my-project", at=tmp_path)
    assert done.returncode == 1
    assert "records/incidents.csv, line 9, column date" in done.stderr
    assert not (project / "build").exists()


def test_a_text_without_records_is_checked(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("Numerous activists were detained.\n", encoding="utf-8")
    done = _dalel("check", "draft.txt", at=tmp_path)
    assert done.returncode == 0
    assert "W-VAGUE-QUANTIFIER" in done.stdout
