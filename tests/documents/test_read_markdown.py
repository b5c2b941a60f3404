"""Markdown: our own with live figures and automatic numbers, and anybody else's."""

from __future__ import annotations

import pytest

from dalel.documents.readers.markdown import read_text
from dalel.documents.tree import BulletList, Heading, Live, NoteRef, Override, Submitter, inlines, paragraphs, plain
from dalel.lib.errors import InputError

OURS = """---
title: A submission
state: KAZ
session: "34"
profile: upr-stakeholder
submitters:
  - name: House of Rights
    short: HR
    affected: yes
  - Second House
keywords: [defenders, "assembly, peaceful"]
overrides:
  - code: W-OLD-EVIDENCE
    place: p1
    reason: It is the baseline.
---

While {{ count("incidents",
   during="2011", note="}} stays") }} were *{{ words }}*.[^1] {#trend}

No number here. {.plain}

- an item

## What we ask {.recommendations}

Do it. {#ask}

[^1]: A note.

    Its second paragraph.
"""


def test_the_front_matter_becomes_the_cover() -> None:
    meta = read_text(OURS).meta
    assert (meta.title, meta.state, meta.session) == ("A submission", "KAZ", "34")
    assert meta.submitters == (Submitter("House of Rights", "HR", affected=True), Submitter("Second House"))
    assert meta.overrides == (Override("W-OLD-EVIDENCE", "p1", "It is the baseline."),)
    assert meta.keywords == ("defenders", "assembly, peaceful")


def test_paragraphs_are_numbered_but_the_plain_ones_and_numbers_run_on() -> None:
    told = [(one.kind, one.number, one.anchor) for one in paragraphs(read_text(OURS)) if one.kind != "plain"]
    assert told == [("fact", 1, "trend"), ("recommendation", 2, "ask")]


def test_a_live_figure_keeps_its_expression_and_its_line() -> None:
    first = next(paragraphs(read_text(OURS)))
    figures = [one for one in inlines(first) if isinstance(one, Live)]
    assert figures == [Live('count("incidents", during="2011", note="}} stays")', 18), Live("words", 19)]
    assert [one.label for one in inlines(first) if isinstance(one, NoteRef)] == ["1"]


def test_lines_after_a_figure_of_two_lines_are_still_those_of_the_file() -> None:
    lines = OURS.split("\n")
    asked = next(one for one in paragraphs(read_text(OURS)) if one.anchor == "ask")
    assert lines[asked.line - 1].startswith("Do it.")


def test_a_note_may_have_two_paragraphs() -> None:
    assert [plain(block) for block in read_text(OURS).notes["1"]] == ["A note.", "Its second paragraph."]


def test_markdown_of_others_is_read_like_any_foreign_text() -> None:
    document = read_text(
        "# Report\n\n1. A fact stands here.\n2. Another.\n\n## Recommendations\n\n1. Do it.\n\n* bullet\n"
    )
    assert not document.live
    assert [(one.kind, one.typed_number) for one in paragraphs(document)][:2] == [("fact", "1"), ("fact", "2")]
    assert [one.kind for one in paragraphs(document)].count("recommendation") == 2


def test_toml_front_matter_is_read_too() -> None:
    document = read_text('+++\ntitle = "T"\nprofile = "report"\n[[submitters]]\nname = "N"\n+++\n\nText.\n')
    assert (document.meta.title, document.meta.submitters) == ("T", (Submitter("N"),))


def test_anchors_made_for_paragraphs_avoid_those_that_authors_gave() -> None:
    document = read_text("---\nprofile: report\n---\n\nFirst. {#p2}\n\nSecond.\n\nThird.\n")
    anchors = [one.anchor for one in paragraphs(document)]
    assert len(set(anchors)) == 3 and anchors[0] == "p2"


def test_bullets_stay_one_list_and_a_heading_its_level() -> None:
    document = read_text("---\nprofile: report\n---\n\n### Part\n\n- a\n- b\n")
    assert isinstance(document.blocks[0], Heading) and document.blocks[0].level == 3
    assert isinstance(document.blocks[1], BulletList) and len(document.blocks[1].items) == 2


@pytest.mark.parametrize("front", ["key value", "  deep: x\nkey: y", "- item"])
def test_front_matter_that_cannot_be_read_says_which_line(front: str) -> None:
    with pytest.raises(InputError, match="front matter"):
        read_text(f"---\nprofile: report\n{front}\n---\n\nText.\n")


def test_a_text_with_nothing_but_answers_in_its_front_matter_keeps_its_title_block() -> None:
    answers = "---\noverrides:\n  - code: W-OLD-EVIDENCE\n    reason: A baseline.\n---\n\n"
    document = read_text(f"{answers}# Report on Peru\n\nLima, 2 May 2024\n\n1. Ten people were heard.")
    assert [plain(one) for one in document.front] == ["Report on Peru", "Lima, 2 May 2024"]
    assert [one.code for one in document.meta.overrides] == ["W-OLD-EVIDENCE"]


def test_raised_figures_in_the_markdown_of_others_stay_apart_from_the_number_before() -> None:
    document = read_text("# A report\n\nOf the 12<sup>1</sup> people two were tried in May.\n")
    assert plain(document.blocks[0]) == "Of the 12¹ people two were tried in May."
