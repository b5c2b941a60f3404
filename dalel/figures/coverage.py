"""What was covered: the months in which sources were really collecting. A rate's exposure is taken from here."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dalel.figures.engine import Engine
from dalel.figures.sql import Span
from dalel.lib.edtf import Period, between
from dalel.lib.errors import FigureError
from dalel.lib.language import date_in_words
from dalel.lib.messages import _, n_

Month = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Coverage:
    """source -> the stretches of days in which it was collecting."""

    sources: Mapping[str, Sequence[Span]]

    @classmethod
    def of(cls, engine: Engine) -> Coverage:
        found: dict[str, list[Span]] = {}
        if engine.snapshot.rows("source-coverage"):
            columns = ["source", "period_earliest", "period_latest"]
            for source, first, last in engine.rows("source-coverage", columns):
                if first and last:
                    found.setdefault(source, []).append((first, last))
        return cls(found)

    def of_sources(self, names: Sequence[str] | None) -> Coverage:
        return self if names is None else Coverage({name: self.sources[name] for name in names if name in self.sources})

    def months(self, period: Period) -> dict[Month, set[str]]:
        """Each month of the period, with the sources that were collecting in it."""
        months: dict[Month, set[str]] = {month: set() for month in period.months()}
        for source, spans in self.sources.items():
            for first, last in spans:
                for month, sources in months.items():
                    if date(*month, 1) <= last and _last_day(month) >= first:
                        sources.add(source)
        return months


@dataclass(frozen=True, slots=True)
class Exposure:
    """How long somebody was collecting within a period: the months, and the stretches of days that they make."""

    months: float
    spans: tuple[Span, ...]
    notes: tuple[str, ...]


def exposure(coverage: Coverage, period: Period) -> Exposure:
    """The exposure of a rate. FigureError if nobody was collecting: then there is no rate."""
    by_month = coverage.months(period)
    covered = [month for month, sources in by_month.items() if sources]
    if not covered:
        raise FigureError(
            _("No source was collecting in {period}, so that there is no rate.", period=date_in_words(period.text)),
            _("Record the months covered in source-coverage, or print the count alone."),
        )
    total = sum(_share_of_month(month, period) for month in covered)
    return Exposure(round(total, 6), _runs(covered, period), notes(coverage, period))


def notes(coverage: Coverage, period: Period) -> tuple[str, ...]:
    """What a reader has to know about the period: months without any source, sources that came or went."""
    if not coverage.sources:
        return ()
    by_month = coverage.months(period)
    said = []
    empty = [month for month, sources in by_month.items() if not sources]
    if empty:
        stretches = ", ".join(date_in_words(between(*span)) for span in _runs(empty, period))
        said.append(
            n_(
                "In {count} month of the period no source was collecting: {stretches}.",
                "In {count} months of the period no source was collecting: {stretches}.",
                len(empty),
                count=len(empty),
                stretches=stretches,
            )
        )
    sets = {frozenset(sources) for sources in by_month.values() if sources}
    if len(sets) > 1:
        sizes = sorted({len(one) for one in sets})
        said.append(
            _("The sources that were collecting changed within the period ({least} to {most} at a time).",
              least=sizes[0], most=sizes[-1])
        )  # fmt: skip
    return tuple(said)


def _runs(months: Sequence[Month], period: Period) -> tuple[Span, ...]:
    """The months as stretches of days, those that follow one another as one, cut to the period."""
    runs: list[list[Month]] = []
    for month in months:
        if runs and _number(month) == _number(runs[-1][-1]) + 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    return tuple((max(date(*run[0], 1), period.first), min(_last_day(run[-1]), period.last)) for run in runs)


def _share_of_month(month: Month, period: Period) -> float:
    first, last = date(*month, 1), _last_day(month)
    days = (min(last, period.last) - max(first, period.first)).days + 1
    return days / ((last - first).days + 1)


def _number(month: Month) -> int:
    return month[0] * 12 + month[1]


def _last_day(month: Month) -> date:
    return date(*month, calendar.monthrange(*month)[1])
