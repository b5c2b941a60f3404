"""Four word counts by one stated definition, and the parts that they are made of."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dalel.documents.count import count
from dalel.documents.readers.markdown import read_text as markdown
from dalel.documents.readers.text import read_text

TEXT = (
    "The title\n\n5 May 2017\n\n1. One two three.[1]\n2. Four five.\n\nRecommendations\n\n3. Six.\n\n[1] Seven eight."
)


def test_numbers_of_paragraphs_and_marks_of_notes_count_as_words() -> None:
    counted = count(read_text(TEXT))
    assert (counted.cover, counted.facts, counted.recommendations, counted.notes) == (5, 7, 3, 3)


def test_the_four_numbers_hold_one_another() -> None:
    counted = count(read_text(TEXT))
    assert (counted.body, counted.body_and_cover, counted.with_notes, counted.all) == (10, 15, 18, 18)


def test_an_annex_counts_only_in_the_last() -> None:
    document = markdown("---\nprofile: report\n---\n\nOne two.\n\n# Annex\n\nThree four five.\n")
    counted = count(document)
    assert (counted.body, counted.with_notes, counted.annexes, counted.all) == (3, 3, 4, 7)


@given(st.lists(st.integers(min_value=2, max_value=30), min_size=1, max_size=12))
def test_the_counts_are_those_of_splitting_at_blanks(lengths: list[int]) -> None:
    text = "\n".join(
        f"{n}. " + " ".join(["Words"] + ["word"] * (length + 8)) + "." for n, length in enumerate(lengths, 1)
    )
    assert count(read_text(text)).all == len(text.split())
