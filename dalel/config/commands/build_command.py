"""`dalel build FOLDER`: records in, submission out."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dalel.lib.clock import today
from dalel.lib.errors import DalelError, InputError
from dalel.lib.messages import _, language

if TYPE_CHECKING:
    from dalel.advocacy.folder_build import Wanted


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, help=_("the project folder"))
    parser.add_argument("--document", action="append", default=[], metavar=_("NAME"), help=_("only this document"))
    parser.add_argument("--out", type=Path, metavar=_("DIR"), help=_("where the files go (FOLDER/build)"))
    parser.add_argument(
        "--annex", action=argparse.BooleanOptionalAction, default=None, help=_("print the ledger of claims as an annex")
    )
    parser.add_argument(
        "--records", action="store_true", help=_("list in the HTML the keys of the records behind each figure")
    )
    parser.add_argument("--as-of", type=_day, metavar=_("DATE"), help=_("check as if it were this day (YYYY-MM-DD)"))


def run(args: argparse.Namespace) -> int:
    from dalel.advocacy.cache import BuildCache, unchanged
    from dalel.lib.links import ready_to_read

    if not args.folder.is_dir():
        raise InputError(_("{path} is not a folder.", path=args.folder), _("Give the folder that holds dalel.toml."))
    options = {
        "documents": args.document,
        "out": str((args.out or args.folder / "build").resolve()),
        "printed": str(args.out or args.folder / "build"),  # the report names the files as seen from here
        "annex": args.annex,
        "records": args.records,
        "as_of": args.as_of,
        "today": today(),
        "language": language(),
    }
    ready_to_read(args.folder)
    memory = BuildCache(args.folder)
    key = memory.run_key(options)
    known = memory.read("runs", key)
    if known is not None and unchanged(known["outputs"]):
        print(known["report"])
        return int(known["status"])
    report, status, outputs, said = _build(args)
    print("\n".join([report, *said]))
    if said:  # it was done, or is left to do; another run would not say the same
        return 1
    memory.keep("runs", key, {"report": report, "status": status, "outputs": outputs})
    return status


def _build(args: argparse.Namespace) -> tuple[str, int, dict[str, str], list[str]]:
    """The report, the status, what was written (path -> hash), and what is said of files of earlier builds."""
    from dalel.advocacy.earlier import of_others
    from dalel.advocacy.folder_build import FolderBuilder
    from dalel.advocacy.report import of_earlier_files, report
    from dalel.lib.canonical import sha256

    builder = FolderBuilder(wanted(args))
    try:
        done = builder.build()
    except DalelError:
        if not builder.has_looked and any(of_others(builder.wanted.top, ())):
            print(_("Files of earlier builds are still in {path}; whether somebody in them may be named no more could"
                    " not be looked up.", path=args.out or args.folder / "build"), file=sys.stderr)  # fmt: skip
        raise
    finally:
        builder.close()
    said = "\n\n".join(report(built, paths) for built, paths in done)
    outputs = {str(path.resolve()): sha256(path.read_bytes()) for _built, paths in done for path in paths}
    status = int(any(built.stops for built, _paths in done))
    return said, status, outputs, of_earlier_files(builder.gone, builder.left)


def wanted(args: argparse.Namespace) -> Wanted:
    """What the arguments ask for."""
    from dalel.advocacy.folder_build import Wanted

    return Wanted(args.folder, tuple(args.document), args.out, args.annex, args.as_of, args.records)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("“{text}” is not a day: write 2019-03-27.", text=text)) from None
