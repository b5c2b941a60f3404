"""The folder of a filed version: written whole and synced before the filing is committed, so that what is acknowledged
is there; and what a run that was killed between the two left behind.

While it is not certain that the filing stands, a mark lies in the folder. A folder with the mark whose version the
database does not know was never filed: the next filing clears it. One without the mark was filed once: the database
was put back to an older state, and the folder is moved aside, never thrown away.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, transaction

from dalel.accounts.policy import Actor
from dalel.advocacy.filed import MARK, folder
from dalel.advocacy.models import DocumentVersion
from dalel.custody.journal import writing
from dalel.lib.files import SHARED, clear_unfinished, folder_beside, real_folder, sync_folder, write_whole
from dalel.lib.messages import _


def place(project: str, name: str, number: int, contents: Mapping[str, bytes]) -> list[Path]:
    """Write the files of a version that is about to be committed. They are on the disk when this returns.

    Called with the journal locked, so that nobody else takes the same number.
    """
    target = folder(project, name, number)
    home = Path(settings.DALEL_HOME)
    real_folder(target.parent, below=home)
    clear_unfinished(target.parent)
    _make_room(target)
    with folder_beside(target.parent) as beside:
        for file, content in contents.items():
            write_whole(beside.path / file, content, mode=SHARED)
        write_whole(beside.path / MARK, "")
        if not beside.take(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    for parent in target.parents:
        sync_folder(parent)
        if parent == home:
            break
    return [target / file for file in contents]


def settle(project: str, name: str, number: int) -> None:
    """Take the mark away: the filing is committed; and those of earlier ones that were killed after their commit.

    One that stays says nothing wrong, so that no error is raised.
    """
    target = folder(project, name, number)
    with suppress(OSError, DatabaseError):
        never_filed = leftovers()
        for mark in target.parent.glob(f"*/{MARK}"):
            if mark.parent not in never_filed:
                mark.unlink(missing_ok=True)
                sync_folder(mark.parent)


def leftovers() -> list[Path]:
    """Folders of versions that were never filed: a run was killed between writing them and the commit.

    Or it is about to commit just now: before one is cleared, `clear` asks again when nobody else writes.
    """
    root = Path(settings.DALEL_HOME) / "filed"
    known = {
        folder(project, name, number)
        for project, name, number in DocumentVersion.objects.values_list(
            "document__project", "document__name", "number"
        )
        if (root / project / name).is_relative_to(root)
    }
    return [mark.parent for mark in sorted(root.glob(f"*/*/*/{MARK}")) if mark.parent not in known]


def clear(path: Path, actor: Actor) -> None:
    """Take away such a folder, if it still is one: a filing that is under way is waited for."""
    with transaction.atomic(), writing(actor):
        if path in leftovers():
            shutil.rmtree(path)


def _make_room(target: Path) -> None:
    """Clear or move aside what stands where a version is to come that the database does not know."""
    if not target.exists():
        return
    if (target / MARK).exists():
        shutil.rmtree(target)
        return
    aside = next(
        one
        for one in (target.with_name(f"{target.name}-of-another-history-{count}") for count in range(1, 10_000))
        if not one.exists()
    )
    target.rename(aside)
    told = _("A version with this number was filed before the database was put back; its files are kept in {path}.",
             path=aside)  # fmt: skip
    print(told, file=sys.stderr)
