"""A panel as a picture: one row a method, the interval as a line, the estimate as a dot, those documented as a wall.

Below the methods: the decomposable estimate under other deltas, and the methods without one list.

Plain SVG, written by hand so that the same panel gives the same bytes and no drawing library has to be installed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from math import floor, log10

from dalel.lib.messages import _
from dalel.statistics.estimates import Estimate
from dalel.statistics.panel import Panel
from dalel.statistics.words import grouped, rounded

WIDTH, ROW, LEFT, RIGHT, TOP = 820, 28, 300, 160, 46
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


def together(panels: Sequence[Panel]) -> str:
    """The pictures of all strata, one below the other."""
    if len(panels) == 1:
        return as_svg(panels[0])
    parts, down = [], 0
    for one in panels:
        picture = as_svg(one)
        parts.append(picture.replace("<svg ", f'<svg y="{down}" width="{WIDTH}" height="{_height(one)}" ', 1))
        down += _height(one)
    whole = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {down}" role="group">'
    return "\n".join([whole, *parts, "</svg>"]) + "\n"


def _height(panel: Panel) -> int:
    return TOP + ROW * len(list(_rows(panel))) + 44


def as_svg(panel: Panel) -> str:
    """The picture with a title and a description for those who hear it read."""
    rows = list(_rows(panel))
    known = [one for _label, one in rows if one is not None and one.estimate is not None]
    ends = [one.upper for one in known if one.upper is not None and one.upper < float("inf")]
    high = max([*ends, panel.observed * 1.2])
    axis = _Axis(panel.observed * 0.95, high * 1.03, high > LOGARITHMIC * panel.observed)
    height = _height(panel)
    title = _("Estimates of the total beside {count:,} documented", count=panel.observed)
    title = f"{panel.stratum}: {title}" if panel.stratum else title
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
    for at, (label, one) in enumerate(rows):
        parts += _row(label, one, axis, TOP + ROW * at + ROW / 2)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _rows(panel: Panel) -> Iterator[tuple[str, Estimate | None]]:
    """Label and estimate of every row; a heading has none."""
    for one in panel.estimates:
        yield one.method, one
    if panel.deltas:
        yield _("Decomposable graphs under other deltas"), None
        for one in panel.deltas:
            yield f"δ = {one.diagnostics.get('delta', 0):.4g}", one
    if panel.left_out:
        yield _("Without one list"), None
        for name, ones in panel.left_out.items():
            for one in ones:
                yield f"– {name}: {one.method}", one


def _axis(axis: _Axis, height: int) -> list[str]:
    parts = []
    for tick in axis.ticks():
        x = axis.at(tick)
        parts.append(f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{height - 36}" stroke="#e0e0e0"/>')
        said = f'<text x="{x:.1f}" y="{height - 20}" text-anchor="middle" fill="#4a4a4a" font-size="11">'
        parts.append(f"{said}{grouped(tick)}</text>")
    if axis.logarithmic:
        parts.append(
            f'<text x="12" y="{height - 20}" fill="#4a4a4a" font-size="11">{escape(_("logarithmic axis"))}</text>'
        )
    return parts


def _wall(axis: _Axis, panel: Panel, height: int) -> str:
    x = axis.at(panel.observed)
    return f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{height - 36}" stroke="#1a1a1a" stroke-width="2"/>'


def _row(label: str, one: Estimate | None, axis: _Axis, y: float) -> list[str]:
    if one is None:
        return [f'<text x="12" y="{y + 6:.1f}" font-weight="bold" fill="#1a1a1a">{escape(label)}</text>']
    parts = [f'<text x="12" y="{y + 4:.1f}" fill="#1a1a1a">{escape(label)}</text>']
    if one.estimate is None or one.lower is None or one.upper is None:
        # A reason is longer than the plot's margin; the text table gives it in full.
        told = escape(_("not estimable"))
        parts.append(f'<text x="{LEFT}" y="{y + 4:.1f}" fill="#8a1c1c" font-style="italic">{told}</text>')
        return parts
    low, middle, high = axis.at(one.lower), axis.at(one.estimate), axis.at(one.upper)
    parts.append(f'<line x1="{low:.1f}" x2="{high:.1f}" y1="{y:.1f}" y2="{y:.1f}" stroke="#20507a" stroke-width="2"/>')
    parts.append(f'<circle cx="{middle:.1f}" cy="{y:.1f}" r="5" fill="#20507a"/>')
    upper = "∞" if one.upper == float("inf") else grouped(rounded(one.upper))
    told = f"{grouped(rounded(one.estimate))} ({grouped(rounded(one.lower))}–{upper})"
    parts.append(f'<text x="{WIDTH - RIGHT + 8}" y="{y + 4:.1f}" fill="#1a1a1a" font-size="12">{told}</text>')
    return parts
