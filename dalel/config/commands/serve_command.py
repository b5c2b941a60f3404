"""`dalel serve`: the site, on this machine only."""

from __future__ import annotations

import argparse
import sys

from dalel.lib.errors import InputError
from dalel.lib.messages import _

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
    from dalel.config.serving import Site, listen, workers

    with start.database(args, to_look=True):
        from django.db import connections  # usable only now

        from dalel.custody.heads import problem

        told = problem()
        connections.close_all()  # it is there and up to date; each worker opens its own
    if told:
        print(_("Warning: {told}", told=told), file=sys.stderr, flush=True)
    host = "127.0.0.1" if args.host == "localhost" else args.host
    listening = listen(host, args.port)
    shown = f"[{host}]" if ":" in host else "127.0.0.1"
    print(_("The site is at {url} (end with Ctrl-C).", url=f"http://{shown}:{args.port}/"), flush=True)
    status = Site(listening, workers()).run()
    print(file=sys.stderr)
    return status
