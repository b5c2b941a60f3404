"""`dalel migrate`: make the database, or bring it up to date."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from dalel.lib.messages import _

if TYPE_CHECKING:
    from dalel.accounts.models import Project


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--quiet", action="store_true", help=_("say nothing"))


def run(args: argparse.Namespace) -> int:
    from dalel.config import django as start
    from dalel.config.home import make_home

    home = make_home()
    start.start()
    # Models can be imported only now.
    from dalel.accounts import projects
    from dalel.config import schema
    from dalel.custody import lineage
    from dalel.custody.facts import current_facts
    from dalel.custody.projects import note_projects
    from dalel.custody.schema import note_schema
    from dalel.mechanisms.actions import load_calendar

    actor = start.somebody()
    start.keep_private(make=True)
    with start.plain_words():
        lineage.refuse(accept=args.accept_history)
        with schema.all_or_nothing():
            mixed = schema.knows_no_projects()
            schema.bring_up_to_date()
            if args.accept_history:
                lineage.accept_within(actor=actor)
            note_projects(actor=actor)
            for project in projects.every():
                load_calendar(facts=current_facts(project.name), project=project)
            note_schema(actor=actor)
        lineage.require(actor=actor, accept=args.accept_history)
    if mixed and len(projects.every()) > 1:
        _say_that_they_were_mixed(projects.every())
    if not args.quiet:
        print(_("The database is ready in {home}.", home=home), file=sys.stderr)
    return 0


def _say_that_they_were_mixed(found: list[Project]) -> None:
    first = next(project.name for project in found if project.before_marks)
    others = ", ".join(project.name for project in found if not project.before_marks)
    print(
        _("Until now a database did not know whose a record is: all that it holds are now records of “{first}”, which"
          " was imported first. Of {others} only the texts are known: import their folders, which brings their records"
          " in apart. Then `dalel import FOLDER --retire-missing` with the folder of “{first}” retires theirs there.",
          first=first, others=others),
        file=sys.stderr,
    )  # fmt: skip
