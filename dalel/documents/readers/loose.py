"""What HTML, Word and foreign Markdown have in common: paragraphs that are marked, with numbers that may be typed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dalel.documents.readers.pieces import (
    ASK_LABEL,
    CHROME,
    RECOMMENDATIONS,
    SEPARATOR,
    Piece,
    assemble,
    linked_notes,
    plainly,
    within_paragraph,
)
from dalel.documents.readers.raised import RAISED
from dalel.documents.tree import Document, Inlines, Text

_TYPED = re.compile(r"^\s*(?P<typed>\d{1,3}(?:\.\d{1,3}){0,2})(?P<mark>[.)])\s+(?=\S)")
_NOTE = re.compile(rf"^\s*{RAISED}?\[\^?(?P<label>\d{{1,3}})\]:?\s*(?=\S)")
REFERENCE = re.compile(rf"{RAISED}?\[(\d{{1,3}})\]")


def document_of(pieces: Sequence[Piece], notes: Mapping[str, Sequence[Piece]], *, source: str) -> Document:
    """The document; notes that the format did not mark are found as "[1] …" after the body."""
    all_notes = {label: list(note) for label, note in notes.items()}
    body = list(pieces)
    if not all_notes:
        body, all_notes = _typed_notes(body)
    labels = frozenset(all_notes)
    linked = [plainly(replace(piece, children=linked_notes(piece.children, labels, REFERENCE))) for piece in body]
    noted = {label: [plainly(piece) for piece in note] for label, note in all_notes.items()}
    return assemble(_typed_numbers([_as_heading(piece) for piece in linked]), noted, source=source)


_SECTION_NUMBER = re.compile(r"^(?:[IVXLC]+|[A-Z])[.)]\s+\S")


def _as_heading(piece: Piece) -> Piece:
    """“III. Recommendations” is a heading too when its author only made it bold."""
    words = len(piece.words)
    if piece.kind != "line" or piece.text.endswith((".", ";", ",", "?", "!")):
        return piece
    if ASK_LABEL.match(piece.text):
        return piece  # one recommendation, and no heading of them
    named = RECOMMENDATIONS.match(piece.text) and words <= 8
    section = _SECTION_NUMBER.match(piece.text) and words <= 12
    return replace(piece, kind="heading") if named or section else piece


def _typed_notes(pieces: list[Piece]) -> tuple[list[Piece], dict[str, list[Piece]]]:
    starts = [(i, int(found["label"])) for i, piece in enumerate(pieces) if (found := _NOTE.match(piece.text))]
    if not starts:
        return pieces, {}
    first = len(starts) - 1
    while first > 0 and starts[first - 1][1] == starts[first][1] - 1:
        first -= 1
    begin, last = starts[first][0], starts[-1][0]
    notes: dict[str, list[Piece]] = {}
    label = ""
    for index in range(begin, len(pieces)):
        piece = pieces[index]
        found = _NOTE.match(piece.text)
        if index > last or SEPARATOR.match(piece.text) or CHROME.match(piece.text):
            break
        if found:
            label = found["label"]
            piece = replace(piece, children=_cut(piece.children, _NOTE))
        notes.setdefault(label, []).append(piece)
    rest = pieces[last + 1 :]
    return [*pieces[:begin], *(rest if sum(len(piece.words) for piece in rest) > 150 else [])], notes


def _typed_numbers(pieces: Sequence[Piece]) -> list[Piece]:
    """Numbers typed at the start of ordinary paragraphs make them numbered ones."""
    result: list[Piece] = []
    last = 0
    for piece in pieces:
        found = _TYPED.match(piece.text) if piece.kind == "line" else None
        number = int(found["typed"].split(".")[0]) if found else 0
        if found and within_paragraph(result, found["mark"], found["typed"]):
            result.append(replace(piece, kind="bullet", typed=found["typed"] + ")"))
        elif found and (number == 1 or last <= number <= last + 3):
            last = number
            result.append(replace(piece, kind="numbered", typed=found["typed"], children=_cut(piece.children, _TYPED)))
        else:
            result.append(piece)
    return result


def _cut(children: Inlines, pattern: re.Pattern[str]) -> Inlines:
    if children and isinstance(children[0], Text):
        return (Text(pattern.sub("", children[0].text, count=1)), *children[1:])
    return children
