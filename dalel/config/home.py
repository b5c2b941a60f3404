"""The folder in which an installation keeps what is its own: database, secret key, head of the journal."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def home() -> Path:
    """`DALEL_HOME`, or `.dalel` in the folder where the command was started."""
    return Path(os.environ.get("DALEL_HOME") or ".dalel").absolute()


def make_home() -> Path:
    """The home folder, made if it is not there; nobody but its owner may look in."""
    folder = home()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def secret_key() -> str:
    """The installation's own key. It is made once and kept with mode 600; two first starts at a time agree on one."""
    path = make_home() / "secret-key"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip() or _unwritten(path)
    key = secrets.token_urlsafe(48)
    with os.fdopen(descriptor, "w", encoding="ascii") as stream:
        stream.write(key)
    return key


def _unwritten(path: Path) -> str:
    # Another first start has made the file and not yet written it, or was killed between the two.
    key = secrets.token_urlsafe(48)
    path.write_text(key, encoding="ascii")
    return key
