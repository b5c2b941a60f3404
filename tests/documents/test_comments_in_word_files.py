"""A Word file given back with the findings as comments: at the words, in a file that is otherwise the same."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordFile

from dalel.config.cli import main
from dalel.documents.checks import Finding
from dalel.documents.commented import commented
from dalel.documents.readers.docx import read
from tests.documents.commented_files import built, comments_of
from tests.programs import PROGRAMS, at_the_right_time


def _finding(sentence: str, line: int = 1, overridden: str | None = None) -> Finding:
    return Finding("E-SUM", "error", f"line {line}", "", line, sentence, "Wrong <sum> & more.", "Mend.", overridden)


def _marked(raw: bytes) -> list[str]:
    """The words within each pair of marks, in the order in which the marks begin."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        xml = archive.read("word/document.xml").decode()
    found = []
    for number in re.findall(r'commentRangeStart [^>]*w:id="(\d+)"', xml):
        inside = re.search(
            rf'commentRangeStart [^>]*w:id="{number}"/>(.*?)<w:commentRangeEnd [^>]*w:id="{number}"', xml, re.S
        )
        assert inside
        found.append("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", inside[1])))
    return found


def _in_runs(word: WordFile) -> None:
    word.add_paragraph("Nothing was said.")
    paragraph = word.add_paragraph()
    for text in ("In May ", "47 people", " were tried: 30 were convicted and 15 acquitted.", " All was quiet."):
        paragraph.add_run(text)


def test_a_comment_stands_at_the_runs_of_its_sentence() -> None:
    raw = commented(built(_in_runs), [_finding("47 people were tried: 30 were convicted and 15 acquitted.", 2)])
    assert _marked(raw) == ["47 people were tried: 30 were convicted and 15 acquitted."]
    assert comments_of(raw) == ["E-SUM: Wrong <sum> & more.\n→ Mend."]


def test_the_text_and_every_other_part_are_what_they_were() -> None:
    before = built(_in_runs)
    after = commented(before, [_finding("All was quiet."), _finding("Nothing was said.")])
    texts = [[one.text for one in docx.Document(io.BytesIO(raw)).paragraphs] for raw in (before, after)]
    assert texts[0] == texts[1]
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        same = {name for name in old.namelist() if old.read(name) == new.read(name)}
        assert set(old.namelist()) - same <= {
            "word/document.xml",
            "word/_rels/document.xml.rels",
            "[Content_Types].xml",
        }


def test_comments_go_behind_those_that_are_there() -> None:
    def build(word: WordFile) -> None:
        paragraph = word.add_paragraph("All was quiet.")
        word.add_comment(paragraph.runs, text="Is that so?", author="A. Probov", initials="AP")

    raw = commented(built(build), [_finding("All was quiet.")])
    assert comments_of(raw) == ["Is that so?", "E-SUM: Wrong <sum> & more.\n→ Mend."]
    assert comments_of(commented(raw, [_finding("All was quiet.")]))[1:] == ["E-SUM: Wrong <sum> & more.\n→ Mend."] * 2


def test_a_sentence_of_a_table_has_its_comment_in_the_cell() -> None:
    def build(word: WordFile) -> None:
        word.add_paragraph("A table.")
        word.add_table(rows=1, cols=2).cell(0, 1).text = "Twelve trials were held."

    assert _marked(commented(built(build), [_finding("Twelve trials were held.")])) == ["Twelve trials were held."]


def test_of_two_like_sentences_the_nearer_one_is_meant() -> None:
    def build(word: WordFile) -> None:
        for _number in range(3):
            word.add_paragraph("All was quiet.")

    raw = commented(built(build), [_finding("All was quiet.", 3)])
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        before = archive.read("word/document.xml").split(b"<w:commentRangeStart")[0]
    assert before.count(b"All was quiet.") == 2


def test_what_is_about_the_whole_text_stands_at_its_head_and_what_is_answered_nowhere() -> None:
    raw = commented(built(_in_runs), [_finding("", 0), _finding("All was quiet.", 2, "It was.")])
    assert _marked(raw) == ["Nothing was said."]


def test_a_file_without_findings_is_given_back_as_it_was() -> None:
    before = built(_in_runs)
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(commented(before, []))) as new:
        assert [(name, old.read(name)) for name in old.namelist()] == [(n, new.read(n)) for n in new.namelist()]


def test_a_file_with_comments_is_read_as_the_same_text() -> None:
    before = built(_in_runs)
    assert read(commented(before, [_finding("All was quiet.")])).blocks == read(before).blocks


# --- the command -----------------------------------------------------------------------------------------------------


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    def build(word: WordFile) -> None:
        word.add_heading("Report on Kazakhstan", 0)
        word.add_heading("Trials", 1)
        word.add_paragraph("On 31 April 2017 the court sat again in the city, and nobody was heard there.")

    path = tmp_path / "draft.docx"
    path.write_bytes(built(build))
    return path


def test_the_command_puts_a_copy_with_comments_beside_the_file(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(draft), "--format", "docx"]) == 1
    out = capsys.readouterr().out
    assert "31 April 2017" in out
    assert "draft.checked.docx" in out
    (said,) = comments_of(draft.with_name("draft.checked.docx").read_bytes())
    assert said.startswith("E-DATE-CONFLICT")


def test_nothing_is_written_over_what_is_there(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = draft.with_name("draft.checked.docx")
    there.write_text("mine")
    assert main(["check", str(draft), "--format", "docx"]) == 2
    assert "is there already" in capsys.readouterr().err
    assert there.read_text() == "mine"
    assert main(["check", str(draft), "--format", "docx", "--output", str(draft.with_name("other.docx"))]) == 1
    assert comments_of(draft.with_name("other.docx").read_bytes())


def test_what_is_no_word_file_cannot_be_given_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "draft.md"
    text.write_text("# Report\n\nAll was quiet.\n", encoding="utf-8")
    assert main(["check", str(text), "--format", "docx"]) == 2
    assert "Only a Word file" in capsys.readouterr().err


def test_one_output_is_not_for_two_files(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(draft), str(draft), "--format", "docx", "--output", "one.docx"]) == 2
    assert "--output" in capsys.readouterr().err


@pytest.mark.office
def test_a_word_processor_opens_the_file_and_shows_the_comments(draft: Path) -> None:
    main(["check", str(draft), "--format", "docx"])
    checked = draft.with_name("draft.checked.docx")
    profile = f"-env:UserInstallation=file://{draft.parent}/profile"
    command = [PROGRAMS["office"].path(), profile, "--headless", "--convert-to", "fodt", "--outdir", str(draft.parent)]
    subprocess.run([*command, str(checked)], check=True, capture_output=True, timeout=120, env=at_the_right_time())
    shown = draft.with_name("draft.checked.fodt").read_text(encoding="utf-8")
    assert shown.count("<office:annotation ") == 1
    assert "There is no such day: 31 April 2017." in shown
