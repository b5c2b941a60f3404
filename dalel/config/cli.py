"""The command `dalel`: a table of commands, each in a module of its own that is imported only when it is called.

`dalel check` has to start in under half a second, so nothing heavy is imported here.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, suppress
from io import StringIO, TextIOWrapper

from dalel import __version__
from dalel.lib.errors import DalelError, InputError, ProblemsFound
from dalel.lib.speech import LANGUAGES, _, set_language

# name -> what it does, in the order in which a newcomer meets them
COMMANDS: dict[str, str] = {
    "check": "read a text and say what is wrong with it",
    "build": "turn a project folder into a submission (DOCX, PDF, HTML)",
    "watch": "build again whenever a file of the folder is saved",
    "figures": "list the units, dimensions and measures that figures are made of",
    "figure": "show how a figure was computed",
    "migrate": "create or bring up to date the database",
    "import": "read a project folder into the database",
    "export": "write the database as a project folder",
    "freeze": "write the countable tables as Parquet with a manifest of hashes",
    "file": "freeze a version of a document as it was filed",
    "drift": "say which figures of a filed version have moved, and why",
    "journal": "verify the journal",
    "estimate": "estimate how many there really were, from overlapping lists",
    "serve": "serve the site on this machine",
    "doctor": "look for damage and leftovers, and mend what may be mended",
}


# Installed alone, the package only checks texts. Everything else needs packages that come with an extra.
_EXTRAS = {
    "numpy": "statistics",
    "scipy": "statistics",
    "psycopg": "postgres",
    "adbc_driver_postgresql": "postgres",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 the work found errors, 2 the call was wrong."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a file name may hold bytes, and a terminal lack letters
            stream.reconfigure(errors="backslashreplace")
    _set_language(arguments)
    parser = _parser(arguments)
    options = parser.parse_args(arguments)
    if options.command is None:
        parser.print_help()
        return 2
    try:
        status = int(_module(options.command).run(options))  # type: ignore[attr-defined]
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        # The reader of our output (head, a pager) closed it; Python's own flush at the end must not fail on it again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except ModuleNotFoundError as missing:
        if not missing.name or missing.name.split(".")[0] == "dalel":
            raise
        print(_needs(options.command, missing.name.split(".")[0]), file=sys.stderr)
        return 2
    except ProblemsFound as found:
        for problem in found.problems:
            print(problem, file=sys.stderr)
        print(found, file=sys.stderr)
        return 1
    except DalelError as error:
        print(_("Error: {error}", error=error), file=sys.stderr)
        return 1
    except OSError as error:
        # A disk that is full or gone, a folder that may not be written: no fault of ours, and said in plain words.
        where = f"{error.filename}: " if error.filename else ""
        said = InputError(
            f"{where}{error.strerror or error}.", _("See that the place is there, has room and is yours.")
        )
        print(_("Error: {error}", error=said), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(_("Stopped. Nothing was left half done."), file=sys.stderr)
        return 130


def _set_language(arguments: Sequence[str]) -> None:
    """Before anything else is said: the help too is in the language asked for."""
    early = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    early.add_argument("--language", choices=LANGUAGES)
    with suppress(SystemExit, argparse.ArgumentError), redirect_stderr(StringIO()):
        known, _rest = early.parse_known_args(arguments)
        if known.language:
            set_language(known.language)


def _needs(command: str, package: str) -> str:
    extra = _EXTRAS.get(package, "site")
    return _(
        "Error: `dalel {command}` needs the package {package}, which is not installed here. Install it with"
        ' pip install "dalel[{extra}]".',
        command=command,
        package=package,
        extra=extra,
    )


def _module(command: str) -> object:
    return importlib.import_module(f"dalel.config.commands.{command}_command")


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dalel", description=_("From what was told to what can be proved in public."))
    parser.add_argument("--version", action="version", version=f"dalel {__version__}")
    parser.add_argument("--language", choices=LANGUAGES, help=_("language of the messages"))
    subparsers = parser.add_subparsers(dest="command", metavar=_("COMMAND"))
    wanted = next((word for word in arguments if word in COMMANDS), None)
    for name, about in COMMANDS.items():
        subparser = subparsers.add_parser(name, help=_(about), description=_(about))
        if name == wanted:
            _module(name).add_arguments(subparser)  # type: ignore[attr-defined]
    return parser


if __name__ == "__main__":
    sys.exit(main())
