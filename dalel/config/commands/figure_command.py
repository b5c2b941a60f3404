"""`dalel figure show ID [FOLDER]`: how a figure of a build was computed, and how to compute it again."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from dalel.lib.errors import InputError, MissingError
from dalel.lib.ids import near
from dalel.lib.messages import _, language


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True)
    show = actions.add_parser("show", help=_("show how a figure was computed"))
    show.add_argument("id", help=_("the id or the row of a claim, as in claims.json; or a live figure itself"))
    show.add_argument("folder", type=Path, nargs="?", default=Path(), help=_("the project folder (this one)"))
    show.add_argument("--claims", type=Path, help=_("the claims.json to look in (FOLDER/build/claims.json)"))
    show.add_argument("--snapshot", type=Path, help=_("the folder of the snapshot, where it is not the project's own"))
    show.add_argument("--format", choices=("text", "json"), default="text", help=_("how to write it"))


def run(args: argparse.Namespace) -> int:
    """Exit status 1 when a claim does not say what its snapshot does."""
    from dalel.advocacy.recompute import recompute

    if "(" in args.id:
        claims: list[dict[str, Any]] = [{"id": "", "question": args.id}]
    else:
        claims = _claims(args)
    answers = [recompute(claim, args.folder, args.snapshot, language()) for claim in claims]
    for answer in answers:
        print(
            json.dumps(answer.as_plain(), ensure_ascii=False, indent=1, default=str)
            if args.format == "json"
            else answer
        )
    return int(not all(answer.agrees for answer in answers))


def _claims(args: argparse.Namespace) -> list[dict[str, Any]]:
    """The claims of that id, or else of that row."""
    files = [args.claims] if args.claims else sorted((args.folder / "build").rglob("claims.json"))
    if not files or not all(file.is_file() for file in files):
        raise MissingError(_("There is no claims.json in {folder}.", folder=args.folder), _("Run `dalel build` first."))
    try:
        claims = [claim for file in files for claim in json.loads(file.read_bytes())]
    except (ValueError, OSError) as error:
        raise InputError(_("claims.json cannot be read: {error}.", error=error), _("Build again.")) from error
    found = [one for one in claims if one["id"] == args.id] or [one for one in claims if one["row"] == args.id]
    if not found:
        alike = near(args.id, [one["id"] for one in claims])
        remedy = (
            _("Did you mean {names}?", names=", ".join(alike)) if alike else _("claims.json has the ids of them all.")
        )
        raise MissingError(_("There is no claim “{id}”.", id=args.id), remedy)
    return found
