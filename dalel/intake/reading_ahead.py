"""Reads, checks and prepares the tables of a large import in a process of its own, while the importing one writes.

It is the same reading code as everywhere, run once over tables that are most likely good. Of what is wrong it says
only that something is: the import then takes everything back and reads the careful way, which names every mistake.
No database and no Django here. What crosses between the two processes is ours on both sides: pickled there, marshalled
back, a length before each message. The pipe holds little, so that neither side runs far ahead of the other.
"""

from __future__ import annotations

import marshal
import os
import pickle
import signal
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from dalel.custody.preparing import Preparer
from dalel.lib.apart import started
from dalel.lib.errors import DalelError
from dalel.lib.findings import Findings
from dalel.lib.messages import language, use
from dalel.lib.sheets import Sheet
from dalel.records.keys import Keys
from dalel.records.kind import Kind
from dalel.records.reading import Reading
from dalel.reference.facts import load

_BOOT = "import sys; sys.path[:] = sys.argv[1:]; from dalel.intake import reading_ahead; reading_ahead.serve()"
_LENGTH = 8  # bytes

ROWS, PREPARED, END = "rows", "prepared", "end"  # the kinds of messages


@dataclass(frozen=True)
class Base:
    """What tables are read by. reference: the folder's own reference data. known: keys that can be pointed to without
    being in a table of the folder."""

    kinds: Mapping[str, Kind]
    keys: Keys
    reference: Path | None
    known: Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Order:
    """What is to be read. prepared: the kinds whose records come prepared; of the others come canonical cells."""

    base: Base
    sheets: Sequence[tuple[Sheet, Kind]]
    prepared: frozenset[str]
    language: str


class NotGoodError(Exception):
    """Something is wrong with the tables, or the process that reads them ended: read the careful way."""


class ReadingAhead:
    """The process. As a context it ends with its block, whatever happens."""

    def __init__(self, order: Order) -> None:
        self._order = order

    def __enter__(self) -> ReadingAhead:
        self._process = started(_BOOT)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:  # it ended before it had read all of the order
                    continue

    def messages(self) -> Iterator[tuple[Any, ...]]:
        """(PREPARED, place of the sheet, *Prepared) and (ROWS, place of the sheet, columns), table by table; at last
        (END, keys by kind that no table answers, warnings as tuples). NotGoodError if it does not come to that."""
        assert self._process.stdin is not None and self._process.stdout is not None
        try:
            with os.fdopen(self._process.stdin.fileno(), "wb", closefd=False) as given:
                pickle.dump(self._order, given)
        except OSError:
            raise NotGoodError from None
        # The pipe itself gives what happens to be there; this waits for all of it.
        with os.fdopen(self._process.stdout.fileno(), "rb", closefd=False) as answers:
            while True:
                length = int.from_bytes(_exactly(answers, _LENGTH), "little")
                message = marshal.loads(_exactly(answers, length))
                yield message
                if message[0] == END:
                    return


def order(base: Base, sheets: Iterable[tuple[Sheet, Kind]], prepared: Iterable[str]) -> Order:
    """The order for these sheets, for a process that stands in another folder."""
    reference = None if base.reference is None else base.reference.absolute()
    placed = [(replace(sheet, path=sheet.path.absolute()), kind) for sheet, kind in sheets]
    return Order(replace(base, reference=reference), placed, frozenset(prepared), language())


def _exactly(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise NotGoodError
    return data


# --- what the process does -------------------------------------------------------------------------------------------


def serve() -> None:
    """Carry out the order on standard input. This is all that the process runs."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who imports is asked to stop, and ends this process
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # a library that prints must not speak for us
    given: Order = pickle.load(sys.stdin.buffer)
    try:
        with use(given.language):
            for message in _messages(given):
                data = marshal.dumps(message)
                answers.write(len(data).to_bytes(_LENGTH, "little"))
                answers.write(data)
                answers.flush()
    except (
        NotGoodError,
        DalelError,
        OSError,
    ):  # an end without END says that something is wrong; so does a closed pipe
        os._exit(1)


def _messages(given: Order) -> Iterator[tuple[Any, ...]]:
    findings = Findings()
    expected = frozenset(kind.name for _sheet, kind in given.sheets)
    reading = Reading(given.base.kinds, load(given.base.reference), findings, expected=expected)
    for name, keys in given.base.known.items():
        reading.ids[name].update(keys)
    for place, (sheet, kind) in enumerate(given.sheets):
        preparer = Preparer(kind, given.base.keys) if kind.name in given.prepared else None
        for chunk in reading.chunks(sheet, kind):
            if findings:
                raise NotGoodError
            if preparer is None:
                yield ROWS, place, chunk.columns
            else:
                yield PREPARED, place, *preparer.prepare(chunk.columns)
    if findings:
        raise NotGoodError
    missing = {name: [key for key in keys if key not in reading.ids[name]] for name, keys in reading.missing.items()}
    yield END, missing, [astuple(problem) for problem in reading.warnings.problems()]
