"""`dalel check FILE…`: reads texts of any origin and says what is wrong with them. Loads no Django and no database."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from datetime import date

from dalel.lib.errors import DalelError, InputError
from dalel.lib.speech import _

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
    # The same option stands before the command; without a default here it would be forgotten there.
    parser.add_argument(
        "--language", choices=("en", "ru", "kk"), default=argparse.SUPPRESS, help=_("language of the messages")
    )


def run(args: argparse.Namespace) -> int:
    """0: nothing that stops a filing; 1: an error that nobody has answered; 2: an unreadable file or a wrong call."""
    # Imported here, because the command's own help must not wait for them.
    from pathlib import Path

    from dalel import __version__
    from dalel.documents.checks import CHECKS, formats
    from dalel.documents.checks import run as run_checks
    from dalel.documents.count import count, shape
    from dalel.documents.readers import read
    from dalel.reference.facts import load

    try:
        facts = load(Path(args.reference) if args.reference else None)
        as_of = _day(args.as_of)
        _known_profile(args.profile, facts.profiles)
        select, ignore = _codes(args.select, CHECKS), _codes(args.ignore, CHECKS)
    except DalelError as error:  # a wrong call must not look like a text with errors
        print(_("Error: {error}", error=error), file=sys.stderr)
        return 2
    reports, unread = [], 0
    for file in args.files:
        try:
            document = read(file)
        except DalelError as error:
            print(_("Error: {error}", error=error), file=sys.stderr)
            unread += 1
            continue
        findings = run_checks(document, facts, None, select, ignore, profile=args.profile, as_of=as_of)
        reports.append(formats.Report(file, findings, count(document), shape(document)))
    match args.format:
        case "json":
            text = formats.as_json(reports)
        case "sarif":
            text = formats.as_sarif(reports, __version__)
        case "github":
            text = formats.as_github(reports)
        case _:
            text = formats.as_text(reports) if reports else ""
    sys.stdout.write(text)
    if unread:
        return 2
    return 1 if any(report.errors for report in reports) else 0


def _known_profile(given: str, known: Iterable[str]) -> None:
    if given and given not in known:
        raise InputError(
            _("There is no profile {profile}.", profile=given),
            remedy=_("Known are: {profiles}.", profiles=", ".join(known)),
        )


def _codes(given: list[str], known: Iterable[str]) -> list[str]:
    """The codes or beginnings of codes; one that begins no code is a slip that would silently find nothing."""
    codes = [code.strip().upper() for text in given for code in text.split(",") if code.strip()]
    for code in codes:
        if not any(name.startswith(code) for name in known):
            raise InputError(
                _("No check begins with {code}.", code=code), remedy=_("Known are: {codes}.", codes=", ".join(known))
            )
    return codes


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(_("“{text}” is not a day.", text=text), remedy=_("Write it as 2019-03-27.")) from error
