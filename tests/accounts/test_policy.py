"""Who may do what is answered in one place."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

import dalel
from dalel.accounts.policy import LEVELS, MAY, LocalOperator, Verb, may, require
from dalel.lib.errors import AccessError
from dalel.register.kinds import INCIDENTS, PERSON_NAMES

READING, WRITING = {"read"}, {"record", "amend", "withdraw-consent"}
ALLOWED = {
    "visitor": READING,
    "technician": {"verify"},
    "partner": READING,
    "reader": READING | {"verify"},
    "editor": READING | WRITING | {"verify"},
    "keeper": READING | WRITING | {"verify", "import", "export", "destroy"},
    "no-such-role": set(),
}


def test_the_table_knows_these_roles_and_no_others() -> None:
    assert set(MAY) == set(LEVELS) == set(ALLOWED) - {"no-such-role"}


@pytest.mark.parametrize("verb", get_args(Verb))
@pytest.mark.parametrize("role", ALLOWED)
def test_a_role_may_do_what_the_table_says_and_nothing_else(role: str, verb: Verb) -> None:
    actor = LocalOperator("somebody", role=role)
    assert may(actor, verb, INCIDENTS) is (verb in ALLOWED[role])
    if verb not in ALLOWED[role]:
        with pytest.raises(AccessError):
            require(actor, verb)


def test_nobody_looks_at_names_without_being_an_editor() -> None:
    assert may(None, "read", INCIDENTS)
    assert not may(None, "read", PERSON_NAMES)
    assert not may(LocalOperator("r", role="reader"), "read", PERSON_NAMES)
    assert may(LocalOperator("e", role="editor"), "read", PERSON_NAMES)


def test_somebody_who_has_left_is_a_visitor() -> None:
    gone = LocalOperator("k", role="keeper", is_active=False)
    assert not may(gone, "import")
    with pytest.raises(AccessError):
        require(gone, "import")


def test_no_other_room_decides_by_role() -> None:
    rooms = Path(dalel.__file__).parent
    asking = re.compile(r"\.role\b|\bis_superuser\b|\bis_staff\b|\bhas_perm\b")
    others = [
        path for path in rooms.rglob("*.py") if path.parent.name != "accounts" and asking.search(path.read_text())
    ]
    assert [path.name for path in others if "migrations" not in path.parts] == []
