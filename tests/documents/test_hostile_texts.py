"""Texts and pages that were made to hold up their reader: each is read or refused in words, in the time of any text.

The time itself is not measured here: what once took minutes would be noticed, and the suite of endurance measures.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dalel.advocacy.checking import check
from dalel.documents.checks.formats import visible
from dalel.documents.readers import front_matter, html, markdown, read, text
from dalel.documents.readers.trial import tried
from dalel.lib.errors import InputError

NO_CODES: dict[str, list[str]] = {"select": [], "ignore": []}

LONG = {
    "a name of 3,000 letters": "Ab" + "c" * 3_000 + "! was detained.",
    "a name with 3,000 apostrophes": "Ab" + "’c" * 3_000 + "1 was detained.",
    "capital words": "Abc Def " * 6_000,
    "digits and commas": "1,234," * 8_000,
    "digits": "In " + "9" * 6_000 + " cases.",
    "brackets of articles": "article 5 " + "(1)(a) ( " * 4_000 + "of the Criminal Code",
    "parts of articles": "article 5 " + "част1 " * 8_000 + "of the Criminal Code",
    "stops and blanks": "." * 20_000 + "of the" + " " * 20_000 + "!",
    "quotation marks": "“«'\"" * 10_000,
    "dates": "1 May 2018 - " * 3_000,
    "sentences": "He said no. " * 4_000,
    "dated events": "; ".join(
        f"A. Probov was arrested on {day % 28 + 1} May 2021 and released on 2 June 2021" for day in range(600)
    ),
}


@pytest.mark.parametrize("name", LONG)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_a_paragraph_of_one_thing_is_checked(tmp_path: Path, name: str, suffix: str) -> None:
    path = tmp_path / f"text{suffix}"
    path.write_text("# Facts\n\nOne was detained in 2018.\n\n" + LONG[name])
    assert "text" in check(str(path), str(path), "", "", "", NO_CODES)


@pytest.mark.parametrize(
    "page",
    [
        "<!--" * 400_000,
        "<a " * 400_000,
        "<a x='" * 200_000,
        "</b" * 400_000,
        "<![CDATA[" * 200_000 + ">",
        "<![foo[x]]>" * 1_000,
        "<sup>" * 20_000 + "1" + "</sup>" * 20_000,
        "<b>" * 5_000 + "</i>" * 100_000,
        "<ol start='²'><li value='²'>x</ol>",
        f"<ol start='{'9' * 5000}'><li value='{'9' * 5000}'>x</ol>",
        f"&#{'9' * 5000};&#x110000;&#xD800;&#0;",
        f"<p title='&#{'9' * 5000};'>",
        "<script>" * 100_000,
        "<ol>" * 50_000 + "<li>x",
    ],
    ids=range(14),
)
def test_a_page_of_one_thing_is_read(page: str) -> None:
    html.read(("<p>Before it.</p>" + page).encode())


def test_what_is_opened_and_never_closed_hides_only_what_follows_it() -> None:
    for page in ("<p>Told.</p><!-- hidden", "<p>Told.</p><script>hidden", "<p>Told.</p><a href='x' hidden"):
        said = str(html.read(page.encode()))
        assert "Told." in said and "hidden" not in said


def test_attributes_that_look_like_comments_hide_nothing() -> None:
    assert "Told." in str(html.read(b"<p title='<!--'>Told.</p>"))


@pytest.mark.parametrize(
    "head",
    [
        "".join(" " * n + "a:\n" for n in range(900)),
        "".join("  " * n + "- a:\n" for n in range(900)),
        "a: " + "[" * 5000 + "]" * 5000,
        "a: x" + " " * 90_000 + "y",
        "a: &a [*a, *a]\nsession: ²",
        "session: " + "9" * 5000,
        "title: " + "x" * 200_000,
    ],
    ids=range(7),
)
def test_any_front_matter_is_read_or_refused(head: str) -> None:
    try:
        markdown.read(f"---\nprofile: upr-stakeholder\n{head}\n---\nText.".encode())
    except InputError as refused:
        assert refused.remedy


@pytest.mark.parametrize(
    "value", ["9" * 5000, "0x" + "f" * 5000, "[" * 5000, "1979-99-99", "{a = " * 30 + "1" + "}" * 30]
)
def test_any_toml_is_read_or_refused(value: str) -> None:
    with pytest.raises(InputError, match="front matter"):
        front_matter.split(f"+++\nsession = {value}\n+++\nText.")


def test_marks_of_live_figures_cannot_be_forged() -> None:
    document = markdown.read("Text &#xE000;7&#xE001; &#xE000;²&#xE001; {{ count() }}".encode(), ours=True)
    assert str(document).count("Live(") == 1


@pytest.mark.parametrize("piece", ["{{ ", "{{ ' ", '{{ "\\"', "{{ a }} ", "{{ 'a }} "])
def test_many_live_figures_are_found_in_one_pass(piece: str) -> None:
    raw = "".join(piece * 200 + "\n\n" for _line in range(300)).encode() + b"}}"
    try:
        markdown.read(raw, ours=True)
    except InputError as refused:  # what is never closed is one figure, longer than any paragraph
        assert "paragraph" in refused.message


def test_a_long_text_of_a_project_is_tried_before_it_is_read() -> None:
    tried("A short text is not.", "documents/letter.md")
    tried("A long one is.\n\n" * 10_000, "documents/letter.md")
    with pytest.raises(InputError, match="nested deeper"):
        tried("> " * 500 + "deep\n\n" + "Text.\n\n" * 20_000, "documents/letter.md")


def test_a_pipe_is_no_text(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(InputError, match="no ordinary file"):
        read(tmp_path / "pipe.txt")


@pytest.mark.parametrize("raw", [os.urandom(5000), b"\x7fELF" + bytes(200), b"text " * 50 + bytes(range(32)) * 3])
def test_bytes_that_are_no_text_are_refused(tmp_path: Path, raw: bytes) -> None:
    for name in ("a.txt", "a.md", "a.html"):
        (tmp_path / name).write_bytes(raw)
        with pytest.raises(InputError):
            read(tmp_path / name)


def test_nothing_that_is_printed_moves_a_terminal() -> None:
    assert visible("a\x1b[2J\u202eb\x9bc\ud800\nд\tқ") == "a\\u001b[2J\\u202eb\\u009bc\\ud800\nд\tқ"


PIECES = st.sampled_from(
    [
        *[
            "<",
            ">",
            "</p>",
            "<li>",
            "<!--",
            "]]>",
            "&#",
            "{{",
            "}}",
            "'",
            '"',
            "---\n",
            "+++\n",
            "[^1]",
            "[^1]: ",
            "](",
        ],
        *[
            "{#p1}",
            "# ",
            "- ",
            "    ",
            "1. ",
            "²",
            "٣",
            "|",
            "*",
            "`",
            "\n",
            "\n\n",
            "\t",
            "\u202e",
            "\ue000",
            "\ue002",
        ],
        *["word", "In 2018 ", "9" * 30, "Recommendations"],
    ]
)
MIXED = st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=60).map("".join)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MIXED)
def test_every_reader_reads_or_refuses_whatever_it_is_given(written: str) -> None:
    raw = written.encode("utf-8", "surrogatepass")
    for reader in (html, markdown, text):
        try:
            reader.read(raw)
        except InputError as refused:
            assert refused.message
