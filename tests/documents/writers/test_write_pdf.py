"""The PDF keeps PDF/UA-1 and PDF/A-2a, as far as its structure can show without a full validator."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from dalel.documents.tree import Document, Heading, Meta, Paragraph, Picture, Text
from dalel.documents.writers import docx, pdf
from dalel.documents.writers.docx.pictures import png
from dalel.lib.errors import InputError


def reader(sample: Any) -> PdfReader:
    return PdfReader(io.BytesIO(pdf.write(sample.document, sample.ledger, sample.options)))


def structure(node: Any) -> Iterator[DictionaryObject]:
    """Every element of the structure tree, in reading order."""
    node = node.get_object()
    if isinstance(node, ArrayObject):
        for child in node:
            yield from structure(child)
    elif isinstance(node, DictionaryObject):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from structure(node["/K"])


def kinds(book: PdfReader) -> list[str]:
    return [element["/S"] for element in structure(book.root_object["/StructTreeRoot"])]


def words_of(book: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in book.pages)


def test_says_that_it_keeps_both_standards(sample: Any) -> None:
    book = reader(sample)
    about = book.root_object["/Metadata"].get_data().decode()

    assert "<pdfuaid:part>1</pdfuaid:part>" in about
    assert "<pdfaid:part>2</pdfaid:part>" in about
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in about
    assert book.root_object["/MarkInfo"]["/Marked"]
    assert book.root_object["/OutputIntents"][0].get_object()["/S"] == "/GTS_PDFA1"


def test_is_tagged_in_the_language_of_the_text(sample: Any) -> None:
    assert reader(sample).root_object["/Lang"].startswith(sample.document.meta.language)


def test_is_shown_under_its_title(sample: Any) -> None:
    book = reader(sample)

    assert book.metadata.title == sample.document.meta.title
    assert book.root_object["/ViewerPreferences"]["/DisplayDocTitle"]


def test_carries_every_font_that_it_uses(sample: Any) -> None:
    fonts = [font.get_object() for page in reader(sample).pages for font in page["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        below = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(below["/FontDescriptor"]), font["/BaseFont"]


def test_has_words_for_every_picture(english: Any) -> None:
    figures = [one for one in structure(reader(english).root_object["/StructTreeRoot"]) if one["/S"] == "/Figure"]

    assert [one["/Alt"] for one in figures] == [english.words["alt"]]


def test_tags_headings_paragraphs_lists_tables_quotes_and_notes(english: Any) -> None:
    found = kinds(reader(english))

    assert {"/P", "/L", "/LI", "/Table", "/TH", "/TD", "/BlockQuote", "/Note", "/Link"} <= set(found)
    assert [kind for kind in found if kind.startswith("/H")] == ["/H1", "/H1", "/H2", "/H1", "/H1"]


def test_can_be_read_through_in_the_order_of_its_structure(english: Any) -> None:
    book = reader(english)
    linked = [page for page in book.pages if "/Annots" in page]

    assert linked
    assert all(page["/Tabs"] == "/S" for page in linked)
    for page in linked:
        for note in page["/Annots"]:
            assert "/StructParent" in note.get_object()
            assert note.get_object()["/Contents"]


def test_leads_through_its_headings(english: Any) -> None:
    outline = [entry.title for entry in reader(english).outline if not isinstance(entry, list)]

    assert outline[:2] == ["Introduction", "Pressure on defenders"]
    assert outline[-1] == "Annex: ledger of claims"


def test_numbers_paragraphs_on_over_headings_and_pages_out_of_all(sample: Any) -> None:
    book = reader(sample)
    text = words_of(book)

    for number in range(1, 16):
        assert f"\n{number}." in text
    for at, page in enumerate(book.pages, start=1):
        assert f"{at} / {len(book.pages)}" in page.extract_text()


def test_keeps_the_notice_about_invented_data_on_every_page(sample: Any) -> None:
    first_words = sample.document.meta.invented.split(":")[0]

    assert all(first_words in page.extract_text() for page in reader(sample).pages)


def test_gives_the_same_bytes_every_time(sample: Any) -> None:
    once = pdf.write(sample.document, sample.ledger, sample.options)

    assert pdf.write(sample.document, sample.ledger, sample.options) == once


def test_leaves_the_ledger_out_when_asked(english: Any) -> None:
    without = replace(english, options=replace(english.options, annex=False))

    assert 'count("incidents"' in words_of(reader(english))
    assert 'count("incidents"' not in words_of(reader(without))


def test_refuses_a_picture_without_words(english: Any) -> None:
    mute = replace(english.document, blocks=(Picture("<svg xmlns='http://www.w3.org/2000/svg'/>", "", line=7),))

    with pytest.raises(InputError, match="line 7"):
        pdf.write(mute, ())


def test_refuses_a_drawing_that_is_none(english: Any) -> None:
    broken = replace(english.document, blocks=(Picture("<svg", "A drawing."),))

    with pytest.raises(InputError) as caught:
        pdf.write(broken, ())

    assert caught.value.code == "pdf-refused"


@pytest.mark.parametrize("writer", [pdf, docx])
@pytest.mark.parametrize(
    "href", ["secret.png", "{folder}/secret.png", "file://{folder}/secret.png", "https://x.example/y.png"]
)
def test_a_drawing_cannot_bring_in_files_of_the_machine_or_the_network(
    writer: ModuleType, href: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "secret.png").write_bytes(png('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>').data)
    image = f'<image href="{href.format(folder=tmp_path)}" width="9" height="9"/>'
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{image}</svg>'

    with pytest.raises(InputError, match="failed to load linked image"):
        writer.write(Document(Meta(title="T"), (Picture(drawn, "A drawing."),)), ())


@pytest.mark.parametrize(("sign", "code"), [("\ue123", "pdf-sign"), ("\u0378", "pdf-font")])
def test_refuses_a_sign_that_readers_would_see_as_a_box(english: Any, sign: str, code: str) -> None:
    unseen = replace(english.document, blocks=(Paragraph((Text(f"before {sign} after"),)),))

    with pytest.raises(InputError) as caught:
        pdf.write(unseen, ())

    assert caught.value.code == code


def test_mends_headings_that_leave_a_level_out(english: Any) -> None:
    steep = replace(english.document, blocks=(Heading(3, (Text("Deep"),)), Heading(5, (Text("Deeper"),))))
    book = PdfReader(io.BytesIO(pdf.write(steep, ())))

    assert [kind for kind in kinds(book) if kind.startswith("/H")] == ["/H1", "/H2"]
