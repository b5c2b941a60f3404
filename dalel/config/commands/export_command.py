"""`dalel export FOLDER`: write a project of the database as a project folder."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dalel.lib.messages import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, help=_("a new or empty folder"))
    parser.add_argument("--project", default="", metavar=_("NAME"), help=_("which project, where there are several"))
    parser.add_argument("--without-identity", action="store_true", help=_("leave out who people are"))
    parser.add_argument("--replace", action="store_true", help=_("write over tables and texts that are there"))
    parser.add_argument("--as", dest="name", default="", metavar=_("NAME"), help=_("who does this"))


def run(args: argparse.Namespace) -> int:
    from dalel.config import django as start

    with start.database(args):
        from dalel.intake.exporting import export_folder

        done = export_folder(
            path=args.folder,
            actor=start.somebody(args.name),
            project=args.project,
            with_identity=not args.without_identity,
            replace=args.replace,
        )
    for kind, count in sorted(done.records.items()):
        print(_("{kind}: {count}", kind=kind, count=count))
    told = _("{records} records and {files} texts are in {folder}.", records=sum(done.records.values()),
             files=done.files, folder=args.folder)  # fmt: skip
    print(told, file=sys.stderr)
    return 0
