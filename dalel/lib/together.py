"""Several files of one folder that change together: all of them, or none.

The folder may hold other things, so it cannot be swapped itself. All new files are written whole and synced into a
folder of work first, then a plan is written beside them, and only then are they moved to their places one by one. A
run that is killed before its plan stands has changed nothing; one that is killed later is carried on by `settle`,
which the next command calls. If the disk fails in between, everything is put back as it was, from second names (hard
links, or copies where there are none) of the old files. At no moment is a file missing that is there before and after.

A plan is sealed: a folder that somebody sent may hold one too, and what it asks for is not done.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from dalel.lib import disk
from dalel.lib.errors import InputError
from dalel.lib.ids import is_inside
from dalel.lib.messages import _
from dalel.lib.seal import is_sealed, seal

_FORWARD, _BACK = "forward.json", "back.json"
_NEW, _BEFORE, _GONE = "new", "before", "gone"
_PURPOSE = "files that change together"

Plan = dict[str, list[str]]


@dataclass
class Files:
    """The files that are being written for a folder. Names are paths within it, with "/"."""

    folder: Path
    work: Path
    modes: dict[str, int] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)

    def place(self, name: str, *, mode: int = disk.SHARED) -> Path:
        """Where to write the file that will stand at `name`. A private file gets a private folder too."""
        if not is_inside(name):
            raise ValueError(name)
        target = self.work / _NEW / name
        private = mode & 0o077 == 0 and "/" in name
        disk.make_folder(target.parent, mode=disk.PRIVATE_FOLDER if private else disk.SHARED_FOLDER)
        self.modes[name] = mode
        return target

    def write(self, name: str, content: bytes | str, *, mode: int = disk.SHARED) -> None:
        self.place(name, mode=mode).write_bytes(content.encode() if isinstance(content, str) else content)

    def set_modes(self) -> None:
        """Give the files the modes that they were asked for with; until then they are as private as can be."""
        for name, mode in self.modes.items():
            (self.work / _NEW / name).chmod(disk.allowed(mode))

    def remove(self, name: str) -> None:
        """Take the file away in the same step, if it is there."""
        self.removed.append(name)


@contextmanager
def whole_files(folder: Path) -> Iterator[Files]:
    """Files that take their places in `folder`, all of them and lastingly, when the block ends well. OSError: none."""
    lock, work = disk.new_folder(folder)
    try:
        files = Files(folder, work)
        (work / _NEW).mkdir(mode=disk.PRIVATE_FOLDER)
        yield files
        _commit(files)
    finally:
        if not _planned(work):
            shutil.rmtree(work, ignore_errors=True)
        os.close(lock)


def _planned(work: Path) -> bool:
    return any(disk.is_file(work / name) for name in (_FORWARD, _BACK))


def _commit(files: Files) -> None:
    files.set_modes()
    disk.sync_tree(files.work)
    put = sorted(files.modes)
    removed = [name for name in files.removed if name not in files.modes and disk.state(files.folder / name)]
    with _alone(files.folder):
        there = [name for name in (*put, *removed) if disk.state(files.folder / name)]
        plan = {"put": put, "removed": removed, "fresh": [name for name in put if name not in there]}
        _keep(files, there)
        with disk.undisturbed():
            _move(files, plan)


def _move(files: Files, plan: Plan) -> None:
    forward = files.work / _FORWARD
    try:
        _write_plan(forward, plan)
    except OSError:
        forward.unlink(missing_ok=True)
        raise
    try:
        _forward(files.work, files.folder, plan)
    except OSError:
        forward.rename(files.work / _BACK)
        with suppress(OSError):  # before anything goes back: the old plan, carried on from there, would mix the two
            disk.sync_folder(files.work)
        _back(files.work, files.folder, plan)
        raise


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Two that write into one folder move their files one after the other."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _keep(files: Files, names: Iterable[str]) -> None:
    """Give the old files second names, from which they can be put back; copies of them where a disk has no links."""
    for name in names:
        second = files.work / _BEFORE / name
        disk.make_folder(second.parent)
        try:
            os.link(files.folder / name, second, follow_symlinks=False)
        except OSError:
            shutil.copy2(files.folder / name, second, follow_symlinks=False)
    if (files.work / _BEFORE).is_dir():
        disk.sync_tree(files.work / _BEFORE)


def _write_plan(path: Path, plan: Plan) -> None:
    told = json.dumps(plan)
    with path.open("x", encoding="utf-8") as stream:
        json.dump({"plan": told, "seal": seal(_PURPOSE, told.encode())}, stream)
        stream.flush()
        os.fsync(stream.fileno())
    disk.sync_folder(path.parent)


def settle(work: Path, folder: Path) -> None:
    """Carry on what a killed run of this user had planned; nothing where there is no plan.

    OSError if the disk will not. InputError for a plan that this user did not make: nothing is moved, nothing cleared.
    """
    for name, act in ((_BACK, _back), (_FORWARD, _forward)):
        plan = _read_plan(work / name)
        if plan is not None:
            with _alone(folder):
                act(work, folder, plan)


def _read_plan(path: Path) -> Plan | None:
    """The plan; None where there is none, or one that was not written to its end: then nothing had been moved yet."""
    try:
        kept: Any = json.loads(disk.read_plain(path))
    except (OSError, ValueError, RecursionError):
        return None
    told = kept.get("plan") if isinstance(kept, dict) else None
    if not isinstance(told, str) or not is_sealed(_PURPOSE, told.encode(errors="replace"), str(kept.get("seal"))):
        raise InputError(
            _("{path} is a change of this folder that somebody else began and did not end.", path=path.parent),
            _("Let whoever began it finish it, or ask for the folder anew. If you know that the folder is as it should"
              " be, remove what is named here."),
        )  # fmt: skip
    plan: Plan = json.loads(told)
    return plan


def _forward(work: Path, folder: Path, plan: Plan) -> None:
    touched = {folder}
    for name in plan["put"]:
        new, target = work / _NEW / name, folder / name
        if disk.is_file(new) and _real_parents(new, work):
            _make_parents(work / _NEW, folder, name)
            new.replace(target)
        touched.add(target.parent)
    for name in plan["removed"]:
        gone, target = work / _GONE / name, folder / name
        free = disk.state(gone) is None and _no_links(gone, work)
        if free and disk.state(target) is not None and _real_parents(target, folder):
            disk.make_folder(gone.parent)
            target.rename(gone)
        touched.add(target.parent)
    _finish(touched, work / _FORWARD)


def _back(work: Path, folder: Path, plan: Plan) -> None:
    touched = {folder}
    for name in (*plan["put"], *plan["removed"]):
        before, target = work / _BEFORE / name, folder / name
        if not _real_parents(target, folder):
            continue
        if disk.state(before) is not None and _real_parents(before, work):
            before.replace(target)
            before.unlink(missing_ok=True)  # two names of one file are left alone by rename(2)
        elif name in plan["fresh"] and disk.state(work / _NEW / name) is None:
            target.unlink(missing_ok=True)
        touched.add(target.parent)
    _finish(touched, work / _BACK)


def _finish(touched: Iterable[Path], plan: Path) -> None:
    for folder in touched:
        if folder.is_dir():
            disk.sync_folder(folder)
    with suppress(OSError):
        plan.unlink()  # everything is where it belongs: one that stays is carried out again, and finds nothing to do


def _real_parents(path: Path, top: Path) -> bool:
    """Whether no folder between `top` and a file is a link."""
    return all(disk.is_folder(one) for one in path.parents if one != top and one.is_relative_to(top))


def _no_links(path: Path, top: Path) -> bool:
    """Whether no folder between `top` and a file is a link, as far as they are there."""
    return not any(disk.is_link(one) for one in path.parents if one != top and one.is_relative_to(top))


def _make_parents(source: Path, folder: Path, name: str) -> None:
    """The folders that a file will stand in, as private as those that it was written in. OSError if one is a link."""
    for part in reversed([one for one in PurePosixPath(name).parents if one.parts]):
        mode = stat.S_IMODE((source / part).stat().st_mode)
        target = disk.make_folder(folder / part, mode=mode) if disk.state(folder / part) is None else folder / part
        if not disk.is_folder(target):
            raise NotADirectoryError(20, os.strerror(20), str(target))
        if mode & 0o077 == 0 and stat.S_IMODE(target.stat().st_mode) & 0o077:
            target.chmod(mode)
