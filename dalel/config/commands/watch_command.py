"""`dalel watch FOLDER`: build again whenever a file of the folder is saved."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dalel.config.commands import build_command
from dalel.lib.errors import DalelError, ProblemsFound
from dalel.lib.messages import _

if TYPE_CHECKING:
    from dalel.advocacy.build import Built
    from dalel.advocacy.folder_build import FolderBuilder

_EVERY = 0.2
State = dict[str, tuple[int, int]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    build_command.add_arguments(parser)


def run(args: argparse.Namespace) -> int:
    from dalel.advocacy.folder_build import FolderBuilder
    from dalel.advocacy.report import of_earlier_files, report

    builder = FolderBuilder(build_command.wanted(args))
    before: dict[str, Built] = {}
    try:
        for _state in changes(args.folder):
            began = time.perf_counter()
            built = _build(builder)
            if built is None:
                continue
            for one, paths in built:
                if one.name in before:
                    _tell(before[one.name], one)
                else:
                    print(report(one, paths))
                before[one.name] = one
            for line in of_earlier_files(builder.gone, builder.left):
                print(line)
            seconds = time.perf_counter() - began
            print(_("Built in {seconds:.2f} s. Waiting for a change; Ctrl-C ends.", seconds=seconds), flush=True)
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return 0
    finally:
        builder.close()
    return 0


def changes(folder: Path) -> Iterator[State]:
    """The state of a folder's files, now and after every change. A file that is being saved is waited for."""
    known: State = {}
    first = True
    while True:
        state = _state(folder)
        if first or state != known:
            while state != (later := _after_a_moment(folder)):
                state = later
            known, first = state, False
            yield state
        time.sleep(_EVERY)


def _after_a_moment(folder: Path) -> State:
    time.sleep(0.02)
    return _state(folder)


def _state(folder: Path) -> State:
    from dalel.advocacy.cache import RECORDS, TEXTS

    state: State = {}
    for part in (*RECORDS, *TEXTS):
        path = folder / part
        for file in [*path.rglob("*")] if path.is_dir() else [path]:
            try:
                found = file.stat()
            except OSError:
                continue  # saved by replacing: it is gone for a moment
            state[str(file)] = (found.st_mtime_ns, found.st_size)
    return state


def _build(builder: FolderBuilder) -> list[tuple[Built, list[Path]]] | None:
    """The documents, or None after having said what is wrong: the next save may mend it."""
    try:
        return builder.build()
    except ProblemsFound as found:
        for problem in found.problems:
            print(problem)
        print(found, flush=True)
    except DalelError as error:
        print(_("Error: {error}", error=error), flush=True)
    return None


def _tell(before: Built, after: Built) -> None:
    from dalel.advocacy.report import changes as differences
    from dalel.advocacy.report import verdict

    lines = differences(before, after)
    for line in lines or [_("No figure and no check has changed.")]:
        print(line)
    print(f"{after.name}: {verdict(after.findings)}")
