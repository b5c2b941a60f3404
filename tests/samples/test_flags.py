"""What the checks say of the samples: the gaps are found, each is answered with a reason, and nothing else is said."""

from __future__ import annotations

from .conftest import Built


def test_the_facts_that_no_recommendation_answers_are_those_of_paragraphs_11_12_and_14(kazakhstan: Built) -> None:
    """Row X3. Paragraph 3 is context; so is paragraph 1, which is not even asked about."""
    places = [check["place"].partition(",")[0] for check in kazakhstan.found("W-NO-REC")]
    assert places == ["paragraph 3", "paragraph 11", "paragraph 12", "paragraph 14"]


def test_the_ask_that_no_fact_supports_is_recommendation_2(kazakhstan: Built) -> None:
    """Row X3."""
    assert [check["place"].partition(",")[0] for check in kazakhstan.found("W-NO-FACT")] == ["recommendation 2"]


def test_there_is_no_error_and_every_warning_is_answered_with_a_reason(kazakhstan: Built) -> None:
    assert [check for check in kazakhstan.checks if check["severity"] == "error"] == []
    assert [check for check in kazakhstan.checks if not check["overridden"]] == []


def test_what_is_answered_is_old_evidence_coverage_gaps_and_no_earlier_recommendation(kazakhstan: Built) -> None:
    codes = {"W-COVERAGE", "W-OLD-EVIDENCE", "W-NO-REC", "W-NO-FACT", "W-NO-PREVIOUS-REC"}
    assert {check["code"] for check in kazakhstan.checks} == codes


def test_uneven_coverage_is_said_once_with_its_sources(kazakhstan: Built) -> None:
    (found,) = kazakhstan.found("W-COVERAGE")
    assert found["place"].startswith("paragraph 1,")
    assert "August–December 2011" in found["message"]


def test_a_check_carries_where_what_and_the_remedy(kazakhstan: Built) -> None:
    keys = {"code", "severity", "place", "sentence", "message", "remedy", "overridden"}
    assert [check["code"] for check in kazakhstan.checks if not keys <= set(check) or not check["remedy"]] == []
