"""What a build keeps beside a project folder, so that the next is quick: `.dalel-cache`, safe to delete.

Everything in it is named by the hash of what it was made from: the folder's files, the version of the program, the
options. So nothing in it can be out of date; what no longer fits is simply not found. And everything in it is sealed
with a key of this user (`dalel.lib.seal`): what a stranger put there, or a disk spoiled, is not found either. It holds
names that were printed, so only its owner may read it.

This module is imported before anything else of a build: it must stay light.
"""

from __future__ import annotations

import atexit
import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import dalel
from dalel.lib import files
from dalel.lib.canonical import fingerprint
from dalel.lib.errors import InputError
from dalel.lib.seal import is_sealed, seal

FOLDER = ".dalel-cache"
# Parts of a project folder that figures depend on, and those that texts depend on.
RECORDS = ("dalel.toml", "datapackage.json", "records", "identity", "reference")
TEXTS = ("documents",)
_KEPT = {"runs": 40, "figures": 20, "records": 20, "made": 40, "snapshots": 5}
_SNAPSHOT = re.compile(r"[0-9a-f]{64}")
# A kept value is one line of JSON with its seal at a fixed place, so that the sealed bytes need not be written anew.
_HEAD, _MIDDLE, _TAIL = b'{"seal":"', b'","kept":', b"}"
_SEAL_LENGTH = 64


class BuildCache:
    """The kept results of one project folder. If they cannot lie in it, they lie in a folder of the user's own."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.folder = _place(project)
        self._cleared = False

    # --- what was read

    def inputs(self, parts: Iterable[str]) -> dict[str, str]:
        """path within the project -> hash, for every file that a build reads; workbooks at the top too."""
        found: dict[str, str] = {}
        workbooks = [one.name for one in self.project.iterdir() if one.suffix == ".xlsx"]
        for part in (*workbooks, *parts):
            for path in _plain_files(self.project / part):
                with path.open("rb") as stream:
                    name = path.relative_to(self.project).as_posix()
                    found[name] = hashlib.file_digest(stream, "sha256").hexdigest()
        return found

    def records_key(self) -> str:
        return fingerprint([_program(), self.inputs(RECORDS)])

    def run_key(self, options: Mapping[str, Any]) -> str:
        """The key of a whole run: everything read, and everything that was asked for."""
        return fingerprint([_program(), self.inputs((*RECORDS, *TEXTS)), dict(options)])

    # --- what is kept

    def read(self, kind: str, key: str) -> Any:
        """What was kept under a key; None if nothing was, or if it is not as it was kept here."""
        try:
            raw = files.read_plain(self.folder / kind / f"{key}.json")
            at = len(_HEAD)
            told, rest = raw[at : at + _SEAL_LENGTH].decode("ascii"), raw[at + _SEAL_LENGTH : -len(_TAIL)]
            content = rest.removeprefix(_MIDDLE)
            if not is_sealed(f"{kind} {key}", content, told):
                return None
            return json.loads(content)
        except (OSError, ValueError):
            return None

    def keep(self, kind: str, key: str, value: object) -> None:
        """Keep a value. A cache that cannot be written is no reason to fail."""
        content = json.dumps(value, ensure_ascii=False, default=str).encode()
        told = seal(f"{kind} {key}", content).encode()
        try:
            folder = files.make_folder(self.folder / kind)
            self._clear_up()
            files.write_whole(folder / f"{key}.json", _HEAD + told + _MIDDLE + content + _TAIL)
            self._forget(kind)
        except (OSError, InputError):
            return

    def forget(self, kind: str) -> None:
        """Delete everything kept of a kind."""
        folder = self.folder / kind
        if files.is_folder(folder):
            for one in filter(files.is_file, folder.iterdir()):
                one.unlink(missing_ok=True)

    def _clear_up(self) -> None:
        """Take away what killed runs left, once for every run that keeps something."""
        if not self._cleared:
            for folder in (self.folder, *filter(files.is_folder, self.folder.iterdir())):
                files.clear_unfinished(folder)
            self._cleared = True

    @property
    def snapshots(self) -> Path:
        return self.folder / "snapshots"

    def keep_snapshot(self, records: str, snapshot: str) -> None:
        """Keep which snapshot the records gave, and that it was made here; of the snapshots only the last few."""
        self.keep("records", records, {"snapshot": snapshot})
        self.keep("made", snapshot, {})
        self._forget("snapshots")

    def snapshot(self, wanted: str) -> Path | None:
        """The folder of a snapshot that was made here; None if there is none."""
        if not _SNAPSHOT.fullmatch(wanted) or self.read("made", wanted) is None:
            return None
        path = self.snapshots / wanted
        return path if files.is_folder(path) else None

    def _forget(self, kind: str) -> None:
        with os.scandir(self.folder / kind) as entries:
            kept = [one for one in entries if kind != "snapshots" or _SNAPSHOT.fullmatch(one.name)]
        kept.sort(key=lambda one: one.stat(follow_symlinks=False).st_mtime_ns, reverse=True)
        for old in kept[_KEPT[kind] :]:
            if old.is_dir(follow_symlinks=False):
                shutil.rmtree(old.path, ignore_errors=True)
            else:
                Path(old.path).unlink(missing_ok=True)


def unchanged(outputs: Mapping[str, str]) -> bool:
    """Whether every file that a run wrote is still there as it was written."""
    try:
        return all(hashlib.sha256(files.read_plain(Path(path))).hexdigest() == told for path, told in outputs.items())
    except OSError:
        return False


def _plain_files(path: Path) -> Iterator[Path]:
    """The files of a part of a project; links are not followed, and refused where the folder is read."""
    if files.is_folder(path):
        for place, _folders, names in os.walk(path):
            yield from (Path(place) / name for name in sorted(names) if files.is_file(Path(place) / name))
    elif files.is_file(path):
        yield path


def _place(project: Path) -> Path:
    """The folder of the kept results. One that is, or holds, a link would lead elsewhere: it is not used."""
    folder = project / FOLDER
    if not any(files.is_link(one) for one in (folder, *(folder / kind for kind in (*_KEPT, "snapshots/wide")))):
        try:
            files.make_folder(folder)
            if folder.stat().st_mode & 0o077:
                folder.chmod(files.PRIVATE_FOLDER)
            if not (files.is_file(folder / ".gitignore") and os.access(folder, os.W_OK)):
                files.write_whole(folder / ".gitignore", "*\n")
        except OSError:
            pass
        else:
            return folder
    return _place_elsewhere(project)


def _place_elsewhere(project: Path) -> Path:
    name = hashlib.sha256(str(project.resolve()).encode()).hexdigest()[:16]
    own = os.environ.get("XDG_CACHE_HOME", "")
    try:
        return files.make_folder((Path(own) if own.startswith("/") else Path.home() / ".cache") / "dalel" / name)
    except (OSError, RuntimeError):
        folder = tempfile.mkdtemp(prefix="dalel-")
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        return Path(folder)


@cache
def _program() -> str:
    """The version of the program, down to its files: somebody who works on it must not see yesterday's results."""
    root = Path(dalel.__file__).parent
    seen = [dalel.__version__]
    for folder, _folders, names in os.walk(root):
        if "__pycache__" in folder:
            continue
        for name in names:
            if not name.endswith((".pyc", ".pyo")):
                state = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118 - 700 files in 4 ms, not in 20
                seen.append(f"{folder}/{name} {state.st_size} {state.st_mtime_ns}")
    return hashlib.sha256("\n".join(sorted(seen)).encode()).hexdigest()
