"""The site's processes: one that listens and watches, and workers that answer.

Python computes on one core at a time, so a page for fifty readers needs more than one process. Each worker is a fresh
program and not a copy of this one: a connection to a database, or the threads of a library, must not be shared by two
processes. All accept from one listening socket, so that a busy worker leaves the next reader to an idle one.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass, field
from types import FrameType

from dalel.lib import processes
from dalel.lib.errors import InputError
from dalel.lib.messages import _

MOST = 2  # workers; each holds some 100 MB, and the whole site is to stay below 400 MB
WAITING = 1024  # connections that the system keeps for us while all workers are busy
GRACE = 10.0  # seconds in which a worker may finish what it is answering
# A worker that ends again and again as soon as it has begun cannot be helped by starting it once more.
_YOUNG, _PATIENCE = 5.0, 5


def workers() -> int:
    """How many workers this machine is given: one for each core that we may use, up to `MOST`."""
    return max(1, min(MOST, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1))


def listen(host: str, port: int) -> socket.socket:
    """The socket that all workers accept from. InputError if the port is taken or not ours to use."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(WAITING)
    except (OSError, OverflowError) as error:
        listening.close()
        raise InputError(
            _("Port {port} cannot be used: {error}.", port=port, error=getattr(error, "strerror", None) or error),
            _("Choose another with --port."),
        ) from None
    listening.setblocking(False)
    return listening


@dataclass
class _Worker:
    process: subprocess.Popen[bytes]
    began: float


@dataclass
class Site:
    """Starts the workers, starts anew those that die, and ends them all."""

    listening: socket.socket
    number: int
    _workers: list[_Worker] = field(default_factory=list)
    _failures: int = 0
    _ending: bool = False

    def run(self) -> int:
        """Serve until somebody ends it with Ctrl-C or SIGTERM. 1 if workers cannot be kept running."""
        before = {number: signal.signal(number, self._end) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            self._workers = [self._start() for _worker in range(self.number)]
            while not self._ending and self._failures < _PATIENCE:
                time.sleep(0.2)
                self._replace_the_dead()
            return 0 if self._ending else 1
        finally:
            self._stop()
            for number, handler in before.items():
                signal.signal(number, handler)

    def _end(self, _number: int, _frame: FrameType | None) -> None:
        self._ending = True

    def _start(self) -> _Worker:
        # A worker reads its standard input and ends when that closes: so none outlives this process, however it ends.
        # It is in a group of its own, so that Ctrl-C reaches only this process, which lets the workers finish.
        command = processes.python("-m", "dalel.config.worker", str(self.listening.fileno()))
        descriptor = (self.listening.fileno(),)
        # By default each thread gets a heap of its own, which keeps what it once needed.
        environment = processes.surroundings(MALLOC_ARENA_MAX="2")
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, pass_fds=descriptor, process_group=0, env=environment
        )
        return _Worker(process, time.monotonic())

    def _replace_the_dead(self) -> None:
        for at, worker in enumerate(self._workers):
            if self._ending or worker.process.poll() is None:
                continue
            self._failures = self._failures + 1 if time.monotonic() - worker.began < _YOUNG else 0
            if self._failures < _PATIENCE:
                self._forget(worker)
                self._workers[at] = self._start()

    def _stop(self) -> None:
        self.listening.close()
        for worker in self._workers:
            with suppress(ProcessLookupError):
                worker.process.terminate()
        until = time.monotonic() + GRACE
        for worker in self._workers:
            try:
                worker.process.wait(max(0.0, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                worker.process.kill()
                worker.process.wait()
            self._forget(worker)

    def _forget(self, worker: _Worker) -> None:
        if worker.process.stdin is not None:
            with suppress(OSError):
                worker.process.stdin.close()
