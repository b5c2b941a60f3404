"""The blocks and lines of a text as HTML."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable
from urllib.parse import quote

from dalel.documents.tree import (
    Block,
    BulletList,
    Document,
    Emphasis,
    FigureSpan,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Live,
    NoteRef,
    Paragraph,
    Picture,
    Quote,
    Strong,
    Table,
    Text,
    plain_inline,
)
from dalel.documents.writers.html.tags import el, words
from dalel.documents.writers.layout import Layout, has_words, note_blocks, safe_href
from dalel.documents.writers.options import Options
from dalel.lib.messages import _


class Blocks:
    """Writes blocks. Counts how often each footnote and figure was met, for the way back from it."""

    def __init__(self, document: Document, plan: Layout, options: Options) -> None:
        self.document = document
        self.plan = plan
        self.options = options
        self.levels = iter(plan.levels)
        self.met: Counter[str] = Counter()
        self.contents: list[tuple[int, str, str]] = []  # level, anchor, words of each heading

    def blocks(self, blocks: Iterable[Block]) -> str:
        return "\n".join(self.block(block) for block in blocks)

    def block(self, block: Block) -> str:
        match block:
            case Heading():
                return self.heading(block)
            case Paragraph():
                return self.paragraph(block)
            case BulletList(items):
                written = (el("li", None, self.blocks(item)) for item in items)
                return el("ol" if block.ordered else "ul", None, *written)
            case Quote(blocks):
                return el("blockquote", None, self.blocks(blocks))
            case Table():
                return self.table(block)
            case Picture():
                return self.picture(block)

    def heading(self, block: Heading) -> str:
        level = next(self.levels)
        if not has_words(block):
            return ""
        anchor = self.once(block.anchor) or f"section-{len(self.contents) + 1}"
        self.contents.append((level, anchor, plain_inline(block.children)))
        tag = f"h{min(self.options.top_level + level, 6)}"
        return el(tag, {"id": anchor}, self.line(block.children))

    def paragraph(self, block: Paragraph) -> str:
        line = self.line(block.children)
        anchor = self.once(block.anchor)
        if block.number is None:
            return el("p", {"id": anchor}, line)
        printed = words(self.plan.numbers[block.number] + ".")
        number = el("a", {"class": "number", "href": f"#{anchor}"}, printed) if anchor else el("span", None, printed)
        return el("p", {"id": anchor, "class": f"numbered {block.kind}"}, number, " ", line)

    def table(self, block: Table) -> str:
        caption = el("caption", None, self.line(block.caption)) if block.caption else ""
        sided = {at: {"class": "n"} for at in block.numbers}
        head = (
            el("th", {"scope": "col", **sided.get(at, {})}, self.line(cell)) for at, cell in enumerate(block.header)
        )
        header = el("thead", None, el("tr", None, *head)) if block.header else ""
        rows = (
            el("tr", None, *(el("td", sided.get(at), self.line(cell)) for at, cell in enumerate(row)))
            for row in block.rows
        )
        # a wide table scrolls by itself on a phone, and can be reached by keyboard to do so
        named = plain_inline(block.caption) or _("Table")
        scrolled = {"class": "wide", "role": "region", "tabindex": "0", "aria-label": named}
        return el("div", scrolled, el("table", None, caption, header, el("tbody", None, *rows)))

    def picture(self, block: Picture) -> str:
        source = "data:image/svg+xml;base64," + b64encode(block.svg.encode()).decode()
        caption = el("figcaption", None, self.line(block.caption)) if block.caption else ""
        return el("figure", None, el("img", {"src": source, "alt": block.alt}), caption)

    def line(self, children: Inlines) -> str:
        return "".join(self.inline(child) for child in children)

    def inline(self, child: Inline) -> str:
        match child:
            case Text(text):
                return words(text)
            case Live(expression, _line):
                return words("{{ " + expression + " }}")
            case Emphasis(children):
                return el("em", None, self.line(children))
            case Strong(children):
                return el("strong", None, self.line(children))
            case LineBreak():
                return el("br")
            case Link(children, href):
                allowed = safe_href(href, self.plan.anchors)
                return el("a", {"href": allowed}, self.line(children)) if allowed else self.line(children)
            case FigureSpan(claim, text):
                return self.figure(claim, text)
            case NoteRef(label):
                return self.mark(label)

    def figure(self, claim: str, text: str) -> str:
        """A figure is a link to what it rests on."""
        if self.options.figure_href is not None:
            return el("a", {"class": "figure", "href": self.options.figure_href(claim)}, words(text))
        if claim not in self.plan.claims:
            return words(text)
        to = {"class": "figure", "id": self.once(f"figure-{claim}"), "href": f"#claim-{quote(claim)}"}
        return el("a", to, words(text))

    def mark(self, label: str) -> str:
        number = self.plan.notes.get(label)
        if number is None:
            return words(f"[^{label}]")
        named = {"id": self.once(f"noteref-{number}"), "href": f"#note-{number}", "role": "doc-noteref"}
        return el("sup", None, el("a", named, str(number)))

    def once(self, anchor: str) -> str:
        """The anchor the first time that it is met: an id stands once on a page."""
        self.met[anchor] += 1
        return anchor if self.met[anchor] == 1 else ""

    def notes(self) -> str:
        """All footnotes at the end of the text, each with its way back."""
        if not self.plan.notes:
            return ""
        written = (self.note(label, number) for label, number in self.plan.notes.items())
        level = f"h{min(self.options.top_level + 1, 6)}"
        title = el(level, {"id": "notes-title"}, words(_("Footnotes")))
        section = {"class": "notes", "role": "doc-endnotes", "aria-labelledby": "notes-title"}
        return el("section", section, title, el("ol", None, *written))

    def note(self, label: str, number: int) -> str:
        back = {
            "href": f"#noteref-{number}",
            "role": "doc-backlink",
            "aria-label": _("Back to mark {number} in the text", number=number),
        }
        return el("li", {"id": f"note-{number}"}, self.blocks(note_blocks(self.document, label)), el("a", back, "↩"))
