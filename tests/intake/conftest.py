"""A small project folder that is good, for tests to spoil."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dalel.accounts.policy import LocalOperator
from dalel.custody import heads
from dalel.custody.verify import verify
from tests.intake.journalists import JOURNALISTS

GOOD: dict[str, str | bytes] = {
    "dalel.toml": '[project]\nname = "small"\n',
    "documents/letter.md": "---\ntitle: A letter\n---\n\nText.\n",
    "records/incidents.csv": (
        "id,title,date,verification\n"
        'i1,"Two lines,\nand a comma",2018-03-05,verified\n'
        "i2,Дом,2018-03,reported\n"
        "i3,,2017/2018~,unknown\n"
    ).replace("unknown", "reported"),
    "records/persons.csv": "id,label,sex,naming_status\np1,,female,withheld\np2,,unknown,public-record-only\n",
    "records/acts.csv": (
        "id,incident,kind,victim_person,targets,rights\n"
        "a1,i1,arbitrary-arrest,p1,self;relative,ICCPR/9;ICCPR/14\n"
        "a2,i2,killing,p2,,\n"
    ),
    "identity/person-names.csv": "id,person,text,kind\nn1,p1,Аяулым Қазақова,main\n",
}


@pytest.fixture
def good(folder: Callable[..., Path]) -> Callable[..., Path]:
    """The good folder, with files put in place of its own; None leaves one out."""

    def make(changes: dict[str, str | bytes | None] | None = None, name: str = "project") -> Path:
        files = {**GOOD, **(changes or {})}
        return folder({path: content for path, content in files.items() if content is not None}, name)

    return make


def found_by_verify() -> list[str]:
    """What `dalel journal verify` finds. The head of the journal is kept once a change is committed, and within a test
    nothing is: it is kept here as a commit would."""
    assert heads.keep()
    return verify(actor=LocalOperator("keeper")).problems


@pytest.fixture
def journalists(folder: Callable[..., Path]) -> Callable[..., Path]:
    def make(changes: dict[str, str | bytes | None] | None = None, name: str = "project") -> Path:
        files = {**JOURNALISTS, **(changes or {})}
        return folder({path: content for path, content in files.items() if content is not None}, name)

    return make
