"""A database that does not descend from what was seen before is worked with only when somebody accepts that."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from django.db import DatabaseError, transaction

from dalel.accounts.policy import Actor
from dalel.custody import chain, heads
from dalel.custody.chain import Head
from dalel.custody.journal import writing
from dalel.lib.errors import DalelError, InputError
from dalel.lib.messages import _

NONE = "none"  # what was given up where there was no file


class LineageError(InputError):
    """The database does not descend from what was seen before."""

    code = "lineage"


def refuse(*, accept: bool = False) -> None:
    """LineageError unless the journal descends from the heads that were kept. Writes nothing."""
    wrong = heads.problem()
    if wrong and not accept:
        raise LineageError(
            wrong,
            _("If you restored or moved the database yourself, run the command once more with --accept-history;"
              " the journal will say so. If not, keep both as they are and find out who did."),
        )  # fmt: skip


def require(*, actor: Actor, accept: bool = False) -> None:
    """LineageError unless the journal descends from the heads that were kept, or `actor` accepts that it does not.

    Accepting writes into the journal which head was given up, by whom and when. A head file that lags behind, because
    a run was killed between its change and the file, is brought up. Not to be called within a transaction: what is not
    committed is no head.
    """
    refuse(accept=accept)
    if heads.problem():
        kept = heads.read_kept().heads
        with transaction.atomic():
            _tell(actor, kept)
        _begin_anew(kept)
    heads.keep()


def accept_within(*, actor: Actor) -> None:
    """Say in the journal which head is given up, if it does not descend from those that were kept: for whoever writes
    into a database that was accepted, in the same transaction and before all else."""
    if heads.problem():
        _tell(actor, heads.read_kept().heads)


def _tell(actor: Actor, kept: list[Head] | None) -> None:
    told = chain.added({"given-up": str(kept[0]) if kept else NONE})
    transaction.on_commit(partial(_begin_anew_if_possible, kept))  # before the journal keeps its head as usual
    with writing(actor) as journal:
        journal.write(heads.ACCEPTED, heads.JOURNAL, [("head", told, chain.NOTHING)])


def _begin_anew_if_possible(kept: list[Head] | None) -> None:
    # The change is committed and stands; whoever asked for it goes on to `require`, which tries again and says why not.
    with suppress(OSError, DalelError, DatabaseError):
        _begin_anew(kept)


def _begin_anew(kept: list[Head] | None) -> None:
    """Keep the journal's head and those before it that are its own. A file that held no head is replaced."""
    with heads.alone():
        heads.write([heads.head(), *(one for one in heads.on_chain(kept or ()) if one != heads.head())])
