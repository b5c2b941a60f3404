"""Charts for every room, as Vega-Lite in plain values. Each is shown beside a table of the same numbers."""

from __future__ import annotations

from collections.abc import Sequence

from dalel.pages.charts.style import INK, MAIN, SECOND, Spec, chart

BROAD, NARROW = 760, 380  # a chart is drawn twice: for a screen, and for a phone, where letters must not shrink


def word_axis(words: Sequence[str], width: int) -> Spec:
    """An axis of words. The page's font may be wider than the one that the chart was measured with, so the room
    for them is made a little larger than they need."""
    limit = width * 0.36
    room = min(max(map(len, words), default=0) * 7.5, limit * 1.15) + 10
    return {"domain": False, "ticks": False, "labelLimit": limit, "labelPadding": 8, "minExtent": room}


def bars(rows: Sequence[tuple[str, int | float]], *, width: int = BROAD) -> Spec:
    """Horizontal bars, in the order given, with the number at the end of each."""
    data = [{"label": label, "n": n} for label, n in rows]
    axis = word_axis([label for label, _n in rows], width)
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
                "encoding": {**shared, "text": {"field": "n", "type": "quantitative", "format": ",.0f"}},
            },
        ],
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
