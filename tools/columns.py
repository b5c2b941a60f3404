"""Writes `columns.py` of each room that declares kinds: the types of its records' columns, made from `kinds.py`.

`python -m tools.columns` writes them, `python -m tools.columns --check` says whether they are what the kinds say.
"""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from dalel.advocacy.project import KINDS
from dalel.records.kind import Kind
from dalel.records.stored import may_be_null

_KINDS = {kind.name: kind for kind in KINDS}
ROOT = Path(__file__).parents[1]
TYPES = {"text": "str", "code": "str", "edtf": "str", "codes": "list[str]", "list": "list[str]", "integer": "int",
         "decimal": "Decimal", "boolean": "bool", "day": "Date"}  # fmt: skip


def files() -> dict[Path, str]:
    """The file of each room, and what it should hold."""
    rooms: dict[str, list[Kind]] = defaultdict(list)
    for kind in KINDS:
        rooms[kind.model.partition(".")[0]].append(kind)
    return {ROOT / "dalel" / room / "columns.py": formatted(page(room, own)) for room, own in rooms.items()}


def page(room: str, own: list[Kind]) -> str:
    """The whole file of a room."""

    models: dict[str, set[str]] = defaultdict(set)
    for kind in own:
        for column in kind.refs():
            home, _dot, name = _KINDS[str(column.kind)].model.partition(".")
            models[home].add(name)
    imports = [
        f"    from dalel.{home}.models import {', '.join(sorted(names))}" for home, names in sorted(models.items())
    ]
    body = "\n\n\n".join("\n".join(lines(kind)) for kind in own)
    head = [
        '"""The types of the columns of this room\'s records. Made from `kinds.py` by `python -m tools.columns`."""',
        "",
        "from __future__ import annotations",
        "",
        *(["from datetime import date as Date"] if ": Date" in body else []),
        *(["from decimal import Decimal"] if "Decimal" in body else []),
        "from typing import TYPE_CHECKING",
        "",
        *(["if TYPE_CHECKING:", *imports] if imports else []),
    ]
    return "\n".join(head) + "\n\n\n" + body + "\n"


def lines(kind: Kind) -> Iterator[str]:
    """The class of one kind."""

    yield f"class {kind.model.partition('.')[2]}Columns:"
    for column in kind.columns:
        if column.type == "id":
            continue
        none = " | None" if may_be_null(column) else ""
        if column.type == "ref":
            target = _KINDS[str(column.kind)].model.partition(".")[2]
            yield f"    {column.name}: {target}{none}"
            yield f"    {column.name}_id: str{none}"
            continue
        yield f"    {column.name}: {TYPES[column.type]}{none}"
        if column.type == "edtf":
            yield f"    {column.name}_earliest: Date | None"
            yield f"    {column.name}_latest: Date | None"


def formatted(text: str) -> str:
    """As `make format` would leave it."""
    command = [sys.executable, "-m", "ruff", "format", "-", "--stdin-filename", "columns.py"]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


def main() -> int:
    stale = [path for path, text in files().items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if "--check" in sys.argv:
        print(
            *(f"{path.relative_to(ROOT)} is not what kinds.py says: python -m tools.columns" for path in stale),
            sep="\n",
        )
        return int(bool(stale))
    for path, text in files().items():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
