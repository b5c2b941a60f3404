"""What Python's reader of command lines says of itself, in our languages: headings of the help, and what is wrong."""

from __future__ import annotations

import argparse

from dalel.lib.messages import _

# As they stand in the module argparse. A Python that words them otherwise says them in English.
WORDS = (
    "usage: ",
    "positional arguments",
    "options",
    "show this help message and exit",
    "%(prog)s: error: %(message)s\n",
    "argument %(argument_name)s: %(message)s",
    "the following arguments are required: %s",
    "unrecognized arguments: %s",
    "invalid choice: %(value)r (choose from %(choices)s)",
    "invalid %(type)s value: %(value)r",
    "expected one argument",
    "ambiguous option: %(option)s could match %(matches)s",
)


def speak() -> None:
    """The module looks its words up by this name, in the languages of the machine: here it is given ours."""
    argparse._ = _  # type: ignore[attr-defined]
