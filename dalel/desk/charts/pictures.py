"""Charts of what the queries gave, with the sentence that stands for them where they cannot be seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.safestring import SafeString

from dalel.desk.charts import specs
from dalel.desk.charts.drawing import draw, draw_twice
from dalel.desk.queries.overview import Trend
from dalel.desk.rules import Month, months_between
from dalel.lib.language import format_number
from dalel.lib.messages import _, language


def picture_of_trend(trend: Trend) -> SafeString:
    label = _(
        "Incidents reported by {source}, by month: {total} from {first} to {last}. {missing} of {months} months were "
        "not covered. The table below holds the numbers by year.",
        source=trend.source.label,
        total=format_number(trend.total, language()),
        first=trend.months[0][0],
        last=trend.months[-1][0],
        missing=trend.missing,
        months=len(trend.months),
    )
    return draw_twice(lambda width: specs.trend(trend.counts, trend.months, trend.gaps, trend.covered, width), label)


def picture_of_coverage(rows: Sequence[tuple[str, Month, Month]]) -> SafeString | None:
    if not rows:
        return None
    first, last = min(row[1] for row in rows), max(row[2] for row in rows)
    label = _("The months in which each source was collecting. The table below holds the same periods.")
    return draw_twice(lambda width: specs.coverage(rows, months_between(first, last), width), label)


def picture_of_rows(rows: Sequence[tuple[str, int | float]], label: str, decimals: int = 0) -> SafeString | None:
    """Bars, of the first twenty rows where there are more."""
    if not rows:
        return None
    return draw_twice(lambda width: specs.bars(rows[:20], decimals=decimals, width=width), label)


def picture_of_interval(value: float, lower: float, upper: float) -> SafeString:
    label = _("{value}, with an interval from {lower} to {upper}.", value=value, lower=lower, upper=upper)
    return draw_twice(lambda width: specs.interval(value, lower, upper, width), label)


def picture_of_regions(shapes: Mapping[str, Any], counts: Mapping[str, int], limits: Sequence[int]) -> SafeString:
    label = _("Map of regions, darker where more incidents are documented. The table below holds the numbers.")
    return draw(specs.regions(shapes, counts, limits), label)
