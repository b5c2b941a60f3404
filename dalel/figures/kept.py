"""Whether the snapshots that are kept are still what was frozen, and belong to this journal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from dalel.custody.chain import Head
from dalel.custody.heads import given_up, on_chain, parse_head
from dalel.figures.actions import folder
from dalel.figures.snapshot import Snapshot, open_snapshot, verify
from dalel.lib.errors import DalelError
from dalel.lib.messages import _

_NAME = re.compile(r"[0-9a-f]{64}")


def snapshots() -> list[Path]:
    """The folders of the snapshots that are kept."""
    return sorted(path for path in folder().iterdir() if _NAME.fullmatch(path.name)) if folder().is_dir() else []


def damaged(places: Sequence[Path] | None = None) -> Iterator[str]:
    """Everything about the snapshots that is not as it was frozen.

    places: `snapshots()`; whoever looks at one moment of the database lists them before that: of a snapshot frozen
    later, the moment knows nothing.
    """
    for path in snapshots() if places is None else places:
        yield from problems(path)


def problems(path: Path) -> Iterator[str]:
    """What is wrong with the snapshot in that folder; that it is missing, too."""
    try:
        snapshot = open_snapshot(path)
        wrong = verify(snapshot)
        if wrong or snapshot.hash != path.name:
            yield _("The snapshot {path} was altered: {files}.", path=path, files=", ".join(wrong) or path.name)
        else:
            yield from _of_another_line(snapshot)
    except DalelError as error:
        yield error.message
    except (OSError, ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError):
        # A manifest that is none.
        yield _("The snapshot {path} cannot be read.", path=path)


def _of_another_line(snapshot: Snapshot) -> Iterator[str]:
    """A snapshot says where the journal stood. A database that was put back to an earlier day never stood there."""
    stood = snapshot.manifest["journal"]
    if not stood or not stood["position"]:
        return
    if not on_chain([Head(stood["position"], stood["head"])]) and not _was_given_up(stood["position"]):
        yield _(
            "The snapshot {path} was frozen at entry {number} of a journal that is not this one: the database is"
            " another one, or was put back to an earlier day.",
            path=snapshot.path,
            number=stood["position"],
        )


def _was_given_up(position: int) -> bool:
    """Whether somebody went on from an earlier or another database after that, and the journal says so."""
    for told in given_up():
        try:
            if parse_head(told).sequence >= position:
                return True
        except DalelError:  # nobody knew how far it reached
            return True
    return False
