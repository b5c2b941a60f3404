"""What every check looks at: the text cut into passages, and what the text as a whole is (State, session, date …).

A foreign text says those things in its title block; our own says them in its front matter. Checks do not care which.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from dalel.documents.checks import reading
from dalel.documents.checks.consent import withheld
from dalel.documents.checks.context import Context
from dalel.documents.checks.genre import NEVER_HANDED_IN, genre_of
from dalel.documents.checks.registry import CHECKS, Finding, Severity
from dalel.documents.language.sentences import Sentence, quoted_spans, sentences
from dalel.documents.tree import (
    Block,
    BulletList,
    Document,
    Heading,
    Inline,
    Live,
    Paragraph,
    Picture,
    Quote,
    Submitter,
    Table,
    Text,
    front_texts,
    map_inlines,
    note_labels,
    notes_of,
    paragraphs,
    plain,
    walk,
)
from dalel.documents.withheld import Withheld
from dalel.lib.clock import today
from dalel.lib.facts import Facts, Profile, Review
from dalel.lib.messages import _
from dalel.lib.naming import audience

PassageKind = Literal["front", "heading", "fact", "recommendation", "plain", "list", "quote", "table", "note"]

# Stands in a passage's text where a footnote is cited; footnote k of the passage is `notes[k]`.
NOTE_MARK = "\ue002"
# No language has a word of 150 letters, or as many signs without a letter between. Patterns would search what is longer
# from each of its characters anew, so that checks see its beginning only.
_UNBROKEN = re.compile(rf"(\w{{150}})\w+|([^\w{NOTE_MARK}]{{150}})[^\w{NOTE_MARK}]+")


@dataclass(frozen=True, slots=True)
class Options:
    """What the caller says about a text, where the text itself does not or is to be overruled."""

    profile: str = ""
    as_of: datetime.date | None = None


class Passage:
    """One block of the text as a string, with where it stands. `notes`: labels of its footnotes, in order."""

    def __init__(self, text: str, kind: PassageKind, *, line: int, label: str = "", anchor: str = "") -> None:
        self.text = _UNBROKEN.sub(r"\1\2", text)
        self.kind = kind
        self.line = line
        self.label = label  # the number of the paragraph, recommendation or note
        self.anchor = anchor
        self.notes: tuple[str, ...] = ()
        self.owner: Passage | None = None  # for a note: the passage that cites it
        self.index = 0
        self.paragraph: Paragraph | None = None

    @cached_property
    def sentences(self) -> list[Sentence]:
        return sentences(self.text)

    @cached_property
    def quoted(self) -> list[tuple[int, int]]:
        return quoted_spans(self.text)

    def in_quotes(self, at: int) -> bool:
        return any(start <= at < end for start, end in self.quoted)

    def sentence_at(self, at: int) -> Sentence:
        return next((one for one in self.sentences if one.start <= at < one.end), Sentence(self.text, 0))

    @property
    def place(self) -> str:
        """Where it stands, in words."""
        line = _("line {line}", line=self.line)
        if self.kind == "fact":
            return _("paragraph {number}, {line}", number=self.label, line=line)
        if self.kind == "recommendation":
            return _("recommendation {number}, {line}", number=self.label, line=line)
        if self.kind == "note":
            return _("footnote {number}, {line}", number=self.label, line=line)
        if self.kind == "front":
            return _("title block, {line}", line=line)
        return line


def _silent(inline: Inline, _block: Block) -> tuple[Inline]:
    return (Text("…"),) if isinstance(inline, Live) else (inline,)


def _other(block: Block, kind: PassageKind, anchor: str = "") -> Passage:
    """A line of the title block, a heading or a table: no author's sentence, but it may cite footnotes."""
    passage = Passage(plain(block), kind, line=getattr(block, "line", 0), anchor=anchor)
    passage.notes = note_labels(block)
    return passage


class Analysis:
    """A document with everything that checks ask of it, each thing worked out once and only if asked for."""

    def __init__(self, document: Document, facts: Facts, context: Context | None, options: Options) -> None:
        # A live figure that nobody has computed says nothing yet; its expression is not the author's words.
        self.document = map_inlines(document, _silent) if document.live else document
        self.facts = facts
        self.context = context
        self.options = options

    # --- passages -------------------------------------------------------------------------------------------------

    @cached_property
    def passages(self) -> list[Passage]:
        """The title block, the body and the footnotes, in that order."""
        result = [*self._front(), *self._body(), *self._notes()]
        for index, passage in enumerate(result):
            passage.index = index
        return result

    @cached_property
    def printed(self) -> list[Passage]:
        """Whatever is printed: the passages, the annexes, and each line that is made from the front matter."""
        annexes, seen = [], False
        for block in walk(self.document.blocks):
            seen = seen or (isinstance(block, Heading) and block.annex)
            if seen and not isinstance(block, BulletList | Quote):
                annexes.append(_other(block, "plain", getattr(block, "anchor", "")))
        pictures = (block for block in walk(self.document.blocks) if isinstance(block, Picture))
        front = (Passage(text, "front", line=1) for text in front_texts(self.document.meta))
        alts = (Passage(one.alt, "table", line=one.line) for one in pictures)
        return [*self.passages, *annexes, *alts, *front]

    def _front(self) -> Iterator[Passage]:
        for block in self.document.front:
            yield _other(block, "front")

    def _body(self) -> Iterator[Passage]:
        asked = 0
        for block in walk(self.document.blocks):
            match block:
                case Heading(annex=True):
                    return  # lists and ledgers: what they say is said, and judged, before
                case Heading():
                    yield _other(block, "heading", block.anchor)
                case Paragraph():
                    asked += block.kind == "recommendation"
                    yield self._paragraph(block, asked)
                case Table() | Picture():
                    yield _other(block, "table")
                case BulletList() | Quote():
                    pass  # the blocks within come by themselves

    def _paragraph(self, block: Paragraph, asked: int) -> Passage:
        label = str(asked) if block.kind == "recommendation" else block.typed_number or str(block.number or "")
        passage = Passage(
            plain(block, note=lambda _label: NOTE_MARK), block.kind, line=block.line, label=label, anchor=block.anchor
        )
        passage.notes = note_labels(block)
        passage.paragraph = block
        return passage

    def _notes(self) -> Iterator[Passage]:
        for label, note in self.document.notes.items():
            for block in note:
                line = getattr(block, "line", 0) or self.document.note_lines.get(label, 0)
                yield Passage(plain(block), "note", line=line, label=label)

    @cached_property
    def body(self) -> list[Passage]:
        """What the author says: paragraphs and recommendations, without title block, headings, tables, notes."""
        return [one for one in self.passages if one.kind in {"fact", "recommendation", "plain"} and one.text.strip()]

    @cached_property
    def facts_told(self) -> list[Passage]:
        """The paragraphs that tell facts: all that are no recommendation and do not lead to one."""
        result, asking = [], False
        recommendations = {
            block.line for block in self.document.blocks if isinstance(block, Heading) and block.recommendations
        }
        for one in self.passages:
            if one.kind == "heading":
                asking = one.line in recommendations
            elif one.kind in {"fact", "plain"} and one.text.strip() and not (asking and one.kind == "plain"):
                result.append(one)
        return result

    @cached_property
    def recommendations(self) -> list[Passage]:
        return [one for one in self.passages if one.kind == "recommendation"]

    @cached_property
    def notes_by_label(self) -> dict[str, list[Passage]]:
        result: dict[str, list[Passage]] = {}
        for one in self.passages:
            if one.kind == "note":
                result.setdefault(one.label, []).append(one)
        return result

    @cached_property
    def whole(self) -> list[Passage]:
        """Everything that is read for facts: body and notes, notes after all else."""
        return [one for one in self.passages if one.kind in {"fact", "recommendation", "plain", "note"} and one.text]

    def with_notes(self, passage: Passage) -> list[Passage]:
        """A passage and the footnotes that it cites: a footnote is read as part of its paragraph."""
        return [passage, *(note for label in passage.notes for note in self.notes_by_label.get(label, []))]

    @cached_property
    def citing(self) -> dict[str, Paragraph]:
        """Footnote -> the paragraph that cites it first."""
        return notes_of(self.document)

    @cached_property
    def text(self) -> str:
        return "\n".join(one.text for one in self.passages)

    @cached_property
    def front_text(self) -> str:
        meta = self.document.meta
        own = "\n".join((meta.title, meta.subtitle))
        return "\n".join(one.text for one in self.passages if one.kind == "front") or own

    # --- what the text as a whole is ------------------------------------------------------------------------------

    @cached_property
    def language(self) -> str:
        return self.document.meta.language or reading.language_of(self.text)

    @cached_property
    def genre(self) -> str:
        """What the text is, if it is no report and no submission (`genre`); those of our own are one or the other."""
        if self.context is not None or self.options.profile or self.document.meta.profile:
            return ""
        return genre_of([one.text for one in self.passages if one.text.strip()])

    @cached_property
    def profile(self) -> Profile | None:
        """The rules of the body that the text is for."""
        wanted = self.options.profile or self.document.meta.profile
        if wanted:
            return self.facts.profiles.get(wanted)
        if self.genre in NEVER_HANDED_IN:
            return None
        code = reading.profile_of(self.front_text, any(self.recommendations))
        return self.facts.profiles.get(code) if code else None

    @property
    def for_review(self) -> bool:
        """Whether it is a stakeholder's submission to the Universal Periodic Review."""
        return self.profile is not None and self.profile.code.startswith("upr")

    @cached_property
    def state(self) -> str:
        """The State that the text is about (alpha-3), empty if it cannot be told."""
        return self.document.meta.state or reading.state_of(self.front_text, self.text, self.facts)

    @cached_property
    def session(self) -> int | None:
        given = re.search(r"\d{1,9}", self.document.meta.session)
        return int(given.group()) if given else reading.session_of(self.front_text)

    @cached_property
    def date(self) -> datetime.date | None:
        """The day that the text bears (the last possible one, if it is only a month or a year)."""
        return self.options.as_of or reading.date_of(self.document.meta.date, self.front_text)

    @cached_property
    def day(self) -> datetime.date:
        """The day on which the text is judged: its own, or today."""
        given = self.context.today if self.context else None
        return self.date or given or today()

    @cached_property
    def submitters(self) -> tuple[Submitter, ...]:
        return self.document.meta.submitters or tuple(
            Submitter(name, short) for name, short in reading.submitters_of(self.front_text, self.notes_by_label_text)
        )

    @cached_property
    def notes_by_label_text(self) -> str:
        return "\n".join(one.text for one in self.passages if one.kind == "note")

    @cached_property
    def joint(self) -> bool:
        return len(self.submitters) > 1 or reading.says_joint(self.front_text)

    @cached_property
    def previous_review(self) -> Review | None:
        """The State's last examination before this one."""
        if not self.state:
            return None
        ours = self.facts.session("upr", self.session) if self.session else None
        before = [one for one in self.facts.reviews(self.state) if one.date and not (ours and one.session == ours.code)]
        return reading.last_before(before, self.day)

    @cached_property
    def withheld(self) -> Withheld:
        """Those on file, and whether they may be named here."""
        if self.context is not None and self.context.gate is not None:
            return self.context.gate
        # Whoever checks a text hands it on now, whatever day it bears.
        day = self.options.as_of or max(self.day, self.context.today or today() if self.context else today())
        return withheld(self.context.people if self.context else (), audience(self.profile), day)

    # --- findings -------------------------------------------------------------------------------------------------

    def finding(
        self,
        code: str,
        passage: Passage | None,
        message: str,
        remedy: str,
        *,
        at: int = 0,
        severity: Severity | None = None,
    ) -> Finding:
        """A finding at a character of a passage, or about the whole text."""
        if passage is None:
            return Finding(code, severity or CHECKS[code].severity, _("the whole text"), "", 0, "", message, remedy)
        sentence = passage.sentence_at(at).text.replace(NOTE_MARK, "").strip()
        paragraph = self._cited_in(passage) if passage.kind == "note" else passage.label
        place = passage.place
        if passage.kind == "note" and paragraph:
            place = _("{place} (paragraph {paragraph})", place=place, paragraph=paragraph)
        return Finding(
            code,
            severity or CHECKS[code].severity,
            place,
            paragraph,
            passage.line,
            sentence if len(sentence) <= 300 else sentence[:297] + "…",
            message,
            remedy,
            anchor=passage.anchor or self._anchor(passage),
        )

    def _cited_in(self, passage: Passage) -> str:
        paragraph = self.citing.get(passage.label)
        return (paragraph.typed_number or str(paragraph.number or "")) if paragraph else ""

    def _anchor(self, passage: Passage) -> str:
        paragraph = self.citing.get(passage.label) if passage.kind == "note" else None
        return paragraph.anchor if paragraph else ""

    @cached_property
    def numbered(self) -> bool:
        return any(True for one in paragraphs(self.document) if one.number is not None)
