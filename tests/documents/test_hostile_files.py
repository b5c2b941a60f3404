"""Files that are no texts, or were made to do harm: each is refused with what is wrong and what would mend it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from dalel.documents.readers import read
from dalel.lib.errors import InputError
from tests.documents.word_files import word_file

PART = "word/numbering.xml"
BOMB = "<a>" + " " * 60_000_000 + "</a>"
ENTITIES = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.md", b"  \n\n \t\n", "empty"),
        ("binary.txt", bytes(range(256)) * 40, "bytes that no text has"),
        ("nulls.txt", b"some\x00text\x00here" * 20, "bytes that no text has"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + b"x" * 50, "of a kind that cannot be read"),
        ("none", b"a text without an ending", "no ending"),
        ("print.docx", b"%PDF-1.7 " + b"x" * 100, "is a PDF"),
        ("old.docx", b"\xd0\xcf\x11\xe0" + b"x" * 100, "old Word file"),
        ("broken.docx", b"PK\x03\x04 nothing follows", "damaged"),
        ("page.docx", b"<html><p>a web page</p></html>", "not a Word file"),
        ("notxml.docx", word_file("<w:p>"), "damaged"),
        ("entities.docx", word_file("", {PART: ENTITIES}), "declarations that no word processor writes"),
        ("bomb.docx", word_file("", {PART: BOMB}), "unpacks to far more"),
        ("giant.txt", b"x" * 26_000_000, "too large"),
        ("long.txt", b"word " * 1_700_000, "longer than"),
        ("front.md", b"---\nprofile upr\n---\ntext", "front matter"),
        ("override.md", b"---\nprofile: x\noverrides:\n  - code: W-UNIT\n---\ntext", "lacks its code or its reason"),
    ],
)
def test_what_is_no_text_is_refused_in_words(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError) as refused:
        read(path)
    assert words in refused.value.message
    assert refused.value.remedy


def test_a_missing_file_and_a_folder_are_refused_in_words(tmp_path: Path) -> None:
    for path, words in ((tmp_path / "no.txt", "cannot be read"), (tmp_path, "of a kind")):
        with pytest.raises(InputError, match=words):
            read(path)


def test_a_word_file_without_its_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "nothing")
    with pytest.raises(InputError, match="no text part"):
        read(path)


def test_a_page_nested_ten_thousand_deep_is_read(tmp_path: Path) -> None:
    path = tmp_path / "deep.html"
    path.write_text("<div>" * 10_000 + "<p>At the bottom stands one sentence.</p>" + "</div>" * 10_000)
    assert "At the bottom" in str(read(path))


def test_quotations_nested_deeper_than_anybody_reads_are_refused_and_not_left_out(tmp_path: Path) -> None:
    path = tmp_path / "deep.md"
    path.write_text("> " * 30 + "thirty deep")
    assert "thirty deep" in str(read(path))
    path.write_text("> " * 500 + "deep")
    with pytest.raises(InputError, match="nested deeper"):
        read(path)
