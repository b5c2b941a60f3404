"""Files are written whole, where they should be, readable by whom they should be; a failing disk changes nothing."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dalel.lib import disk, files
from dalel.lib.errors import InputError
from dalel.lib.files import real_folder, whole, whole_files, whole_folder, write_whole


@pytest.fixture(params=[0o000, 0o022, 0o077])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


def test_modes_do_not_follow_the_umask(tmp_path: Path, umask: int) -> None:
    write_whole(tmp_path / "key", b"x")
    write_whole(tmp_path / "page", b"x", mode=files.SHARED)
    with whole_folder(tmp_path / "above/data") as made:
        (made / "one").write_bytes(b"x")
    with whole_files(tmp_path) as several:
        several.write("records/a.csv", "x")
        several.write("identity/b.csv", "x", mode=files.PRIVATE)
    assert (mode(tmp_path / "key"), mode(tmp_path / "page") & 0o133) == (0o600, 0)
    assert (mode(tmp_path / "above"), mode(tmp_path / "above/data")) == (0o700, 0o700)
    assert (mode(tmp_path / "identity"), mode(tmp_path / "identity/b.csv")) == (0o700, 0o600)
    assert (mode(tmp_path / "records") & 0o022, mode(tmp_path / "records/a.csv") & 0o133) == (0, 0)


def test_a_stricter_umask_holds_for_what_is_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "_UMASK", 0o077)
    assert disk.allowed(files.SHARED) == 0o600
    assert disk.allowed(files.PRIVATE) == 0o600


def test_a_block_that_fails_leaves_everything_as_it_was(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", b"old")
    with pytest.raises(KeyError), whole(tmp_path / "a") as stream:
        stream.write(b"new")
        raise KeyError
    with pytest.raises(KeyError), whole_files(tmp_path) as several:
        several.write("a", "new")
        raise KeyError
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a", b"old")]


def test_a_link_is_replaced_and_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    for name in ("a", "b"):
        (tmp_path / name).symlink_to(tmp_path / "mine")
    write_whole(tmp_path / "a", b"new")
    with whole_files(tmp_path) as several:
        several.write("b", "new")
    assert (tmp_path / "mine").read_text() == "mine"
    assert [(tmp_path / name).is_symlink() for name in ("a", "b")] == [False, False]


def test_a_folder_behind_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere/inner").mkdir(parents=True)
    (tmp_path / "project").mkdir()
    (tmp_path / "project/build").symlink_to(tmp_path / "elsewhere")
    for wanted in ("build", "build/inner", "build/new"):
        with pytest.raises(InputError, match="is a link"):
            real_folder(tmp_path / "project" / wanted, below=tmp_path / "project")
    assert [one.name for one in (tmp_path / "elsewhere").iterdir()] == ["inner"]
    (tmp_path / "way").symlink_to(tmp_path / "project")
    assert real_folder(tmp_path / "way/made", below=tmp_path / "way").is_dir()


def test_a_folder_that_is_there_is_kept_unless_it_is_to_be_replaced(tmp_path: Path) -> None:
    for replace, told in ((False, "first"), (False, "first"), (True, "third")):
        with whole_folder(tmp_path / "data", replace=replace) as made:
            (made / "one").write_text("third" if replace else "second" if (tmp_path / "data").exists() else "first")
        assert (tmp_path / "data/one").read_text() == told
    assert [one.name for one in tmp_path.iterdir()] == ["data"]


def test_a_file_does_not_take_the_place_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "a").write_text("a")
    with pytest.raises(FileExistsError):
        write_whole(tmp_path / "data", b"x")
    with pytest.raises(FileExistsError), whole_folder(tmp_path / "a", replace=True):
        pass
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a", "data"]


def _one(root: Path) -> None:
    write_whole(root / "a", b"new")


def _fresh(root: Path) -> None:
    write_whole(root / "fresh", b"new")


def _folder(root: Path) -> None:
    with whole_folder(root / "data", replace=True) as made:
        (made / "one").write_text("new")


def _several(root: Path) -> None:
    with whole_files(root) as made:
        for name in ("a", "fresh", "data/one", "data/two"):
            made.write(name, "new")
        made.remove("gone")


@pytest.mark.parametrize("work", [_one, _fresh, _folder, _several])
@pytest.mark.parametrize("call", ["fsync", "rename", "replace"])
def test_a_disk_that_fails_at_any_moment_leaves_the_old_state(
    tmp_path: Path, work: Callable[[Path], None], call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = {"a": "old", "data/one": "old", "gone": "old"}
    real = getattr(os, call)
    for at in range(1, 60):
        root = tmp_path / str(at)
        (root / "data").mkdir(parents=True)
        for name, text in old.items():
            (root / name).write_text(text)
        left = at

        def failing(*given: object, **more: object) -> object:
            nonlocal left
            left -= 1
            if left == 0:
                raise OSError(errno.EIO, "Input/output error")
            return real(*given, **more)

        with monkeypatch.context() as patch:
            patch.setattr(os, call, failing)
            try:
                work(root)
            except OSError as error:
                assert error.errno == errno.EIO
            else:
                assert left > 0
                return
        found = {one.relative_to(root).as_posix(): one.read_text() for one in root.rglob("*") if one.is_file()}
        assert found == old, at
    raise AssertionError("it never succeeded")
