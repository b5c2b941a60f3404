"""A small project folder that builds without a complaint, and the command that a user types."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.homes import made

FILES = {
    "dalel.toml": '[project]\nname = "small"\ntitle = "Small"\nstate = "KAZ"\nlanguages = ["en"]\n',
    "records/incidents.csv": "id,date,verification\ni1,2018-01-10,verified\ni2,2018-05,verified\ni3,2017,verified\n",
    "records/persons.csv": (
        "id,label,naming_status,naming_scope\np1,Activist 1,named-with-consent,public\np2,Activist 2,withheld,\n"
    ),
    "identity/person-names.csv": (
        "id,person,text,family,given,kind\n"
        "n1,p1,Aigul Serikova,Serikova,Aigul,main\nn2,p2,Bolat Omarov,Omarov,Bolat,main\n"
    ),
    "records/acts.csv": "id,incident,kind,victim_person\na1,i1,threat,p1\na2,i2,physical-attack,p2\n",
    "documents/letter.md": (
        "---\ntitle: Note\nprofile: report\nfigures:\n  attacked: count(\"persons\", act=\"physical-attack\")\n---\n\n"
        "In 2018 the records hold {{ count(\"incidents\", during=\"2018\", row=\"A1\", noun=True) }}. {#first}\n\n"
        "They touch {{ names(\"persons\", act=\"threat\", form=\"full\") }};[^1] "
        "{{ attacked }} was attacked. {#second}\n\n"
        "[^1]: See paragraph {{ paragraph(\"first\") }}, one of {{ document(\"paragraphs\") }}.\n"
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Said:
    """What a command printed, and its exit status."""

    status: int
    out: str
    err: str


@pytest.fixture
def project(folder: Callable[..., Path]) -> Path:
    return folder(FILES)


@pytest.fixture
def stored(project: Path, tmp_path: Path) -> Path:
    """The project in a database."""
    home = made(tmp_path / "home", "small", (("import", str(project)),))
    for note in (home / "folders").iterdir():  # the home is a copy: it remembers the folder of whoever came first
        note.write_text(json.dumps({**json.loads(note.read_text()), "folder": str(project.resolve())}))
    return project


@pytest.fixture
def dalel(tmp_path: Path) -> Callable[..., Said]:
    """Run the command in a process of its own, with a home of its own."""

    def run(*arguments: object) -> Said:
        environment = {**os.environ, "DALEL_HOME": str(tmp_path / "home"), "DATABASE_URL": "", "DALEL_LANG": "en"}
        done = subprocess.run(
            [sys.executable, "-m", "dalel.config.cli", *map(str, arguments)],
            capture_output=True, text=True, env=environment, timeout=120, check=False,
        )  # fmt: skip
        return Said(done.returncode, done.stdout, done.stderr)

    return run


def claims(folder: Path) -> dict[str, dict[str, Any]]:
    """The claims of a build by id."""
    return {claim["id"]: claim for claim in json.loads((folder / "claims.json").read_bytes())}
