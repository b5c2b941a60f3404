"""The invented records of the samples: the same ones every time, and marked so that nobody takes them for fact."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dalel.advocacy.kinds import KINDS as ADVOCACY
from dalel.cases.kinds import KINDS as CASES
from dalel.lib.names import fold
from dalel.mechanisms.kinds import KINDS as MECHANISMS
from dalel.register.kinds import KINDS as REGISTER

SAMPLES = Path(__file__).parents[2] / "samples"
KAZAKHSTAN = SAMPLES / "kazakhstan-2019"
KINDS = {kind.name: kind for kind in (*REGISTER, *CASES, *MECHANISMS, *ADVOCACY)}
TABLES = sorted((*KAZAKHSTAN.glob("records/*.csv"), *KAZAKHSTAN.glob("identity/*.csv")))


def rows(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def invented() -> Iterator[tuple[str, dict[str, str]]]:
    for table in TABLES:
        for row in rows(table):
            if row["id"].startswith("inv-"):
                yield table.stem, row


def family_names() -> set[str]:
    return {row["family"] for row in rows(KAZAKHSTAN / "identity/person-names.csv")}


def test_the_script_writes_the_committed_bytes_again(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(KAZAKHSTAN, copy, ignore=shutil.ignore_patterns("build", "__pycache__"))
    for table in (*copy.glob("records/*.csv"), *copy.glob("identity/*.csv")):
        lines = table.read_bytes().splitlines(keepends=True)
        table.write_bytes(b"".join(line for line in lines if not line.startswith(b"inv-")))
    subprocess.run([sys.executable, "-B", str(KAZAKHSTAN / "invent.py"), str(copy)], check=True, capture_output=True)
    different = [
        table.name for table in TABLES if (copy / table.relative_to(KAZAKHSTAN)).read_bytes() != table.read_bytes()
    ]
    assert different == []


def test_every_row_of_the_script_is_marked_as_invented() -> None:
    unmarked = [(kind, row["id"]) for kind, row in invented() if row["invented"] != "yes"]
    assert unmarked == []


def test_every_row_marked_as_invented_comes_from_the_script() -> None:
    strays = [
        (table.stem, row["id"])
        for table in TABLES
        for row in rows(table)
        if row["invented"] == "yes" and not row["id"].startswith("inv-")
    ]
    assert strays == []


@pytest.mark.parametrize("kind", ["persons", "organisations", "proceedings", "sources"])
def test_the_label_of_an_invented_record_says_that_it_is_invented(kind: str) -> None:
    labels = [row["label"] for found, row in invented() if found == kind]
    assert labels
    assert [label for label in labels if "invented" not in label.lower()] == []


def test_no_invented_row_bears_the_name_of_a_real_person() -> None:
    real = re.compile("|".join(sorted({fold(name) for name in family_names()})))
    found = [
        (kind, row["id"], column) for kind, row in invented() for column, cell in row.items() if real.search(fold(cell))
    ]
    assert found == []


def test_no_invented_person_has_a_name_or_a_contact() -> None:
    named = [row["id"] for row in rows(KAZAKHSTAN / "identity/person-names.csv") if row["person"].startswith("inv-")]
    assert named == []
    assert not (KAZAKHSTAN / "identity/person-contacts.csv").exists()


def test_records_outside_identity_do_not_say_who_a_person_is() -> None:
    names = re.compile("|".join(sorted(family_names())))
    found = [
        (table.stem, row["id"])
        for table in KAZAKHSTAN.glob("records/*.csv")
        for row in rows(table)
        if any(names.search(cell) for cell in row.values())
    ]
    assert found == []


def test_the_columns_that_the_script_writes_are_those_of_the_kinds() -> None:
    headers = {table.stem: table.read_text(encoding="utf-8").partition("\n")[0] for table in TABLES}
    declared = {name: ",".join(column.name for column in KINDS[name].columns) for name in headers}
    assert headers == declared


@pytest.mark.parametrize("sample", ["kazakhstan-2019", "kyrgyzstan-tiny"])
def test_a_sample_says_on_every_page_that_it_holds_invented_records(sample: str) -> None:
    settings = (SAMPLES / sample / "dalel.toml").read_text(encoding="utf-8")
    assert re.search(r'^invented_note = ".*(made up|вымышлены)', settings, re.MULTILINE)
    assert "invented" in (SAMPLES / sample / "README.md").read_text(encoding="utf-8")


def test_every_record_of_the_tiny_sample_is_invented() -> None:
    tables = (*SAMPLES.glob("kyrgyzstan-tiny/records/*.csv"), *SAMPLES.glob("kyrgyzstan-tiny/identity/*.csv"))
    assert [row["id"] for table in tables for row in rows(table) if row["invented"] != "yes"] == []
