"""The shipped reference data, read once for all tests of this room."""

from __future__ import annotations

import pytest

from dalel.lib.facts import Facts
from dalel.reference.facts import load


@pytest.fixture(scope="session")
def facts() -> Facts:
    return load()
