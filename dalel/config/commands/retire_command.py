"""`dalel retire KIND KEY --reason WHY`: take a record back. It leaves pages and figures; the journal keeps it."""

from __future__ import annotations

import argparse

from dalel.lib.messages import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    about_a_record(parser)
    parser.add_argument("--dry-run", action="store_true", help=_("say what would go, and change nothing"))


def about_a_record(parser: argparse.ArgumentParser) -> None:
    """The arguments of commands that do something with one record."""
    parser.add_argument("kind", help=_("the kind of the record, such as incidents"))
    parser.add_argument("key", help=_("the key of the record"))
    parser.add_argument("--reason", default="", metavar=_("WHY"), help=_("why; the journal keeps it"))
    parser.add_argument("--project", default="", metavar=_("NAME"), help=_("which project, where there are several"))
    parser.add_argument("--as", dest="name", default="", metavar=_("NAME"), help=_("who does this, for the journal"))


def run(args: argparse.Namespace) -> int:
    from dalel.config import django as start

    with start.database(args):
        from dalel.accounts.projects import chosen
        from dalel.advocacy.filed import filed_with
        from dalel.intake.retiring import retire
        from dalel.records.fields import kind_named

        kind = kind_named(args.kind)
        retired = retire(
            kind=kind,
            key=args.key,
            reason=args.reason,
            actor=start.somebody(args.name),
            project=args.project,
            dry_run=args.dry_run,
        )
        used = filed_with(chosen(args.project).name, retired)
    for name, key in retired:
        print(_("{kind} {record}: retired", kind=name, record=key))
    for document, number, claims in used:
        print(_("“{name}”, version {number}, which was filed, counts or names it in {claims}; `dalel drift {name}` says"
                " what has moved.", name=document, number=number, claims=", ".join(claims)))  # fmt: skip
    if args.dry_run:
        print(_("Nothing was written (--dry-run)."))
    else:
        print(_("Take its row out of the folder too: the next import would add it again."))
        where = f" --project {args.project}" if args.project else ""
        print(_("`{command}` brings it back.", command=f"dalel restore {kind.name} {args.key}{where}"))
    return 0
