"""Takes out of the database what a project folder no longer holds. Each record and text is an entry of the journal that
keeps its values, so that nothing is lost; what was received stays as it came."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from django.db import connection

from dalel.accounts.policy import IN_THE_OFFICE
from dalel.custody import chain
from dalel.custody.bulk import chunks
from dalel.custody.journal import Journal
from dalel.custody.models import ProjectFile
from dalel.custody.verify_records import PROJECT_FILES, REMOVED
from dalel.intake.comparing import TEXTS, FolderRecords
from dalel.lib.errors import InputError, Problem
from dalel.lib.speech import _
from dalel.records import gate, rows
from dalel.records.fields import kinds, model_of
from dalel.records.kind import Kind
from dalel.register import rules as register_rules

Taken = tuple[str, str]  # kind, key


def require_alone(project: str) -> None:
    """InputError where other projects lie in the database: whose a record is, the database does not know."""
    others = sorted(set(ProjectFile.objects.exclude(project=project).values_list("project", flat=True)))
    if others:
        raise InputError(
            _("Other projects lie in this database too ({names}), and what the folder leaves out may be theirs:"
              " nothing is taken out.", names=", ".join(others)),
            _("Import the folder into a database of its own: another DALEL_HOME, `dalel migrate`, `dalel import`."),
        )  # fmt: skip


def take_out(folder: FolderRecords, journal: Journal | None) -> tuple[list[Taken], list[Problem]]:
    """Take out what the folder leaves out; without a journal nothing is written. Gives what went, and what may not go.

    Must be called in the transaction of the import, after it has written. Records that point go before those that are
    pointed to.
    """
    taken: list[Taken] = []
    refused: list[Problem] = []
    for kind in reversed(list(kinds().values())):
        missing = _missing(folder, kind)
        if kind.name in register_rules.KEPT_AS_RECEIVED:
            refused += [_kept(kind, key) for key in missing]
            continue
        taken += [(kind.name, key) for key in missing]
        if journal is not None:
            for some in chunks(missing, rows.ASKED_AT_ONCE):
                _remove(kind, some, journal)
    return taken + list(_texts(folder, journal)), refused


def opened_by_it(closed: Mapping[str, set[str]]) -> list[Problem]:
    """What was closed to the office, and is open because what closed it was taken out.

    closed: `gate.closed_keys` of before. Asked in the transaction of the import, so that nothing comes of it.
    """
    return [
        Problem(
            "opened",
            _("This was closed with an incident that is taken out, and would be open to the whole office now."),
            _("Take it out too, or leave the incident in the folder. To open it, change the incident's access first."),
            kinds()[name].path,
            column="id",
            value=key,
        )
        for name, keys in closed.items()
        if keys
        for key in sorted(gate.visible(IN_THE_OFFICE, model_of(name)).filter(pk__in=keys).values_list("pk", flat=True))
    ]


def _missing(folder: FolderRecords, kind: Kind) -> list[str]:
    known = {row[0] for some in folder.rows(kind) for row in some}
    keys = model_of(kind).everything.order_by("pk").values_list("pk", flat=True)
    return [key for key in keys.iterator(chunk_size=10_000) if key not in known]


def _kept(kind: Kind, key: str) -> Problem:
    return Problem(
        "kept",
        _("What was received is kept as it came, and is not taken out."),
        _("Put its row back into the folder."),
        kind.path,
        column="id",
        value=key,
    )


def _remove(kind: Kind, keys: Sequence[str], journal: Journal) -> None:
    names = [column.name for column in kind.columns]
    for key, row in sorted(rows.find(kind, keys).items()):
        values = {name: (value, "") for name, value in zip(names[1:], row[1:], strict=True) if value}
        journal.amended(kind, key, values, REMOVED)
    marks = ", ".join(["%s"] * len(keys))
    table = connection.ops.quote_name(model_of(kind)._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE id IN ({marks})", list(keys))


def _texts(folder: FolderRecords, journal: Journal | None) -> Iterator[Taken]:
    for file in ProjectFile.objects.filter(project=folder.name).exclude(path__in=list(folder.files)).order_by("path"):
        yield TEXTS, file.path
        if journal is not None:
            # The text itself goes into the journal: of a text that was only changed, it holds the hash alone.
            gone = {"sha256": (file.sha256, ""), "text": (file.text, "")}
            journal.write(REMOVED, PROJECT_FILES, [(file.key, chain.amended(gone), chain.NOTHING)])
            file.delete()
