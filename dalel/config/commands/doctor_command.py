"""`dalel doctor`: look at the installation from all sides; say what is not as it should be, and mend what may be."""

from __future__ import annotations

import argparse
from pathlib import Path

from dalel.lib.messages import _, n_


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folders", type=Path, nargs="*", metavar=_("FOLDER"), help=_("project folders to look at too"))
    parser.add_argument("--mend", action="store_true", help=_("clear and set right what needs nobody's decision"))


def run(args: argparse.Namespace) -> int:
    """0: all is well, or can be mended by --mend, or was. 1: something needs a person."""
    from dalel.config import django as start

    start.start()
    from dalel.config.doctor import Place, examine, try_to_mend
    from dalel.config.home import home

    mended = left = needed = 0
    for check, found in examine(Place(home(), args.folders)):
        print(f"{_('look') if found else _('good')}  {check.title()}")
        for one in found:
            failed = try_to_mend(one) if args.mend and one.mend is not None else None
            done = args.mend and one.mend is not None and failed is None
            print(f"      {one.what} {_('Mended.') if done else failed or one.remedy}")
            mended, left = mended + done, left + (one.mend is not None and not args.mend)
            needed += one.mend is None or failed is not None
    print(_told(mended, left, needed))
    return int(needed > 0)


def _told(mended: int, left: int, needed: int) -> str:
    said = []
    if mended:
        said.append(n_("{count} thing was mended.", "{count} things were mended.", mended, count=mended))
    if left:
        said.append(n_("{count} thing can be mended: dalel doctor --mend.",
                       "{count} things can be mended: dalel doctor --mend.", left, count=left))  # fmt: skip
    if needed:
        said.append(n_("{count} thing needs a person.", "{count} things need a person.", needed, count=needed))
    return " ".join(said) or _("All is well.")
