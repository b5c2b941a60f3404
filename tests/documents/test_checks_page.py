"""The page of the documentation is the one that the code prints, and the code has every check that was promised."""

# ruff: noqa: E501 - what is tried stands on one line each, so that it can be read and found
from __future__ import annotations

from pathlib import Path

from dalel.documents.checks import CHECKS
from dalel.documents.checks.page import page

PROMISED = """E-COUNT-NAMES E-ARTICLE-UNKNOWN E-DATE-CONFLICT E-CONSENT E-WORDLIMIT E-DEADLINE E-SUBMITTERS-AT-START E-SYMBOL E-STALE
W-UNLIKE-PERIODS W-UNIT W-OVERLAP W-VAGUE-QUANTIFIER W-AMBIGUOUS-AMOUNT W-180D-OPEN W-OLD-EVIDENCE W-NO-PREVIOUS-REC W-NO-REC
W-NO-FACT W-NAME-FORM W-NUMBERING-RESTART W-QUOTE-BALANCE W-INTEREST W-PLACE-NAME-DATE W-COVERAGE"""


def test_the_committed_page_is_current() -> None:
    committed = Path(__file__).parents[2] / "docs" / "checks.md"
    assert committed.read_text(encoding="utf-8") == page(), (
        "run: python -m dalel.documents.checks.page > docs/checks.md"
    )


def test_every_promised_check_is_there_and_explains_itself() -> None:
    assert set(PROMISED.split()) <= set(CHECKS)
    for check in CHECKS.values():
        assert check.what and check.example and check.mend and check.override, check.code
        assert check.code.startswith("E-" if check.severity == "error" else "W-")
