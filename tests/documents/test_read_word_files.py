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


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def told(body: str, styles: str = "") -> list[str]:
    parts = {"word/styles.xml": f"<w:styles {WORD}>{styles}</w:styles>"} if styles else {}
    document = reader.read(word_file(body, parts))
    return [plain(one) for one in (*document.front, *document.blocks)]


BOX = "<w:txbxContent><w:p><w:r><w:t>The police detained five people in the box.</w:t></w:r></w:p></w:txbxContent>"
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


@pytest.mark.parametrize(
    "within",
    [
        f"<w:r><w:pict>{BOX}</w:pict></w:r>",
        f"<w:r><mc:AlternateContent {MC}><mc:Choice>{BOX}</mc:Choice><mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        f"<w:r><mc:AlternateContent {MC}><mc:Choice><w:drawing/></mc:Choice><mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
    ],
    ids=["old", "both", "only for old programs"],
)
@pytest.mark.parametrize(
    "around",
    [
        "<w:p>{}<w:r><w:t>It was so there.</w:t></w:r></w:p>",
        "<w:p>{}</w:p>",
        "<w:sdt><w:sdtContent><w:p>{}</w:p></w:sdtContent></w:sdt>",
    ],
)
def test_a_text_box_is_read_once(within: str, around: str) -> None:
    assert told(around.format(within)).count("The police detained five people in the box.") == 1


def test_a_text_box_in_a_table_is_read_and_its_cells_keep_their_words_apart() -> None:
    cell = f"<w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p><w:p><w:r><w:t>men</w:t></w:r><w:r><w:pict>{BOX}</w:pict></w:r></w:p></w:tc>"
    table = f"<w:tbl><w:tr>{cell}<w:tc><w:p><w:r><w:t>7</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    assert told(table) == ["12 men\t7", "The police detained five people in the box."]


HIDING = (
    '<w:style w:type="character" w:styleId="H"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="H2"><w:name w:val="h2"/><w:basedOn w:val="H"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="P"><w:name w:val="p"/><w:rPr><w:vanish w:val="1"/></w:rPr></w:style>'
)


@pytest.mark.parametrize(
    "properties", ["<w:vanish/>", '<w:vanish w:val="true"/>', '<w:rStyle w:val="H"/>', '<w:rStyle w:val="H2"/>']
)
def test_hidden_text_is_not_read(properties: str) -> None:
    body = f"<w:p>{run('Of the 12')}{run('345', properties)}{run(' people two were tried.')}</w:p>"
    assert told(body, HIDING) == ["Of the 12 people two were tried."]


def test_a_paragraph_is_hidden_by_its_style_unless_a_run_shows_itself() -> None:
    style = '<w:pPr><w:pStyle w:val="P"/></w:pPr>'
    shown = run("All see this.", '<w:vanish w:val="0"/>')
    body = f"<w:p>{style}{run('Nobody sees this.')}</w:p><w:p>{style}{shown}</w:p>"
    assert told(body, HIDING) == ["All see this."]


def test_a_hidden_row_is_not_read() -> None:
    row = (
        "<w:tr>{}<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>"
    )
    assert told(f"<w:tbl>{row.format('')}{row.format('<w:trPr><w:hidden/></w:trPr>')}</w:tbl>") == ["a\t1"]


UP = '<w:vertAlign w:val="superscript"/>'


@pytest.mark.parametrize(
    ("runs", "words"),
    [
        ([("Of the 12", ""), ("1", UP), (" people two were tried.", "")], "Of the 12¹ people two were tried."),
        (
            [("Of the 12", ""), ("1", UP), ("0", UP), (" people two were tried.", "")],
            "Of the 12¹⁰ people two were tried.",
        ),
        ([("Of the 12", ""), ("1,2", UP), (" people two were tried.", "")], "Of the 12¹,² people two were tried."),
        ([("A cell of 4 m", ""), ("2", UP), (" held ten men.", "")], "A cell of 4 m² held ten men."),
        ([("On the 1", ""), ("st", UP), (" of May ten men were held.", "")], "On the 1st of May ten men were held."),
    ],
)
def test_raised_figures_stay_apart_from_the_number_before(runs: list[tuple[str, str]], words: str) -> None:
    assert told(f"<w:p>{''.join(run(*one) for one in runs)}</w:p>") == [words]


def test_raised_figures_with_notes_typed_at_the_end_cite_them() -> None:
    cited = f"<w:p>{run('Of the 12')}{run('1', UP)}{run(' people two were tried, and the cell had 4 m')}{run('2', UP)}{run('.')}</w:p>"
    note = f"<w:p>{run('1', UP)}{run(' Interview with a lawyer.')}</w:p>"
    document = reader.read(word_file(cited + note))
    assert [plain(one) for one in document.blocks] == ["Of the 12 people two were tried, and the cell had 4 m²."]
    assert [plain(one) for one in document.notes["1"]] == ["Interview with a lawyer."]
