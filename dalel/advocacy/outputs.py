"""Writes what a build made: the text as DOCX, PDF and HTML, its claims and its checks. Whole files or none."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path

from dalel.advocacy.build import Built, session_words, state_words, unit_labels
from dalel.documents.writers.options import Options

FORMATS = ("docx", "pdf", "html")


def render(built: Built, format_: str, *, annex: bool | None = None, records: bool = False) -> bytes:
    """The text in one format."""
    meta = built.document.meta
    options = Options(
        snapshot=built.snapshot,
        state=state_words(meta, built.facts, meta.language),
        session=session_words(meta, meta.language),
        units=unit_labels(built.claims, meta.language),
        annex=annex,
        records=records,
    )
    writer = import_module(f"dalel.documents.writers.{format_}")
    written: bytes = writer.write(built.document, built.claims, options)
    return written


def files(built: Built, *, annex: bool | None = None, records: bool = False) -> dict[str, bytes]:
    """Every file of a build: name -> bytes. The formats are made side by side: typst leaves Python to the others.

    records: whether the HTML lists the keys of the records behind each figure. It is a file that gets sent around, so
    they are left out unless asked for; claims.json has them.
    A text that names somebody who must not be named is not made at all.
    """
    ledgers = {"claims.json": built.claims_json, "checks.json": built.checks_json}
    if built.exposes:
        return ledgers
    with ThreadPoolExecutor(max_workers=len(FORMATS)) as pool:
        made = {
            format_: pool.submit(render, built, format_, annex=annex, records=records)
            for format_ in ("pdf", "html", "docx")
        }
        texts = {f"{built.name}.{format_}": made[format_].result() for format_ in FORMATS}
    return {**texts, **ledgers}


def withdraw(folder: Path, name: str) -> None:
    """Take away the texts of an earlier build, which may hold the name as well."""
    for format_ in FORMATS:
        (folder / f"{name}.{format_}").unlink(missing_ok=True)


def write(folder: Path, contents: Mapping[str, bytes]) -> list[Path]:
    """Put the files into a folder. Each is written beside its place and then moved there, so that nobody who reads
    meets half a file; one that is the same already is left alone."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, content in contents.items():
        path = folder / name
        if not (path.is_file() and path.read_bytes() == content):
            _write(path, content)
        written.append(path)
    return written


def _write(path: Path, content: bytes) -> None:
    descriptor, work = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
        Path(work).chmod(0o644)
        Path(work).replace(path)
    except BaseException:
        Path(work).unlink(missing_ok=True)
        raise
