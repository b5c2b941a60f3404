"""The ledger of claims as lines of label and words: the evidence of an HTML page, the annex of a DOCX or PDF."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dalel.documents.ledger import Claim, Interval
from dalel.documents.tree import Document
from dalel.documents.writers.options import Options
from dalel.documents.writers.words import value_in_words
from dalel.lib.language import date_in_words, per_cent, significant
from dalel.lib.messages import _, language, n_


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    words: str
    code: bool = False  # a question, a hash: set in a fixed width


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim, ready to be printed. `place` says where it stands in the text, and its row if the author gave one."""

    claim: str
    text: str
    place: str
    facts: tuple[Fact, ...]
    records: Mapping[str, Sequence[str]]

    @property
    def question(self) -> str:
        return next((fact.words for fact in self.facts if fact.code), "")

    @property
    def answer(self) -> str:
        """All but the question in one run of words, so that an annex of a hundred claims stays readable on paper."""
        return " · ".join(f"{fact.label}: {fact.words.rstrip('.')}" for fact in self.facts[bool(self.question) :])


def wants_annex(document: Document, ledger: Sequence[Claim], options: Options) -> bool:
    asked = document.meta.annex if options.annex is None else options.annex
    return asked and bool(ledger)


def entries(ledger: Sequence[Claim], options: Options, *, on_paper: bool = False) -> tuple[Entry, ...]:
    """The entries. On paper, a snapshot that all claims share is named once, above them."""
    shared = on_paper and bool(one_snapshot(ledger))
    return tuple(_entry(claim, options, shared) for claim in ledger)


def introduction() -> str:
    return _(
        "Every figure, list of names and date of the text that was computed from records, with the question that was "
        "asked of them. Whoever holds the same snapshot can compute each of them again."
    )


def shared_snapshot(ledger: Sequence[Claim]) -> str:
    """The line that names the snapshot of all claims, on paper."""
    snapshot = one_snapshot(ledger)
    return _("Snapshot of all claims: {snapshot}", snapshot=snapshot) if snapshot else ""


def one_snapshot(ledger: Sequence[Claim]) -> str:
    """The snapshot of all claims, if they have one in common."""
    found = {claim.snapshot for claim in ledger}
    return found.pop() if len(found) == 1 else ""


def colophon(ledger: Sequence[Claim], options: Options) -> str:
    """The last line: from which snapshot, with which version."""
    snapshot = options.snapshot or next((claim.snapshot for claim in ledger if claim.snapshot), "")
    if snapshot:
        return _("Made with Dalel {version} from snapshot {snapshot}.", version=options.version, snapshot=snapshot)
    return _("Made with Dalel {version}; no figure was computed from records.", version=options.version)


def _entry(claim: Claim, options: Options, shared: bool) -> Entry:
    place = _("paragraph {number}", number=claim.paragraph) if claim.paragraph else ""
    row = "" if claim.id.split("-")[0] == claim.row else claim.row  # an id is often the row with a number behind it
    return Entry(
        claim=claim.id,
        text=claim.text,
        place=" · ".join(part for part in (claim.id, place, row) if part),
        facts=tuple(fact for fact in _facts(claim, options, shared) if fact.words),
        records=claim.records,
    )


def _facts(claim: Claim, options: Options, shared: bool) -> tuple[Fact, ...]:
    snapshot = "" if shared else claim.snapshot
    return (
        Fact(_("Question"), claim.question, code=True),
        Fact(_("Value"), value_in_words(claim.value)),
        Fact(_("Unit"), options.units.get(claim.unit, claim.unit)),
        Fact(_("Period"), date_in_words(claim.period)),
        Fact(_("Interval"), _interval(claim.interval)),
        Fact(_("Method"), claim.method),
        Fact(_("Records"), _records(claim)),
        Fact(_("Notes"), " ".join(claim.notes)),
        Fact(_("Snapshot"), snapshot, code=True),
    )


def _interval(interval: Interval | None) -> str:
    if interval is None:
        return ""
    return _(
        "{lower} to {upper} ({level}, {method})",
        lower=significant(interval.lower, language(), 4),
        upper=significant(interval.upper, language(), 4),
        level=per_cent(interval.level, language()),
        method=_(interval.method),
    )


def _records(claim: Claim) -> str:
    held = "; ".join(f"{kind}: {len(ids)}" for kind, ids in claim.records.items())
    if claim.touching and not claim.notes:  # a figure's own notes say it better
        beside = n_(
            "{count} more only touches the period and is not counted",
            "{count} more only touch the period and are not counted",
            claim.touching,
            count=claim.touching,
        )
        return f"{held}; {beside}" if held else beside
    return held
