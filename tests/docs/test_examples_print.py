"""The tables of the guides that say what a live figure prints are right."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dalel.advocacy.folder_build import FolderBuilder, Wanted
from dalel.documents.tree import paragraphs, plain
from tests.docs.walk import ROOT

GUIDE = (ROOT / "docs/guides/write-a-document.md").read_text(encoding="utf-8")
COLUMNS = {"it prints": "en", "in English": "en", "in Russian": "ru", "in Kazakh": "kk"}
FRONT = "---\ntitle: Examples\nprofile: upr-stakeholder\nlanguage: {language}\n---\n\n"


def examples() -> Iterator[tuple[str, str, str]]:
    """Language, expression and what is said to be printed."""
    for table in re.findall(r"(?:^\|.*\n)+", GUIDE, re.MULTILINE):
        header, _line, *rows = ([cell.strip() for cell in row.split("|")[1:-1]] for row in table.splitlines())
        for name, language in COLUMNS.items():
            if name in header and header[0] == "you write":
                yield from ((language, row[0].strip("`"), row[header.index(name)]) for row in rows)


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_each_example_prints_what_the_guide_says(language: str, tmp_path: Path) -> None:
    said = [(expression, text) for other, expression, text in examples() if other == language]
    folder = tmp_path / "sample"
    shutil.copytree(
        ROOT / "samples/kazakhstan-2019", folder, ignore=shutil.ignore_patterns("build", ".dalel-cache", "documents")
    )
    (folder / "documents").mkdir()
    body = "\n\n".join(f"Then {{{{ {expression} }}}}" for expression, _text in said)
    (folder / "documents" / "examples.md").write_text(FRONT.format(language=language) + body, encoding="utf-8")
    builder = FolderBuilder(Wanted(folder))
    try:
        [(built, _paths)] = builder.build()
    finally:
        builder.close()
    printed = [plain(one).removeprefix("Then ").replace("\u00a0", " ") for one in paragraphs(built.document)]
    assert said
    assert list(zip((expression for expression, _text in said), printed, strict=True)) == said
