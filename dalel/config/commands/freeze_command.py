"""`dalel freeze`: write the countable tables of the database as Parquet with a manifest of hashes."""

from __future__ import annotations

import argparse
import sys

from dalel.lib.messages import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--project", default="", metavar=_("NAME"), help=_("which project, where there are several"))
    parser.add_argument("--verify", action="store_true", help=_("compare the files with the hashes of the manifest"))


def run(args: argparse.Namespace) -> int:
    from dalel.config import django as start

    with start.database(args):
        from dalel.accounts.projects import chosen
        from dalel.figures.actions import freeze_database
        from dalel.figures.snapshot import verify

        snapshot = freeze_database(project=chosen(args.project), actor=start.somebody())
        wrong = verify(snapshot) if args.verify else []
    for kind, entry in snapshot.manifest["tables"].items():
        if entry["rows"]:
            print(_("{kind}: {rows}", kind=kind, rows=entry["rows"]))
    for name in wrong:
        print(_("{file} is not what the manifest says.", file=name))
    print(snapshot.path)
    if args.verify and not wrong:
        print(_("Every file is what the manifest says."), file=sys.stderr)
    return int(bool(wrong))
