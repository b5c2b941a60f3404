"""Walks through a page as a reader would: writes the files that it shows, makes its changes, runs its commands.

What a fenced block is, its first line says:

    ```csv journalists/records/acts.csv     a file, written as it stands (any language; .docx through a word file)
    ```diff journalists/dalel.toml          a change: the lines with "-" become those with "+"
    ```console                              commands after "$ ", each with what it prints; "…" stands for any lines

What a command answers must not hang on when it is asked: the commands of a page run on a set day (DAY), and the
moments that are the machine's, such as those of a filing or of an entry of the journal, agree with any other moment.

`python -m tests.docs.walk PAGE` writes into a page what its commands print now.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import docx

ROOT = Path(__file__).parents[2]
HOME = "/home/aigul"  # where the reader of a page works
DAY = "2026-11-23"  # when the pages were walked

_FENCE = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Ran:
    """A command of a page, what the page says that it prints, and what it printed."""

    command: str
    said: str
    printed: str


def walk(page: str, folder: Path) -> Iterator[Ran]:
    """Do in a folder what the page says, block by block."""
    shutil.copytree(ROOT / "samples", folder / "samples", ignore=shutil.ignore_patterns("build", ".dalel-cache"))
    for block in _FENCE.finditer(page):
        language, path, body = block.groups()
        if language == "console":
            yield from _console(body, folder)
        elif language == "diff" and path:
            _change(folder / path, body)
        elif path:
            _write(folder / path, body)


def _write(path: Path, body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".docx":
        file = docx.Document()
        for line in body.splitlines():
            file.add_paragraph(line)
        file.save(str(path))
    else:
        path.write_text(body, encoding="utf-8")


def _change(path: Path, body: str) -> None:
    lines = body.splitlines()
    before = "\n".join(line[1:] for line in lines if line[:1] in ("-", " "))
    after = "\n".join(line[1:] for line in lines if line[:1] in ("+", " "))
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1, f"{path.name} does not hold once: {before}"
    path.write_text(text.replace(before, after), encoding="utf-8")


def commands(body: str) -> Iterator[tuple[str, str]]:
    """The commands of a console block, each with what the page says that it prints."""
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, _newline, said = part.partition("\n")
        yield command, said


def _console(body: str, folder: Path) -> Iterator[Ran]:
    for command, said in commands(body):
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("DALEL_", "DATABASE"))}
        environment |= {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "PYTHONUNBUFFERED": "1"}
        environment |= {"DALEL_TODAY": DAY, "USER": "aigul", "LOGNAME": "aigul"}
        done = subprocess.run(
            command, shell=True, cwd=folder, env=environment, text=True, timeout=120, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        yield Ran(command, said, done.stdout.replace(str(folder), HOME))


def agrees(said: str, printed: str) -> bool:
    """Whether a command printed what the page says, but for hashes, hours and how fast the machine is."""
    parts = [re.escape(_plain(part)) for part in re.split(r"^…\n", said, flags=re.MULTILINE)]
    return re.fullmatch("(?s:.*)".join(parts), _plain(printed)) is not None


_CHANGING = (
    (re.compile(r"\b[0-9a-f]{12,64}\b"), "HASH"),
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(\+00:00)?|(?<= filed )\d+ [A-Z][a-z]+ \d{4}(?= by )"), "MOMENT"),
    (re.compile(r"in [\d.]+ s \(\d+ a second\)"), "SPEED"),
    (re.compile(r"\b\d+(?=:HASH| entries and)|(?<=\[)\d+(?=\]$)|(?<=dalel undo )\d+", re.MULTILINE), "NUMBER"),
    (re.compile(r"\d+ records were read"), "RECORDS"),
)


def _plain(text: str, changing: Sequence[tuple[re.Pattern[str], str]] = _CHANGING) -> str:
    for pattern, word in changing:
        text = pattern.sub(word, text)
    return text.rstrip("\n") + "\n" if text.strip() else ""


def renew(page: str) -> str:
    """The page with what its commands print now. Where the page shows a part ("…"), it is left as it is."""
    with tempfile.TemporaryDirectory() as folder:
        ran = iter(list(walk(page, Path(folder))))

    def again(block: re.Match[str]) -> str:
        if block[1] != "console":
            return block[0]
        told = [_told(next(ran)) for _command in commands(block[3])]
        return f"```console\n{''.join(told)}```"

    return _FENCE.sub(again, page)


def _told(one: Ran) -> str:
    kept = re.search("^…$", one.said, re.MULTILINE)
    said = one.said if kept else _plain(one.printed, changing=()) + "\n" * one.said.endswith("\n\n")
    return f"$ {one.command}\n{said}"


if __name__ == "__main__":
    for name in sys.argv[1:]:
        Path(name).write_text(renew(Path(name).read_text(encoding="utf-8")), encoding="utf-8")
