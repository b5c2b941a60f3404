"""Who may do what is answered in one place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import dalel
from dalel.accounts.policy import AtTheMachine, may, require
from dalel.lib.errors import AccessError
from dalel.register.kinds import INCIDENTS, PERSON_NAMES


@pytest.mark.parametrize(
    ("role", "verb", "allowed"),
    [
        ("visitor", "read", True),
        ("visitor", "record", False),
        ("reader", "verify", True),
        ("reader", "amend", False),
        ("editor", "amend", True),
        ("editor", "import", False),
        ("editor", "destroy", False),
        ("keeper", "import", True),
        ("keeper", "destroy", True),
        ("no-such-role", "read", False),
    ],
)
def test_a_role_may_do_what_the_table_says_and_nothing_else(role: str, verb: str, allowed: bool) -> None:
    actor = AtTheMachine("somebody", role=role)
    assert may(actor, verb, INCIDENTS) is allowed  # type: ignore[arg-type]


def test_nobody_looks_at_names_without_being_an_editor() -> None:
    assert may(None, "read", INCIDENTS)
    assert not may(None, "read", PERSON_NAMES)
    assert not may(AtTheMachine("r", role="reader"), "read", PERSON_NAMES)
    assert may(AtTheMachine("e", role="editor"), "read", PERSON_NAMES)


def test_somebody_who_has_left_is_a_visitor() -> None:
    gone = AtTheMachine("k", role="keeper", is_active=False)
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
