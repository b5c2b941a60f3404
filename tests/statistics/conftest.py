"""Published tables, by name."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dalel.statistics.reading import read_csv
from dalel.statistics.tables import Lists

PUBLISHED = Path(__file__).parent / "published"


@pytest.fixture(scope="session")
def published() -> Callable[[str], Lists]:
    def read(name: str) -> Lists:
        table = read_csv(PUBLISHED / f"{name}.csv")[0].table
        assert table is not None
        return table

    return read
