"""One worker of the site: answers requests until it is told to end. Started by `serving`, never by hand."""

from __future__ import annotations

import logging
import os
import resource
import signal
import socket
import sys
import threading
from contextlib import suppress
from types import FrameType

from waitress.server import create_server

from dalel.config.databases import only_read
from dalel.config.wsgi import application
from dalel.desk.warming import warm
from dalel.lib import processes

THREADS = 4  # that answer; connections that only wait take none of them
CONNECTIONS = 3000
# A client that has sent nothing for so long, or has not read what it asked for, is let go.
SILENCE = 30
LARGEST_BODY = 64 * 1024  # nothing is accepted yet that has one


def main() -> None:
    signal.signal(signal.SIGTERM, _end)
    processes.end_with_the_parent(lambda: os.kill(os.getpid(), signal.SIGTERM))
    only_read()
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # that readers wait a moment is no trouble
    server = create_server(  # type: ignore[no-untyped-call]
        application,
        sockets=[socket.socket(fileno=int(sys.argv[1]))],
        threads=THREADS,
        connection_limit=_connections(),
        channel_timeout=SILENCE,
        cleanup_interval=5,
        asyncore_use_poll=True,  # select() knows no more than 1,024 descriptors
        max_request_body_size=LARGEST_BODY,
        ident=None,
    )
    threading.Thread(target=warm, daemon=True).start()
    server.run()


def _end(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit  # the server takes no more, finishes what is being answered, and returns


def _connections() -> int:
    """How many clients may be connected at a time: each takes a descriptor, of which a process has only so many."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = CONNECTIONS + 200  # files, databases
    if soft != resource.RLIM_INFINITY and soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        soft = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return CONNECTIONS if soft == resource.RLIM_INFINITY else max(50, min(CONNECTIONS, soft - 200))


if __name__ == "__main__":
    main()
