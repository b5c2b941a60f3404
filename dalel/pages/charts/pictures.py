"""Charts of what a query gave, with the sentence that stands for them where they cannot be seen."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.safestring import SafeString

from dalel.lib.messages import _
from dalel.pages.charts import specs
from dalel.pages.charts.drawing import draw_twice


def picture_of_rows(rows: Sequence[tuple[str, int | float]], label: str) -> SafeString | None:
    """Bars, of the first twenty rows where there are more."""
    if not rows:
        return None
    return draw_twice(lambda width: specs.bars(rows[:20], width=width), label)


def picture_of_interval(value: float, lower: float, upper: float) -> SafeString:
    label = _("{value}, with an interval from {lower} to {upper}.", value=value, lower=lower, upper=upper)
    return draw_twice(lambda width: specs.interval(value, lower, upper, width), label)
