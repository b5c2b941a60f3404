"""Taking records back: a retired record leaves tables, pages and figures; the journal keeps its values, so that it can
be restored. What was received stays as it came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.db import connection, transaction

from dalel.accounts.models import Sharing
from dalel.accounts.policy import Actor, require
from dalel.accounts.projects import chosen
from dalel.custody.bulk import chunks
from dalel.custody.facts import kinds_of
from dalel.custody.journal import Journal, writing
from dalel.custody.models import ProjectFile
from dalel.custody.opening import Closed
from dalel.custody.texts import remove_text
from dalel.custody.verify_records import RETIRED
from dalel.intake.comparing import FolderRecords, left_out
from dalel.intake.outcome import TEXTS, Outcome, Told
from dalel.lib.errors import InputError, MissingError, Problem, ProblemsFound
from dalel.lib.messages import _
from dalel.mechanisms.calendar import CALENDAR
from dalel.records import gate, rows
from dalel.records.fields import kinds, model_of
from dalel.records.keys import Keys, key_of, mark_of
from dalel.records.kind import Kind
from dalel.records.relations import Ids, Pointer, pointers, with_parts


def retire(*, kind: Kind, key: str, reason: str, actor: Actor, project: str = "", dry_run: bool = False) -> list[Told]:
    """Take a record back, with all that is a part of it; gives them all, those that point before the pointed to.

    MissingError where the project has no such record; InputError without a reason, or for one that another project
    gave; ProblemsFound where others point to it, or where something closed would be open without it.
    """
    require(actor, "amend", kind)
    if not reason.strip():
        raise InputError(
            _("Retiring a record needs a reason."),
            _('Say why: --reason "entered twice, see i-7". The journal keeps it.'),
        )
    with transaction.atomic():
        with writing(actor) as journal:  # from here on nobody else writes
            home = chosen(project)
            known, keys = kinds_of(home.name), rows.keys_of(home.mark)
            doomed = with_parts(kind, _own_id(kind, key, keys, actor))
            pointing = (_still_pointing(*one) for one in _pointing_to(doomed))
            problems = [*_kept_among(doomed), *pointing, *given_away(doomed)]
            closed = Closed.now()
            if not problems:
                for name, ids in reversed(doomed.items()):
                    remove(known[name], ids, keys, journal)
                journal.explained(kind, keys.prefix + key, reason.strip())
                problems = closed.opened()
            if problems:
                raise ProblemsFound(problems, _("Nothing was retired."))
        if dry_run:
            transaction.set_rollback(True)
    return [(name, key_of(id_)) for name, ids in reversed(doomed.items()) for id_ in ids]


def _own_id(kind: Kind, key: str, keys: Keys, actor: Actor) -> str:
    if not gate.known(actor, kind, [key], keys):
        raise MissingError(
            _("There is no record “{key}” among {kind}.", key=key, kind=kind.name), _("Look the key up in the list.")
        )
    if not keys.is_own(kind.name, key):
        raise InputError(
            _("This record was given by another project."), _("Retire it there, or let that project take it back.")
        )
    return keys.prefix + key


def _kept_among(doomed: Ids) -> Iterator[Problem]:
    for name, ids in doomed.items():
        if kinds()[name].kept:
            yield from (_kept(kinds()[name], key_of(id_)) for id_ in ids)


def _kept(kind: Kind, key: str) -> Problem:
    return Problem(
        "kept",
        _("What was received is kept as it came, and is not retired."),
        _("Leave it, or give it the status “rejected” with the reason."),
        kind.path,
        column="id",
        value=key,
    )


def _pointing_to(doomed: Ids) -> Iterator[Pointer]:
    """Records that stay and point to one that is to go."""
    going = {name: set(ids) for name, ids in doomed.items()}
    return (one for one in pointers(doomed) if one.id not in going.get(one.kind.name, ()))


def _still_pointing(kind: Kind, column: str, id_: str, target: str) -> Problem:
    message = (
        _("It points to {key}, which would be retired.", key=key_of(target))
        if mark_of(id_) == mark_of(target)
        else _("A record of another project points to {key}.", key=key_of(target))
    )
    return Problem("pointed-to", message, _("Change or retire it first."), kind.path, column=column, value=key_of(id_))


def given_away(doomed: Ids) -> Iterator[Problem]:
    """Records that another project was given, parts of such among them."""
    for name, ids in doomed.items():
        for some in chunks(ids, rows.ASKED_AT_ONCE):
            given = Sharing.objects.filter(kind=name, record__in=some).order_by("record")
            for id_, project in given.values_list("record", "project__name"):
                yield Problem(
                    "shared",
                    _("The project “{project}” was given this record.", project=project),
                    _("Take it back first: `dalel share --take-back`."),
                    kinds()[name].path,
                    column="id",
                    value=key_of(id_),
                )


def remove(kind: Kind, ids: Iterable[str], keys: Keys, journal: Journal, verb: str = RETIRED) -> None:
    """Delete rows of a project; the journal keeps their values. To be called in the transaction of the journal."""
    names = [column.name for column in kind.columns]
    table = connection.ops.quote_name(model_of(kind)._meta.db_table)
    for some in chunks(ids, rows.ASKED_AT_ONCE):
        for key, row in sorted(rows.find(kind, list(map(key_of, some)), keys).items()):
            values = {name: (value, "") for name, value in zip(names[1:], row[1:], strict=True) if value}
            journal.amended(kind, keys.prefix + key, values, verb)
        places = ", ".join(["%s"] * len(some))
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table} WHERE id IN ({places})", some)


# --- what a folder leaves out ----------------------------------------------------------------------------------------


def find_missing(folder: FolderRecords, outcome: Outcome) -> None:
    """Note what the project has and the folder leaves out. Called in the transaction of the import, after it wrote."""
    if outcome.is_new:
        return
    tally = outcome.tally
    for kind in reversed(list(kinds().values())):
        brought = tally.added[kind.name] + tally.changed[kind.name] + tally.unchanged[kind.name]
        if kind.name in CALENDAR or rows.count(kind, outcome.keys) != brought:
            own = (key for key in left_out(folder, kind, outcome.keys) if outcome.keys.is_own(kind.name, key))
            outcome.missing += [(kind.name, key) for key in own]
    texts = ProjectFile.objects.filter(project=folder.name).exclude(path__in=list(folder.files)).order_by("path")
    outcome.missing += [(TEXTS, path) for path in texts.values_list("path", flat=True)]


def retire_what_is_missing(folder: FolderRecords, outcome: Outcome, journal: Journal) -> None:
    """Retire what `find_missing` found. What may not go is refused."""
    by_kind: dict[str, list[str]] = {}
    for name, key in outcome.missing:
        by_kind.setdefault(name, []).append(key)
    paths = by_kind.pop(TEXTS, [])
    outcome.refused += [
        _kept(kind, key) for name, kind in kinds().items() if kind.kept for key in by_kind.pop(name, [])
    ]
    doomed = {name: outcome.keys.ids(name, keys) for name, keys in by_kind.items()}
    abroad = [one for one in _pointing_to(doomed) if mark_of(one.id) != outcome.keys.mark]
    outcome.refused += [*given_away(doomed), *(_still_pointing(*one) for one in abroad)]
    outcome.retired = [(name, key) for name, keys in by_kind.items() for key in keys] + [(TEXTS, one) for one in paths]
    if outcome.refused:
        return
    closed = Closed.now()
    for name, ids in doomed.items():
        remove(folder.kinds[name], ids, outcome.keys, journal)
    _remove_texts(folder.name, paths, journal)
    outcome.refused += closed.opened()


def _remove_texts(project: str, paths: Sequence[str], journal: Journal) -> None:
    for file in ProjectFile.objects.filter(project=project, path__in=paths).order_by("path"):
        remove_text(file, journal)
