"""`dalel undo [ENTRY]`: take back everything that one import did; without a number, list the imports."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dalel.lib.language import date_in_words
from dalel.lib.messages import _

if TYPE_CHECKING:
    from dalel.custody.models import JournalEntry
    from dalel.intake.undoing import Undone

SHOWN = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("entry", nargs="?", help=_("the number of the import, or last; without one, they are listed"))
    parser.add_argument("--project", default="", metavar=_("NAME"), help=_("list, or take as the last, those of it"))
    parser.add_argument("--reason", default="", metavar=_("WHY"), help=_("why; the journal keeps it"))
    parser.add_argument("--dry-run", action="store_true", help=_("say what would change, and change nothing"))
    parser.add_argument("--as", dest="name", default="", metavar=_("NAME"), help=_("who does this, for the journal"))


def run(args: argparse.Namespace) -> int:
    from dalel.config import django as start

    with start.database(args):
        from dalel.accounts.projects import chosen
        from dalel.custody.projects import IMPORTED
        from dalel.intake.undoing import imports, number_of, undo_import

        def told(entry: JournalEntry, project: str) -> str:
            what = "" if entry.verb == IMPORTED else f" ({entry.verb})"
            return _("{number}: {when}, {at:%H:%M} UTC, by {who}, project “{project}”", number=entry.sequence,
                     when=date_in_words(entry.at), at=entry.at, who=entry.actor, project=project) + what  # fmt: skip

        known = imports(args.project)
        if args.project and not known:
            chosen(args.project)
        if args.entry is None:
            for entry, project, undone in known[:SHOWN]:
                print(told(entry, project) + (", " + _("undone") if undone else ""))
            return 0
        number = number_of(args.entry, known)
        which = [told(entry, project) for entry, project, _undone in known if entry.sequence == number]
        done = undo_import(
            entry=number,
            reason=args.reason,
            actor=start.somebody(args.name),
            dry_run=args.dry_run,
        )
        from dalel.advocacy.models import DocumentVersion

        filed = DocumentVersion.objects.filter(document__project=done.project, filed__isnull=False).exists()
    for line in (*which, *_told(done)):
        print(line)
    if filed:
        print(_("Texts of this project were filed; `dalel drift --project {project}` says which figures have moved.",
                project=shlex.quote(done.project)))  # fmt: skip
    if args.dry_run:
        print(_("Nothing was written (--dry-run)."))
    return 0


def _told(done: Undone) -> Iterator[str]:
    for kind in sorted({*done.retired, *done.amended, *done.restored}):
        yield _("{kind}: {retired} retired, {amended} amended back, {restored} restored", kind=kind,
                retired=done.retired.get(kind, 0), amended=done.amended.get(kind, 0),
                restored=done.restored.get(kind, 0))  # fmt: skip
    if done.ended:
        yield _("The project “{project}” holds nothing any more, and is gone.", project=done.project)
