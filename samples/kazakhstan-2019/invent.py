"""Make up the records behind the totals of the sample, the same ones at every run.

The published submission gives totals (101 and 555 incidents; 70 persons attacked, 2 killed, 4 remedies; 17 persons
tried, 5 acquitted) and not the records behind them. A text whose figures are computed needs records, so these are
invented: nobody in them lived. Each row says so (`invented` is yes, its id begins with "inv-", its label says
invented), and no row bears the name of a real person.

    python samples/kazakhstan-2019/invent.py            writes the rows anew into records/ and identity/
    python samples/kazakhstan-2019/invent.py DIRECTORY  writes them into another copy of the folder

Rows whose ids do not begin with "inv-" are left as they are. Only the standard library is used, and of `random` only
`random()`, whose sequence for a seed is promised not to change between versions of Python.

invent_plan.py says what must come out; invent_incidents.py and invent_cases.py make it up.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from invent_cases import trials, write_administrative, write_remedies, write_trials
from invent_incidents import attacks, doubtful, monitored, sources, write_incidents, write_links, write_sealed
from invent_plan import COLUMNS, IDENTITY, Row, Tables

MARK = "inv-"


def invented() -> dict[str, list[Row]]:
    """Every invented row, by kind of record. The order of the steps is part of the seed: the dice run through all."""
    tables = Tables()
    sources(tables)
    attacked = attacks(tables)
    watched = monitored(tables, attacked)
    tried = trials(tables)
    write_incidents(tables, [*attacked, *watched, *doubtful(tables), *(plan for plan, _defendant in tried)])
    write_links(tables)
    write_trials(tables, tried)
    write_administrative(tables)
    write_remedies(tables)
    write_sealed(tables)
    return tables.rows


def write(folder: Path, kind: str, rows: list[Row]) -> int:
    """Put the invented rows of a kind beside the rows of fact in its table, sorted by id."""
    path = folder / ("identity" if kind in IDENTITY else "records") / f"{kind}.csv"
    kept = []
    if path.exists():
        with path.open(encoding="utf-8", newline="") as file:
            kept = [row for row in csv.DictReader(file) if not row["id"].startswith(MARK)]
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS[kind].split(), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted([*kept, *rows], key=lambda row: row["id"]))
    return len(rows)


def main(arguments: list[str]) -> int:
    folder = Path(arguments[0]) if arguments else Path(__file__).parent
    for kind, rows in sorted(invented().items()):
        print(f"{kind}: {write(folder, kind, rows)} invented rows")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
