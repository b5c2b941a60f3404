"""The folder in which an installation keeps what is its own: database, secret key, head of the journal."""

from __future__ import annotations

import os
from pathlib import Path

from dalel.lib.files import make_folder
from dalel.lib.seal import kept_secret


def home() -> Path:
    """`DALEL_HOME`, or `.dalel` in the folder where the command was started."""
    return Path(os.environ.get("DALEL_HOME") or ".dalel").absolute()


def make_home() -> Path:
    """The home folder, made if it is not there; nobody but its owner may look in."""
    return make_folder(home())


def secret_key() -> str:
    """The installation's own key. It is made once and kept with mode 600; two first starts at a time agree on one."""
    return kept_secret(make_home() / "secret-key")
