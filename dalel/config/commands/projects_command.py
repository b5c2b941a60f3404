"""`dalel projects`: the projects of the database, and how much each holds."""

from __future__ import annotations

import argparse

from dalel.lib.messages import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "json"), default="text", help=_("how to write it"))


def run(args: argparse.Namespace) -> int:
    from dalel.config import django as start

    start.start()
    start.require_database(args, to_look=True)
    import json

    from dalel.accounts.projects import every
    from dalel.records import rows
    from dalel.records.fields import kinds

    found = {}
    for project in every():
        keys = rows.keys_of(project.mark)
        counted = {name: rows.count(kind, keys) for name, kind in kinds().items()}
        found[project.name] = {name: count for name, count in counted.items() if count}
    if args.format == "json":
        told = [{"name": name, "records": records} for name, records in found.items()]
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return 0
    for name, records in found.items():
        print(_("{name}: {incidents} incidents, {records} records in all", name=name,
                incidents=records.get("incidents", 0), records=sum(records.values())))  # fmt: skip
    if not found:
        print(_("There is no project.") + " " + _("Import one: `dalel import FOLDER`."))
    return 0
