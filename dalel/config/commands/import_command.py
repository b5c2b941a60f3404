"""`dalel import FOLDER`: read a project folder into the database."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from dalel.lib.messages import _, n_

SHOWN = 20  # records that the folder leaves out, told one by one

if TYPE_CHECKING:
    from dalel.intake.outcome import Outcome


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, help=_("the project folder"))
    parser.add_argument("--dry-run", action="store_true", help=_("say what would change, and change nothing"))
    parser.add_argument(
        "--retire-missing",
        action="store_true",
        help=_("retire what the project has and the folder leaves out; the journal keeps its values"),
    )
    parser.add_argument("--as", dest="name", default="", metavar=_("NAME"), help=_("who does this, for the journal"))


def run(args: argparse.Namespace) -> int:
    from dalel.config import django as start

    began = time.monotonic()
    with start.database(args):
        from dalel.intake.importing import import_folder

        outcome = import_folder(
            path=args.folder,
            actor=start.somebody(args.name),
            dry_run=args.dry_run,
            retire_missing=args.retire_missing,
            progress=Progress(),
        )
    _print(outcome, args, time.monotonic() - began)
    return 0


class Progress:
    """Says on standard error how far the work is: in place on a terminal, now and then elsewhere."""

    def __init__(self) -> None:
        self.terminal = sys.stderr.isatty()
        self.every = 0.2 if self.terminal else 5.0
        self.last = time.monotonic()

    def __call__(self, what: str, rows: int) -> None:
        now = time.monotonic()
        if now - self.last < self.every:
            return
        self.last = now
        line = n_("{what}: {rows} row", "{what}: {rows} rows", rows, what=what, rows=f"{rows:,}")
        print(
            f"\r\033[K{line}" if self.terminal else line, end="" if self.terminal else "\n", file=sys.stderr, flush=True
        )


def _print(outcome: Outcome, args: argparse.Namespace, seconds: float) -> None:
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr)
    for note in outcome.notes:
        print(note, file=sys.stderr)
    for warning in outcome.warnings:
        print(_("Warning: {warning}", warning=warning), file=sys.stderr)
    tally = outcome.tally
    for kind in sorted({*tally.added, *tally.changed, *tally.unchanged}):
        print(
            _("{kind}: {added} added, {changed} changed, {unchanged} unchanged", kind=kind,
              added=tally.added[kind], changed=tally.changed[kind], unchanged=tally.unchanged[kind])
        )  # fmt: skip
    files = outcome.files
    if files:
        print(
            _("texts: {added} added, {changed} changed, {unchanged} unchanged",
              added=files["added"], changed=files["changed"], unchanged=files["unchanged"])
        )  # fmt: skip
    for kind, key in outcome.retired:
        print(_("{kind} {record}: retired", kind=kind, record=key))
    if args.dry_run:
        _print_changes(outcome)
    if not args.retire_missing:
        _print_missing(outcome, args)
    if outcome.closes:
        print(_("It closes what was open; so it cannot be taken back as a whole, which would open that again."))
    if args.dry_run:
        print(_("Nothing was written (--dry-run)."))
        return
    rate = tally.records / seconds if seconds else 0
    print(_("{records} records in {seconds:.1f} s ({rate:.0f} a second), project “{project}”.",
            records=tally.records, seconds=seconds, rate=rate, project=outcome.project))  # fmt: skip
    if outcome.entry and not outcome.closes:
        print(_("`dalel undo {entry}` takes all of it back.", entry=outcome.entry))


def _print_missing(outcome: Outcome, args: argparse.Namespace) -> None:
    """What the project has and the folder leaves out: an import leaves it as it is."""
    if not outcome.missing:
        return
    for kind, key in outcome.missing[:SHOWN]:
        print(_("{kind} {record}: not in the folder, left as it is", kind=kind, record=key))
    rest = len(outcome.missing) - SHOWN
    if rest > 0:
        print(n_("… and one more", "… and {count} more", rest, count=rest))
    print(_("`dalel import {folder} --retire-missing` retires what the folder leaves out.", folder=args.folder))


def _print_changes(outcome: Outcome) -> None:

    for change in outcome.changes:
        if change.is_private:  # who somebody is belongs on no screen and in no log
            print(_("{kind} {record}: {field} changes", kind=change.kind, record=change.record, field=change.field))
            continue
        print(
            _("{kind} {record}: {field} “{before}” → “{after}”", kind=change.kind, record=change.record,
              field=change.field, before=change.before, after=change.after)
        )  # fmt: skip
    if outcome.more_changes:
        print(
            n_("… and one more change", "… and {count} more changes", outcome.more_changes, count=outcome.more_changes)
        )
