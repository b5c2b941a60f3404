"""`dalel build`: what it writes, what it says, and that it says the same again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.advocacy.conftest import Said, claims

Dalel = Callable[..., Said]
CLAIM = {
    "id",
    "row",
    "paragraph",
    "text",
    "value",
    "unit",
    "period",
    "interval",
    "question",
    "method",
    "records",
    "snapshot",
    "asked",
}
CHECK = {"code", "severity", "place", "sentence", "message", "remedy", "overridden"}


def _change(project: Path, file: str, before: str, after: str) -> None:
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def test_a_folder_becomes_three_texts_a_ledger_and_checks(dalel: Dalel, project: Path) -> None:
    said = dalel("build", project)
    built = project / "build"
    assert said.status == 0, said
    assert {file.name for file in built.iterdir()} == {
        "letter.docx", "letter.pdf", "letter.html", "claims.json", "checks.json",
    }  # fmt: skip
    assert "Words: body " in said.out
    assert all(str(built / name) in said.out for name in ("letter.docx", "claims.json"))
    assert all(set(claim) >= CLAIM for claim in claims(built).values())
    assert all(set(check) >= CHECK for check in json.loads((built / "checks.json").read_bytes()))


def test_each_claim_says_where_it_stands_and_what_is_behind_it(dalel: Dalel, project: Path) -> None:
    dalel("build", project)
    found = claims(project / "build")
    assert found["A1"]["text"] == "2 incidents"
    assert (found["A1"]["value"], found["A1"]["paragraph"], found["A1"]["period"]) == (2, "1", "2018")
    assert found["A1"]["records"] == {"incidents": ["i1", "i2"]}
    assert found["A1"]["question"] == 'count("incidents", during="2018")'
    asked = {"function": "count", "unit": "incidents", "of": [], "words": {"during": "2018"}}
    assert found["A1"]["asked"] == asked
    assert found["second-figure"]["value"] == ["Aigul Serikova"]
    # What a footnote says belongs to the paragraph that cites it.
    assert [(one["text"], one["paragraph"]) for one in found.values() if one["unit"] == "paragraph"] == [("1", "2")]
    assert "[2]" not in (project / "build" / "letter.html").read_text(encoding="utf-8")


def test_two_builds_are_the_same_to_the_byte(dalel: Dalel, project: Path, tmp_path: Path) -> None:
    import shutil

    dalel("build", project, "--out", tmp_path / "one")
    shutil.rmtree(project / ".dalel-cache")
    dalel("build", project, "--out", tmp_path / "two")
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes(), file.name


def test_a_build_with_nothing_changed_says_the_same_and_writes_nothing(dalel: Dalel, project: Path) -> None:
    first = dalel("build", project)
    before = {file: file.stat().st_mtime_ns for file in (project / "build").iterdir()}
    assert dalel("build", project) == first
    assert before == {file: file.stat().st_mtime_ns for file in (project / "build").iterdir()}


def test_a_file_that_was_lost_is_made_again(dalel: Dalel, project: Path) -> None:
    dalel("build", project)
    (project / "build" / "letter.docx").unlink()
    dalel("build", project)
    assert (project / "build" / "letter.docx").exists()


def test_changed_records_change_the_figures(dalel: Dalel, project: Path) -> None:
    dalel("build", project)
    _change(project, "records/incidents.csv", "i3,2017", "i3,2018")
    dalel("build", project)
    assert claims(project / "build")["A1"]["value"] == 3


def test_a_changed_text_keeps_its_figures(dalel: Dalel, project: Path) -> None:
    dalel("build", project)
    before = claims(project / "build")
    _change(project, "documents/letter.md", "the records hold", "our records hold")
    dalel("build", project)
    assert claims(project / "build") == before
    assert "our records hold" in (project / "build" / "letter.html").read_text(encoding="utf-8")


def test_a_name_without_consent_stops_the_build_and_is_printed_nowhere(dalel: Dalel, project: Path) -> None:
    _change(project, "documents/letter.md", 'act="threat"', 'act="physical-attack"')
    said = dalel("build", project)
    assert said.status == 1
    assert "E-CONSENT" in said.out
    built = project / "build"
    assert claims(built)["second-figure"]["text"] == "Activist 2"
    assert claims(built)["second-figure-2"]["value"] == 1
    for file in ("claims.json", "checks.json", "letter.html"):
        assert "Omarov" not in (built / file).read_text(encoding="utf-8")


def test_every_figure_that_cannot_be_computed_is_said_at_once(dalel: Dalel, project: Path) -> None:
    _change(project, "documents/letter.md", 'count("incidents"', 'count("incident"')
    _change(project, "documents/letter.md", 'names("persons", act="threat"', 'names("persons", act="treat"')
    said = dalel("build", project)
    assert said.status == 1
    assert "Did you mean incidents" in said.err
    assert "Did you mean threat" in said.err
    assert "documents/letter.md, line 8" in said.err
    assert not (project / "build").exists()


def test_records_with_mistakes_are_not_built_from(dalel: Dalel, project: Path) -> None:
    _change(project, "records/incidents.csv", "2018-01-10", "10.01.2018")
    said = dalel("build", project)
    assert (said.status, "records/incidents.csv, line 2" in said.err) == (1, True)


def test_several_documents_have_a_folder_each(dalel: Dalel, project: Path, tmp_path: Path) -> None:
    (project / "documents" / "note.md").write_text("A note.\n", encoding="utf-8")
    dalel("build", project)
    assert (project / "build" / "letter" / "claims.json").exists()
    assert (project / "build" / "note" / "note.docx").exists()
    dalel("build", project, "--document", "note", "--out", tmp_path / "alone")
    assert (tmp_path / "alone" / "note.html").exists()


def test_a_document_that_is_not_there_is_said_with_the_near_one(dalel: Dalel, project: Path) -> None:
    said = dalel("build", project, "--document", "leter")
    assert (said.status, "Did you mean letter" in said.err) == (1, True)


def test_a_folder_without_identity_is_built_with_labels(dalel: Dalel, project: Path) -> None:
    (project / "identity" / "person-names.csv").unlink()
    assert dalel("build", project).status == 0
    assert claims(project / "build")["second-figure"]["text"] == "Activist 1"


def test_a_breakdown_stands_in_the_text_as_a_table(dalel: Dalel, project: Path) -> None:
    with (project / "documents" / "letter.md").open("a", encoding="utf-8") as text:
        text.write('\n{{ table(count("acts", by="act")) }}\n\nThe last paragraph. {#last}\n')
    dalel("build", project)
    html = (project / "build" / "letter.html").read_text(encoding="utf-8")
    assert "physical attack" in html[html.index("<table") :]
    assert (
        claims(project / "build")["text-figure"]["value"] == 2 if "text-figure" in claims(project / "build") else True
    )


def test_the_page_lists_no_keys_of_records_unless_it_is_asked_to(dalel: Dalel, project: Path) -> None:
    page = project / "build" / "letter.html"
    dalel("build", project)
    assert "<code>i1</code>" not in page.read_text(encoding="utf-8")
    dalel("build", project, "--records")
    assert "<code>i1</code>" in page.read_text(encoding="utf-8")


def test_invented_records_are_said_to_be_invented_though_nobody_wrote_a_notice(dalel: Dalel, project: Path) -> None:
    notice = "Some of the records behind this text are invented."
    page = project / "build" / "letter.html"
    dalel("build", project)
    assert notice not in page.read_text(encoding="utf-8")
    file = project / "records" / "incidents.csv"
    header, *rows = file.read_text(encoding="utf-8").splitlines()
    made_up = [f"{header},invented", f"{rows[0]},yes", *(f"{row}," for row in rows[1:])]
    file.write_text("\n".join(made_up) + "\n", encoding="utf-8")
    dalel("build", project)
    assert notice in page.read_text(encoding="utf-8")


def test_a_text_with_a_typed_name_that_may_not_be_printed_is_not_written_and_an_earlier_one_is_taken_away(
    dalel: Dalel, project: Path
) -> None:
    dalel("build", project)
    _change(project, "documents/letter.md", "the records hold", "the records of Omarov hold")
    said = dalel("build", project)
    assert said.status == 1
    assert "E-CONSENT" in said.out
    assert "The texts were not written" in said.out
    assert {file.name for file in (project / "build").iterdir()} == {"claims.json", "checks.json"}


def test_earlier_files_that_name_somebody_go_wherever_they_lie(dalel: Dalel, project: Path) -> None:
    """One text alone lies in build/, one of several in build/<name>/."""
    dalel("build", project)
    (project / "documents" / "other.md").write_text("---\ntitle: B\nprofile: report\n---\n\nText.\n", encoding="utf-8")
    dalel("build", project)
    built = {"build/letter.docx", "build/letter/letter.docx", "build/letter/letter.pdf", "build/letter/letter.html"}
    assert all((project / one).exists() for one in built)
    _change(project, "documents/letter.md", "the records hold", "the records of Omarov hold")
    dalel("build", project, "--document", "letter")
    assert not [one for one in built if (project / one).exists()]


def test_earlier_files_go_too_where_a_figure_cannot_be_computed(dalel: Dalel, project: Path) -> None:
    _change(project, "documents/letter.md", "the records hold", "the records of Omarova hold")
    persons, names = project / "records" / "persons.csv", project / "identity" / "person-names.csv"
    kept = persons.read_text(encoding="utf-8"), names.read_text(encoding="utf-8")
    names.write_text(kept[1].replace("Omarov", "Nobodyev"), encoding="utf-8")
    dalel("build", project)
    assert (project / "build" / "letter.docx").exists()
    names.write_text(kept[1], encoding="utf-8")
    _change(project, "documents/letter.md", 'count("incidents"', 'count("incident"')
    assert dalel("build", project).status == 1
    assert not (project / "build" / "letter.docx").exists()


def test_where_no_name_is_on_file_a_text_is_told_so(dalel: Dalel, project: Path) -> None:
    (project / "identity" / "person-names.csv").unlink()
    assert "W-NO-NAMES" in dalel("build", project).out


@pytest.fixture
def two_built(dalel: Dalel, project: Path) -> None:
    """Two texts, built; then the letter names somebody who may be named no more."""
    (project / "documents" / "other.md").write_text("---\ntitle: B\nprofile: report\n---\n\nText.\n", encoding="utf-8")
    _change(project, "documents/letter.md", "the records hold", "the records of Omarov hold")
    _change(project, "records/persons.csv", "p2,Activist 2,withheld,", "p2,Activist 2,named-with-consent,public")
    assert dalel("build", project).status == 0
    _change(project, "records/persons.csv", "p2,Activist 2,named-with-consent,public", "p2,Activist 2,withdrawn,")


def test_files_of_a_text_that_is_not_built_now_are_taken_away_and_it_is_said(
    two_built: None, dalel: Dalel, project: Path
) -> None:
    said = dalel("build", project, "--document", "other")
    assert said.status == 1 and "letter.docx: taken away" in said.out
    assert list((project / "build" / "letter").iterdir()) == []
    assert dalel("build", project, "--document", "other").status == 0


@pytest.mark.parametrize("is_renamed", [False, True])
def test_files_of_a_text_that_is_gone_are_told_of_and_left(
    is_renamed: bool, two_built: None, dalel: Dalel, project: Path
) -> None:
    text = project / "documents" / "letter.md"
    _change(project, "documents/letter.md", "of Omarov ", "")
    text.rename(text.with_name("again.md")) if is_renamed else text.unlink()
    for _run in range(2):  # until it is done
        said = dalel("build", project)
        assert said.status == 1 and "letter.*: files of an earlier build" in said.out
        assert "Omarov" not in said.out and (project / "build" / "letter" / "letter.pdf").exists()
    for file in (project / "build" / "letter").iterdir():
        file.unlink()
    assert dalel("build", project).status == 0


def test_a_folder_named_by_somebody_keeps_what_is_not_of_a_build(
    two_built: None, dalel: Dalel, project: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    for ending in ("docx", "pdf", "html"):
        (own / f"diary.{ending}").write_text("Omarov", encoding="utf-8")
    assert dalel("build", project, "--document", "other", "--out", own).status == 0
    assert (own / "diary.pdf").exists()


def test_files_that_could_not_be_looked_through_are_told_of(two_built: None, dalel: Dalel, project: Path) -> None:
    _change(project, "records/incidents.csv", "i1", "i1,")
    said = dalel("build", project)
    assert said.status == 1 and "Files of earlier builds are still in" in said.err


def test_of_several_texts_none_is_put_in_place_where_one_cannot_be_made(dalel: Dalel, project: Path) -> None:
    texts = project / "documents"
    (texts / "second.md").write_text(
        (texts / "letter.md").read_text("utf-8") + "\nA sign that no font has: \U00013000\ue000\n", "utf-8"
    )
    said = dalel("build", project)
    assert said.status != 0
    assert "The PDF cannot be written" in said.err + said.out
    assert not [file for file in (project / "build").rglob("*") if file.is_file()]


def test_what_an_author_notes_in_a_comment_is_printed_nowhere(dalel: Dalel, project: Path) -> None:
    text = project / "documents" / "letter.md"
    text.write_text(text.read_text("utf-8") + "\nTold. <!-- Qwhidden\nnote --> And told.\n", "utf-8")
    assert dalel("build", project).status == 0
    page = (project / "build" / "letter.html").read_text("utf-8")
    assert "And told." in page
    assert "Qwhidden" not in page


def test_figures_that_print_names_are_forgotten_when_the_records_change(dalel: Dalel, project: Path) -> None:
    dalel("build", project)
    kept = project / ".dalel-cache" / "figures"
    assert any("Serikova" in one.read_text("utf-8") for one in kept.iterdir())
    _change(project, "records/persons.csv", "named-with-consent", "withdrawn")
    dalel("build", project)
    assert not any("Serikova" in one.read_text("utf-8") for one in kept.iterdir())
