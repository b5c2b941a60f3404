"""`dalel forget KIND KEY --reason WHY`: destroy what the journal keeps of a record beside its chain, names among it."""

from __future__ import annotations

import argparse

from dalel.config.commands.retire_command import about_a_record
from dalel.lib.messages import _, n_


def add_arguments(parser: argparse.ArgumentParser) -> None:
    about_a_record(parser)


def run(args: argparse.Namespace) -> int:
    from dalel.config import django as start

    with start.database(args):
        from dalel.custody.forgetting import forget
        from dalel.records.fields import kind_named

        count, parts = forget(
            kind=kind_named(args.kind),
            key=args.key,
            reason=args.reason,
            actor=start.somebody(args.name),
            project=args.project,
        )
    print(n_("{count} value was destroyed.", "{count} values were destroyed.", count, count=count))
    for kind, key in parts:
        print("  " + _("with what is a part of it: {kind} {key}", kind=kind, key=key))
    print(
        _("Copies made before hold them still: backups, exported folders, filed versions. What the record holds now is"
          " in its table: change or retire it first.")
    )  # fmt: skip
    return 0
