"""Seals: that a kept result was made here, by this user, and is still what was kept.

A project folder may come from a stranger with a cache in it, and a disk may forget a bit. What is kept to save work
is therefore sealed (HMAC-SHA-256) with a key that lies in the user's own folder and in no project; what bears no seal,
or a wrong one, counts as not there and is made again.
"""

from __future__ import annotations

import fcntl
import hmac
import os
import secrets
from functools import cache
from pathlib import Path

from dalel.lib.disk import is_file, make_folder, read_plain, write_whole


def seal(purpose: str, content: bytes) -> str:
    """The seal of some content, in hexadecimal. Content kept for one purpose never passes for another."""
    return hmac.digest(_key(), purpose.encode() + b"\0" + content, "sha256").hex()


def is_sealed(purpose: str, content: bytes, told: str) -> bool:
    """Whether `told` is the seal of the content."""
    return hmac.compare_digest(seal(purpose, content).encode(), told.encode())


def kept_secret(path: Path) -> str:
    """The secret in a file that only its owner may read; made once, whole and lasting. Two that ask at once get one.

    An empty file counts as none: an earlier version could be killed between making it and writing it.
    """
    if found := _read(path):
        return found
    folder = os.open(make_folder(path.parent), os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        if found := _read(path):
            return found
        made = secrets.token_urlsafe(48)
        write_whole(path, made)
        return made
    finally:
        os.close(folder)


def _read(path: Path) -> str:
    return read_plain(path).decode("ascii").strip() if is_file(path) else ""


@cache
def _key() -> bytes:
    try:
        return kept_secret(key_file()).encode()
    except (OSError, RuntimeError, UnicodeDecodeError):
        return secrets.token_bytes(48)  # nowhere to keep one: what this process seals holds for this process


def key_file() -> Path:
    """Where this user's key lies. RuntimeError for a user without a folder."""
    state = os.environ.get("XDG_STATE_HOME", "")
    return (Path(state) if state.startswith("/") else Path.home() / ".local/state") / "dalel/seal-key"
