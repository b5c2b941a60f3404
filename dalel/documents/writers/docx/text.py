"""The main part: title block, text, ledger; and beside it the footnotes, lists and pictures that the text asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dalel.documents.ledger import Claim
from dalel.documents.tree import Document, Inlines, Paragraph
from dalel.documents.writers.annex import Entry, colophon, entries, introduction, shared_snapshot, wants_annex
from dalel.documents.writers.cover import Cover, cover
from dalel.documents.writers.docx.body import Body, Surroundings
from dalel.documents.writers.docx.lines import SUPERSCRIPT, Lines
from dalel.documents.writers.docx.names import Bookmarks
from dalel.documents.writers.docx.numbering import Numbering
from dalel.documents.writers.docx.pictures import Png
from dalel.documents.writers.docx.relations import Relations
from dalel.documents.writers.docx.styles import BOLD, spacing
from dalel.documents.writers.docx.xml import el, on, paragraph, root, run, text_run, val
from dalel.documents.writers.layout import layout, line_text, note_blocks
from dalel.documents.writers.options import Options
from dalel.lib.messages import _

_RULE = el("w:pBdr", None, el("w:bottom", {"w:val": "single", "w:sz": 6, "w:space": 6, "w:color": "auto"}))


@dataclass(frozen=True, slots=True)
class Written:
    body: str
    notes: tuple[str, ...]
    numbering: str
    relations: Relations
    note_relations: Relations
    pictures: list[Png]


def write_text(document: Document, ledger: Sequence[Claim], options: Options) -> Written:
    plan = layout(document, ledger)
    bookmarks = Bookmarks()
    annexed = wants_annex(document, ledger, options)
    numbering = Numbering(document.meta.recommendation_prefix)
    pictures: list[Png] = []
    lines = Lines(document, plan, bookmarks, annexed=annexed)
    body = Body(document, lines, numbering, pictures)
    parts = [_title_block(cover(document, options), body), body.blocks(document.blocks)]
    if annexed:
        parts.append(_annex(ledger, options, lines))
    parts.append(paragraph("Colophon", text_run(colophon(ledger, options))))
    note_lines = Lines(document, plan, bookmarks, annexed=annexed, text=lines)
    note_body = Body(document, note_lines, numbering, pictures)
    return Written(
        body=root("w:document", el("w:body", None, *parts, _section(lines.relations))),
        notes=tuple(_note(document, label, at, note_body) for label, at in plan.notes.items() if label in lines.cited),
        numbering=numbering.part(),
        relations=lines.relations,
        note_relations=note_lines.relations,
        pictures=pictures,
    )


def _title_block(head: Cover, body: Body) -> str:
    parts = [paragraph("Notice", text_run(line_text(head.banner)))] if head.banner else []
    if head.front:
        return "".join(parts) + body.blocks(head.front)
    parts.append(paragraph("Title", text_run(line_text(head.title))))
    if head.subtitle:
        parts.append(paragraph("Subtitle", text_run(line_text(head.subtitle))))
    for line in head.lines:
        label = text_run(line.label, *BOLD) + run(on("w:tab"))
        parts.append(paragraph("CoverLine", label, body.lines.line(line.words)))
    if head.about:
        parts.append(paragraph("CoverHeading", text_run(head.about_label)))
        parts += [_about(words, body, last=words is head.about[-1]) for words in head.about]
    return "".join(parts)


def _about(words: Inlines, body: Body, *, last: bool) -> str:
    return paragraph("CoverText", body.lines.line(words), properties=(_RULE, spacing(0, 240)) if last else ())


def _annex(ledger: Sequence[Claim], options: Options, lines: Lines) -> str:
    anchors = {claim.id: claim.anchor for claim in ledger}
    claims = (_entry(one, lines, anchors) for one in entries(ledger, options, on_paper=True))
    start = paragraph("Heading1", text_run(_("Annex: ledger of claims")), properties=(on("w:pageBreakBefore"),))
    about = paragraph("BodyText", text_run(introduction()))
    snapshot = shared_snapshot(ledger)
    named = paragraph("ClaimText", text_run(snapshot)) if snapshot else ""
    return start + about + named + "".join(claims)


def _entry(entry: Entry, lines: Lines, anchors: dict[str, str]) -> str:
    place = text_run(line_text(entry.place))
    anchor = anchors.get(entry.claim, "")
    if anchor in lines.bookmarks.placed:
        place = el("w:hyperlink", {"w:anchor": lines.bookmarks.name(anchor), "w:history": 1}, place)
    shown = lines.bookmarks.around(f"claim-{entry.claim}", text_run(line_text(entry.text), *BOLD))
    question = text_run(line_text(entry.question), val("w:rStyle", "Code"))
    return (
        paragraph("ClaimHeading", shown, text_run("   "), place)
        + (paragraph("ClaimText", question, properties=(on("w:keepNext"),)) if entry.question else "")
        + paragraph("ClaimText", text_run(line_text(entry.answer)))
    )


def _note(document: Document, label: str, at: int, body: Body) -> str:
    first, *rest = note_blocks(document, label)
    mark = run(on("w:footnoteRef"), SUPERSCRIPT) + text_run(" ")
    within = Surroundings(style="FootnoteText")
    if isinstance(first, Paragraph):
        start = paragraph("FootnoteText", mark, body.lines.line(first.children))
    else:
        start = paragraph("FootnoteText", mark) + body.block(first, within)
    return el("w:footnote", {"w:id": at}, start, body.blocks(rest, within))


def _section(relations: Relations) -> str:
    """A4, margins of 2.5 cm, page numbers below; the notice about invented data above every page but the first."""
    margin = dict.fromkeys(("w:top", "w:right", "w:bottom", "w:left"), 1418)
    parts = (
        ("w:headerReference", "default", "header", "header.xml"),
        ("w:headerReference", "first", "header", "header-first.xml"),
        ("w:footerReference", "default", "footer", "footer.xml"),
        ("w:footerReference", "first", "footer", "footer-first.xml"),
    )
    return el(
        "w:sectPr",
        None,
        *(el(tag, {"w:type": page, "r:id": relations.to(kind, target)}) for tag, page, kind, target in parts),
        el("w:pgSz", {"w:w": 11906, "w:h": 16838}),
        el("w:pgMar", {**margin, "w:header": 709, "w:footer": 709, "w:gutter": 0}),
        on("w:titlePg"),
    )
