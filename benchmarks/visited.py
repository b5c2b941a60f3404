"""A large register as a site shows it: the records of `generate`, with sources, reports, proceedings and a text."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable
from pathlib import Path

from benchmarks.generate import ACTS, REGIONS, generate

SOURCES = 6
TEXT = """---
title: Invented submission
profile: upr-stakeholder
state: KAZ
language: en
submitters:
  - name: Invented Organisation
    short: IO
    mandate: Invented
---

# Facts

"""


def write(folder: Path, incidents: int, seed: int = 1) -> int:
    """Write the project folder; return the number of records. Every fifth incident has a report."""
    records = generate(folder, incidents, seed)
    dice = random.Random(seed + 1)
    reports, cases = incidents // 5, incidents // 20
    tables: dict[str, tuple[str, Iterable[tuple[object, ...]]]] = {
        "sources": (
            "id,label,kind,invented",
            ((f"s{n}", f"Invented source {n}", "generated", "yes") for n in range(SOURCES)),
        ),
        "source-coverage": (
            "id,source,period,basis,invented",
            ((f"c{n}", f"s{n}", f"{2011 + n}/{2016 + n}", "published", "yes") for n in range(SOURCES)),
        ),
        "reports": (
            "id,source,received,status,summary,invented",
            (
                (f"r{n:07}", f"s{dice.randrange(SOURCES)}", f"20{dice.randrange(11, 21)}-06-01", "accepted", "", "yes")
                for n in range(reports)
            ),
        ),
        "incident-reports": (
            "id,incident,report,invented",
            ((f"l{n:07}", f"i{n * 5:07}", f"r{n:07}", "yes") for n in range(reports)),
        ),
        "proceedings": (
            "id,label,kind,respondent_person,opened,outcome,invented",
            (
                (
                    f"k{n:07}",
                    f"Invented case {n}",
                    "criminal",
                    f"p{dice.randrange(max(1, incidents // 2)):07}",
                    f"20{dice.randrange(11, 21)}-{dice.randrange(1, 13):02}",
                    "convicted",
                    "yes",
                )
                for n in range(cases)
            ),
        ),
    }
    for name, (header, rows) in tables.items():
        _write(folder / "records" / f"{name}.csv", header, rows)
    (folder / "documents").mkdir(exist_ok=True)
    (folder / "documents/submission.md").write_text(TEXT + "\n".join(_paragraphs()), encoding="utf-8")
    return records + 2 * SOURCES + 2 * reports + cases


def _paragraphs() -> Iterable[str]:
    for at, act in enumerate(ACTS):
        year = 2012 + at
        yield f'1. {{{{ count("acts", act="{act}", during="{year}") }}}} of one kind of act were met in {year}.\n'
        yield f'1. {{{{ count("persons", act="{act}", during="{year}") }}}} people were affected in {year}.\n'
    for at, region in enumerate(REGIONS[:6]):
        year = 2013 + at
        yield f'1. {{{{ count("incidents", region="{region}", during="{year}") }}}} were met in one region in {year}.\n'


def _write(path: Path, header: str, rows: Iterable[tuple[object, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)
