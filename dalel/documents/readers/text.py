"""Reads plain text: a page copied from the web, or what a word processor exports.

Nothing is marked in such a text, so the shape of its lines has to tell: "12. …" is a numbered paragraph when its
number goes on from the one before (or starts at 1 again), "[3] …" after the body is a footnote, a short line alone
is a heading.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

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
from dalel.documents.readers.raised import RAISED, marked
from dalel.documents.readers.source import bytes_of, decoded
from dalel.documents.tree import Document, Text

_NUMBER = re.compile(r"^\s*(?P<typed>\d{1,3}(?:\.\d{1,3}){0,2})(?:(?P<mark>[.)])\s+|\t+|\s{2,})(?P<rest>\S.*)$")
_BULLET = re.compile(r"^\s*[-*•‣◦·–—▪●]\s+(?P<rest>\S.*)$")
_NOTE = re.compile(rf"^\s*{RAISED}?\[(?P<label>\d{{1,3}})\]\s*(?P<rest>\S.*)$")
_REFERENCE = re.compile(rf"{RAISED}?\[(\d{{1,3}})\]")
_SECTION_NUMBER = re.compile(r"^\s*(?:[IVXLC]+|[A-Z])[.)]\s+\S")
_SUPERSCRIPT = re.compile("[⁰¹²³⁴-⁹]+")
_RESOLUTION_ABOVE = 55  # a line longer than this, followed by another, was broken by a text export


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    number: int
    block: int  # lines with no blank line between them share it


def read(source: Path | str | bytes, *, name: str = "") -> Document:
    """The document in a plain text file (or its bytes)."""
    text = decoded(bytes_of(source))
    return read_text(text, name=name or ("" if isinstance(source, bytes) else str(source)))


def read_text(text: str, *, name: str = "") -> Document:
    lines = _lines(_bracketed_superscripts(text))
    start = _start_of_notes(lines)
    body, notes = lines[:start], lines[start:]
    found_notes, rest = _notes(notes)
    labels = frozenset(found_notes)
    pieces = [*_pieces(body), *_pieces(rest)]
    linked = [plainly(replace(one, children=linked_notes(one.children, labels, _REFERENCE))) for one in pieces]
    return assemble(linked, {label: [plainly(one) for one in note] for label, note in found_notes.items()}, source=name)


def _bracketed_superscripts(text: str) -> str:
    """Footnote marks in raised digits become "[1]", when the text has footnotes that begin with them."""
    if not re.search("^\\s*[⁰¹²³⁴-⁹]+\\s*\\S", text, re.MULTILINE):
        return text
    return marked(_SUPERSCRIPT.sub(lambda found: RAISED + found.group(), text.replace(RAISED, "")))


def _lines(text: str) -> list[_Line]:
    result: list[_Line] = []
    block = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            result.append(_Line(line.replace("\f", " "), number, block))
        else:
            block += 1
    return result


# --- footnotes -------------------------------------------------------------------------------------------------------


def _start_of_notes(lines: Sequence[_Line]) -> int:
    """The index of the first footnote: the last run of lines "[1] …", "[2] …" whose labels go up by one."""
    starts = [(i, int(found["label"])) for i, line in enumerate(lines) if (found := _NOTE.match(line.text))]
    if not starts:
        return len(lines)
    first = len(starts) - 1
    while first > 0 and starts[first - 1][1] == starts[first][1] - 1:
        first -= 1
    return starts[first][0]


def _notes(lines: Sequence[_Line]) -> tuple[dict[str, list[Piece]], list[_Line]]:
    """The footnotes by label, and the lines after the last one that belong to none."""
    notes: dict[str, list[Piece]] = {}
    more: list[str] = []
    last_start = max((i for i, line in enumerate(lines) if _NOTE.match(line.text)), default=-1)
    label = ""
    for index, line in enumerate(lines):
        found = _NOTE.match(line.text)
        ended = index > last_start and line.block != lines[last_start].block
        furniture = SEPARATOR.match(line.text) or CHROME.match(line.text)
        if not furniture and not found and not ended and line.block == lines[index - 1].block:
            more.append(line.text.strip())
            continue
        _lengthen(notes.get(label, []), more)
        if furniture or (not found and ended):
            return notes, _worth_keeping(lines[index:])
        if found:
            label = found["label"]
            notes[label] = [Piece((Text(found["rest"]),), line.number)]
        else:
            notes[label].append(Piece((Text(line.text.strip()),), line.number))
    _lengthen(notes.get(label, []), more)
    return notes, []


def _lengthen(pieces: list[Piece], more: list[str]) -> None:
    """Add lines to the paragraph that they go on with, all at once: a long one is not copied for each."""
    if not more:
        return
    *before, end = more
    words = " ".join([pieces[-1].text, *(" ".join(line.split()) for line in before)])
    pieces[-1] = replace(pieces[-1], children=(Text(f"{words} {end}"),))
    more.clear()


def _worth_keeping(lines: Sequence[_Line]) -> list[_Line]:
    """What follows the notes, when it is more than a page's footer (an annex, say)."""
    rest = [line for line in lines if not SEPARATOR.match(line.text) and not CHROME.match(line.text)]
    return rest if sum(len(line.text.split()) for line in rest) > 150 else []


# --- body ------------------------------------------------------------------------------------------------------------


def _pieces(lines: Sequence[_Line]) -> list[Piece]:
    pieces: list[Piece] = []
    last_number: tuple[int, ...] = ()
    last_line: _Line | None = None
    more: list[str] = []
    in_block = Counter(line.block for line in lines)
    for line in lines:
        numbered = _NUMBER.match(line.text)
        if numbered and numbered["typed"] == "1":
            _lengthen(pieces, more)  # whether it is an item depends on how the paragraph before it ends
        item = numbered and within_paragraph(pieces, numbered["mark"] or "", numbered["typed"])
        next_one = numbered and not item and _goes_on(last_number, _parts(numbered["typed"]))
        bullet = None if item or next_one else _BULLET.match(line.text)
        begins = item or next_one or bullet or ASK_LABEL.match(line.text)
        if not begins and last_line is not None and _continues(pieces[-1], last_line, line):
            more.append(line.text.strip())
            last_line = line
            continue
        _lengthen(pieces, more)
        if numbered and item:
            pieces.append(Piece((Text(line.text.strip()),), line.number, "bullet", typed=numbered["typed"] + ")"))
        elif numbered and next_one:
            last_number = _parts(numbered["typed"])
            pieces.append(_numbered_piece(line, numbered))
        elif bullet:
            pieces.append(Piece((Text(bullet["rest"].strip()),), line.number, "bullet"))
        else:
            pieces.append(_free_piece(line, alone=in_block[line.block] == 1))
        last_line = line
    _lengthen(pieces, more)
    return pieces


def _parts(typed: str) -> tuple[int, ...]:
    return tuple(int(part) for part in typed.split("."))


def _goes_on(last: tuple[int, ...], now: tuple[int, ...]) -> bool:
    """Whether a number can follow another in a list: it starts again at 1, or goes up by a little."""
    if set(now) == {1} or not last:
        return now[0] <= 3 or bool(last)
    if len(now) > len(last):
        return now[: len(last)] == last and now[len(last)] == 1
    return last[: len(now) - 1] == now[:-1] and 0 <= now[-1] - last[len(now) - 1] <= 3


def _numbered_piece(line: _Line, found: re.Match[str]) -> Piece:
    text = found["rest"].strip()
    short = (
        len(text.split()) <= 6 and not text.endswith((".", ";", ":", "!", "?", "”", "]", ",")) and text[:1].isupper()
    )
    if short and (RECOMMENDATIONS.match(text) or not any(ch.isdigit() for ch in text)):
        return Piece((Text(text),), line.number, "heading")
    return Piece((Text(text),), line.number, "numbered", typed=found["typed"])


def _continues(last: Piece, before: _Line, line: _Line) -> bool:
    """Whether a line goes on with the paragraph before it: no blank line between, and that line was long."""
    if line.block != before.block or last.kind == "heading":
        return False
    return last.kind in {"numbered", "bullet"} or len(before.text.strip()) > _RESOLUTION_ABOVE


def _free_piece(line: _Line, *, alone: bool) -> Piece:
    text = " ".join(line.text.split())
    words = text.split()
    if ASK_LABEL.match(text):
        return Piece((Text(text),), line.number)
    said = _REFERENCE.sub("", text).rstrip()
    short = alone and len(words) <= 12 and not said.endswith((".", ";", ",", "!", "?", "…"))
    named = bool(RECOMMENDATIONS.match(text)) and len(words) <= 8 and not text.endswith((".", ";", ","))
    if (short and text[:1].isupper()) or named or (_SECTION_NUMBER.match(text) and len(words) <= 12):
        return Piece((Text(text),), line.number, "heading")
    return Piece((Text(text),), line.number)
