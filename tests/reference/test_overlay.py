"""A project's own reference rows, and what is said when they cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from dalel.lib.errors import ProblemsFound
from dalel.lib.facts import Facts
from dalel.reference.facts import load

LAW = "code,country,kind,en,source,certainty\nIN-BNS,IND,code,Bharatiya Nyaya Sanhita,Act 45 of 2023,verified\n"

DEADLINE = "session,kind,day,time,source,certainty\n"
SESSION = "body,number,dates,source,certainty\n"


def write(folder: Path, **files: str) -> Path:
    place = folder / "reference"
    (place / "vocabularies").mkdir(parents=True)
    for name, text in files.items():
        (place / f"{name.replace('__', '/').replace('_', '-')}.csv").write_text(text, encoding="utf-8")
    return folder


def problems(folder: Path) -> list[tuple[str, str, int | None, str, str]]:
    with pytest.raises(ProblemsFound) as caught:
        load(folder)
    for one in caught.value.problems:
        assert one.message and one.remedy, one
    return [(one.code, one.file, one.line, one.column, one.value) for one in caught.value.problems]


def test_a_folder_without_reference_rows_changes_nothing(tmp_path: Path, facts: Facts) -> None:
    assert load(tmp_path).provisions.keys() == facts.provisions.keys()


def test_another_country_brings_its_law_and_articles(tmp_path: Path) -> None:
    articles = (
        "code,law,article,en,source,certainty\nIN-BNS/152,IN-BNS,152,Endangering sovereignty,Act 45 of 2023,verified\n"
    )
    found = load(write(tmp_path, laws=LAW, provisions=articles))
    assert found.label("provisions", "IN-BNS/152") == "Endangering sovereignty"
    assert "KZ-CC-2014/174" in found.provisions


def test_the_reference_folder_itself_may_be_given(tmp_path: Path) -> None:
    assert "IN-BNS" in load(write(tmp_path, laws=LAW) / "reference").laws


def test_a_row_of_the_project_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    text = DEADLINE + "upr-34,stakeholders,2019-03-28,15:00,letter of the OHCHR,verified\n"
    found = load(write(tmp_path, deadlines=text))
    same = [one for one in found.deadlines if one.session == "upr-34" and one.kind == "stakeholders"]
    assert [(one.time, one.certainty) for one in same] == [("15:00", "verified")]


def test_a_vocabulary_is_added_to_and_a_new_one_made(tmp_path: Path) -> None:
    head = "code,en,source,certainty\n"
    folder = write(
        tmp_path,
        vocabularies__act_kinds=head + "caste-boycott,social boycott,own,derived\n",
        vocabularies__castes=head + "sc,scheduled caste,Constitution of India,verified\n",
    )
    found = load(folder)
    assert {"caste-boycott", "threat"} <= set(found.terms("act-kinds"))
    assert set(found.terms("castes")) == {"sc"}
    assert "castes" in set(found.vocabularies)


def test_one_project_may_be_laid_over_another(tmp_path: Path) -> None:
    first = load(write(tmp_path / "a", laws=LAW))
    second = first.overlay(write(tmp_path / "b", laws=LAW.replace("IN-BNS", "IN-UAPA")))
    assert {"IN-BNS", "IN-UAPA", "KZ-CC-2014"} <= set(second.laws)


def test_an_unknown_column_is_told_with_its_line(tmp_path: Path) -> None:
    found = problems(write(tmp_path, laws="code,country,kind,en,sorce,certainty\nX,IND,code,X,y,verified\n"))
    assert ("column", "reference/laws.csv", 1, "sorce", "") in found
    assert ("required", "reference/laws.csv", 2, "source", "") in found


def test_an_unknown_table_is_told(tmp_path: Path) -> None:
    assert problems(write(tmp_path, lawz=LAW)) == [("reference-table", "reference/lawz.csv", None, "", "")]


@pytest.mark.parametrize(
    ("table", "text", "expected"),
    [
        ("laws", LAW.replace("IND", "INX"), ("code", "country", "INX")),
        ("laws", LAW.replace("verified", "sure"), ("code", "certainty", "sure")),
        ("provisions", "code,law,en,source,certainty\nX/1,X,One,s,verified\n", ("code", "law", "X")),
        ("sessions", "body,number,source,certainty\nupr,fifty,s,verified\n", ("value", "number", "fifty")),
        ("sessions", SESSION + "upr,55,12.05.2027,s,verified\n", ("date", "dates", "12.05.2027")),
        ("sessions", "body,number,states,source,certainty\nupr,55,KAZ;KZ,s,verified\n", ("code", "states", "KAZ;KZ")),
        ("deadlines", DEADLINE + "upr-55,stakeholders,2027-01-01,,s,verified\n", ("code", "session", "upr-55")),
        ("deadlines", DEADLINE + "upr-54,stakeholders,2027-13-01,,s,verified\n", ("value", "day", "2027-13-01")),
        ("deadlines", DEADLINE + "upr-54,stakeholders,2027-01-01,noon,s,verified\n", ("value", "time", "noon")),
        ("profiles", "code,en,public,source,certainty\nx,X,maybe,s,verified\n", ("value", "public", "maybe")),
        ("symbol-grammar", "kind,pattern,source,certainty\nx,A/(,s,verified\n", ("pattern", "pattern", "A/(")),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_be_used_is_told(
    tmp_path: Path, table: str, text: str, expected: tuple[str, str, str]
) -> None:
    folder = write(tmp_path)
    (folder / "reference" / f"{table}.csv").write_text(text, encoding="utf-8")
    code, column, value = expected
    assert problems(folder) == [(code, f"reference/{table}.csv", 2, column, value)]


def test_all_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        laws=LAW.replace("IND", "INX"),
        vocabularies__act_kinds="code,en,source,certainty\nx,,s,verified\n",
    )
    assert {place[1] for place in problems(folder)} == {"reference/laws.csv", "reference/vocabularies/act-kinds.csv"}


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    folder = write(tmp_path)
    (folder / "reference" / "laws.csv").write_bytes("code\nзакон\n".encode("cp1251"))
    assert [one[0] for one in problems(folder)] == ["encoding"]


def test_a_row_with_too_many_cells_is_told(tmp_path: Path) -> None:
    assert ("cells", "reference/laws.csv", 2, "", "") in problems(write(tmp_path, laws=LAW.rstrip() + ",more\n"))


@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_a_table_is_read_by_the_separator_that_its_header_has(tmp_path: Path, between: str) -> None:
    (tmp_path / "vocabularies").mkdir()
    rows = [
        ["code", "en", "ru", "source", "certainty"],
        ["night-visit", "night visit", "ночной визит", "own", "derived"],
    ]
    text = "\n".join(between.join(row) for row in rows) + "\n"
    (tmp_path / "vocabularies" / "act-kinds.csv").write_text(text, encoding="utf-8-sig")
    assert load(tmp_path).label("act-kinds", "night-visit", "ru") == "ночной визит"
