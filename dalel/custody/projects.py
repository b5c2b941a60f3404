"""Beginning a project, and giving records of one project to another: each an entry of the journal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import Q

from dalel.accounts.models import Project, Sharing
from dalel.accounts.policy import IN_THE_OFFICE, Actor, require
from dalel.accounts.projects import chosen, every
from dalel.custody import chain
from dalel.custody.facts import kinds_of
from dalel.custody.journal import Journal, writing
from dalel.custody.models import JournalEntry, ProjectFile
from dalel.lib.errors import InputError, MissingError
from dalel.lib.messages import _
from dalel.records import gate, rows
from dalel.records.fields import kinds, model_of, with_mark
from dalel.records.keys import BETWEEN, Keys, key_of, mark_of, new_mark
from dalel.records.kind import Kind
from dalel.records.relations import pointers, with_parts

PROJECTS, SHARINGS, DOCUMENTS = "projects", "sharings", "documents"
BEGIN, END, SHARE, TAKE_BACK, IMPORTED = "begin", "end", "share", "take-back", "import"


def begin(name: str, journal: Journal) -> Project:
    """Make a new project, in the transaction of whoever brings its first records.

    A database of the first versions into which nothing was imported yet has a project that nobody named: that is it.
    """
    known = every()
    imported = JournalEntry.objects.filter(kind=PROJECTS, verb=IMPORTED).exists()
    if len(known) == 1 and known[0].before_marks and not imported and holds_nothing(known[0]):
        project = known[0]
        project.name = name
        project.save()
    else:
        project = Project.objects.create(mark=new_mark(), name=name)
    _note(project, journal)
    return project


def holds_nothing(project: Project) -> bool:
    """Whether a project has no members, and holds no text, nothing that was filed, and no record that Dalel does not
    bring along itself."""
    filed = JournalEntry.objects.filter(kind=DOCUMENTS, record__startswith=f"{project.name}/")
    if ProjectFile.objects.filter(project=project.name).exists() or filed.exists() or project.memberships.exists():
        return False
    keys = rows.keys_of(project.mark)
    return all(rows.is_empty(kind, keys) for kind in kinds().values() if not kind.brought_along)


def note_projects(*, actor: Actor) -> None:
    """Let the journal tell of projects that a migration made."""
    with transaction.atomic(), writing(actor) as journal:
        told = set(JournalEntry.objects.filter(kind=PROJECTS, verb=BEGIN).values_list("record", flat=True))
        for project in every():
            if project.mark not in told:
                _note(project, journal)


def _note(project: Project, journal: Journal) -> None:
    journal.write(BEGIN, PROJECTS, [(project.mark, chain.added(content(project)), chain.NOTHING)])


def content(project: Project) -> dict[str, str]:
    """A project as the journal tells of it."""
    return {"name": project.name, "before-marks": "yes" if project.before_marks else ""}


def ended(name: str) -> list[Project]:
    """The projects that bore a name and are no more, as the journal tells of them; not stored."""
    begun = JournalEntry.objects.filter(kind=PROJECTS, verb=BEGIN).order_by("sequence")
    there = set(Project.objects.values_list("mark", flat=True))
    found = []
    for entry in begun:
        told = {field: after for field, (_before, after) in entry.differences.items()}
        if told.get("name") == name and entry.record not in there:
            found.append(Project(mark=entry.record, name=name, before_marks=bool(told.get("before-marks"))))
    return found


def meant_by(project: Project) -> Q:
    """Which entries of the journal speak of records of a project."""
    own = with_mark(project.mark, "record")
    return own | ~Q(record__contains=BETWEEN) if project.before_marks else own


def share(*, kind: Kind, key: str, giver: str, taker: str, actor: Actor, reason: str = "") -> int:
    """Give a record of one project, with what is a part of it alone, to another; returns how many records were given.

    Both know it by the same key, and the giver alone changes it. InputError where the kind is not meant for that, the
    record is closed to the office, or the taker has one of its own with that key; MissingError where there is none.
    """
    require(actor, "record", kind)
    if not kind.shareable:
        names = ", ".join(one.name for one in kinds().values() if one.shareable)
        raise InputError(
            _("{kind} are not shared between projects.", kind=kind.name), _("These are: {names}.", names=names)
        )
    with transaction.atomic(), writing(actor) as journal:
        ours, theirs = chosen(giver), chosen(taker)
        if ours == theirs:
            raise InputError(_("A project has its own records already."), _("Name another project."))
        keys, others = rows.keys_of(ours.mark), rows.keys_of(theirs.mark)
        record = keys.prefix + key
        if not keys.is_own(kind.name, key) or not model_of(kind).everything.filter(pk=record).exists():
            raise MissingError(
                _(
                    "The project “{project}” has no “{key}” of its own among {kind}.",
                    project=ours.name,
                    key=key,
                    kind=kind.name,
                ),
                _("Look the key up in the list."),
            )
        if not gate.visible(IN_THE_OFFICE, model_of(kind)).filter(pk=record).exists():
            raise InputError(
                _("This record is known from closed incidents alone; the other project would show it."),
                _("Bring in anew there what may be known, or open an incident first."),
            )
        wanted = [(one, id_) for one, id_ in _given_with(kind, record) if others.id_of(one.name, key_of(id_)) != id_]
        _refuse_taken(wanted, others, theirs)
        _refuse_lacking({one.name for one, _id in wanted}, theirs)
        Sharing.objects.bulk_create([Sharing(project=theirs, kind=one.name, record=id_) for one, id_ in wanted])
        told = {"project": theirs.name, "reason": reason.strip()}
        entries = [(sharing(theirs.mark, one.name, id_), chain.added(told), chain.NOTHING) for one, id_ in wanted]
        journal.write(SHARE, SHARINGS, entries)
    return len(wanted)


def _refuse_lacking(wanted: Iterable[str], taker: Project) -> None:
    """InputError where the taker requires a column of its own, which a record of another project cannot have."""
    known = kinds_of(taker.name)
    for name in sorted(wanted):
        required = [column.name for column in known[name].own if column.required]
        if required:
            raise InputError(
                _("The project “{project}” requires {columns} of {kind}; what another project gives has nothing there.",
                  project=taker.name, columns=", ".join(required), kind=name),
                _("Declare the column there without required, import that, and share then."),
            )  # fmt: skip


def take_back(*, kind: Kind, key: str, giver: str, taker: str, actor: Actor, reason: str = "") -> int:
    """Take back what was given, parts and all; returns how many records. InputError while the taker's records point to
    any of them; MissingError where it was not given."""
    require(actor, "record", kind)
    with transaction.atomic(), writing(actor) as journal:
        ours, theirs = chosen(giver), chosen(taker)
        parts = _given_with(kind, f"{ours.mark}{BETWEEN}{key}")
        given = Sharing.objects.filter(project=theirs, record__in=[id_ for _one, id_ in parts])
        wanted = [one for one in given if (one.kind, one.record) in {(part.name, id_) for part, id_ in parts}]
        if not wanted:
            raise MissingError(
                _("The project “{project}” was not given {kind} {key}.", project=theirs.name, kind=kind.name, key=key),
                _("Look the key up in the list."),
            )
        for one in wanted:
            _refuse_pointed_to(one, theirs)
        entries = [
            (sharing(theirs.mark, one.kind, one.record), chain.amended({"project": (theirs.name, "")}), chain.NOTHING)
            for one in wanted
        ]
        journal.write(TAKE_BACK, SHARINGS, entries)
        if reason.strip():
            journal.explained(kind, f"{ours.mark}{BETWEEN}{key}", reason.strip())
        given.filter(pk__in=[one.pk for one in wanted]).delete()
    return len(wanted)


def _refuse_pointed_to(one: Sharing, theirs: Project) -> None:
    for pointer in pointers({one.kind: [one.record]}):
        if mark_of(pointer.id) == theirs.mark:
            raise InputError(
                _("{kind} {key} of the project “{project}” points to it.",
                  kind=pointer.kind.name, key=key_of(pointer.id), project=theirs.name),
                _("Change or retire it there first."),
            )  # fmt: skip


def _refuse_taken(wanted: list[tuple[Kind, str]], others: Keys, theirs: Project) -> None:
    for one, id_ in wanted:
        own = others.prefix + key_of(id_)
        if JournalEntry.objects.filter(kind=one.name, record=own).exists() or rows.existing(one, [key_of(id_)], others):
            raise InputError(
                _("The project “{project}” has a record “{key}” of its own among {kind}.",
                  project=theirs.name, key=key_of(id_), kind=one.name),
                _("Retire it there, or bring it in anew under another key."),
            )  # fmt: skip


def _given_with(kind: Kind, record: str) -> list[tuple[Kind, str]]:
    """What goes with a record where it is given: it, and what is a part of it alone."""
    return [(kinds()[name], id_) for name, ids in with_parts(kind, record, alone=True).items() for id_ in ids]


def sharing(mark: str, kind: str, record: str) -> str:
    """How the journal names that a project was given a record."""
    return f"{mark}/{kind}/{record}"


def sharings() -> Mapping[str, str]:
    """All of them, by that name; and the name of the project."""
    found = Sharing.objects.values_list("project_id", "project__name", "kind", "record")
    return {sharing(mark, kind, record): name for mark, name, kind, record in found}
