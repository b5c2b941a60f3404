"""The same work done by hand: plain SQL on SQLite, and pandas. No validation, no journal, no provenance.

Run as a program, so that its memory is its own: `python -m benchmarks.peers sqlite-import FOLDER FILE`.
"""

from __future__ import annotations

import csv
import sqlite3
import sys
from calendar import monthrange
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

TABLES = {
    "persons": ("id", "label", "sex", "naming_status", "invented"),
    "incidents": ("id", "title", "date", "region", "verification", "invented"),
    "acts": ("id", "incident", "kind", "victim_person", "category", "harm", "invented"),
}


def sqlite_import(folder: Path, file: Path) -> None:
    """Rows into tables with the indexes that the questions want."""
    with sqlite3.connect(file) as database:
        database.execute("PRAGMA journal_mode=WAL")
        for table, columns in TABLES.items():
            dates = ", earliest, latest" if table == "incidents" else ""
            database.execute(f"CREATE TABLE {table} ({', '.join(columns)}{dates}, PRIMARY KEY (id))")
            marks = ", ".join("?" * (len(columns) + (2 if dates else 0)))
            database.executemany(f"INSERT INTO {table} VALUES ({marks})", _rows(folder, table))
        database.execute("CREATE INDEX incident_dates ON incidents (earliest, latest, region)")
        database.execute("CREATE INDEX act_incidents ON acts (incident, kind, victim_person)")
        database.execute("ANALYZE")


def _rows(folder: Path, table: str) -> Iterator[tuple[str, ...]]:
    with (folder / "records" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for row in rows:
            yield (*row, *days(row[2])) if table == "incidents" else tuple(row)


def days(date: str) -> tuple[str, str]:
    """The first and the last day of a date or a month."""
    if len(date) == 10:
        return date, date
    year, month = int(date[:4]), int(date[5:])
    return f"{date}-01", f"{date}-{monthrange(year, month)[1]}"


def sqlite_count(database: sqlite3.Connection, unit: str, where: Mapping[str, str]) -> int:
    """How many, by SQL on the plain tables."""
    year = where["during"]
    within = "i.earliest >= ? AND i.latest <= ?"
    values = [f"{year}-01-01", f"{year}-12-31"]
    if unit == "incidents":
        sql = f"SELECT count(*) FROM incidents i WHERE {within} AND i.region = ?"
        return int(database.execute(sql, [*values, where["region"]]).fetchone()[0])
    what = "count(*)" if unit == "acts" else "count(DISTINCT a.victim_person)"
    sql = f"SELECT {what} FROM incidents i JOIN acts a ON a.incident = i.id WHERE {within} AND a.kind = ?"
    return int(database.execute(sql, [*values, where["act"]]).fetchone()[0])


def pandas_frames(folder: Path) -> dict[str, Any]:
    """The tables in memory, the acts with their incidents' dates."""
    import pandas  # the peer; nothing else here needs it

    frames = {table: pandas.read_csv(folder / "records" / f"{table}.csv", dtype=str) for table in TABLES}
    incidents = frames["incidents"]
    found = [days(date) for date in incidents["date"]]
    incidents["earliest"] = [one for one, _last in found]
    incidents["latest"] = [last for _one, last in found]
    for column in ("region", "verification"):
        incidents[column] = incidents[column].astype("category")
    dates = incidents[["id", "earliest", "latest"]].rename(columns={"id": "incident"})
    frames["acts"] = frames["acts"].merge(dates, on="incident", how="left")
    frames["acts"]["kind"] = frames["acts"]["kind"].astype("category")
    for frame in (incidents, frames["acts"]):
        for column in ("earliest", "latest"):
            frame[column] = pandas.to_datetime(frame[column])
    return frames


def pandas_count(frames: Mapping[str, Any], unit: str, where: Mapping[str, str]) -> int:
    """How many, by masks on the frames."""
    year = where["during"]
    frame = frames["incidents" if unit == "incidents" else "acts"]
    column, value = ("region", where["region"]) if unit == "incidents" else ("kind", where["act"])
    found = frame[(frame.earliest >= f"{year}-01-01") & (frame.latest <= f"{year}-12-31") & (frame[column] == value)]
    return int(found["victim_person"].nunique() if unit == "persons" else len(found))


def pandas_freeze(file: Path, target: Path) -> None:
    """The tables of an SQLite file as compressed CSV, the format that pandas writes with nothing else installed."""
    import pandas  # the peer

    with sqlite3.connect(file) as database:
        for table in TABLES:
            frame = pandas.read_sql_query(f"SELECT * FROM {table} ORDER BY id", database)
            frame.to_csv(target / f"{table}.csv.gz", index=False, compression={"method": "gzip", "compresslevel": 1})


def pandas_import(folder: Path, file: Path) -> None:
    import pandas  # the peer

    with sqlite3.connect(file) as database:
        for table in TABLES:
            chunks = pandas.read_csv(folder / "records" / f"{table}.csv", dtype=str, chunksize=100_000)
            for chunk in chunks:
                chunk.to_sql(table, database, if_exists="append", index=False)


WORK = {"sqlite-import": sqlite_import, "pandas-import": pandas_import, "pandas-freeze": pandas_freeze}

if __name__ == "__main__":
    WORK[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
