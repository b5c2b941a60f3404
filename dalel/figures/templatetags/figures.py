"""What templates need to say estimates in the reader's language."""

from __future__ import annotations

from django import template

from dalel.figures import figure
from dalel.lib.messages import language

register = template.Library()


@register.filter
def about(value: float | None) -> str:
    """An estimate to three figures: printed to the person it would pretend to more."""
    if value is None:
        return "–"
    if value == float("inf"):
        return "∞"
    return figure.about(value, language())
