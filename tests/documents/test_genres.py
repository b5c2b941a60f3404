"""What a text is by its form, and which rules are not asked of it."""

from __future__ import annotations

import pytest

from dalel.documents.checks import Analysis, Options, run, unjudged
from dalel.documents.readers.text import read_text
from dalel.documents.tree import Document
from dalel.reference.facts import load

BODY = "\n\n1. Countless parcels were taken in the colony.\n\n2. Numerous letters never arrived."


def _of(head: str, body: str = BODY) -> Document:
    return read_text(head + body)


def _genre(document: Document) -> str:
    return Analysis(document, load(), None, Options("", None)).genre


@pytest.mark.parametrize(
    ("head", "genre"),
    [
        ("United Nations A/HRC/WG.6/48/SVN/1\n\nGeneral Assembly\n\nDistr.: General\n\nNational report", "un-document"),
        ("Организация Объединенных Наций CCPR/C/KAZ/CO/2\n\nРаспр.: Общее\n\nOriginal: English", "un-document"),
        ("Mandates of the Special Rapporteur on torture\n\nOL KAZ 3/2021\n\n5 May 2021", "un-document"),
        ("FOURTH SECTION\n\nCASE OF PROBOV v. NOWHERE\n\n(Application no. 1/20)", "judgment"),
        ("ПРИГОВОР\n\nИменем Республики Казахстан\n\n5 мая 2021 года", "judgment"),
        ("Open letter to the President\n\nWe write about the colony.", "letter"),
        ("Уважаемый господин министр!\n\nМы пишем о колонии.", "letter"),
        ("Құрметті министр мырза!\n\nКолония туралы жазып отырмыз.", "letter"),
        ("Joint statement on the colony\n\nThe undersigned object.", "letter"),
        ("Colony closed\n\n(Almaty, May 5, 2021) – The colony was closed.", "news"),
        ("Пресс-релиз\n\nКолонию закрыли.", "news"),
        ("Report on the colonies of Kazakhstan\n\nBy the Probov Foundation\n\n5 May 2021", ""),
        ("Submission to the Universal Periodic Review of Kazakhstan\n\nby the Probov Foundation\n\n5 May 2021", ""),
        ("Report\n\n5 May 2021\n\nIn a letter to the Ministry we asked for the statement of the police.", ""),
    ],
)
def test_a_text_is_known_by_its_title_and_its_head(head: str, genre: str) -> None:
    assert _genre(_of(head)) == genre


def test_a_law_is_known_by_its_articles() -> None:
    articles = "\n\n".join(f"Article {number}. Nobody shall be held in the colony." for number in range(1, 8))
    assert _genre(_of("Act on colonies\n\n", articles)) == "law"


LETTER = "Open letter to the President of Kazakhstan\n\n5 May 2021"
REPORT = "Report on Kazakhstan\n\n5 May 2021"


def test_rules_for_reports_are_not_asked_of_a_letter_and_the_report_says_so() -> None:
    letter = _of(LETTER)
    assert [one.code for one in run(letter, load()) if one.code == "W-VAGUE-QUANTIFIER"] == []
    (said,) = [
        one for one in unjudged(Analysis(letter, load(), None, Options("", None))) if "W-VAGUE-QUANTIFIER" in one
    ]
    assert "letter" in said


def test_a_rule_is_asked_of_any_text_by_its_own_code_or_by_a_profile() -> None:
    assert len(run(_of(LETTER), load(), None, ("W-VAGUE-QUANTIFIER",))) == 2
    found = run(_of(LETTER), load(), profile="upr-stakeholder")
    assert [one.code for one in found].count("W-VAGUE-QUANTIFIER") == 2


def test_rules_for_reports_are_asked_of_a_report() -> None:
    assert [one.code for one in run(_of(REPORT), load())].count("W-VAGUE-QUANTIFIER") == 2


def test_a_national_report_is_no_submission_of_a_stakeholder() -> None:
    head = (
        "United Nations A/HRC/WG.6/48/SVN/1\n\nDistr.: General\n\nUniversal Periodic Review\n\n"
        "National report submitted pursuant to resolution 5/1"
    )
    assert Analysis(_of(head), load(), None, Options("", None)).profile is None
