"""A large folder is read by a process beside the one that writes: it writes and says the same as the careful way."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction

from dalel.accounts.models import Project
from dalel.accounts.policy import LocalOperator
from dalel.custody import projects
from dalel.custody.models import JournalEntry
from dalel.intake import importing
from dalel.intake.importing import import_folder
from dalel.intake.outcome import Outcome
from dalel.lib.errors import Problem, ProblemsFound
from dalel.records import rows
from dalel.records.fields import kinds

pytestmark = pytest.mark.django_db
Good = Callable[..., Path]
KEEPER = LocalOperator("keeper")
HEAD = "id,title,date,verification\n"


class Said:
    """What an import said of its progress."""

    def __init__(self, act: Callable[[], None] = lambda: None) -> None:
        self.lines: list[str] = []
        self.act = act

    def __call__(self, what: str, _rows: int) -> None:
        if not self.lines:
            self.act()
        self.lines.append(what.split(maxsplit=1)[0])


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "WORTH_A_PROCESS", 0)
    # Of two imports that begin the same project, one taken back, both draw the same mark.
    monkeypatch.setattr(projects, "new_mark", lambda: f"testmar{Project.objects.count()}")


def bring(path: Path, said: Said | None = None) -> Outcome:
    return import_folder(path=path, actor=KEEPER, progress=said or Said())


def careful(path: Path, monkeypatch: pytest.MonkeyPatch) -> Outcome:
    with monkeypatch.context() as patch:
        patch.setattr(importing, "WORTH_A_PROCESS", 10**12)
        said = Said()
        outcome = bring(path, said)
    assert "checking" in said.lines
    return outcome


def state() -> tuple[list[tuple[Any, ...]], dict[str, list[tuple[str, ...]]]]:
    """The journal but for its moments and salts, and every table."""
    told = JournalEntry.objects.order_by("sequence")
    journal = list(told.values_list("sequence", "actor", "verb", "kind", "record", "changes"))
    stored = {
        f"{project} {name}": list(rows.Stored(kind, rows.keys_of(project.mark)))
        for project in Project.objects.all()
        for name, kind in kinds().items()
    }
    return journal, stored


def both_ways(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with transaction.atomic():
        first = careful(path, monkeypatch)
        expected = state()
        transaction.set_rollback(True)
    said = Said()
    second = bring(path, said)
    assert "checking" not in said.lines
    assert state() == expected
    assert (second.tally, second.files) == (first.tally, first.files)
    assert (second.warnings, second.notes, second.missing) == (first.warnings, first.notes, first.missing)


@pytest.mark.usefixtures("at_once")
def test_new_records_are_written_and_journalled_as_the_careful_way_does(
    good: Good, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample = Path(__file__).parents[2] / "samples" / "kazakhstan-2019"
    both_ways(sample, monkeypatch)
    both_ways(good(), monkeypatch)


@pytest.mark.usefixtures("at_once")
def test_records_that_are_there_are_amended_and_referred_to_as_the_careful_way_does(
    good: Good, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(good())
    changed = {
        "records/incidents.csv": HEAD + 'i1,"“Quoted”, \\ and ""so""",2018-03-06,verified\ni9,New,2018,reported\n',
        "records/persons.csv": None,  # whom the acts point to, the database has
    }
    both_ways(good(changed, name="other"), monkeypatch)


WRONG = {
    "a cell": {"records/incidents.csv": HEAD + "i1,x,2018-13-01,verified\n"},
    "a key twice": {"records/persons.csv": "id,label\np1,\np2,\np1,\n"},
    "a reference to nobody": {"records/persons.csv": "id,label\np1,\n"},
    "a table that breaks off": {"records/incidents.csv": HEAD + 'i1,"x,2018,verified\n'},
    "a column that is none": {"records/persons.csv": "id,lable\np1,\np2,\n"},
}


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("changes", WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_said_as_the_careful_way_does_and_nothing_is_written(
    changes: dict[str, str], good: Good, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, before = good(changes), state()

    def problems(way: Callable[[], Outcome]) -> list[Problem]:
        with pytest.raises(ProblemsFound) as caught:
            way()
        assert state() == before
        return caught.value.problems

    assert problems(lambda: bring(path)) == problems(lambda: careful(path, monkeypatch)) != []


def end_the_reader() -> None:
    children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    found = [child for child in children.read_text().split() if "reading_ahead" in command(child)]
    assert len(found) == 1
    os.kill(int(found[0]), signal.SIGKILL)


def command(pid: str) -> str:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode()
    return ""


@pytest.mark.usefixtures("at_once")
@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="only Linux tells a process's children")
def test_a_reader_that_is_killed_leaves_nothing_half_done(folder: Callable[..., Path]) -> None:
    count = 45_000  # chunks of which the pipe cannot hold all
    lines = "".join(f"i{number:06d},Title {number},2018,reported\n" for number in range(count))
    said = Said(end_the_reader)
    outcome = bring(folder({"records/incidents.csv": HEAD + lines}), said)
    assert said.lines[0] == "writing"
    assert "checking" in said.lines
    assert outcome.tally.added == {"incidents": count}
    assert JournalEntry.objects.filter(kind="incidents").count() == count


@pytest.mark.usefixtures("at_once")
def test_the_tables_of_the_database_are_made_as_they_were(good: Good) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("indexes are built late on SQLite only")
    with connection.cursor() as cursor:
        before = cursor.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
        bring(good())
        assert cursor.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall() == before
