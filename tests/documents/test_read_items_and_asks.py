"""Items within paragraphs, asks that no heading announces, headings without a style, banners of web pages."""

# ruff: noqa: E501 - what is tried stands on one line each, so that it can be read and found
from __future__ import annotations

import pytest

from dalel.documents.checks import run
from dalel.documents.checks.reading import submitters_of
from dalel.documents.readers import docx, html
from dalel.documents.readers.text import read_text
from dalel.documents.tree import Heading, paragraphs, plain
from tests.documents.small_texts import facts
from tests.documents.word_files import word_file

TOLD = "1. A first fact of the text is told here.\n2. A second fact of the text follows it.\n\n"


def asked(text: str) -> list[str]:
    return [plain(one) for one in paragraphs(read_text(text), "recommendation")]


@pytest.mark.parametrize(
    "lead",
    [
        "We call on the Government to:",
        "The submitters therefore recommend that the State under review:",
        "The Government of Kenya should:",
        "Мы призываем Правительство:",
        "Біз Үкіметті мыналарға шақырамыз:",
    ],
)
def test_asks_are_known_by_the_sentence_that_leads_to_them(lead: str) -> None:
    assert asked(f"{TOLD}{lead}\n\n- Open the archive.\n\n- Pay the damages.") == [
        "Open the archive.",
        "Pay the damages.",
    ]


def test_what_a_committee_asked_is_a_fact() -> None:
    assert asked(f"{TOLD}The Human Rights Committee recommends that the State:\n\n- open the archive;\n\n- pay.") == []


def test_items_in_brackets_belong_to_their_paragraph_and_restart_nothing() -> None:
    text = "1. A first fact of the text is told here.\n2. A court may:\n1) close a paper;\n2) fine its editor.\n3. A third fact is told."
    document = read_text(text)
    assert [one.typed_number for one in paragraphs(document, "fact")] == ["1", "2", "3"]
    assert "W-NUMBERING-RESTART" not in [one.code for one in run(document, facts())]


def test_each_article_of_a_law_numbers_for_itself_and_a_report_does_not() -> None:
    items = "1. Everybody may speak in the square.\n2. Nobody may be silenced there.\n\n"
    law = f"Article 1. Speech\n\n{items}Article 2. Silence\n\n{items}"
    assert "W-NUMBERING-RESTART" not in [one.code for one in run(read_text(f"Draft law\n\n{law}"), facts())]
    report = law.replace("Article 1. ", "").replace("Article 2. ", "")
    assert "W-NUMBERING-RESTART" in [one.code for one in run(read_text(f"A report\n\n{report}"), facts())]


def test_a_short_sentence_with_its_note_is_no_heading() -> None:
    document = read_text("A letter\n\nFour drivers were fined in 2017.[1]\n\n[1] A. Proba, B. Misal")
    headings = [plain(one) for one in document.blocks if isinstance(one, Heading)]
    assert not any("fined" in one for one in headings)


def test_a_word_file_without_styles_still_has_its_recommendations() -> None:
    lines = ["1. A first fact of the text is told here.", "II. Recommendations", "2. Open the archive of the court."]
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    assert [one.kind for one in paragraphs(docx.read(word_file(body)))] == ["fact", "recommendation"]


def test_banners_and_trails_are_no_text_but_a_page_of_them_alone_is() -> None:
    banner = '<div class="cookie-banner"><p>We use several cookies to give you the best of pages on our site.</p></div>'
    trail = '<div id="breadcrumbs"><a>Home</a> » <a>News</a></div>'
    told = "<p>On 3 May 2017 the court of the city heard the case of the two drivers in a closed session.</p>" * 2
    page = html.read(f"<body>{trail}{banner}<div class='content'>{told}</div></body>".encode())
    words = " ".join(plain(block) for block in (*page.front, *page.blocks))
    assert "heard the case" in words and "cookies" not in words and "Home" not in words
    alone = html.read(f"<body><div class='menu'>{told}</div></body>".encode())
    assert "heard the case" in " ".join(plain(block) for block in alone.blocks)


def test_the_authors_are_read_from_a_submission_by_them() -> None:
    front = "Review of Kenya\nJoint submission by the River Committee (RC) and Forest House\nNairobi, 5 May 2019\nKey words: land, water"
    assert submitters_of(front, "") == [("River Committee", "RC"), ("Forest House", "")]
