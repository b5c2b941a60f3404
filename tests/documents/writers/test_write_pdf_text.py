"""Whatever somebody types or pastes stands in the PDF as it is: no sign of it is taken as an instruction."""

from __future__ import annotations

import io
import json
import re

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from dalel.documents.tree import Document, Emphasis, Heading, Link, Meta, NoteRef, Paragraph, Table, Text
from dalel.documents.writers import pdf
from dalel.documents.writers.options import Options
from dalel.documents.writers.pdf import DESIGN, FONTS
from dalel.documents.writers.pdf.data import page_data

SIGNS = "#$*_`<>@=-+/\\[]~\"'{}()%&|^!?:;.,"
LINES = (
    "= not a heading",
    "- not a bullet",
    "+ 1. not a list",
    "/ term: not a term",
    '#panic(1) #import "x.typ" #{ } #[x]',
    "$x^2$ and $ y $",
    "`raw` ```rust fn``` *bold* _slant_ ~ -- --- ...",
    "<label> @ref // comment /* block */ https://a.example/b?c=d#e",
    "\\u{41} \\# \"quoted\" 'single' \\",
    "</text><script>",
    "{{ 1 }} %1 %% \\n",
)

typed = st.text(st.sampled_from(SIGNS + " abzАяҚқәғүұңһіö"), min_size=1, max_size=60)


def printed(document: Document) -> str:
    """The words of the PDF without spaces and hyphens, which a page may break differently."""
    pages = PdfReader(io.BytesIO(pdf.write(document, ()))).pages
    return bare("".join(page.extract_text() for page in pages))


def bare(text: str) -> str:
    return re.sub(r"[\s\-\xad\u2010]", "", text)


@pytest.mark.parametrize("line", LINES)
def test_prints_signs_of_markup_as_they_are(line: str) -> None:
    blocks = (
        Heading(1, (Text(line + " H"),)),
        Paragraph((Text(line + " P"), NoteRef("n")), 1, "p1", kind="fact"),
        Table(((Text(line + " T"),),), (((Text(line + " C"),),),)),
    )
    document = Document(Meta(title=line + " M"), blocks, {"n": (Paragraph((Text(line + " N"),)),)})

    found = printed(document)

    for end in "HPTCNM":
        assert bare(line + end) in found


@settings(max_examples=60, deadline=None)
@given(typed.filter(str.strip), typed)  # a heading of blanks is left out
def test_hands_every_text_to_the_typesetter_unchanged(heading: str, words: str) -> None:
    document = Document(Meta(title="T"), (Heading(1, (Text(heading),)), Paragraph((Emphasis((Text(words),)),))))
    data = json.dumps({**page_data(document, (), Options()), "day": [2019, 3, 27]})

    def asked(selector: str) -> list[dict]:
        answer = typst.query(DESIGN.read_bytes(), selector, sys_inputs={"document": data}, font_paths=[FONTS])
        return json.loads(answer)

    assert text_of(asked("heading")[0]["body"]) == heading
    assert text_of(asked("emph")[0]["body"]) == words


def text_of(content: dict) -> str:
    """The words of a piece of content as typst reports it."""
    if content["func"] == "text":
        return content["text"]
    if content["func"] == "space":
        return " "
    inner = content.get("children") or [content[part] for part in ("body", "child") if part in content]
    return "".join(text_of(child) for child in inner)


@settings(max_examples=25, deadline=None)
@given(st.lists(typed.filter(str.strip), min_size=1, max_size=4))
def test_words_put_in_come_out(parts: list[str]) -> None:
    document = Document(Meta(title="T"), tuple(Paragraph((Text(part),)) for part in parts))

    found = printed(document)

    for part in parts:
        assert bare(part) in found


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "#nowhere", "//x.example"]
)
def test_follows_no_link_that_could_harm(href: str) -> None:
    document = Document(Meta(title="T"), (Paragraph((Link((Text("word"),), href),)),))
    page = PdfReader(io.BytesIO(pdf.write(document, ()))).pages[0]

    assert "/Annots" not in page
    assert "word" in page.extract_text()


def test_letters_without_a_shape_are_left_out() -> None:
    document = Document(Meta(title="T\x00"), (Paragraph((Text("be\x00fore\x1b and\r\nafter\ufffe"),)),))

    assert "beforeandafter" in printed(document)
