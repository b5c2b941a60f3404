"""`dalel check`: what it prints, its exit status, what it loads, how fast it starts."""

# ruff: noqa: E501 - what is tried stands on one line each, so that it can be read and found
from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from dalel.config.cli import main

TEXTS = Path(__file__).parent.parent / "documents" / "texts"
FAULTY, GOOD = str(TEXTS / "faulty-submission.txt"), str(TEXTS / "good-georgia.txt")


def test_the_status_tells_errors_from_peace_and_from_what_cannot_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", FAULTY]) == 1
    assert main(["check", GOOD]) == 0
    assert main(["check", FAULTY, "--select", "W"]) == 0
    assert main(["check", GOOD, "no-such-file.txt"]) == 2
    assert "no-such-file.txt cannot be read" in capsys.readouterr().err


def test_a_file_is_found_from_where_the_user_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(TEXTS)
    assert main(["check", "good-georgia.txt"]) == 0 and main(["check", "./faulty-submission.txt"]) == 1


def test_people_get_code_place_sentence_remedy_and_counts(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", FAULTY])
    out = capsys.readouterr().out
    for part in (
        "E-COUNT-NAMES  paragraph 5, line 22",
        "“Six activists were held",
        "→ Name the 1 missing",
        "Words: body ",
        "8 paragraphs of fact",
    ):
        assert part in out


def test_json_holds_everything_that_a_finding_has(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", FAULTY, "--format", "json"])
    (file,) = json.loads(capsys.readouterr().out)
    assert set(file) == {"file", "findings", "words", "shape", "errors", "warnings", "unjudged"}
    assert {"code", "severity", "place", "sentence", "message", "remedy", "overridden"} <= set(file["findings"][0])


def test_sarif_is_what_the_standard_asks(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", FAULTY, GOOD, "--format", "sarif"])
    log = json.loads(capsys.readouterr().out)
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert log["version"] == "2.1.0" and len(rules) == len(set(rules))
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"} and result["message"]["text"]
        location = result["locations"][0]["physicalLocation"]
        assert location["region"]["startLine"] >= 1 and " " not in location["artifactLocation"]["uri"]


def test_github_gets_one_annotation_a_finding(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", FAULTY, "--format", "github", "--select", "E-COUNT"])
    out = capsys.readouterr().out
    assert out.startswith("::error file=") and ",line=22,title=E-COUNT-NAMES::" in out and out.count("\n") == 1


@pytest.mark.parametrize("option", [["--select", "X-NONE"], ["--profile", "nobody"], ["--as-of", "tomorrow"]])
def test_a_slip_in_an_option_is_told_and_not_ignored(option: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", GOOD, *option]) == 2
    assert "Error" in capsys.readouterr().err


def test_it_loads_no_django_no_database_and_no_arrays() -> None:
    given = f"{FAULTY!r}, {FAULTY!r}, '', '', '', {{'select': [], 'ignore': []}}"
    code = f"import sys; from dalel.advocacy.checking import check; check({given}); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    heavy = {"django", "duckdb", "numpy", "scipy", "pandas", "typst", "sqlite3"}
    assert not heavy & {name.split(".")[0] for name in loaded} and "dalel.documents.checks" in loaded


def test_the_command_itself_reads_nothing_of_a_text() -> None:
    code = f"import sys; from dalel.config.cli import main; main(['check', {FAULTY!r}]); print(*sys.modules, file=sys.stderr)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False).stderr.split()
    assert "dalel.lib.apart" in loaded and not any(
        name.startswith(("dalel.documents", "markdown_it")) for name in loaded
    )


def test_a_folder_without_reference_data_is_refused_and_not_taken_for_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", GOOD, "--reference", str(tmp_path)]) == 2
    assert "no tables of reference data" in capsys.readouterr().err


def test_a_text_on_a_state_without_laws_on_file_says_what_was_not_judged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "peru.md"
    text.write_text(
        "# Report on Peru\n\nLima, 2 May 2024\n\n1. Ten people were heard in the town hall of the district.\n"
    )
    assert main(["check", str(text)]) == 0
    out = capsys.readouterr().out
    assert "Not judged:" in out and "No code of laws of Peru is on file" in out


def test_a_text_of_very_many_parts_is_given_the_time_that_it_takes(tmp_path: Path) -> None:
    (tmp_path / "many.txt").write_text("Towns\n\n" + "- x\n" * 25_000)
    assert main(["check", str(tmp_path / "many.txt")]) == 0


def test_the_system_s_reasons_are_said_in_the_language_of_the_user(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "no-such-file.md"]) == 2
    assert "there is no such file or folder" in capsys.readouterr().err
