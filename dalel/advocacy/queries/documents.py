"""Documents with live figures, as they stand on the records of this moment, and what each figure rests on."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from django.utils.safestring import SafeString, mark_safe

from dalel.accounts.models import Project as StoredProject
from dalel.accounts.policy import Reader, sight
from dalel.advocacy.build import Built, build_document, read_text, session_words, state_words, unit_labels
from dalel.advocacy.database_build import DatabaseDocumentBuilder, named, rows
from dalel.advocacy.models import DocumentVersion, Recommendation
from dalel.advocacy.project import Project
from dalel.advocacy.stored import filed_claims, settings_of
from dalel.cases.models import Proceeding
from dalel.custody.facts import current_facts
from dalel.custody.heads import head
from dalel.custody.models import ProjectFile
from dalel.documents.ledger import Claim, is_number
from dalel.documents.readers import markdown
from dalel.documents.tree import numbered, plain
from dalel.documents.writers import html
from dalel.documents.writers.options import Options
from dalel.figures.queries import snapshots
from dalel.figures.snapshot import Snapshot
from dalel.lib.canonical import sha256
from dalel.lib.errors import AccessError, DalelError, MissingError
from dalel.lib.messages import _
from dalel.pages import projects
from dalel.pages.caching import at_head, make_once
from dalel.records import gate
from dalel.records.fields import kinds
from dalel.records.keys import Keys
from dalel.records.kind import Table
from dalel.records.rows import Stored, existing, keys_of
from dalel.register.models import Act

FOLDER, ENDING = "documents/", ".md"
T = TypeVar("T")

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
    meta = markdown.read(file.text.encode(), name=file.path, ours=True).meta
    name = file.path.removeprefix(FOLDER).removesuffix(ENDING)
    return Listed(file.project, name, meta.title or name, meta.subtitle, meta.state, meta.date)


@dataclass(frozen=True)
class Ready:
    """A document with its figures computed, and the builder in which more can be asked of the same snapshot."""

    project: str
    name: str
    built: Built
    builder: DatabaseDocumentBuilder
    asked: dict[tuple[str, ...], Any] = field(default_factory=dict, compare=False)  # answered beside the text

    @property
    def title(self) -> str:
        return self.built.document.meta.title or self.name

    @property
    def claims(self) -> tuple[Claim, ...]:
        return self.built.claims

    @property
    def snapshot(self) -> str:
        return self.built.snapshot

    @property
    def invented(self) -> bool:
        return bool(self.built.document.meta.invented)

    @cached_property
    def paragraphs(self) -> dict[str, tuple[str, str]]:
        """anchor -> (printed number, words)."""
        return {one.anchor: (number, plain(one)) for number, one in numbered(self.built.document) if one.anchor}

    def answer(self, key: tuple[str, ...], compute: Callable[[], T]) -> T:
        """What was computed for this document beside its text; computed once."""
        if key not in self.asked:
            self.asked[key] = compute()
        return self.asked[key]  # type: ignore[no-any-return]

    def claim(self, key: str) -> Claim:
        for claim in self.claims:
            if claim.id == key:
                return claim
        raise MissingError(_("There is no figure “{key}” in this document.", key=key))

    def page(self, address: str) -> SafeString:
        """The text as part of a page; `address` is that of a figure's evidence, with CLAIM for its id."""
        meta = self.built.document.meta
        options = Options(
            snapshot=self.snapshot,
            state=state_words(meta, self.built.facts, meta.language),
            session=session_words(meta, meta.language),
            units=unit_labels(self.claims, meta.language, self.built.facts),
            figure_href=lambda claim: address.replace("CLAIM", claim),
            fragment=True,
        )
        # the writer escapes every word and every attribute, whoever wrote the text
        return mark_safe(html.write(self.built.document, self.claims, options).decode())


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
    found = make_once(_ready, _KEPT, key, lambda: _made(home, name, text, files, filed, snapshot))
    if found.built.exposes:
        raise AccessError(
            _("This text names somebody who must not be named, so it is not shown."),
            _("`dalel build` says where; take the name out and import the text again."),
        )
    if _tells_of_closed_ones(reader, found.claims, found.builder.keys):
        raise AccessError(
            _("This text tells of a record that you may not see, so it is not shown."),
            _("Whoever runs `dalel` on the machine can build and read it."),
        )
    return found


def _tells_of_closed_ones(reader: Reader, claims: Iterable[Claim], keys: Keys) -> bool:
    """Whether a text names, dates or quotes a record that is closed to this reader. Numbers count these too."""
    if gate.knows_all_open(reader):
        return False
    told: dict[str, set[str]] = {}
    chosen: dict[bool, set[str]] = {False: set(), True: set()}  # by single records: whom and what
    for claim in claims:
        if claim.breakdown or not _counts(claim):
            for kind, behind in claim.records.items():
                told.setdefault(kind, set()).update(behind)
        for name, value in _filters(claim):
            chosen[name in {"record", "not_record"}].update(_words(value))
    for about in kinds().values():
        words = chosen[True] | chosen[False] if about.mentioned else chosen[True]
        told.setdefault(about.name, set()).update(existing(about, sorted(words), keys))
    return not gate.sees_all(reader, told, keys)


def _counts(claim: Claim) -> bool:
    """Whether a figure is the number of something, or computed from such numbers; not what one record holds."""
    return is_number(claim.value) and not _asks_for_a_cell(claim.asked)


def _asks_for_a_cell(asked: Mapping[str, Any]) -> bool:
    """Whether a question, or one of those that it is made of, asks what one record holds."""
    return asked.get("function") == "field" or any(map(_asks_for_a_cell, asked.get("terms", ())))


def _filters(claim: Claim) -> Iterator[tuple[str, object]]:
    """By what a figure was chosen, and each of those that it is made of."""
    yield from claim.filters.items()
    waiting: list[Mapping[str, Any]] = [claim.asked]
    while waiting:
        asked = waiting.pop()
        yield from asked.get("words", {}).items()
        waiting += asked.get("terms", ())


def _words(value: object) -> list[str]:
    """The texts in the value of a filter."""
    return [one for one in (value if isinstance(value, list | tuple) else [value]) if isinstance(one, str)]


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
