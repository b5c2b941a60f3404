"""The site on the worked example."""

from __future__ import annotations

from pathlib import Path

import pytest

from dalel.accounts.policy import LocalOperator
from dalel.intake.importing import import_folder

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "kazakhstan-2019"


@pytest.fixture
def sample(db: None, keeper: LocalOperator) -> None:
    """The records and texts of the worked example, in the database."""
    import_folder(path=SAMPLE, actor=keeper)
