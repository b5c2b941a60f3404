"""Which folder a project was last imported from on this machine: where `dalel file` looks for what was reviewed.

It lies in the home folder and not in the database, because a path means something on one machine only. It is a help
and no proof: what is filed is compared with the folder, wherever that lies.
"""

from __future__ import annotations

import json
from pathlib import Path

from django.conf import settings

from dalel.lib.canonical import sha256
from dalel.lib.files import clear_unfinished, make_folder, write_whole


def remember(project: str, folder: Path) -> None:
    """Keep the folder of a project. OSError if it cannot be written."""
    place = _place(project)
    make_folder(place.parent)
    clear_unfinished(place.parent)
    told = {"project": project, "folder": str(folder.resolve())}
    write_whole(place, json.dumps(told, indent=1) + "\n")


def remembered(project: str) -> Path | None:
    """The folder that a project was last imported from; None if that is not known on this machine."""
    try:
        told = json.loads(_place(project).read_text(encoding="ascii"))
        return Path(told["folder"]) if told["project"] == project else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _place(project: str) -> Path:
    # Named by a hash, so that no name of a project can lead elsewhere.
    return Path(settings.DALEL_HOME) / "folders" / f"{sha256(project.encode('utf-8', 'surrogatepass'))[:32]}.json"
