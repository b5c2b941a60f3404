"""One list numbers all paragraphs; footnotes are real footnotes."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import Any

from lxml import etree

from dalel.documents.tree import BulletList, Document, Heading, Meta, NoteRef, Paragraph, Text
from dalel.documents.writers import docx
from dalel.documents.writers.docx.xml import W

NS = {"w": W}
VAL = f"{{{W}}}val"
ID = f"{{{W}}}id"


def part(document: Document, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(docx.write(document, ()))) as archive:
        return etree.fromstring(archive.read(f"word/{name}.xml"))


def lists_used(document: Document) -> list[str]:
    """The list of each numbered paragraph, in the order of the text."""
    found = part(document, "document").iterfind(".//w:p", NS)
    styles = ("NumberedParagraph", "Recommendation")
    return [one.find(".//w:numId", NS).get(VAL) for one in found if one.find("w:pPr/w:pStyle", NS).get(VAL) in styles]


def definition(document: Document, list_id: str) -> tuple[str, str]:
    """The shape of a list's number, and the number that it is told to start with."""
    numbering = part(document, "numbering")
    one = next(found for found in numbering.iterfind("w:num", NS) if found.get(f"{{{W}}}numId") == list_id)
    abstract = one.find("w:abstractNumId", NS).get(VAL)
    start = one.find(".//w:startOverride", NS)
    shape = numbering.find(f"w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl/w:lvlText", NS).get(VAL)
    return shape, "" if start is None else start.get(VAL)


def paragraphs(*numbers: int, kind: str = "fact") -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Text(f"Paragraph {number}."),), number, f"p{number}", kind=kind) for number in numbers)


def test_all_paragraphs_hang_on_one_list(sample: Any) -> None:
    used = lists_used(sample.document)

    assert len(used) == 15
    assert set(used) == {"1"}
    assert definition(sample.document, "1") == ("%1.", "")


def test_the_style_itself_is_numbered_so_that_a_new_paragraph_is_too(english: Any) -> None:
    styles = part(english.document, "styles")
    style = styles.find("w:style[@w:styleId='NumberedParagraph']", NS)
    level = part(english.document, "numbering").find("w:abstractNum[@w:abstractNumId='1']/w:lvl", NS)

    assert style.find("w:pPr/w:numPr/w:numId", NS).get(VAL) == "1"
    assert level.find("w:pStyle", NS).get(VAL) == "NumberedParagraph"


def test_recommendations_can_have_numbers_of_their_own(english: Any) -> None:
    meta = replace(english.document.meta, recommendation_prefix="R")
    document = replace(english.document, meta=meta)
    used = lists_used(document)

    assert used == ["1"] * 4 + ["2"] * 11
    assert definition(document, "2") == ("R%1.", "")


def test_a_text_that_skips_a_number_keeps_its_own_numbers() -> None:
    document = Document(Meta(title="T"), (*paragraphs(1, 2), Heading(1, (Text("H"),)), *paragraphs(7, 8)))
    used = lists_used(document)

    assert used[0] == used[1] != used[2] == used[3]
    assert definition(document, used[2]) == ("%1.", "7")


def test_ordered_lists_within_the_text_each_count_from_one() -> None:
    item = (Paragraph((Text("item"),)),)
    lists = BulletList((item, item), ordered=True)
    document = Document(Meta(title="T"), (*paragraphs(1), lists, *paragraphs(2), lists))
    found = part(document, "document").iterfind(".//w:p", NS)
    used = [one.find(".//w:numId", NS).get(VAL) for one in found if "ListNumber" in etree.tostring(one).decode()]

    assert used[0] == used[1] != used[2] == used[3]
    assert {definition(document, one)[1] for one in used} == {"1"}
    assert lists_used(document) == ["1", "1"]


def test_footnotes_are_native_and_in_the_order_of_the_text(english: Any) -> None:
    references = [one.get(ID) for one in part(english.document, "document").iter(f"{{{W}}}footnoteReference")]
    notes = part(english.document, "footnotes").findall("w:footnote", NS)

    assert references == ["1", "2"]
    assert [one.get(ID) for one in notes] == ["-1", "0", "1", "2"]
    assert [one.get(f"{{{W}}}type") for one in notes[:2]] == ["separator", "continuationSeparator"]
    assert len(notes[3].findall("w:p", NS)) == 2  # a note of two paragraphs
    assert english.words["note"] in "".join(notes[2].itertext())


def test_a_footnote_that_is_cited_again_is_not_printed_again(english: Any) -> None:
    fields = [one.get(f"{{{W}}}instr") for one in part(english.document, "document").iter(f"{{{W}}}fldSimple")]

    assert fields == [" NOTEREF note_1 \\f \\h "]


def test_a_mark_without_a_footnote_stays_visible() -> None:
    document = Document(Meta(title="T"), (Paragraph((Text("word"), NoteRef("lost"))),))

    assert "word[^lost]" in "".join(part(document, "document").itertext())


def test_a_footnote_within_a_footnote_is_said_in_it() -> None:
    notes = {"a": (Paragraph((Text("outer"), NoteRef("b"))),), "b": (Paragraph((Text("inner"),)),)}
    document = Document(Meta(title="T"), (Paragraph((Text("word"), NoteRef("a"))),), notes)

    assert "outer [inner]" in "".join(part(document, "footnotes").itertext())
