"""How many words a text has. Receiving bodies set limits and do not say what they count, so that we say four numbers.

A word is what stands between two white spaces, as word processors count; the number of a numbered paragraph ("12.")
and the mark of a footnote at its foot ("[3]") count as one each, because they are printed. The mark within the text
does not.

    body             headings, paragraphs, recommendations, lists and tables
    body and cover   and the title block
    with notes       and the footnotes
    all              and the annexes
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dalel.documents.tree import Block, Document, Heading, Meta, Paragraph, paragraphs, plain


@dataclass(frozen=True, slots=True)
class WordCount:
    """The parts; the four numbers are made of them."""

    cover: int
    facts: int  # what stands before the recommendations
    recommendations: int  # the recommendations with their heading and whatever leads to them
    annexes: int
    notes: int

    @property
    def body(self) -> int:
        return self.facts + self.recommendations

    @property
    def body_and_cover(self) -> int:
        return self.body + self.cover

    @property
    def with_notes(self) -> int:
        return self.body_and_cover + self.notes

    @property
    def all(self) -> int:
        return self.with_notes + self.annexes

    def as_json(self) -> dict[str, int]:
        return {
            "body": self.body,
            "body_and_cover": self.body_and_cover,
            "with_notes": self.with_notes,
            "all": self.all,
            "cover": self.cover,
            "facts": self.facts,
            "recommendations": self.recommendations,
            "notes": self.notes,
            "annexes": self.annexes,
        }


def count(document: Document) -> WordCount:
    """The words of a document, by part."""
    parts = {"facts": 0, "recommendations": 0, "annexes": 0}
    part, level = "facts", 9
    for block in document.blocks:
        if isinstance(block, Heading):
            if block.annex or block.recommendations:
                part, level = ("annexes" if block.annex else "recommendations"), block.level
            elif block.level <= level and part != "annexes":
                part, level = "facts", 9
        parts[part] += block_words(block)
    notes = sum(1 + sum(block_words(block) for block in note) for note in document.notes.values())
    return WordCount(cover_words(document), parts["facts"], parts["recommendations"], parts["annexes"], notes)


def block_words(block: Block) -> int:
    """The words of one block; the number that is printed before it is one."""
    number = isinstance(block, Paragraph) and bool(block.typed_number or block.number)
    return len(plain(block).split()) + number


def cover_words(document: Document) -> int:
    """The words of the title block, as it stood in the text or as it will be made from the front matter."""
    if document.front:
        return sum(block_words(block) for block in document.front)
    return sum(len(line.split()) for line in _cover_lines(document.meta))


def _cover_lines(meta: Meta) -> Iterable[str]:
    yield from (meta.title, meta.subtitle, meta.state, meta.session, meta.place, meta.date, meta.contact)
    for submitter in meta.submitters:
        yield from (submitter.name, submitter.short, submitter.founded, submitter.website, submitter.mandate)
    yield from meta.keywords


def shape(document: Document) -> dict[str, int]:
    """How many paragraphs of fact, recommendations and footnotes there are."""
    return {
        "paragraphs": sum(1 for _one in paragraphs(document, "fact")),
        "recommendations": sum(1 for _one in paragraphs(document, "recommendation")),
        "footnotes": len(document.notes),
    }
