"""Before a project folder is read: it is whole, and no part of it is a link. Links are not followed on the way in.

A folder may come from a stranger, and a link in it lead to a file of ours, whose text would then stand in a document
or in a message; or to a folder above, or to a pipe that never ends.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

from dalel.lib.errors import Problem, ProblemsFound
from dalel.lib.files import clear_unfinished
from dalel.lib.messages import _

# What is read of a project folder, beside workbooks that lie in it.
PARTS = ("dalel.toml", "datapackage.json", "documents", "records", "identity", "reference")


def ready_to_read(folder: Path) -> None:
    """Bring to its end what a killed export had begun to move here, and see that there are no links.

    ProblemsFound with every link, and everything that is neither a file nor a folder.
    """
    clear_unfinished(folder)
    problems = [_problem(path, folder) for path in _strange(folder)]
    if problems:
        raise ProblemsFound(problems)


def _strange(folder: Path) -> Iterator[Path]:
    try:
        parts = sorted(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return  # said where it is read
    for part in parts:
        if part.name in PARTS or part.suffix == ".xlsx":
            yield from _strange_at(part)


def _strange_at(path: Path) -> Iterator[Path]:
    mode = path.lstat().st_mode
    if stat.S_ISDIR(mode):
        for inner in sorted(path.iterdir()):
            yield from _strange_at(inner)
    elif stat.S_ISLNK(mode):
        # Editors leave links that lead nowhere (".#letter.md") beside a file that they have open.
        if not path.name.startswith(".") or path.exists():
            yield path
    elif not stat.S_ISREG(mode):
        yield path


def _problem(path: Path, folder: Path) -> Problem:
    file = path.relative_to(folder).as_posix()
    if path.is_symlink():
        message, remedy = _("This is a link, and may lead outside the folder."), _("Put the file itself in its place.")
    else:
        message, remedy = _("This is neither a file nor a folder."), _("Take it away.")
    return Problem("outside", message, remedy, file)
