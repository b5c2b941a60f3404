"""What a change would open unawares.

A person is closed to the office while all that is known of them is; a proceeding while it answers a closed act. Where
what closes them is retired, moved, made to mention another, or not brought back with them, nothing does any more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dalel.accounts.models import Project, Sharing
from dalel.accounts.policy import IN_THE_OFFICE, looking_at, sight
from dalel.custody.bulk import chunks
from dalel.custody.journal import Journal
from dalel.custody.models import JournalEntry
from dalel.custody.verify_records import GONE
from dalel.lib.errors import Problem
from dalel.lib.messages import _
from dalel.records import gate
from dalel.records.fields import kinds, model_of
from dalel.records.gate import Mention
from dalel.records.keys import BETWEEN, key_of, mark_of
from dalel.records.kind import Kind
from dalel.records.rows import ASKED_AT_ONCE

Ids = Mapping[str, Collection[str]]  # kind -> ids


@dataclass(frozen=True, slots=True)
class Closed:
    """What was closed to the office: kind -> ids, of those that say so themselves and of those closed by others; and
    the closed records by which these were."""

    guarded: Ids = field(default_factory=dict)
    by_others: Ids = field(default_factory=dict)
    closing: frozenset[Mention] = frozenset()

    @classmethod
    def now(cls) -> Closed:
        """As it is before a change; asked in its transaction."""
        if gate.is_all_open(IN_THE_OFFICE):
            return cls()
        by_others = gate.closed_keys(IN_THE_OFFICE)
        closing = frozenset(_mentioning(by_others, open_only=False)) - frozenset(_mentioning(by_others, open_only=True))
        return cls(gate.closed_themselves(IN_THE_OFFICE), by_others, closing)

    def opened(self, *, by_access: bool = False) -> list[Problem]:
        """What is open after the change though nobody meant that: what closed it is gone, or lies elsewhere now. It is
        meant where the access of a record was changed and what closed the others still hangs on that one; and where
        something new and open mentions somebody.

        by_access: the change of an access was not meant either; it is a problem of its own.
        """
        themselves = {name: set(_open_now(name, ids)) for name, ids in self.guarded.items()}
        problems = [
            _problem(name, id_, _("This is closed, and would be open to the whole office now."))
            for name, ids in themselves.items()
            for id_ in sorted(ids if by_access else ())
        ]
        for name, ids in self.by_others.items():
            open_now = _open_now(name, ids)
            meant = self._meant(kinds()[name], open_now, themselves) if open_now else set()
            problems += [_known_from_closed(name, id_) for id_ in open_now if id_ not in meant]
        return problems

    def closed_since(self, first: int, journal: Journal) -> bool:
        """Whether something is closed after a change that was there and open before; `first`: the change's first entry.
        Such a change is not undone as a whole: that would open it."""
        journal.flush()  # or what it has just added would not be found there
        before = {(name, id_) for some in (self.guarded, self.by_others) for name, ids in some.items() for id_ in ids}
        for some in (gate.closed_themselves(IN_THE_OFFICE), gate.closed_keys(IN_THE_OFFICE)):
            for name, ids in some.items():
                new = sorted(id_ for id_ in ids if (name, id_) not in before)
                for part in chunks(new, ASKED_AT_ONCE):
                    added = JournalEntry.objects.filter(kind=name, record__in=part, verb="add", sequence__gte=first)
                    if added.values("record").distinct().count() < len(part):
                        return True
        return False

    def _meant(self, kind: Kind, ids: Collection[str], access: Ids) -> set[str]:
        """Which of these records, open now, somebody meant to open."""
        now = set(_mentioning({kind.name: ids}, open_only=False))
        still = set(_with_access(now & self.closing, access))
        if kind.mentioned:
            new = set(_mentioning({kind.name: ids}, open_only=True)) - self.closing
            return {one.target for one in still | new}
        gone = {one.target for one in self.closing - still if one.target in set(ids)}
        return set(ids) - gone


def opened_by_coming_back(back: Ids, before: int) -> list[Problem]:
    """What was retired and comes back without the closed records by which it was known: kind -> ids, and the number of
    the first entry of the change. What was closed can be retired together with these alone."""
    if not any(back.values()):
        return []
    runs = _Runs()
    return [
        _known_from_closed(name, id_)
        for name, ids in back.items()
        if kinds()[name].mentioned or kinds()[name].closed_with
        for id_ in _unmentioned(kinds()[name], _open_now(name, ids))
        if _was_closed(kinds()[name], id_, before, runs)
    ]


def _unmentioned(kind: Kind, ids: Collection[str]) -> list[str]:
    known = {one.target for one in _mentioning({kind.name: ids}, open_only=False)}
    return [id_ for id_ in ids if id_ not in known]


def _was_closed(kind: Kind, id_: str, before: int, runs: _Runs) -> bool:
    """Whether a closed record that mentions it was retired with it. One run writes its entries in one moment."""
    entries = JournalEntry.objects.filter(kind=kind.name, record=id_, sequence__lt=before, verb__in=GONE)
    last = entries.order_by("-sequence").first()
    if last is None:
        return False
    run = runs.of(last)
    return any(
        run.closed(other, one) for other, column in gate.pointing(kind) for one in run.pointing(other, column, id_)
    )


class _Run:
    """What was retired in one run, as the journal tells of it."""

    def __init__(self, entry: JournalEntry) -> None:
        together = JournalEntry.objects.filter(at=entry.at, actor=entry.actor, verb__in=GONE)
        together = together.prefetch_related("secrets")
        self.entries = {(one.kind, one.record): one for one in together}
        self.mark = mark_of(entry.record)

    def pointing(self, kind: Kind, column: str, id_: str) -> list[str]:
        """The records of a kind that were retired and pointed to that one by a column."""
        return [
            record
            for (name, record), _entry in self.entries.items()
            if name == kind.name and self._value(kind, record, column) == key_of(id_)
        ]

    def closed(self, kind: Kind, id_: str) -> bool:
        """Whether a record, retired then or still there, was closed to the office, or is."""
        if (kind.name, id_) not in self.entries:
            return not gate.visible(IN_THE_OFFICE, model_of(kind)).filter(pk=id_).exists()
        if kind.guarded:
            access, team = (self._value(kind, id_, name) for name in ("access", "compartment"))
            return not sight(IN_THE_OFFICE).of(access, team)
        above = [(str(kind.column(name).kind), self._value(kind, id_, name)) for name in kind.part_of]
        return any(key and self.closed(kinds()[name], f"{self.mark}{BETWEEN}{key}") for name, key in above)

    def _value(self, kind: Kind, id_: str, column: str) -> str:
        entry = self.entries[kind.name, id_]
        told = entry.differences.get(column)
        if told is not None:
            return told[0] or ""
        secret = (one for one in entry.secrets.all() if column in kind.committed and one.field == column)
        return next((one.before or "" for one in secret), "")


class _Runs:
    """The runs in which records were retired, each read once."""

    def __init__(self) -> None:
        self.known: dict[tuple[object, str], _Run] = {}

    def of(self, entry: JournalEntry) -> _Run:
        when = entry.at, entry.actor
        if when not in self.known:
            self.known[when] = _Run(entry)
        return self.known[when]


def _with_access(some: Collection[Mention], access: Ids) -> Iterator[Mention]:
    """Those that hang, over what they are a part of or tied to, on a record of which the access was changed."""
    for name, column in {(one.kind, one.column) for one in some}:
        here = [one for one in some if (one.kind, one.column) == (name, column)]
        found = _hanging_on(access, kinds()[name], {one.id for one in here}, but=column)
        yield from (one for one in here if one.id in found)


def _hanging_on(access: Ids, kind: Kind, ids: set[str], *, but: str = "") -> set[str]:
    if kind.guarded:
        return ids & set(access.get(kind.name, ()))
    found: set[str] = set()
    for name in (name for name in kind.part_of if name != but):
        pairs = _pairs(kind, "pk", f"{name}_id", ids)
        above = _hanging_on(access, kinds()[str(kind.column(name).kind)], {other for _id, other in pairs})
        found |= {id_ for id_, other in pairs if other in above}
    for tie, own in gate.ties(kind):
        pairs = _pairs(tie, f"{own}_id", "pk", ids)
        tied = _hanging_on(access, tie, {other for _id, other in pairs}, but=own)
        found |= {id_ for id_, other in pairs if other in tied}
    return found


def _pairs(kind: Kind, left: str, right: str, ids: set[str]) -> list[tuple[str, str]]:
    """Two columns of the rows of a kind of which the left one is among `ids`, where the right one is given."""
    rows = model_of(kind).everything
    return [
        pair
        for some in chunks(sorted(ids), ASKED_AT_ONCE)
        for pair in rows.filter(**{f"{left}__in": some}).values_list(left, right)
        if pair[1]
    ]


def _mentioning(records: Ids, *, open_only: bool) -> Iterator[Mention]:
    for name, ids in records.items():
        for some in chunks(sorted(ids), ASKED_AT_ONCE):
            yield from gate.mentioning(IN_THE_OFFICE, kinds()[name], some, open_only=open_only)


def _known_from_closed(name: str, id_: str) -> Problem:
    message = _("This is known from closed records alone, and would be open to the whole office now.")
    return _problem(name, id_, message)


def _problem(name: str, id_: str, message: str) -> Problem:
    if kinds()[name].kept:
        remedy = _(
            "What was received stays: tie it to another closed incident first, or leave its incident and give that the"
            " verification “refuted”."
        )
        return Problem("opened", message, remedy, kinds()[name].path, column="id", value=key_of(id_))
    remedy = _(
        "Leave what closes it, or retire it too; bring it back together with that. To open it, change the incident's"
        " access by itself first."
    )
    return Problem("opened", message, remedy, kinds()[name].path, column="id", value=key_of(id_))


def _open_now(name: str, ids: Iterable[str]) -> list[str]:
    """Which of these are there and open to the office."""
    rows = gate.visible(IN_THE_OFFICE, model_of(name))
    return [
        id_
        for some in chunks(sorted(ids), ASKED_AT_ONCE)
        for id_ in sorted(rows.filter(pk__in=some).values_list("pk", flat=True))
    ]


def closed_and_given(project: Project) -> list[tuple[str, str, str]]:
    """What a project gave to another, where it stays open, though it is closed to the office in its own: kind, key, and
    the other project's name."""
    given = Sharing.objects.filter(record__startswith=project.mark + BETWEEN)
    shared = list(given.values_list("kind", "record", "project__name").order_by("kind", "record", "project__name"))
    if not shared or gate.is_all_open(IN_THE_OFFICE):
        return []
    office = looking_at(IN_THE_OFFICE, project.mark)
    open_here: dict[str, set[str]] = {}
    shared = [one for one in shared if not kinds()[one[0]].identity]  # no page shows these, in either project
    for name in {kind for kind, _id, _other in shared}:
        ids = [id_ for kind, id_, _project in shared if kind == name]
        rows = gate.visible(office, model_of(name)).filter(pk__in=ids)
        open_here[name] = set(rows.values_list("pk", flat=True))
    return [(name, key_of(id_), other) for name, id_, other in shared if id_ not in open_here[name]]
