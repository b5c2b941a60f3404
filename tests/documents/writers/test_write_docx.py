"""The DOCX as a file: well-formed, in the order that Word insists on, the same every time."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from dalel.documents.tree import Document, Meta, NoteRef, Paragraph, Picture, Text
from dalel.documents.writers import docx
from dalel.documents.writers.docx.xml import ORDER, W, el
from dalel.lib.errors import InputError

NS = {"w": W, "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships"}
VAL = f"{{{W}}}val"


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def written(sample: Any) -> dict[str, bytes]:
    return parts(docx.write(sample.document, sample.ledger, sample.options))


def tree(files: dict[str, bytes], name: str) -> etree._Element:
    return etree.fromstring(files[name])


def test_gives_the_same_bytes_every_time(sample: Any) -> None:
    once = docx.write(sample.document, sample.ledger, sample.options)

    assert docx.write(sample.document, sample.ledger, sample.options) == once


def test_holds_its_parts_in_order_without_the_time_of_day(english: Any) -> None:
    content = docx.write(english.document, english.ledger, english.options)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()

    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert entries[0].filename == "[Content_Types].xml"
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_names_a_type_and_a_target_for_every_part(sample: Any) -> None:
    files = written(sample)
    types = etree.fromstring(files["[Content_Types].xml"])
    declared = {one.get("PartName", "").lstrip("/") for one in types} - {""}
    ends = {one.get("Extension") for one in types}

    assert declared <= set(files)
    assert all(name in declared or name.rsplit(".", 1)[-1] in ends for name in files)
    for name in ("document", "footnotes"):
        for relation in etree.fromstring(files[f"word/_rels/{name}.xml.rels"]):
            assert relation.get("TargetMode") == "External" or f"word/{relation.get('Target')}" in files


@pytest.mark.parametrize("tag", sorted(ORDER))
def test_keeps_the_order_of_properties_that_word_insists_on(english: Any, tag: str) -> None:
    order = ORDER[tag]
    met = 0
    for name, content in written(english).items():
        if name.startswith("word/") and name.endswith(".xml"):
            for element in etree.fromstring(content).iter(f"{{{W}}}{tag[2:]}"):
                places = [order.index(etree.QName(child).localname) for child in element]
                assert places == sorted(places), etree.tostring(element)
                assert len(places) == len(set(places)) or tag == "w:trPr"
                met += 1
    assert met or tag == "w:tcPr"


def test_puts_properties_in_order_however_they_are_given() -> None:
    given = el("w:rPr", None, "<w:lang/>", "<w:b/>", "<w:rStyle/>")

    assert given == "<w:rPr><w:rStyle/><w:b/><w:lang/></w:rPr>"


def test_every_style_that_is_used_is_defined(sample: Any) -> None:
    files = written(sample)
    defined = {one.get(f"{{{W}}}styleId") for one in tree(files, "word/styles.xml").iter(f"{{{W}}}style")}
    used = set()
    for name in ("word/document.xml", "word/footnotes.xml", "word/header.xml", "word/footer.xml", "word/styles.xml"):
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next"):
            used |= {one.get(VAL) for one in tree(files, name).iter(f"{{{W}}}{tag}")}

    assert used <= defined


def test_says_in_which_language_it_is(sample: Any) -> None:
    tag = {"en": "en-GB", "ru": "ru-RU", "kk": "kk-KZ"}[sample.document.meta.language]
    files = written(sample)

    assert tree(files, "word/styles.xml").find(".//w:rPrDefault//w:lang", NS).get(VAL) == tag
    assert f"<dc:language>{tag}</dc:language>".encode() in files["docProps/core.xml"]


def test_is_set_in_times_new_roman_twelve(english: Any) -> None:
    defaults = tree(written(english), "word/styles.xml").find(".//w:rPrDefault/w:rPr", NS)

    assert defaults.find("w:rFonts", NS).get(f"{{{W}}}ascii") == "Times New Roman"
    assert defaults.find("w:sz", NS).get(VAL) == "24"


def test_opens_in_a_library_that_knows_nothing_of_us(sample: Any) -> None:
    opened = python_docx.Document(io.BytesIO(docx.write(sample.document, sample.ledger, sample.options)))
    styles = [one.style.name for one in opened.paragraphs]

    assert opened.core_properties.title == sample.document.meta.title
    assert styles.count("Heading 1") == 4
    assert styles.count("Recommendation") == 11
    assert [cell.text for cell in opened.tables[0].rows[0].cells] == list(sample.words["columns"])


def test_repeats_the_header_of_a_table_and_says_what_a_picture_shows(english: Any) -> None:
    document = tree(written(english), "word/document.xml")

    assert len(document.findall(".//w:trPr/w:tblHeader", NS)) == 1
    assert [one.get("descr") for one in document.iter("{*}docPr")] == [english.words["alt"]]


def test_marks_the_title_block_with_who_where_and_when(english: Any) -> None:
    text = "".join(tree(written(english), "word/document.xml").itertext())

    assert "Submitted byFirst Example Committee (FEC); Үлгі қоғамы “Қадір”" in text
    assert "Examplestad, 27 March 2019" in text
    assert text.index("First Example Committee") < text.index("Introduction")


def test_leads_only_to_places_that_exist(sample: Any) -> None:
    document = tree(written(sample), "word/document.xml")
    places = [one.get(f"{{{W}}}name") for one in document.iter(f"{{{W}}}bookmarkStart")]
    links = {one.get(f"{{{W}}}anchor") for one in document.iter(f"{{{W}}}hyperlink")} - {None}

    assert len(places) == len(set(places))
    assert all(re.fullmatch(r"[A-Za-z]\w{0,39}", place, re.ASCII) for place in places)
    assert links <= set(places)
    assert links == {"p1", "claim_c1", "claim_c2"}


def test_refuses_a_drawing_that_is_none(english: Any) -> None:
    with pytest.raises(InputError, match="cannot be drawn"):
        docx.write(replace(english.document, blocks=(Picture("<svg", "x"),)), ())


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=40), st.text(min_size=1, max_size=40))
def test_words_put_in_come_out(words: str, note: str) -> None:
    text = Document(
        Meta(title=words),
        (Paragraph((Text(words), NoteRef("n")), 1, words, kind="fact"),),
        {"n": (Paragraph((Text(note),)),)},
    )
    files = parts(docx.write(text, ()))

    for name, content in (("word/document.xml", words), ("word/footnotes.xml", note)):
        found = "".join(tree(files, name).itertext())
        assert squeezed(content) in squeezed(found)


def squeezed(text: str) -> str:
    kept = "".join(char for char in text if char.isprintable() or char.isspace())
    return re.sub(r"\s", "", kept)
