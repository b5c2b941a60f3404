"""A text may come from anybody. Nothing in it becomes part of the page's own language."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as parser

from dalel.documents.ledger import Claim
from dalel.documents.tree import (
    Document,
    FigureSpan,
    Heading,
    Link,
    Live,
    Meta,
    NoteRef,
    Paragraph,
    Picture,
    Submitter,
    Table,
    Text,
)
from dalel.documents.writers import html

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><script>alert(1)</script>",
    "--></title><svg onload=alert(1)>",
    "&lt;script&gt;",
    "\\22 } body { display: none } /*",
    "javascript:alert(1)",
)


def everywhere(text: str) -> tuple[Document, tuple[Claim, ...]]:
    """A document that holds the text in every place that can hold one."""
    line = (Text(text),)
    meta = Meta(
        title=text, subtitle=text, language="en", state=text, session=text, contact=text, place=text, date=text,
        submitters=(Submitter(text, text, text, "x.example/" + text.replace(" ", ""), text),),
        keywords=(text,), invented=text,
    )  # fmt: skip
    blocks = (
        Heading(1, line, text),
        Paragraph((*line, NoteRef("n"), FigureSpan(text, text), Live(text), Link(line, text)), 1, text, kind="fact"),
        Table((line,), ((line,),), line),
        Picture(text, text, line),
    )
    claim = Claim(text, text, text, text, text, text, text, None, text, text, {text: [text]}, text, text, [text])
    assert {field.name for field in fields(Claim)} >= {"id", "text"}
    return Document(meta, blocks, {"n": (Paragraph(line),)}), (claim,)


def shape(document: Document, ledger: tuple[Claim, ...]) -> list[str]:
    """The elements and attributes of the page, without any text."""
    found = parser.document_fromstring(html.write(document, ledger))
    return [f"{one.tag} {sorted(one.attrib)}" for one in found.iter() if isinstance(one.tag, str)]


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_shown_as_the_text_that_it_is(attack: str) -> None:
    page = html.write(*everywhere(attack)).decode()
    found = parser.document_fromstring(page)

    assert shape(*everywhere(attack)) == shape(*everywhere("harmless words"))
    assert attack in found.xpath("string(//h1)")
    assert page.count("</style>") == 1


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn", "Zs", "Zl", "Zp")), min_size=1, max_size=30))
def test_no_text_changes_the_shape_of_the_page(text: str) -> None:
    assert shape(*everywhere(f"x{text}")) == shape(*everywhere("harmless"))


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", " javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "data:text/html,x",
     "vbscript:x", "file:///etc/passwd", "//evil.example", "ftp://x.example", "#nowhere", "\x01javascript:alert(1)",
     ""],
)  # fmt: skip
def test_leads_nowhere_unsafe(href: str) -> None:
    document = Document(Meta(title="T"), (Paragraph((Link((Text("word"),), href),)),))

    assert b"<p>word</p>" in html.write(document, ())


@pytest.mark.parametrize("href", ["https://un.example/a?b=1&c=%20#d", "http://x.example", "mailto:a@b.example", "#p1"])
def test_leads_where_a_reader_may_go(href: str) -> None:
    document = Document(Meta(title="T"), (Paragraph((Link((Text("word"),), href),), 1, "p1", kind="fact"),))
    found = parser.document_fromstring(html.write(document, ()))

    assert found.xpath("//p/a[text()='word']/@href") == [href]


def test_words_put_in_come_out(sample: Any) -> None:
    text = parser.document_fromstring(html.write(sample.document, sample.ledger, sample.options)).text_content()

    for key in ("title", "invented", "ask", "note", "quote", "caption"):
        assert sample.words[key] in text
    assert "1 < 2 & 3 > 2." in text
