"""A register of any size, all invented, written as a project folder. Same seed, same bytes."""

from __future__ import annotations

import csv
import random
from datetime import date, timedelta
from pathlib import Path

REGIONS = ("KZ-10", "KZ-11", "KZ-15", "KZ-19", "KZ-23", "KZ-27", "KZ-31", "KZ-35", "KZ-39", "KZ-43", "KZ-71", "KZ-75")
ACTS = ("threat", "blackmail", "physical-attack", "discrimination", "administrative-prosecution", "obstruction")
CATEGORIES = ("journalist", "human-rights-defender", "civil-activist", "lawyer", "trade-unionist")
HARMS = ("none", "injured", "died", "unknown")
START = date(2011, 1, 1)
DAYS = 3652


def generate(folder: Path, incidents: int, seed: int = 1) -> int:
    """Write `incidents` incidents, twice as many acts and half as many persons; return the number of records."""
    dice = random.Random(seed)
    (folder / "records").mkdir(parents=True, exist_ok=True)
    (folder / "dalel.toml").write_text(
        '[project]\nname = "bench"\ntitle = "Invented register"\nstate = "KAZ"\nlanguages = ["en"]\n'
        'invented_note = "All of it is invented."\n',
        encoding="utf-8",
    )
    persons = max(1, incidents // 2)
    _write(
        folder / "records/persons.csv",
        ("id", "label", "sex", "naming_status", "invented"),
        ((f"p{n:07}", f"Invented {n}", dice.choice(("female", "male")), "withheld", "yes") for n in range(persons)),
    )
    _write(
        folder / "records/incidents.csv",
        ("id", "title", "date", "region", "verification", "invented"),
        (
            (f"i{n:07}", f"Invented incident {n}", _date(dice), dice.choice(REGIONS), "verified", "yes")
            for n in range(incidents)
        ),
    )
    _write(
        folder / "records/acts.csv",
        ("id", "incident", "kind", "victim_person", "category", "harm", "invented"),
        (
            (
                f"a{n:07}",
                f"i{dice.randrange(incidents):07}",
                dice.choice(ACTS),
                f"p{dice.randrange(persons):07}",
                dice.choice(CATEGORIES),
                dice.choice(HARMS),
                "yes",
            )
            for n in range(incidents * 2)
        ),
    )
    return persons + incidents * 3


def _date(dice: random.Random) -> str:
    day = START + timedelta(days=dice.randrange(DAYS))
    return day.isoformat() if dice.random() < 0.95 else day.isoformat()[:7]


def _write(path: Path, header: tuple[str, ...], rows: object) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)  # type: ignore[arg-type]
