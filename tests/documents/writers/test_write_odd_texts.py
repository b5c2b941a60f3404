"""Texts that are empty, bare or odd are written all the same, by all three writers."""

from __future__ import annotations

import io
import zipfile
from types import ModuleType

import pytest
from lxml import etree
from pypdf import PdfReader

from dalel.documents.ledger import Claim
from dalel.documents.tree import (
    Block,
    BulletList,
    Document,
    Emphasis,
    FigureSpan,
    Heading,
    LineBreak,
    Link,
    Live,
    Meta,
    NoteRef,
    Paragraph,
    Picture,
    Quote,
    Strong,
    Table,
    Text,
)
from dalel.documents.writers import docx, html, pdf
from dalel.documents.writers.options import Options

WORD = (Text("word"),)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="20"><rect width="9000" height="20"/></svg>'

ODD: dict[str, tuple[Block, ...]] = {
    "nothing": (),
    "an empty paragraph": (Paragraph(()),),
    "an empty numbered paragraph": (Paragraph((), 1, "p1", kind="fact"),),
    "an empty heading": (Heading(1, ()),),
    "an empty list": (BulletList(()), BulletList((), ordered=True)),
    "an empty item": (BulletList(((),)),),
    "an item that is a list": (BulletList(((BulletList(((Paragraph(WORD),),)),),)),),
    "an empty quotation": (Quote(()),),
    "an empty table": (Table((), ()),),
    "a table with empty cells": (Table(((), WORD), (((),), ((), (), WORD))),),
    "two tables in a row": (Table((WORD,), ()), Table((), ((WORD,),))),
    "a heading in a quotation": (Quote((Heading(3, WORD), Paragraph(WORD))),),
    "empty emphasis": (Paragraph((Emphasis(()), Strong(()), Link((), "https://x.example"), LineBreak())),),
    "emphasis in emphasis": (Paragraph((Strong((Emphasis((Strong(WORD),)),)),)),),
    "a mark without a note": (Paragraph((NoteRef("lost"),)),),
    "a note in a heading and a table": (Heading(1, (*WORD, NoteRef("n"))), Table((WORD,), (((NoteRef("n"),),),))),
    "an empty note": (Paragraph((NoteRef("empty"),)),),
    "a note that cites itself": (Paragraph((NoteRef("self"),)),),
    "a note with a list and a heading": (Paragraph((NoteRef("rich"),)),),
    "a figure nobody computed": (Paragraph((Live("count('x')"), FigureSpan("lost", "7"))),),
    "a picture wider than the page": (Picture(SVG, "A long bar."),),
    "the same anchor twice": (Paragraph(WORD, 1, "same"), Paragraph((Link(WORD, "#same"),), 2, "same")),
    "an anchor in Cyrillic": (Paragraph(WORD, 1, "п. 1"), Paragraph((Link(WORD, "#п. 1"),), 2)),
    "numbers that go back": (Paragraph(WORD, 5, kind="fact"), Paragraph(WORD, 2, kind="fact")),
}

NOTES: dict[str, tuple[Block, ...]] = {
    "n": (Paragraph(WORD),),
    "empty": (),
    "self": (Paragraph((*WORD, NoteRef("self"))),),
    "rich": (BulletList(((Paragraph(WORD),),)), Heading(2, WORD), Quote((Paragraph(WORD),))),
}


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("writer", [html, docx, pdf])
def test_odd_texts_are_written(writer: ModuleType, name: str) -> None:
    written = writer.write(Document(Meta(title="T"), ODD[name], NOTES), ())

    assert shown(writer, written).count("word") == str(ODD[name]).count("'word'") + cited_words(name)


def cited_words(name: str) -> int:
    """How often the note of a text says the word."""
    return {"a note in a heading and a table": 1, "a note that cites itself": 1}.get(name, 0) + (
        3 if name == "a note with a list and a heading" else 0
    )


def shown(writer: ModuleType, written: bytes) -> str:
    if writer is html:
        return written.decode().split("<body>")[1]
    if writer is pdf:
        return "".join(page.extract_text() for page in PdfReader(io.BytesIO(written)).pages)
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        parts = ("word/document.xml", "word/footnotes.xml")
        return "".join("".join(etree.fromstring(archive.read(part)).itertext()) for part in parts)


@pytest.mark.parametrize("writer", [html, docx, pdf])
def test_a_text_with_no_facts_about_itself_has_a_title_all_the_same(writer: ModuleType) -> None:
    assert "Untitled" in shown(writer, writer.write(Document(), ()))


@pytest.mark.parametrize("writer", [html, docx, pdf])
def test_a_text_with_its_own_title_block_keeps_it(writer: ModuleType) -> None:
    front = (Paragraph((Text("Their title"),), 3), Heading(1, (Text("Their heading"),)))
    found = shown(writer, writer.write(Document(front=front, blocks=(Heading(1, (Text("Body"),)),)), ()))

    assert "Their title" in found
    assert "Their heading" in found
    assert "Untitled" not in found


@pytest.mark.parametrize("writer", [html, docx, pdf])
@pytest.mark.parametrize("language", ["fr", "qazaq tili", "EN", "kk-Cyrl-KZ"])
def test_a_language_that_nobody_knows_stops_nothing(writer: ModuleType, language: str) -> None:
    assert writer.write(Document(Meta(title="T", language=language), (Paragraph(WORD),)), ())


@pytest.mark.parametrize("writer", [docx, pdf])
def test_a_claim_with_nothing_to_say_is_listed(writer: ModuleType) -> None:
    claim = Claim("c", "", "", "", None, "", "", None, "", "", {}, "")
    found = shown(writer, writer.write(Document(Meta(title="T"), (Paragraph(WORD),)), (claim,), Options(annex=True)))

    assert "ledger of claims" in found
