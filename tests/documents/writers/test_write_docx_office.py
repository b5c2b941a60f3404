"""A real word processor opens the DOCX, prints the right numbers, and renumbers after an edit."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from dalel.documents.writers import docx
from tests.programs import PROGRAMS, at_the_right_time

pytestmark = pytest.mark.office

Converted = Callable[[bytes, str], Path]


@pytest.fixture
def saved_as(tmp_path: Path) -> Converted:
    """What LibreOffice makes of a file."""

    def convert(content: bytes, ending: str) -> Path:
        source = tmp_path / "text.docx"
        target = tmp_path / "saved"
        source.write_bytes(content)
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        command = [
            PROGRAMS["office"].path(),
            profile,
            "--headless",
            "--convert-to",
            ending,
            "--outdir",
            str(target),
            str(source),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120, env=at_the_right_time())
        return target / f"text.{ending}"

    return convert


@pytest.fixture
def pages(saved_as: Converted) -> Callable[[bytes], PdfReader]:
    """The pages that LibreOffice prints of a file."""
    return lambda content: PdfReader(saved_as(content, "pdf"))


def words(book: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in book.pages)


def with_document(content: bytes, change: Callable[[str], str]) -> bytes:
    """The file as a word processor would leave it after an edit of its text."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            held = old.read(name)
            new.writestr(name, change(held.decode()).encode() if name == "word/document.xml" else held)
    return target.getvalue()


def test_prints_every_number_footnote_and_page_in_each_language(
    sample: Any, pages: Callable[[bytes], PdfReader]
) -> None:
    book = pages(docx.write(sample.document, sample.ledger, sample.options))
    text = words(book)

    assert [n for n in range(1, 16) if re.search(rf"^{n}\.\s", text, re.MULTILINE)] == list(range(1, 16))
    assert re.sub(r"\s", "", sample.words["note"]) in re.sub(r"\s", "", text)
    assert f"1 / {len(book.pages)}" in book.pages[0].extract_text()
    assert sample.document.meta.title.split()[0] in book.pages[0].extract_text()


def test_a_paragraph_put_in_moves_all_the_numbers_after_it(english: Any, pages: Callable[[bytes], PdfReader]) -> None:
    content = docx.write(english.document, english.ledger, english.options)

    def put_in(document: str) -> str:
        first = re.search(r'<w:p><w:pPr><w:pStyle w:val="NumberedParagraph"/>.*?</w:p>', document)
        assert first
        fresh = '<w:p><w:pPr><w:pStyle w:val="NumberedParagraph"/></w:pPr><w:r><w:t>Put in later.</w:t></w:r></w:p>'
        return document.replace(first.group(), first.group() + fresh, 1)

    text = words(pages(with_document(content, put_in)))

    assert re.search(r"^2\.\s*Put in later\.", text, re.MULTILINE)
    assert re.search(r"^16\.\s*Investigate", text, re.MULTILINE)
    assert not re.search(r"^17\.\s", text, re.MULTILINE)


def test_one_list_and_real_footnotes_outlive_being_saved_again(english: Any, saved_as: Converted) -> None:
    again = saved_as(docx.write(english.document, english.ledger, english.options), "docx")
    with zipfile.ZipFile(again) as archive:
        document = archive.read("word/document.xml").decode()
    paragraphs = re.findall(r"<w:p>(?:(?!</w:p>).)*</w:p>", document, re.DOTALL)
    numbered = [one for one in paragraphs if re.search('w:val="(NumberedParagraph|Recommendation)"', one)]

    assert len(numbered) == 15
    assert {re.findall('numId w:val="([0-9]+)"', one)[0] for one in numbered} == {"1"}
    assert document.count("<w:footnoteReference ") == 2
