"""The day comes from one place, so that it can be set; the moment of what was done is always the machine's."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

import dalel
from dalel.lib import clock
from dalel.lib.errors import DateError

PACKAGE = Path(dalel.__file__).parent
ASKS = {"now", "utcnow", "today", "time", "time_ns", "localtime", "localdate", "gmtime", "strftime", "ctime"}
OF = {"datetime", "date", "time", "timezone"}  # datetime.now, date.today, time.time, django's timezone.now
# Each of these writes down when something was done, which is the machine's moment and never a day that was set.
MOMENTS = {
    "lib/clock.py": "the clock itself",
    "lib/ids.py": "a key sorts by the moment in which it was made",
    "custody/journal.py": "an entry",
    "advocacy/actions.py": "a filing",
    "accounts/models.py": "an account's beginning",
    "accounts/migrations/0001_first.py": "the same",
}


def test_the_day_can_be_set_for_a_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DALEL_TODAY", "2019-03-27")
    assert clock.today() == date(2019, 3, 27)
    assert clock.now() == datetime(2019, 3, 27, tzinfo=UTC)


@pytest.mark.parametrize("wrong", ["27.03.2019", "2019-02-29", "today", "2019-03-27T10:00"])
def test_what_is_no_day_is_refused(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DALEL_TODAY", wrong)
    with pytest.raises(DateError, match="DALEL_TODAY"):
        clock.today()


def test_without_a_set_day_the_machine_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DALEL_TODAY", raising=False)
    before = datetime.now(UTC)
    assert before - timedelta(seconds=1) <= clock.now() <= datetime.now(UTC)
    assert clock.today() in (before.date(), datetime.now(UTC).date())


def test_a_set_day_does_not_predate_what_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DALEL_TODAY", "2019-03-27")
    before = datetime.now(UTC)
    assert before <= clock.moment() <= datetime.now(UTC)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles", "UTC"])
def test_the_day_is_that_of_utc_in_every_time_zone(zone: str) -> None:
    script = (
        "from datetime import *; from dalel.lib.clock import today; print(datetime.now(timezone.utc).date(), today())"
    )
    for _again in range(2):  # midnight may fall between the two questions
        done = subprocess.run(
            [sys.executable, "-c", script], env={**os.environ, "TZ": zone}, capture_output=True, text=True, check=True
        )
        machine, product = done.stdout.split()
        if machine == product:
            return
    pytest.fail(f"in {zone} it is {product}, in UTC {machine}")


def asking(code: str) -> Iterator[str]:
    """Where code asks the machine what time it is."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Attribute) and node.attr in ASKS:
            owner = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
            if owner in OF and not (owner == "time" and node.attr == "strftime"):
                yield f"{owner}.{node.attr}"
        if isinstance(node, ast.keyword) and node.arg in ("auto_now", "auto_now_add"):
            yield node.arg


def test_only_the_clock_asks_the_machine() -> None:
    found = {
        f"{path.relative_to(PACKAGE)}: {question}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if str(path.relative_to(PACKAGE)) not in MOMENTS
        for question in asking(path.read_text(encoding="utf-8"))
    }
    assert not found, "take the day from dalel.lib.clock: today(), now() or moment()"


def test_a_file_that_asks_is_noticed() -> None:
    assert list(asking("import datetime\nx = datetime.datetime.now()")) == ["datetime.now"]
    assert list(asking("from django.utils import timezone\nx = Field(default=timezone.now)")) == ["timezone.now"]
    assert list(asking("x = DateField(auto_now=True)")) == ["auto_now"]
    assert list(asking("x = clock.now(); y = time.monotonic(); z = read.strftime('%d')")) == []
