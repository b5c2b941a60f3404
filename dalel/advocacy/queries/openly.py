"""What a figure says to whom something is closed: the same question, asked without the records that are closed to them.

A number counts what is closed too. But who stands behind it, how it falls into parts, a name or a date in a text may
say something of a closed record although the person is known from an open one: so these are shown only where they would
be the same if the closed records had never been.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dalel.accounts.policy import Reader, sight
from dalel.advocacy.build import audience_of, named_figures, naming_day
from dalel.advocacy.queries.ready import Ready
from dalel.advocacy.recompute import OF_THE_TEXT
from dalel.documents.ledger import Claim, is_number
from dalel.figures.context import FigureContext
from dalel.figures.engine import Engine
from dalel.figures.figure import Figure
from dalel.figures.people import PrintableNames
from dalel.figures.sandbox import Sandbox
from dalel.lib.errors import DalelError
from dalel.pages.caching import at_head
from dalel.records import gate
from dalel.records.fields import kinds
from dalel.records.keys import Keys
from dalel.records.rows import existing


def closed(reader: Reader, keys: Keys) -> dict[str, set[str]]:
    """The keys of the records of a project that are closed to a reader, by kind."""
    counted = [kind for kind in kinds().values() if not kind.identity]
    return at_head(("closed", keys.mark, repr(sight(reader))), lambda: gate.closed_in(reader, counted, keys))


def figure(reader: Reader, ready: Ready, claim: Claim) -> Figure | None:
    """The figure without what is closed to this reader; None where it cannot be computed so, or asks the text alone."""
    if claim.question.startswith(OF_THE_TEXT):
        return None
    seen = repr(sight(reader))

    def asked() -> Figure | None:
        sandbox = ready.answer(("openly", seen), lambda: _sandbox(reader, ready))
        try:
            return sandbox.evaluate(claim.question)
        except DalelError:
            return None

    return ready.answer(("openly", seen, claim.id), asked)


def says_the_same(reader: Reader, ready: Ready, claim: Claim) -> bool:
    """Whether a figure says, breaks down to and is made of the same without what is closed to this reader."""
    if gate.knows_all_open(reader) or claim.question.startswith(OF_THE_TEXT):
        return True
    found = figure(reader, ready, claim)
    return found is not None and _said(found) == _said(claim)


def _said(one: Figure | Claim) -> tuple[object, ...]:
    """What is shown of a figure."""
    return one.value, list(one.breakdown or ()), [(term.get("question"), term.get("value")) for term in one.terms]


def behind(reader: Reader, ready: Ready, claim: Claim) -> Mapping[str, Sequence[str]] | None:
    """The records behind a figure that are listed, by kind, in order: those behind it without what is closed.
    None where the figure is another one then: whoever is listed beside it could be held against it."""
    if gate.knows_all_open(reader):
        return claim.records
    found = figure(reader, ready, claim)
    return found.records if found is not None and says_the_same(reader, ready, claim) else None


def _sandbox(reader: Reader, ready: Ready) -> Sandbox:
    project, document = ready.builder.project, ready.built.document
    engine = Engine(ready.builder.opened().snapshot, closed(reader, ready.builder.keys))
    language = document.meta.language
    reach, day = audience_of(document.meta, project.facts), naming_day(document.meta, None)
    names = PrintableNames(ready.builder.people(language).names, reach, day)
    return Sandbox(FigureContext(engine, project.facts, names, language, {}), named_figures(document))


def tells_of_closed(reader: Reader, ready: Ready) -> bool:
    """Whether a text names, dates, quotes or singles out a record that is closed to this reader. Numbers count these
    too; but not those of one person or one record, and none that is told apart."""
    if gate.knows_all_open(reader):
        return False
    return ready.answer(("tells", repr(sight(reader))), lambda: _tells(reader, ready))


def _tells(reader: Reader, ready: Ready) -> bool:
    claims, keys = ready.claims, ready.builder.keys
    told: dict[str, set[str]] = {}
    single: set[str] = set()
    words = {word for claim in claims for _name, value in _filters(claim) for word in _words(value)}
    chosen = {word for one in claims for name, value in _filters(one) if _by_record(name) for word in _words(value)}
    for about in kinds().values():
        found = existing(about, sorted(words if about.mentioned else chosen), keys)
        told.setdefault(about.name, set()).update(found)
        single |= found
    for claim in claims:
        if claim.breakdown or not _counts(claim):
            for kind, records in claim.records.items():
                told.setdefault(kind, set()).update(records)
    if not gate.sees_all(reader, told, keys):
        return True
    saying = (one for one in claims if one.breakdown or not _counts(one) or single & set(_all_words(one)))
    return any(not says_the_same(reader, ready, one) for one in saying)


def _by_record(name: str) -> bool:
    return name in {"record", "not_record"}


def _all_words(claim: Claim) -> Iterator[str]:
    return (word for _name, value in _filters(claim) for word in _words(value))


def _counts(claim: Claim) -> bool:
    """Whether a figure is the number of something, or computed from such numbers; not what one record holds."""
    return is_number(claim.value) and not _asks_for_a_cell(claim.asked)


def _asks_for_a_cell(asked: Mapping[str, Any]) -> bool:
    """Whether a question, or one of those that it is made of, asks what records hold: one alone, or added up."""
    return asked.get("function") in {"field", "total", "extent"} or any(map(_asks_for_a_cell, asked.get("terms", ())))


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
