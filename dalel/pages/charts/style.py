"""How charts look. The colours are the light ones; the style sheet gives each its dark counterpart.

Teal and orange are told apart with every common kind of colour blindness, and differ in lightness as well.
"""

from __future__ import annotations

from typing import Any

Spec = dict[str, Any]

INK = "#1f2a33"
MUTED = "#55626d"
GRID = "#ddd8cc"
MAIN = "#0b6e7a"
SECOND = "#b8560f"
GAP = "#ebe5d8"
# From few to many, for maps: one hue, even steps of lightness.
STEPS = ("#d9e8e6", "#a5cdcd", "#6aaeb2", "#2f8a92", "#0b6069", "#063f46")

CONFIG: Spec = {
    "background": None,
    "font": "system-ui, sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelColor": MUTED,
        "titleColor": MUTED,
        "gridColor": GRID,
        "domainColor": MUTED,
        "tickColor": MUTED,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
    },
}


def chart(width: int, height: int, **more: Any) -> Spec:
    """A Vega-Lite chart of that size, in the house's look."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": width,
        "height": height,
        "autosize": {"type": "fit", "contains": "padding"},
        "config": CONFIG,
        **more,
    }
