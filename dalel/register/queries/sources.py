"""Sources: how far each can be relied on, and which months it really covered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch, Q

from dalel.accounts.policy import Reader
from dalel.lib.edtf import period
from dalel.lib.errors import DateError
from dalel.lib.messages import _
from dalel.pages.caching import kept
from dalel.pages.counting import how_many
from dalel.pages.projects import only
from dalel.records.gate import called, pointing_to_nothing_closed, visible
from dalel.register.models import Report, Source, SourceCoverage
from dalel.register.queries.trends import Trend, trends
from dalel.register.rules import Month


@kept
def find(reader: Reader) -> list[Source]:
    """All sources with their coverage and how many of their reports were accepted."""
    stretches = Prefetch(
        "source_coverage", visible(reader, SourceCoverage).order_by("period_earliest"), to_attr="stretches"
    )
    rows = (
        visible(reader, Source)
        .select_related("organisation")
        .prefetch_related(stretches)
        .annotate(
            received=how_many(visible(reader, Report), "source"),
            accepted=how_many(visible(reader, Report), "source", where=Q(status="accepted")),
        )
        .order_by("invented", "label", "pk")
    )
    return pointing_to_nothing_closed(reader, rows)


def stretches(sources: Sequence[Any]) -> list[tuple[str, Month, Month]]:
    """(label, first month, last month) of each stretch of coverage that has exact ends: for the chart."""
    rows: list[tuple[str, Month, Month]] = []
    for source in sources:
        for stretch in source.stretches:
            try:
                months = period(stretch.period).months()
            except DateError:
                continue
            rows.append((source.label, months[0], months[-1]))
    return rows


@dataclass(frozen=True, slots=True)
class SourcePage:
    source: Source
    coverage: list[SourceCoverage]
    reports: int
    by_status: list[tuple[str, int]]
    latest: list[Report]
    trends: list[Trend]


def one(reader: Reader, key: str) -> SourcePage:
    """The source of that key; MissingError if there is none. Its numbers alone may be of an earlier moment: a report
    that was sealed since is not among the latest."""
    source = only(
        called(reader, Source, key).select_related("organisation"),
        "source",
        _("There is no source “{key}” that you may see.", key=key),
    )
    pointing_to_nothing_closed(reader, [source])
    by_status, shown = _numbers(reader, source.pk)
    return SourcePage(
        source,
        list(visible(reader, SourceCoverage).filter(source=source).order_by("period_earliest")),
        sum(n for _status, n in by_status),
        by_status,
        list(visible(reader, Report).filter(source=source).order_by("-received_earliest", "pk")[:20]),
        shown,
    )


@kept
def _numbers(reader: Reader, source: str) -> tuple[list[tuple[str, int]], list[Trend]]:
    """How many reports of each status it has, and its trend."""
    statuses = (
        visible(reader, Report).filter(source=source).values_list("status").annotate(n=Count("pk")).order_by("-n")
    )
    return list(statuses), trends(reader, at_least=1, source=source)
