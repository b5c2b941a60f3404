"""Reads a Word file: paragraphs with the numbers that Word would print, headings, tables, footnotes.

Only the parts that hold text are opened, each with a limit on its size. Macros, pictures and embedded objects are
never touched. Text that tracked changes have deleted is left out; inserted text is read.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from xml.etree import ElementTree
from xml.parsers import expat

from dalel.documents.readers.bounds import too_many
from dalel.documents.readers.docx_numbering import Numbering, Styles, W
from dalel.documents.readers.docx_runs import BOX, FALLBACK, Runs, boxes, hidden_row
from dalel.documents.readers.loose import document_of
from dalel.documents.readers.pieces import Piece, PieceKind
from dalel.documents.readers.raised import marked, raised
from dalel.documents.readers.source import bytes_of
from dalel.documents.tree import Document, Inline, Inlines, NoteRef, Table, Text
from dalel.lib.errors import InputError
from dalel.lib.limits import BLOCKS, DENSITY, DEPTH, MB, PART, SMALL_PART, too_long
from dalel.lib.messages import _

# What `zipfile` and its decompressors raise for archives that are cut, altered, encrypted or of a kind unknown.
_DAMAGED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, RuntimeError, struct.error)
_IGNORED = {W + "del", W + "moveFrom", W + "instrText", BOX, FALLBACK, W + "rPr", W + "pPr", W + "comment"}


def read(source: Path | str | bytes, *, name: str = "") -> Document:
    """The document in a .docx file (or its bytes)."""
    raw = bytes_of(source)
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputError(
            _("This is an old Word file (.doc) or one locked with a password."),
            remedy=_("Open it in the word processor and save it as .docx without a password."),
        )
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return _Reader(archive).document(name or ("" if isinstance(source, bytes) else str(source)))
    except _DAMAGED as error:
        raise InputError(
            _("The file is not a Word file, or it is damaged: {reason}.", reason=str(error)[:200]),
            remedy=_("Open it in the word processor and save it again as .docx."),
        ) from error


class _Reader:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._labels: dict[tuple[str, str], str] = {}  # (footnote or endnote, id) -> label, in order of reference
        self._styles = Styles(self._part("word/styles.xml"))
        self._properties = Runs(self._styles)
        self._numbering = Numbering(self._part("word/numbering.xml"), self._styles)
        self._line = 0

    def document(self, name: str) -> Document:
        root = self._part("word/document.xml")
        body = root.find(W + "body") if root is not None else None
        if body is None:
            raise InputError(
                _("The file is not a Word file: it has no text part."),
                remedy=_("Open it in the word processor and save it as .docx."),
            )
        _refuse_too_many(body)
        pieces = [piece for piece in self._pieces(body) if piece.kind == "table" or piece.text]
        return document_of(pieces, self._notes(), source=name)

    # --- parts --------------------------------------------------------------------------------------------------

    def _part(self, path: str) -> ElementTree.Element | None:
        try:
            info = self._archive.getinfo(path)
        except KeyError:
            return None
        dense = info.file_size > SMALL_PART.value and info.file_size > DENSITY.value * max(info.compress_size, 1)
        if info.file_size > PART.value or dense:
            raise InputError(
                _("The Word file unpacks to far more than a text needs ({size} MB).", size=info.file_size // MB),
                remedy=_("Do not open it. Ask the sender for a plain copy."),
            )
        with self._archive.open(info) as stream:
            raw = stream.read(PART.value + 1)
        try:
            _refuse_declarations(raw)
            return _not_too_deep(ElementTree.fromstring(raw))
        except (SyntaxError, expat.ExpatError, LookupError, ValueError) as error:
            # Damaged XML, an encoding that nobody knows, or one of several bytes that the parser does not take.
            raise InputError(
                _("The Word file is damaged: {reason}.", reason=str(error)[:200]),
                remedy=_("Open it in the word processor and save it again as .docx."),
            ) from error

    # --- paragraphs ---------------------------------------------------------------------------------------------

    def _pieces(self, parent: ElementTree.Element) -> Iterator[Piece]:
        for child in parent:
            if child.tag == W + "p":
                self._line += 1
                yield self._paragraph(child)
                for box in boxes(child):
                    yield from self._pieces(box)
            elif child.tag == W + "tbl":
                yield from self._table(child)
            elif child.tag in _AROUND:
                yield from self._pieces(child)

    def _paragraph(self, element: ElementTree.Element) -> Piece:
        children = tuple(self._inlines(element))
        level = self._styles.heading_level(element)
        number = self._numbering.next_number(element)
        if level:
            prefix = (Text(number.text + " "),) if number and not number.bullet else ()
            return Piece((*prefix, *children), self._line, "heading", level=level)
        if number and children:
            kind: PieceKind = "numbered" if number.counts else "bullet"
            return Piece(children, self._line, kind, typed="" if number.bullet else number.text.rstrip(".)"))
        return Piece(children, self._line)

    def _inlines(self, element: ElementTree.Element) -> Iterator[Inline]:
        """The text and note references of an element, runs joined."""
        text = ""
        hidden = element.tag == W + "p" and self._properties.hidden_paragraph(element)
        for piece in self._runs(element, hidden):
            if isinstance(piece, str):
                text += piece
                continue
            if text:
                yield Text(marked(text))
            text = ""
            yield piece
        if text:
            yield Text(marked(text))

    def _runs(self, element: ElementTree.Element, hidden: bool, up: bool = False) -> Iterator[str | NoteRef]:
        """The text within an element. `hidden`: by the style of its paragraph; `up`: it is raised."""
        for child in element:
            if child.tag == W + "t":
                yield raised(child.text or "") if up else child.text or ""
            elif child.tag in {W + "tab", W + "br", W + "cr"}:
                yield " "
            elif child.tag == W + "noBreakHyphen":
                yield "-"
            elif child.tag in {W + "footnoteReference", W + "endnoteReference"}:
                kind = "footnote" if child.tag.endswith("footnoteReference") else "endnote"
                key = (kind, child.get(W + "id", ""))
                yield NoteRef(self._labels.setdefault(key, str(len(self._labels) + 1)))
            elif child.tag == W + "r":
                if not self._properties.hidden(child, hidden):
                    yield from self._runs(child, hidden, self._properties.raised(child))
            elif child.tag == W + "p":  # of a cell
                yield from self._runs(child, self._properties.hidden_paragraph(child))
                yield " "
            elif child.tag not in _IGNORED:
                yield from self._runs(child, hidden, up)

    def _table(self, element: ElementTree.Element) -> Iterator[Piece]:
        self._line += 1
        line = self._line
        rows = []
        for row in _own(element, "tr"):
            if not hidden_row(row):
                rows.append(tuple(_trimmed(tuple(self._inlines(cell))) for cell in _own(row, "tc")))
        if rows and max(len(row) for row in rows) > 1:
            yield Piece((), line, "table", table=Table(rows[0], tuple(rows[1:]), line=line))
            for box in boxes(element):
                yield from self._pieces(box)
        else:
            for row in _own(element, "tr"):
                for cell in _own(row, "tc"):
                    yield from self._pieces(cell)

    # --- notes --------------------------------------------------------------------------------------------------

    def _notes(self) -> Mapping[str, list[Piece]]:
        notes: dict[str, list[Piece]] = {}
        for kind in ("footnote", "endnote"):
            root = self._part(f"word/{kind}s.xml")
            for element in root.iter(W + kind) if root is not None else ():
                label = self._labels.get((kind, element.get(W + "id", "")))
                if label is None:
                    continue  # the separators, and notes that nothing cites any more
                pieces = [Piece(tuple(self._inlines(p)), self._line) for p in element.iter(W + "p")]
                notes[label] = [_stripped(piece) for piece in pieces if piece.text] or [Piece((), self._line)]
        return dict(sorted(notes.items(), key=lambda item: int(item[0])))


_AROUND = {W + "sdt", W + "sdtContent", W + "ins", W + "moveTo", W + "smartTag", W + "customXml"}


def _own(parent: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    """The rows of a table, or the cells of a row: its own, not those of a table that stands within a cell."""
    for child in parent:
        if child.tag == W + name:
            yield child
        elif child.tag in _AROUND:
            yield from _own(child, name)


class _BodyBegins(Exception):
    """The first element of a part: declarations can only stand before it."""


def _refuse_declarations(raw: bytes) -> None:
    """Refuse a part that declares entities or a document type, in whatever encoding and behind whatever comment."""

    def declared(*_about: object) -> None:
        raise InputError(
            _("The Word file holds declarations that no word processor writes."),
            remedy=_("Do not open it. Ask the sender for a plain copy."),
        )

    def begun(*_about: object) -> None:
        raise _BodyBegins

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = declared
    parser.StartElementHandler = begun
    with suppress(_BodyBegins):
        parser.Parse(raw, True)


def _refuse_too_many(body: ElementTree.Element) -> None:
    """Refuse a text beyond the limits before it is taken apart, which takes longer than counting."""
    if error := too_long(sum(len(one.text or "") for one in body.iter(W + "t"))):
        raise error
    if sum(1 for _one in body.iter(W + "p")) > BLOCKS.value:
        raise too_many()


def _not_too_deep(root: ElementTree.Element) -> ElementTree.Element:
    level, depth = [root], 0
    while level:
        depth += 1
        if depth > DEPTH.value:
            raise InputError(
                _("The Word file is nested deeper than a text needs (more than {limit} levels).", limit=DEPTH.value),
                remedy=_("Copy its text into a new file."),
            )
        level = [child for element in level for child in element]
    return root


def _trimmed(cell: Inlines) -> Inlines:
    """A cell without the white space behind its last paragraph."""
    if cell and isinstance(cell[-1], Text):
        return (*cell[:-1], *((Text(last),) if (last := cell[-1].text.rstrip()) else ()))
    return cell


def _stripped(piece: Piece) -> Piece:
    first = piece.children[0]
    if isinstance(first, Text):
        return Piece((Text(first.text.lstrip()), *piece.children[1:]), piece.line)
    return piece
