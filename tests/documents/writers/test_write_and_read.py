"""What we write, others can read: our own readers find the numbers, asks and footnotes again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from dalel.documents import readers
from dalel.documents.tree import BulletList, Document, Paragraph, paragraphs, plain
from dalel.documents.writers import docx, html


@pytest.mark.parametrize("writer", [docx, html])
def test_numbers_asks_and_footnotes_come_back(sample: Any, writer: ModuleType, tmp_path: Path) -> None:
    # to a reader of foreign texts, a short ordered list is a run of numbered paragraphs
    blocks = tuple(one for one in sample.document.blocks if not (isinstance(one, BulletList) and one.ordered))
    document = replace(sample.document, blocks=blocks)
    file = tmp_path / f"text.{writer.__name__.rsplit('.', 1)[-1]}"
    file.write_bytes(writer.write(document, (), sample.options))

    found = readers.read(file)

    assert len(found.notes) == 2
    for read, written in zip(asked(found), asked(document), strict=True):
        assert (read.number, read.kind) == (written.number, written.kind)
        assert plain(read).startswith(plain(written))  # a footnote cited again comes back as its number


def asked(document: Document) -> list[Paragraph]:
    return list(paragraphs(document, "fact", "recommendation"))
