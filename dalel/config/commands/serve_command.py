"""`dalel serve`: the site, on this machine only."""

from __future__ import annotations

import argparse
import sys

from dalel.lib.errors import InputError
from dalel.lib.speech import _

HERE = frozenset({"127.0.0.1", "localhost", "::1"})


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000, help=_("the port (default 8000)"))
    parser.add_argument("--host", default="127.0.0.1", help=_("only this machine's own address is accepted"))


def run(args: argparse.Namespace) -> int:
    if args.host not in HERE:
        # Without a login, whoever reaches the site reads all that may be read here.
        raise InputError(
            _("There is no login yet, so the site is served on this machine only, not on {host}.", host=args.host),
            _("Leave --host out."),
        )
    from dalel.config import django as start

    with start.database(args, to_look=True):
        from dalel.custody.heads import problem

        told = problem()
    if told:
        print(_("Warning: {told}", told=told), file=sys.stderr, flush=True)
    from waitress.server import create_server

    from dalel.config.wsgi import application

    host = "127.0.0.1" if args.host == "localhost" else args.host
    try:
        server = create_server(application, host=host, port=args.port, threads=4, ident=None)  # type: ignore[no-untyped-call]
    except OSError as error:
        raise InputError(
            _("Port {port} cannot be used: {error}.", port=args.port, error=error.strerror),
            _("Choose another with --port."),
        ) from None
    print(_("The site is at {url} (end with Ctrl-C).", url=f"http://127.0.0.1:{args.port}/"), flush=True)
    try:
        server.run()
    except KeyboardInterrupt:
        print(file=sys.stderr)
    return 0
