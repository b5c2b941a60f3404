"""Builds the documents of a project folder, and remembers what it may: `dalel build` and `dalel watch`."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from pathlib import Path

from dalel.advocacy import earlier, outputs
from dalel.advocacy.build import (
    Built,
    DocumentBuilder,
    audience_of,
    build_document,
    named_figures,
    naming_day,
    read_text,
)
from dalel.advocacy.cache import BuildCache
from dalel.advocacy.project import Project, read_project, read_texts
from dalel.documents.tree import Document
from dalel.figures.catalogue import did_you_mean
from dalel.figures.figure import Figure
from dalel.figures.snapshot import Snapshot, freeze, open_snapshot
from dalel.figures.sources import Rows
from dalel.lib import files
from dalel.lib.canonical import fingerprint
from dalel.lib.clock import today
from dalel.lib.errors import DalelError, MissingError
from dalel.lib.messages import _, language
from dalel.lib.naming import audience


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asks of a build. documents: names without ending; all, if none is given.

    records: whether the HTML lists the keys of the records behind each figure.
    """

    folder: Path
    documents: tuple[str, ...] = ()
    out: Path | None = None
    annex: bool | None = None
    as_of: date | None = None
    records: bool = False

    @property
    def top(self) -> Path:
        """Where files of earlier builds lie, if there are any."""
        out = self.out or self.folder / "build"
        return out if _lies_in(out, self.folder) else Path(os.path.realpath(out))

    def target(self, part: str = "") -> Path:
        """The folder for the files, made if it is not there. InputError if it is a link that lies in the project.

        Whoever names a folder of their own may name it through a link; one in a project may be a stranger's.
        """
        top = self.folder if self.out is None or _lies_in(self.out, self.folder) else self.out
        return files.real_folder((self.out or self.folder / "build") / part, below=top, mode=files.SHARED_FOLDER)


def _lies_in(path: Path, folder: Path) -> bool:
    inner, outer = (Path(os.path.normpath(one.absolute())) for one in (path, folder))
    return inner != outer and inner.is_relative_to(outer)


@dataclass
class FolderBuilder:
    """A project folder that is built once or again and again; records are read anew only when their files change.

    gone: files of texts not built now, taken away since they name somebody who must not be named; left: the same of
    texts that are not there any more, left where they are, each as folder and name without ending.
    """

    wanted: Wanted
    gone: list[Path] = field(default_factory=list)
    left: list[Path] = field(default_factory=list)
    memory: BuildCache = field(init=False)
    _records: str = ""
    _looked: str = ""
    _project: Project | None = None
    _workshop: DocumentBuilder | None = None
    _figures: dict[str, dict[str, Figure]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.memory = BuildCache(self.wanted.folder)

    def build(self) -> list[tuple[Built, list[Path]]]:
        """Every wanted document, built and written: all of them, or none where one cannot be made."""
        project = self._read()
        names = chosen(project, self.wanted.documents)
        self.gone, self.left = [], []
        if self._looked != self._records:
            self._look_at_others(project, names)
            self._looked = self._records
        made = [self._made(project, name) for name in names]
        return [self._put_in_place(built, contents, alone=len(names) == 1) for built, contents in made]

    @property
    def has_looked(self) -> bool:
        """Whether the files of earlier builds were looked through."""
        return bool(self._looked)

    def close(self) -> None:
        if self._workshop is not None:
            self._workshop.close()
            self._workshop = None

    def _read(self) -> Project:
        key = self.memory.records_key()
        if self._project is None or key != self._records:
            self.close()
            self._records, self._figures = key, {}
            if self.memory.read("records", key) is None:
                self.memory.forget("figures")  # they may print names by a consent that is gone
                _import_ahead()
            self._project = read_project(self.wanted.folder)
            self._workshop = DocumentBuilder(self._project, self._snapshot)
        else:
            documents = read_texts(self.wanted.folder)
            self._project = Project(
                self._project.name, self._project.tables, self._project.facts, self._project.settings, documents
            )
        return self._project

    def _snapshot(self) -> Snapshot:
        known = self.memory.read("records", self._records)
        if known is not None:
            try:
                return open_snapshot(self.memory.snapshots / known["snapshot"])
            except DalelError:
                pass  # somebody deleted or damaged it: freeze again
        assert self._project is not None
        records = Rows(self._project.tables)
        snapshot = freeze(records, records.kinds, self.memory.snapshots)
        self.memory.keep_snapshot(self._records, snapshot.hash)
        return snapshot

    def _made(self, project: Project, name: str) -> tuple[Built, dict[str, bytes]]:
        """One document and its files, none of them in place yet."""
        assert self._workshop is not None
        source = read_text(project.documents[name], name, project)
        day = naming_day(source.meta, self.wanted.as_of).isoformat()
        about = [source.meta.language, audience_of(source.meta, project.facts), day, named_figures(source)]
        key = fingerprint([self._records, about])
        known = self._known_figures(key)
        before = len(known)
        self._workshop.recall = known.get
        self._workshop.remember = known.__setitem__
        try:
            built = build_document(source, name, self._workshop, as_of=self.wanted.as_of)
            if len(known) != before:
                self.memory.keep("figures", key, {one: figure.as_json() for one, figure in known.items()})
            built, contents = outputs.files(built, annex=self.wanted.annex, records=self.wanted.records)
        except DalelError:
            self._withdraw_exposing(source, name)  # no new text; but an earlier one may name somebody by now
            raise
        if built.exposes:
            for place in earlier.places(self.wanted.top, name):
                earlier.withdraw(place, name)
        return built, contents

    def _put_in_place(self, built: Built, contents: dict[str, bytes], *, alone: bool) -> tuple[Built, list[Path]]:
        return built, outputs.write(self.wanted.target("" if alone else built.name), contents)

    def _look_at_others(self, project: Project, names: Sequence[str]) -> None:
        """Look through the files of texts that are not built now: consent may have gone since they were made."""
        assert self._workshop is not None
        for name in earlier.of_others(self.wanted.top, names):
            if name in project.documents:
                with suppress(DalelError):  # whatever is wrong with that text is told when it is built
                    self._withdraw_exposing(read_text(project.documents[name], name, project), name)
                    continue
            # Nobody can build it again, so that it is not taken away unasked.
            gate = self._workshop.gate(language(), audience(None), self.wanted.as_of or today())
            places = earlier.places(self.wanted.top, name)
            self.left += [place / name for place in places if earlier.exposes(place, name, gate)]

    def _withdraw_exposing(self, source: Document, name: str) -> None:
        """Take away earlier files of a document that name somebody who must not be named today."""
        assert self._workshop is not None and self._project is not None
        reach, day = audience_of(source.meta, self._project.facts), naming_day(source.meta, self.wanted.as_of)
        gate = self._workshop.gate(source.meta.language, reach, day)
        for place in earlier.places(self.wanted.top, name):
            if earlier.exposes(place, name, gate):
                self.gone += earlier.withdraw(place, name)

    def _known_figures(self, key: str) -> dict[str, Figure]:
        if key not in self._figures:
            kept = self.memory.read("figures", key) or {}
            self._figures[key] = {one: Figure.from_json(figure) for one, figure in kept.items()}
        return self._figures[key]


def chosen(project: Project, wanted: Sequence[str]) -> list[str]:
    """The names of the documents to build."""
    if not project.documents:
        raise MissingError(_("The folder has no documents."), _("Write one: documents/<name>.md."))
    for name in wanted:
        if name not in project.documents:
            raise MissingError(
                _("There is no document “{name}”.", name=name), did_you_mean(name, list(project.documents))
            )
    return list(wanted or project.documents)


def _import_ahead() -> None:
    """Import in a second thread what will be needed later, while DuckDB works and holds no lock on Python."""

    def work() -> None:
        # A package that is not installed is told of where it is needed, not from here.
        with suppress(ImportError):
            for name in ("dalel.statistics.intervals", *(f"dalel.documents.writers.{one}" for one in earlier.FORMATS)):
                import_module(name)

    threading.Thread(target=work, daemon=True).start()
