"""The page of all commands, made from what each command declares."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator

from dalel.config.cli import COMMANDS, add_arguments

_HEAD = """# Commands

_Made from `dalel/config/commands` by `python -m docs.generate`. Do not edit it by hand._

Before any command may stand `--language en`, `ru` or `kk`: the language of the messages. Without it `DALEL_LANG`
says which; without that it is English.
The exit status is 0 when all is well, 1 when the work found errors, 2 when the call itself was wrong.

`build`, `watch`, `check`, `figures`, `figure` and `estimate` need no database. The others keep it in the folder that
`DALEL_HOME` names (`.dalel` in the folder where you are), or in the PostgreSQL database that `DATABASE_URL` names."""


def page() -> str:
    """The whole page as Markdown."""
    parts = [_HEAD, "\n".join(["| command | what it does |", "|---|---|", *map(_line, COMMANDS)])]
    for name, about in COMMANDS.items():
        parts += _command(f"dalel {name}", about, parser_of(name), 2)
    return "\n\n".join(parts) + "\n"


def parser_of(name: str) -> argparse.ArgumentParser:
    """The parser of one command, with its arguments."""
    parser = argparse.ArgumentParser(prog=f"dalel {name}", add_help=False)
    add_arguments(name, parser)
    return parser


def _line(name: str) -> str:
    return f"| [`dalel {name}`](#dalel-{name}) | {COMMANDS[name]} |"


def _command(call: str, about: str, parser: argparse.ArgumentParser, level: int) -> Iterator[str]:
    actions = [one for one in parser._actions if not isinstance(one, argparse._HelpAction)]
    below = [one for one in actions if isinstance(one, argparse._SubParsersAction)]
    own = [one for one in actions if one not in below]
    yield f"{'#' * level} {call}"
    yield f"{about[:1].upper()}{about[1:]}."
    if own:
        yield "    " + " ".join([call, *map(_in_usage, sorted(own, key=_last))])
        yield "\n".join(["| argument | what it is |", "|---|---|", *map(_row, own)])
    for group in below:
        told = {choice.dest: choice.help or "" for choice in group._choices_actions}
        for name, inner in group.choices.items():
            yield from _command(f"{call} {name}", told.get(name, ""), inner, level + 1)


def _last(action: argparse.Action) -> bool:
    return not action.option_strings


def _in_usage(action: argparse.Action) -> str:
    if not action.option_strings:
        name = _name(action)
        return {"?": f"[{name}]", "*": f"[{name}…]", "+": f"{name}…"}.get(str(action.nargs), name)
    return f"[{_option(action)}]"


def _row(action: argparse.Action) -> str:
    written = _option(action) if action.option_strings else _name(action)
    return f"| `{written}` | {(action.help or '').replace('|', ', ')} |"


def _option(action: argparse.Action) -> str:
    if action.nargs == 0:
        return " / ".join(action.option_strings)
    return f"{action.option_strings[-1]} {_name(action)}"


def _name(action: argparse.Action) -> str:
    if action.choices:
        return _either(map(str, action.choices))
    return str(action.metavar or action.dest.upper())


def _either(choices: Iterable[str]) -> str:
    return "{" + ",".join(choices) + "}"
