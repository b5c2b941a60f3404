"""Names in texts, by another hand than the gate's: see README.md."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dalel.documents.withheld import Named, Withheld

HERE = Path(__file__).parent


def gate() -> Withheld:
    """The gate for all persons on file."""
    return Withheld(
        Named(
            one["id"],
            one["label"],
            "" if one.get("may_be_named") else "the name is withheld",
            one["forms"],
            one["family"],
            one["given"],
        )
        for one in json.loads((HERE / "names.json").read_text("utf-8"))
    )


def texts(name: str) -> Iterator[dict[str, Any]]:
    """The lines of `variants` or of `innocent`."""
    with lzma.open(HERE / f"{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
