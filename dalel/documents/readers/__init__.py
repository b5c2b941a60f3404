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
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise InputError(
            _("{file} is of a kind that cannot be read ({suffix}).", file=path, suffix=path.suffix or _("no ending")),
            remedy=_("Save the text as .docx, .md, .html or .txt."),
        )
    raw = bytes_of(path)
    refuse_other_kinds(raw, path.suffix.lower(), path)
    module = importlib.import_module(f"{__name__}.{reader}")
    document: Document = module.read(raw, name=str(path))
    return with_text(document, path)
