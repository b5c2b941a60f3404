"""Refuses a text that is longer, or made of more parts, than anybody writes. Each refusal names its limit."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from dalel.documents.tree import Block, Document, Heading, Inlines, Paragraph, Table, plain_inline, walk
from dalel.lib.errors import InputError
from dalel.lib.limits import BLOCKS, PARAGRAPH, too_long
from dalel.lib.messages import _


def bounded(document: Document) -> Document:
    """The document itself. Raises InputError if it, one of its paragraphs or their number is beyond the limits."""
    blocks = parts = length = 0
    for block in walk(chain(document.front, document.blocks, *document.notes.values())):
        blocks += 1
        for line in _lines(block):
            parts += 1
            words = len(plain_inline(line))
            length += words
            if words > PARAGRAPH.value:
                raise long_paragraph(getattr(block, "line", 0))
    if error := too_long(length):
        raise error
    if blocks + parts > 2 * BLOCKS.value:
        raise too_many()
    return document


def too_many() -> InputError:
    """The error for a text of too many parts."""
    return InputError(
        _("The text has more than {limit:,} paragraphs, list items and table cells.", limit=BLOCKS.value),
        remedy=_("Check the text alone, without its annexes, or in parts."),
    )


def _lines(block: Block) -> Iterable[Inlines]:
    match block:
        case Heading() | Paragraph():
            return (block.children,)
        case Table():
            return (block.caption, *block.header, *(cell for row in block.rows for cell in row))
    return ()


def long_paragraph(line: int) -> InputError:
    """The error for a paragraph beyond its limit."""
    return InputError(
        _("The paragraph on line {line} is longer than {limit:,} characters.", line=line, limit=PARAGRAPH.value),
        remedy=_("Put the line ends back that were lost between its paragraphs."),
    )
