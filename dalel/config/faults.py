"""A fault of the program itself: one line for whoever met it, and a note for whoever mends it.

The note holds where in the program it happened, and nothing else: no argument, no message, no value of a record,
because a message may quote one ("invalid literal: "Aigul Serikova"").
"""

from __future__ import annotations

import logging
import os
import platform
import stat
import traceback
from pathlib import Path

from dalel import __version__
from dalel.config.home import home
from dalel.lib import clock
from dalel.lib.errors import InputError
from dalel.lib.files import make_folder
from dalel.lib.messages import _

_PROGRAM = Path(__file__).resolve().parents[2]
_LARGEST = 1_000_000  # bytes; then the file begins anew
_DEEPEST = 60  # frames of one error


def told(error: BaseException, command: str) -> InputError:
    """What a person reads of an error that nobody foresaw. The note is written on the way."""
    message = _("Dalel came upon something it does not know ({error} at {place}).",
                error=type(error).__name__, place=_place(error))  # fmt: skip
    path = _write(_note(error, command))
    if path is None:
        return InputError(message, _("Try again; DALEL_DEBUG=1 shows all of it, and may show what records hold."))
    return InputError(
        message,
        _("Try again; if it comes back, give {path} to whoever looks after Dalel for you. It holds nothing from your"
          " records; DALEL_DEBUG=1 shows all, and may show what records hold.", path=path),
    )  # fmt: skip


class Notes(logging.Handler):
    """Writes the same note for a page that could not be made; its address is left out, because it may name a record."""

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            _write(_note(error, "serve"))


def _note(error: BaseException, command: str) -> str:
    now = clock.moment().isoformat(timespec="seconds")
    lines = [f"{now} dalel {__version__}, Python {platform.python_version()}, {platform.system()}: {command}"]
    one: BaseException | None = error
    while one is not None and len(lines) < 4 * _DEEPEST:
        lines.append(f"  {type(one).__module__}.{type(one).__name__}")
        frames = traceback.extract_tb(one.__traceback__)[-_DEEPEST:]
        lines += [f"    {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return "\n".join(lines) + "\n\n"


def _place(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(_PROGRAM / "dalel")] or frames
    return f"{_short(ours[-1].filename)}:{ours[-1].lineno}" if ours else "?"


def _short(file: str) -> str:
    path = Path(file)
    if path.is_relative_to(_PROGRAM):
        return str(path.relative_to(_PROGRAM))
    return "/".join(path.parts[-3:])


def _write(note: str) -> Path | None:
    """Add the note to a private file: in the home folder, or in the user's own folder for such things."""
    own = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "dalel"
    for folder in (home(), own):
        try:
            if folder is own:
                make_folder(folder)
            return _append(folder / "errors.log", note)
        except (OSError, RuntimeError):  # not there, full, not ours; a user without a home
            continue
    return None


def _append(path: Path, note: str) -> Path:
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW
    descriptor = os.open(path, flags, 0o600)
    with os.fdopen(descriptor, "a", encoding="utf-8", errors="backslashreplace") as stream:
        state = os.fstat(stream.fileno())
        if not stat.S_ISREG(state.st_mode):
            raise OSError("not a file")
        os.fchmod(stream.fileno(), 0o600)
        if state.st_size > _LARGEST:
            stream.truncate(0)
        stream.write(note)
    return path
