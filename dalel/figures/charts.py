"""The picture of several methods beside one another, in the colours of a page."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString, mark_safe

from dalel.pages.charts.style import GRID, INK, MAIN, MUTED, SECOND

if TYPE_CHECKING:
    from dalel.statistics.panel import Panel

# What the drawing uses, and what a page has for it; the style sheet turns these over in the dark.
_COLOURS = (
    ('stroke="#1a1a1a"', f'stroke="{MUTED}"'),
    ('fill="#1a1a1a"', f'fill="{INK}"'),
    ("#4a4a4a", MUTED),
    ("#e0e0e0", GRID),
    ("#20507a", MAIN),
    ("#8a1c1c", SECOND),
)


def picture_of_methods(panel: Panel) -> SafeString:
    """The methods as a picture in the page's colours; the table beside it holds the numbers."""
    from dalel.statistics.drawing import as_svg  # noqa: PLC0415 - numpy takes 0.1 s to import

    svg = as_svg(replace(panel, deltas=(), left_out={}))
    svg = re.sub(r"<rect [^>]*/>\n", "", svg, count=1)
    for theirs, ours in _COLOURS:
        svg = svg.replace(theirs, ours)
    return mark_safe(svg)  # written by our own drawing, which escapes every word
