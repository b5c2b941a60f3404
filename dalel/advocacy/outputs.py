"""Writes what a build made: the text as DOCX, PDF and HTML, its claims and its checks. All of the files or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from dalel.advocacy.build import Built, session_words, state_words, unit_labels
from dalel.advocacy.earlier import FORMATS
from dalel.documents import finished
from dalel.documents.checks.registry import Finding
from dalel.documents.writers.options import Options
from dalel.lib import files as disk
from dalel.lib.messages import _


def render(built: Built, format_: str, *, annex: bool | None = None, records: bool = False) -> bytes:
    """The text in one format."""
    meta = built.document.meta
    options = Options(
        snapshot=built.snapshot,
        state=state_words(meta, built.facts, meta.language),
        session=session_words(meta, meta.language),
        units=unit_labels(built.claims, meta.language, built.facts),
        annex=annex,
        records=records,
    )
    writer = import_module(f"dalel.documents.writers.{format_}")
    written: bytes = writer.write(built.document, built.claims, options)
    return written


def files(built: Built, *, annex: bool | None = None, records: bool = False) -> tuple[Built, dict[str, bytes]]:
    """Every file of a build: name -> bytes; and the build, with what was found in the finished files. The formats are
    made side by side: typst leaves Python to the others.

    records: whether the HTML lists the keys of the records behind each figure. It is a file that gets sent around, so
    they are left out unless asked for; claims.json has them.
    A text that names somebody who must not be named is not made at all; and where a finished file does, read again from
    its bytes, none is given.
    """
    if built.exposes:
        return built, _ledgers(built)
    with ThreadPoolExecutor(max_workers=len(FORMATS)) as pool:
        made = {
            format_: pool.submit(render, built, format_, annex=annex, records=records)
            for format_ in ("pdf", "html", "docx")
        }
        texts = {f"{built.name}.{format_}": made[format_].result() for format_ in FORMATS}
    found = tuple(finding for name, content in texts.items() for finding in _exposing(built, name, content))
    if found:
        built = replace(built, findings=(*built.findings, *found), exposes=True)
        return built, _ledgers(built)
    return built, {**texts, **_ledgers(built)}


def _ledgers(built: Built) -> dict[str, bytes]:
    return {"claims.json": built.claims_json, "checks.json": built.checks_json}


def _exposing(built: Built, name: str, content: bytes) -> Iterator[Finding]:
    """Who must not be named and is named in a finished file."""
    if built.withheld.nobody:
        return
    gate = built.withheld
    met = {hit.person.id: (hit, text) for text in finished.texts(name, content) for hit in gate.hits(text)}
    for hit, text in met.values():
        yield Finding(
            "E-CONSENT",
            "error",
            _("the finished file, {ending}", ending=name.rpartition(".")[2].upper()),
            "",
            0,
            "",
            _("{label} is named here, in one form or another: “{words}”; {reason}.",
              label=gate.called(hit.person), words=gate.around(text, hit), reason=hit.person.reason),
            _("Look for the name in what the text does not say itself: titles, file names, annexes, pictures."),
        )  # fmt: skip


def write(folder: Path, contents: Mapping[str, bytes]) -> list[Path]:
    """Put the files into a folder, all of them in one step and lastingly; what else lies there is left alone.

    A file that is the same already is not touched. What a killed run left there is cleared, or brought to its end.
    OSError where the disk fails: then the folder holds what it held before.
    """
    disk.make_folder(folder, mode=disk.SHARED_FOLDER)
    disk.clear_unfinished(folder)
    changed = {name: content for name, content in contents.items() if not _is_there(folder / name, content)}
    if changed:
        with disk.whole_files(folder) as made:
            for name, content in changed.items():
                made.write(name, content)
    return [folder / name for name in contents]


def _is_there(path: Path, content: bytes) -> bool:
    loose = 0o022  # writable by others: written anew
    return disk.is_file(path) and not path.stat().st_mode & loose and path.read_bytes() == content
