"""`dalel check FILE…`: reads texts of any origin and says what is wrong with them. Loads no Django and no database."""

from __future__ import annotations

import argparse
import struct
import sys
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

from dalel.lib.apart import Allowance, Child
from dalel.lib.errors import DalelError, InputError
from dalel.lib.languages import LANGUAGES
from dalel.lib.limits import BLOCKS, FILE, LINES_A_SECOND, PATIENCE, SECONDS
from dalel.lib.messages import _

_LETTERS_A_PART = 150  # of a Word file's XML, marks included

FORMATS = ("text", "json", "sarif", "github")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help=_("a text: .md, .docx, .html or .txt"))
    parser.add_argument("--format", choices=FORMATS, default="text", help=_("how to print what is found"))
    parser.add_argument(
        "--select", action="append", default=[], metavar="CODES", help=_("only these (E, W-NO, …), separated by commas")
    )
    parser.add_argument("--ignore", action="append", default=[], metavar="CODES", help=_("all but these"))
    parser.add_argument(
        "--profile", default="", help=_("the rules of which body (upr-stakeholder …); else as the text says")
    )
    parser.add_argument(
        "--as-of",
        default="",
        metavar="DATE",
        help=_("the day on which the text is judged, if not the one that it bears"),
    )
    parser.add_argument(
        "--reference", default="", metavar="FOLDER", help=_("reference data to lay over those that come with Dalel")
    )
    parser.add_argument(
        "--seconds",
        type=int,
        default=SECONDS.value,
        metavar="N",
        help=_("how long the computer may work on one text, for a slow computer or a text that you trust"),
    )
    # The same option stands before the command; without a default here it would be forgotten there.
    parser.add_argument("--language", choices=LANGUAGES, default=argparse.SUPPRESS, help=_("language of the messages"))


def run(args: argparse.Namespace) -> int:
    """0: nothing that stops a filing; 1: an error that nobody has answered; 2: an unreadable file or a wrong call."""
    # Each file is read in a process of its own, which is started before anything else: it takes the longest.
    seconds = max(1, args.seconds) + max(map(_parts, args.files)) // LINES_A_SECOND.value
    allowance = Allowance(seconds=seconds, patience=max(PATIENCE.value, 15 * seconds))
    with Child("dalel.config.checking:check", allowance) as child:
        child.start()
        try:
            call = _call(args)
        except DalelError as error:  # a wrong call must not look like a text with errors
            print(_("Error: {error}", error=error), file=sys.stderr)
            return 2
        reports, unread = [], 0
        for file in args.files:
            try:
                reports.append(child.ask(file=file, path=str(Path(file).absolute()), as_of=args.as_of, **call))
            except DalelError as error:
                print(_("Error: {error}", error=_named(file, error)), file=sys.stderr)
                unread += 1
    sys.stdout.write(_written(reports, args.format))
    if unread:
        return 2
    return 1 if any(report["errors"] for report in reports) else 0


def _parts(file: str) -> int:
    """About how many paragraphs, items and rows a file has, without reading it: that takes a process of its own."""
    if not Path(file).is_file():
        return 0  # said when it is read
    try:
        with Path(file).open("rb") as stream:
            raw = stream.read(FILE.value)
            if raw.startswith(b"PK"):
                with zipfile.ZipFile(stream) as packed:
                    return min(packed.getinfo("word/document.xml").file_size // _LETTERS_A_PART, BLOCKS.value)
    except (OSError, KeyError, ValueError, NotImplementedError, zipfile.BadZipFile, struct.error):
        return 0
    return min(max(raw.count(b"\n"), raw.count(b"</")), BLOCKS.value)


def _call(args: argparse.Namespace) -> dict[str, Any]:
    """What is asked of every file. Raises InputError if the call is wrong."""
    _day(args.as_of)
    call = {
        "reference": str(Path(args.reference).resolve()) if args.reference else "",
        "profile": args.profile,
        "codes": {"select": _codes(args.select), "ignore": _codes(args.ignore)},
    }
    if args.reference or args.profile or args.select or args.ignore:
        with Child("dalel.config.checking:understood") as child:
            child.ask(**call)
    return call


def _codes(given: list[str]) -> list[str]:
    return [code.strip().upper() for text in given for code in text.split(",") if code.strip()]


def _named(file: str, error: DalelError) -> str:
    """The error with its file, where its message does not name it."""
    said = str(error).replace(str(Path(file).absolute()), file)  # as the user calls it
    said = said if file in said else f"{file}: {said}"
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in said)


def _written(reports: list[dict[str, Any]], form: str) -> str:
    if form == "text":
        return "\n".join(str(report["text"]) for report in reports)
    from dalel import __version__
    from dalel.documents.checks import formats

    found = [formats.Report.from_json(report) for report in reports]
    if form == "json":
        return formats.as_json(found)
    return formats.as_sarif(found, __version__) if form == "sarif" else formats.as_github(found)


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(_("“{text}” is not a day.", text=text), remedy=_("Write it as 2019-03-27.")) from error
