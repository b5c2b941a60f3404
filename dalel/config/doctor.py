"""What `dalel doctor` looks at: a table of checks, each of which tells what it finds and whether that can be mended.

A check is a function from the place to its findings. It changes nothing; what may be done about a finding without
asking anybody is in the finding itself, and is done only when somebody says so. A new check is a new line in CHECKS.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

from dalel.advocacy import filed_folder
from dalel.advocacy.models import DocumentVersion
from dalel.config import django as start
from dalel.config import schema
from dalel.custody import heads, one_library
from dalel.figures import wide_tables
from dalel.figures.actions import folder as snapshots
from dalel.figures.snapshot import damage
from dalel.lib import clock, files, seal
from dalel.lib.errors import DalelError
from dalel.lib.messages import _, n_

_SHOWN = 5
_HOUR = 3600
# Names under which versions up to 0.1.0 left what they had not finished. They held no locks: age must tell.
_EARLIER = (".freezing-*", "wide/*.duckdb.[0-9]*", "wide/*.spill")


@dataclass(frozen=True, slots=True)
class Ailment:
    """One thing that is not as it should be. mend: does what can be done without asking; None if a person must."""

    what: str
    remedy: str
    mend: Callable[[], object] | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where to look: the home of the installation, and project folders that somebody names."""

    home: Path
    projects: Sequence[Path] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look at. title: how it is called, in the language of whoever asks."""

    code: str
    title: Callable[[], str]
    look: Callable[[Place], Iterable[Ailment]]


def examine(place: Place) -> Iterator[tuple[Check, list[Ailment]]]:
    """Every check with what it found. A check that cannot be carried out is a finding itself."""
    for check in CHECKS:
        try:
            found = list(check.look(place))
        except (DalelError, DatabaseError, OSError) as error:
            remedy = error.remedy if isinstance(error, DalelError) else _("Mend what stands above, then ask again.")
            found = [Ailment(_("This cannot be looked at: {error}.", error=_told(error)), remedy)]
        yield check, found


def try_to_mend(ailment: Ailment) -> str | None:
    """Mend what may be mended; why that failed, or None if it did not. The rest can be mended all the same."""
    try:
        if ailment.mend is not None:
            with start.plain_words():
                ailment.mend()
    except (DalelError, DatabaseError, OSError) as error:
        remedy = error.remedy if isinstance(error, DalelError) else ""
        return " ".join(filter(None, [_("It could not be mended: {error}.", error=_told(error)), remedy]))
    return None


def _told(error: Exception) -> str:
    told = error.message if isinstance(error, DalelError) else str(error).partition("\n")[0]
    return told.rstrip(".")


# --- files ------------------------------------------------------------------------------------------------------------


def _leftovers(place: Place) -> Iterator[Ailment]:
    for folder in _folders(place):
        for path in files.unfinished(folder):
            yield _leftover(path, partial(files.clear_unfinished, folder))
    for pattern in _EARLIER:
        for path in sorted((place.home / "snapshots").glob(pattern)):
            if not path.is_symlink() and clock.moment().timestamp() - path.lstat().st_mtime > _HOUR:
                yield _leftover(path, partial(_remove, path))


def _filings(_place: Place) -> Iterator[Ailment]:
    """Files of versions whose filing was killed before it was committed."""
    if _is_there() and not schema.state().empty:
        for path in filed_folder.leftovers():
            yield _leftover(path, partial(filed_folder.clear, path, start.somebody()))


def _leftover(path: Path, mend: Callable[[], object]) -> Ailment:
    return Ailment(
        _("{path} was left by a run that was killed.", path=path),
        _("`dalel doctor --mend` clears it, and so does the next command that writes there."),
        mend,
    )


def _folders(place: Place) -> Iterator[Path]:
    """Every folder in which a run may have left something."""
    parts = ("build", ".dalel-cache")
    tops = [place.home, *(project / part for project in place.projects for part in parts if files.is_folder(project))]
    yield from place.projects
    for top in tops:
        if files.is_folder(top):
            for folder, names, _files in os.walk(top):
                names[:] = [name for name in names if not name.startswith(files.UNFINISHED)]
                yield Path(folder)


def _remove(path: Path) -> None:
    if files.is_folder(path):
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _permissions(place: Place) -> Iterator[Ailment]:
    """The home and the secrets are the owner's alone; nothing of it can be written by others."""
    private = [place.home, place.home / "secret-key", place.home / "snapshots", place.home / "filed"]
    with suppress(RuntimeError):  # a user without a folder has no key
        private += [seal.key_file(), seal.key_file().parent]
    for path in private:
        if mode := _mode(path) & 0o077:
            told = _("{path} is open to others ({mode}).", path=path, mode=f"{_mode(path):04o}")
            yield Ailment(told, _("`dalel doctor --mend` sets it right."), partial(_tighten, [path], mode))
    loose = [path for path in _everything(place.home) if path not in private and _mode(path) & 0o022]
    for path in loose[:_SHOWN]:
        told = _("{path} can be written by others ({mode}).", path=path, mode=f"{_mode(path):04o}")
        yield Ailment(told, _("`dalel doctor --mend` sets it right."), partial(_tighten, [path], 0o022))
    if len(loose) > _SHOWN:
        rest = loose[_SHOWN:]
        told = n_("… and {count} more like it.", "… and {count} more like it.", len(rest), count=len(rest))
        yield Ailment(told, _("`dalel doctor --mend` sets it right."), partial(_tighten, rest, 0o022))


def _everything(top: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(top):
        yield from (Path(folder) / name for name in (*folders, *names))


def _mode(path: Path) -> int:
    try:
        found = path.lstat().st_mode
    except OSError:
        return 0
    return 0 if stat.S_ISLNK(found) else stat.S_IMODE(found)


def _tighten(paths: Sequence[Path], bits: int) -> None:
    for path in paths:
        path.chmod(_mode(path) & ~bits)


# --- database ---------------------------------------------------------------------------------------------------------


def _version(_place: Place) -> Iterator[Ailment]:
    if not _is_there():
        yield Ailment(_("There is no database yet."), _("Run `dalel migrate` first."))
        return
    with start.plain_words():
        start.require_database(to_look=True)


def _head(_place: Place) -> Iterator[Ailment]:
    """Whether the database is the one that was worked with before."""
    if _is_there() and not schema.state().empty:
        told = heads.problem()
        if told:
            yield Ailment(told, _("If you restored or moved it yourself, the next command takes --accept-history."))


def _is_there() -> bool:
    # Asking SQLite would make an empty file.
    return connection.vendor != "sqlite" or files.is_file(Path(settings.DATABASES["default"]["NAME"]))


def _database(_place: Place) -> Iterator[Ailment]:
    """SQLite's own checks of every page, index and reference. PostgreSQL looks after itself."""
    if connection.vendor != "sqlite" or not _is_there():
        return
    remedy = _("Stop all work, keep a copy of the file, and bring back the last good backup.")
    with start.plain_words(), connection.cursor() as cursor:
        cursor.execute(f"PRAGMA integrity_check({_SHOWN})")
        for (told,) in cursor.fetchall():
            if told != "ok":
                yield Ailment(_("The database is damaged: {error}.", error=str(told).strip()), remedy)
        cursor.execute("PRAGMA foreign_key_check")
        for table, row, other, _key in cursor.fetchmany(_SHOWN):
            told = _("Row {row} of {table} points to nothing in {other}.", row=row, table=table, other=other)
            yield Ailment(told, remedy)


def _libraries(_place: Place) -> Iterator[Ailment]:
    """A second SQLite in the process takes away the locks of the first."""
    copies = one_library.libraries()
    if len(copies) > 1:
        yield Ailment(
            _("Two copies of SQLite are loaded: {files}. The database would lose records.", files=", ".join(copies)),
            _("Uninstall the package that brings the second one, then try again."),
        )


# --- snapshots --------------------------------------------------------------------------------------------------------


def _snapshots(_place: Place) -> Iterator[Ailment]:
    """Every snapshot is what was frozen, and those of filed versions are there."""
    filed = _filed()
    for name in sorted({*filed, *_snapshot_names()}):
        path = snapshots() / name
        wrong = damage(path)
        if wrong and name in filed:
            told = _("A version was filed on the snapshot {path}: {error}", path=path, error=wrong[0])
            yield Ailment(told, _("Bring that folder back from a backup."))
        elif wrong and not _is_there():
            remedy = _("Whether a version was filed on it is not known without the database: see to that first.")
            yield Ailment(wrong[0], remedy)
        elif wrong:
            remedy = _("`dalel doctor --mend` moves it aside; `dalel freeze` makes it again if its records are these.")
            yield Ailment(wrong[0], remedy, partial(_move_aside, path))


def _move_aside(path: Path) -> None:
    """Never thrown away: the database that is asked may not be the one on which something was filed from it."""
    names = (path.with_name(f"{path.name}-damaged-{count}") for count in range(1, 10_000))
    path.rename(next(one for one in names if not os.path.lexists(one)))
    files.sync_folder(path.parent)


def _snapshot_names() -> list[str]:
    folder = snapshots()
    return [one.name for one in folder.iterdir() if len(one.name) == 64] if files.is_folder(folder) else []


def _filed() -> set[str]:
    if not _is_there():
        return set()
    with start.plain_words():
        return set(DocumentVersion.objects.filter(filed__isnull=False).values_list("snapshot", flat=True))


def _wide(_place: Place) -> Iterator[Ailment]:
    for path in wide_tables.strays(snapshots()):
        yield Ailment(
            _("{path} belongs to a snapshot that nobody asks any more.", path=path),
            _("`dalel doctor --mend` takes it away; it can be made again from its snapshot."),
            partial(_remove, path),
        )


CHECKS: tuple[Check, ...] = (
    Check("leftovers", lambda: _("leftovers of killed runs"), _leftovers),
    Check("filings", lambda: _("files that were never filed"), _filings),
    Check("permissions", lambda: _("who may read and write"), _permissions),
    Check("version", lambda: _("version of the database"), _version),
    Check("head", lambda: _("the head of the journal"), _head),
    Check("database", lambda: _("pages and references of the database"), _database),
    Check("libraries", lambda: _("one copy of SQLite"), _libraries),
    Check("snapshots", lambda: _("snapshots"), _snapshots),
    Check("wide", lambda: _("wide tables of snapshots"), _wide),
)
