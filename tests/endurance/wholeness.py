"""Whether files are whole, and what killed runs left lying about."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path


def _json(raw: bytes) -> bool:
    try:
        json.loads(raw)
    except ValueError:
        return False
    return True


def _docx(raw: bytes) -> bool:
    try:
        return zipfile.ZipFile(io.BytesIO(raw)).testzip() is None
    except zipfile.BadZipFile:
        return False


WHOLE: Mapping[str, Callable[[bytes], bool]] = {
    ".json": _json,
    ".docx": _docx,
    ".pdf": lambda raw: b"%%EOF" in raw[-64:],
    ".html": lambda raw: raw.rstrip().endswith(b"</html>"),
    ".parquet": lambda raw: raw[:4] == raw[-4:] == b"PAR1",
    ".csv": lambda raw: not raw or raw.endswith(b"\n"),
}


def half(folder: Path) -> list[str]:
    """Files that bear their final name and are not whole. What is still being made has a name with a dot in front."""
    return [
        str(path.relative_to(folder))
        for path in sorted(folder.rglob("*"))
        if path.suffix in WHOLE
        and not any(part.startswith(".") and part != ".dalel-cache" for part in path.relative_to(folder).parts)
        and path.is_file()
        and not WHOLE[path.suffix](path.read_bytes())
    ]


def left(now: set[str], usual: set[str]) -> list[str]:
    """Unfinished work that an undisturbed run does not leave: what is hidden, or ends in .new, .tmp or .before."""
    odd = {path for path in now - usual if _is_unfinished(path.rpartition("/")[2])}
    return sorted(path for path in odd if not any(path.startswith(f"{other}/") for other in odd))


def _is_unfinished(name: str) -> bool:
    return name.startswith((".", "tmp")) or name.endswith((".new", ".tmp", ".before"))
