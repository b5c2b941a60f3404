"""`dalel check FILE…`: reads texts of any origin and says what is wrong with them. Loads no Django and no database."""

from __future__ import annotations

import argparse
import os
import struct
import sys
import zipfile
from base64 import b64decode
from datetime import date
from pathlib import Path
from typing import Any

from dalel.lib.apart import Allowance, Child
from dalel.lib.disk import write_whole
from dalel.lib.errors import DalelError, InputError
from dalel.lib.languages import LANGUAGES
from dalel.lib.limits import BLOCKS, FILE, LINES_A_SECOND, PATIENCE, SECONDS
from dalel.lib.messages import _

_LETTERS_A_PART = 150  # of a Word file's XML, marks included

FORMATS = ("text", "json", "sarif", "github", "docx")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", metavar="FILE", help=_("a text: .md, .docx, .html or .txt"))
    parser.add_argument("--format", choices=FORMATS, default="text", help=_("how to print what is found"))
    parser.add_argument(
        "--output",
        default="",
        metavar="FILE",
        help=_("where --format docx puts the Word file with comments; else beside it, as NAME.checked.docx"),
    )
    parser.add_argument(
        "--select", action="append", default=[], metavar="CODES", help=_("only these (E, W-NO, …), separated by commas")
    )
    parser.add_argument("--ignore", action="append", default=[], metavar="CODES", help=_("all but these"))
    parser.add_argument(
        "--explain",
        action="append",
        default=[],
        metavar="CODES",
        help=_("say what these checks look for and how to mend what they find; reads no file"),
    )
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
    if args.explain or not args.files:
        return _explain(_codes(args.explain))
    # Each file is read in a process of its own, which is started before anything else: it takes the longest.
    seconds = max(1, args.seconds) + max(map(_parts, args.files)) // LINES_A_SECOND.value
    allowance = Allowance(seconds=seconds, patience=max(PATIENCE.value, 15 * seconds))
    task = "dalel.advocacy.commenting:check" if args.format == "docx" else "dalel.advocacy.checking:check"
    with Child(task, allowance) as child:
        child.start()
        try:
            call = _call(args)
            targets = _targets(args)
        except DalelError as error:  # a wrong call must not look like a text with errors
            print(_("Error: {error}", error=error), file=sys.stderr)
            return 2
        reports, unread = [], 0
        for file in args.files:
            try:
                report = child.ask(file=file, path=str(Path(file).absolute()), as_of=args.as_of, **call)
                if file in targets:
                    _put(report.pop("docx"), targets[file])
                reports.append(report)
            except DalelError as error:
                print(_("Error: {error}", error=_named(file, error)), file=sys.stderr)
                unread += 1
    sys.stdout.write(_written(reports, args.format))
    for report in reports if args.format == "docx" else ():
        written = _("With comments: {file}", file=_shown(str(targets[str(report["file"])])))
        sys.stdout.write(f"\n{written}\n")
    if unread:
        return 2
    return 1 if any(report["errors"] for report in reports) else 0


def _explain(asked: list[str]) -> int:
    """What the checks look for whose codes begin so; without any, what is wrong with the call."""
    from dalel.documents.checks import CHECKS, formats

    found = [code for code in CHECKS if code.startswith(tuple(asked))] if asked else []
    if found:
        sys.stdout.write(formats.explained(found))
        return 0
    error = (
        InputError(
            _("No check begins with {code}.", code=", ".join(asked)),
            remedy=_("Known are: {codes}.", codes=", ".join(CHECKS)),
        )
        if asked
        else InputError(_("No file is named."), remedy=_("Name one or more: dalel check FILE."))
    )
    print(_("Error: {error}", error=error), file=sys.stderr)
    return 2


def _targets(args: argparse.Namespace) -> dict[str, Path]:
    """File -> where its copy with comments goes. Raises InputError if something is there, or nothing may be."""
    if args.format != "docx":
        if args.output:
            raise InputError(_("--output goes with --format docx."), remedy=_("Add it, or leave --output out."))
        return {}
    if args.output and len(args.files) > 1:
        raise InputError(
            _("--output names one file, and {n} are checked.", n=len(args.files)),
            remedy=_("Leave it out: each goes beside its own, as NAME.checked.docx."),
        )
    result = {}
    for file in args.files:
        given = Path(file)
        target = Path(args.output) if args.output else given.with_name(f"{given.stem}.checked{given.suffix}")
        if os.path.lexists(target):
            raise InputError(
                _("{file} is there already.", file=_shown(str(target))),
                remedy=_("Move it away, or name another with --output."),
            )
        result[file] = target
    return result


def _put(content: str, target: Path) -> None:
    try:
        write_whole(target, b64decode(content))
    except OSError as error:
        raise InputError(_("{file} cannot be written: {reason}.", file=target, reason=error.strerror)) from error


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
        with Child("dalel.advocacy.checking:understood") as child:
            child.ask(**call)
    return call


def _codes(given: list[str]) -> list[str]:
    return [code.strip().upper() for text in given for code in text.split(",") if code.strip()]


def _named(file: str, error: DalelError) -> str:
    """The error with its file, where its message does not name it."""
    said = str(error).replace(str(Path(file).absolute()), file)  # as the user calls it
    said = said if file in said else f"{file}: {said}"
    return _shown(said)


def _shown(text: str) -> str:
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in text)


def _written(reports: list[dict[str, Any]], form: str) -> str:
    if form in {"text", "docx"}:
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
