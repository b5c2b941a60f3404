"""What a build keeps beside a project folder, so that the next is quick: `.dalel-cache`, safe to delete.

Everything in it is named by the hash of what it was made from: the folder's files, the version of the program, the
options. So nothing in it can be out of date; what no longer fits is simply not found. It holds names that were
printed, so only its owner may read it.

This module is imported before anything else of a build: it must stay light.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import dalel
from dalel.lib.canonical import fingerprint

FOLDER = ".dalel-cache"
# Parts of a project folder that figures depend on, and those that texts depend on.
RECORDS = ("dalel.toml", "records", "identity", "reference")
TEXTS = ("documents",)
_KEPT = {"runs": 40, "figures": 20, "records": 20, "snapshots": 5}


class Memory:
    """The kept results of one project folder. If it cannot be written, they lie in a folder of the system."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.folder = _place(project)

    # --- what was read

    def inputs(self, parts: Iterable[str]) -> dict[str, str]:
        """path within the project -> hash, for every file that a build reads; workbooks at the top too."""
        found: dict[str, str] = {}
        files = [*self.project.glob("*.xlsx")]
        for part in parts:
            path = self.project / part
            files += sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.is_file():
                with file.open("rb") as stream:
                    name = file.relative_to(self.project).as_posix()
                    found[name] = hashlib.file_digest(stream, "sha256").hexdigest()
        return found

    def records_key(self) -> str:
        return fingerprint([_program(), self.inputs(RECORDS)])

    def run_key(self, options: Mapping[str, Any]) -> str:
        """The key of a whole run: everything read, and everything that was asked for."""
        return fingerprint([_program(), self.inputs((*RECORDS, *TEXTS)), dict(options)])

    # --- what is kept

    def read(self, kind: str, key: str) -> Any:
        """What was kept under a key; None if nothing was, or if it cannot be read."""
        try:
            return json.loads((self.folder / kind / f"{key}.json").read_bytes())
        except (OSError, ValueError):
            return None

    def keep(self, kind: str, key: str, value: object) -> None:
        """Keep a value. A cache that cannot be written is no reason to fail."""
        folder = self.folder / kind
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor, work = tempfile.mkstemp(dir=folder)
            with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
                json.dump(value, stream, ensure_ascii=False, default=str)
            Path(work).replace(folder / f"{key}.json")
            self._forget(kind)
        except OSError:
            return

    @property
    def snapshots(self) -> Path:
        return self.folder / "snapshots"

    def forget_snapshots(self) -> None:
        """Keep the last few snapshots only."""
        self._forget("snapshots")

    def _forget(self, kind: str) -> None:
        kept = sorted((self.folder / kind).iterdir(), key=lambda one: one.stat().st_mtime_ns, reverse=True)
        for old in kept[_KEPT[kind] :]:
            if old.is_dir():
                for file in old.iterdir():
                    file.unlink(missing_ok=True)
                old.rmdir()
            else:
                old.unlink(missing_ok=True)


def unchanged(outputs: Mapping[str, str]) -> bool:
    """Whether every file that a run wrote is still there as it was written."""
    try:
        return all(hashlib.sha256(Path(path).read_bytes()).hexdigest() == told for path, told in outputs.items())
    except OSError:
        return False


def _place(project: Path) -> Path:
    folder = project / FOLDER
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        ignore = folder / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="ascii")
    except OSError:
        name = hashlib.sha256(str(project.resolve()).encode()).hexdigest()[:16]
        folder = Path(tempfile.gettempdir()) / f"dalel-{os.getuid()}-{name}"
        folder.mkdir(mode=0o700, exist_ok=True)
        if folder.stat().st_uid != os.getuid():  # somebody else's folder of that name: use none of it
            folder = Path(tempfile.mkdtemp(prefix="dalel-"))
    return folder


@cache
def _program() -> str:
    """The version of the program, down to its files: somebody who works on it must not see yesterday's results."""
    root = Path(dalel.__file__).parent
    seen = [dalel.__version__]
    for folder, _folders, files in os.walk(root):
        if "__pycache__" in folder:
            continue
        for name in files:
            if not name.endswith((".pyc", ".pyo")):
                state = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118 - 700 files in 4 ms, not in 20
                seen.append(f"{folder}/{name} {state.st_size} {state.st_mtime_ns}")
    return hashlib.sha256("\n".join(sorted(seen)).encode()).hexdigest()
