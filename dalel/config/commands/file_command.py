"""`dalel file DOCUMENT`: freeze a version of a document as it was filed."""

from __future__ import annotations

import argparse

from dalel.lib.speech import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("document", help=_("the document's file name without ending"))
    parser.add_argument("--project", default="", metavar=_("NAME"), help=_("whose document, where there are several"))
    parser.add_argument("--as", dest="name", default="", metavar=_("NAME"), help=_("who files it, for the journal"))


def run(args: argparse.Namespace) -> int:
    from dalel.config import django as start

    start.start()
    start.require_database(args)
    from dalel.advocacy.actions import file_document
    from dalel.advocacy.report import report

    filed = file_document(name=args.document, actor=start.somebody(args.name), project=args.project)
    print(report(filed.built, filed.paths))
    print(_("Filed as version {number} of “{name}”. It will not change; `dalel drift {name}` says what moves.",
            number=filed.version.number, name=args.document))  # fmt: skip
    return 0
