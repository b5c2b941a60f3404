"""What a disk promises, and what must be asked of it: lasting names, swaps in one step, locks that die with a process.

`dalel.lib.files` is what the rest of the program uses; here are the parts that it is made of.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import signal
import stat
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

UNFINISHED = ".unfinished-dalel-"
PRIVATE = 0o600
PRIVATE_FOLDER = 0o700
SHARED = 0o644  # at most, for what is made to be handed on: whoever has a stricter umask gets what that leaves
SHARED_FOLDER = 0o755

_UMASK = os.umask(0o077)
os.umask(_UMASK)
# A file system that has no locks, or no exchange of two names, answers with one of these.
_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOLCK}
_HERE = -100  # AT_FDCWD
_EXCHANGE = 2  # RENAME_EXCHANGE, man renameat2(2)


def allowed(mode: int) -> int:
    """The mode that a file really gets: never writable by others, and no more than the umask leaves of a shared one."""
    return mode if mode & 0o077 == 0 else mode & ~_UMASK & ~0o022


def make_folder(path: Path, *, mode: int = PRIVATE_FOLDER) -> Path:
    """The folder, made with those above it where they are missing, whatever the umask. NotADirectoryError."""
    if path.is_dir():
        return path
    make_folder(path.parent, mode=mode)
    try:
        path.mkdir(mode=PRIVATE_FOLDER)
    except FileExistsError:
        if not path.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path)) from None
        return path  # somebody else has made it just now
    path.chmod(allowed(mode))
    sync_folder(path.parent)
    return path


def sync_folder(folder: Path) -> None:
    """Make the names in a folder lasting."""
    _sync(folder, os.O_DIRECTORY)


def sync_file(path: Path) -> None:
    """Make a file that somebody else wrote (a library) lasting."""
    _sync(path, os.O_NOFOLLOW)


def sync_tree(folder: Path) -> None:
    """Make a folder and everything in it lasting."""
    for place, _folders, names in os.walk(folder):
        for name in names:
            if is_file(Path(place) / name):
                sync_file(Path(place) / name)
        sync_folder(Path(place))


def _sync(path: Path, how: int) -> None:
    descriptor = os.open(path, os.O_RDONLY | how)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def state(path: Path) -> os.stat_result | None:
    """What stands at a name itself, links not followed; None if nothing does."""
    try:
        return path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None


def is_file(path: Path) -> bool:
    """Whether a plain file stands at a name: no link, no folder, no pipe that a reader would wait for."""
    found = state(path)
    return found is not None and stat.S_ISREG(found.st_mode)


def is_folder(path: Path) -> bool:
    """Whether a folder stands at a name, and no link to one."""
    found = state(path)
    return found is not None and stat.S_ISDIR(found.st_mode)


def is_link(path: Path) -> bool:
    found = state(path)
    return found is not None and stat.S_ISLNK(found.st_mode)


def read_plain(path: Path) -> bytes:
    """The bytes of a plain file. OSError for anything else: no link is followed, no pipe waited for."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
        return stream.read()


# --- work that lies beside its place, under a lock -------------------------------------------------------------------


def new_file(folder: Path) -> tuple[int, Path]:
    """A new, private file beside others: its descriptor, which holds the lock, and its name."""
    while True:
        descriptor, name = tempfile.mkstemp(prefix=UNFINISHED, dir=folder)
        if _locked(descriptor) and os.fstat(descriptor).st_nlink:
            return descriptor, Path(name)
        os.close(descriptor)  # between making and locking somebody took it for a leftover


def new_folder(folder: Path) -> tuple[int, Path]:
    """A new, private folder beside others: the descriptor that holds its lock, and its name."""
    while True:
        path = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=folder))
        with suppress(FileNotFoundError):
            descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
            if _locked(descriptor) and path.exists():
                return descriptor, path
            os.close(descriptor)


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
    except OSError as error:
        # Without locks nothing is ever taken for a leftover (see `seize`); the work itself needs none.
        return error.errno in _UNSUPPORTED
    return True


def lock_file(path: Path) -> int:
    """A private file that is there to be locked: its descriptor, without the lock."""
    make_folder(path.parent)
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)


def seize(path: Path) -> int | None:
    """The lock on what a run left; None while that run is alive, for a link, and where there are no locks."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


# --- taking a place --------------------------------------------------------------------------------------------------


def exchange(one: Path, other: Path) -> bool:
    """Let two names change places in one step; False where the system cannot."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return False
    if call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(other))


def put(work: Path, final: Path) -> None:
    """Bring `work`, whole and synced, to its place, lastingly. If that fails, `final` is what it was before.

    What stood there stands at `work` afterwards, or is gone. A link is replaced, not followed. FileExistsError where a
    folder would take the place of a file, or a file that of a folder.
    """
    old = state(final)
    if old is not None and stat.S_ISDIR(old.st_mode) != is_folder(work):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(final))
    with undisturbed():
        if old is None:
            work.rename(final)
            last(final, lambda: final.rename(work))
        elif exchange(work, final):
            last(final, lambda: exchange(work, final))
        elif stat.S_ISDIR(old.st_mode):
            _put_in_two_steps(work, final)
        else:
            work.replace(final)
            sync_folder(final.parent)


def _put_in_two_steps(work: Path, final: Path) -> None:
    """For folders where nothing can be exchanged; `files.clear_unfinished` mends what is killed between the two."""
    before = work.with_name("before")
    final.rename(before)
    try:
        work.rename(final)
    except OSError:
        before.rename(final)
        raise
    sync_folder(final.parent)


def last(final: Path, undo: Callable[[], object]) -> None:
    """Make a name lasting that was just given; if the disk will not, take it back."""
    try:
        sync_folder(final.parent)
    except OSError:
        with suppress(OSError):
            undo()
        raise


@contextmanager
def undisturbed() -> Iterator[None]:
    """What asks the program to stop (Ctrl-C, SIGTERM, SIGHUP) is heard when the block has ended, not within it.

    For the few steps that bring finished work to its place. A signal that ends the process without asking Python is
    not held back; whatever is killed there is mended by `files.clear_unfinished`.
    """
    if threading.current_thread() is not threading.main_thread():  # the others are not stopped by signals
        yield
        return
    came: list[int] = []
    held = {one: signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        for number, heard in held.items():
            if callable(heard):
                signal.signal(number, lambda number, _frame: came.append(number))
        yield
    finally:
        for number, heard in held.items():
            if callable(heard):
                signal.signal(number, heard)
        for one in came[:1]:
            signal.raise_signal(one)


# --- one file -------------------------------------------------------------------------------------------------------


@contextmanager
def whole(path: Path, *, mode: int = PRIVATE) -> Iterator[BinaryIO]:
    """A stream whose bytes become the file `path` when the block ends well; otherwise nothing has changed.

    OSError where the disk fails: then too `path` is what it was.
    """
    descriptor, work = new_file(path.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            yield stream
            stream.flush()
            os.fchmod(stream.fileno(), allowed(mode))
            os.fsync(stream.fileno())
            put(work, path)
    finally:
        with suppress(OSError):
            work.unlink()


def write_whole(path: Path, content: bytes | str, *, mode: int = PRIVATE) -> None:
    """Write a file, whole or not at all; text as UTF-8. It is on the disk when this returns."""
    with whole(path, mode=mode) as stream:
        stream.write(content.encode() if isinstance(content, str) else content)
