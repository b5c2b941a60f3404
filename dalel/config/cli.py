"""The command `dalel`: a table of commands, each in a module of its own that is imported only when it is called.

`dalel check` has to start in under half a second, so nothing heavy is imported here.
"""

from __future__ import annotations

import argparse
import importlib
import os
import signal
import sys
import threading
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, suppress
from io import StringIO, TextIOWrapper
from typing import TextIO

from dalel import __version__
from dalel.config import faults, parsing
from dalel.lib.errors import DalelError, InputError, ProblemsFound
from dalel.lib.languages import LANGUAGES
from dalel.lib.messages import _, set_language
from dalel.lib.reasons import reason_of

# name -> what it does, in the order in which a newcomer meets them
COMMANDS: dict[str, str] = {
    "check": "read a text and say what is wrong with it",
    "build": "turn a project folder into a submission (DOCX, PDF, HTML)",
    "watch": "build again whenever a file of the folder is saved",
    "figures": "list the units, dimensions and measures that figures are made of",
    "figure": "show how a figure was computed",
    "migrate": "create or bring up to date the database",
    "import": "read a project folder into the database",
    "export": "write a project of the database as a project folder",
    "projects": "list the projects of the database",
    "retire": "take a record back, with a reason",
    "restore": "bring back a record that was retired",
    "forget": "destroy what the journal keeps of a record beside its chain",
    "undo": "take back everything that one import did",
    "share": "give a record of one project to another",
    "freeze": "write the countable tables as Parquet with a manifest of hashes",
    "file": "freeze a version of a document as it was filed",
    "drift": "say which figures of a filed version have moved, and why",
    "journal": "verify the journal",
    "estimate": "estimate how many there really were, from overlapping lists",
    "serve": "serve the site on this machine",
    "doctor": "look for damage and leftovers, and mend what may be mended",
}

# Commands that work on the database: a database put back to an earlier day stops them until somebody accepts that.
_WORK = frozenset({"migrate", "import", "export", "retire", "restore", "forget", "undo", "share", "freeze", "file",
                   "drift"})  # fmt: skip

# Installed alone, the package only checks texts. Everything else needs packages that come with an extra.
_EXTRAS = {
    "numpy": "statistics",
    "scipy": "statistics",
    "psycopg": "postgres",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 the work found errors, 2 the call was wrong.

    70: a fault of the program itself. 128 and more: stopped by a signal.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a file name may hold bytes, and a terminal lack letters
            stream.reconfigure(errors="backslashreplace")
    command = next((word for word in arguments if word in COMMANDS), "")
    with _stopped_by_signals():
        try:
            status = _run(arguments)
        except (Exception, KeyboardInterrupt) as error:
            status = _tell(error, command)
        return _said(status)


def _run(arguments: Sequence[str]) -> int:
    _set_language(arguments)
    parsing.speak()
    parser = _parser(arguments)
    options = parser.parse_args(arguments)
    if options.command is None:
        parser.print_help()
        return 2
    return int(_module(options.command).run(options))  # type: ignore[attr-defined]


class Terminated(KeyboardInterrupt):
    """Somebody asked the process to end: it ends as with Ctrl-C, cleaning up after itself."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


@contextmanager
def _stopped_by_signals() -> Iterator[None]:
    """SIGTERM and SIGHUP end the work in good order. Signals belong to the main thread: elsewhere this does nothing."""

    def stop(number: int, _frame: object) -> None:
        raise Terminated(number)

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    wanted = [one for one in (signal.SIGTERM, signal.SIGHUP) if signal.getsignal(one) is signal.SIG_DFL]
    for one in wanted:  # nohup has told us to ignore SIGHUP: so we do
        signal.signal(one, stop)
    try:
        yield
    finally:
        for one in wanted:
            signal.signal(one, signal.SIG_DFL)


def _tell(error: BaseException, command: str) -> int:
    """Say what went wrong, in words that tell what to do; gives the exit status."""
    with suppress(BrokenPipeError):  # whoever read what we say is gone: there is nobody to tell
        return _tell_kind(error, command)
    return 141


def _tell_kind(error: BaseException, command: str) -> int:
    if isinstance(error, BrokenPipeError):
        return 141
    if isinstance(error, KeyboardInterrupt):
        _print(_("Stopped. Nothing was left half done."), _stands())
        return 128 + (error.number if isinstance(error, Terminated) else signal.SIGINT)
    if isinstance(error, DalelError):
        _tell_problems(error)
        return 1
    return _tell_surroundings(error, command)


def _tell_problems(error: DalelError) -> None:
    if isinstance(error, ProblemsFound):
        for problem in error.problems:
            _print(str(problem))
        _print(str(error))
    else:
        _print(_("Error: {error}", error=error))


def _tell_surroundings(error: BaseException, command: str) -> int:
    """What packages, the database, the disk or the machine refuse; all else is a fault of the program."""
    if isinstance(error, ModuleNotFoundError) and error.name and error.name.split(".")[0] != "dalel":
        _print(_needs(command, error.name.split(".")[0]))
        return 2
    trouble = sys.modules.get("dalel.config.trouble")  # there when the command uses the database
    if trouble is not None and trouble.of_database(error):
        _print(_("Error: {error}", error=trouble.in_plain_words(error)))
        return 1
    if isinstance(error, OSError):
        _print(_("Error: {error}", error=_of_system(error)), _stands())
        return 1
    if isinstance(error, MemoryError):
        remedy = _("Close other programs, or work on a machine with more.")
        _print(_("Error: {error}", error=InputError(_("There is not enough memory for this."), remedy)), _stands())
        return 1
    return _tell_fault(error, command)


def _of_system(error: OSError) -> InputError:
    # A disk that is full or gone, a folder that may not be written: no fault of ours, and said in plain words.
    where = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, str | bytes) else ""
    return InputError(f"{where}{reason_of(error)}.", _("See that the place is there, has room and is yours."))


def _tell_fault(error: BaseException, command: str) -> int:
    if os.environ.get("DALEL_DEBUG") == "1":
        traceback.print_exception(error)
    _print(_("Error: {error}", error=faults.told(error, command)), _stands())
    return 70


def _stands() -> str:
    """Whether the database is as it was, where the command uses it and that can be known."""
    trouble = sys.modules.get("dalel.config.trouble")
    return str(trouble.stands()) if trouble is not None else ""


def _print(*sentences: str) -> None:
    print(*filter(None, sentences), file=sys.stderr, flush=True)


def _said(status: int) -> int:
    """Send off what is still to be printed. What cannot be sent (a full disk, a reader that is gone) changes the exit
    status, and must not fail once more when Python ends."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except BrokenPipeError:
            status = 141
            _close(stream)
        except OSError as error:
            status = status or 1
            _close(stream)
            with suppress(OSError):
                _print(_("The work is done, but what it had to say could not be written: {error}.",
                         error=reason_of(error)))  # fmt: skip
    return status


def _close(stream: TextIO) -> None:
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


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
    parser.add_argument("--version", action="version", version=f"dalel {__version__}",
                        help=_("show the version and exit"))  # fmt: skip
    parser.add_argument("--language", choices=LANGUAGES, help=_("language of the messages"))
    subparsers = parser.add_subparsers(dest="command", metavar=_("COMMAND"))
    wanted = next((word for word in arguments if word in COMMANDS), None)
    for name, about in COMMANDS.items():
        subparser = subparsers.add_parser(name, help=_(about), description=_(about))
        if name == wanted:
            add_arguments(name, subparser)
    return parser


def add_arguments(command: str, parser: argparse.ArgumentParser) -> None:
    """Everything that a command takes: its own arguments, and what all commands of its sort have."""
    _module(command).add_arguments(parser)  # type: ignore[attr-defined]
    if command in _WORK:
        about = _("go on although the database is not the one that was worked with before; the journal says so")
        parser.add_argument("--accept-history", action="store_true", help=about)


if __name__ == "__main__":
    sys.exit(main())
