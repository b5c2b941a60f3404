"""`dalel journal verify` and `dalel journal head`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dalel.lib.messages import _, n_

if TYPE_CHECKING:
    from dalel.custody.chain import Head
    from dalel.custody.verdict import Verdict


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True)
    verify = actions.add_parser("verify", help=_("look for anything altered, missing, reordered or cut"))
    verify.add_argument(
        "--head",
        action="append",
        default=[],
        metavar="SEQ:HASH",
        help=_("a head that was kept elsewhere; the chain must run through it (may be given several times)"),
    )
    actions.add_parser("head", help=_("print the last entry's number and hash, to be kept elsewhere"))


def run(args: argparse.Namespace) -> int:
    from dalel.config import django as start

    with start.database(args, to_look=True):
        from dalel.custody import heads

        if args.action == "head":
            return _print_head()
        return _verify([heads.parse_head(text) for text in args.head])


def _verify(expected: Sequence[Head]) -> int:
    from dalel.advocacy.filed import altered, places_filed
    from dalel.config import django as start
    from dalel.custody.heads import read_kept
    from dalel.custody.verify import verify
    from dalel.figures.kept import damaged, snapshots
    from dalel.records.rows import one_moment

    # What lies outside the database is listed first: all of it was committed before the moment that is looked at.
    kept, places, frozen = read_kept(), places_filed(), snapshots()
    with one_moment():
        verdict = verify(actor=start.somebody(), expected=expected, kept=kept)
        _print(verdict)
        filed = altered(places)
        filed += [what for what in damaged(frozen) if not any(one.endswith(what) for one in filed)]
    for problem in filed:
        print(problem)
    told = _("{entries} entries and {records} records were read.", entries=verdict.entries, records=verdict.records)
    if verdict.problems or filed:
        print(told, _("The journal and the records do NOT agree."), file=sys.stderr)
        return 1
    print(told, _("All is as the journal says, up to {head}", head=verdict.head), file=sys.stderr)
    return 0


def _print(verdict: Verdict) -> None:
    for note in verdict.notes:
        print(_("Note: {note}", note=note), file=sys.stderr)
    for problem in verdict.problems:
        print(problem)
    if verdict.more:
        print(n_("… and one more", "… and {count} more", verdict.more, count=verdict.more))
    sys.stdout.flush()


def _print_head() -> int:
    """The head, unless the database is not the one that was worked with before: then nobody should keep it."""
    from dalel.custody import heads

    wrong = heads.problem()
    print(wrong or heads.head(), file=sys.stderr if wrong else sys.stdout)
    return 1 if wrong else 0
