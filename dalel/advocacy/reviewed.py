"""What is filed is what was reviewed: the folder that somebody built and read, and the database that a filing freezes.

Three things are held beside each other: every record and every text; the hash of a snapshot of the folder and of the
database; the claims that a build makes of each. The first says where they part; the other two make sure that nothing
between a record and a printed figure was left out of the first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from dalel.advocacy.build import Built, DocumentBuilder, build_document, read_text
from dalel.advocacy.project import Project
from dalel.figures.snapshot import Snapshot, freeze
from dalel.figures.sources import Rows
from dalel.intake.comparing import FolderRecords, compare, remedies
from dalel.intake.remembered import remembered
from dalel.lib.errors import InputError, MissingError, ProblemsFound
from dalel.lib.files import folder_beside
from dalel.lib.messages import _, n_
from dalel.lib.texts import documents_of
from dalel.records.kind import Kind, Table

if TYPE_CHECKING:
    import duckdb

_AT_ONCE = 100_000  # rows that are put into DuckDB together


def reviewed_folder(project: str, given: Path | None) -> Path:
    """The folder to compare with: the one given, or the one that the project was last imported from.

    MissingError if it is not there, with what to do.
    """
    place = given or remembered(project)
    remedy = _(
        "Name the folder that you built and read: --folder FOLDER. Where there is none, --without-folder files what the"
        " database holds, and the journal says that it was compared with nothing."
    )
    if place is None:
        raise MissingError(
            _("It is not known on this machine which folder the project “{name}” was imported from.", name=project),
            remedy,
        )
    if not place.is_dir():
        raise MissingError(_("The folder {path} is not there.", path=place), remedy)
    return place


def require_same(place: Path, project: str) -> FolderRecords:
    """The folder, read. ProblemsFound if it and the database do not say the same, with every difference."""
    folder = FolderRecords(place)
    comparison = compare(folder, project)
    if comparison.count:
        count = comparison.count
        told = n_(
            "The document is not filed: the folder {folder} and the database differ in {count} place.",
            "The document is not filed: the folder {folder} and the database differ in {count} places.",
            count, count=count, folder=place,
        )  # fmt: skip
        raise ProblemsFound(comparison.problems(), " ".join([told, *remedies(comparison)]))
    return folder


def require_same_figures(folder: FolderRecords, stored: Project, snapshot: Snapshot, built: Built) -> None:
    """InputError if the folder, which holds the same records and texts, freezes or builds to anything else."""
    texts = documents_of(folder.files)
    project = replace(stored, facts=folder.facts, settings=folder.settings, documents=texts)
    with folder_beside(Path(settings.DALEL_HOME)) as beside:
        frozen = freeze(_FolderSource(folder), folder.kinds.values(), beside.path)
        builder = DocumentBuilder(project, lambda: frozen)
        try:
            text = read_text(texts[built.name], built.name, project)
            claims = build_document(text, built.name, builder).claims_json
        finally:
            builder.close()
    if frozen.hash != snapshot.hash or claims != built.claims_json:
        raise InputError(
            _("The document is not filed: the folder {folder} and the database hold the same records, and yet do not"
              " give the same figures.", folder=folder.path),
            _("Import the folder and file again. If it stays so, the program is at fault: please report it."),
        )  # fmt: skip


@dataclass(frozen=True)
class _FolderSource:
    """The records of a folder as the source of a snapshot, a piece of a table at a time."""

    folder: FolderRecords

    def stage(self, connection: duckdb.DuckDBPyConnection, kind: Kind, table: str) -> int:
        count = 0
        records = (row for some in self.folder.rows(kind) for row in some)
        while piece := list(islice(records, _AT_ONCE)):
            part = f"{table}_part" if count else table
            Rows({kind.name: Table(kind, piece)}).stage(connection, kind, part)
            if count:
                connection.execute(f"INSERT INTO {table} SELECT * FROM {part}")
                connection.execute(f"DROP TABLE {part}")
            count += len(piece)
        return count

    def position(self) -> None:
        return None
