"""A database that is not the one that was worked with before is noticed, and worked with only when that is accepted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError

from dalel.accounts.policy import LocalOperator
from dalel.custody import heads, journal, lineage
from dalel.custody import verify as verifying
from dalel.custody.actions import record
from dalel.custody.chain import Head
from dalel.custody.lineage import LineageError
from dalel.custody.models import JournalEntry
from dalel.custody.verify import verify
from dalel.lib import clock
from dalel.register import kinds
from tests.projects import begun

pytestmark = pytest.mark.django_db
OTHER = Head(4, "ab" * 32)


@pytest.fixture(autouse=True)
def four_entries(keeper: LocalOperator) -> None:
    begun()
    heads.keep()
    for number in range(3):
        values = {"id": f"i{number}", "date": "2018", "verification": "reported"}
        record(kind=kinds.INCIDENTS, values=values, actor=keeper)
        heads.keep()  # nothing is committed in a test


def one_more(keeper: LocalOperator, key: str = "more") -> None:
    record(kind=kinds.INCIDENTS, values={"id": key, "date": "2019", "verification": "reported"}, actor=keeper)


def test_the_file_holds_the_heads_the_newest_first(keeper: LocalOperator) -> None:
    assert heads.kept_heads() == [Head(one.sequence, one.hash) for one in JournalEntry.objects.order_by("-sequence")]
    assert heads.path().stat().st_mode & 0o777 == 0o600


def test_a_file_of_one_line_as_older_versions_wrote_it_is_read(keeper: LocalOperator) -> None:
    heads.path().write_text(f"{heads.head()}\n")
    lineage.require(actor=keeper)
    assert heads.problem() == ""


def test_a_head_that_lags_behind_is_no_alarm_and_is_brought_up(keeper: LocalOperator) -> None:
    one_more(keeper)
    assert heads.problem() == ""
    lineage.require(actor=keeper)
    assert heads.kept_heads()[0].sequence == 5  # type: ignore[index]


@pytest.mark.parametrize("kept", [OTHER, Head(40, "cd" * 32), Head(0, "0" * 64)])
def test_another_or_earlier_database_stops_until_that_is_accepted(keeper: LocalOperator, kept: Head) -> None:
    heads.write([kept])
    if not kept.sequence:
        lineage.require(actor=keeper)  # an empty journal is before every other
        return
    with pytest.raises(LineageError, match="--accept-history"):
        lineage.require(actor=keeper)
    assert heads.kept_heads() == [kept]
    assert not heads.keep()
    assert heads.kept_heads() == [kept]
    lineage.require(actor=keeper, accept=True)
    last = JournalEntry.objects.get(pk=heads.head().sequence)
    assert (last.verb, last.actor, str(kept) in last.changes) == ("accept-history", "keeper", True)
    lineage.require(actor=keeper)
    verdict = verify(actor=keeper)
    assert verdict.problems == []
    assert str(kept) in verdict.notes[0]


@pytest.mark.parametrize("content", [f"{OTHER}\n", "no head\n", f"4:{'0' * 64}\n{OTHER}\n"])
def test_a_change_that_accepts_the_history_says_so_first_and_alarms_nobody(
    keeper: LocalOperator,
    capsys: pytest.CaptureFixture[str],
    django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]],
    content: str,
) -> None:
    heads.path().write_text(content)
    with django_capture_on_commit_callbacks(execute=True):
        lineage.accept_within(actor=keeper)
        one_more(keeper)
    assert [one.verb for one in JournalEntry.objects.filter(sequence__gt=4).order_by("sequence")] == [
        "accept-history",
        "add",
    ]
    assert capsys.readouterr().err == ""
    assert (heads.kept_heads() or [])[0] == heads.head()
    lineage.require(actor=keeper)
    assert heads.head().sequence == 6


def test_what_somebody_commits_while_it_verifies_is_no_alarm(
    keeper: LocalOperator, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def meanwhile() -> Iterator[None]:
        heads.write([Head(5, "ef" * 32), *(heads.kept_heads() or [])])  # the moment is fixed; then somebody commits
        yield

    monkeypatch.setattr(verifying, "one_moment", meanwhile)
    assert verify(actor=keeper).problems == []
    assert "entry 5 was seen before" in "".join(verify(actor=keeper).problems)


def test_a_missing_file_beside_a_journal_is_a_finding(keeper: LocalOperator) -> None:
    heads.path().unlink()
    with pytest.raises(LineageError, match="is not there, and the journal has 4 entries"):
        lineage.require(actor=keeper)
    assert "is not there" in "".join(verify(actor=keeper).problems)
    lineage.require(actor=keeper, accept=True)
    assert "none" in JournalEntry.objects.get(sequence=5).changes
    assert verify(actor=keeper).problems == []


@pytest.mark.parametrize("content", ["", "x\n", "²:" + "0" * 64, "\xff", f"2:{'0' * 64}\n3:{'0' * 64}\n"])
def test_a_file_that_holds_no_heads_is_a_finding(keeper: LocalOperator, content: str) -> None:
    heads.path().write_bytes(content.encode("latin-1", "replace"))
    with pytest.raises(LineageError, match="does not hold the head of a journal"):
        lineage.require(actor=keeper)
    lineage.require(actor=keeper, accept=True)
    assert heads.problem() == ""


def test_heads_are_thinned_as_they_age() -> None:
    kept: list[Head] = []
    for number in range(1, 3_000):
        heads.write([Head(number, "0" * 64), *kept])
        kept = heads.kept_heads() or []
    assert len(kept) < 40
    assert [one.sequence for one in kept[:3]] == [2999, 2998, 2997]


def test_a_change_that_is_committed_stands_though_its_head_cannot_be_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], keeper: LocalOperator
) -> None:
    one_more(keeper)
    for error in (OSError(28, "No space left on device"), DatabaseError("gone")):

        def fail(_path: Path, _content: str, *, error: Exception = error) -> None:
            raise error

        monkeypatch.setattr(heads, "write_whole", fail)
        heads.keep_after_commit()
        assert "The change was made and is kept" in capsys.readouterr().err


def test_a_clock_that_was_put_back_is_said_by_the_journal_itself(keeper: LocalOperator) -> None:
    now = clock.moment()
    entry = journal.Journal("keeper", heads.head(), now, now + timedelta(days=3))
    entry.write("explain", "explanations", [("incidents/i0", "{}", "{}")])
    entry.flush()
    written = JournalEntry.objects.filter(sequence__gt=4).order_by("sequence")
    assert [(one.verb, one.at) for one in written] == [("clock-back", now), ("explain", now)]


def test_a_run_that_was_killed_before_the_first_entry_is_no_alarm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heads, "head", Head)  # the journal is still empty
    heads.path().unlink()
    heads.begin()
    assert heads.kept_heads() == [Head()]
    assert heads.problem() == ""
