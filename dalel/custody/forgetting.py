"""Forgetting what the journal keeps of a record beside its chain: a name that has to go goes from there too."""

from __future__ import annotations

from collections.abc import Iterator

from dalel.accounts.models import Project
from dalel.accounts.policy import Actor
from dalel.accounts.projects import chosen, every
from dalel.custody.journal import destroy, entries_of
from dalel.custody.models import JournalEntry, JournalSecret
from dalel.custody.projects import ended, meant_by
from dalel.lib.errors import MissingError
from dalel.lib.messages import _
from dalel.records.fields import kinds
from dalel.records.keys import key_of
from dalel.records.kind import Kind

Pair = tuple[str, str]  # kind and key


def forget(*, kind: Kind, key: str, reason: str, actor: Actor, project: str = "") -> tuple[int, list[Pair]]:
    """Destroy every value that stands beside the entries of a record and of its parts, there or retired: of a person,
    the names too. Returns how many, and the parts of which there were some.

    What the records hold now stays in their tables. A retired record cannot be restored afterwards, and no import that
    touched it undone. MissingError where the journal knows no such record; InputError without a reason.
    """
    homes = ended(project)  # where all that a project of that name held was undone, the journal holds it still
    if not homes or project in {home.name for home in every()}:
        homes.append(chosen(project))
    entries: dict[Pair, list[int]] = {}
    for home in homes:
        for one in [(kind.name, key), *_parts(home, kind.name, key)]:
            entries.setdefault(one, []).extend(_entries(home, one))
    if not entries.get((kind.name, key)):
        raise MissingError(
            _("The journal knows no record “{key}” among {kind}.", key=key, kind=kind.name),
            _("Look the key up in the list."),
        )
    with_values = [one for one, some in entries.items() if JournalSecret.objects.filter(entry__in=some).exists()]
    count = destroy(entries=[number for some in entries.values() for number in some], reason=reason, actor=actor)
    return count, [one for one in with_values if one != (kind.name, key)]


def _entries(home: Project, one: Pair) -> list[int]:
    return list(entries_of(home, *one).values_list("sequence", flat=True))


def _parts(home: Project, kind: str, key: str) -> list[Pair]:
    """What is a part of a record, or of a part of it, and was so at any time: as the journal knows them."""
    found: list[Pair] = []
    waiting = [(kind, key)]
    while waiting:
        above, of = waiting.pop()
        for part in kinds().values():
            for name in part.part_of:
                if part.column(name).kind == above:
                    new = [one for one in _pointing(home, part, name, of) if one not in found]
                    found += new
                    waiting += new
    return found


def _pointing(home: Project, part: Kind, column: str, key: str) -> Iterator[Pair]:
    """The records of a kind that pointed to a key by a column, each once."""
    ours = JournalEntry.objects.filter(meant_by(home), kind=part.name)
    if part.column(column).is_committed:
        kept = JournalSecret.objects.filter(entry__in=ours.values("sequence"), field=column)
        numbers = [secret.entry_id for secret in kept.iterator() if key in (secret.before, secret.after)]
        records = list(ours.filter(sequence__in=numbers).values_list("record", flat=True))
    else:
        near = ours.filter(changes__contains=key)  # a key needs no sign that JSON writes otherwise
        records = [one.record for one in near.iterator() if key in one.differences.get(column, ())]
    yield from ((part.name, key_of(record)) for record in dict.fromkeys(records))
