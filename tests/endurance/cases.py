"""The commands that write, each from a state that is kept, and what an undisturbed run of it leaves."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.endurance import folders
from tests.endurance.contents import Column, digest, fleeting
from tests.endurance.places import Done, Place
from tests.endurance.wholeness import half, left

Words = tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """A command: the state that it starts from, its words, and how much of what follows can be held against it."""

    name: str
    start: str  # nothing | empty | full | imported again | two
    words: Words
    statuses: tuple[int, ...] = (0,)
    records: bool = True  # it uses the database
    steps: bool = False  # it may stop between two steps, each of which is whole
    again: bool = True  # done a second time it changes nothing
    outputs: str = ""  # the folder with what it writes, to be the same again


CASES = (
    Case("migrate", "nothing", ("migrate", "--quiet"), steps=True),
    Case("import into nothing", "empty", ("import", "project", "--as", "Aigul")),
    Case("import of changes", "full", ("import", "amended", "--as", "Aigul")),
    Case(
        "retire", "full", ("retire", "incidents", "i000003", "--reason", "twice", "--as", "Aigul"), (0, 1), again=False
    ),
    Case(
        "share",
        "two",
        ("share", "persons", "p000003", "--from", "invented", "--to", "second", "--as", "Aigul"),
        again=False,
    ),
    Case("undo", "imported again", ("undo", "last", "--reason", "the wrong sheet", "--as", "Aigul"), again=False),
    Case("freeze", "full", ("freeze",)),
    Case("file", "full", ("file", "submission", "--as", "Aigul"), again=False),
    Case("build", "full", ("build", "project"), (0, 1), records=False, outputs="project/build"),
    Case("export over a folder", "full", ("export", "export", "--replace", "--as", "Aigul"), outputs="export"),
)


@dataclass(frozen=True)
class Undisturbed:
    """What a case does when nobody disturbs it."""

    case: Case
    before: dict[str, str]
    after: dict[str, str]
    without: frozenset[Column]
    files: set[str]
    outputs: dict[str, bytes]
    ends: str  # the last line that it says
    seconds: float


def prepare(place: Place, incidents: int, seed: int) -> None:
    """Keep the states that cases start from: nothing, empty, full, a second import, a second project."""
    place.begin()
    folders.make(place.folder / "project", incidents, seed)
    folders.amend(place.folder / "project", place.folder / "amended")
    folders.make(place.folder / "export", incidents, seed)
    folders.make(place.folder / "other", incidents, seed + 1)  # the same keys, other values
    place.keep("nothing")
    place.begin_migrated()
    shutil.copytree(place.kept / "nothing", place.folder, dirs_exist_ok=True)
    place.keep("empty")
    place.must("import", "project", "--as", "Aigul")
    place.keep("full")
    place.must("import", "amended", "--as", "Aigul")
    place.keep("imported again")
    second = place.folder / "second"
    second.mkdir()
    (second / "dalel.toml").write_text('[project]\nname = "second"\n', encoding="utf-8")
    place.must("import", "second", "--as", "Aigul")
    place.keep("two")


def undisturbed(place: Place, case: Case) -> Undisturbed:
    """Run a case twice from the same state: what differs between the two is no part of the state. RuntimeError
    if it cannot be run."""
    place.put_back(case.start)
    before = place.contents()
    found = []
    for _twice in range(2):
        place.put_back(case.start)
        began = time.monotonic()
        done = place.run(*case.words)
        seconds = time.monotonic() - began
        if done.status not in case.statuses:
            raise RuntimeError(f"{case.name}: {done.said.strip()[-300:]}")
        found.append(place.contents())
    without = fleeting(*found)
    if case.steps:  # numbers that a database gives out are others when a step is done again
        without |= {(name, "id") for name in found[0]}
    return Undisturbed(
        case, digest(before, without), digest(found[0], without), without,
        place.files(), outputs(place, case), _steady(done.out.strip().rpartition("\n")[2]), seconds,
    )  # fmt: skip


def outputs(place: Place, case: Case) -> dict[str, bytes]:
    """The files of a case's output folder with their bytes; of documents only that they are there."""
    top = place.folder / case.outputs
    if not case.outputs or not top.exists():
        return {}
    return {
        str(path.relative_to(top)): path.read_bytes() if path.suffix in (".csv", ".md", ".toml") else b""
        for path in sorted(top.rglob("*"))
        if path.is_file()
    }


def acknowledged(done: Done, clean: Undisturbed) -> bool:
    """Whether a disturbed run said at its end what an undisturbed one says."""
    return bool(clean.ends) and clean.ends in (_steady(line) for line in done.out.splitlines())


def _steady(line: str) -> str:
    return re.sub(r"[0-9a-f]{12,64}|\d+(\.\d+)?", "#", line)


def lost_and_halved(place: Place, clean: Undisturbed, done: Done) -> list[str]:
    """What is wrong with what a disturbed run left: neither before nor after, half a file, something done and gone."""
    case, wrong = clean.case, []
    now = digest(place.contents(), clean.without)
    if case.records and not case.steps and now not in (clean.before, clean.after):
        wrong.append(f"the database is neither as before nor as after: {_differing(now, clean)}")
    if case.records and acknowledged(done, clean) and now != clean.after:
        wrong.append("it said that it was done, and it was not")
    if damage := place.damage():
        wrong.append(damage)
    wrong += [f"half a file: {_short(path)}" for path in half(place.folder)[:1]]
    if case.start == "full" and case.outputs == "export":
        kept = {path.name for path in (place.folder / "export").rglob("*") if path.is_file()}
        missing = {Path(path).name for path in clean.outputs} - kept
        before = {path.name for path in (place.kept / "full/export").rglob("*") if path.is_file()}
        wrong += [f"{_few(missing & before)}: gone from the folder"] if missing & before else []
    return wrong


def _differing(now: dict[str, str], clean: Undisturbed) -> str:
    tables = {*now, *clean.before, *clean.after}
    return _few(name for name in tables if now.get(name) not in (clean.before.get(name), clean.after.get(name))) or (
        "some tables as before, others as after"
    )


def _few(names: Iterable[str]) -> str:
    found = sorted(names)
    return ", ".join(found[:3]) + (f" and {len(found) - 3} more" if len(found) > 3 else "")


def _short(path: str) -> str:
    return re.sub(r"[0-9a-f]{12,64}", "#", path)


def cannot_go_on(place: Place, clean: Undisturbed, *, verify: bool = True) -> list[str]:
    """What is wrong once the same command was run again, undisturbed: it has to end where it should."""
    case, wrong = clean.case, []
    done = place.run(*case.words)
    if complaint := done.complaint(*case.statuses):
        return [f"it cannot be run again: {complaint}"]
    now = digest(place.contents(), clean.without) if case.records else {}
    if case.records and case.again and now != clean.after:
        differing = _few(name for name in {*now, *clean.after} if now.get(name) != clean.after.get(name))
        wrong.append(f"run again, it does not end where it should: {differing}")
    if case.outputs and outputs(place, case) != clean.outputs:
        wrong.append("run again, its files are not those of an undisturbed run")
    wrong += [f"half a file after the next run: {_short(path)}" for path in half(place.folder)[:1]]
    wrong += [f"left behind: {_kind(path)}" for path in left(place.files(), clean.files)]
    if damage := place.damage():
        wrong.append(damage)
    if verify and case.records:
        complaint = place.run("journal", "verify").complaint(0)
        wrong += [f"the journal: {complaint}"] if complaint else []
    return wrong


def _kind(path: str) -> str:
    """A leftover's name without what chance put into it."""
    return re.sub(r"[-.][A-Za-z0-9_]{6,}$", "-…", _short(path))
