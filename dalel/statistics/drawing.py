"""A panel as a picture: one row a method, the interval as a line, the estimate as a dot, those documented as a wall.

Plain SVG, written by hand so that the same panel gives the same bytes and no drawing library has to be installed.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from math import floor, log10

from dalel.lib.speech import _
from dalel.statistics.estimates import Estimate
from dalel.statistics.panel import Panel
from dalel.statistics.words import rounded

WIDTH, ROW, LEFT, RIGHT, TOP = 760, 28, 250, 150, 46
# Beyond this ratio of the farthest end to those documented the axis is logarithmic.
LOGARITHMIC = 6.0


@dataclass(frozen=True, slots=True)
class _Axis:
    low: float
    high: float
    logarithmic: bool

    def at(self, value: float) -> float:
        inside = min(max(value, self.low), self.high)
        if self.logarithmic:
            share = log10(inside / self.low) / log10(self.high / self.low)
        else:
            share = (inside - self.low) / (self.high - self.low)
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    def ticks(self) -> list[float]:
        if self.logarithmic:
            powers = range(floor(log10(self.low)), floor(log10(self.high)) + 1)
            return [m * 10.0**p for p in powers for m in (1, 2, 5) if self.low <= m * 10.0**p <= self.high]
        raw = (self.high - self.low) / 5
        unit = 10.0 ** floor(log10(raw))
        step = next(unit * m for m in (1, 2, 5, 10) if unit * m >= raw)
        first = int(self.low // step) + 1
        return [step * at for at in range(first, int(self.high // step) + 1)]


def as_svg(panel: Panel) -> str:
    """The picture with a title and a description for those who hear it read."""
    known = [one for one in panel.estimates if one.estimate is not None]
    ends = [one.upper for one in known if one.upper is not None and one.upper < float("inf")]
    high = max([*ends, panel.observed * 1.2])
    axis = _Axis(panel.observed * 0.95, high * 1.03, high > LOGARITHMIC * panel.observed)
    height = TOP + ROW * len(panel.estimates) + 44
    title = _("Estimates of the total beside {count:,} documented", count=panel.observed)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'font-family="sans-serif" font-size="13">',
        f"<title>{escape(title)}</title>",
        f"<desc>{escape(' '.join(panel.reading))}</desc>",
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        f'<text x="12" y="24" font-size="15" font-weight="bold" fill="#1a1a1a">{escape(title)}</text>',
        *_axis(axis, height),
        _wall(axis, panel, height),
    ]
    for row, one in enumerate(panel.estimates):
        parts += _row(one, axis, TOP + ROW * row + ROW / 2)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _axis(axis: _Axis, height: int) -> list[str]:
    parts = []
    for tick in axis.ticks():
        x = axis.at(tick)
        parts.append(f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{height - 36}" stroke="#e0e0e0"/>')
        parts.append(
            f'<text x="{x:.1f}" y="{height - 20}" text-anchor="middle" fill="#4a4a4a" font-size="11">{tick:,.0f}</text>'
        )
    if axis.logarithmic:
        parts.append(
            f'<text x="12" y="{height - 20}" fill="#4a4a4a" font-size="11">{escape(_("logarithmic axis"))}</text>'
        )
    return parts


def _wall(axis: _Axis, panel: Panel, height: int) -> str:
    x = axis.at(panel.observed)
    return f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{height - 36}" stroke="#1a1a1a" stroke-width="2"/>'


def _row(one: Estimate, axis: _Axis, y: float) -> list[str]:
    parts = [f'<text x="12" y="{y + 4:.1f}" fill="#1a1a1a">{escape(one.method)}</text>']
    if one.estimate is None or one.lower is None or one.upper is None:
        # A reason is longer than the plot's margin; the text table gives it in full.
        told = escape(_("not estimable"))
        parts.append(f'<text x="{LEFT}" y="{y + 4:.1f}" fill="#8a1c1c" font-style="italic">{told}</text>')
        return parts
    low, middle, high = axis.at(one.lower), axis.at(one.estimate), axis.at(one.upper)
    parts.append(f'<line x1="{low:.1f}" x2="{high:.1f}" y1="{y:.1f}" y2="{y:.1f}" stroke="#20507a" stroke-width="2"/>')
    parts.append(f'<circle cx="{middle:.1f}" cy="{y:.1f}" r="5" fill="#20507a"/>')
    upper = "∞" if one.upper == float("inf") else f"{rounded(one.upper):,.0f}"
    told = f"{rounded(one.estimate):,.0f} ({rounded(one.lower):,.0f}–{upper})"
    parts.append(f'<text x="{WIDTH - RIGHT + 8}" y="{y + 4:.1f}" fill="#1a1a1a" font-size="12">{told}</text>')
    return parts
