"""Whole files or none, and on the disk before anybody says that they are: the one way in which Dalel writes files.

What is written stands first beside its place under a name that begins with `.unfinished-`; it is synced, moved to its
place in one step, and the folder is synced too (man rename(2), fsync(2): a new name is lasting only once its folder is
synced). Whoever writes holds a lock on it (flock), which the system lifts when the process dies: what has the name and
no lock was left by a run that was killed, and `clear_unfinished` takes it away.

Nothing here follows a link: a name that is a link is replaced by the file, never written through, and a folder that
is one, or is reached through one, is refused by `real_folder`.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from dalel.lib.errors import InputError
from dalel.lib.speech import _

UNFINISHED = ".unfinished-"
PRIVATE = 0o600
SHARED = 0o644  # for what is made to be handed on; never writable by others, whatever the umask is


@contextmanager
def whole(path: Path, *, mode: int = PRIVATE) -> Iterator[BinaryIO]:
    """A stream whose bytes become the file `path` when the block ends well; otherwise nothing has changed."""
    descriptor, name = tempfile.mkstemp(prefix=f"{UNFINISHED}{path.name[:80]}-", dir=path.parent)
    work = Path(name)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        with os.fdopen(descriptor, "wb") as stream:
            yield stream
            stream.flush()
            os.fchmod(stream.fileno(), mode)
            os.fsync(stream.fileno())
            work.replace(path)
        sync_folder(path.parent)
    except BaseException:
        work.unlink(missing_ok=True)
        raise


def write_whole(path: Path, content: bytes | str, *, mode: int = PRIVATE) -> None:
    """Write a file, whole or not at all; text as UTF-8. It is on the disk when this returns."""
    with whole(path, mode=mode) as stream:
        stream.write(content.encode() if isinstance(content, str) else content)


@contextmanager
def whole_folder(final: Path, *, replace: bool = False) -> Iterator[Path]:
    """A new folder beside `final` that takes its place, whole and synced, when the block ends well.

    Without `replace`, a folder that is at `final` by then is kept and the new one is thrown away: two that make the
    same thing at once end with one of them. With `replace` it takes the old one's place in two steps; a run killed
    between the two is mended by `clear_unfinished`, which puts the old one back.
    """
    final.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=f"{UNFINISHED}{final.name[:80]}-", dir=final.parent))
    lock = os.open(work, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield work
        sync_tree(work)
        if replace:
            _take_the_place(work, final)
        else:
            with suppress(FileExistsError, OSError) if final.is_dir() else suppress():
                work.rename(final)
        sync_folder(final.parent)
    finally:
        os.close(lock)
        shutil.rmtree(work, ignore_errors=True)


def _take_the_place(work: Path, final: Path) -> None:
    aside = work.with_name(f"{work.name}.before")
    if final.exists():
        final.rename(aside)
    work.rename(final)
    shutil.rmtree(aside, ignore_errors=True)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder lasting."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_file(path: Path) -> None:
    """Make a file that somebody else wrote (a library) lasting."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_tree(folder: Path) -> None:
    """Make a folder and everything in it lasting."""
    for place, _folders, names in os.walk(folder):
        for name in names:
            sync_file(Path(place) / name)
        sync_folder(Path(place))


def unfinished(folder: Path) -> list[Path]:
    """What killed runs left directly in a folder: nobody holds its lock any more."""
    if not folder.is_dir():
        return []
    return [path for path in sorted(folder.glob(f"{UNFINISHED}*")) if not path.is_symlink() and not _is_held(path)]


def clear_unfinished(folder: Path) -> list[Path]:
    """Take away what killed runs left directly in a folder; gives what was there.

    A folder that was moved aside while another was to take its place, and has nothing in its place, goes back there.
    """
    found = unfinished(folder)
    for path in found:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    return found


def _is_held(path: Path) -> bool:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    except OSError:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    else:
        return False
    finally:
        os.close(descriptor)


def real_folder(path: Path, *, below: Path) -> Path:
    """The folder `path`, made if it is not there. InputError if it, or a folder between it and `below`, is a link."""
    steps = [path, *[one for one in path.parents if one != below and one.is_relative_to(below)]]
    for step in steps:
        with suppress(FileNotFoundError):
            if stat.S_ISLNK(step.lstat().st_mode):
                raise InputError(
                    _("{path} is a link, and what Dalel writes would land elsewhere.", path=step),
                    _("Remove the link, or give another folder."),
                )
    path.mkdir(parents=True, exist_ok=True)
    return path
