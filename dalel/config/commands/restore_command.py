"""`dalel restore KIND KEY`: bring back a record that was retired, with what was retired with it."""

from __future__ import annotations

import argparse

from dalel.config.commands.retire_command import about_a_record
from dalel.lib.messages import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    about_a_record(parser)


def run(args: argparse.Namespace) -> int:
    from dalel.config import django as start

    with start.database(args):
        from dalel.intake.restoring import restore
        from dalel.records.fields import kind_named

        restored = restore(
            kind=kind_named(args.kind),
            key=args.key,
            reason=args.reason,
            actor=start.somebody(args.name),
            project=args.project,
        )
    for name, key in restored:
        print(_("{kind} {record}: restored", kind=name, record=key))
    return 0
