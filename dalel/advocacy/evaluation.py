"""Puts figures where a text asks for them, and makes the ledger of what each one claims."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from dalel.advocacy import tables
from dalel.documents import count
from dalel.documents.checks.registry import Finding
from dalel.documents.ledger import Claim, Interval
from dalel.documents.tree import (
    Block,
    Document,
    Emphasis,
    FigureSpan,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Live,
    Paragraph,
    Strong,
    Table,
    Text,
    front_texts,
    inlines,
    map_inlines,
    notes_of,
    number_text,
    numbered_blocks,
    paragraphs,
    plain,
)
from dalel.figures.catalogue import SHIPPED, Catalogue
from dalel.figures.figure import Figure
from dalel.lib.errors import DalelError, FigureError, Problem, ProblemsFound
from dalel.lib.messages import _

Evaluate = Callable[[str], Figure]
Fill = Callable[[Inlines, Paragraph | None], Inlines]
# These ask about the text itself, so that they are answered when everything else stands.
_ABOUT_TEXT = re.compile(r"\b(document|paragraph)\s*\(")
# A full stop after letters is one of a sentence where it cannot be an initial or an abbreviation: “Art.”, “p. 5”.
_SENTENCE_ENDS = re.compile(r"(?:(?:[^\W\d_]{3}|\d|[)\]»”\"’]|\A)\.|[!?])[)\]»”\"’]*\s+\Z")
_TABLE = re.compile(r"^\s*table\s*\(")


@dataclass(frozen=True, slots=True)
class Evaluated:
    """A text with its figures in place, its ledger, and the names that the consent gate refused."""

    document: Document
    claims: tuple[Claim, ...]
    figures: Mapping[str, Figure]
    refused: tuple[Finding, ...] = ()


@dataclass
class _Ledger:
    """Gathers claims while a text is walked; ids are made from rows and anchors, so that they last."""

    document: Document
    language: str
    known: Catalogue
    claims: list[Claim] = field(default_factory=list)
    figures: dict[str, Figure] = field(default_factory=dict)
    refused: list[Finding] = field(default_factory=list)
    used: Counter[str] = field(default_factory=Counter)

    def enter(self, figure: Figure, live: Live, paragraph: Paragraph | None, wanted: str = "") -> FigureSpan:
        """The words for a figure, entered with its claim."""
        text = wanted or figure.text(self.language)
        anchor = paragraph.anchor if paragraph else ""
        claim = self._id(figure, anchor)
        self.claims.append(claim_of(figure, claim, text, paragraph, self.document))
        self.figures[claim] = figure
        self.refused += [self._refusal(one, live, paragraph, text) for one in figure.refusals]
        return FigureSpan(claim, text)

    def _id(self, figure: Figure, anchor: str) -> str:
        base = figure.id or figure.row or f"{anchor or 'text'}-figure"
        self.used[base] += 1
        return base if self.used[base] == 1 else f"{base}-{self.used[base]}"

    def _refusal(self, refusal: Mapping[str, str], live: Live, paragraph: Paragraph | None, text: str) -> Finding:
        number = number_text(self.document, paragraph) if paragraph else ""
        line = _("line {line}", line=live.line)
        place = _("paragraph {number}, {line}", number=number, line=line) if number else line
        return Finding(
            "E-CONSENT",
            "error",
            place,
            number,
            live.line,
            text,
            refusal["message"] + " " + _("“{printed}” is printed instead.", printed=refusal["printed"]),
            refusal["remedy"],
            anchor=paragraph.anchor if paragraph else "",
        )


def evaluate(
    document: Document, answer: Evaluate, tell: Callable[[Mapping[str, object]], None], known: Catalogue = SHIPPED
) -> Evaluated:
    """Every live figure answered. `tell` is given the numbers of the text itself before those are asked for.

    ProblemsFound with all the expressions that cannot be answered, and what was meant to be one, at once.
    """
    language = document.meta.language or "en"
    document = _tables_unnumbered(document)
    answers = _Answers(answer, document.source_file)
    first = map_inlines(document, lambda inline, _block: [_words_only(inline, answers, language)])
    tell(about(first))
    answers.text_known = True
    ledger = _Ledger(document, language, known)
    cited = notes_of(document)
    whole = _filled(document, cited, answers, ledger)
    answers.problems += _left_over(document)
    if answers.problems:
        raise ProblemsFound(answers.problems, _("The figures of {file} cannot be computed.", file=document.source_file))
    return Evaluated(whole, tuple(ledger.claims), ledger.figures, tuple(ledger.refused))


@dataclass
class _Answers:
    """Asks for figures and gathers what goes wrong."""

    answer: Evaluate
    file: str
    problems: list[Problem] = field(default_factory=list)
    text_known: bool = False
    failed: set[tuple[str, int]] = field(default_factory=set)

    def figure(self, live: Live) -> Figure | None:
        if (live.expression, live.line) in self.failed:
            return None
        try:
            return self.answer(live.expression)
        except DalelError as error:
            self.failed.add((live.expression, live.line))
            self.problems.append(
                Problem(error.code, error.message, error.remedy, self.file, live.line, "", live.expression)
            )
            return None


def _words_only(inline: Inline, answers: _Answers, language: str) -> Inline:
    """A first pass for counting words: figures about the text itself are one word each, as they will be."""
    if not isinstance(inline, Live):
        return inline
    if _ABOUT_TEXT.search(inline.expression):
        return Text("0")
    figure = answers.figure(inline)
    try:
        return Text(figure.text(language) if figure and figure.kind != "table" else "0")
    except DalelError:
        return Text("0")  # said again, with its place, when the text is filled


def about(document: Document) -> dict[str, object]:
    """What document() and paragraph() answer."""
    words = count.count(document)
    numbers = {
        f"#{one.anchor}": number_text(document, one) for one in paragraphs(document) if one.anchor and one.number
    }
    return {
        **count.shape(document),
        "submitters": len(document.meta.submitters),
        "words_body": words.body,
        "words_body_and_cover": words.body_and_cover,
        "words_with_notes": words.with_notes,
        "words_all": words.all,
        **numbers,
    }


def _filled(document: Document, cited: Mapping[str, Paragraph], answers: _Answers, ledger: _Ledger) -> Document:
    def fill(children: Inlines, paragraph: Paragraph | None) -> Inlines:
        return tuple(_fill(children, paragraph, answers, ledger))

    blocks = tuple(
        found for block in document.blocks for found in [_table(block, answers, ledger) or _block(block, fill)]
    )
    notes = {}
    for label, note in document.notes.items():
        # What a footnote says belongs to the paragraph that cites it.
        paragraph = cited.get(label)
        notes[label] = tuple(_block(block, partial(_fill_note, fill, paragraph)) for block in note)
    return replace(document, blocks=blocks, notes=notes)


def _fill_note(fill: Fill, citing: Paragraph | None, children: Inlines, _own: Paragraph | None) -> Inlines:
    return fill(children, citing)


def _block(block: Block, fill: Fill) -> Block:
    if isinstance(block, Heading):
        return replace(block, children=fill(block.children, None))
    if isinstance(block, Paragraph):
        return replace(block, children=fill(block.children, block))
    # Lists, quotations and tables: their inlines, one by one, as the tree's own walk reaches them.
    inner = Document(blocks=(block,))
    return map_inlines(inner, lambda inline, _at: fill((inline,), None)).blocks[0]


def _fill(children: Inlines, paragraph: Paragraph | None, answers: _Answers, ledger: _Ledger) -> Iterator[Inline]:
    before = ""
    for child in children:
        if isinstance(child, Live):
            begins = paragraph is not None and (not before.strip() or _SENTENCE_ENDS.search(before) is not None)
            yield _entered(child, paragraph, answers, ledger, capital=begins)
        elif isinstance(child, Emphasis | Strong | Link):
            yield replace(child, children=tuple(_fill(child.children, paragraph, answers, ledger)))
        else:
            yield child
        if isinstance(child, LineBreak):
            before += " "
        else:
            before = child.text if isinstance(child, Text) else "…"


def _entered(
    live: Live, paragraph: Paragraph | None, answers: _Answers, ledger: _Ledger, *, capital: bool = False
) -> Inline:
    """capital: it begins a sentence, and so do its words."""
    figure = answers.figure(live)
    if figure is None:
        return live
    try:
        if figure.kind == "table":
            raise FigureError(
                _("A table cannot stand within a sentence."), _("Put it alone, with an empty line before and after.")
            )
        said = figure.text(ledger.language)
        return ledger.enter(figure, live, paragraph, said[:1].upper() + said[1:] if capital else said)
    except DalelError as error:
        problem = Problem(error.code, error.message, error.remedy, answers.file, live.line, "", live.expression)
        answers.problems.append(problem)
        return live


def _left_over(document: Document) -> Iterator[Problem]:
    """What begins or ends like a live figure and is none: it would be printed as it stands."""
    front = ((text, 1) for text in front_texts(document.meta))
    body = ((part.text, getattr(block, "line", 0)) for block in document.blocks for part in inlines(block)
            if isinstance(part, Text))  # fmt: skip
    notes = ((part.text, document.note_lines.get(label, 0)) for label, note in document.notes.items()
             for block in note for part in inlines(block) if isinstance(part, Text))  # fmt: skip
    for text, line in (*front, *body, *notes):
        for sign in ("{{", "}}"):
            if sign in text:
                at = text.index(sign)
                yield Problem(
                    "figure",
                    _("“{sign}” is left over: a figure begins with two braces and ends with two.", sign=sign),
                    _("Write both, on one line; or take the sign out."),
                    document.source_file, line, "", text[max(at - 20, 0) : at + 30],
                )  # fmt: skip


# --- tables ----------------------------------------------------------------------------------------------------------


def _tables_unnumbered(document: Document) -> Document:
    """A paragraph that is only a table of a figure carries no number."""
    if not any(_is_table(block) for block in document.blocks):
        return document
    blocks = [
        replace(block, kind="plain", number=None) if isinstance(block, Paragraph) and _is_table(block) else block
        for block in document.blocks
    ]
    return replace(document, blocks=numbered_blocks(blocks))


def _is_table(block: Block) -> bool:
    match block:
        case Paragraph(children=(Live(expression),)):
            return bool(_TABLE.match(expression))
    return False


def _table(block: Block, answers: _Answers, ledger: _Ledger) -> Table | None:
    if not (isinstance(block, Paragraph) and _is_table(block)):
        return None
    live = block.children[0]
    assert isinstance(live, Live)
    figure = answers.figure(live)
    if figure is None or not figure.breakdown:
        return None
    text = tables.caption_of(figure, ledger.language, ledger.known)
    caption = ledger.enter(figure, live, block, text)
    return tables.of_figure(figure, caption, ledger.language, ledger.known, live.line)


# --- the ledger ------------------------------------------------------------------------------------------------------


def claim_of(figure: Figure, claim: str, text: str, paragraph: Paragraph | None, document: Document) -> Claim:
    """The entry of claims.json for a figure as it was printed."""
    found = figure.interval
    return Claim(
        id=claim,
        row=figure.row,
        paragraph=number_text(document, paragraph) if paragraph else "",
        text=text,
        value=figure.value,
        unit=figure.unit,
        period=figure.period,
        interval=Interval(found["lower"], found["upper"], found["level"], found["method"]) if found else None,
        question=figure.question,
        method=figure.method,
        records=figure.records,
        snapshot=figure.snapshot,
        anchor=paragraph.anchor if paragraph else "",
        notes=figure.notes,
        touching=figure.touching,
        filters=figure.filters,
        breakdown=figure.breakdown,
        terms=figure.terms,
        asked=figure.asked,
    )


def sentences_of(claims: Iterable[Claim], document: Document) -> dict[str, str]:
    """For each claim, the words of the paragraph that it stands in."""
    texts = {one.anchor: plain(one) for one in paragraphs(document) if one.anchor}
    return {claim.id: texts.get(claim.anchor, claim.text) for claim in claims}
