"""`dalel check --explain`, and a report in which one thing is found again and again."""

from __future__ import annotations

from pathlib import Path

import pytest

from dalel.config.cli import main
from dalel.documents.checks import CHECKS


@pytest.mark.parametrize("given", ["E-SUM", "e-sum", "E-S", "E-SUM,W-UNIT"])
def test_a_check_is_explained_by_its_code_or_the_beginning_of_it(
    given: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--explain", given]) == 0
    out = capsys.readouterr().out
    assert CHECKS["E-SUM"].what in out
    assert CHECKS["E-SUM"].mend in out


def test_what_no_check_begins_with_is_refused_with_those_that_are_known(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--explain", "X-NONE"]) == 2
    said = capsys.readouterr().err
    assert "X-NONE" in said
    assert "E-SUM" in said


def test_a_call_without_a_file_says_how_to_name_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 2
    assert "dalel check FILE" in capsys.readouterr().err


def test_what_is_found_often_is_told_in_full_three_times_and_then_in_a_line_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letters = "\n\n".join(f"{number}. Countless letters of ward {number} were lost." for number in range(1, 8))
    text = tmp_path / "report.txt"
    text.write_text(f"Report on Kazakhstan\n\n27 March 2018\n\n{letters}", encoding="utf-8")
    main(["check", str(text), "--select", "W-VAGUE-QUANTIFIER"])
    out = capsys.readouterr().out
    assert out.count("→") == 3
    assert "W-VAGUE-QUANTIFIER, 4 more:" in out
    assert out.count("is a figure that nobody computed") == 7
