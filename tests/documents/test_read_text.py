"""Plain text: numbered paragraphs, headings and footnotes found by the shape of lines."""

# ruff: noqa: E501 - what is tried stands on one line each, so that it can be read and found
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dalel.documents.readers.text import read, read_text
from dalel.documents.tree import Heading, Paragraph, notes_of, paragraphs, plain


def kinds(text: str) -> list[tuple[str, str]]:
    return [(one.kind, one.typed_number) for one in read_text(text).blocks if isinstance(one, Paragraph)]


def test_a_list_that_starts_again_under_recommendations_is_one_of_asks() -> None:
    text = "1. One fact here.\n2. Another fact.\n\nRecommendations:\n\nWe ask the Government and the parliament of the country to take these steps without delay:\n\n1. Do this.\n2. Do that."
    assert kinds(text) == [
        ("fact", "1"), ("fact", "2"), ("plain", ""), ("recommendation", "1"), ("recommendation", "2"),
    ]  # fmt: skip


def test_numbers_run_on_in_the_tree_whatever_was_typed() -> None:
    document = read_text("1. One fact here.\n\nRecommendations\n\n1. Do this.")
    assert [one.number for one in paragraphs(document)] == [1, 2]


def test_a_year_at_the_start_of_a_line_is_no_number() -> None:
    assert [
        one.typed_number
        for one in paragraphs(
            read_text("1. It all began there, as everybody knows, in\n2016. And went on.\n2. Then it ended.")
        )
    ] == ["1", "2"]


def test_lines_broken_by_an_export_are_one_paragraph() -> None:
    text = "1. A first paragraph that a program has broken after some\nsixty letters, as programs do.\n2. The second."
    assert [plain(one) for one in paragraphs(read_text(text))] == [
        "A first paragraph that a program has broken after some sixty letters, as programs do.",
        "The second.",
    ]


def test_footnotes_keep_their_second_paragraph_and_leave_what_follows_a_rule() -> None:
    document = read_text(
        "1. A fact.[1] Another.[2]\n\n[1] First note.\n\nStill the first.\n\n[2] Second.\n\n***\n\nClick here"
    )
    assert [[plain(block) for block in note] for note in document.notes.values()] == [
        ["First note.", "Still the first."],
        ["Second."],
    ]
    assert {label: one.typed_number for label, one in notes_of(document).items()} == {"1": "1", "2": "1"}


def test_a_mark_without_its_note_stays_text() -> None:
    assert "[7]" in plain(next(paragraphs(read_text("1. A fact.[7]\n\n[1] A note."))))


def test_raised_figures_are_marks_when_the_notes_begin_with_them() -> None:
    document = read_text("1. A fact.¹\n\n¹ The note.")
    assert list(document.notes) == ["1"]


def test_headings_in_russian_and_kazakh_open_the_recommendations() -> None:
    for heading in ("Рекомендации:", "Ұсынымдар", "V. Conclusions and recommendations"):
        document = read_text(f"1. Нечто произошло там.\n\n{heading}\n\n1. Сделать это.")
        assert [one.kind for one in paragraphs(document)] == ["fact", "recommendation"], heading


def test_each_subject_may_have_its_own_recommendations() -> None:
    text = "1. A fact is here.\n\nRecommendations\n\n1. Do this.\n\nDetention\n\n2. A fact is here.\n\nRecommendations\n\n1. Do that."
    assert [kind for kind, _typed in kinds(text)] == ["fact", "recommendation", "fact", "recommendation"]


def test_headings_within_the_last_recommendations_divide_them() -> None:
    text = "1. A fact is here.\n\nRecommendations\n\nTo the Government:\n\n1. Do this.\n\nOn detention\n\n2. Do that.\n\nConclusion\n\n3. So it is here."
    assert [kind for kind, _typed in kinds(text)] == ["fact", "recommendation", "recommendation", "fact"]


def test_lines_are_those_of_the_file() -> None:
    document = read_text("Title of it\n\n1. A fact is here.\n\n\n2. Another.")
    assert [one.line for one in paragraphs(document)] == [3, 6]


def test_utf_16_and_old_russian_files_are_read() -> None:
    text = "1. Суд оштрафовал активиста в Алматы.\n2. Решение отменено."
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1251"):
        assert len(list(paragraphs(read(text.encode(encoding)), "fact"))) == 2, encoding


@given(st.text(max_size=400))
def test_no_text_breaks_the_reader_or_loses_its_numbers(text: str) -> None:
    document = read_text(text)
    numbers = [one.number for one in paragraphs(document) if one.number is not None]
    assert numbers == list(range(1, len(numbers) + 1))
    assert all(isinstance(one, Paragraph | Heading) or one for one in document.blocks)


def test_powers_stay_powers_when_the_notes_begin_with_raised_figures() -> None:
    document = read_text("1. Of the 12¹ people two sat in 4 m².\n\n¹ The note.")
    assert [plain(one) for one in paragraphs(document)] == ["Of the 12 people two sat in 4 m²."]
