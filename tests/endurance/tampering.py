"""Database, head, snapshots and filed versions are changed past the product; `journal verify` has to find each change.

What a chain cannot find alone is tried with a head that was kept elsewhere: a database and a head file of an earlier
day, and an end cut off with every trace of it mended.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import psycopg

from tests.endurance import changes
from tests.endurance.changes import Changed
from tests.endurance.contents import Contents, of_sqlite, sqlite
from tests.endurance.flips import SAMPLE, flip
from tests.endurance.places import Place
from tests.endurance.report import NoTrial, Report

Change = Callable[[Place, Contents, random.Random], Changed]
TRIES = 12


@dataclass(frozen=True)
class Kept:
    """What the trials start from: the database's contents, the head, where an earlier day is kept."""

    contents: Contents
    head: str


def prepare(place: Place) -> Kept:
    """Keep two states: "older", one import; "filed", another import and a filed version later."""
    place.begin_migrated()
    shutil.copytree(SAMPLE, place.folder / "letter", ignore=shutil.ignore_patterns("build", ".dalel-cache"))
    place.must("import", "letter", "--as", "Aigul")
    place.keep("older")
    table = place.folder / "letter/records/incidents.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("2025-05-30", "2024-05-30"), encoding="utf-8")
    place.must("import", "letter", "--as", "Bolat")
    place.must("file", "letter", "--as", "Bolat")
    head = place.must("journal", "head").out.strip()
    if not place.server:
        with sqlite(place.file) as link:
            link.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    place.keep("filed")
    return Kept(place.contents(), head)


def _in_database(change: Callable[[changes.Link, Contents, random.Random], Changed]) -> Change:
    def go(place: Place, contents: Contents, dice: random.Random) -> Changed:
        with changes.link_to(place) as link:
            return change(link, contents, dice)

    return go


def _cut(place: Place, dice: random.Random, *, mend: bool) -> Changed:
    with changes.link_to(place) as link:
        last = link.run("SELECT max(sequence) FROM custody_journalentry")[0][0] - dice.randrange(1, 4)
        link.run("DELETE FROM custody_journalsecret WHERE entry_id > ?", last)
        link.run("DELETE FROM custody_journalentry WHERE sequence > ?", last)
        if mend:
            [(digest,)] = link.run("SELECT hash FROM custody_journalentry WHERE sequence = ?", last)
            link.run("UPDATE custody_journalhead SET sequence = ?, hash = ?", last, digest)
            (place.home / "journal.head").write_text(f"{last}:{digest}\n", encoding="ascii")
    return Changed("the journal's last entries", ("cut off", "The journal ends at"))


def end_cut(place: Place, _contents: Contents, dice: random.Random) -> Changed:
    """The last entries are gone."""
    return _cut(place, dice, mend=False)


def end_cut_and_mended(place: Place, _contents: Contents, dice: random.Random) -> Changed:
    """The last entries are gone, and both heads say so."""
    return _cut(place, dice, mend=True)


def _database_of_an_earlier_day(place: Place) -> None:
    if place.server:
        place.only_database("older")
        return
    for path in place.home.glob("dalel.sqlite3*"):
        path.unlink()
    for path in (place.kept / "older/home").glob("dalel.sqlite3*"):
        shutil.copy(path, place.home)


def rolled_back(place: Place, _contents: Contents, _dice: random.Random) -> Changed:
    """The database of an earlier day."""
    _database_of_an_earlier_day(place)
    return Changed("an earlier day")


def rolled_back_with_its_head(place: Place, _contents: Contents, _dice: random.Random) -> Changed:
    """The database and the head file of an earlier day."""
    _database_of_an_earlier_day(place)
    shutil.copy(place.kept / "older/home/journal.head", place.home)
    return Changed("an earlier day")


def head_file(place: Place, _contents: Contents, dice: random.Random) -> Changed:
    """The head file is altered."""
    file = place.home / "journal.head"
    text = file.read_text(encoding="ascii")
    at = dice.randrange(text.index(":") + 1, len(text) - 1)
    file.write_text(f"{text[:at]}{'7' if text[at] != '7' else '3'}{text[at + 1 :]}", encoding="ascii")
    return Changed("a letter of the head")


def snapshot_bit(place: Place, _contents: Contents, dice: random.Random) -> Changed:
    """One bit of a snapshot."""
    file = dice.choice([path for path in sorted((place.home / "snapshots").glob("*/*")) if path.is_file()])
    flip(file, dice)
    return Changed(file.name, (file.name, file.parent.name))


def snapshot_gone(place: Place, _contents: Contents, dice: random.Random) -> Changed:
    """A file of a snapshot is gone, or all of it."""
    files = [path for path in sorted((place.home / "snapshots").glob("*/*")) if path.is_file()]
    if dice.random() < 0.5:
        shutil.rmtree(place.home / "snapshots")
        return Changed("all", ("snapshot",))
    file = dice.choice(files)
    file.unlink()
    return Changed(file.name, (file.name, file.parent.name))


def filed_file(place: Place, _contents: Contents, dice: random.Random) -> Changed:
    """A file of a filed version is changed or gone."""
    file = dice.choice([path for path in sorted((place.home / "filed").rglob("*")) if path.is_file()])
    if dice.random() < 0.3:
        file.unlink()
    elif dice.random() < 0.5:
        file.write_bytes(file.read_bytes() + b" ")
    else:
        flip(file, dice)
    return Changed(file.name, (file.name,))


STRUCTURE = "the structure"


def database_bit(place: Place, contents: Contents, dice: random.Random) -> Changed:
    """One bit of the database file, of those that change what is read from it."""
    raw = place.file.read_bytes()
    while True:
        one = bytearray(raw)
        one[dice.randrange(len(one))] ^= 1 << dice.randrange(8)
        place.file.write_bytes(one)
        try:
            now = of_sqlite(place.file)
        except (sqlite3.Error, UnicodeDecodeError):
            return Changed(STRUCTURE)
        names = [name for name in {*now, *contents} if now.get(name) != contents.get(name)]
        if any(not name.startswith(changes.EXEMPT) for name in names):
            return Changed(min(names))


# change, its weight, whether it is found only with a head that was kept elsewhere, whether a server has it too
CHANGES: tuple[tuple[Change, str, int, bool, bool], ...] = (
    (_in_database(changes.cell), "a value", 10, False, True),
    (_in_database(changes.row_gone), "a row deleted", 3, False, True),
    (_in_database(changes.row_more), "a row added", 3, False, True),
    (_in_database(changes.two_exchanged), "values of two rows exchanged", 3, False, True),
    (end_cut, "the journal's end cut off", 1, False, True),
    (end_cut_and_mended, "the same, and all traces mended", 1, True, True),
    (rolled_back, "database of an earlier day", 1, False, True),
    (rolled_back_with_its_head, "database and head of an earlier day", 1, True, True),
    (head_file, "the head file", 1, False, True),
    (snapshot_bit, "one bit of a snapshot", 2, False, True),
    (snapshot_gone, "a snapshot or a part of it gone", 1, False, True),
    (filed_file, "a file of a filed version", 2, False, True),
    (database_bit, "one bit of the database file", 3, False, False),
)


def run(report: Report, places: Sequence[Place], kept: Kept, mutations: int, dice: random.Random) -> None:
    """Share out the mutations by weight, at least one of each; where there are fewer than kinds, kinds by chance."""
    where = "PostgreSQL" if places[0].server else "SQLite"
    usable = [one for one in CHANGES if one[4] or not places[0].server]
    if mutations < len(usable):
        usable = [usable[0], *dice.sample(usable[1:], mutations - 1)]
    whole = sum(weight for _change, _name, weight, _head, _server in usable)
    control = report.row(f"tampering: nothing, the control ({where})", 1)
    report.try_each(control, [0], places, _untouched)
    for change, name, weight, needs_head, _server in usable:
        number = max(1, round(mutations * weight / whole))
        row = report.row(f"tampering: {name} ({where})", number)
        trials = [dice.randrange(2**32) for _n in range(number)]
        report.try_each(
            row, trials, places,
            lambda place, seed, change=change, needs=needs_head: _tamper(place, change, kept, seed, needs_head=needs),
        )  # fmt: skip


def _untouched(place: Place, _trial: int) -> list[str]:
    """All that the trials do to a database but the change: there is nothing to find."""
    place.put_back("filed")
    with changes.link_to(place):
        pass
    complaint = place.run("journal", "verify", seconds=120).complaint(0)
    return [f"nothing was changed: {complaint}"] if complaint else []


def _tamper(place: Place, change: Change, kept: Kept, seed: int, *, needs_head: bool) -> list[str]:
    changed = _changed(place, change, kept, seed)
    head = ("--head", kept.head) if needs_head else ()
    done = place.run("journal", "verify", *head, seconds=120)
    if complaint := done.complaint(1):
        told = "not found" if complaint.startswith("status 0") else complaint
    elif (changed.what == STRUCTURE and "is damaged" in done.last) or "The database is damaged" in done.last:
        return []  # no command opens such a database
    elif not done.out.strip():
        told = f"status 1, and nothing said of it: {done.last}"
    elif changed.words and not any(word in done.out for word in changed.words):
        told = f"something else was found: {done.out.strip().splitlines()[0][:160]}"
    else:
        return []
    return [f"{changed.what} (seed {seed}): {told}"]


def _changed(place: Place, change: Change, kept: Kept, seed: int) -> Changed:
    """Make the change; another one where the database itself refuses it. NoTrial if it refuses all."""
    refused = ""
    for attempt in range(TRIES):
        place.put_back("filed")
        try:
            return change(place, kept.contents, random.Random(f"{seed}-{attempt}"))
        except (sqlite3.Error, psycopg.Error) as error:
            refused = str(error).partition("\n")[0]
    raise NoTrial(f"the database refuses it: {refused[:80]}")
