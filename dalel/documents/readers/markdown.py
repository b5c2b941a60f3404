"""Reads Markdown: our own documents (front matter, live figures, automatic numbers), and anybody else's.

Our own: paragraphs are numbered by themselves; `{.plain}` at the end of one takes its number away, `{#p3}` names
it; a heading with `{.recommendations}` opens the recommendations, one with `{.annex}` an annex; `[^1]` is a footnote;
`{{ … }}` a live figure, which may run over several lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from dalel.documents.readers import front_matter
from dalel.documents.readers.bounds import bounded, long_paragraph
from dalel.documents.readers.front_matter_check import lines_of, refuse_wrong
from dalel.documents.readers.live import Lifted, lift
from dalel.documents.readers.loose import document_of
from dalel.documents.readers.markdown_inline import attributes, code_without_marks, line_of
from dalel.documents.readers.pieces import ANNEX, RECOMMENDATIONS, Piece
from dalel.documents.readers.raised import raised_digits
from dalel.documents.readers.source import bytes_of, decoded
from dalel.documents.tree import (
    Block,
    BulletList,
    Document,
    Heading,
    Inlines,
    Paragraph,
    ParagraphKind,
    Quote,
    Table,
    Text,
    numbered_blocks,
    plain_inline,
)
from dalel.lib.errors import InputError
from dalel.lib.limits import PARAGRAPH, QUOTES
from dalel.lib.messages import _

_COMMENT, _COMMENT_END = "<!--", "-->"
# Front matter that has one of these was written for us; other front matter is some site generator's.
_OURS = frozenset({"profile", "state", "session", "submitters", "subtitle", "annex", "contact", "figures"})

_SUP = re.compile(r"<sup>\s?(\d{1,3})\s?</sup>", re.IGNORECASE)


def read(source: Path | str | bytes, *, name: str = "", ours: bool = False) -> Document:
    """The document in a Markdown file (or its bytes). `ours`: it is a document of a project, whatever its front matter
    says; otherwise the front matter decides."""
    name = name or ("" if isinstance(source, bytes) else str(source))
    return read_text(decoded(bytes_of(source)), name=name, ours=ours)


def read_text(text: str, *, name: str = "", ours: bool = False) -> Document:
    values, body, offset = front_matter.split(text)
    lines = lines_of(text.split("\n")[1 : max(offset - 1, 1)]) if values is not None else {}
    by_project, ours = ours, ours or (values is not None and bool(_OURS & set(values)))
    if values is not None and not by_project:
        refuse_wrong(values, lines, ours=ours)
    body = _without_comments(body)
    lifted = lift(body if ours else _SUP.sub(lambda found: raised_digits(found.group(1)), body), offset)
    tokens = _tokens(lifted.text)
    maker = _Maker(lifted)
    blocks = maker.blocks(tokens)
    if not ours:
        foreign = _foreign(blocks, maker.notes, name)
        # Somebody's text keeps its title block when its findings are answered in a front matter.
        overrides = front_matter.meta(values or {}).overrides
        return replace(foreign, meta=replace(foreign.meta, overrides=overrides), front_lines=lines)
    document = Document(
        meta=front_matter.meta(values or {}),
        blocks=numbered_blocks(_ours(blocks)),
        notes=maker.cited_notes(),
        source_file=name,
        live=True,
        note_lines=maker.note_lines,
        front_lines=lines,
    )
    return bounded(document)


def _without_comments(text: str) -> str:
    """The text without its comments, which are for whoever writes it; lines keep their numbers."""
    kept, at = [], 0
    while (start := text.find(_COMMENT, at)) >= 0 and (end := text.find(_COMMENT_END, start + len(_COMMENT))) >= 0:
        kept += [text[at:start], "\n" * text.count("\n", start, end)]
        at = end + len(_COMMENT_END)
    return "".join([*kept, text[at:]])


def _tokens(text: str) -> list[Token]:
    _refuse_long_lines(text)
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": QUOTES.value})
    parser.enable("table").use(footnote_plugin)
    found: dict[str, Any] = {}
    try:
        tokens = parser.parse(text, found)
        uncited = _uncited(found)
        if uncited:
            # The parser drops a note that nothing cites. One is read by citing it at the end, in a line then cut.
            found = {}
            again = parser.parse(f"{text}\n\n{uncited}\n", found)
            tokens = tokens if _uncited(found) else _without_last_line(again)
    except RecursionError:
        tokens = None
    # The parser leaves out what is nested deeper than it is told to go; nobody would see that it is missing.
    if tokens is None or any(token.level >= QUOTES.value - 1 for token in tokens):
        raise InputError(
            _("The Markdown is nested deeper than a text needs."), remedy=_("Take out the nested quotations or lists.")
        )
    return tokens


def _uncited(found: dict[str, Any]) -> str:
    """Marks that cite the notes that the text does not cite itself."""
    references = found.get("footnotes", {}).get("refs", {})
    return "".join(f"[^{key.removeprefix(':')}]" for key, number in references.items() if number < 0)


def _without_last_line(tokens: list[Token]) -> list[Token]:
    end = next((place for place, token in enumerate(tokens) if token.type == "footnote_block_open"), len(tokens))
    if end < 3 or tokens[end - 3].type != "paragraph_open" or tokens[end - 3].level:
        return tokens
    return [*tokens[: end - 3], *tokens[end:]]


def _refuse_long_lines(text: str) -> None:
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > PARAGRAPH.value:
            raise long_paragraph(number)


def _ours(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with each paragraph's kind: fact, or recommendation once that heading was passed."""
    result: list[Block] = []
    kind: ParagraphKind = "fact"
    level = 9
    for block in blocks:
        if isinstance(block, Heading):
            if block.recommendations:
                kind, level = "recommendation", block.level
            elif block.annex:
                kind, level = "plain", block.level
            elif block.level <= level:
                kind, level = "fact", 9
        if isinstance(block, Paragraph) and block.anchor == _PLAIN:
            result.append(replace(block, anchor=""))
        elif isinstance(block, Paragraph) and not block.anchor.startswith(_PLAIN):
            result.append(replace(block, kind=kind))
        elif isinstance(block, Paragraph):
            result.append(replace(block, anchor=block.anchor.removeprefix(_PLAIN)))
        else:
            result.append(block)
    return result


# Between the maker and `_ours`: the class `.plain` of a paragraph, before its anchor. No anchor can hold this sign.
_PLAIN = "\x00"


def _foreign(blocks: Sequence[Block], notes: dict[str, tuple[Block, ...]], name: str) -> Document:
    pieces = [piece for block in blocks for piece in _pieces(block)]
    note_pieces = {label: [p for block in note for p in _pieces(block)] for label, note in notes.items()}
    return document_of(pieces, note_pieces, source=name)


def _pieces(block: Block) -> Iterator[Piece]:
    match block:
        case Heading():
            yield Piece(block.children, block.line, "heading", level=block.level)
        case Paragraph():
            kind = "numbered" if block.typed_number else "line"
            yield Piece(block.children, block.line, kind, typed=block.typed_number)  # type: ignore[arg-type]
        case BulletList(items):
            for item in items:
                for inner in item:
                    children = inner.children if isinstance(inner, Paragraph) else ()
                    yield Piece(children, block.line, "bullet")
        case Table():
            yield Piece((), block.line, "table", table=block)
        case Quote(inner_blocks):
            for inner in inner_blocks:
                yield from _pieces(inner)


class _Maker:
    """Turns the tokens of the parser into blocks."""

    def __init__(self, lifted: Lifted) -> None:
        self._lifted = lifted
        self.notes: dict[str, tuple[Block, ...]] = {}
        self.note_lines: dict[str, int] = {}

    def blocks(self, tokens: Sequence[Token], *, inner: bool = False) -> list[Block]:
        result: list[Block] = []
        index = 0
        while index < len(tokens):
            end = _closing(tokens, index)
            result.extend(self._block(tokens, index, end, inner=inner))
            index = end + 1
        return result

    def _block(self, tokens: Sequence[Token], index: int, end: int, *, inner: bool) -> Iterator[Block]:
        token = tokens[index]
        within = tokens[index + 1 : end]
        line = line_of(token, self._lifted)
        match token.type:
            case "heading_open":
                yield self._heading(token, within[0], line)
            case "paragraph_open":
                yield self._paragraph(within[0], line)
            case "bullet_list_open" | "ordered_list_open":
                yield from self._list(token, within, line, inner=inner)
            case "blockquote_open":
                yield Quote(tuple(_unnumbered(self.blocks(within, inner=True))), line)
            case "table_open":
                yield self._table(within, line)
            case "fence" | "code_block":
                yield Quote((Paragraph((Text(token.content.strip()),), line=line),), line)
            case "footnote_block_open":
                self._read_notes(within)

    def _inlines(self, token: Token) -> Inlines:
        return self._lifted.inlines([code_without_marks(child) for child in token.children or []])

    def _heading(self, token: Token, content: Token, line: int) -> Heading:
        children, anchor, classes = attributes(self._inlines(content))
        words = plain_inline(children)
        asks = "recommendations" in classes or ("facts" not in classes and bool(RECOMMENDATIONS.match(words)))
        annex = "annex" in classes or bool(ANNEX.match(words))
        return Heading(int(token.tag[1]), children, anchor, line, recommendations=asks, annex=annex)

    def _paragraph(self, content: Token, line: int, typed: str = "") -> Paragraph:
        children, anchor, classes = attributes(self._inlines(content))
        mark = _PLAIN if "plain" in classes else ""
        return Paragraph(children, anchor=mark + anchor, line=line, typed_number=typed)

    def _list(self, token: Token, within: Sequence[Token], line: int, *, inner: bool) -> Iterator[Block]:
        ordered = token.type == "ordered_list_open"
        typed = _typed_numbers(within, token.level + 1, int(token.attrGet("start") or 1)) if ordered else []
        items: list[tuple[Block, ...]] = []
        index = 0
        while index < len(within):
            end = _closing(within, index)
            content = within[index + 1 : end]
            blocks = self.blocks(content, inner=True)
            if ordered and not inner:
                yield from _numbered_item(blocks, typed[len(items)])
            items.append(tuple(_unnumbered(blocks)))
            index = end + 1
        if not ordered or inner:
            yield BulletList(tuple(items), line, ordered=ordered)

    def _table(self, tokens: Sequence[Token], line: int) -> Table:
        rows: list[list[Inlines]] = []
        for token in tokens:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline" and rows:
                rows[-1].append(self._inlines(token))
        return Table(tuple(rows[0]) if rows else (), tuple(tuple(row) for row in rows[1:]), line=line)

    def _read_notes(self, tokens: Sequence[Token]) -> None:
        index = 0
        while index < len(tokens):
            end = _closing(tokens, index)
            if tokens[index].type == "footnote_open":
                label = str(tokens[index].meta.get("label") or tokens[index].meta["id"] + 1)
                content = [token for token in tokens[index + 1 : end] if token.type != "footnote_anchor"]
                note = tuple(_unnumbered(self.blocks(content, inner=True)))
                self.notes[label] = note
                self.note_lines[label] = getattr(note[0], "line", 0) if note else 0
            index = end + 1

    def cited_notes(self) -> dict[str, tuple[Block, ...]]:
        """The notes in the order in which the text cites them, as the parser numbered them."""
        return dict(self.notes)


def _typed_numbers(within: Sequence[Token], level: int, start: int) -> list[str]:
    """The numbers of a list's items as they were typed; counted on where each item is typed as the first one is."""
    typed = [token.info for token in within if token.type == "list_item_open" and token.level == level]
    lazy = len(set(typed)) == 1 or not all(number.isdecimal() for number in typed)
    return [str(start + place) if lazy else str(int(number)) for place, number in enumerate(typed)]


def _numbered_item(blocks: Sequence[Block], typed: str) -> Iterator[Block]:
    """An item of a numbered list at the outer level is a numbered paragraph; what follows in it stays plain."""
    for position, block in enumerate(blocks):
        if isinstance(block, Paragraph) and position == 0:
            yield replace(block, typed_number=typed)
        elif isinstance(block, Paragraph):
            yield replace(block, anchor=_PLAIN + block.anchor.removeprefix(_PLAIN))
        else:
            yield block


def _unnumbered(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        yield replace(block, anchor=block.anchor.removeprefix(_PLAIN)) if isinstance(block, Paragraph) else block


def _closing(tokens: Sequence[Token], index: int) -> int:
    """Where the token that opens at `index` closes (itself, if it opens nothing)."""
    depth = 0
    for position in range(index, len(tokens)):
        depth += tokens[position].nesting
        if depth <= 0:
            return position
    return len(tokens) - 1
