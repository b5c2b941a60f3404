"""The short form of `make endurance`: a little of everything, with another seed on every machine of the CI if wanted.

ENDURANCE_SEED sets the seed. Each test shows everything that went wrong, with what is needed to see it again.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgres
from tests.endurance import cases, failing, faults, flips, kills, readers, strangers, tampering, together
from tests.endurance.places import Place
from tests.endurance.report import Report

SEED = int(os.environ.get("ENDURANCE_SEED", "1"))
pytestmark = [pytest.mark.endurance, pytest.mark.slow]


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A durable PostgreSQL of this file's own."""
    binaries = postgres.programs()
    assert binaries is not None
    with postgres.server(binaries, durable=True) as url:
        yield url


@pytest.fixture
def report() -> Report:
    return Report(SEED)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """States that trials start from, made by the first that needs them."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture
def place(tmp_path: Path, kept: Path) -> Place:
    return Place(tmp_path / "work", kept)


@pytest.fixture
def filled(place: Place) -> Place:
    """A place with the states of `cases`."""
    if not (place.kept / "full").exists():
        cases.prepare(place, 20, SEED)
    return place


@pytest.fixture(scope="module")
def place_on_a_server(tmp_path_factory: pytest.TempPathFactory, server: str) -> Place:
    top = tmp_path_factory.mktemp("server")
    return Place(top / "work", top / "kept", server)


def using(*names: str) -> list[cases.Case]:
    return [case for case in cases.CASES if case.name in names]


def test_a_killed_command_loses_nothing_and_can_be_run_again(report: Report, filled: Place) -> None:
    kills.run(report, [filled], 2, None, random.Random(SEED), using("import of changes", "export over a folder"))
    assert not report.problems()


@pytest.mark.compiler
def test_a_disk_that_fails_loses_nothing_and_is_spoken_of(report: Report, filled: Place, tmp_path: Path) -> None:
    library = failing.compiled(tmp_path)
    assert library is not None
    faults.run(report, [filled], 2, library, random.Random(SEED), using("import of changes"))
    assert not report.problems()


def test_a_flipped_bit_of_a_snapshot_gives_no_wrong_figure(report: Report, place: Place) -> None:
    flips.prepare(place)
    flips.run(report, [place], 3, random.Random(SEED))
    assert not report.problems()


def test_what_is_changed_past_the_product_is_found(report: Report, place: Place) -> None:
    tampering.run(report, [place], tampering.prepare(place), 4, random.Random(SEED))
    assert not report.problems()


def test_commands_at_once_and_the_site_beside_imports_do_not_hurt_one_another(report: Report, filled: Place) -> None:
    together.run(report, [filled], 1, 2, ("two imports of different rows", "a filing and an import"))
    assert not report.problems()


def test_what_a_stranger_sends_is_read_within_bounds(report: Report, place: Place) -> None:
    strangers.run(report, [place], quick=True)
    assert not report.problems()


def test_changed_inputs_give_errors_in_plain_words(report: Report, place: Place) -> None:
    readers.run(report, [place], 500, random.Random(SEED))
    assert not report.problems()


@pytest.mark.postgres
def test_a_killed_client_of_a_server_loses_nothing(report: Report, place_on_a_server: Place) -> None:
    cases.prepare(place_on_a_server, 20, SEED)
    kills.run(report, [place_on_a_server], 1, None, random.Random(SEED), using("file"))
    assert not report.problems()


@pytest.mark.postgres
def test_what_is_changed_on_a_server_past_the_product_is_found(report: Report, place_on_a_server: Place) -> None:
    tampering.run(report, [place_on_a_server], tampering.prepare(place_on_a_server), 3, random.Random(SEED))
    assert not report.problems()
