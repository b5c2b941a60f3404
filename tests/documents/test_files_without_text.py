"""A file with no text in it is refused, with what would mend it: "0 errors" would say that it was checked."""

# ruff: noqa: E501 - what is tried stands on one line each, so that it can be read and found
from __future__ import annotations

import base64
import quopri
from pathlib import Path

import pytest

from dalel.documents.readers import read
from dalel.lib.errors import InputError
from tests.documents.word_files import word_file

LETTER = ("Полиция задержала пятерых: Бекова, Асланова и Кима. " * 30).encode()
CODED = base64.encodebytes(LETTER)
HEADER = b"From: a@example.org\nTo: b@example.org\nSubject: A letter\nMIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\n"
ROWS = [LETTER[at : at + 16].hex(" ", 2) for at in range(0, len(LETTER), 16)]


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("scan.html", b'<html><body><img src="1.png"><img src="2.png"></body></html>'),
        (
            "script.html",
            b"<html><head><title></title></head><body><script>var text = 'Five people';</script></body></html>",
        ),
        ("empty.docx", word_file("")),
        ("blank.docx", word_file("<w:p/><w:p><w:r><w:t> </w:t></w:r></w:p>")),
        ("rules.md", b"---\n\n***\n\n![](scan.png)\n"),
        ("rules.txt", b"* * *\n\n-----\n"),
    ],
)
def test_a_file_without_text_is_refused(name: str, raw: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(InputError, match="No text was found") as refused:
        read(tmp_path / name)
    assert "recognised" in refused.value.remedy


@pytest.mark.parametrize(
    "raw",
    [
        CODED,
        base64.b64encode(LETTER),
        HEADER + CODED,
        LETTER.hex().encode(),
        LETTER.hex(" ").encode(),
        "\n".join(f"{at:08x}: {row}" for at, row in enumerate(ROWS)).encode(),
        b"Content-Transfer-Encoding: quoted-printable\n\n" + quopri.encodestring(LETTER),
    ],
    ids=["base64", "one line of it", "an e-mail", "hex", "hex in pairs", "a dump", "quoted-printable"],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_codes_are_no_text(name: str, raw: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(InputError, match=r"codes|longer than") as refused:
        read(tmp_path / name)
    assert refused.value.remedy


@pytest.mark.parametrize(
    "written",
    [
        "Five people.",
        "2019 2020 2021 2022 " * 30,
        "| 12 | 14 |\n|---|---|\n" + "| 20 | 31 |\n" * 60,
        "The key of the file is 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 and it was checked twice.",
        "See https://example.org/aGVsbG8gd29ybGQgaGVsbG8gd29ybGQgaGVsbG8gd29ybGQ for the record of the hearing of that day.",
        "__________________________________________________ (signature)",
        "Five people were added in a decade: dead beef and a cab. " * 10,
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_short_text_or_one_of_numbers_is_a_text(name: str, written: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(written)
    assert read(tmp_path / name)


def test_a_page_with_a_picture_in_its_source_is_a_text(tmp_path: Path) -> None:
    page = f'<p>Five people were detained.</p><img src="data:image/png;base64,{base64.b64encode(LETTER).decode()}">'
    (tmp_path / "a.html").write_text(page)
    assert read(tmp_path / "a.html")
