"""Reads what a stranger sent in a process of its own, which may take only so much time and memory.

A file that makes a reader hang, swell or crash ends that process and nothing else; the caller gets an InputError in
plain words. A request and its answers cross as lines of JSON, never as objects: whatever broke a library in the
child can at worst send wrong data, and no more of it than a limit allows.

    with Child("dalel.lib.workbooks:rows") as child:
        for row in child.each(path="acts.xlsx"): …

The named function takes plain values by keyword and returns one, or yields several. The child has no more
rights than its parent has; what it is denied are time, memory, new processes, and writing anything into a file.
On systems without `resource` limits (Windows) only the clock holds.
"""

from __future__ import annotations

import importlib
import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from dalel.lib import limits
from dalel.lib.errors import DalelError, InputError
from dalel.lib.messages import _, language, use

_ROOT = Path(__file__).resolve().parents[2]
BROKE = "reader-broke"  # the code of the error of a child that broke down: a fault of ours, whatever the file holds
_BOOT = "import sys; sys.path[:] = sys.argv[1:]; from dalel.lib import apart; apart.serve()"
# What the child may know of its surroundings: nothing that opens a database or an account.
_SURROUNDINGS = ("LANG", "LC_", "TZ", "PATH", "SYSTEMROOT", "DALEL_TODAY", "LD_", "DYLD_", "FAKETIME")


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one request may take. seconds: of computing. patience: seconds by the clock for each answer.
    memory, answer: bytes; `answer` is the largest single answer."""

    seconds: int = limits.SECONDS.value
    patience: int = limits.PATIENCE.value
    memory: int = limits.MEMORY.value
    answer: int = limits.ANSWER.value


class Child:
    """A process for one kind of task, started at the first request and again after a request has ended it."""

    def __init__(self, task: str, allowance: Allowance | None = None) -> None:
        self._task = task
        self._allowance = allowance or Allowance()
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Child:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    with suppress(OSError):
                        stream.close()

    def start(self) -> None:
        """Start the process now, so that it is warm when it is asked."""
        if self._process is None:
            self._process = started(_BOOT)

    def ask(self, **given: object) -> Any:
        """The one answer of the task. Raises InputError if the task refuses, or takes more than it may."""
        answers = list(self.each(**given))
        if len(answers) != 1:
            raise _broken("")
        return answers[0]

    def each(self, **given: object) -> Generator[Any]:
        """The answers of the task as they come. Raises as `ask` does. Leaving early ends the process."""
        self.start()
        process = self._process
        assert process is not None and process.stdin is not None and process.stdout is not None
        allowed = self._allowance
        request = {
            "task": self._task,
            "given": given,
            "seconds": allowed.seconds,
            "memory": allowed.memory,
            "language": language(),
        }
        done = False
        try:
            with suppress(BrokenPipeError):
                _send(process.stdin, json.dumps(request).encode() + b"\n", allowed)
            for kind, *said in _answers(process, process.stdout, allowed):
                if kind == "value" and len(said) == 1:
                    yield said[0]
                elif kind == "done":
                    done = True
                    return
                elif kind == "refused" and len(said) == 3:
                    done = True
                    message, remedy, code = map(str, said)
                    raise InputError(message, remedy, code=code)
                else:
                    raise _over_memory(allowed) if kind == "memory" else _broken(str(said[0]) if said else "")
        finally:
            if not done:
                self.close()


def started(program: str) -> subprocess.Popen[bytes]:
    """A fresh interpreter that runs these lines, with our modules and without what opens a database or an account. The
    lines find the search path in `sys.argv[1:]`."""
    surroundings = {name: value for name, value in os.environ.items() if name.startswith(_SURROUNDINGS)}
    # Relative places of the parent's search path are left out: a stranger's folder must not bring modules along.
    places = [str(_ROOT), *(place for place in sys.path if Path(place).is_absolute())]
    return subprocess.Popen(
        [sys.executable, "-I", "-S", "-B", "-c", program, *places],  # nothing is written, compiled modules neither
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
        env=surroundings,
        cwd=Path.cwd().anchor or None,
        close_fds=True,
    )


# --- what the parent writes and reads --------------------------------------------------------------------------------


def _send(stream: IO[bytes], request: bytes, allowed: Allowance) -> None:
    """Write the request; a child that does not take it is not waited for any longer than for an answer."""
    rest = memoryview(request)
    if os.name == "posix":
        os.set_blocking(stream.fileno(), False)
    ends = time.monotonic() + allowed.patience
    while rest:
        if os.name == "posix":
            _r, ready, _x = select.select([], [stream], [], max(0.0, ends - time.monotonic()))
            if not ready:
                raise _over_time(allowed.patience)
        with suppress(BlockingIOError):
            rest = rest[os.write(stream.fileno(), rest) :]


def _answers(process: subprocess.Popen[bytes], stream: IO[bytes], allowed: Allowance) -> Iterator[list[Any]]:
    """The lines that the child sends, each a list whose first value says what it is."""
    buffer = bytearray()
    ends = time.monotonic() + allowed.patience
    while True:
        end = buffer.find(b"\n")
        if end >= 0:
            line = bytes(buffer[:end])
            del buffer[: end + 1]
            yield _parsed(line)
            ends = time.monotonic() + allowed.patience
            continue
        if len(buffer) > allowed.answer:
            raise InputError(
                _("What was read of it is more than {limit} MB.", limit=allowed.answer // limits.MB),
                _("Check it in parts."),
            )
        piece = _piece(stream, ends)
        if piece is None:
            raise _over_time(allowed.patience)
        if not piece:
            raise _ended(process, allowed)
        buffer += piece


def _piece(stream: IO[bytes], ends: float) -> bytes | None:
    """What has come; b"" at the end; None if nothing comes in time."""
    if os.name == "posix":
        ready, _w, _x = select.select([stream], [], [], max(0.0, ends - time.monotonic()))
        if not ready:
            return None
    return os.read(stream.fileno(), 1 << 16)


def _parsed(line: bytes) -> list[Any]:
    try:
        answer = json.loads(line)
    except (ValueError, RecursionError):
        raise _broken("") from None
    if not isinstance(answer, list) or not answer:
        raise _broken("")
    return answer


def _ended(process: subprocess.Popen[bytes], allowed: Allowance) -> InputError:
    """Why the process ended before it was done."""
    try:
        status = process.wait(5)
    except subprocess.TimeoutExpired:
        status = 0
    if os.name == "posix" and -status == signal.SIGXCPU:
        return _over_time(allowed.seconds)
    if os.name == "posix" and -status == signal.SIGKILL:  # nobody else does that to it unasked
        return InputError(
            _("The system ended the process that was reading it, most likely for want of memory."),
            _("Close other programs, or work on a machine with more."),
        )
    if os.name == "posix" and -status == signal.SIGABRT:  # how libraries that are not Python's end without memory
        return _over_memory(allowed)
    return _broken(_("it ended with status {status}", status=status))


def _over_time(seconds: int) -> InputError:
    return InputError(
        _("Reading it takes longer than {limit} seconds, which no ordinary file does.", limit=seconds),
        _("Save it anew from the program that made it, or give it in parts."),
    )


def _over_memory(allowed: Allowance) -> InputError:
    return InputError(
        _("Reading it takes more than {limit} MB of memory, which no ordinary file does.",
          limit=allowed.memory // limits.MB),
        _("Save it anew from the program that made it, without what lies far from the text or table."),
    )  # fmt: skip


def _broken(reason: str) -> InputError:
    said = _("The file could not be read: {reason}.", reason=reason or _("its reader broke down"))
    remedy = _("Save it anew from the program that made it; if that does not help, report it to us.")
    return InputError(said, remedy, code=BROKE)


# --- what the child does ---------------------------------------------------------------------------------------------


def serve() -> None:
    """Answer the requests on standard input until it ends. This is all that the child runs."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # a library that prints must not speak for us
    while line := sys.stdin.buffer.readline():
        request = json.loads(line)
        with use(request["language"]):
            _confine(request["seconds"], request["memory"])
            for answer in _worked(request["task"], request["given"]):
                answers.write(json.dumps(answer).encode() + b"\n")
                answers.flush()


def _worked(task: str, given: dict[str, Any]) -> Iterator[list[object]]:
    """The task's answers, and how it ended: whatever happens, it is told in a line."""
    try:
        module, _colon, name = task.partition(":")
        found = getattr(importlib.import_module(module), name)(**given)
        if isinstance(found, Iterator):
            for value in found:
                yield ["value", value]
        else:
            yield ["value", found]
        yield ["done"]
    except DalelError as error:
        yield ["refused", error.message, error.remedy, error.code]
    except MemoryError:
        yield ["memory"]
    except Exception as error:  # every other kind is a fault of ours: it is named, and no traceback is shown
        yield ["broken", _fault(error)]


def _fault(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" ({Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno})" if trace is not None else ""
    return f"{type(error).__name__}{place}"


def _confine(seconds: int, memory: int) -> None:
    """Set what this process may take from here on; the time starts anew with each request."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    wanted = {
        "RLIMIT_AS": memory,
        "RLIMIT_CORE": 0,
        "RLIMIT_FSIZE": 0,
        "RLIMIT_NOFILE": 64,
        "RLIMIT_NPROC": 0,
        "RLIMIT_CPU": max(1, round(used + seconds)),
    }
    for name, value in wanted.items():
        kind = getattr(resource, name, None)
        if kind is not None:
            with suppress(OSError, ValueError):  # a system that knows the name and not the limit
                hard = resource.getrlimit(kind)[1]
                lower = value if hard == resource.RLIM_INFINITY else min(value, hard)
                resource.setrlimit(kind, (lower, hard if name == "RLIMIT_CPU" else lower))
