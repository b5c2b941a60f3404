"""The samples, built once for all tests of this folder, as a user builds them: by the command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

SAMPLES = Path(__file__).parents[2] / "samples"


@dataclass(frozen=True)
class Built:
    """What `dalel build` left behind."""

    status: int
    said: str
    folder: Path
    name: str

    @cached_property
    def claims(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads((self.folder / "claims.json").read_text(encoding="utf-8"))
        return found

    @cached_property
    def checks(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads((self.folder / "checks.json").read_text(encoding="utf-8"))
        return found

    @cached_property
    def html(self) -> str:
        return (self.folder / f"{self.name}.html").read_text(encoding="utf-8")

    def row(self, row: str) -> list[dict[str, Any]]:
        """The claims that carry that row of the acceptance table."""
        return [claim for claim in self.claims if claim["row"] == row]

    def found(self, code: str) -> list[dict[str, Any]]:
        return [check for check in self.checks if check["code"] == code]


def build(sample: str, document: str, out: Path) -> Built:
    environment = {**os.environ, "DALEL_HOME": str(out / "home"), "DALEL_LANG": "en"}
    command = [sys.executable, "-m", "dalel.config.cli", "build", str(SAMPLES / sample), "--out", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120, check=False)
    own = out / document  # where a folder has several texts
    return Built(done.returncode, done.stdout + done.stderr, own if own.is_dir() else out, document)


@pytest.fixture(scope="session")
def kazakhstan(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build("kazakhstan-2019", "submission", tmp_path_factory.mktemp("kazakhstan"))


@pytest.fixture(scope="session")
def kyrgyzstan(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build("kyrgyzstan-tiny", "letter", tmp_path_factory.mktemp("kyrgyzstan"))


@pytest.fixture(scope="session")
def in_kyrgyz(kyrgyzstan: Built) -> Built:
    """The same letter in Kyrgyz, of the same build."""
    return Built(kyrgyzstan.status, kyrgyzstan.said, kyrgyzstan.folder.parent / "letter-ky", "letter-ky")
