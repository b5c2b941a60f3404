"""Numbers of paragraphs, marks of footnotes and quotation marks: what the author typed, in Markdown."""

# ruff: noqa: E501 - a sentence to be tried stands on one line, so that it can be found
from __future__ import annotations

import pytest

from dalel.documents.checks import run
from dalel.documents.checks.registry import Finding
from dalel.documents.readers.markdown import read_text
from tests.documents.small_texts import facts

FACT = "The observers of the group saw {what} in the courts of the three towns and wrote it down at once."


def findings(text: str, code: str) -> list[Finding]:
    return run(read_text(text), facts(), select=[code])


def numbered(*numbers: int) -> str:
    return "\n\n".join(f"{number}. {FACT.format(what=f'hearing {number}00')}" for number in numbers)


def test_a_number_that_is_left_out_or_used_twice_is_found() -> None:
    [skipped] = findings(f"# Report\n\n## Facts\n\n{numbered(1, 2, 4, 5)}", "W-NUMBERING-RESTART")
    assert "from 2 to 4" in skipped.message
    [repeated] = findings(f"# Report\n\n## Facts\n\n{numbered(1, 2, 3, 3, 4)}", "W-NUMBERING-RESTART")
    assert "3 follows 3" in repeated.message


def test_recommendations_that_begin_again_at_one_are_found() -> None:
    text = f"# Report\n\n## Facts\n\n{numbered(1, 2, 3, 4)}\n\n## Recommendations\n\n1. Free them.\n\n2. Pay them."
    [found] = findings(text, "W-NUMBERING-RESTART")
    assert "again at 1 after 4" in found.message and "5" in found.remedy


def test_numbers_that_run_on_over_headings_are_right() -> None:
    text = f"# Report\n\n## Facts\n\n{numbered(1, 2, 3)}\n\n## Law\n\n{numbered(4, 5)}\n\n## Recommendations\n\n{numbered(6, 7)}"
    assert findings(text, "W-NUMBERING-RESTART") == []


def test_markdown_that_types_every_item_as_one_is_numbered_by_itself() -> None:
    assert findings(f"# Report\n\n## Facts\n\n{numbered(1, 1, 1, 1)}", "W-NUMBERING-RESTART") == []


@pytest.mark.parametrize(
    "lists",
    [
        "We ask:\n\n1. Free them.\n\n2. Pay them.\n\nSigned:\n\n1. Marta Ilves\n\n2. Oleg Tarn",
        "We ask:\n\n1. Free them.\n\n2. Pay them.\n\n4. Train the judges.",
    ],
)
def test_lists_in_a_text_without_numbered_paragraphs_are_no_numbering(lists: str) -> None:
    prose = "\n\n".join(
        FACT.format(what=what) for what in ("one thing", "another thing", "a third thing", "more", "less")
    )
    assert findings(f"# Letter\n\n## Facts\n\n{prose}\n\n{lists}", "W-NUMBERING-RESTART") == []


def test_each_article_of_a_law_has_numbers_of_its_own() -> None:
    articles = "\n\n".join(
        f"## {number} бап\n\n1. Әр адамның құқығы бар екенін заң айтады.\n2. Заң бәріне ортақ." for number in (1, 2, 3)
    )
    assert findings(f"# Заң\n\n{articles}", "W-NUMBERING-RESTART") == []


def test_a_mark_without_its_note_is_found_even_if_there_is_no_note_at_all() -> None:
    [found] = findings(f"# Report\n\n## Facts\n\n{FACT}[^4]", "W-NOTE")
    assert "no footnote 4" in found.message


def test_a_note_without_its_mark_is_found() -> None:
    text = f"# Report\n\n## Facts\n\n{FACT}[^1]\n\n[^1]: The *first* note.\n\n[^b]: The second note."
    [found] = findings(text, "W-NOTE")
    assert "Footnote b is cited nowhere" in found.message and found.line == 9


def test_notes_that_are_all_cited_are_right() -> None:
    text = f"# Report\n\n## Facts\n\n{FACT}[^1]\n\nAs was said.[^b] A table [1] is nothing.\n\n[^1]: First, see[^c].\n\n[^b]: Second.\n\n[^c]: Third."
    assert [one.message for one in findings(text, "W-NOTE")] == []


def test_reading_an_uncited_note_adds_nothing_to_the_text() -> None:
    document = read_text("# Report\n\n## Facts\n\nOne.\n\n[^1]: A note.\n\nTwo.\n\n```\nunclosed")
    assert "[^1]" not in str(document.blocks) and "Two" in str(document.blocks)
    document = read_text("# Report\n\n## Facts\n\nOne.\n\n[^1]: A note.")
    assert list(document.notes) == ["1"] and "[^1]" not in str(document.blocks)


@pytest.mark.parametrize(
    "text",
    [
        "He said: “The law is the law. It was quiet.",
        "Он сказал: «Закон есть закон. Стало тихо.",
        "Ол: «Заң — заң, — деді. Тыныш болды.",
        "Il a dit : « La loi est la loi. On s'est tu.",
        "Dijo: la ley es la ley». Callaron.",
    ],
)
def test_a_quotation_that_does_not_open_or_close_is_found(text: str) -> None:
    assert len(findings(f"# Report\n\n## Facts\n\n{FACT}\n\n{text}", "W-QUOTE-BALANCE")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "«Первый день был тихим.\n\nВторой день был шумным, и нас увели.\n\nНа третий нас отпустили», – сказал он.",
        '"The first day was quiet.\n\nThe second was loud, and we were led away.\n\nOn the third we left," he said.',
        "“The first day was quiet.\n\nThe second was loud.”",
        "« La loi », dit-il, « est la loi ».",
        "Ул: „Закон“, и «ещё „один“».",
    ],
)
def test_a_quotation_over_several_paragraphs_is_understood(text: str) -> None:
    assert findings(f"# Report\n\n## Facts\n\n{FACT}\n\n{text}", "W-QUOTE-BALANCE") == []


@pytest.mark.parametrize(
    "text",
    [
        "“They asked for 5’10” tall men,” he said.",
        "They asked for “5’10” tall men” only.",
        "He said “the 15” screen was taken” to us.",
        "He said “rock ’n’ roll is banned” and that “the ’90s were better”.",
        "Он сказал: «Экран 15” забрали».",
    ],
)
def test_feet_and_inches_and_letters_left_out_are_no_quotation_marks(text: str) -> None:
    assert findings(f"# Report\n\n## Facts\n\n{FACT}\n\n{text}", "W-QUOTE-BALANCE") == []


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ('He said: “We were beaten" and left.', "“", '"'),
        ('He said: "We were beaten” and left.', '"', "”"),
        ("Он сказал: «Нас били” и ушёл.", "«", "”"),
        ('Ол: „Бізді ұрды" деді.', "„", '"'),
    ],
)
def test_a_quotation_with_marks_of_two_kinds_is_called_so(text: str, one: str, other: str) -> None:
    messages = findings(f"# Report\n\n## Facts\n\n{FACT}\n\n{text}", "W-QUOTE-BALANCE")
    assert [f"opens with {one} and closes with {other}" in str(each) for each in messages] == [True]


@pytest.mark.parametrize(
    "text", ["He said “we were beaten and left.", "We came in 2015” he said.", "Он сказал: «Нас били."]
)
def test_a_mark_that_is_missing_is_still_found(text: str) -> None:
    assert len(findings(f"# Report\n\n## Facts\n\n{FACT}\n\n{text}", "W-QUOTE-BALANCE")) == 1
