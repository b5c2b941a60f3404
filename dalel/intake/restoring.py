"""Bringing back what was retired, and undoing an import whole: from the values that the journal keeps."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from dalel.accounts.models import Project
from dalel.accounts.policy import IN_THE_OFFICE, Actor, require
from dalel.accounts.projects import chosen
from dalel.custody import bulk, chain
from dalel.custody.facts import kinds_of
from dalel.custody.journal import Journal, writing
from dalel.custody.models import JournalEntry, JournalSecret, ProjectFile
from dalel.custody.projects import BEGIN, END, PROJECTS, content, holds_nothing
from dalel.custody.texts import put_text, remove_text
from dalel.custody.verify_chain import parsed
from dalel.custody.verify_records import GONE, PROJECT_FILES, REPLACED_TEXTS
from dalel.intake.outcome import TEXTS, Told
from dalel.intake.retiring import given_away, opened_by_it, remove
from dalel.lib.errors import InputError, MissingError, ProblemsFound
from dalel.lib.messages import _
from dalel.mechanisms.calendar import CALENDAR
from dalel.records import encoding, gate, rows, stored
from dalel.records.fields import kinds, model_of, with_mark
from dalel.records.keys import BETWEEN, Keys, key_of
from dalel.records.kind import Column, Kind
from dalel.records.own import FILE, PREFIX
from dalel.records.relations import pointers

RESTORED, UNDONE = "restore", "undo"
AT_ONCE = 5_000

Cells = dict[str, str]  # column -> cell, the key under "id"
ByKind = dict[str, dict[str, Cells]]  # kind -> key -> cells


def restore(*, kind: Kind, key: str, reason: str, actor: Actor, project: str = "") -> list[Told]:
    """Bring back a retired record with the parts that were retired with it; gives them all.

    MissingError where the journal knows of none that was retired; InputError where its values were destroyed, what it
    points to is gone, or its key is taken.
    """
    require(actor, "amend", kind)
    with transaction.atomic(), writing(actor) as journal:  # from here on nobody else writes
        home = chosen(project)
        prefix = rows.keys_of(home.mark).prefix
        last = _entries_of(home, kind.name, key).order_by("-sequence").first()
        if last is None or last.verb not in GONE:
            raise MissingError(
                _("No record “{key}” was retired among {kind}.", key=key, kind=kind.name),
                _("Look the key up in the list."),
            )
        wanted = _with_parts(kind, key, last)
        put_back(wanted, home, journal)
        if reason.strip():
            journal.explained(kind, prefix + key, reason.strip())
    return [(name, one) for name, some in wanted.items() for one in some]


def _entries_of(project: Project, kind: str, key: str) -> QuerySet[JournalEntry]:
    names = [project.mark + BETWEEN + key, *([key] if project.before_marks else [])]
    return JournalEntry.objects.filter(kind=kind, record__in=names)


def values_before(entry: JournalEntry) -> Cells:
    """What a record was before an entry that retired or amended it: the fields of which the entry tells."""
    return values_before_each([entry])[key_of(entry.record)]


def values_before_each(entries: Sequence[JournalEntry]) -> dict[str, Cells]:
    """The same for many entries of records of one kind, by key; of one that several tell of, before the first."""
    sealed: dict[int, Cells] = {}
    with_secrets = [entry.sequence for entry in entries if entry.commitments != chain.NOTHING]
    for some in bulk.chunks(with_secrets, AT_ONCE):
        for secret in JournalSecret.objects.filter(entry__in=some):
            sealed.setdefault(secret.entry_id, {})[secret.field] = secret.before or ""
    found: dict[str, Cells] = {}
    for entry in reversed(entries):
        told = {name: before or "" for name, (before, _after) in entry.differences.items()}
        kept = sealed.get(entry.sequence, {})
        key = key_of(entry.record)
        if parsed(entry.commitments).keys() - kept.keys():
            raise InputError(
                _("What the journal kept of {kind} {record} was destroyed.", kind=entry.kind, record=key),
                _("It cannot be brought back; bring it in anew."),
            )
        found[key] = {**found.get(key, {}), **told, **kept, "id": key}
    return found


def _with_parts(kind: Kind, key: str, last: JournalEntry) -> ByKind:
    """A record and what the same run retired that is a part of it, the pointed to first. One run writes its entries in
    one moment and by one hand. Values are read of what is wanted alone: those of another record may be destroyed."""
    together = JournalEntry.objects.filter(at=last.at, actor=last.actor, verb__in=GONE)
    found: ByKind = {kind.name: {key: values_before(last)}}
    for other in kinds().values():
        names = [name for name in other.part_of if found.get(str(other.column(name).kind))]
        for entry in together.filter(kind=other.name).order_by("sequence") if names else ():
            above = _pointed_to(entry, names)
            if any(above.get(name) in found.get(str(other.column(name).kind), {}) for name in names):
                found.setdefault(other.name, {})[key_of(entry.record)] = values_before(entry)
    return found


def _pointed_to(entry: JournalEntry, names: Sequence[str]) -> Cells:
    """What a record pointed to before an entry, by these columns, as far as the journal still knows."""
    told = {name: before or "" for name, (before, _after) in entry.differences.items() if name in names}
    if entry.commitments != chain.NOTHING:
        known = JournalSecret.objects.filter(entry=entry, field__in=names)
        told.update({secret.field: secret.before or "" for secret in known})
    return told


def put_back(wanted: ByKind, project: Project, journal: Journal) -> None:
    """Insert records from cells, in the transaction of the journal, the pointed to first."""
    keys = rows.keys_of(project.mark)
    for name, kind in kinds_of(project.name).items():
        for some in bulk.chunks(wanted.get(name, {}).values(), AT_ONCE):
            _refuse_without_column(kind, some)
            _refuse_taken(kind, some, keys)
            refuse_gaps(kind, some, keys, coming=wanted.get(name, {}).keys())
            columns = [[cells.get(column.name, "") for cells in some] for column in kind.columns]
            encoded = encoding.encode(kind, columns, keys)
            try:
                with transaction.atomic():
                    bulk.insert(model_of(kind)._meta.db_table, encoding.database_columns(kind), encoded)
            except IntegrityError:
                raise InputError(
                    _("Among {kind} there is a record by now that takes the place of one to be restored.", kind=name),
                    _("Retire that one first, or leave the other retired."),
                ) from None
            for row, cells in zip(encoded, some, strict=True):
                journal.added(kind, row[0], cells, RESTORED)


def _refuse_without_column(kind: Kind, some: Iterable[Cells]) -> None:
    """InputError where a value was written under an own column that is no more, or that is something else by now."""
    own = {column.name: column for column in kind.own}
    for cells in some:
        for name in filter(cells.get, cells):
            if name.startswith(PREFIX) and not (name in own and _is_readable(own[name], cells[name])):
                raise InputError(
                    _("{kind} {record} has a value in “{column}”, which is no column any more, or another one.",
                      kind=kind.name, record=cells["id"], column=name),
                    _("Declare it in {file} as it was, import that, and try again.", file=FILE),
                )  # fmt: skip


def _is_readable(column: Column, cell: str) -> bool:
    try:
        return stored.decode(column, [stored.own_text(column, cell)]) == [cell]
    except ValueError:
        return False


def _refuse_taken(kind: Kind, some: Sequence[Cells], keys: Keys) -> None:
    taken = rows.existing(kind, [cells["id"] for cells in some], keys)
    if taken:
        raise InputError(
            _("There is a record “{key}” among {kind} already.", key=min(taken), kind=kind.name),
            _("Retire that one first, or leave the other retired."),
        )


def refuse_gaps(kind: Kind, some: Iterable[Cells], keys: Keys, *, coming: Collection[str] = ()) -> None:
    """InputError where one of these cells points to a record that is not there; `coming` are those of the same kind
    that come at the same time."""
    given = list(some)
    for column in kind.refs():
        wanted = {cells[column.name] for cells in given if cells.get(column.name)}
        if column.kind == kind.name:
            wanted -= set(coming)
        gone = wanted - rows.existing(kinds()[str(column.kind)], sorted(wanted), keys)
        if gone:
            raise InputError(
                _("It points to “{key}” among {kind}, which is not there.", key=min(gone), kind=column.kind),
                _("Restore that one first."),
            )


# --- undoing an import -----------------------------------------------------------------------------------------------


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


def imports() -> list[tuple[JournalEntry, str, bool]]:
    """Every import, and every other work that can be undone as a whole, that the journal knows, the latest first; the
    name of its project, and whether it was undone."""
    undone = {entry.differences["entry"][1] for entry in JournalEntry.objects.filter(kind=PROJECTS, verb=UNDONE)}
    names = _names()
    found = works().order_by("-sequence")
    return [(entry, names.get(entry.record, "–"), str(entry.sequence) in undone) for entry in found]


def number_of(text: str) -> int:
    """The import that somebody means: by its number, or the "last" one that still stands. MissingError if none is."""
    if text == "last":
        standing = (entry.sequence for entry, _name, undone in imports() if not undone)
        found = next(standing, None)
        if found is None:
            raise MissingError(_("There is no import to be undone."), _("`dalel undo` lists them all."))
        return found
    if not (text.isascii() and text.isdecimal() and len(text) < 19):
        raise MissingError(_("No import has the number {number}.", number=text), _("`dalel undo` lists them all."))
    return int(text)


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
            closed = gate.closed_keys(IN_THE_OFFICE)
            begins = journal.head.sequence + 1
            undoing = _Undoing(project, rows.keys_of(project.mark), first, last, journal)
            undoing.run()
            made = f"{begins}-{journal.head.sequence}"
            told_of = {"entry": str(entry), "entries": made, "reason": reason.strip()}
            journal.write(UNDONE, PROJECTS, [(project.mark, chain.added(told_of), chain.NOTHING)])
            _end_if_empty(project, undoing, journal)
            if problems := opened_by_it(closed):
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
        put_back(restored, self.project, self.journal)
        self._texts()

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
            _refuse_without_column(kind, before.values())
            refuse_gaps(kind, before.values(), self.keys)
            found = rows.find(kind, list(before), self.keys)
            names = [column.name for column in kind.columns]
            columns: list[list[str]] = [[] for _name in names]
            for key, old in before.items():
                now = dict(zip(names, found[key], strict=True))
                for place, name in enumerate(names):
                    columns[place].append({**now, **old}[name])
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
