"""What all three writers rest on: numbers, heading levels, notes, title block, ledger lines."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalel.documents.ledger import Claim, Interval
from dalel.documents.tree import Document, Heading, Meta, NoteRef, Paragraph, Submitter, Text, plain_inline
from dalel.documents.writers.annex import colophon, entries, shared_snapshot, wants_annex
from dalel.documents.writers.cover import cover
from dalel.documents.writers.layout import clean, layout, line_text, note_blocks
from dalel.documents.writers.options import Options
from dalel.documents.writers.words import language_tag, made_on, value_in_words
from dalel.lib.language import date_in_words, format_date
from dalel.lib.messages import _, use


@given(st.lists(st.integers(1, 6), min_size=1, max_size=12))
def test_heading_levels_start_at_one_and_leave_none_out(typed: list[int]) -> None:
    document = Document(Meta(), tuple(Heading(level, (Text("x"),)) for level in typed))
    levels = layout(document, ()).levels

    assert levels[0] == 1
    for (before, after), (printed_before, printed_after) in zip(pairwise(typed), pairwise(levels), strict=True):
        assert printed_after <= printed_before + 1
        if before == after:
            assert printed_before == printed_after
        if after > before:
            assert printed_after > printed_before


def test_footnotes_count_in_the_order_of_their_marks_and_inner_ones_last() -> None:
    notes = {
        "z": (Paragraph((Text("first"), NoteRef("inner"))),),
        "a": (Paragraph((Text("second"),)),),
        "inner": (Paragraph((Text("third"),)),),
        "never": (Paragraph((Text("nobody cites it"),)),),
    }
    text = Paragraph((NoteRef("z"), NoteRef("a"), NoteRef("z"), NoteRef("lost")))

    assert layout(Document(Meta(), (text,), notes), ()).notes == {"z": 1, "a": 2, "inner": 3}


def test_a_footnote_has_neither_headings_nor_numbers() -> None:
    notes = {"a": (Heading(1, (Text("H"),)), Paragraph((Text("P"),), 7, kind="fact"))}
    blocks = note_blocks(Document(Meta(), (), notes), "a")

    assert [type(block) for block in blocks] == [Paragraph, Paragraph]
    assert blocks[1].number is None


def test_an_empty_footnote_still_has_a_paragraph() -> None:
    assert note_blocks(Document(Meta(), (), {"a": ()}), "a") == (Paragraph(()),)


def test_a_title_block_names_all_submitters_first(english: Any) -> None:
    lines = {line.label: plain_inline(line.words) for line in cover(english.document, english.options).lines}

    assert next(iter(lines)) == "Submitted by"
    assert lines["Submitted by"] == "First Example Committee (FEC); Үлгі қоғамы “Қадір”"
    assert lines["State under review"] == "Kazakhstan"
    assert lines["Place and date"] == "Examplestad, 27 March 2019"


def test_a_title_block_falls_back_on_codes_and_on_what_was_typed() -> None:
    document = Document(Meta(title="T", state="KGZ", session="35", date="some day in spring"))
    lines = {line.label: plain_inline(line.words) for line in cover(document, Options()).lines}

    assert lines == {"State": "KGZ", "Session": "35", "Place and date": "some day in spring"}


def test_each_submitter_has_one_line_about_itself(english: Any) -> None:
    head = cover(english.document, english.options)

    assert [plain_inline(words) for words in head.about] == [
        "First Example Committee (FEC), founded 1987, fec.example. Works for the rule of law.",
        "Үлгі қоғамы “Қадір”, founded 1 September 2010, qadir.example. Monitors assemblies.",
    ]


def test_a_submitter_with_nothing_to_say_has_no_line() -> None:
    assert cover(Document(Meta(title="T", submitters=(Submitter("N"),))), Options()).about == ()


def test_a_text_with_its_own_title_block_keeps_it() -> None:
    front = (Paragraph((Text("Their title"),)), Paragraph((Text("Their names"),)))
    head = cover(Document(front=front), Options())

    assert head.title == "Their title"
    assert head.front == front
    assert head.lines == ()


def test_the_ledger_is_printed_when_the_text_or_the_caller_asks(english: Any) -> None:
    quiet = replace(english.document, meta=replace(english.document.meta, annex=False))

    assert wants_annex(english.document, english.ledger, Options())
    assert not wants_annex(english.document, english.ledger, Options(annex=False))
    assert not wants_annex(quiet, english.ledger, Options())
    assert wants_annex(quiet, english.ledger, Options(annex=True))
    assert not wants_annex(english.document, (), Options(annex=True))


def test_a_ledger_entry_says_only_what_there_is_to_say(english: Any) -> None:
    claim = replace(english.ledger[0], value=None, unit="", period="", interval=None, records={}, touching=0, notes=())
    entry = entries([claim], Options())[0]

    assert [fact.label for fact in entry.facts] == ["Question", "Method", "Snapshot"]
    assert entry.question == claim.question
    assert entry.answer == f"Method: Exact Poisson interval · Snapshot: {claim.snapshot}"
    assert entry.place == "c1 · paragraph 1 · P3a"


def test_what_only_touches_the_period_is_said_once(english: Any) -> None:
    silent = english.ledger[0]
    told = replace(silent, notes=("3 more only touch the period.",))

    assert "Records: incidents: 101; 3 more only touch the period and are not counted" in answer(silent)
    assert "Records: incidents: 101 · Notes: 3 more only touch the period" in answer(told)


def test_a_row_that_is_the_id_is_not_said_twice(english: Any) -> None:
    places = [entries([replace(english.ledger[0], id=name)], Options())[0].place for name in ("P3a", "P3a-2", "c1")]

    assert places == ["P3a · paragraph 1", "P3a-2 · paragraph 1", "c1 · paragraph 1 · P3a"]


def answer(claim: Claim) -> str:
    return entries([claim], Options())[0].answer


def test_an_interval_is_written_with_its_level_and_method(english: Any) -> None:
    claim = replace(english.ledger[0], interval=Interval(0.00812, 9.8, 0.9, "Wilson"))
    facts = {fact.label: fact.words for fact in entries([claim], Options())[0].facts}

    assert facts["Interval"] == "0.00812 to 9.8 (90%, Wilson)"


@pytest.mark.parametrize("spoken", ["ru", "kk", "ky"])
def test_a_ledger_has_the_signs_and_the_words_of_its_language(english: Any, spoken: str) -> None:
    claim = replace(
        english.ledger[0], value=1.166667, interval=Interval(0.4691, 2.404, 0.95, "exact Poisson (Garwood)"),
        period="2017 : 2018-05",
    )  # fmt: skip
    with use(spoken):
        facts = {fact.label: fact.words for fact in entries([claim], Options())[0].facts}
        assert facts[_("Value")] == "1,16667"
        assert facts[_("Period")] == f"{format_date('2017', spoken)} : {format_date('2018-05', spoken)}"
        assert "0,4691" in facts[_("Interval")]
        assert f"95\N{NO-BREAK SPACE}%, {_('exact Poisson (Garwood)')}" in facts[_("Interval")]


def test_the_last_line_names_snapshot_and_version(english: Any) -> None:
    assert colophon(english.ledger, Options(version="9.9")).startswith("Made with Dalel 9.9 from snapshot 3f1c3f1c")
    assert colophon((), Options(snapshot="abc", version="9.9")) == "Made with Dalel 9.9 from snapshot abc."
    assert colophon((), Options(version="9.9")) == "Made with Dalel 9.9; no figure was computed from records."


@pytest.mark.parametrize(
    ("value", "printed"),
    [(101, "101"), (2.29, "2.29"), (1 / 3, "0.333333"), (None, ""), (["A", 2], "A; 2"), ({"a": 1.5}, "a: 1.5")],
)
def test_values_are_written_plainly(value: object, printed: str) -> None:
    assert value_in_words(value) == printed


def test_dates_follow_the_language_and_odd_ones_stay_as_typed() -> None:
    with use("ru"):
        assert date_in_words("2019-03-27") == "27 марта 2019 года"
    with use("en"):
        assert date_in_words("2011-08/2011-12") == "August–December 2011"
    assert date_in_words("in spring") == "in spring"
    assert date_in_words("") == ""


def test_a_file_is_made_on_the_day_of_its_text() -> None:
    assert made_on("2019-03").isoformat() == "2019-03-01T12:00:00+00:00"
    assert made_on("").year == made_on("in spring").year == 2000


def test_language_tags_are_those_that_word_processors_know() -> None:
    assert [language_tag(code) for code in ("en", "ru", "kk", "fr", "")] == ["en-GB", "ru-RU", "kk-KZ", "fr", "en-GB"]


def test_signs_without_a_shape_go_and_line_ends_become_spaces() -> None:
    assert clean("a\x00b\ufffe\x7fc қ\u00ad") == "abc қ\u00ad"
    assert line_text("one\r\ntwo\tthree\u2028four") == "one two three four"


def test_on_paper_a_snapshot_that_all_claims_share_is_named_once(english: Any) -> None:
    mixed = (english.ledger[0], replace(english.ledger[1], snapshot="other"))

    assert shared_snapshot(english.ledger) == f"Snapshot of all claims: {english.ledger[0].snapshot}"
    assert all("Snapshot" not in entry.answer for entry in entries(english.ledger, Options(), on_paper=True))
    assert shared_snapshot(mixed) == ""
    assert all("Snapshot" in entry.answer for entry in entries(mixed, Options(), on_paper=True))
