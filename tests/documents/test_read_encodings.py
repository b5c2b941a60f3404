"""Old encodings are read as what they are, and texts that were read wrongly and kept so are refused."""

# ruff: noqa: E501 - what is tried stands on one line each, so that it can be read and found
from __future__ import annotations

from pathlib import Path

import pytest

from dalel.documents.readers import read
from dalel.documents.readers.source import decoded
from dalel.lib.errors import InputError

RUSSIAN = "Полиция задержала в Алматы пятерых человек: Бекова, Асланова и Кима. Двоих отпустили утром, остальных судили в тот же день."
KAZAKH = (
    "Полиция Алматыда бес адамды ұстады. Қалған үшеуін сол күні сот әкімшілік қамаққа алды, ал тәңертең екеуін босатты."
)
FRENCH = (
    "La police a arrêté cinq personnes à Almaty ; après l'été, deux ont été libérées et trois jugées très sévèrement."
)
ENGLISH = "The police detained five people in Almaty; two were let go in the morning."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r", "cp866", "iso8859-5"])
@pytest.mark.parametrize("written", [RUSSIAN, RUSSIAN.upper(), f"{ENGLISH}\n\n{RUSSIAN}", "Задержаны пятеро."])
def test_russian_is_read_in_whatever_encoding_it_was_kept(encoding: str, written: str) -> None:
    assert decoded(written.encode(encoding)) == written


def test_kazakh_and_french_are_read_in_their_old_encodings() -> None:
    assert decoded(KAZAKH.encode("kz1048")) == KAZAKH
    assert decoded(FRENCH.encode("cp1252")) == FRENCH


@pytest.mark.parametrize("written", [RUSSIAN, KAZAKH])
@pytest.mark.parametrize(
    ("was", "read_as"), [("utf-8", "cp1251"), ("utf-8", "cp1252"), ("utf-8", "latin-1"), ("utf-8", "koi8-r")]
)
def test_a_text_in_utf_8_that_was_read_as_something_else_is_refused(written: str, was: str, read_as: str) -> None:
    garbled = written.encode(was).decode(read_as, "ignore")
    with pytest.raises(InputError, match="garbled") as refused:
        decoded(garbled.encode())
    assert "UTF-8" in refused.value.remedy


@pytest.mark.parametrize(
    ("was", "read_as"), [("koi8-r", "cp1251"), ("cp1251", "koi8-r"), ("cp1251", "cp1252"), ("cp1251", "cp866")]
)
def test_old_russian_that_was_read_as_something_else_is_refused(was: str, read_as: str) -> None:
    with pytest.raises(InputError, match="garbled"):
        decoded(RUSSIAN.encode(was).decode(read_as, "ignore").encode())


def test_french_that_was_read_wrongly_is_refused() -> None:
    for was, read_as in (("utf-8", "cp1252"), ("cp1252", "cp1251")):
        with pytest.raises(InputError, match="garbled"):
            decoded((FRENCH * 3).encode(was).decode(read_as, "ignore").encode())


@pytest.mark.parametrize(
    "written",
    [
        RUSSIAN,
        RUSSIAN.upper(),
        KAZAKH,
        KAZAKH.upper(),
        FRENCH,
        ENGLISH,
        "Во вложении стояло «РџРѕР»РёС†РёСЏ» вместо «Полиция»: " + RUSSIAN * 4,
        "РСФСР, СССР, РФ, РС(Я), ТССР, УССР и РККА упомянуты в законе.",
        "The reporter Ðorđević and the town of Ürümqi: naïve, façade, São Paulo, Þingvellir.",
        "П. 1: ОБСЕ, МПГПП, КПЧ, КПП, КЛДЖ, КЛРД, КПИ, КНИ.",
    ],
)
def test_a_text_that_is_as_it_was_written_is_not_taken_for_garbled(written: str) -> None:
    assert decoded(written.encode()) == written


def words_of(path: Path, raw: bytes) -> InputError:
    path.write_bytes(raw)
    with pytest.raises(InputError) as refused:
        read(path)
    assert refused.value.remedy
    return refused.value


RTF = b"{\\rtf1\\ansi\\ansicpg1251 {\\fonttbl {\\f0 Arial;}}\\f0 The police detained five people.\\par}"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.docx"])
@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (RTF, "RTF"),
        (b"\xef\xbb\xbf" + RTF, "RTF"),
        (b"%PDF-1.7 x", "PDF"),
        (b"\n%PDF-1.7 x", "PDF"),
        (b"\x89PNG\r\n\x1a\nx", "picture"),
    ],
)
def test_another_kind_of_file_under_a_false_ending_is_told(name: str, raw: bytes, words: str, tmp_path: Path) -> None:
    assert words in words_of(tmp_path / name, raw).message


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"PK\x03\x04\x14\x00 word/document.xml", "packed"),
        (b"\xd0\xcf\x11\xe0" + bytes(90), "old Word"),
        (b"\x1f\x8b\x08x", "packed"),
    ],
)
def test_a_packed_or_old_word_file_is_told(name: str, raw: bytes, words: str, tmp_path: Path) -> None:
    assert words in words_of(tmp_path / name, raw).message


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_web_page_is_told_to_be_one(name: str, tmp_path: Path) -> None:
    page = b"<!DOCTYPE html>\n<html><body><p>Five people were detained.</p></body></html>"
    assert "web page" in words_of(tmp_path / name, page).message


def test_a_text_about_kinds_of_files_is_a_text(tmp_path: Path) -> None:
    for name, written in (("a.md", "{\\it RTF} and %PDF and <html> were named."), ("b.txt", "PK was detained.")):
        (tmp_path / name).write_text(written)
        assert read(tmp_path / name)
