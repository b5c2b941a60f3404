"""Whole files or none, and on the disk before anybody says that they are: the one way in which Dalel writes files.

What is written stands first beside its place under a name that begins with `.unfinished-dalel-`; it is synced, moved
to its place in one step, and the folder is synced too (man rename(2), fsync(2): a new name is lasting only once its
folder is synced). Whoever writes holds a lock on it (flock), which the system lifts when the process dies: what has
the name and no lock was left by a run that was killed, and `clear_unfinished` takes it away or brings it to its end.

Nothing here follows a link: a name that is a link is replaced by the file, never written through, and a folder that
is one, or is reached through one, is refused by `real_folder`. No file is ever writable by others.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from dalel.lib import disk, together
from dalel.lib.disk import (
    PRIVATE,
    PRIVATE_FOLDER,
    SHARED,
    SHARED_FOLDER,
    UNFINISHED,
    is_file,
    is_folder,
    is_link,
    make_folder,
    read_plain,
    sync_file,
    sync_folder,
    sync_tree,
    whole,
    write_whole,
)
from dalel.lib.errors import InputError
from dalel.lib.ids import is_step
from dalel.lib.messages import _
from dalel.lib.together import Files, whole_files

_PLACE = "place.json"


@contextmanager
def whole_folder(final: Path, *, replace: bool = False, mode: int = PRIVATE_FOLDER) -> Iterator[Path]:
    """A new folder that takes the place `final`, whole and synced, when the block ends well.

    Without `replace`, a folder that is at `final` by then is kept and the new one is thrown away: two that make the
    same thing at once end with one of them. Whoever must know uses `folder_beside`, whose `take` tells. With `replace`
    the two change places in one step, or where the system cannot do that, in two; a run killed between the two is
    mended by `clear_unfinished`, which puts the old one back.
    """
    with folder_beside(final.parent, mode=mode) as beside:
        yield beside.path
        beside.take(final, replace=replace, mode=mode)


@dataclass(frozen=True, slots=True)
class Beside:
    """A folder in the making that lies beside where it will stand, for when its name is known only at the end."""

    holder: Path  # for what is needed while it is made (room to spill), and goes away with it

    @property
    def path(self) -> Path:
        return self.holder / "new"

    def take(self, final: Path, *, replace: bool = False, mode: int = PRIVATE_FOLDER) -> bool:
        """Bring the folder to its place. False if another one is there by now, which stays unless it is replaced."""
        self.path.chmod(disk.allowed(mode))
        sync_tree(self.path)
        if replace:
            (self.holder / _PLACE).write_bytes(json.dumps(final.name).encode())
            sync_tree(self.holder)
            disk.put(self.path, final)
            return True
        return _put_unless_there(self.path, final)


@contextmanager
def folder_beside(parent: Path, *, mode: int = PRIVATE_FOLDER) -> Iterator[Beside]:
    """A new folder in `parent` (made if it is not there) that is thrown away unless it `take`s a place."""
    make_folder(parent, mode=mode)
    lock, holder = disk.new_folder(parent)
    try:
        (holder / "new").mkdir(mode=PRIVATE_FOLDER)
        yield Beside(holder)
    finally:
        with suppress(
            OSError
        ):  # it stays, and `clear_unfinished` tries again: it holds the only copy of what was there
            _put_back(holder, parent)
            shutil.rmtree(holder, ignore_errors=True)
        os.close(lock)


def _put_unless_there(work: Path, final: Path) -> bool:
    if is_link(final):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(final))
    with disk.undisturbed():
        try:
            work.rename(final)
        except OSError:
            if not is_folder(final):
                raise
            return False
        disk.last(final, lambda: final.rename(work))
    return True


def unfinished(folder: Path) -> list[Path]:
    """What killed runs left directly in a folder: nobody holds its lock any more."""
    found = []
    for path in _left(folder):
        lock = disk.seize(path)
        if lock is not None:
            os.close(lock)
            found.append(path)
    return found


def clear_unfinished(folder: Path) -> list[Path]:
    """Take away what killed runs left directly in a folder, and bring to its end what they had begun to move.

    Gives what was there. A folder that was put aside while another was to take its place goes back there. OSError if
    the disk does not let files that change together be brought to their places. InputError for a change of files that
    this user did not begin: it is left as it is.
    """
    cleared = []
    for path in _left(folder):
        lock = disk.seize(path)
        if lock is None:
            continue
        try:
            _clear(path, folder)
        finally:
            os.close(lock)
        if disk.state(path) is None:
            cleared.append(path)
    return cleared


def _left(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as found:
            return sorted(Path(one.path) for one in found if one.name.startswith(UNFINISHED) and not one.is_symlink())
    except (FileNotFoundError, NotADirectoryError):
        return []


def _clear(path: Path, folder: Path) -> None:
    if is_folder(path):
        together.settle(path, folder)
        _put_back(path, folder)
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()


def _put_back(holder: Path, folder: Path) -> None:
    try:
        name = json.loads(read_plain(holder / _PLACE))
    except (OSError, ValueError):
        return
    plain = isinstance(name, str) and is_step(name)
    if plain and is_folder(holder / "before") and disk.state(folder / name) is None:
        (holder / "before").rename(folder / name)
        sync_folder(folder)


def real_folder(path: Path, *, below: Path, mode: int = PRIVATE_FOLDER) -> Path:
    """The folder `path`, made if it is not there. InputError if it, or a folder between it and `below`, is a link."""
    # Not `resolve`, which would follow the very links that are looked for.
    top, wanted = (Path(os.path.normpath(one.absolute())) for one in (below, path))
    for step in (wanted, *wanted.parents):
        if step == top or not step.is_relative_to(top):
            break
        if is_link(step):
            raise InputError(
                _("{path} is a link, and what Dalel writes would land elsewhere.", path=step),
                _("Remove the link, or give another folder."),
            )
    make_folder(path, mode=mode)
    return path


__all__ = [
    "PRIVATE",
    "PRIVATE_FOLDER",
    "SHARED",
    "SHARED_FOLDER",
    "UNFINISHED",
    "Beside",
    "Files",
    "clear_unfinished",
    "folder_beside",
    "is_file",
    "is_folder",
    "is_link",
    "make_folder",
    "read_plain",
    "real_folder",
    "sync_file",
    "sync_folder",
    "sync_tree",
    "unfinished",
    "whole",
    "whole_files",
    "whole_folder",
    "write_whole",
]
