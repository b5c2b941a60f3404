"""`dalel figures`: list the units, dimensions and measures that figures are made of."""

from __future__ import annotations

import argparse

from dalel.lib.speech import _, language


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "json", "markdown"), default="text", help=_("how to write it"))


def run(args: argparse.Namespace) -> int:
    from dalel.figures.page import as_markdown, as_plain, as_text

    if args.format == "json":
        import json

        print(json.dumps(as_plain(), ensure_ascii=False, indent=1))
    elif args.format == "markdown":
        print(as_markdown(), end="")
    else:
        print(as_text(language()))
    return 0
