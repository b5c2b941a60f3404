"""`dalel file DOCUMENT`: freeze a version of a document as it was filed."""

from __future__ import annotations

import argparse
from pathlib import Path

from dalel.lib.messages import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("document", help=_("the document's file name without ending"))
    parser.add_argument("--project", default="", metavar=_("NAME"), help=_("whose document, where there are several"))
    place = parser.add_mutually_exclusive_group()
    place.add_argument(
        "--folder",
        type=Path,
        metavar=_("FOLDER"),
        help=_(
            "the folder that was built and read (the one that was imported last); it must say what the database says"
        ),
    )
    place.add_argument(
        "--without-folder",
        action="store_true",
        help=_("file what the database holds, compared with no folder; the journal says so"),
    )
    parser.add_argument("--as", dest="name", default="", metavar=_("NAME"), help=_("who files it, for the journal"))


def run(args: argparse.Namespace) -> int:
    from dalel.config import django as start

    with start.database(args):
        from dalel.advocacy.actions import file_document
        from dalel.advocacy.report import report

        filed = file_document(
            name=args.document,
            actor=start.somebody(args.name),
            project=args.project,
            folder=args.folder,
            without_folder=args.without_folder,
        )
    print(report(filed.built, filed.paths))
    if not filed.compared:
        print(_("It was compared with no folder; the journal says so."))
    print(_("Filed as version {number} of “{name}”. It will not change; `dalel drift {name}` says what moves.",
            number=filed.version.number, name=args.document))  # fmt: skip
    return 0
