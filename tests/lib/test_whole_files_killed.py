"""A run is killed before every single step that it takes on the disk; what the next one finds is whole."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dalel.lib.files import UNFINISHED, clear_unfinished, unfinished

# The n-th step on the disk is not taken: the process is killed there. Prints how many steps there are, if it lives.
KILLED = """
import os, signal, sys
from pathlib import Path
from dalel.lib import disk, files
import ctypes
root, at, steps = Path(sys.argv[1]), int(sys.argv[2]), 0
STEPS = ("open", "os.rename", "os.link", "os.remove", "os.rmdir", "os.mkdir", "os.chmod", "ctypes.dlsym", "fcntl.flock",
         "shutil.rmtree")
def hook(event, given):
    global steps
    if event in STEPS:
        steps += 1
        if steps == at:
            os.kill(os.getpid(), signal.SIGKILL)
{two_steps}
sys.addaudithook(hook)
{work}
print(steps)
"""
ONE_FILE = "files.write_whole(root / 'a.txt', b'new')"
A_FOLDER = """
with files.whole_folder(root / "data", replace=True) as made:
    (made / "one").write_text("new")
    (made / "two").write_text("new")
"""
SEVERAL = """
with files.whole_files(root) as made:
    made.write("one.csv", "new")
    made.write("identity/two.csv", "new", mode=files.PRIVATE)
    made.write("three.csv", "new")
    made.remove("old.csv")
"""
TWO_STEPS = "disk.exchange = lambda one, other: False"


def killed_everywhere(root: Path, work: str, make: object, two_steps: str = "") -> Iterator[int]:
    """Set up, kill at one step, look; and again at the next one, until the run ends by itself."""
    code = KILLED.format(work=work, two_steps=two_steps)
    for at in range(1, 400):
        make()  # type: ignore[operator]
        done = subprocess.run(
            [sys.executable, "-c", code, str(root), str(at)], capture_output=True, text=True, check=False
        )
        if done.returncode != -signal.SIGKILL:
            assert done.returncode == 0, done.stderr
            assert at > 5  # it did take steps
            return
        yield at
    raise AssertionError("it never ended")


def put(root: Path, files: dict[str, str]) -> None:
    for path in sorted(root.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)


def held(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text()
        for path in root.rglob("*")
        if path.is_file() and UNFINISHED not in str(path)
    }


@pytest.mark.parametrize("two_steps", ["", TWO_STEPS])
def test_a_file_is_the_old_or_the_new_one(tmp_path: Path, two_steps: str) -> None:
    seen = set()
    for _at in killed_everywhere(tmp_path, ONE_FILE, lambda: put(tmp_path, {"a.txt": "old"}), two_steps):
        seen.add(held(tmp_path)["a.txt"])
        clear_unfinished(tmp_path)
        assert list(tmp_path.iterdir()) == [tmp_path / "a.txt"]
    assert seen == {"old", "new"}


@pytest.mark.parametrize("two_steps", ["", TWO_STEPS])
def test_a_folder_is_the_old_or_the_new_one(tmp_path: Path, two_steps: str) -> None:
    old, new = {"data/one": "old"}, {"data/one": "new", "data/two": "new"}
    seen = []
    for _at in killed_everywhere(tmp_path, A_FOLDER, lambda: put(tmp_path, old), two_steps):
        if not two_steps:
            assert held(tmp_path) in (old, new)
        clear_unfinished(tmp_path)
        assert held(tmp_path) in (old, new)
        assert list(tmp_path.iterdir()) == [tmp_path / "data"]
        seen.append(held(tmp_path))
    assert old in seen
    assert new in seen


def test_several_files_change_together_or_not_at_all(tmp_path: Path) -> None:
    old = {"one.csv": "old", "identity/two.csv": "old", "old.csv": "old", "a picture": "mine"}
    new = {"one.csv": "new", "identity/two.csv": "new", "three.csv": "new", "a picture": "mine"}
    seen = []
    for at in killed_everywhere(tmp_path, SEVERAL, lambda: put(tmp_path, old)):
        assert {"one.csv", "identity/two.csv", "a picture"} <= held(tmp_path).keys(), at
        clear_unfinished(tmp_path)
        assert held(tmp_path) in (old, new), at
        assert not [path for path in tmp_path.iterdir() if path.name.startswith(UNFINISHED)]
        seen.append(held(tmp_path))
    assert old in seen
    assert new in seen


def test_what_somebody_is_writing_is_no_leftover(tmp_path: Path) -> None:
    code = KILLED.format(
        two_steps="",
        work="with files.whole(root / 'a') as stream:\n    print('ready', flush=True); sys.stdin.read()",
    )
    running = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path), "0"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert running.stdout is not None
    assert running.stdout.readline() == "ready\n"
    assert unfinished(tmp_path) == []
    assert clear_unfinished(tmp_path) == []
    running.kill()
    running.communicate()
    assert len(unfinished(tmp_path)) == 1
    assert len(clear_unfinished(tmp_path)) == 1
    assert list(tmp_path.iterdir()) == []
