"""Reads a long text of a project once in a process of its own, before it is read for good.

A build reads its texts where it works, because it needs the tree that they become. Should a text that somebody sent
hold up the reader, the trial finds out.
"""

from __future__ import annotations

from dalel.documents.readers import markdown
from dalel.lib.apart import Child
from dalel.lib.limits import SHORT


def tried(text: str, file: str) -> None:
    """Raise InputError for a text that cannot be read in time. A short one can, and costs nothing here."""
    if len(text) > SHORT.value:
        with Child(f"{__name__}:reads") as child:
            child.ask(text=text, file=file)


def reads(text: str, file: str) -> bool:
    """Whether the text can be read, in the child."""
    markdown.read(text.encode(), name=file, ours=True)
    return True
