"""What a hostile stranger sends, read by the command that would read it: within time and memory, in plain words, and
nothing outside the folder is touched."""

from __future__ import annotations

import json
import os
import shutil
import threading
from collections.abc import Sequence
from pathlib import Path

from tests.endurance import bombs
from tests.endurance.flips import SAMPLE
from tests.endurance.places import Done, Place, kill
from tests.endurance.report import Report

CPU_SECONDS = 20.0
MEGABYTES = 1200
WALL_SECONDS = 240.0  # a machine may be busy; what counts is the processor's time


def run(report: Report, places: Sequence[Place], *, quick: bool) -> None:
    """Texts to check, tables to import, folders with links."""
    place = places[0]
    place.begin_migrated()
    shutil.copytree(SAMPLE, place.folder / "letter", ignore=shutil.ignore_patterns("build", ".dalel-cache"))
    place.keep("stranger")
    texts = [bomb for bomb in bombs.texts() if bomb.quick or not quick]
    rows = [texts] if quick else [[text] for text in texts]
    report.try_each(report.row("texts of strangers: dalel check", len(rows)), rows, places, _texts)
    tables = [bomb for bomb in bombs.tables() if bomb.quick or not quick]
    report.try_each(report.row("tables of strangers: dalel import", len(tables)), tables, places, _table)
    report.try_each(report.row("folders of strangers: links and names", len(FOLDERS)), FOLDERS, places, _folder)


def bounded(place: Place, *words: object) -> list[str]:
    """What is wrong with a command that reads something hostile."""
    process = place.start(*words)
    said: list[str] = ["", ""]
    reading = [
        threading.Thread(target=lambda at=at, pipe=pipe: said.__setitem__(at, pipe.read() if pipe else ""))
        for at, pipe in enumerate((process.stdout, process.stderr))
    ]
    for thread in reading:
        thread.start()
    late = threading.Timer(WALL_SECONDS, kill, [process])
    late.start()
    _pid, status, used = os.wait4(process.pid, 0)
    late.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    for thread in reading:
        thread.join()
    wrong = [complaint] if (complaint := Done(process.returncode, *said).complaint(0, 1, 2)) else []
    if used.ru_utime + used.ru_stime > CPU_SECONDS:
        wrong.append(f"took {used.ru_utime + used.ru_stime:.0f} s of the processor")
    if used.ru_maxrss // 1024 > MEGABYTES:
        wrong.append(f"took {used.ru_maxrss // 1024} MB")
    return wrong


def _texts(place: Place, some: Sequence[bombs.Bomb]) -> list[str]:
    """One command for all of them: the bounds hold for the whole."""
    place.folder.mkdir(parents=True, exist_ok=True)
    files = [place.folder / f"text-{at}{bomb.ending}" for at, bomb in enumerate(some)]
    for file, bomb in zip(files, some, strict=True):
        file.write_bytes(bomb.make())
    name = f"{some[0].ending} {some[0].name}" if len(some) == 1 else f"{len(some)} texts"
    return [f"{name}: {what}" for what in bounded(place, "check", *files)]


def _table(place: Place, bomb: bombs.Bomb) -> list[str]:
    place.put_back("stranger")
    table = place.folder / "letter" / bomb.ending
    table.with_suffix(".csv").unlink(missing_ok=True)
    table.write_bytes(bomb.make())
    return [f"{bomb.name}: {what}" for what in bounded(place, "import", "letter")]


PLAN = ".unfinished-dalel-x"

# name, what becomes a link or a name, the commands
FOLDERS = (
    ("the cache is a link", ".dalel-cache", (("build", "letter"),)),
    ("the cache's snapshots are a link", ".dalel-cache/snapshots", (("build", "letter"),)),
    ("the output is a link", "build", (("build", "letter"),)),
    ("a text is a link", "documents/letter.md", (("build", "letter"), ("import", "letter"))),
    ("a table is a link", "records/incidents.csv", (("build", "letter"), ("import", "letter"))),
    ("a plan of theirs for a move", PLAN, (("build", "letter"), ("import", "letter"), ("file", "letter"))),
    ("the name leads upwards", "../escaped", (("import", "letter"), ("file", "letter"))),
    ("the name is ..", "..", (("import", "letter"), ("file", "letter"), ("file", "letter", "--project", ".."))),
)


def _folder(place: Place, trial: tuple[str, str, tuple[tuple[str, ...], ...]]) -> list[str]:
    """Nothing outside the folder is read into the product, changed, made or taken away."""
    name, path, commands = trial
    place.put_back("stranger")
    outside = place.folder / "outside"
    for n in range(12):
        (outside / f"photos-{n}").mkdir(parents=True)
        (outside / f"photos-{n}/picture.jpg").write_text("mine", encoding="utf-8")
    (outside / "claims.json").write_text("mine", encoding="utf-8")
    (outside / "secret.txt").write_text("zqx-secret-zqx", encoding="utf-8")
    before = _held(outside)
    letter = place.folder / "letter"
    if path.startswith(".."):
        settings = letter / "dalel.toml"
        text = settings.read_text(encoding="utf-8")
        settings.write_text(text.replace('"kyrgyzstan-tiny"', f'"{path}"'), encoding="utf-8")
    elif path == PLAN:
        _plan(letter, outside)
    else:
        _link(letter / path, outside)
    around = {one.name for one in place.folder.iterdir()}
    wrong: list[str] = []
    for words in commands:
        done = place.run(*words)
        wrong += [complaint] if (complaint := done.complaint(0, 1, 2)) else []
        wrong += ["it printed what the link leads to"] if "zqx-secret-zqx" in done.said else []
    wrong += ["files outside the folder were changed"] if _held(outside) != before else []
    made = {one.name for one in place.folder.iterdir()} - around
    wrong += [f"made outside the folder: {', '.join(sorted(made))}"] if made else []
    filed = {one.name for one in (place.home / "filed").iterdir()} if (place.home / "filed").exists() else set()
    wrong += (
        ["filed outside its folder"]
        if {"letter", "escaped"} & ({one.name for one in place.home.iterdir()} | filed)
        else []
    )
    return [f"{name}: {what}" for what in wrong]


def _plan(letter: Path, outside: Path) -> None:
    """What a command of ours would leave that was ended while it moved files, written by somebody else."""
    work = letter / PLAN
    for folder in ("new", "before"):
        (work / folder).mkdir(parents=True)
    for name in ("x.pth", "y.pth"):
        (letter / name).write_text("theirs", encoding="utf-8")
    (work / "gone").symlink_to(outside, target_is_directory=True)
    told = {"put": [], "removed": ["x.pth"], "fresh": []}
    (work / "forward.json").write_text(json.dumps(told), encoding="utf-8")
    second = letter / f"{PLAN}y"  # the same with links where the new and the old files would lie
    second.mkdir()
    for folder in ("new", "before", "gone"):
        (second / folder).symlink_to(outside, target_is_directory=True)
    told = {"put": ["secret.txt", "claims.json"], "removed": ["y.pth"], "fresh": ["secret.txt"]}
    (second / "forward.json").write_text(json.dumps(told), encoding="utf-8")
    (second / "back.json").write_text(json.dumps(told), encoding="utf-8")


def _link(path: Path, outside: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_file():
        path.unlink()
        path.symlink_to(outside / "secret.txt")
    else:
        path.symlink_to(outside, target_is_directory=True)


def _held(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() if path.is_file() else b"" for path in sorted(folder.rglob("*"))}
