"""`dalel estimate FILE.csv`: how many there really were, from overlapping lists. Needs no records and no database."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dalel.lib.errors import InputError
from dalel.lib.languages import LANGUAGES
from dalel.lib.messages import _

if TYPE_CHECKING:
    from dalel.statistics.report import Joined, Report


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, help=_("CSV: a 0/1 column for each list; a column “count”, or one line a person")
    )
    parser.add_argument("--by", default="", metavar="COLUMN", help=_("columns that make strata, separated by commas"))
    parser.add_argument(
        "--replicates",
        default="",
        metavar="COLUMN",
        help=_("column that numbers linkages or imputations of the same lists"),
    )
    parser.add_argument("--pool", choices=("mixture", "rubin"), default="mixture", help=_("how replicates are pooled"))
    parser.add_argument("--format", choices=("text", "json", "svg", "png"), default="text", help=_("what to print"))
    parser.add_argument("--seed", type=int, default=1, help=_("start of the random numbers; recorded in the answer"))
    parser.add_argument("--level", type=float, default=0.95, help=_("level of the intervals, such as 0.95"))
    parser.add_argument(
        "--allow-nested", action="store_true", help=_("let a list pass whose every member is on another one")
    )
    parser.add_argument("--quick", action="store_true", help=_("leave out the bootstrap and the latent classes"))
    # The same option stands before the command; without a default here it would be forgotten there.
    parser.add_argument("--language", choices=LANGUAGES, default=argparse.SUPPRESS, help=_("language of the messages"))
    parser.add_argument("--no-sensitivity", action="store_true", help=_("leave out other priors and lists left out"))
    parser.add_argument(
        "--prior-sensitivity", action="store_true", help=_("run the latent classes under other priors too; slow")
    )


def run(args: argparse.Namespace) -> int:
    """0: estimated. 1: the table or every stratum was refused. 130: stopped, with what was finished."""
    # Small matrices gain nothing from threads, and lose much where other work runs on the same cores.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # numpy and scipy take a quarter of a second, which other commands need not spend
    from dalel.statistics.panel import Options
    from dalel.statistics.reading import read_csv
    from dalel.statistics.report import report

    by = [column.strip() for column in args.by.split(",") if column.strip()]
    if by and args.replicates:
        raise InputError(
            _("Strata and replicates cannot be joined in one run."),
            _("Estimate each replicate by stratum first, then pool the sums in Python (docs/methods)."),
        )
    columns = [args.replicates] if args.replicates else by
    strata = read_csv(args.file, columns, allow_nested=args.allow_nested)
    options = Options(
        seed=args.seed,
        level=args.level,
        quick=args.quick,
        sensitivity=not args.no_sensitivity,
        priors=args.prior_sensitivity,
    )
    joined: Joined = args.pool if args.replicates else "sum"
    found = report(strata, options, source=args.file.name, joined=joined)
    if args.format == "png" and found.panels:
        sys.stdout.buffer.write(_picture(found))
    else:
        sys.stdout.write(_printed(found, args.format))
    if found.interrupted:
        return 130
    return 0 if found.panels else 1


def _picture(found: Report) -> bytes:
    # A browser engine's worth of library, needed for this one format; the extra "site" brings it
    import vl_convert

    from dalel.statistics.drawing import together

    return bytes(vl_convert.svg_to_png(together(found.panels), scale=2))


def _printed(found: Report, form: str) -> str:
    if form == "json":
        return json.dumps(found.as_json(), ensure_ascii=False, indent=2) + "\n"
    if form == "svg" and found.panels:
        from dalel.statistics.drawing import together

        return together(found.panels)
    return found.as_text()
