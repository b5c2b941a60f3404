"""Files that change together: only plans made here are carried out, and nothing stops them half way."""

from __future__ import annotations

import errno
import json
import os
import signal
from pathlib import Path

import pytest

from dalel.lib import disk, files, together
from dalel.lib.errors import InputError
from dalel.lib.files import clear_unfinished, unfinished, whole_files, whole_folder
from dalel.lib.seal import seal


def planned(root: Path, plan: object, *, purpose: str = together._PURPOSE) -> Path:
    """What a run leaves that is killed once its plan stands."""
    work = root / f"{files.UNFINISHED}x"
    (work / "new").mkdir(parents=True)
    told = json.dumps(plan)
    (work / "forward.json").write_text(json.dumps({"plan": told, "seal": seal(purpose, told.encode())}))
    return work


def held(root: Path) -> dict[str, str]:
    return {one.relative_to(root).as_posix(): one.read_text() for one in root.rglob("*") if one.is_file()}


@pytest.mark.parametrize("sealed", [False, True])
def test_what_was_taken_away_is_not_moved_through_a_link(tmp_path: Path, sealed: bool) -> None:
    outside, root = tmp_path / "outside", tmp_path / "folder"
    outside.mkdir()
    work = planned(root, {"put": [], "removed": ["x.pth"], "fresh": []}, purpose=together._PURPOSE if sealed else "?")
    (root / "x.pth").write_text("import os")
    (work / "gone").symlink_to(outside)
    if sealed:
        clear_unfinished(root)
    else:
        with pytest.raises(InputError, match="somebody else began"):
            clear_unfinished(root)
    assert list(outside.iterdir()) == []
    assert held(root)["x.pth"] == "import os"


@pytest.mark.parametrize(
    "plan",
    [
        {"put": ["a"], "removed": ["b"], "fresh": ["a"]},
        {"plan": {"put": ["a"]}, "seal": "0"},
        {"plan": json.dumps({"put": ["a"], "removed": [], "fresh": []}), "seal": "é"},
        {"plan": "\ud800"},
        [1],
        None,
    ],
)
def test_a_plan_of_somebody_else_moves_nothing_and_is_told(tmp_path: Path, plan: object) -> None:
    work = tmp_path / f"{files.UNFINISHED}x"
    (work / "new").mkdir(parents=True)
    (work / "new/a").write_text("stranger")
    (tmp_path / "b").write_text("mine")
    (work / "forward.json").write_text(json.dumps(plan))
    before = held(tmp_path)
    with pytest.raises(InputError, match="somebody else began"):
        clear_unfinished(tmp_path)
    assert held(tmp_path) == before


def test_a_plan_that_was_not_written_to_its_end_is_a_leftover(tmp_path: Path) -> None:
    work = planned(tmp_path, {"put": ["a"], "removed": [], "fresh": ["a"]})
    (work / "new/a").write_text("new")
    plan = work / "forward.json"
    plan.write_bytes(plan.read_bytes()[:-1])
    clear_unfinished(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_request_to_stop_is_heard_when_all_files_are_in_their_places(
    tmp_path: Path, number: signal.Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    (tmp_path / "a").write_text("old")
    real = os.replace

    def stopped(*given: str) -> None:
        signal.raise_signal(number)
        real(*given)

    before = signal.signal(number, stop)
    try:
        monkeypatch.setattr(os, "replace", stopped)
        with pytest.raises(KeyboardInterrupt), whole_files(tmp_path) as several:
            several.write("a", "new")
            several.write("b", "new")
        assert signal.getsignal(number) is stop
    finally:
        signal.signal(number, before)
    assert held(tmp_path) == {"a": "new", "b": "new"}


@pytest.mark.parametrize("fault", [OSError(errno.EIO, "Input/output error"), KeyboardInterrupt()])
def test_a_folder_that_could_not_be_put_back_is_not_thrown_away(
    tmp_path: Path, fault: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/one").write_text("old")
    real, calls = os.rename, 0

    def failing(*given: str) -> None:
        nonlocal calls
        calls += 1
        if calls > 1:
            raise fault if calls == 2 else OSError(errno.EIO, "Input/output error")
        real(*given)

    with monkeypatch.context() as patch:
        patch.setattr(disk, "exchange", lambda _one, _other: False)
        patch.setattr(os, "rename", failing)
        with pytest.raises(type(fault)), whole_folder(tmp_path / "data", replace=True) as made:
            (made / "one").write_text("new")
    assert len(unfinished(tmp_path)) == 1
    clear_unfinished(tmp_path)
    assert held(tmp_path) == {"data/one": "old"}


def test_a_disk_without_links_puts_everything_back_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_text("old")
    (tmp_path / "gone").write_text("old")
    real, calls = os.rename, 0

    def failing(*given: str) -> None:
        nonlocal calls
        calls += 1
        if calls == 1:
            raise OSError(errno.EIO, "Input/output error")
        real(*given)

    def no_links(*_given: object, **_more: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    monkeypatch.setattr(os, "rename", failing)
    with pytest.raises(OSError, match="Input/output"), whole_files(tmp_path) as several:
        several.write("a", "new")
        several.remove("gone")
    assert held(tmp_path) == {"a": "old", "gone": "old"}
    assert unfinished(tmp_path) == []
