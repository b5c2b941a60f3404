"""The charts of the site, as Vega-Lite in plain values. Each is shown beside a table of the same numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dalel.desk.charts.style import GAP, INK, MAIN, SECOND, STEPS, Spec, chart
from dalel.desk.rules import Month, Run


def _day(month: Month, plus: int = 0) -> str:
    year, index = divmod(month[0] * 12 + month[1] - 1 + plus, 12)
    return date(year, index + 1, 1).isoformat()


BROAD, NARROW = 760, 380  # a chart is drawn twice: for a screen, and for a phone, where letters must not shrink


def trend(
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
    axis = {"type": "temporal", "scale": {"type": "utc", "domain": [_day(months[0]), _day(months[-1], 1)]}}
    time = {
        **axis,
        "title": None,
        "axis": {"format": "%Y" if width == BROAD else "’%y", "tickCount": "year", "grid": False},
    }
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


def _upward(top: int) -> Spec:
    """A count upwards from zero, so that heights can be compared."""
    axis = {"tickMinStep": 1, "tickCount": 5, "domain": False, "ticks": False}
    scale = {"domain": [0, top], "nice": True}
    return {"field": "n", "type": "quantitative", "title": None, "scale": scale, "axis": axis}


def _labels(labels: Sequence[str], width: int) -> Spec:
    """An axis of words. The page's font may be wider than the one that the chart was measured with, so the room
    for them is made a little larger than they need."""
    limit = width * 0.36
    room = min(max(map(len, labels), default=0) * 7.5, limit * 1.15) + 10
    return {"domain": False, "ticks": False, "labelLimit": limit, "labelPadding": 8, "minExtent": room}


def bars(rows: Sequence[tuple[str, int | float]], *, decimals: int = 0, width: int = BROAD) -> Spec:
    """Horizontal bars, in the order given, with the number at the end of each."""
    data = [{"label": label, "n": n} for label, n in rows]
    axis = _labels([label for label, _n in rows], width)
    shared = {
        "y": {"field": "label", "type": "nominal", "sort": None, "title": None, "axis": axis},
        "x": {"field": "n", "type": "quantitative", "title": None, "axis": None},
    }
    return chart(
        width,
        max(48, 30 * len(rows) + 16),
        data={"values": data},
        layer=[
            {"mark": {"type": "bar", "color": MAIN, "height": 16}, "encoding": shared},
            {
                "mark": {"type": "text", "align": "left", "dx": 5, "color": INK, "fontSize": 12},
                "encoding": {**shared, "text": {"field": "n", "type": "quantitative", "format": f",.{decimals}f"}},
            },
        ],
    )


def coverage(rows: Sequence[tuple[str, Month, Month]], months: Sequence[Month], width: int = BROAD) -> Spec:
    """When each source was collecting: one line a source."""
    data = [{"label": label, "start": _day(first), "end": _day(last, 1)} for label, first, last in rows]
    labels = list(dict.fromkeys(label for label, _first, _last in rows))
    return chart(
        width,
        44 * len(labels) + 40,
        data={"values": data},
        mark={"type": "bar", "color": MAIN, "height": 14},
        encoding={
            "y": {
                "field": "label",
                "type": "nominal",
                "sort": labels,
                "title": None,
                "axis": _labels(labels, width),
            },
            "x": {
                "field": "start",
                "type": "temporal",
                "title": None,
                "scale": {"type": "utc", "domain": [_day(months[0]), _day(months[-1], 1)]},
                "axis": {"format": "%Y" if width == BROAD else "’%y", "tickCount": "year", "grid": True},
            },
            "x2": {"field": "end"},
        },
    )


def interval(value: float, lower: float, upper: float, width: int = BROAD) -> Spec:
    """One value with its interval: a line between the ends, a point at the value."""
    data = [{"lower": lower, "value": value, "upper": upper}]
    scale = {"domain": [min(0, lower), upper * 1.1 or 1], "nice": True}
    axis = {"type": "quantitative", "title": None, "scale": scale, "axis": {"domain": False, "tickCount": 6}}
    return chart(
        width,
        70,
        data={"values": data},
        layer=[
            {
                "mark": {"type": "rule", "strokeWidth": 3, "color": SECOND},
                "encoding": {"x": {"field": "lower", **axis}, "x2": {"field": "upper"}},
            },
            {"mark": {"type": "point", "filled": True, "size": 120, "color": MAIN, "opacity": 1},
             "encoding": {"x": {"field": "value", **axis}}},
        ],
    )  # fmt: skip


def regions(shapes: Mapping[str, Any], counts: Mapping[str, int], limits: Sequence[int]) -> Spec:
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
        760,
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
