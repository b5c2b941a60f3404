"""The rules of the receiving body: length, deadline, language, authors, title block, and how findings are answered."""

# ruff: noqa: E501 - what is tried stands on one line each, so that it can be read and found
from __future__ import annotations

from datetime import date

import pytest

from dalel.documents.checks import Finding, run
from dalel.documents.readers.markdown import read_text as markdown
from dalel.documents.readers.text import read_text
from tests.documents.small_texts import facts

HEAD = "Joint submission to the Universal Periodic Review\n\n{session}th session\n\nby House of Rights and Open Hands\n\n{state}\n\n{day}\n\n"


def submission(body: str = "1. A fact stands here at some length for the test.", **about: str) -> list[Finding]:
    told = {"session": "34", "state": "KAZAKHSTAN", "day": "20 March 2019"} | about
    return run(read_text(HEAD.format(**told) + body), facts())


def codes(found: list[Finding]) -> set[str]:
    return {one.code for one in found}


@pytest.mark.parametrize(("words", "too_long"), [(5_600, False), (5_640, True)])
def test_a_joint_text_may_have_so_many_words_and_no_more(words: int, too_long: bool) -> None:
    body = (
        "\n".join(f"{n}. " + "word " * 99 for n in range(1, words // 100 + 1))
        + f"\n{words // 100 + 1}. "
        + "word " * (words % 100 - 1)
    )
    assert ("E-WORDLIMIT" in codes(submission(body))) is too_long


def test_a_single_text_may_have_half_as_many() -> None:
    head = "Submission to the Universal Periodic Review\n\nby the House of Rights\n\nNEPAL\n\n"
    found = run(read_text(head + "1. " + "word " * 2_900), facts())
    assert next(one.message for one in found if one.code == "E-WORDLIMIT").endswith("the limit is 2,815.") or any(
        "2815" in one.message for one in found
    )


@pytest.mark.parametrize(
    ("session", "day", "late"), [("27", "21 September 2016", False), ("27", "23 September 2016", True)]
)
def test_a_text_dated_after_the_deadline_is_late(session: str, day: str, late: bool) -> None:
    assert ("E-DEADLINE" in codes(submission(session=session, day=day, state="INDIA"))) is late


def test_a_deadline_that_is_not_sure_only_warns() -> None:
    found = [one for one in submission(day="2 April 2019") if one.code == "E-DEADLINE"]
    certainty = facts().deadline("upr-34", "stakeholders").certainty  # type: ignore[union-attr]
    assert [one.severity for one in found] == ["error" if certainty in {"verified", "derived"} else "warning"]


def test_a_submission_whose_start_names_nobody_is_stopped() -> None:
    text = "Submission to the Universal Periodic Review\n\n34th session\n\nKAZAKHSTAN\n\n1. A fact stands here, told at some length."
    assert "E-SUBMITTERS-AT-START" in codes(run(read_text(text), facts()))
    assert "E-SUBMITTERS-AT-START" not in codes(submission())


def test_kazakh_is_not_accepted_and_russian_not_preferred() -> None:
    kazakh = "Әмбебап мерзімді шолуға ұсыным\n\nДайындаған: Құқық үйі\n\n1. Бұл мәтін қазақ тілінде жазылған, оны кеңес қабылдамайды."
    assert "E-LANGUAGE" in codes(run(read_text(kazakh), facts()))
    russian = "Представление для Универсального периодического обзора\n\nПодготовлено: Дом права\n\n1. Этот текст написан по-русски."
    assert "W-LANGUAGE" in codes(run(read_text(russian), facts()))


def test_what_the_title_block_lacks_is_listed() -> None:
    text = "Joint submission to the Universal Periodic Review\n\nby House of Rights\n\n1. A fact stands here, told at some length."
    message = next(one.message for one in run(read_text(text), facts()) if one.code == "W-COVER")
    assert all(part in message for part in ("the State", "the session", "the date", "the second organisation"))


def test_a_letter_is_not_judged_by_the_rules_of_the_review() -> None:
    form = {"E-WORDLIMIT", "E-DEADLINE", "E-SUBMITTERS-AT-START", "W-COVER", "W-NO-PREVIOUS-REC", "E-LANGUAGE"}
    assert not form & codes(run(read_text("Dear Minister,\n\n1. " + "word " * 9_000), facts()))


# --- answering, choosing ---------------------------------------------------------------------------------------------

OVERRIDDEN = """---
profile: report
date: 2018-05-01
overrides:
  - code: W-VAGUE-QUANTIFIER
    place: {place}
    reason: The witness said so.
---

Numerous activists came. {{#first}}

Numerous activists left.
"""


@pytest.mark.parametrize(
    ("place", "answered"), [("first", [True, False]), ("2", [False, True]), ("p2", [False, True]), ('""', [True, True])]
)
def test_an_override_answers_the_finding_at_its_place(place: str, answered: list[bool]) -> None:
    found = run(markdown(OVERRIDDEN.format(place=place)), facts())
    assert [bool(one.overridden) for one in found if one.code == "W-VAGUE-QUANTIFIER"] == answered


def test_an_overridden_error_does_not_stop_a_filing() -> None:
    text = (
        OVERRIDDEN.replace("W-VAGUE-QUANTIFIER", "E-DATE-CONFLICT")
        .format(place='""')
        .replace("came.", "came on 31 June 2017.")
    )
    errors = [one for one in run(markdown(text), facts()) if one.severity == "error"]
    assert errors and not any(one.stops for one in errors)


def test_codes_are_chosen_by_their_beginnings() -> None:
    text = read_text("5 May 2018\n\n1. Numerous activists came on 31 June 2017.")
    assert codes(run(text, facts(), select=["E"])) == {"E-DATE-CONFLICT"}
    assert codes(run(text, facts(), ignore=["E-DATE"])) == {"W-VAGUE-QUANTIFIER"}


def test_the_day_of_judgement_can_be_given() -> None:
    text = read_text("1. On 5 May 2019 the court in Kazakhstan sat.")
    assert "E-DATE-CONFLICT" in codes(run(text, facts(), as_of=date(2019, 1, 1)))
    assert "E-DATE-CONFLICT" not in codes(run(text, facts(), as_of=date(2019, 6, 1)))
