"""How we start further processes of our own. A folder that came from a stranger may be the one we are called in, and
must not bring modules along: Python puts the current folder first in its search path unless it is told not to."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path


def python(*arguments: str) -> list[str]:
    """The command that runs this Python with these arguments, with no module taken from the current folder."""
    return [sys.executable, "-P", *arguments]


def surroundings(**more: str) -> Mapping[str, str]:
    """The environment for it: ours, without places of Python's search path that depend on the current folder.

    `more` holds only where our own environment says nothing else.
    """
    made = {**more, **os.environ}
    places = [place for place in made.pop("PYTHONPATH", "").split(os.pathsep) if Path(place).is_absolute()]
    if places:
        made["PYTHONPATH"] = os.pathsep.join(places)
    if not Path(made.get("PYTHONHOME") or "/").is_absolute():
        del made["PYTHONHOME"]
    return {**made, "PYTHONSAFEPATH": "1"}  # for what they start in turn


def end_with_the_parent(end: Callable[[], None]) -> None:
    """Have `end` called when our parent, who holds our standard input open, is gone."""

    def watch() -> None:
        with suppress(OSError):
            while os.read(0, 1):
                pass
        end()

    threading.Thread(target=watch, daemon=True).start()
