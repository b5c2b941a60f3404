"""Verifies everything that the database holds: its chain, its end, the values beside it, its records, itself.

Everything streams; a journal of millions of entries needs no more memory than a short one. Nothing stops it: what
cannot be read is a finding, and the rest is verified all the same. Nobody waits for it: it only reads, and whoever
writes meanwhile changes nothing of what it finds.
"""

from __future__ import annotations

from collections.abc import Sequence

from dalel.accounts.policy import Actor, require
from dalel.custody.chain import Head
from dalel.custody.heads import Kept, given_up, head, problem, read_kept
from dalel.custody.projects import PROJECTS
from dalel.custody.verdict import Verdict
from dalel.custody.verify_chain import destroyed_entries, verify_chain
from dalel.custody.verify_records import PROJECT_FILES, verify_files, verify_projects, verify_records
from dalel.custody.verify_schema import verify_other_tables, verify_structure
from dalel.lib.messages import _
from dalel.records.fields import kinds
from dalel.records.rows import any_text, one_moment


def verify(*, actor: Actor, expected: Sequence[Head] = (), kept: Kept | None = None) -> Verdict:
    """Verify everything. `expected` are heads that somebody kept: the chain has to run through each of them.

    kept: the file of heads; whoever has fixed a moment already read it before that (see `heads.read_kept`).
    """
    require(actor, "verify")
    verdict, kept = Verdict(), kept or read_kept()
    with any_text(), one_moment():
        _verify_journal(verdict, expected, kept)
        with verdict.going_on(_("the structure of the database")):
            verify_structure(verdict)
        with verdict.going_on(_("the list of tables")):
            verify_other_tables(verdict)
    return verdict


def _verify_journal(verdict: Verdict, expected: Sequence[Head], kept: Kept) -> None:
    destroyed: frozenset[int] = frozenset()
    with verdict.going_on(_("the journal")):
        destroyed = destroyed_entries()
    stored = None
    with verdict.going_on(_("the head of the journal")):
        stored = head()
    with verdict.going_on(_("the journal")):
        verify_chain(verdict, [*expected, *_still_expected(verdict, kept), *([stored] if stored else ())], destroyed)
        if stored is not None and stored != verdict.head:
            verdict.say(
                _("The journal ends at {end}, its head says {head}.", end=verdict.head, head=stored)
                + " "
                + _("Entries at its end were cut off, or added behind its back.")
            )
    with verdict.going_on(PROJECTS):
        verify_projects(verdict)
    for kind in kinds().values():
        with verdict.going_on(kind.name):
            verify_records(verdict, kind, destroyed)
    with verdict.going_on(PROJECT_FILES):
        verify_files(verdict)


def _still_expected(verdict: Verdict, kept: Kept) -> list[Head]:
    """The heads that were kept outside the database, without those that somebody gave up."""
    with verdict.going_on(_("the head of the journal")):
        wrong = problem(kept)
        if wrong:
            verdict.say(wrong)
    gone: dict[str, int] = {}
    with verdict.going_on(_("the head of the journal")):
        gone = given_up()
    return [one for one in kept.heads or () if str(one) not in gone]


__all__ = ["Verdict", "verify"]
