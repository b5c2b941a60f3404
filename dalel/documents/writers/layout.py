"""What all writers must know of a document before the first line: numbers, levels, and where each thing stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dalel.documents.ledger import Claim
from dalel.documents.tree import (
    Block,
    Document,
    Heading,
    Paragraph,
    Strong,
    note_labels,
    number_text,
    plain_inline,
    walk,
)

# A link may lead to a page, a mail address or a place in the text. Anything else (javascript:, data:, file:) may be an
# attack on the reader of a text that came from somebody else.
_ALLOWED = re.compile(r"(?:https?://|mailto:)[^\s]+", re.IGNORECASE)

# Characters that XML 1.0 forbids, and that have no shape on paper.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

_BREAKS = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Layout:
    """notes: the number of each footnote that is cited. levels: heading levels without gaps, one for each heading.
    numbers: the printed number of each numbered paragraph. anchors: every place of the text that a link may lead to.
    """

    notes: Mapping[str, int]
    levels: tuple[int, ...]
    numbers: Mapping[int, str]
    anchors: frozenset[str]
    claims: frozenset[str]


def layout(document: Document, ledger: Sequence[Claim]) -> Layout:
    blocks = (*document.front, *document.blocks)
    return Layout(
        notes=_note_numbers(document, blocks),
        levels=tuple(_levels(block.level for block in walk(blocks) if isinstance(block, Heading))),
        numbers=_paragraph_numbers(document, blocks),
        anchors=frozenset(anchor for block in walk(blocks) if (anchor := getattr(block, "anchor", ""))),
        claims=frozenset(claim.id for claim in ledger),
    )


def _paragraph_numbers(document: Document, blocks: Iterable[Block]) -> dict[int, str]:
    numbered = (block for block in walk(blocks) if isinstance(block, Paragraph))
    return {one.number: number_text(document, one) for one in numbered if one.number is not None}


def _note_numbers(document: Document, blocks: Iterable[Block]) -> dict[str, int]:
    """Footnotes count in the order of their first mark; those cited only within other footnotes come last."""
    order: dict[str, int] = {}
    waiting = list(blocks)
    while waiting:
        fresh = [label for block in waiting for label in note_labels(block) if label in document.notes]
        fresh = [label for label in dict.fromkeys(fresh) if label not in order]
        for label in fresh:
            order[label] = len(order) + 1
        waiting = [block for label in fresh for block in document.notes[label]]
    return order


def note_blocks(document: Document, label: str) -> tuple[Block, ...]:
    """The blocks of a footnote. What has no place in one (a heading, a paragraph number) becomes plain words."""
    return tuple(_plain_words(block) for block in document.notes[label]) or (Paragraph(()),)


def _plain_words(block: Block) -> Block:
    if isinstance(block, Heading):
        return Paragraph((Strong(block.children),))
    return replace(block, number=None) if isinstance(block, Paragraph) else block


def _levels(given: Iterable[int]) -> Iterable[int]:
    """Levels from 1 with no step left out: screen readers and PDF/UA-1 refuse a heading 3 under a heading 1."""
    path: list[int] = []
    for level in given:
        while path and path[-1] >= level:
            path.pop()
        path.append(level)
        yield min(len(path), 6)


def has_words(heading: Heading) -> bool:
    """Whether a heading says anything. An empty one is left out: it would be a stop that leads nowhere."""
    return bool(clean(plain_inline(heading.children)).strip())


def safe_href(href: str, anchors: frozenset[str]) -> str:
    """The address if a reader may be led there, or nothing."""
    href = clean(href).strip()
    if href.startswith("#"):
        return href if href[1:] in anchors else ""
    return href if _ALLOWED.fullmatch(href) else ""


def clean(text: str) -> str:
    """Text without the characters that no file format can hold."""
    return _FORBIDDEN.sub("", text)


def line_text(text: str) -> str:
    """The text on one line: a line feed within a paragraph of the source is a space on paper."""
    return _BREAKS.sub(" ", clean(text))
