"""`dalel share KIND KEY --from PROJECT --to PROJECT`: give a record of one project to another, or take it back."""

from __future__ import annotations

import argparse

from dalel.lib.messages import _, n_


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", help=_("persons, organisations, places or sources"))
    parser.add_argument("key", help=_("the key of the record"))
    parser.add_argument("--from", dest="giver", required=True, metavar=_("NAME"), help=_("the project that has it"))
    parser.add_argument(
        "--to", dest="taker", required=True, metavar=_("NAME"), help=_("the project that is to have it")
    )
    parser.add_argument("--take-back", action="store_true", help=_("take back what was given"))
    parser.add_argument("--reason", default="", metavar=_("WHY"), help=_("why; the journal keeps it"))
    parser.add_argument("--as", dest="name", default="", metavar=_("NAME"), help=_("who does this, for the journal"))


def run(args: argparse.Namespace) -> int:
    from dalel.config import django as start

    with start.database(args):
        from dalel.custody.projects import share, take_back
        from dalel.records.fields import kind_named

        act = take_back if args.take_back else share
        count = act(
            kind=kind_named(args.kind),
            key=args.key,
            giver=args.giver,
            taker=args.taker,
            actor=start.somebody(args.name),
            reason=args.reason,
        )
    if args.take_back:
        print(n_("One record was taken back.", "{count} records were taken back.", count, count=count))
    else:
        print(n_("“{taker}” was given one record.", "“{taker}” was given {count} records: it and its parts.", count,
                 count=count, taker=args.taker))  # fmt: skip
    return 0
