"""The main job, without Django: a text with live figures and a project's records in, a submission and its checks out.

`dalel build` and the site call the same function, on a snapshot of a folder or of the database.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from dalel.advocacy import evaluation
from dalel.advocacy.context import context
from dalel.advocacy.people import People, people
from dalel.advocacy.project import Project
from dalel.documents import checks, count
from dalel.documents.checks.consent import withheld
from dalel.documents.checks.reading import country_names
from dalel.documents.checks.registry import Finding
from dalel.documents.count import WordCount
from dalel.documents.ledger import Claim
from dalel.documents.readers import markdown
from dalel.documents.readers.trial import tried
from dalel.documents.tree import Document, Meta
from dalel.documents.withheld import Withheld
from dalel.figures.catalogue import catalogue, did_you_mean
from dalel.figures.context import FigureContext
from dalel.figures.engine import Engine
from dalel.figures.figure import Figure
from dalel.figures.people import PrintableNames
from dalel.figures.sandbox import Sandbox
from dalel.figures.snapshot import Snapshot
from dalel.figures.unit_words import unit_in_words
from dalel.lib.clock import today
from dalel.lib.edtf import parse
from dalel.lib.errors import DalelError, DateError, InputError, Problem, ProblemsFound
from dalel.lib.facts import Facts, say
from dalel.lib.language import ordinal
from dalel.lib.languages import LANGUAGES
from dalel.lib.limits import whole_number
from dalel.lib.messages import _, use
from dalel.lib.naming import audience

# Answers for expressions, kept between builds: expression -> figure, or None where it has to be asked anew.
Remembered = Callable[[str], Figure | None]
Remember = Callable[[str, Figure], None]


@dataclass(frozen=True)
class Built:
    """A text with its figures in place, what each of them claims, and what is wrong with it."""

    name: str
    document: Document
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    words: WordCount
    snapshot: str
    figures: Mapping[str, Figure] = field(default_factory=dict)
    facts: Facts = field(default_factory=Facts)
    withheld: Withheld = field(default_factory=lambda: Withheld(()), compare=False)  # who must not be named in it
    exposes: bool = False  # somebody who must not be named is named in the words themselves

    @property
    def stops(self) -> bool:
        """Whether a check is an error that nobody has answered."""
        return any(finding.stops for finding in self.findings)

    @property
    def claims_json(self) -> bytes:
        return as_bytes([claim.as_json() for claim in self.claims])

    @property
    def checks_json(self) -> bytes:
        return as_bytes([finding.as_json() for finding in self.findings])


@dataclass
class DocumentBuilder:
    """What figures of one document are answered with; the snapshot is opened when the first one is really asked."""

    project: Project
    snapshot: Callable[[], Snapshot]
    engine: Engine | None = None
    recall: Remembered = lambda _expression: None
    remember: Remember = lambda _expression, _figure: None
    _people: dict[str, People] = field(default_factory=dict)
    _gates: dict[tuple[str, str, date], Withheld] = field(default_factory=dict)

    def people(self, language: str) -> People:
        """Who occurs in the records, in the forms of a language."""
        if language not in self._people:
            self._people[language] = people(self.project.tables, language)
        return self._people[language]

    def gate(self, language: str, reach: str, day: date) -> Withheld:
        """Who must not be named in a text for that audience on that day."""
        asked = language, reach, day
        if asked not in self._gates:
            self._gates[asked] = withheld(self.people(language).persons, reach, day)
        return self._gates[asked]

    def opened(self) -> Engine:
        if self.engine is None:
            self.engine = Engine(self.snapshot())
        return self.engine

    def any_invented(self) -> bool:
        """Whether any record says of itself that it was made up (the last cell of its row)."""
        tables = self.project.tables.values()
        if all(isinstance(table.rows, Sequence) for table in tables):
            return any(row[-1] == "yes" for table in tables for row in table.rows)
        return self.opened().any_invented()

    def close(self) -> None:
        if self.engine is not None:
            self.engine.close()
            self.engine = None


@dataclass
class _Answerer:
    """Answers the expressions of one document."""

    builder: DocumentBuilder
    document: Document
    audience: str
    day: date
    text: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def sandbox(self) -> Sandbox:
        project = self.builder.project
        language = self.document.meta.language
        names = PrintableNames(self.builder.people(language).names, self.audience, self.day)
        context = FigureContext(self.builder.opened(), project.facts, names, language, self.text)
        return Sandbox(context, named_figures(self.document))

    def __call__(self, expression: str) -> Figure:
        known = self.builder.recall(expression)
        if known is not None:
            return known
        try:
            with use(self.document.meta.language):
                figure = self.sandbox.evaluate(expression)
        except DalelError:
            # Methods and labels are in the text's language; what is wrong is told its author in that of the messages.
            self.sandbox.evaluate(expression)
            raise
        self.builder.remember(expression, figure)
        return figure

    def tell(self, about: Mapping[str, object]) -> None:
        self.text.update(about)


def read_text(text: str, name: str, project: Project) -> Document:
    """The document as its author wrote it, with what dalel.toml says of it."""
    file = f"documents/{name}.md"
    try:
        tried(text, file)
        document = markdown.read(text.encode(), name=file, ours=True)
    except InputError as error:
        raise ProblemsFound([Problem(error.code, error.message, error.remedy, file)]) from None
    own = project.of_document(name)
    meta = document.meta
    changes: dict[str, Any] = {
        key: str(own[key]) for key in ("profile", "language", "state", "session", "date") if key in own
    }
    language = changes.get("language") or meta.language or _first(project.own.get("languages")) or "en"
    if language not in LANGUAGES:
        raise InputError(
            _(
                "{file}: there is no grammar for the language “{language}”.",
                file=document.source_file,
                language=language,
            ),
            _("Use one of: {languages}.", languages=", ".join(LANGUAGES)),
        )
    state = changes.get("state") or meta.state or str(project.own.get("state", ""))
    if state and state not in project.facts.countries:
        raise InputError(
            _("{file}: there is no State “{state}”.", file=document.source_file, state=state),
            _near_state(state, project.facts),
        )
    profile = changes.get("profile") or meta.profile
    if profile and profile not in project.facts.profiles:
        raise InputError(
            _("{file}: there is no profile “{profile}”.", file=document.source_file, profile=profile),
            did_you_mean(profile, list(project.facts.profiles)),
        )
    changes |= {"language": language, "state": state, "invented": meta.invented or project.invented}
    return replace(document, meta=replace(meta, **changes))


def _near_state(text: str, facts: Facts) -> str:
    """The code of a State that was called by its name in any language, or the codes that are near."""
    named = [
        code
        for code, country in facts.countries.items()
        if text.casefold() in map(str.casefold, country_names(country))
    ]
    if named:
        return _("Write its code: {code}.", code=named[0])
    return did_you_mean(text, list(facts.countries))


def build_document(
    source: Document,
    name: str,
    builder: DocumentBuilder,
    *,
    as_of: date | None = None,
    filed: Sequence[Claim] = (),
) -> Built:
    """One document (as `read_text` reads it), built. ProblemsFound with every figure that cannot be computed.

    filed: the claims of the version that was handed in, for the check of stale figures.
    """
    project = builder.project
    source = _with_notice(source, builder)
    reach = audience_of(source.meta, project.facts)
    answerer = _Answerer(builder, source, reach, naming_day(source.meta, as_of))
    done = evaluation.evaluate(source, answerer, answerer.tell, catalogue(project.facts))
    who = builder.people(source.meta.language)
    gate = builder.gate(source.meta.language, reach, naming_day(source.meta, as_of))
    about = replace(context(project.tables, who, done.document, name, claims=done.claims, filed=filed), gate=gate)
    found = checks.run(done.document, project.facts, about, as_of=as_of)
    return Built(
        name,
        done.document,
        done.claims,
        tuple(sorted([*done.refused, *found], key=lambda one: (one.line == 0, one.line))),
        count.count(done.document),
        builder.snapshot().hash,
        done.figures,
        project.facts,
        gate,
        # A name that a figure would print has been replaced by its label; one that was typed is still there.
        any(finding.code == "E-CONSENT" for finding in found),
    )


def audience_of(meta: Meta, facts: Facts) -> str:
    """For whom a text is: the circle that a name in it has to be allowed for."""
    return audience(facts.profiles.get(meta.profile))


def naming_day(meta: Meta, as_of: date | None) -> date:
    """The day on which a text names people: the one asked for, or today; its own only if that lies ahead.

    Whoever builds a text hands it on now, whatever day it bears: a consent that has run out does not come back.
    """
    return as_of or max(own_day(meta), today())


def own_day(meta: Meta) -> date:
    """The day that a text bears, or today: what was filed then is compared as of then."""
    try:
        return parse(meta.date).latest or today()
    except DateError:
        return today()


def _with_notice(source: Document, builder: DocumentBuilder) -> Document:
    """The text with a notice that records are invented, where some are and nobody wrote one."""
    if source.meta.invented or not builder.any_invented():
        return source
    with use(source.meta.language):
        notice = _("Some of the records behind this text are invented.")
    return replace(source, meta=replace(source.meta, invented=notice))


def named_figures(document: Document) -> dict[str, str]:
    """The figures that the front matter defines, by name."""
    found = document.meta.extra.get("figures", {})
    if not isinstance(found, Mapping) or not all(isinstance(value, str) for value in found.values()):
        raise InputError(
            _(
                "{file}: `figures:` in the front matter is no list of names with their figures.",
                file=document.source_file,
            ),
            _('Write one a line, such as: attacked: count("persons", act="physical-attack")'),
        )
    return {str(name): str(value) for name, value in found.items()}


def unit_labels(claims: Sequence[Claim], language: str, facts: Facts) -> dict[str, str]:
    """The label of each unit of the ledger, for the writers."""
    known = catalogue(facts)
    return {claim.unit: unit_in_words(claim.unit, known, language) for claim in claims}


def session_words(meta: Meta, language: str) -> str:
    """The session in words, such as “34th session”."""
    number = whole_number(meta.session)
    if number is None:
        return meta.session
    with use(language):
        return _("{ordinal} session", ordinal=ordinal(number, language, gender="f"))  # сессия is feminine


def state_words(meta: Meta, facts: Facts, language: str) -> str:
    country = facts.countries.get(meta.state)
    return say(country.label, language) if country else meta.state


def as_bytes(value: object) -> bytes:
    """JSON as it lies in a folder: readable, and the same bytes for the same value."""
    return json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False, default=str).encode() + b"\n"


def _first(values: Any) -> str:
    return str(values[0]) if isinstance(values, list) and values else ""
