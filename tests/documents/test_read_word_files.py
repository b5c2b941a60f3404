"""Word files: the numbers that Word prints, footnotes, headings, what tracked changes deleted."""

# ruff: noqa: E501 - what is tried stands on one line each, so that it can be read and found
from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from dalel.documents.readers import docx as reader
from dalel.documents.tree import Heading, Table, paragraphs, plain
from tests.documents.word_files import WORD, numbering, word_file


def test_automatic_numbers_are_worked_out_and_run_on() -> None:
    body = "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Fact {n}.</w:t></w:r></w:p>'
        for n in "ab"
    )
    body += '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Recommendations</w:t></w:r></w:p>'
    body += '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Do it.</w:t></w:r></w:p>'
    document = reader.read(word_file(body, {"word/numbering.xml": numbering("decimal", "%1.")}))
    assert [(one.kind, one.typed_number) for one in paragraphs(document)] == [
        ("fact", "1"), ("fact", "2"), ("recommendation", "3"),
    ]  # fmt: skip
    assert any(isinstance(one, Heading) and one.recommendations for one in document.blocks)


def test_a_second_list_that_restarts_is_seen_to_restart() -> None:
    item = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr></w:pPr><w:r><w:t>Text of it.</w:t></w:r></w:p>'
    body = item.format(1) * 2 + item.format(2)
    restart = '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    document = reader.read(word_file(body, {"word/numbering.xml": numbering("decimal", "%1.", restart)}))
    assert [one.typed_number for one in paragraphs(document)] == ["1", "2", "1"]


def test_footnotes_stand_where_they_are_cited() -> None:
    body = '<w:p><w:r><w:t>Four activists were fined.</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r></w:p>'
    notes = f'<w:footnotes {WORD}><w:footnote w:id="-1"><w:p/></w:footnote><w:footnote w:id="7"><w:p><w:r><w:t> A. Test, B. Proba</w:t></w:r></w:p></w:footnote></w:footnotes>'
    document = reader.read(word_file(body, {"word/footnotes.xml": notes}))
    assert [plain(block) for block in document.notes["1"]] == ["A. Test, B. Proba"]


def test_deleted_text_is_left_out_and_inserted_text_read() -> None:
    body = "<w:p><w:r><w:t>Keep </w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins></w:p>"
    assert [plain(one) for one in paragraphs(reader.read(word_file(body)))] == ["Keep new"]


def test_a_file_written_by_another_program_is_read() -> None:
    document = docx.Document()
    document.add_heading("Report on prisons", 0)
    document.add_paragraph(
        "The first fact is told here at some length, so that nobody takes it for a title.", style="List Number"
    )
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(1, 1).text = "year", "5"
    document.add_heading("Recommendations", 1)
    document.add_paragraph("Close the prison.", style="List Number")
    stream = io.BytesIO()
    document.save(stream)
    read = reader.read(stream.getvalue())
    assert [(one.kind, one.typed_number) for one in paragraphs(read)] == [("fact", "1"), ("recommendation", "2")]
    assert any(isinstance(block, Table) for block in read.blocks)


@pytest.mark.parametrize("name", ["word/vbaProject.bin", "word/embeddings/object.bin"])
def test_macros_and_objects_are_never_opened(name: str, tmp_path: Path) -> None:
    path = tmp_path / "text.docm"
    path.write_bytes(
        word_file("<w:p><w:r><w:t>Harmless text.</w:t></w:r></w:p>", {name: "\x00not a part that we read"})
    )
    from dalel.documents.readers import read

    assert [plain(one) for one in paragraphs(read(path))] == ["Harmless text."]
