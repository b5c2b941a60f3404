"""Word files as a program writes them, and the comments that stand in one."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
from docx.document import Document as WordFile


def built(build: Callable[[WordFile], object]) -> bytes:
    """The bytes of a Word file that a function fills."""
    word, raw = docx.Document(), io.BytesIO()
    build(word)
    word.save(raw)
    return raw.getvalue()


def comments_of(raw: bytes) -> list[str]:
    """What each comment of a Word file says, a line for each of its paragraphs."""
    return ["\n".join(one.text for one in comment.paragraphs) for comment in docx.Document(io.BytesIO(raw)).comments]
