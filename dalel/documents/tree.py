"""The tree that every text becomes: what the readers make, the checks look at and the writers print.

All nodes are frozen values with the line they come from. A paragraph carries two numbers: `number` runs on over the
whole text (facts first, recommendations after them), `typed_number` is what the author typed, if he typed one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

# --- within a line ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    children: tuple[Inline, ...]
    href: str


@dataclass(frozen=True, slots=True)
class NoteRef:
    """A reference to a footnote; `label` is its key in `Document.notes`."""

    label: str


@dataclass(frozen=True, slots=True)
class Live:
    """A live figure that nobody has computed yet: the expression between double braces."""

    expression: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class FigureSpan:
    """A live figure once computed: the words printed, and the id of the claim that accounts for them."""

    claim: str
    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    pass


Inline: TypeAlias = Text | Emphasis | Strong | Link | NoteRef | Live | FigureSpan | LineBreak
Inlines: TypeAlias = tuple[Inline, ...]

# --- blocks ----------------------------------------------------------------------------------------------------------

ParagraphKind = Literal["fact", "recommendation", "plain"]


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    children: Inlines
    anchor: str = ""
    line: int = 0
    recommendations: bool = False  # from here on, numbered paragraphs are recommendations
    annex: bool = False  # from here on, the text is an annex


@dataclass(frozen=True, slots=True)
class Paragraph:
    children: Inlines
    number: int | None = None
    anchor: str = ""
    line: int = 0
    kind: ParagraphKind = "plain"
    typed_number: str = ""


@dataclass(frozen=True, slots=True)
class BulletList:
    items: tuple[tuple[Block, ...], ...]
    line: int = 0
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    blocks: tuple[Block, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """numbers: the columns that hold numbers, from 0, and are read from the right."""

    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    caption: Inlines = ()
    line: int = 0
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    svg: str
    alt: str
    caption: Inlines = ()
    line: int = 0


Block: TypeAlias = Heading | Paragraph | BulletList | Quote | Table | Picture

# --- the whole -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Submitter:
    name: str
    short: str = ""
    founded: str = ""
    website: str = ""
    mandate: str = ""
    affected: bool = False  # it is itself among those whom the text reports on, and the text says so


@dataclass(frozen=True, slots=True)
class Override:
    """The author's answer to a finding: code, where (an anchor, a number, or empty for everywhere), and why."""

    code: str
    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class Meta:
    title: str = ""
    subtitle: str = ""
    profile: str = ""
    language: str = ""
    state: str = ""  # ISO 3166-1 alpha-3
    session: str = ""
    submitters: tuple[Submitter, ...] = ()
    contact: str = ""
    place: str = ""
    date: str = ""  # EDTF
    keywords: tuple[str, ...] = ()
    annex: bool = False  # print the ledger of claims as an annex
    invented: str = ""  # the notice that (some) records are invented, printed on every page
    recommendation_prefix: str = ""  # "R": recommendations are R1, R2 …; empty: the numbers run on
    overrides: tuple[Override, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)  # keys that the reader did not know, as read


def front_texts(meta: Meta) -> Iterator[str]:
    """Every text of a title block that is printed, or told of."""
    yield from (meta.title, meta.subtitle, meta.contact, meta.place, meta.session, meta.invented, *meta.keywords)
    for one in meta.submitters:
        yield from (one.name, one.short, one.website, one.mandate)
    yield from (one.reason for one in meta.overrides)


@dataclass(frozen=True, slots=True)
class Document:
    meta: Meta = Meta()
    blocks: tuple[Block, ...] = ()
    notes: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)  # in the order of their first reference
    source_file: str = ""
    front: tuple[Block, ...] = ()  # the title block as it stood in the text; empty when it is made from `meta`
    live: bool = False  # read from our own Markdown, so that live figures may stand in it
    note_lines: Mapping[str, int] = field(default_factory=dict)
    front_lines: Mapping[str, int] = field(default_factory=dict)  # the line of each key of the front matter


# --- looking at it ---------------------------------------------------------------------------------------------------


def plain_inline(children: Iterable[Inline], *, note: Callable[[str], str] = lambda label: "") -> str:
    """The words of a line. `note` says what stands for a reference to a footnote (nothing, unless told)."""
    parts = []
    for child in children:
        match child:
            case Text(text) | FigureSpan(_, text):
                parts.append(text)
            case Emphasis(inner) | Strong(inner) | Link(inner, _):
                parts.append(plain_inline(inner, note=note))
            case NoteRef(label):
                parts.append(note(label))
            case Live(expression, _):
                parts.append("{{ " + expression + " }}")
            case LineBreak():
                parts.append("\n")
    return "".join(parts)


def plain(block: Block, *, note: Callable[[str], str] = lambda label: "") -> str:
    """The words of a block, lines of its parts separated by line feeds."""
    match block:
        case Heading() | Paragraph():
            return plain_inline(block.children, note=note)
        case BulletList(items):
            return "\n".join(plain(inner, note=note) for item in items for inner in item)
        case Quote(blocks):
            return "\n".join(plain(inner, note=note) for inner in blocks)
        case Table(header, rows, caption):
            lines = [plain_inline(caption, note=note)] if caption else []
            lines += ["\t".join(plain_inline(cell, note=note) for cell in row) for row in (header, *rows) if row]
            return "\n".join(lines)
        case Picture(_, alt, caption):
            return plain_inline(caption, note=note) or alt
    raise TypeError(type(block).__name__)


def inner_blocks(block: Block) -> tuple[Block, ...]:
    match block:
        case BulletList(items):
            return tuple(inner for item in items for inner in item)
        case Quote(blocks):
            return blocks
    return ()


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block, in reading order, those within lists and quotations included."""
    for block in blocks:
        yield block
        yield from walk(inner_blocks(block))


def inlines(block: Block) -> Iterator[Inline]:
    """Every inline of one block itself (not of the blocks within it), outer before inner."""
    match block:
        case Heading() | Paragraph():
            yield from walk_inlines(block.children)
        case Table(header, rows, caption):
            for line in (caption, *header, *(cell for row in rows for cell in row)):
                yield from walk_inlines(line)
        case Picture(_, _, caption):
            yield from walk_inlines(caption)


def walk_inlines(children: Iterable[Inline]) -> Iterator[Inline]:
    for child in children:
        yield child
        if isinstance(child, Emphasis | Strong | Link):
            yield from walk_inlines(child.children)


def paragraphs(document: Document, *kinds: ParagraphKind) -> Iterator[Paragraph]:
    """The paragraphs of those kinds (all, if none is named), in reading order."""
    for block in walk(document.blocks):
        if isinstance(block, Paragraph) and (not kinds or block.kind in kinds):
            yield block


def note_labels(block: Block) -> tuple[str, ...]:
    """The footnotes that a block refers to, those of the blocks within it included."""
    own = [child.label for child in inlines(block) if isinstance(child, NoteRef)]
    return tuple(own) + tuple(label for inner in inner_blocks(block) for label in note_labels(inner))


# --- numbering -------------------------------------------------------------------------------------------------------


def number_text(document: Document, paragraph: Paragraph) -> str:
    """A paragraph's number as it is printed: "7", "22", or "R7" where the text asks for a prefix."""
    if paragraph.number is None:
        return ""
    prefix = document.meta.recommendation_prefix
    if paragraph.kind != "recommendation" or not prefix:
        return str(paragraph.number)
    return f"{prefix}{paragraph.number - _first_recommendation(document) + 1}"


def _first_recommendation(document: Document) -> int:
    return next((found.number for found in paragraphs(document, "recommendation") if found.number), 1)


def numbered(document: Document) -> Iterator[tuple[str, Paragraph]]:
    """Every numbered paragraph with its printed number. The numbers run on over headings."""
    prefix = document.meta.recommendation_prefix
    first = _first_recommendation(document) if prefix else 1
    for paragraph in paragraphs(document):
        if paragraph.number is not None:
            own = prefix and paragraph.kind == "recommendation"
            yield f"{prefix}{paragraph.number - first + 1}" if own else str(paragraph.number), paragraph


def numbered_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with facts and recommendations numbered 1, 2, 3 …; plain paragraphs keep no number."""
    number = 0
    result: list[Block] = []
    blocks = tuple(blocks)
    taken = {block.anchor for block in blocks if isinstance(block, Heading | Paragraph)}
    for block in blocks:
        if not isinstance(block, Paragraph):
            result.append(block)
        elif block.kind == "plain":
            result.append(replace(block, number=None))
        else:
            number += 1
            own = f"p{number}" if f"p{number}" not in taken else f"paragraph-{number}"
            result.append(replace(block, number=number, anchor=block.anchor or own))
    return tuple(result)


# --- changing it -----------------------------------------------------------------------------------------------------

Change: TypeAlias = Callable[[Inline, Block], Iterable[Inline]]


def map_inlines(document: Document, change: Change) -> Document:
    """The document with every inline put through `change(inline, block)`, which returns what stands there now.

    Inner inlines are changed before the emphasis or link around them. The blocks of footnotes come with themselves
    as the block; `notes_of(document)` tells which paragraph cites a note.
    """
    blocks = tuple(_map_block(block, change) for block in document.blocks)
    notes = {label: tuple(_map_block(block, change) for block in note) for label, note in document.notes.items()}
    front = tuple(_map_block(block, change) for block in document.front)
    return replace(document, blocks=blocks, notes=notes, front=front)


def notes_of(document: Document) -> dict[str, Paragraph]:
    """For each footnote, the first numbered (or else plain) paragraph that cites it."""
    cited: dict[str, Paragraph] = {}
    for paragraph in paragraphs(document):
        for label in note_labels(paragraph):
            cited.setdefault(label, paragraph)
    return cited


def _map_block(block: Block, change: Change) -> Block:
    match block:
        case Heading() | Paragraph():
            return replace(block, children=_map_line(block.children, block, change))
        case BulletList(items):
            return replace(block, items=tuple(tuple(_map_block(inner, change) for inner in item) for item in items))
        case Quote(blocks):
            return replace(block, blocks=tuple(_map_block(inner, change) for inner in blocks))
        case Table(header, rows, caption):
            return replace(
                block,
                header=tuple(_map_line(cell, block, change) for cell in header),
                rows=tuple(tuple(_map_line(cell, block, change) for cell in row) for row in rows),
                caption=_map_line(caption, block, change),
            )
    return block


def _map_line(children: Inlines, block: Block, change: Change) -> Inlines:
    result: list[Inline] = []
    for child in children:
        if isinstance(child, Emphasis | Strong | Link):
            inner = replace(child, children=_map_line(child.children, block, change))
            result.extend(change(inner, block))
        else:
            result.extend(change(child, block))
    return tuple(result)
