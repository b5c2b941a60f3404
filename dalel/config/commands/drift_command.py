"""`dalel drift [DOCUMENT]`: which figures of a filed version have moved, and because of which records."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from dalel.documents.ledger import is_number
from dalel.lib.language import date_in_words, significant
from dalel.lib.messages import _, language, n_

if TYPE_CHECKING:
    from dalel.advocacy.actions import Drift
    from dalel.advocacy.drift import Moved

_SHOWN = 12


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("document", nargs="?", default="", help=_("only this document"))
    parser.add_argument("--project", default="", metavar=_("NAME"), help=_("only documents of this project"))


def run(args: argparse.Namespace) -> int:
    """Exit status 1 when a figure has moved, or what was filed was altered, so that a script can ask."""
    from dalel.config import django as start

    start.start()
    start.require_database(args)
    from dalel.advocacy.actions import find_drift
    from dalel.advocacy.filed import altered

    drifts = find_drift(actor=start.somebody(), name=args.document, project=args.project)
    several = len({one.version.document.project for one in drifts}) > 1
    for one in drifts:
        for line in _told(one, several=several):
            print(line)
    damage = altered()
    for what in damage:
        print(_("Warning: {told}", told=what), file=sys.stderr)
    return int(bool(damage) or any(one.moved for one in drifts))


def _told(one: Drift, *, several: bool) -> Iterator[str]:
    version, document = one.version, one.version.document
    name = f"{document.project}/{document.name}" if several else document.name
    yield _("{name}, version {number}, filed {when} by {who}: {moved} of {all} claims have moved.",
            name=name, number=version.number, when=date_in_words(version.filed or ""), who=version.filed_by,
            moved=len(one.moved), all=one.answered)  # fmt: skip
    for moved in one.moved:
        yield from _one(moved)


def _one(moved: Moved) -> Iterator[str]:
    claim = moved.claim
    place = _("paragraph {number}", number=claim["paragraph"]) if claim["paragraph"] else _("no paragraph")
    if moved.failed:
        yield f"  {claim['id']} ({place}): " + _("cannot be computed any more: {reason}", reason=moved.failed)
        return
    before, after = _value(claim["value"]), _value(moved.now)
    if not (is_number(claim["value"]) and is_number(moved.now)):
        told = _("words that are not repeated here: they may name somebody")
    elif before == after:
        told = _("{value} as before, from other records", value=after)
    else:
        told = f"{before} → {after}"
    yield f"  {claim['id']} ({place}): {told}   {claim['question']}"
    for name, group in ((_("came"), moved.added), (_("went"), moved.removed), (_("changed"), moved.changed)):
        for kind, ids in group.items():
            yield f"      {name}: {kind} {_listed(ids)}"
    for entry in moved.entries[:_SHOWN]:
        yield f"      {entry.at} {entry.actor}: {entry.verb} {entry.kind} {entry.record} [{entry.sequence}]"
    rest = len(moved.entries) - _SHOWN
    if rest > 0:
        yield "      " + n_("… and {count} more entry", "… and {count} more entries", rest, count=rest)


def _value(value: Any) -> str:
    return significant(value, language(), 4) if isinstance(value, float) else str(value)


def _listed(ids: Sequence[str]) -> str:
    rest = len(ids) - _SHOWN
    listed = ", ".join(ids[:_SHOWN])
    return listed if rest <= 0 else _("{listed} and {count} more", listed=listed, count=rest)
