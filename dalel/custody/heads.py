"""Whether the database is the one that was worked with before: the head of the journal, kept outside the database.

`journal.head` in the home folder holds the last head that was seen and some of those before it, the newest first. A
database whose journal does not run through them is another one, or was put back to an earlier day: nothing is written
over it until somebody accepts that, and the journal then says which head was given up.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import DatabaseError, connection

from dalel.custody.chain import Head
from dalel.custody.models import JournalEntry, JournalHead
from dalel.lib.disk import lock_file
from dalel.lib.errors import DalelError, InputError
from dalel.lib.files import clear_unfinished, write_whole
from dalel.lib.messages import _

JOURNAL = "journal"  # the kind of entries that are about the journal itself
ACCEPTED = "accept-history"
_KEPT = 8  # of the last heads each; of those before, one for every doubling of the distance
_HEAD = re.compile(r"(0|[1-9]\d{0,17}):([0-9a-f]{64})", re.ASCII)


def head() -> Head:
    """The last entry, as the database says."""
    stored = JournalHead.objects.filter(pk=1).first()
    return Head() if stored is None else Head(stored.sequence, stored.hash)


def parse_head(text: str) -> Head:
    """A head as `dalel journal head` prints it."""
    read = _HEAD.fullmatch(text.strip())
    if read is None:
        raise InputError(
            _("“{text}” is not the head of a journal.", text=text),
            _("Give it as `dalel journal head` prints it: a number, a colon, 64 letters and digits."),
        )
    return Head(int(read[1]), read[2])


# --- the heads that were kept ---------------------------------------------------------------------------------------


def path() -> Path:
    """Where the heads are kept."""
    return Path(settings.DALEL_HOME) / "journal.head"


def kept_heads() -> list[Head] | None:
    """The heads that were kept, the newest first; None where no file is. InputError if it holds something else."""
    try:
        lines = path().read_text(encoding="ascii").split("\n")
    except FileNotFoundError:
        return None
    except (UnicodeDecodeError, IsADirectoryError):
        raise _unreadable() from None
    try:
        heads = [parse_head(line) for line in lines if line]
    except DalelError:
        raise _unreadable() from None
    numbers = [one.sequence for one in heads]
    if not heads or numbers != sorted(set(numbers), reverse=True):
        raise _unreadable()
    return heads


class Kept(NamedTuple):
    """What the file held when it was read."""

    heads: list[Head] | None  # the newest first; None where no file is or it holds something else
    wrong: str = ""  # what it holds else


def read_kept() -> Kept:
    """What the file holds now. Whoever looks at one moment of the database reads it before: a head is kept after its
    commit, so that of a file read later the moment may know nothing, and nobody did anything wrong."""
    try:
        return Kept(kept_heads())
    except InputError as error:
        return Kept(None, error.message)


def _unreadable() -> InputError:
    return InputError(
        _("{path} does not hold the head of a journal.", path=path()),
        _("If you know why, remove it; the next command then asks whether the journal is yours."),
    )


def problem(read: Kept | None = None) -> str:
    """What is wrong between the heads that were kept and the journal; empty if it descends from them.

    read: the file as it was read before; without it, it is read now.
    """
    kept, wrong = read or read_kept()
    if wrong:
        return wrong
    there = JournalHead._meta.db_table in connection.introspection.table_names()  # before the first migration: no
    now = head() if there else Head()
    if not now.sequence:
        return _("The journal is empty, and entry {kept} was seen before: the database is another one.",
                 kept=kept[0].sequence) if kept and kept[0].sequence else ""  # fmt: skip
    if kept is None:
        return _("{path} is not there, and the journal has {count} entries.", path=path(), count=now.sequence)
    held = on_chain(kept)
    if held == kept or (kept[0] not in held and str(kept[0]) in given_up()):
        return ""
    if kept[0] in held:
        return _("{path} names heads that are not in the journal.", path=path())
    if kept[0].sequence > now.sequence:
        told = _("The journal ends at entry {end}, and entry {kept} was seen before: the database was put back to an"
                 " earlier day, or is another one.", end=now.sequence, kept=kept[0].sequence)  # fmt: skip
    else:
        told = _("Entry {kept} of the journal is not the one that was seen before: the database is another one, or was"
                 " put back to an earlier day and worked with since.", kept=kept[0].sequence)  # fmt: skip
    if held:
        told += " " + _("The two agree up to entry {number}.", number=held[0].sequence)
    return told


def given_up() -> dict[str, int]:
    """The heads that somebody gave up, each with the entry that says so."""
    found = {}
    entries = JournalEntry.objects.filter(kind=JOURNAL, verb=ACCEPTED).order_by("sequence")
    for sequence, changes in entries.values_list("sequence", "changes"):
        with suppress(ValueError, TypeError, KeyError):  # an altered entry; the chain says so
            found[str(json.loads(changes)["given-up"])] = sequence
    return found


def on_chain(heads: Sequence[Head]) -> list[Head]:
    numbers = [one.sequence for one in heads]
    known = dict(JournalEntry.objects.filter(sequence__in=numbers).values_list("sequence", "hash"))
    return [one for one in heads if not one.sequence or known.get(one.sequence) == one.hash]


def runs_through(at: Head) -> bool:
    """Whether the journal once stood there, and the database has not been replaced by another since."""
    return at.sequence > 0 and on_chain([at]) == [at]


# --- keeping -----------------------------------------------------------------------------------------------------


def keep_after_commit() -> None:
    """Called once a change is committed. It stands whatever happens now, and nobody is told otherwise."""
    try:
        kept = keep()
    except (OSError, DalelError, DatabaseError) as error:
        print(_("The change was made and is kept. But the journal's head could not be written to {path}: {error}"
                " The next command does it.", path=path(), error=f"{error}."), file=sys.stderr)  # fmt: skip
        return
    if not kept:
        print(_("The change was made and is kept. But the journal does not descend from the heads in {path}, which were"
                " left as they are.", path=path()), file=sys.stderr)  # fmt: skip


def begin() -> None:
    """Called before the first entries of a journal are committed. Where nothing was kept yet, the file says that the
    journal was empty: killed between the commit and the first head, a run must not look like a file taken away."""
    with alone():
        if kept_heads() is None:
            write([Head()])


def keep() -> bool:
    """Bring the head file up to the database; False if the journal does not descend from what the file says."""
    with alone():
        clear_unfinished(path().parent)
        now = head()
        kept = kept_heads() or []
        if kept and kept[0] == now:
            return True
        if not now.sequence:
            return not kept
        held = on_chain(kept)
        if held != kept and not (kept[0] not in held and str(kept[0]) in given_up()):
            return False
        write([now, *(one for one in held if one.sequence)])
        return True


def write(heads: Sequence[Head]) -> None:
    write_whole(path(), "".join(f"{one}\n" for one in _thinned(heads)))


def _thinned(heads: Sequence[Head]) -> Iterator[Head]:
    """The newest heads, and older ones ever further apart: some forty lines, however long a journal grows."""
    last, apart = heads[0].sequence + 1, 1
    for place, one in enumerate(heads):
        if place < _KEPT:
            yield one
        elif last - one.sequence >= apart:
            yield one
            apart = max(1, heads[0].sequence - one.sequence)
        else:
            continue
        last = one.sequence


@contextmanager
def alone() -> Iterator[None]:
    """Two processes that have committed at the same time write their heads one after the other."""
    descriptor = lock_file(path().with_name("journal.lock"))
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
