"""Invented project folders of any size: the same seed gives the same bytes."""

from __future__ import annotations

import csv
import random
import shutil
from collections.abc import Iterable
from pathlib import Path

SETTINGS = """[project]
name = "invented"
title = "Invented records"
state = "KAZ"
languages = ["en"]
invented_note = "Everything here is invented."
"""
TEXT = """---
title: Invented records
profile: upr-stakeholder
state: KAZ
language: en
date: 2020-03-01
submitters:
  - name: Invented Organisation
    short: IO
    mandate: Invented
---

# Facts

1. At least {{ count("incidents", during="2018", verification="verified") }} incidents were documented in 2018.
2. {{ count("acts", act="threat", during="2017") }} threats were made in 2017.

## Recommendations

1. Investigate.
"""
REGIONS = ("KZ-10", "KZ-11", "KZ-15", "KZ-19", "KZ-23", "KZ-27", "KZ-31", "KZ-35", "KZ-39", "KZ-43")
ACTS = ("threat", "blackmail", "physical-attack", "discrimination", "obstruction")
CATEGORIES = ("journalist", "human-rights-defender", "civil-activist", "lawyer", "trade-unionist")


def make(folder: Path, incidents: int, seed: int = 1) -> Path:
    """A folder with about four and a half records an incident, names among them."""
    dice = random.Random(seed)
    shutil.rmtree(folder, ignore_errors=True)
    for part in ("records", "identity", "documents"):
        (folder / part).mkdir(parents=True)
    (folder / "dalel.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "documents/submission.md").write_text(TEXT, encoding="utf-8")
    persons = incidents // 2 + 1
    _table(folder / "records/persons.csv", "id,label,sex,naming_status,invented", (
        (f"p{n:06}", f"Invented {n}", dice.choice(("female", "male")), "withheld", "yes") for n in range(persons)
    ))  # fmt: skip
    _table(folder / "identity/person-names.csv", "id,person,text,family,given,language,script,kind,invented", (
        (f"n{n:06}", f"p{n:06}", f"Name{n:06} Nobodyson", "Nobodyson", f"Name{n:06}", "ru", "Latn", "main", "yes")
        for n in range(persons)
    ))  # fmt: skip
    _table(folder / "records/incidents.csv", "id,title,date,region,verification,invented", (
        (f"i{n:06}", f"Invented incident {n}", _day(dice), dice.choice(REGIONS), "verified", "yes")
        for n in range(incidents)
    ))  # fmt: skip
    _table(folder / "records/acts.csv", "id,incident,kind,victim_person,category,harm,invented", (
        (f"a{n:06}", f"i{dice.randrange(incidents):06}", dice.choice(ACTS), f"p{dice.randrange(persons):06}",
         dice.choice(CATEGORIES), dice.choice(("none", "injured", "unknown")), "yes")
        for n in range(incidents * 2)
    ))  # fmt: skip
    return folder


def amend(source: Path, folder: Path) -> Path:
    """The same folder with the titles of a third of its incidents changed, and the text."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(source, folder)
    table = folder / "records/incidents.csv"
    lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
    changed = [line.replace("Invented", "Amended") if n % 3 == 1 else line for n, line in enumerate(lines)]
    table.write_text("".join(changed), encoding="utf-8")
    text = folder / "documents/submission.md"
    text.write_text(TEXT.replace("Investigate.", "Investigate at once."), encoding="utf-8")
    return folder


def _day(dice: random.Random) -> str:
    return f"20{dice.randrange(11, 20)}-{dice.randrange(1, 13):02}-{dice.randrange(1, 28):02}"


def _table(path: Path, header: str, rows: Iterable[tuple[str, ...]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)
