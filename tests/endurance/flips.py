"""Single bits of snapshots are flipped, and figures asked: the right one, or a refusal in plain words."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.endurance.places import Place
from tests.endurance.report import Report

ASKED = ("verify", "file", "build")
ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples/kyrgyzstan-tiny"


def prepare(place: Place) -> None:
    """Keep a state in which the smaller sample is imported, frozen and built."""
    place.begin_migrated()
    shutil.copytree(SAMPLE, place.folder / "letter", ignore=shutil.ignore_patterns("build", ".dalel-cache"))
    place.must("import", "letter", "--as", "Aigul")
    place.must("freeze")
    place.must("build", "letter")
    place.keep("frozen")


def values(folder: Path) -> list[Any]:
    """What the last claims below a folder say, each with its value."""
    found = sorted(folder.rglob("claims.json"))
    claims = json.loads(found[-1].read_bytes()) if found else []
    return [(claim["id"], claim.get("value"), claim.get("printed")) for claim in claims]


def run(report: Report, places: Sequence[Place], flips: int, dice: random.Random) -> None:
    """The journal's check has to find each; a filing and a build have to be right or refused."""
    place = places[0]
    place.put_back("frozen")
    place.must("file", "letter", "--as", "Aigul")
    right = {"file": values(place.home / "filed"), "build": values(place.folder / "letter/build")}
    where = "PostgreSQL" if place.server else "SQLite"
    for asked in ASKED:
        number = flips // len(ASKED)
        row = report.row(f"one bit of a snapshot flipped, then {asked} ({where})", number)
        trials = [(asked, dice.randrange(2**32)) for _n in range(number)]
        report.try_each(row, trials, places, lambda one, trial: _flip(one, trial[0], random.Random(trial[1]), right))


def flip(file: Path, dice: random.Random) -> None:
    """Flip one bit of a file."""
    raw = bytearray(file.read_bytes())
    raw[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)
    file.write_bytes(raw)


def _flip(place: Place, asked: str, dice: random.Random, right: dict[str, list[Any]]) -> list[str]:
    place.put_back("frozen")
    cache = place.folder / "letter/.dalel-cache"
    top = cache / "snapshots" if asked == "build" else place.home / "snapshots"
    files = [path for path in sorted(top.rglob("*")) if path.is_file() and path.parent != top and path.stat().st_size]
    file = dice.choice(files)
    flip(file, dice)
    if asked == "verify":
        complaint = place.run("journal", "verify").complaint(1)
        return [f"{file.name}: not found: {complaint}"] if complaint else []
    if asked == "file":
        done, written = place.run("file", "letter", "--as", "Aigul"), place.home / "filed"
    else:
        for part in [path for path in cache.iterdir() if path != top]:
            shutil.rmtree(part) if part.is_dir() else part.unlink()
        shutil.rmtree(place.folder / "letter/build")
        done, written = place.run("build", "letter"), place.folder / "letter/build"
    if complaint := done.complaint(0, 1):
        return [f"{file.suffix}: {complaint}"]
    now = values(written)
    return [f"{file.suffix}: a wrong figure and no word of it"] if now and now != right[asked] else []
