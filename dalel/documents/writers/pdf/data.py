"""The block tree as plain data for the page design (submission.typ)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, TypeAlias

from dalel.documents.ledger import Claim
from dalel.documents.tree import (
    Block,
    BulletList,
    Document,
    Emphasis,
    FigureSpan,
    Heading,
    Inline,
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
from dalel.documents.writers.annex import colophon, entries, introduction, shared_snapshot, wants_annex
from dalel.documents.writers.cover import cover
from dalel.documents.writers.layout import Layout, clean, has_words, layout, line_text, note_blocks, safe_href
from dalel.documents.writers.options import Options
from dalel.documents.writers.words import language_tag
from dalel.lib.errors import InputError
from dalel.lib.messages import _

Node: TypeAlias = dict[str, Any]


def page_data(document: Document, ledger: Sequence[Claim], options: Options) -> Node:
    head = cover(document, options)
    annexed = wants_annex(document, ledger, options)
    translator = _Translator(document, layout(document, ledger), annexed)
    language, _dash, region = language_tag(document.meta.language).partition("-")
    return {
        "title": clean(head.title),
        "subtitle": clean(head.subtitle),
        "banner": clean(head.banner),
        "authors": [clean(submitter.name) for submitter in document.meta.submitters],
        "keywords": [clean(keyword) for keyword in document.meta.keywords],
        "language": language,
        "region": region or None,
        "front": translator.blocks(head.front),
        "lines": [{"label": line.label, "words": translator.line(line.words)} for line in head.lines],
        "about-label": head.about_label,
        "about": [translator.line(words) for words in head.about],
        "blocks": translator.blocks(document.blocks),
        "annex-title": _("Annex: ledger of claims"),
        "annex-introduction": introduction(),
        "annex-snapshot": shared_snapshot(ledger),
        "entries": translator.entries(ledger, options) if annexed else [],
        "colophon": colophon(ledger, options),
    }


class _Translator:
    """Turns nodes of the tree into nodes of the page. Remembers which names and footnotes have been given out."""

    def __init__(self, document: Document, plan: Layout, annexed: bool) -> None:
        self.document = document
        self.plan = plan
        self.annexed = annexed
        self.levels = iter(plan.levels)
        self.cited: set[str] = set()
        self.named: set[str] = set()

    def blocks(self, blocks: Iterable[Block]) -> list[Node]:
        return [self.block(block) for block in blocks]

    def block(self, block: Block) -> Node:
        match block:
            case Heading():
                return self.heading(block)
            case Paragraph():
                return self.paragraph(block)
            case BulletList(items):
                kind = "enum" if block.ordered else "list"
                return {"k": kind, "items": [self.blocks(item) for item in items]}
            case Quote(blocks):
                return {"k": "quote", "c": self.blocks(blocks)}
            case Table():
                return self.table(block)
            case Picture():
                return self.picture(block)

    def heading(self, block: Heading) -> Node:
        level = next(self.levels)
        if not has_words(block):
            return {"k": "nothing"}
        return {"k": "heading", "level": level, "c": self.line(block.children), "label": self.name(block.anchor)}

    def paragraph(self, block: Paragraph) -> Node:
        number = self.plan.numbers[block.number] + "." if block.number is not None else ""
        return {"k": "paragraph", "number": number, "c": self.line(block.children), "label": self.name(block.anchor)}

    def table(self, block: Table) -> Node:
        columns = max([len(block.header), *(len(row) for row in block.rows), 1])
        rows = [[self.line(cell) for cell in row] + [[]] * (columns - len(row)) for row in block.rows]
        header = [self.line(cell) for cell in block.header]
        return {
            "k": "table",
            "columns": columns,
            "header": header + [[]] * (columns - len(header)) if header else [],
            "cells": list(chain.from_iterable(rows)),
            "numbers": list(block.numbers),
            "caption": self.line(block.caption),
        }

    def picture(self, block: Picture) -> Node:
        alt = clean(block.alt or plain_inline(block.caption)).strip()
        if not alt:
            raise InputError(
                _("A picture in line {line} has no words for those who cannot see it.", line=block.line),
                _("Say in its alternative text what it shows."),
                code="picture-alt",
            )
        return {"k": "picture", "svg": clean(block.svg), "alt": alt, "caption": self.line(block.caption)}

    def line(self, children: Iterable[Inline]) -> list[Any]:
        return [self.inline(child) for child in children]

    def inline(self, child: Inline) -> Any:
        match child:
            case Text(text):
                return line_text(text)
            case Live(expression, _line):
                return line_text("{{ " + expression + " }}")
            case Emphasis(children):
                return {"k": "emphasis", "c": self.line(children)}
            case Strong(children):
                return {"k": "strong", "c": self.line(children)}
            case LineBreak():
                return {"k": "break"}
            case Link(children, href):
                return self.link(self.line(children), safe_href(href, self.plan.anchors))
            case FigureSpan(claim, text):
                linked = self.annexed and claim in self.plan.claims
                return {"k": "goto", "to": f"claim-{claim}", "c": [line_text(text)]} if linked else line_text(text)
            case NoteRef(label):
                return self.note(label)

    def link(self, words: list[Any], href: str) -> Any:
        if not href:
            return words
        return (
            {"k": "goto", "to": href[1:], "c": words}
            if href.startswith("#")
            else {"k": "link", "href": href, "c": words}
        )

    def note(self, label: str) -> Any:
        if label not in self.plan.notes:
            return line_text(f"[^{label}]")
        name = f"note-{self.plan.notes[label]}"
        if label in self.cited:
            return {"k": "again", "label": name}
        self.cited.add(label)
        first, *rest = note_blocks(self.document, label)
        if isinstance(first, Paragraph):
            return {"k": "note", "label": name, "c": [self.start(first), *self.blocks(rest)]}
        return {"k": "note", "label": name, "c": self.blocks((first, *rest))}

    def start(self, paragraph: Paragraph) -> Node:
        return {"k": "start", "c": self.line(paragraph.children)}

    def name(self, anchor: str) -> str:
        """The anchor, the first time that it is met: a name can be given once only."""
        if not anchor or anchor in self.named:
            return ""
        self.named.add(anchor)
        return anchor

    def entries(self, ledger: Sequence[Claim], options: Options) -> list[Node]:
        anchors = {claim.id: claim.anchor for claim in ledger if claim.anchor in self.named}
        return [
            {
                "label": self.name(f"claim-{one.claim}"),
                "text": line_text(one.text),
                "place": line_text(one.place),
                "to": anchors.get(one.claim, ""),
                "question": line_text(one.question),
                "answer": line_text(one.answer),
            }
            for one in entries(ledger, options, on_paper=True)
        ]
