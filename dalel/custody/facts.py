"""What holds for a project: the shipped reference data with its own rows over them, and the kinds with its columns."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from dalel.custody.models import ProjectFile
from dalel.lib.errors import InputError
from dalel.lib.facts import Facts
from dalel.lib.ids import is_inside, visible
from dalel.lib.messages import _
from dalel.records.fields import kinds
from dalel.records.kind import Kind
from dalel.records.own import with_own
from dalel.reference.facts import load


def current_facts(project: str | None = None) -> Facts:
    """Facts for the records of a project, or of all of them one over the other, where words are looked up for pages of
    several. The same object as long as no project's reference rows change."""
    files = ProjectFile.objects.filter(path__startswith="reference/").order_by("project", "path")
    if project is not None:
        files = files.filter(project=project)
    return _facts(tuple(files.values_list("project", "path", "text")))


@lru_cache(maxsize=8)
def _facts(files: tuple[tuple[str, str, str], ...]) -> Facts:
    facts: Facts = load()
    for project in sorted({project for project, _path, _text in files}):
        # The reader of reference rows reads folders; these rows lie in the database.
        with TemporaryDirectory(prefix="dalel-") as folder:
            for _project, path, text in (one for one in files if one[0] == project):
                require_inside(path)
                target = Path(folder) / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, encoding="utf-8")
            facts = facts.overlay(Path(folder))
    return facts


def kinds_of(project: str) -> dict[str, Kind]:
    """Every kind of record, with the columns that a project added to them."""
    return with_own(kinds(), current_facts(project))


def require_inside(path: str) -> None:
    """InputError if a text of a project would lie outside its folder: the database was edited by hand."""
    if not is_inside(path):
        raise InputError(
            _("The text “{path}” in the database would lie outside its folder.", path=visible(path)),
            _("`dalel journal verify` says what was altered; restore your last copy of the database."),
        )


def digest(text: str) -> str:
    """The hash of a text as it is kept beside it."""
    return hashlib.sha256(text.encode()).hexdigest()
