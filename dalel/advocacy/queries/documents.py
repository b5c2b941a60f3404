"""Documents with live figures, as they stand on the records of this moment, and what each figure rests on."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass

from dalel.accounts.models import Project as StoredProject
from dalel.accounts.policy import Reader, sight
from dalel.advocacy.build import build_document, read_text
from dalel.advocacy.database_build import DatabaseDocumentBuilder, named, rows
from dalel.advocacy.models import DocumentVersion, Recommendation
from dalel.advocacy.project import Project
from dalel.advocacy.queries.openly import tells_of_closed
from dalel.advocacy.queries.ready import Ready
from dalel.advocacy.stored import filed_claims, settings_of
from dalel.cases.models import Proceeding
from dalel.custody.facts import current_facts
from dalel.custody.heads import head
from dalel.custody.models import ProjectFile
from dalel.documents.ledger import Claim
from dalel.documents.readers import markdown
from dalel.documents.tree import Meta
from dalel.figures.queries import snapshots
from dalel.figures.snapshot import Snapshot
from dalel.lib.canonical import sha256
from dalel.lib.errors import AccessError, DalelError, InputError, MissingError
from dalel.lib.messages import _
from dalel.pages import projects
from dalel.pages.caching import at_head, make_once
from dalel.records.fields import kinds
from dalel.records.gate import knows_all_open
from dalel.records.keys import Keys
from dalel.records.kind import Table
from dalel.records.rows import Stored, keys_of
from dalel.register.models import Act

FOLDER, ENDING = "documents/", ".md"
_KEPT = 4  # documents whose figures are kept in memory, each with its snapshot opened

# What a text asks of the records beside its figures: names, links of recommendations, coverage.
_WHOLE = (
    "person-names", "organisations", "organisation-names", "sources", "source-coverage",
    "recommendations", "recommendation-facts", "recommendation-precedents",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listed:
    """A document as it stands in a list."""

    project: str
    name: str
    title: str
    subtitle: str
    state: str
    date: str


def listed(reader: Reader) -> list[Listed]:
    """All documents of the projects that a reader sees, for who works in the office: a text is the office's own until
    it is published."""
    if not sight(reader).office:
        return []
    names = {project.name for project in projects.seen(reader)}
    return [text for text in at_head(("documents",), _all) if text.project in names]


def state(reader: Reader) -> str:
    """The State that the documents are about; empty if there is none, or more than one."""
    states = {text.state for text in listed(reader) if text.state}
    return states.pop() if len(states) == 1 else ""


def _all() -> list[Listed]:
    files = ProjectFile.objects.filter(path__startswith=FOLDER, path__endswith=ENDING).order_by("project", "path")
    return [_listed(file) for file in files]


def _listed(file: ProjectFile) -> Listed:
    try:
        meta = markdown.read(file.text.encode(), name=file.path, ours=True).meta
    except DalelError:  # what is wrong with it, its own page says
        meta = Meta()
    name = file.path.removeprefix(FOLDER).removesuffix(ENDING)
    return Listed(file.project, name, meta.title or name, meta.subtitle, meta.state, meta.date)


_ready: OrderedDict[tuple[str, ...], Ready] = OrderedDict()


def one(reader: Reader, project: str, name: str) -> Ready:
    """The document with its figures; MissingError if there is none, ProblemsFound if a figure cannot be computed."""
    home = next((one for one in projects.seen(reader) if one.name == project), None)
    if home is None or not sight(reader).office:
        raise _missing(project, name)
    reader = projects.narrowed(reader, home)
    files = at_head(("files", project), lambda: _files(project))
    text = files.get(f"{FOLDER}{name}{ENDING}")
    if text is None:
        raise _missing(project, name)
    snapshot = snapshots.current(home)
    filed = _filed(project, name)
    key = (project, name, snapshot.hash, str(head()), _fingerprint_of_files(files), _fingerprint_of_claims(filed))
    try:
        found = make_once(_ready, _KEPT, key, lambda: _made(home, name, text, files, filed, snapshot))
    except DalelError:
        if knows_all_open(reader):
            raise
        # What is near, what is known, what is empty: all of it may be told of records that this reader may not see.
        raise InputError(
            _("A figure of this text cannot be computed, so it is not shown."), _("`dalel build` says which, and why.")
        ) from None
    if found.built.exposes:
        raise AccessError(
            _("This text names somebody who must not be named, so it is not shown."),
            _("`dalel build` says where; take the name out and import the text again."),
        )
    if tells_of_closed(reader, found):
        raise AccessError(
            _("This text tells of a record that you may not see, so it is not shown."),
            _("Whoever runs `dalel` on the machine can build and read it."),
        )
    return found


def _missing(project: str, name: str) -> MissingError:
    return MissingError(_("There is no document “{name}” in the project “{project}”.", name=name, project=project))


def _files(project: str) -> dict[str, str]:
    return {file.path: file.text for file in ProjectFile.objects.filter(project=project)}


def _filed(project: str, name: str) -> tuple[Claim, ...]:
    versions = DocumentVersion.objects.filter(document__project=project, document__name=name, filed__isnull=False)
    last = versions.order_by("-number").values_list("pk", flat=True).first()
    return at_head(("filed", last), lambda: filed_claims(project, name)) if last else ()


def _made(
    home: StoredProject, name: str, text: str, files: dict[str, str], filed: tuple[Claim, ...], snapshot: Snapshot
) -> Ready:
    keys = keys_of(home.mark)
    builder = DatabaseDocumentBuilder(_project(home.name, files, keys), lambda: snapshot, keys=keys)
    built = build_document(read_text(text, name, builder.project), name, builder, filed=filed)
    return Ready(home.name, name, built, builder)


def of_recommendation(reader: Reader, asked: Recommendation) -> Ready | None:
    """The document of a recommendation, if it is there and its figures can be computed."""
    home = projects.of(asked.pk)
    found = [text for text in listed(reader) if home and (text.name, text.project) == (asked.document, home.name)]
    if len(found) != 1:
        return None
    try:
        return one(reader, found[0].project, found[0].name)
    except DalelError:
        return None  # what is wrong with it is said on its own page


def _fingerprint_of_claims(filed: Iterable[Claim]) -> str:
    return sha256("\0".join(f"{claim.id} {claim.value}" for claim in filed).encode())


def _fingerprint_of_files(files: dict[str, str]) -> str:
    return sha256("\0".join(f"{path}\0{text}" for path, text in sorted(files.items())).encode())


def _project(name: str, files: dict[str, str], keys: Keys) -> Project:
    return Project(name, _tables(keys), current_facts(name), settings_of(files))


def _tables(keys: Keys) -> dict[str, Table]:
    """The records that a text asks for beside its figures. Of acts and proceedings only those that touch an
    organisation: they show whether a submitter is itself concerned."""
    known = kinds()
    tables = {name: Table(known[name], Stored(known[name], keys)) for name in _WHOLE}
    tables["persons"] = named(keys)
    against = Act.everything.exclude(victim_organisation=None).values_list("pk", flat=True)
    tables["acts"] = Table(known["acts"], rows("acts", against, keys))
    answering = Proceeding.everything.exclude(respondent_organisation=None).values_list("pk", flat=True)
    tables["proceedings"] = Table(known["proceedings"], rows("proceedings", answering, keys))
    return tables
