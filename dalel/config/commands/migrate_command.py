"""`dalel migrate`: make the database, or bring it up to date."""

from __future__ import annotations

import argparse
import sys

from dalel.lib.speech import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--quiet", action="store_true", help=_("say nothing"))


def run(args: argparse.Namespace) -> int:
    from dalel.config import django as start
    from dalel.config.home import make_home

    home = make_home()
    start.start()
    # Models can be imported only now.
    from dalel.config import schema
    from dalel.custody import lineage
    from dalel.custody.facts import current_facts
    from dalel.custody.schema import note_schema
    from dalel.mechanisms.actions import load_calendar
    from dalel.reference.actions import load_terms

    actor = start.somebody()
    start.keep_private(make=True)
    with start.plain_words():
        lineage.refuse(accept=args.accept_history)
        with schema.all_or_nothing():
            schema.bring_up_to_date()
            if args.accept_history:
                lineage.accept_within(actor=actor)
            facts = current_facts()
            terms = load_terms(facts=facts)
            calendar = load_calendar(facts=facts)
            note_schema(actor=actor)
        lineage.require(actor=actor, accept=args.accept_history)
    if not args.quiet:
        print(
            _("The database is ready in {home}: {terms} codes, {calendar} records of the calendar.",
              home=home, terms=terms, calendar=calendar.records),
            file=sys.stderr,
        )  # fmt: skip
    return 0
