"""A database that does not descend from what was seen before is worked with only when somebody accepts that."""

from __future__ import annotations

from django.db import transaction

from dalel.accounts.policy import Actor
from dalel.custody import chain, heads
from dalel.custody.journal import writing
from dalel.lib.errors import InputError
from dalel.lib.speech import _

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
    a run was killed between its change and the file, is brought up.
    """
    refuse(accept=accept)
    if heads.problem():
        _accept(actor)
    transaction.on_commit(heads.keep)  # `dalel migrate` is one transaction: what is not committed is no head


def _accept(actor: Actor) -> None:
    try:
        kept = heads.kept_heads()
    except InputError:
        heads.path().unlink()  # it holds no head; the entry below says that none was there
        kept = None
    told = chain.added({"given-up": str(kept[0]) if kept else NONE})
    with transaction.atomic(), writing(actor) as journal:
        journal.write(heads.ACCEPTED, heads.JOURNAL, [("head", told, chain.NOTHING)])
    with heads.alone():
        heads.write([heads.head(), *(heads.on_chain(kept) if kept else ())])
