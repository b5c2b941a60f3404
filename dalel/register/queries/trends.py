"""The trend of what each source reported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Count

from dalel.accounts.policy import Reader
from dalel.records.gate import visible
from dalel.register.models import Source, SourceCoverage
from dalel.register.queries import counted
from dalel.register.rules import Month, Run, covered_months, gaps, months_between


@dataclass(frozen=True, slots=True)
class Year:
    """One year of a source: how many months it covered, and what it reported in them."""

    year: int
    covered: int
    counted: int  # in covered months
    beside: int  # in months that it did not cover

    @property
    def per_month(self) -> float | None:
        return self.counted / self.covered if self.covered else None


@dataclass(frozen=True, slots=True)
class Trend:
    """What one source reported, by month, over the months that all trends share."""

    source: Source
    months: list[Month]
    counts: Mapping[Month, int]
    covered: set[Month]
    undated: int  # incidents whose month is not known
    years: list[Year] = field(default_factory=list)

    @property
    def gaps(self) -> list[Run]:
        return gaps(self.months, self.covered)

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def missing(self) -> int:
        """How many months of the picture this source did not cover."""
        return sum(month not in self.covered for month in self.months)


def trends(reader: Reader, *, at_least: int = 12, source: str | None = None) -> list[Trend]:
    """A trend for each source with enough incidents, the largest first; never sources added up.

    Sources start and stop: their sum would show their work as a rise or fall of what they watch.
    """
    counts, undated = _counts(reader)
    covered = _covered(reader)
    sources = {one.pk: one for one in visible(reader, Source).filter(pk__in=counts)}
    chosen = [pk for pk in counts if sum(counts[pk].values()) >= at_least and pk in sources]
    every = [month for pk in chosen for month in (*counts[pk], *covered.get(pk, ()))]
    if not every:
        return []
    months = months_between((min(every)[0], 1), (max(every)[0], 12))
    chosen = [pk for pk in chosen if source in (None, pk)]
    chosen.sort(key=lambda pk: -sum(counts[pk].values()))
    return [
        Trend(
            sources[pk],
            months,
            counts[pk],
            covered.get(pk, set()),
            undated.get(pk, 0),
            _years(months, counts[pk], covered.get(pk, set())),
        )
        for pk in chosen
    ]


def _counts(reader: Reader) -> tuple[dict[str, dict[Month, int]], dict[str, int]]:
    """source -> month -> incidents wholly within that month; and source -> incidents that no one month holds."""
    links = counted.report_links(reader).filter(report__status="accepted")
    # by day in the database, by month here: days are indexed and few, and SQLite asks Python for every month of a date
    rows = (
        links.values_list("report__source_id", "incident__date_earliest", "incident__date_latest")
        .annotate(n=Count("incident_id", distinct=True))
        .order_by()
    )
    by_month: dict[str, dict[Month, int]] = {}
    undated: dict[str, int] = {}
    for source, first, last, n in rows:
        if first and last and (first.year, first.month) == (last.year, last.month):
            months = by_month.setdefault(source, {})
            months[first.year, first.month] = months.get((first.year, first.month), 0) + n
        else:
            undated[source] = undated.get(source, 0) + n
    return by_month, undated


def _covered(reader: Reader) -> dict[str, set[Month]]:
    periods: dict[str, list[str]] = {}
    for source, text in visible(reader, SourceCoverage).values_list("source_id", "period"):
        periods.setdefault(source, []).append(text)
    return {source: covered_months(texts) for source, texts in periods.items()}


def _years(months: list[Month], counts: Mapping[Month, int], covered: set[Month]) -> list[Year]:
    years = sorted({month[0] for month in months})
    return [
        Year(
            year,
            covered=sum(month[0] == year for month in covered),
            counted=sum(n for month, n in counts.items() if month[0] == year and month in covered),
            beside=sum(n for month, n in counts.items() if month[0] == year and month not in covered),
        )
        for year in years
    ]
