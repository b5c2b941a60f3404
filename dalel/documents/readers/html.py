"""Reads a web page: its paragraphs, headings, lists, tables and footnotes, without its menus and scripts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from dalel.documents.readers.html_tokens import PageParser
from dalel.documents.readers.loose import document_of
from dalel.documents.readers.pieces import Piece, PieceKind
from dalel.documents.readers.raised import RAISED, marked, raised
from dalel.documents.readers.source import bytes_of, decoded
from dalel.documents.tree import Document, Inlines, Table, Text
from dalel.lib.limits import SOURCE, whole_number

_SKIPPED = frozenset(
    {
        "script",
        "style",
        "nav",
        "footer",
        "aside",
        "form",
        "noscript",
        "template",
        "svg",
        "head",
        "button",
        "select",
        "iframe",
    }
)
_VOID = frozenset(
    {"br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr"}
)
_BREAKS = frozenset(
    {
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "blockquote",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "figure",
        "figcaption",
        "pre",
        "address",
        "table",
        "tr",
        "td",
        "th",
        "body",
    }
)
_NOTE_ID = re.compile(r"^_?(?:fn|ftn|footnote|endnote|edn|note)[-_:]?(\d{1,3})$", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HEADING = re.compile(r"^h([1-6])$")
# Banners, menus and the like, by the names that content management systems give to them. Words of the text itself
# ("rights", "social", "report") must not be among them.
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:cookies?|gdpr|breadcrumbs?|skip-?(?:link|to)\S*|sharedaddy|addtoany\S*|share-?(?:this|links?|buttons?|bar)"
    r"|social-?(?:share|links?|icons?|media|nav)|related-?(?:posts?|articles?|content)|newsletter|navbar|nav|menu|main-menu|topbar"
    r"|(?:site|page)-?footer|footer|comments?|comment-?respond|lang(?:uage)?-?switcher)(?=$|[\s_-])",
    re.IGNORECASE,
)
_MAY_HIDE = frozenset({"div", "section", "ul", "ol", "p", "span", "header", "table", "dialog", "a"})
_OUTER = 12  # lists around an item that are looked at
# A page nested deeper than this was not made by a person; going on would only cost time.
_DEEPEST = 2000


def read(source: Path | str | bytes, *, name: str = "") -> Document:
    """The document in an HTML file (or its bytes)."""
    text = _text(bytes_of(source))
    pieces, everything = _parsed(text, furniture=True), _parsed(text, furniture=False)
    # A page that calls all of itself a menu is read as it is.
    if 2 * sum(len(one.words) for one in pieces) < sum(len(one.words) for one in everything if len(one.words) > 12):
        pieces = everything
    return document_of(pieces, {}, source=name or ("" if isinstance(source, bytes) else str(source)))


def _parsed(text: str, *, furniture: bool) -> list[Piece]:
    parser = _Parser(furniture=furniture)
    parser.feed(text)
    parser.flush()
    return parser.pieces


def _is_furniture(tag: str, attrs: dict[str, str | None]) -> bool:
    if tag not in _MAY_HIDE:
        return False
    names = f"{attrs.get('id') or ''} {attrs.get('class') or ''}"
    return bool(_FURNITURE.search(names)) or attrs.get("role") in {"navigation", "contentinfo", "dialog", "search"}


def _text(raw: bytes) -> str:
    declared = _CHARSET.search(raw[:2048])
    if declared and declared.group(1).lower() in {
        b"windows-1251",
        b"cp1251",
        b"koi8-r",
        b"iso-8859-1",
        b"windows-1252",
    }:
        return decoded(raw.decode(declared.group(1).decode("ascii"), errors="replace").encode(), SOURCE)
    return decoded(raw, SOURCE)


class _Parser(PageParser):
    """Collects one `Piece` a block. Lists keep a counter each, so that numbers are those a reader sees."""

    def __init__(self, *, furniture: bool = True) -> None:
        super().__init__()
        self.pieces: list[Piece] = []
        self._parts: list[str] = []
        self._line = 1
        self._open: list[str] = []
        self._opened: Counter[str] = Counter()  # how often each of them is open
        self._raised: list[int] = []  # where raised text begins among the parts
        self._skip = 0
        self._hidden = 0  # how deep the banner or menu lies that is being passed over
        self._furniture = furniture
        self._kind: PieceKind = "line"
        self._level = 0
        self._typed = ""
        self._lists: list[list[int]] = []  # one counter a list that is open; -1 for bullets
        self._rows: list[list[Inlines]] | None = None
        self._prefix = ""

    # --- blocks -------------------------------------------------------------------------------------------------

    def flush(self) -> None:
        """End the block that is being read."""
        words = marked(" ".join("".join(self._parts).replace("\x01", "").split()))
        self._parts, self._raised = [], []
        if not words:
            return
        children = (Text(self._prefix + words),)
        self._prefix = ""
        self.pieces.append(Piece(children, self._line, self._kind, typed=self._typed, level=self._level))
        if self._kind in {"numbered", "bullet"}:
            self._kind, self._typed = "line", ""

    # --- what the parser calls ----------------------------------------------------------------------------------

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID and len(self._open) < _DEEPEST:
            self._open.append(tag)
            self._opened[tag] += 1
            if not self._hidden and self._furniture and _is_furniture(tag, dict(attrs)):
                self._hidden = len(self._open)
        if tag in _SKIPPED:
            self._skip += 1
        if self._skip or self._hidden:
            return
        if tag == "br":
            self._parts.append("\n")
        elif tag == "sup":
            self._raised.append(len(self._parts))
            self._parts.append("\x01")
        elif tag == "table" and self._rows is None:
            self.flush()
            self._rows = []
        elif self._rows is not None:
            self._start_in_table(tag)
        elif _HEADING.match(tag) or tag in _BREAKS or tag in {"li", "hr"}:
            self._start_block(tag, dict(attrs))

    def _start_block(self, tag: str, attrs: dict[str, str | None]) -> None:
        self.flush()
        self._line = self.line
        heading = _HEADING.match(tag)
        if heading:
            self._kind, self._level = "heading", int(heading.group(1))
        elif tag in {"ol", "ul"}:
            start = whole_number(attrs.get("start") or "1") or 1
            self._lists.append([start - 1] if tag == "ol" else [-1])
        elif tag == "li":
            self._start_item(attrs)
        note = _NOTE_ID.match(attrs.get("id") or "")
        if note and tag in {"li", "p", "div"} and not self._prefix:
            self._prefix = f"[{note.group(1)}] "
            self._kind, self._typed = "line", ""

    def _start_item(self, attrs: dict[str, str | None]) -> None:
        counter = self._lists[-1] if self._lists else [-1]
        value = whole_number(attrs.get("value"))
        if counter[0] < 0 or sum(one[0] >= 0 for one in self._lists[-_OUTER:]) > 1:
            self._kind, self._typed = "bullet", ""
            return
        counter[0] = counter[0] + 1 if value is None else value
        self._kind, self._typed = "numbered", str(counter[0])

    def _start_in_table(self, tag: str) -> None:
        assert self._rows is not None
        if tag == "tr":
            self._rows.append([])
        elif tag in {"td", "th"}:
            self._parts, self._raised = [], []

    def handle_endtag(self, tag: str) -> None:
        while self._opened[tag]:
            closed = self._open.pop()
            self._opened[closed] -= 1
            if closed == tag:
                break
        if tag in _SKIPPED:
            self._skip = max(0, self._skip - 1)
            return
        if self._hidden:
            self._hidden = self._hidden if len(self._open) >= self._hidden else 0
            return
        if self._skip:
            return
        if tag == "sup":
            self._end_raised()
        elif self._rows is not None:
            self._end_in_table(tag)
        elif _HEADING.match(tag):
            self.flush()
            self._kind, self._level = "line", 0
        elif tag in _BREAKS or tag == "li":
            self.flush()
            if tag in {"ol", "ul"} and self._lists:
                self._lists.pop()
            if tag == "li":
                self._kind, self._typed = "line", ""

    def _end_raised(self) -> None:
        """A number that is raised is a reference to a footnote; anything else raised is text ("1st")."""
        if not self._raised:
            return
        begin = self._raised.pop()
        self._parts[begin:] = [raised("".join(self._parts[begin + 1 :]))]

    def _end_in_table(self, tag: str) -> None:
        assert self._rows is not None
        if tag in {"td", "th"}:
            if not self._rows:
                self._rows.append([])
            self._rows[-1].append((Text(marked(" ".join("".join(self._parts).replace("\x01", "").split()))),))
            self._parts, self._raised = [], []
        elif tag == "table":
            self._add_table([row for row in self._rows if row])
            self._rows, self._parts, self._raised = None, [], []

    def _add_table(self, rows: Sequence[list[Inlines]]) -> None:
        """A real table stays one; a table of one cell a row is only layout, so its cells are paragraphs."""
        if rows and max(len(row) for row in rows) > 1:
            table = Table(tuple(rows[0]), tuple(tuple(row) for row in rows[1:]), line=self.line)
            self.pieces.append(Piece((), self.line, "table", table=table))
            return
        for row in rows:
            self.pieces.append(Piece(row[0], self.line))

    def handle_data(self, data: str) -> None:
        if self._skip or self._hidden:
            return
        if not self._parts:
            self._line = self.line
        self._parts.append(data.replace("\x01", "").replace(RAISED, ""))
