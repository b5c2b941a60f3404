"""What a stranger sent is read in a process of its own: whatever happens there, the caller goes on."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dalel.lib import apart
from dalel.lib.apart import Allowance, Child
from dalel.lib.errors import DateError, InputError

HERE = "tests.lib.test_reading_apart"
LITTLE = Allowance(seconds=1, patience=20, memory=400_000_000, answer=100_000)

pytestmark = pytest.mark.skipif(os.name != "posix", reason="elsewhere only the clock holds")


# --- tasks, as the child runs them ------------------------------------------------------------------------------------


def echo(word: str) -> str:
    return word


def many(number: int) -> Iterator[int]:
    yield from range(number)


def refuse() -> None:
    raise DateError("No day.", "Write one.")


def fail() -> None:
    raise KeyError("secret of the file")


def hang() -> None:
    while True:
        pass


def sleep() -> None:
    time.sleep(300)


def swell() -> int:
    return len(bytearray(2_000_000_000))


def crash() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def abort() -> None:
    os.abort()


def flood() -> str:
    return "x" * 1_000_000


def nest() -> int:
    return nest() + 1


def write(path: str) -> None:
    Path(path).write_bytes(b"x" * 10_000_000)


def surroundings() -> list[str]:
    return sorted(os.environ)


def print_and_answer() -> str:
    print("[]")
    sys.stdout.flush()
    os.write(1, b"noise")
    return "the answer"


# --- what the caller sees ---------------------------------------------------------------------------------------------


@pytest.fixture
def child(request: pytest.FixtureRequest) -> Iterator[Child]:
    with Child(f"{HERE}:{request.param}", LITTLE) as made:
        yield made


@pytest.mark.parametrize("child", ["echo"], indirect=True)
def test_plain_values_cross_unharmed_again_and_again(child: Child) -> None:
    for word in ("Қазақ", "a\nb\x00", "\ud800", "x" * 50_000):
        assert child.ask(word=word) == word


@pytest.mark.parametrize("child", ["many"], indirect=True)
def test_many_answers_come_one_by_one_and_may_be_left(child: Child) -> None:
    assert list(child.each(number=2_000)) == list(range(2_000))
    for value in child.each(number=1_000_000):
        if value == 3:
            break
    assert list(child.each(number=2)) == [0, 1]


@pytest.mark.parametrize("child", ["refuse"], indirect=True)
def test_a_refusal_keeps_its_words(child: Child) -> None:
    with pytest.raises(InputError) as refused:
        child.ask()
    assert (refused.value.message, refused.value.remedy, refused.value.code) == ("No day.", "Write one.", "date")


@pytest.mark.parametrize(
    ("child", "words"),
    [
        ("hang", "longer than 1 seconds"),
        ("swell", "more than 400 MB"),
        ("abort", "more than 400 MB"),
        ("killed", "The system ended the process"),
        ("crash", "could not be read"),
        ("fail", "could not be read: KeyError"),
        ("nest", "could not be read: RecursionError"),
        ("flood", "more than"),
        ("no_such_task", "could not be read"),
    ],
    indirect=["child"],
)
def test_what_hangs_swells_or_breaks_is_told_in_words(child: Child, words: str) -> None:
    for _attempt in range(2):  # the next request has a fresh process
        with pytest.raises(InputError, match=words) as refused:
            child.ask()
        assert refused.value.remedy and "secret" not in str(refused.value)


def test_one_that_waits_for_ever_is_ended_by_the_clock() -> None:
    allowance = Allowance(seconds=1, patience=1, memory=400_000_000, answer=1_000)
    with Child(f"{HERE}:sleep", allowance) as child, pytest.raises(InputError, match="longer than 1 seconds"):
        child.ask()


def test_one_that_does_not_take_its_request_is_ended_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_BOOT", "import time; time.sleep(300)")
    with Child(f"{HERE}:echo", Allowance(patience=1)) as child, pytest.raises(InputError, match="longer than 1 second"):
        child.ask(word="x" * 10_000_000)


@pytest.mark.parametrize("child", ["write"], indirect=True)
def test_it_writes_nothing(child: Child, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        child.ask(path=str(tmp_path / "full"))
    assert (tmp_path / "full").stat().st_size == 0


@pytest.mark.parametrize("child", ["surroundings"], indirect=True)
def test_it_is_told_of_no_database(child: Child, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://me:secret@host/db")
    monkeypatch.setenv("DALEL_HOME", "/somewhere")
    assert not {"DATABASE_URL", "DALEL_HOME"} & set(child.ask())


@pytest.mark.parametrize("child", ["print_and_answer"], indirect=True)
def test_a_library_that_prints_does_not_speak_for_it(child: Child) -> None:
    assert child.ask() == "the answer"
