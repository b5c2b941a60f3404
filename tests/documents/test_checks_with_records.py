"""What records add: consent to be named, figures that moved, links, months that nobody covered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dalel.documents.checks import Context, Coverage, Finding, NamedPerson, run
from dalel.documents.ledger import Claim
from dalel.documents.readers.markdown import read_text
from tests.documents.small_texts import facts

SOURCE = (
    "---\nprofile: upr-stakeholder\nstate: KAZ\nsession: 34\ndate: 2019-03-20\nsubmitters: [House of Rights, Open"
    " Hands]\n---\n\n"
    "Aigul Testova was fined. {#a}\n\nFive incidents were recorded. {#b}\n\n## Recommendations\n\nRepeal the"
    " fine. {#r}\n"
)
TEXT = read_text(SOURCE)
CLAIM = Claim("f1", "P1", "2", "Five", 5, "incidents", "2018", None, "count()", "count", {}, "abc", anchor="b")
PERSON = NamedPerson("p1", ("Aigul Testova", "Testova A."), "Aigul Testova", "f", "named_with_consent", "un_public")


def found(code: str, context: Context) -> list[Finding]:
    return [one for one in run(TEXT, facts(), context) if one.code == code]


@pytest.mark.parametrize(
    ("person", "stopped"),
    [
        (PERSON, False),
        (replace(PERSON, naming_status="named-with-consent", scope="un-public"), False),
        (replace(PERSON, scope="internal"), True),
        (replace(PERSON, review_by=date(2019, 1, 1)), True),
        (replace(PERSON, naming_status="withdrawn"), True),
        (replace(PERSON, naming_status="withheld"), True),
        (replace(PERSON, naming_status="initials"), True),
        (replace(PERSON, naming_status=""), True),
        (replace(PERSON, naming_status="public_record_only"), True),
        (replace(PERSON, naming_status="public_record_only", risk_noted=True), False),
        (replace(PERSON, forms=("Bolat Proba",), naming_status="withdrawn"), False),
        (replace(PERSON, forms=("Testov",), naming_status="withdrawn"), True),  # Testova is a case of it
    ],
)
def test_a_name_is_printed_only_with_leave(person: NamedPerson, stopped: bool) -> None:
    assert bool(found("E-CONSENT", Context(people=(person,)))) is stopped


def test_a_figure_that_moved_is_stale_and_says_from_what_to_what() -> None:
    moved = found("E-STALE", Context(claims=(CLAIM,), filed=(replace(CLAIM, value=7),)))
    assert [(one.paragraph, "was 7 and is now 5" in one.message) for one in moved] == [("2", True)]
    assert found("E-STALE", Context(claims=(CLAIM,), filed=(CLAIM,))) == []


def test_words_of_then_and_now_are_not_repeated() -> None:
    """They may be a name that was allowed then, beside the label that stands for it now."""
    claims = Context(claims=(replace(CLAIM, value="Reporter A"),), filed=(replace(CLAIM, value="Vera Proba"),))
    (moved,) = found("E-STALE", claims)
    assert "f1" in moved.message
    assert "Vera" not in moved.message and "Reporter" not in moved.message


@pytest.mark.parametrize(
    "text",
    [
        f"{SOURCE}\n# How we counted {{.annex}}\n\nWe spoke with Bolat Proba.\n",
        f"{SOURCE}\n# What Bolat Proba told {{.annex}}\n\nNothing.\n",
        f"{SOURCE}\n# Tables {{.annex}}\n\n| who |\n|---|\n| Bolat Proba |\n",
        SOURCE.replace("state: KAZ", "state: KAZ\nsubtitle: The case of Bolat Proba"),
        SOURCE.replace("state: KAZ", "state: KAZ\ncontact: Bolat Proba, bolat@example.org"),
        SOURCE.replace("state: KAZ", "state: KAZ\nkeywords: [torture, Bolat Proba]"),
        SOURCE.replace("House of Rights", "Bolat Proba Foundation"),
    ],
)
def test_a_name_is_found_wherever_it_would_be_printed(text: str) -> None:
    withheld = Context(people=(replace(PERSON, forms=("Bolat Proba",), naming_status="withheld"),))
    assert [one.code for one in run(read_text(text), facts(), withheld) if one.code == "E-CONSENT"]


def test_a_figure_that_cannot_be_computed_any_more_is_stale() -> None:
    assert "f9" in found("E-STALE", Context(expired_figures={"f9": "no such unit"}))[0].message


def test_a_number_typed_beside_records_is_pointed_out() -> None:
    assert [one.anchor for one in found("W-TYPED-FIGURE", Context(claims=(CLAIM,)))] == ["b"]


@pytest.mark.parametrize(
    ("first", "last", "warned"),
    [
        (date(2017, 1, 1), date(2019, 12, 31), False),
        (date(2018, 5, 1), date(2019, 12, 31), True),
        (date(2017, 1, 1), date(2018, 8, 31), True),
        (date(2018, 1, 1), date(2018, 12, 31), False),
        (date(2019, 1, 1), date(2019, 12, 31), False),
    ],
)
def test_a_source_that_began_or_stopped_within_the_period_is_named(first: date, last: date, warned: bool) -> None:
    context = Context(claims=(CLAIM,), coverage=(Coverage("s1", "the hotline", first, last),))
    assert ["the hotline" in one.message for one in found("W-COVERAGE", context)] == ([True] if warned else [])


def _warned(asked: dict[str, object], method: str = "count") -> bool:
    """Whether a figure that was asked so is said to rest on a source that began within its period."""
    began = (Coverage("s1", "the hotline", date(2018, 5, 1), date(2019, 12, 31)),)
    claim = replace(CLAIM, asked=asked, method=method)
    return found("W-COVERAGE", Context(claims=(claim,), coverage=began)) != []


def test_it_is_what_was_asked_that_decides_and_not_a_word_of_the_method() -> None:
    asked: dict[str, object] = {"function": "count", "unit": "incidents", "of": [], "words": {"verification": "x"}}
    assert _warned(asked, "Incidents that are corroborated, counted once; the rate is not asked.")
    assert not _warned({**asked, "function": "rate"}, "Divided by the months that were covered.")


@pytest.mark.parametrize(
    ("words", "warned"),
    [
        ({"source": "s1"}, True),
        ({"source": ["s2", "s1"]}, True),
        ({"source": "s2"}, False),
        ({"not_source": "s1"}, True),
    ],
)
def test_a_figure_is_held_against_the_sources_that_it_asks(words: dict[str, object], warned: bool) -> None:
    asked: dict[str, object] = {"function": "count", "unit": "incidents", "of": [], "words": words}
    assert _warned(asked) == warned
    assert _warned({"function": "plus", "terms": [asked, asked]}) == warned


def test_links_of_records_count_for_more_than_words() -> None:
    links = Context(recommendation_links={"r": ["b"]})
    assert [one.anchor for one in found("W-NO-REC", links)] == []  # the first paragraph is context
    assert [one.anchor for one in found("W-NO-FACT", links)] == []
    nothing = Context(recommendation_links={})
    assert [one.anchor for one in found("W-NO-REC", nothing)] == ["b"]
    assert [one.anchor for one in found("W-NO-FACT", nothing)] == ["r"]


def test_a_link_to_an_earlier_recommendation_is_enough() -> None:
    assert found("W-NO-PREVIOUS-REC", Context(precedents=frozenset({"r"}))) == []
    assert len(found("W-NO-PREVIOUS-REC", Context(precedents=frozenset()))) == 1


def test_no_reason_in_the_text_answers_a_name_without_consent() -> None:
    reason = "overrides:\n  - code: E-CONSENT\n    reason: We want to\nstate: KAZ"
    text = read_text(SOURCE.replace("state: KAZ", reason))
    withheld = Context(people=(replace(PERSON, naming_status="withheld"),))
    found_here = [one for one in run(text, facts(), withheld) if one.code == "E-CONSENT"]
    assert [one.stops for one in found_here] == [True]


def test_a_reason_that_the_front_matter_gives_names_nobody_either() -> None:
    reason = f"overrides:\n  - code: W-COVERAGE\n    reason: {PERSON.forms[0]} told us so\nstate: KAZ"
    text = read_text(SOURCE.replace("state: KAZ", reason))
    withheld = Context(people=(replace(PERSON, naming_status="withheld"),))
    assert [one.code for one in run(text, facts(), withheld) if one.line == 1] == ["E-CONSENT"]
