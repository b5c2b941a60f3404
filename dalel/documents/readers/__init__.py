"""Reads a text in any of the formats that people send: Markdown, Word, HTML, plain text."""

from __future__ import annotations

import importlib
from pathlib import Path

from dalel.documents.readers.kinds import refuse_other_kinds, with_text
from dalel.documents.readers.source import bytes_of
from dalel.documents.tree import Document
from dalel.lib.errors import InputError
from dalel.lib.messages import _

# file ending -> reader. Each is imported when a file asks for it: a check of one text needs one of them.
READERS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".docx": "docx",
    ".docm": "docx",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".text": "text",
}


def read(path: Path | str) -> Document:
    """The document in a file, by the ending of its name."""
    path = Path(path)
    _reader(path)
    return read_content(path, bytes_of(path))


def read_content(name: Path, raw: bytes) -> Document:
    """The document in the bytes of a file, by the ending of the name that it goes by."""
    reader = _reader(name)
    refuse_other_kinds(bytes_of(raw), name.suffix.lower(), name)
    module = importlib.import_module(f"{__name__}.{reader}")
    document: Document = module.read(raw, name=str(name))
    return with_text(document, name)


def _reader(name: Path) -> str:
    reader = READERS.get(name.suffix.lower())
    if reader is None:
        raise InputError(
            _("{file} is of a kind that cannot be read ({suffix}).", file=name, suffix=name.suffix or _("no ending")),
            remedy=_("Save the text as .docx, .md, .html or .txt."),
        )
    return reader
