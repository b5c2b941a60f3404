"""Word files that no word processor would write: what can be read of them is read, and the rest refused in words."""

from __future__ import annotations

import io
import zipfile

import pytest

from dalel.documents.readers import docx
from dalel.documents.tree import plain
from dalel.lib.errors import InputError
from dalel.lib.limits import BLOCKS, DEPTH, PARAGRAPH, TEXT
from tests.documents.word_files import WORD, word_file

LISTED = (
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>One</w:t></w:r></w:p>'
)
LIST = (
    f'<w:numbering {WORD}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="{{}}"><w:start w:val="{{}}"/>'
    '<w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)


def p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def said(raw: bytes) -> str:
    document = docx.read(raw)
    return "\n".join(plain(block) for block in (*document.front, *document.blocks))


@pytest.mark.parametrize("level", ["0", "8", "9", "900000000", "²", "٣", "x", "-1", "", "9" * 5000])
@pytest.mark.parametrize("start", ["1", "300000000", "²", "9" * 5000])
def test_any_list_definition_is_read(level: str, start: str) -> None:
    for form in ("decimal", "lowerRoman", "upperLetter", "nonsense"):
        for used, defined in ((level, "0"), ("0", level), (level, level)):
            part = LIST.format(defined, start, form, "%1.%2.%9")
            assert "One" in said(word_file(LISTED.format(used), {"word/numbering.xml": part}))


@pytest.mark.parametrize("label", ["²", "²%1", "§%1", "%1%1%1", "x" * 100_000, "%1)", "%"])
def test_any_label_of_a_number_is_read(label: str) -> None:
    raw = word_file(LISTED.format(0) * 3, {"word/numbering.xml": LIST.format(0, 1, "decimal", label)})
    assert said(raw).count("One") == 3


@pytest.mark.parametrize("outline", ["0", "8", "9", "²", "x", "-1", "9" * 5000])
@pytest.mark.parametrize("name", ["heading 1", "heading ²", "heading", "Title"])
def test_any_style_of_heading_is_read(outline: str, name: str) -> None:
    styles = (
        f'<w:styles {WORD}><w:style w:styleId="h"><w:name w:val="{name}"/><w:basedOn w:val="h"/><w:pPr>'
        f'<w:outlineLvl w:val="{outline}"/></w:pPr></w:style></w:styles>'
    )
    body = '<w:p><w:pPr><w:pStyle w:val="h"/></w:pPr><w:r><w:t>Facts</w:t></w:r></w:p>' + p("They are told.")
    assert "Facts" in said(word_file(body, {"word/styles.xml": styles}))


@pytest.mark.parametrize("wrapper", ["w:sdt", "w:hyperlink", "w:ins", "x"])
def test_what_is_nested_is_read_to_the_limit_and_refused_beyond(wrapper: str) -> None:
    def nested(depth: int) -> bytes:
        inner = "<w:r><w:t>deep</w:t></w:r>"
        return word_file("<w:p>" + f"<{wrapper}>" * depth + inner + f"</{wrapper}>" * depth + "</w:p>")

    assert "deep" in said(nested(DEPTH.value - 10))
    for depth in (DEPTH.value + 1, 5_000):
        with pytest.raises(InputError, match="nested deeper"):
            docx.read(nested(depth))


def test_a_table_within_tables_is_told_once() -> None:
    depth = 40
    raw = word_file("<w:tbl><w:tr><w:tc>" * depth + p("at the bottom") + "</w:tc></w:tr></w:tbl>" * depth)
    assert said(raw).count("at the bottom") == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("before", ["", f"<!--{'x' * 9000}-->"])
def test_declared_entities_are_refused_in_any_encoding_and_behind_any_comment(encoding: str, before: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>{before}<!DOCTYPE x [<!ENTITY a "ha">]><x>&a;</x>'
    raw = archive({"word/document.xml": text.encode(encoding)})
    with pytest.raises(InputError, match="declarations that no word processor writes"):
        docx.read(raw)


@pytest.mark.parametrize("encoding", ["x-none", "utf-7", "shift_jis", "utf-16", "idna", "\u00b2"])
def test_an_encoding_that_is_not_there_is_damage(encoding: str) -> None:
    raw = archive({"word/document.xml": f'<?xml version="1.0" encoding="{encoding}"?><a/>'.encode()})
    with pytest.raises(InputError, match=r"damaged|no text part"):
        docx.read(raw)


def test_every_cut_and_every_altered_byte_of_an_archive_is_read_or_refused() -> None:
    raw = word_file(p("One paragraph of a text.") * 3)
    for at in range(0, len(raw), 7):
        for broken in (raw[:at], raw[:at] + bytes([raw[at] ^ 0x55]) + raw[at + 1 :]):
            try:
                docx.read(broken)
            except InputError as refused:
                assert refused.remedy


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (p("word ") * (BLOCKS.value + 1), "more than 30,000 paragraphs"),
        (p("w" * (PARAGRAPH.value + 1)), "longer than 50,000 characters"),
        ("".join(p(f"{number} " + "words " * 200) for number in range(TEXT.value // 1_000)), "longer than 1,000,000"),
    ],
)
def test_a_text_beyond_a_limit_is_told_which(body: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        docx.read(word_file(body))


def archive(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as written:
        for name, content in parts.items():
            written.writestr(name, content)
    return made.getvalue()
