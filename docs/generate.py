"""Writes the pages that are made from code: `python -m docs.generate`.

With --check it writes nothing and exits with status 1 if a committed page is not what the code would give now.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from dalel.documents.checks.page import page as checks_page
from dalel.figures.reference_page import as_markdown as figures_page
from dalel.lib.messages import use
from docs.makers import codes, commands, glossary, records

DOCS = Path(__file__).parent

# page -> what makes it
PAGES: dict[str, Callable[[], str]] = {
    "checks.md": checks_page,
    "reference/codes.md": codes.page,
    "reference/commands.md": commands.page,
    "reference/figures.md": figures_page,
    "reference/glossary.md": glossary.page,
    "reference/records.md": records.page,
}


def stale() -> list[str]:
    """The pages that do not say what the code says."""
    return [name for name, text in generated().items() if _committed(name) != text]


def generated() -> dict[str, str]:
    """Every generated page, in English whatever the machine speaks."""
    with use("en"):
        return {name: make() for name, make in PAGES.items()}


def _committed(name: str) -> str | None:
    path = DOCS / name
    return path.read_text(encoding="utf-8") if path.exists() else None


def main(arguments: list[str]) -> int:
    if "--check" in arguments:
        old = stale()
        for name in old:
            print(f"docs/{name} is not what the code says now. Run `make docs`.")
        return int(bool(old))
    for name, text in generated().items():
        (DOCS / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
