"""Web pages: the text without the page around it."""

# ruff: noqa: E501 - what is tried stands on one line each, so that it can be read and found
from __future__ import annotations

from dalel.documents.readers import html
from dalel.documents.tree import Heading, Table, paragraphs, plain, plain_inline

PAGE = b"""<!doctype html><html><head><title>t</title><script>var x = "no";</script></head><body>
<nav><ul><li>Home</li></ul></nav><h1>Joint submission</h1><p>by House A and House B</p>
<ol><li>A first fact of the <b>text</b>.<sup><a href="#fn1">1</a></sup></li><li><p>A second on the 1<sup>st</sup> day.[2]</p></li></ol>
<h2>Recommendations</h2><ol start="3"><li>Do it.</li></ol>
<table><tr><th>year</th><th>n</th></tr><tr><td>2017</td><td>5</td></tr></table>
<section><ol><li id="fn1"><p>Note one.</p></li><li id="fn2">Note two.</li></ol></section><footer>Share</footer></body></html>"""


def test_lists_keep_the_numbers_that_a_reader_sees() -> None:
    told = [(one.kind, one.typed_number) for one in paragraphs(html.read(PAGE)) if one.kind != "plain"]
    assert told == [("fact", "1"), ("fact", "2"), ("recommendation", "3")]


def test_raised_figures_are_notes_and_raised_letters_are_not() -> None:
    document = html.read(PAGE)
    assert {label: plain(note[0]) for label, note in document.notes.items()} == {"1": "Note one.", "2": "Note two."}
    assert "1st day" in plain(list(paragraphs(document, "fact"))[1])


def test_menus_scripts_and_footers_are_not_text() -> None:
    words = " ".join(plain(block) for block in html.read(PAGE).blocks)
    assert not any(word in words for word in ("Home", "Share", "var x"))


def test_tables_and_headings_are_kept() -> None:
    document = html.read(PAGE)
    assert [plain(one) for one in document.blocks if isinstance(one, Heading)] == ["Recommendations"]
    table = next(one for one in document.blocks if isinstance(one, Table))
    assert [[plain_inline(cell) for cell in row] for row in table.rows] == [["2017", "5"]]


def test_the_declared_encoding_is_used() -> None:
    page = '<meta charset="windows-1251"><p>1. Суд оштрафовал активиста.</p>'.encode("cp1251")
    assert "оштрафовал" in plain(next(paragraphs(html.read(page))))


def test_a_text_is_one_tree_in_any_format() -> None:
    from dalel.documents.readers.text import read_text

    typed = "1. A first fact stands here.[1]\n2. A second.\n\nRecommendations\n\n3. Do it.\n\n[1] A note."
    page = "".join(
        f"<p>{line}</p>" if line != "Recommendations" else "<h2>Recommendations</h2>"
        for line in typed.split("\n")
        if line
    )
    of_text, of_page = (
        [(p.kind, p.typed_number, plain(p)) for p in paragraphs(d)]
        for d in (read_text(typed), html.read(page.encode()))
    )
    assert of_text == of_page


def test_raised_figures_that_cite_no_note_stay_apart_from_the_number_before() -> None:
    page = "<h1>Report</h1><p>Of the 12<sup>1</sup> people two were tried in a room of 4 m<sup>2</sup> on the 1<sup>st</sup> of May.</p>"
    document = html.read(page.encode())
    assert plain(document.blocks[0]) == "Of the 12¹ people two were tried in a room of 4 m² on the 1st of May."


def test_raised_figures_in_a_table_stay_apart_too() -> None:
    document = html.read(b"<table><tr><td>people</td><td>12<sup>1</sup></td></tr></table>")
    assert plain(document.blocks[0]) == "people\t12¹"
