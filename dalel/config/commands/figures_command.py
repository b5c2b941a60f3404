"""`dalel figures`: list the units, dimensions and measures that figures are made of."""

from __future__ import annotations

import argparse
from pathlib import Path

from dalel.lib.messages import _, language


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, nargs="?", help=_("a project folder, whose own columns are listed too"))
    parser.add_argument("--format", choices=("text", "json", "markdown"), default="text", help=_("how to write it"))


def run(args: argparse.Namespace) -> int:
    from dalel.advocacy.project import facts_of
    from dalel.figures.catalogue import SHIPPED, catalogue
    from dalel.figures.reference_page import as_markdown, as_plain, as_text

    known = catalogue(facts_of(args.folder)) if args.folder else SHIPPED
    if args.format == "json":
        import json

        print(json.dumps(as_plain(known), ensure_ascii=False, indent=1))
    elif args.format == "markdown":
        print(as_markdown(known), end="")
    else:
        print(as_text(language(), known))
    return 0
