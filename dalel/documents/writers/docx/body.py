"""The blocks of a text as paragraphs and tables of a word processor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from dalel.documents.tree import (
    Block,
    BulletList,
    Document,
    Heading,
    Inlines,
    Paragraph,
    Picture,
    Quote,
    Table,
    plain_inline,
)
from dalel.documents.writers.docx.lines import Lines
from dalel.documents.writers.docx.numbering import BULLETS, STEP, Numbering
from dalel.documents.writers.docx.pictures import Png, drawing, png
from dalel.documents.writers.docx.styles import indent
from dalel.documents.writers.docx.xml import el, on, paragraph, run, val
from dalel.documents.writers.layout import has_words, line_text

TEXT_WIDTH = 9070  # A4 less two margins of 2.5 cm, in twentieths of a point


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a block stands in: its style if it is a plain paragraph, and the list around it."""

    style: str = "BodyText"
    list_id: int = 0
    depth: int = 0


class Body:
    def __init__(self, document: Document, lines: Lines, numbering: Numbering, pictures: list[Png]) -> None:
        self.document = document
        self.lines = lines
        self.numbering = numbering
        self.pictures = pictures
        self.levels = iter(lines.plan.levels)

    def blocks(self, blocks: Iterable[Block], within: Surroundings = Surroundings()) -> str:
        blocks = tuple(blocks)
        parts = [self.block(block, within) for block in blocks]
        for at, (one, following) in enumerate(pairwise((*blocks, None))):
            if isinstance(one, Table) and (following is None or isinstance(following, Table)):
                parts[at] += paragraph("TableText")  # two tables in a row would become one; a cell has to end in words
        return "".join(parts)

    def block(self, block: Block, within: Surroundings) -> str:
        match block:
            case Heading():
                level = next(self.levels)
                words = self.lines.bookmarks.around(block.anchor, self.lines.line(block.children))
                return paragraph(f"Heading{level}", words) if has_words(block) else ""
            case Paragraph():
                return self.paragraph(block, within)
            case BulletList():
                return self.bullets(block, within)
            case Quote(blocks):
                return self.blocks(blocks, replace(within, style="Quote"))
            case Table():
                return self.table(block)
            case Picture():
                return self.picture(block)

    def paragraph(self, block: Paragraph, within: Surroundings) -> str:
        words = self.lines.bookmarks.around(block.anchor, self.lines.line(block.children))
        if block.number is None:
            shift = (indent(STEP * (within.depth + 1)),) if within.depth else ()
            return paragraph("ListContinue" if within.depth else within.style, words, properties=shift)
        asks = block.kind == "recommendation"
        prefix = self.document.meta.recommendation_prefix if asks else ""
        printed = self.lines.plan.numbers[block.number].removeprefix(prefix)
        listed = self.numbering.paragraph(int(printed), prefixed=bool(prefix))
        return paragraph("Recommendation" if asks else "NumberedParagraph", words, properties=(listed,))

    def bullets(self, block: BulletList, within: Surroundings) -> str:
        if block.ordered:
            list_id = within.list_id if within.list_id > BULLETS else self.numbering.ordered()
        else:
            list_id = BULLETS
        inside = Surroundings(within.style, list_id, within.depth + 1)
        style = "ListNumber" if block.ordered else "ListBullet"
        return "".join(self.item(item, style, inside) for item in block.items)

    def item(self, item: tuple[Block, ...], style: str, inside: Surroundings) -> str:
        first: Block = item[0] if item and isinstance(item[0], Paragraph) else Paragraph(())
        rest = item[1:] if item and first is item[0] else item
        assert isinstance(first, Paragraph)
        listed = self.numbering.properties(inside.list_id, inside.depth - 1)
        return paragraph(style, self.lines.line(first.children), properties=(listed,)) + self.blocks(rest, inside)

    def table(self, block: Table) -> str:
        columns = max([len(block.header), *(len(row) for row in block.rows), 1])
        width = TEXT_WIDTH // columns
        caption = line_text(plain_inline(block.caption))
        properties = el(
            "w:tblPr",
            None,
            val("w:tblStyle", "SubmissionTable"),
            el("w:tblW", {"w:w": width * columns, "w:type": "dxa"}),
            val("w:tblCaption", caption) if caption else "",
        )
        grid = el("w:tblGrid", None, *(el("w:gridCol", {"w:w": width}) for _column in range(columns)))
        header = self.row(block.header, columns, block.numbers, heading=True) if block.header else ""
        rows = "".join(self.row(row, columns, block.numbers, heading=False) for row in block.rows)
        above = paragraph("Caption", self.lines.line(block.caption)) if block.caption else ""
        return above + el("w:tbl", None, properties, grid, header, rows)

    def row(self, cells: tuple[Inlines, ...], columns: int, numbers: tuple[int, ...], *, heading: bool) -> str:
        style = "TableHeading" if heading else "TableText"
        width = el("w:tcPr", None, el("w:tcW", {"w:w": TEXT_WIDTH // columns, "w:type": "dxa"}))
        padded = (*cells, *((),) * (columns - len(cells)))
        right = (val("w:jc", "right"),)
        written = (
            el("w:tc", None, width, paragraph(style, self.lines.line(cell), properties=right if at in numbers else ()))
            for at, cell in enumerate(padded)
        )
        marks = el("w:trPr", None, on("w:cantSplit"), on("w:tblHeader") if heading else "")
        return el("w:tr", None, marks, *written)

    def picture(self, block: Picture) -> str:
        self.pictures.append(png(block.svg))
        at = len(self.pictures)
        relation = self.lines.relations.to("image", f"media/picture{at}.png")
        shown = drawing(self.pictures[-1], relation, at, line_text(block.alt or plain_inline(block.caption)))
        above = paragraph("Caption", self.lines.line(block.caption)) if block.caption else ""
        return above + paragraph("Picture", run(shown))
