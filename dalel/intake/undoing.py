"""Undoing an import, or another work, as a whole: from the values that the journal keeps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from django.db import transaction
from django.db.models import Q, QuerySet

from dalel.accounts.models import Project
from dalel.accounts.policy import Actor, require
from dalel.custody import bulk, chain
from dalel.custody.facts import kinds_of
from dalel.custody.journal import Journal, writing
from dalel.custody.models import JournalEntry, ProjectFile
from dalel.custody.opening import Closed
from dalel.custody.projects import BEGIN, END, PROJECTS, content, holds_nothing
from dalel.custody.texts import put_text, remove_text
from dalel.custody.verify_records import GONE, PROJECT_FILES, REPLACED_TEXTS
from dalel.intake.declared import Declared
from dalel.intake.outcome import TEXTS
from dalel.intake.restoring import (
    AT_ONCE,
    ByKind,
    put_back,
    refuse_gaps,
    refuse_without_column,
    values_before,
    values_before_each,
)
from dalel.intake.retiring import given_away, remove
from dalel.lib.clock import today
from dalel.lib.errors import InputError, MissingError, Problem, ProblemsFound
from dalel.lib.messages import _
from dalel.lib.naming import consent, widens
from dalel.mechanisms.calendar import CALENDAR
from dalel.records import encoding, rows
from dalel.records.fields import kinds, model_of, with_mark
from dalel.records.keys import Keys, key_of
from dalel.records.kind import Kind
from dalel.records.relations import pointers
from dalel.register.kinds import PERSONS

UNDONE = "undo"


@dataclass
class Undone:
    """What undoing an import did, or would do: how many of each kind."""

    project: str
    retired: dict[str, int] = field(default_factory=dict)
    amended: dict[str, int] = field(default_factory=dict)
    restored: dict[str, int] = field(default_factory=dict)
    ended: bool = False  # whether the project, which began with that import, holds nothing any more and is gone


def works() -> QuerySet[JournalEntry]:
    """The entries that each tell of a group of others: an import, or a verb that writes several records."""
    return JournalEntry.objects.filter(kind=PROJECTS).exclude(verb__in=(BEGIN, END, UNDONE))


def imports(project: str = "") -> list[tuple[JournalEntry, str, bool]]:
    """Every import, and every other work that can be undone as a whole, that the journal knows (of one project), the
    latest first; the name of its project, and whether it was undone."""
    undone = {entry.differences["entry"][1] for entry in JournalEntry.objects.filter(kind=PROJECTS, verb=UNDONE)}
    names = _names()
    found = works().order_by("-sequence")
    told = [(entry, names.get(entry.record, "–"), str(entry.sequence) in undone) for entry in found]
    return [one for one in told if project in ("", one[1])]


def number_of(text: str, known: Sequence[tuple[JournalEntry, str, bool]]) -> int:
    """Which of these imports somebody means: by its number, or the "last" one that still stands. MissingError if none
    is; InputError where several projects have one."""
    if text == "last":
        standing = [(entry.sequence, name) for entry, name, undone in known if not undone]
        if not standing:
            raise MissingError(_("There is no import to be undone."), _("`dalel undo` lists them all."))
        if len({name for _sequence, name in standing}) > 1:
            raise InputError(
                _("Several projects have imports."),
                _("Say which project with --project, or give the number: `dalel undo` lists them all."),
            )
        return standing[0][0]
    for entry, _project, _undone in known:
        if text == str(entry.sequence):
            return entry.sequence
    raise MissingError(_("No import has the number {number}.", number=text), _("`dalel undo` lists them all."))


def _names() -> dict[str, str]:
    told = JournalEntry.objects.filter(kind=PROJECTS, verb__in=(BEGIN, END)).order_by("sequence")
    return {entry.record: name for entry in told if (name := _name(entry))}


def _name(entry: JournalEntry) -> str:
    before, after = entry.differences.get("name", (None, ""))
    return after or before or ""


def undo_import(*, entry: int, reason: str, actor: Actor, dry_run: bool = False) -> Undone:
    """Take back everything that one import did: retire what it added, amend back what it changed, restore what it
    retired, put texts back.

    MissingError where no import has that number; InputError where it was undone, or where something that it did was
    changed since, or is pointed to by what came later.
    """
    require(actor, "import")
    with transaction.atomic():
        with writing(actor) as journal:  # from here on nobody else writes
            project, (first, last) = _still_standing(entry)
            closed, declared = Closed.now(), Declared.now(project)
            begins = journal.next_number()
            undoing = _Undoing(project, rows.keys_of(project.mark), first, last, journal)
            undoing.run()
            if undoing.named_again:
                raise ProblemsFound(list(_named_again(undoing.named_again)), _("Nothing was undone."))
            if relying := declared.unreadable():
                raise ProblemsFound(relying, _("Nothing was undone."))
            made = f"{begins}-{journal.head.sequence}"
            told_of = {"entry": str(entry), "entries": made, "reason": reason.strip()}
            journal.write(UNDONE, PROJECTS, [(project.mark, chain.added(told_of), chain.NOTHING)])
            _end_if_empty(project, undoing, journal)
            if problems := closed.opened(by_access=True):
                raise ProblemsFound(problems, _("Nothing was undone."))
        if dry_run:
            transaction.set_rollback(True)
    return undoing.done


def _still_standing(entry: int) -> tuple[Project, tuple[int, int]]:
    """The project of an import that was not undone, and its first and last entry."""
    told = works().filter(sequence=entry).first()
    if told is None:
        raise MissingError(_("No import has the number {number}.", number=entry), _("`dalel undo` lists them all."))
    project = Project.objects.filter(mark=told.record).first()
    if project is None or any(one.sequence == entry and undone for one, _name, undone in imports()):
        raise InputError(_("This import was undone already."), _("`dalel undo` lists them all."))
    return project, _range(told)


def _range(entry: JournalEntry) -> tuple[int, int]:
    """The first and last entry of an import, or of an undoing."""
    first, _dash, last = str(entry.differences["entries"][1]).partition("-")
    return int(first), int(last)


def _cancelled() -> Q:
    """The entries of imports that were undone, and of their undoing: together they changed nothing."""
    found = Q(pk__in=())
    for undone in JournalEntry.objects.filter(kind=PROJECTS, verb=UNDONE):
        for one in (undone, JournalEntry.objects.get(sequence=int(str(undone.differences["entry"][1])))):
            found |= Q(sequence__range=_range(one))
    return found


@dataclass
class _Undoing:
    """The undoing of the entries of one import."""

    project: Project
    keys: Keys
    first: int
    last: int
    journal: Journal
    done: Undone = field(init=False)
    named_again: list[str] = field(default_factory=list)  # people whose consent was taken back by what is undone

    def __post_init__(self) -> None:
        self.done = Undone(self.project.name)

    def run(self) -> None:
        """Records that were added go first, pointing ones before pointed to; then the others come back."""
        order = list(kinds_of(self.project.name).values())  # as they are before texts are put back
        for kind in order:
            self._refuse_later_changes(kind.name)
        self._refuse_later_changes(PROJECT_FILES)
        restored: ByKind = {}
        added: dict[str, list[str]] = {}
        for kind in order:
            self._look_at(kind, added, restored)
        for kind in order:
            self._amend_back(kind)
        for kind in reversed(order):
            if ids := added.get(kind.name):
                self._remove(kind, ids)
        self._texts()  # first: what is restored was written under what they declare
        put_back(restored, self.project, self.journal)

    def _entries(self, kind: str) -> Iterable[JournalEntry]:
        found = JournalEntry.objects.filter(kind=kind, sequence__gte=self.first, sequence__lte=self.last)
        return found.order_by("sequence").iterator(chunk_size=AT_ONCE)

    def _refuse_later_changes(self, kind: str) -> None:
        later = JournalEntry.objects.filter(kind=kind, sequence__gt=self.last).exclude(_cancelled())
        if kind == PROJECT_FILES:
            later = later.filter(record__startswith=f"{self.project.name}/")
        else:
            later = later.filter(with_mark(self.project.mark, "record"))
        touched = {entry.record for entry in self._entries(kind)} if later.exists() else set()
        again = sorted({record for record in later.values_list("record", flat=True).distinct() if record in touched})
        if again:
            raise InputError(
                _("This was changed after the import: {kind} {records}.", kind=kind,
                  records=", ".join(map(key_of, again[:10])) + (" …" if len(again) > 10 else "")),
                _("Undo the later import first, or mend the records by another import."),
            )  # fmt: skip

    def _look_at(self, kind: Kind, added: dict[str, list[str]], restored: ByKind) -> None:
        for some in bulk.chunks(self._entries(kind.name), AT_ONCE):
            if gone := values_before_each([entry for entry in some if entry.verb in GONE]):
                restored.setdefault(kind.name, {}).update(gone)
            if new := [entry.record for entry in some if entry.verb == "add"]:
                added.setdefault(kind.name, []).extend(new)
        if kind.name in restored:
            self.done.restored[kind.name] = len(restored[kind.name])

    def _amend_back(self, kind: Kind) -> None:
        amended = (entry for entry in self._entries(kind.name) if entry.verb == "amend")
        for some in bulk.chunks(amended, AT_ONCE):
            self.done.amended[kind.name] = self.done.amended.get(kind.name, 0) + len(some)
            before = values_before_each(some)
            refuse_without_column(kind, before.values())
            refuse_gaps(kind, before.values(), self.keys)
            found = rows.find(kind, list(before), self.keys)
            names = [column.name for column in kind.columns]
            columns: list[list[str]] = [[] for _name in names]
            for key, old in before.items():
                now = dict(zip(names, found[key], strict=True))
                for place, name in enumerate(names):
                    columns[place].append({**now, **old}[name])
                if kind.name == PERSONS.name and _may_be_named_again(now, old):
                    self.named_again.append(key)
                changes = {name: (now[name], value) for name, value in old.items() if name != "id"}
                self.journal.amended(kind, self.keys.prefix + key, changes)
            encoded = encoding.encode(kind, columns, self.keys)
            bulk.update(model_of(kind)._meta.db_table, encoding.database_columns(kind)[1:], encoded)

    def _remove(self, kind: Kind, ids: list[str]) -> None:
        pointing = _pointing_later(kind, set(ids))
        if pointing:
            raise InputError(
                _("Records that came later point to what this import added: {records}.", records=", ".join(pointing)),
                _("Undo what brought them first, or change them."),
            )
        if given := list(given_away({kind.name: ids})):
            raise ProblemsFound(given, _("Nothing was undone."))
        remove(kind, ids, self.keys, self.journal)
        self.done.retired[kind.name] = len(ids)

    def _texts(self) -> None:
        replaced = {entry.record: entry for entry in self._entries(REPLACED_TEXTS)}
        for entry in self._entries(PROJECT_FILES):
            path = entry.record.partition("/")[2]
            file = ProjectFile.objects.filter(project=self.project.name, path=path).first()
            if entry.verb == "add":
                if file is not None:
                    remove_text(file, self.journal)
                    self.done.retired[TEXTS] = self.done.retired.get(TEXTS, 0) + 1
                continue
            if entry.record in replaced:
                text = values_before(replaced[entry.record])["text"]
            else:  # the first versions told the text itself
                text = entry.differences["text"][0] or ""
            put_text(self.project.name, path, text, self.journal)
            group = self.done.amended if file is not None else self.done.restored
            group[TEXTS] = group.get(TEXTS, 0) + 1


def _may_be_named_again(now: Mapping[str, str], before: Mapping[str, str]) -> bool:
    """Whether a person may be named by what was recorded before, and may not by what is now."""
    cells = ("naming_status", "naming_scope", "naming_ground", "naming_review_by", "naming_date")
    recorded, earlier = (consent(*(row.get(cell, now[cell]) for cell in cells)) for row in (now, before))
    return widens(recorded, earlier, today())


def _named_again(keys: Iterable[str]) -> Iterator[Problem]:
    for key in keys:
        yield Problem(
            "consent",
            _("persons {key} may be named no more, or not as far as before; undoing it would record the earlier consent"
              " again.", key=key),
            _("Import what is right of it once more, with that person's row as it is now."),
            PERSONS.path, value=key,
        )  # fmt: skip


def _pointing_later(kind: Kind, ids: set[str]) -> list[str]:
    """Records that stay and point to these: those that the import itself added are gone by now."""
    stay = (one for one in pointers({kind.name: sorted(ids)}) if one.kind.name != kind.name or one.id not in ids)
    return [f"{one.kind.name} {key_of(one.id)}" for one in islice(stay, 10)]


def _end_if_empty(project: Project, undoing: _Undoing, journal: Journal) -> None:
    """A project that holds nothing any more but its copy of the calendar is no project."""
    if not holds_nothing(project):
        return
    for kind in reversed(list(kinds().values())):
        if kind.name in CALENDAR:
            remove(kind, list(_ids(kind, undoing.keys)), undoing.keys, journal)
    told: Mapping[str, tuple[str, str]] = {name: (value, "") for name, value in content(project).items() if value}
    journal.write(END, PROJECTS, [(project.mark, chain.amended(told), chain.NOTHING)])
    project.delete()
    undoing.done.ended = True


def _ids(kind: Kind, keys: Keys) -> Iterator[str]:
    yield from (keys.prefix + key for key in rows.all_keys(kind, keys))
