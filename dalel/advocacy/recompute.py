"""A claim asked again of its snapshot: for whoever doubts a number and holds the files."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dalel.advocacy.cache import BuildCache
from dalel.advocacy.people import people
from dalel.advocacy.project import read_project
from dalel.documents.writers.words import value_in_words
from dalel.figures.catalogue import SHIPPED
from dalel.figures.context import FigureContext
from dalel.figures.engine import Engine
from dalel.figures.figure import Figure
from dalel.figures.people import PrintableNames
from dalel.figures.sandbox import Sandbox
from dalel.figures.snapshot import Snapshot, freeze, open_snapshot
from dalel.figures.sources import Rows
from dalel.figures.unit_words import unit_in_words
from dalel.lib.errors import MissingError
from dalel.lib.language import date_in_words, per_cent, significant
from dalel.lib.messages import _, language
from dalel.reference.facts import load

# Asked of the text, not of the records.
OF_THE_TEXT = ("document(", "paragraph(", "opinion(")


@dataclass(frozen=True, slots=True)
class Answer:
    """A claim with the answer that its question gets now. figure is None where the text itself was asked."""

    claim: Mapping[str, Any]
    figure: Figure | None
    snapshot: Snapshot

    @property
    def agrees(self) -> bool:
        """Whether the claim says what the snapshot does: the same value, from the same records."""
        if self.figure is None or "value" not in self.claim:
            return True
        records = self.claim.get("records")
        return same(self.claim["value"], self.figure.value) and (
            records is None or same_records(records, self.figure.records)
        )

    def as_plain(self) -> dict[str, Any]:
        again = self.figure.as_json() if self.figure else None
        return {"claim": dict(self.claim), "again": again, "snapshot": str(self.snapshot.path), "agrees": self.agrees}

    def __str__(self) -> str:
        return "\n".join(_lines(self))


def same_records(one: Mapping[str, Sequence[str]], other: Mapping[str, Sequence[str]]) -> bool:
    """Whether the same records stand behind two figures. A number may stay what it was while its members change."""
    return all(set(one.get(kind, ())) == set(other.get(kind, ())) for kind in {*one, *other})


def same(one: Any, other: Any) -> bool:
    """Whether two values of figures are the same, whatever way they were kept."""
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(same(a, b) for a, b in zip(one, other, strict=True))
    if isinstance(one, float) or isinstance(other, float):
        try:
            return abs(float(one) - float(other)) < 1e-9
        except (TypeError, ValueError):
            return False
    return str(one) == str(other)


def recompute(claim: Mapping[str, Any], folder: Path, snapshot: Path | None, language: str) -> Answer:
    """Ask a claim's question again, on the snapshot that it was computed on."""
    if (folder / "dalel.toml").exists():
        project = read_project(folder)
        facts, names = project.facts, PrintableNames(people(project.tables, language).names)
        frozen = open_snapshot(snapshot) if snapshot else _own(folder, claim)
    elif snapshot is not None:
        facts, names, frozen = load(), PrintableNames(), open_snapshot(snapshot)
    else:
        raise MissingError(
            _("{folder} is no project folder.", folder=folder), _("Give the folder, or --snapshot with its files.")
        )
    question = str(claim["question"])
    if question.startswith(OF_THE_TEXT):
        return Answer(claim, None, frozen)
    engine = Engine(frozen)
    try:
        return Answer(claim, Sandbox(FigureContext(engine, facts, names, language)).evaluate(question), frozen)
    finally:
        engine.close()


def _own(folder: Path, claim: Mapping[str, Any]) -> Snapshot:
    """The snapshot of a project folder that a claim names; frozen anew where it was deleted and nothing has changed."""
    memory = BuildCache(folder)
    wanted = str(claim.get("snapshot", ""))
    if kept := memory.snapshot(wanted):
        return open_snapshot(kept)
    records = Rows(read_project(folder).tables)
    found = freeze(records, records.kinds, memory.snapshots)
    if wanted and found.hash != wanted:
        raise MissingError(
            _("The snapshot {hash} is not here, and the records have changed since.", hash=wanted[:12]),
            _("Build again, or give the folder of that snapshot by --snapshot."),
        )
    return found


def _lines(answer: Answer) -> list[str]:
    claim, figure = answer.claim, answer.figure
    said = [(_("claim"), " ".join(str(claim[key]) for key in ("id", "row") if claim.get(key)))]
    if claim.get("text"):
        said.append((_("printed"), str(claim["text"])))
    said.append((_("question"), str(claim["question"])))
    if figure is None:
        return _shown([*said, (_("method"), str(claim.get("method", "")))])
    unit = SHIPPED.units.get(figure.unit)
    said += [
        (
            _("unit"),
            f"{figure.unit}: {_(unit.definition)} {_(unit.method)}"
            if unit
            else unit_in_words(figure.unit, SHIPPED, language()),
        ),
        (_("period"), date_in_words(figure.period) or _("all dates")),
        (_("filters"), ", ".join(f"{name} = {_listed(value)}" for name, value in figure.filters.items()) or _("none")),
        (_("value"), value_in_words(figure.value)),
        (_("interval"), _interval(figure)),
        (_("method"), figure.method),
        *((_("note"), note) for note in figure.notes),
    ]
    said += [
        (_("made of"), f"{term['question']} = {value_in_words(term['value'])}")
        for term in figure.terms
        if "question" in term
    ]
    if figure.breakdown:
        said.append(
            (_("parts"), "; ".join(f"{part['label']} {part.get('count', '')}".strip() for part in figure.breakdown))
        )
    said += [(kind, _ids(ids)) for kind, ids in figure.records.items()]
    if figure.sql:
        said += [(_("SQL"), figure.sql), (_("bound values"), ", ".join(map(str, figure.parameters)) or _("none"))]
    said += [
        (_("snapshot"), f"{answer.snapshot.hash} ({answer.snapshot.path})"),
        (_("again"), _("The SQL runs as it stands on the Parquet files of the snapshot, each under its own name with"
                       " “_” for “-”, in DuckDB or Spark.")),
    ]  # fmt: skip
    if "value" in claim:
        verdict = _("the same value as in the claim") if answer.agrees else _("NOT the value of the claim")
        said.append((_("verdict"), verdict))
    return _shown(said)


def _shown(said: list[tuple[str, str]]) -> list[str]:
    width = max(len(name) for name, _text in said)
    lines = []
    for name, text in said:
        if text:
            wrapped = textwrap.wrap(text, 110 - width, break_long_words=False, break_on_hyphens=False)
            lines += [f"{name if at == 0 else '':<{width}}  {line}" for at, line in enumerate(wrapped)]
    return [*lines, ""]


def _listed(values: Any) -> str:
    return _(" or ").join(_("not given") if one is None else str(one) for one in values)


def _interval(figure: Figure) -> str:
    found = figure.interval
    if not found:
        return _("none")
    upper = _("no upper end") if found["upper"] is None else significant(found["upper"], language(), 6)
    level = per_cent(found["level"], language())
    return f"{significant(found['lower'], language(), 6)} – {upper} ({level}, {_(found['method'])})"


def _ids(ids: Any) -> str:
    listed = ", ".join(list(ids)[:40])
    return listed if len(ids) <= 40 else _("{listed} … ({count} in all)", listed=listed, count=len(ids))
