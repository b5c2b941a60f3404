"""The core of records is light: a build declares, reads and checks records without Django or a driver."""

from __future__ import annotations

from tests.lib.test_start_time import HEAVY, loaded_with

CORE = "kind cells folder reading package encoding stored"


def test_the_core_together_loads_nothing_heavy() -> None:
    assert not HEAVY & loaded_with("dalel.records", CORE)
