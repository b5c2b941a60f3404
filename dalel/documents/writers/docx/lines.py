"""What stands within a line: runs, links, footnote marks, figures."""

from __future__ import annotations

from collections.abc import Iterable

from dalel.documents.tree import (
    Document,
    Emphasis,
    FigureSpan,
    Inline,
    LineBreak,
    Link,
    Live,
    NoteRef,
    Strong,
    Text,
    plain,
)
from dalel.documents.writers.docx.names import Bookmarks
from dalel.documents.writers.docx.relations import Relations
from dalel.documents.writers.docx.styles import BOLD, ITALIC
from dalel.documents.writers.docx.xml import el, field, on, run, text_run, val
from dalel.documents.writers.layout import Layout, line_text, safe_href

Properties = tuple[str, ...]

SUPERSCRIPT = val("w:rStyle", "FootnoteReference")


class Lines:
    """Writes lines into one part of the file: the text, or (`text` is given then) its footnotes."""

    def __init__(
        self, document: Document, plan: Layout, bookmarks: Bookmarks, *, annexed: bool, text: Lines | None = None
    ) -> None:
        self.document = document
        self.plan = plan
        self.bookmarks = bookmarks
        self.annexed = annexed
        self.text = text
        self.relations = Relations()
        self.cited: set[str] = set()

    def line(self, children: Iterable[Inline], properties: Properties = ()) -> str:
        return "".join(self.inline(child, properties) for child in children)

    def inline(self, child: Inline, properties: Properties) -> str:
        match child:
            case Text(text):
                return text_run(line_text(text), *properties)
            case Live(expression, _line):
                return text_run(line_text("{{ " + expression + " }}"), *properties)
            case Emphasis(children):
                return self.line(children, _with(properties, ITALIC))
            case Strong(children):
                return self.line(children, _with(properties, BOLD))
            case LineBreak():
                return run(on("w:br"))
            case Link(children, href):
                return self.link(children, safe_href(href, self.plan.anchors), properties)
            case FigureSpan(claim, text):
                return self.figure(claim, line_text(text), properties)
            case NoteRef(label):
                return self.mark(label)

    def link(self, children: Iterable[Inline], href: str, properties: Properties) -> str:
        if not href:
            return self.line(children, properties)
        if href.startswith("#"):
            inner = self.line(children, properties)
            return el("w:hyperlink", {"w:anchor": self.bookmarks.name(href[1:]), "w:history": 1}, inner)
        relation = self.relations.to("hyperlink", href, external=True)
        inner = self.line(children, _with(properties, (val("w:rStyle", "Hyperlink"),)))
        return el("w:hyperlink", {"r:id": relation, "w:history": 1}, inner)

    def figure(self, claim: str, text: str, properties: Properties) -> str:
        """A figure looks like the words around it; with the annex there, it leads to its entry."""
        shown = text_run(text, *_with(properties, (val("w:rStyle", "Figure"),)))
        if not self.annexed or claim not in self.plan.claims:
            return shown
        return el("w:hyperlink", {"w:anchor": self.bookmarks.name(f"claim-{claim}"), "w:history": 1}, shown)

    def mark(self, label: str) -> str:
        number = self.plan.notes.get(label)
        if number is None:
            return text_run(f"[^{label}]")
        if self.text is not None:
            return self.mark_in_note(label, number)
        if label in self.cited:
            return field(f"NOTEREF {self.bookmarks.name(f'note-{number}')} \\f \\h", str(number), SUPERSCRIPT)
        self.cited.add(label)
        reference = run(el("w:footnoteReference", {"w:id": number}), SUPERSCRIPT)
        return self.bookmarks.around(f"note-{number}", reference)

    def mark_in_note(self, label: str, number: int) -> str:
        """A footnote cannot hold a footnote: it names the other's number, or says what only it would have cited."""
        if self.text is not None and label in self.text.cited:
            return text_run(str(number), SUPERSCRIPT)
        said = " ".join(plain(block) for block in self.document.notes[label])
        return text_run(f" [{line_text(said)}]")


def _with(properties: Properties, more: Properties) -> Properties:
    """The properties with some more, each once; the outermost character style stays."""
    styled = any(one.startswith("<w:rStyle") for one in properties)
    fresh = (one for one in more if one not in properties and not (styled and one.startswith("<w:rStyle")))
    return (*properties, *fresh)
