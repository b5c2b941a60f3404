"""Charts of what sources reported over time, of when they were collecting, and of regions.

Each is shown beside a table of the same numbers, and says in a sentence what it shows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.safestring import SafeString

from dalel.lib.language import format_number
from dalel.lib.messages import _, language
from dalel.pages.charts.drawing import draw, draw_twice
from dalel.pages.charts.specs import BROAD, word_axis
from dalel.pages.charts.style import GAP, INK, MAIN, STEPS, Spec, chart
from dalel.register.queries.trends import Trend
from dalel.register.rules import Month, Run, months_between


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
    return draw_twice(lambda width: trend_spec(trend.counts, trend.months, trend.gaps, trend.covered, width), label)


def picture_of_coverage(rows: Sequence[tuple[str, Month, Month]]) -> SafeString | None:
    if not rows:
        return None
    first, last = min(row[1] for row in rows), max(row[2] for row in rows)
    label = _("The months in which each source was collecting. The table below holds the same periods.")
    return draw_twice(lambda width: coverage_spec(rows, months_between(first, last), width), label)


def picture_of_regions(shapes: Mapping[str, Any], counts: Mapping[str, int], limits: Sequence[int]) -> SafeString:
    label = _("Map of regions, darker where more incidents are documented. The table below holds the numbers.")
    return draw(regions_spec(shapes, counts, limits), label)


# --- specifications ---


def trend_spec(
    counts: Mapping[Month, int],
    months: Sequence[Month],
    missing: Sequence[Run],
    covered: set[Month],
    width: int = BROAD,
) -> Spec:
    """Counts by month. Months that nobody covered are shaded; what is known of them is drawn hollow."""
    bars = [
        {"start": _day(month), "end": _day(month, 1), "n": n, "covered": month in covered}
        for month, n in sorted(counts.items())
    ]
    shades = [{"start": _day(run.first), "end": _day(run.last, 1)} for run in missing]
    time = _time(months, width, grid=False)
    layers = [
        {
            "data": {"values": shades},
            "mark": {"type": "rect", "color": GAP},
            "encoding": {"x": {"field": "start", **time}, "x2": {"field": "end"}},
        },
        {
            "data": {"values": bars},
            "mark": {"type": "rect", "stroke": MAIN, "strokeWidth": 1},
            "encoding": {
                "x": {"field": "start", **time},
                "x2": {"field": "end"},
                "y": _upward(max(counts.values(), default=1)),
                "y2": {"datum": 0},
                "color": {"condition": {"test": "datum.covered", "value": MAIN}, "value": "transparent"},
            },
        },
    ]
    return chart(width, 190, layer=layers)


def _time(months: Sequence[Month], width: int, *, grid: bool) -> Spec:
    """The months from left to right; years are written short where there is little room."""
    return {
        "type": "temporal",
        "title": None,
        "scale": {"type": "utc", "domain": [_day(months[0]), _day(months[-1], 1)]},
        "axis": {"format": "%Y" if width == BROAD else "’%y", "tickCount": "year", "grid": grid},
    }


def _upward(top: int) -> Spec:
    """A count upwards from zero, so that heights can be compared."""
    axis = {"tickMinStep": 1, "tickCount": 5, "domain": False, "ticks": False}
    scale = {"domain": [0, top], "nice": True}
    return {"field": "n", "type": "quantitative", "title": None, "scale": scale, "axis": axis}


def _day(month: Month, plus: int = 0) -> str:
    year, index = divmod(month[0] * 12 + month[1] - 1 + plus, 12)
    return date(year, index + 1, 1).isoformat()


def coverage_spec(rows: Sequence[tuple[str, Month, Month]], months: Sequence[Month], width: int = BROAD) -> Spec:
    """When each source was collecting: one line a source."""
    data = [{"label": label, "start": _day(first), "end": _day(last, 1)} for label, first, last in rows]
    sources = list(dict.fromkeys(label for label, _first, _last in rows))
    return chart(
        width,
        44 * len(sources) + 40,
        data={"values": data},
        mark={"type": "bar", "color": MAIN, "height": 14},
        encoding={
            "y": {
                "field": "label",
                "type": "nominal",
                "sort": sources,
                "title": None,
                "axis": word_axis(sources, width),
            },
            "x": {"field": "start", **_time(months, width, grid=True)},
            "x2": {"field": "end"},
        },
    )


def regions_spec(shapes: Mapping[str, Any], counts: Mapping[str, int], limits: Sequence[int]) -> Spec:
    """A map: each region in the step of its count. `limits` are the counts at which a new step begins."""
    features = [
        {
            "type": "Feature",
            "geometry": _wound_for_the_sphere(shape["geometry"]),
            "properties": {"step": step_of(counts.get(shape["properties"]["code"], 0), limits)},
        }
        for shape in shapes["features"]
    ]
    return chart(
        BROAD,
        430,
        data={"values": features},
        projection={"type": "mercator"},
        mark={"type": "geoshape", "stroke": INK, "strokeWidth": 0.6},
        encoding={
            "color": {
                "field": "properties.step",
                "type": "ordinal",
                "scale": {"domain": list(range(len(STEPS))), "range": list(STEPS)},
                "legend": None,
            }
        },
    )


def step_of(n: int, limits: Sequence[int]) -> int:
    """The step of colour of a count."""
    return min(sum(n >= limit for limit in limits), len(STEPS) - 1)


def _wound_for_the_sphere(geometry: Mapping[str, Any]) -> Mapping[str, Any]:
    """Rings turned round: RFC 7946 winds the outer ring against the clock, Vega's sphere the other way."""
    parts = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        return {**geometry, "coordinates": [ring[::-1] for ring in parts]}
    return {**geometry, "coordinates": [[ring[::-1] for ring in polygon] for polygon in parts]}
