"""The date by which a unit falls into a period, as expressions over wide tables; years and months as values."""

from __future__ import annotations

from datetime import date

from dalel.figures.catalogue import did_you_mean
from dalel.figures.declared import Dimension, Unit
from dalel.lib.errors import FigureError
from dalel.lib.messages import _


def columns(of: Unit, dated: str) -> tuple[str, str, str]:
    """The expressions of a unit's date: its text, its earliest and its latest day."""
    name = dated or next(iter(of.dates), "")
    column = of.dates.get(name)
    if column is None:
        raise FigureError(
            _("{unit} have no date “{name}”.", unit=of.name, name=name), did_you_mean(name, list(of.dates))
        )
    return column, f"{column}_earliest", f"{column}_latest"


def part(size: str, of: Unit, dated: str) -> str:
    """The year, or the month as 201805, in which a date wholly lies; NULL if it lies in several."""
    _text, earliest, latest = columns(of, dated)
    year = f"extract(year FROM {earliest})"
    if size == "year":
        return f"CASE WHEN {year} = extract(year FROM {latest}) THEN {year} END"
    first, last = (f"extract(year FROM {one}) * 100 + extract(month FROM {one})" for one in (earliest, latest))
    return f"CASE WHEN {first} = {last} THEN {first} END"


def bound(about: Dimension, value: object) -> object:
    """A filter's value as it is bound: years and months as numbers."""
    text = str(value)
    if about.type == "boolean":
        return text in ("yes", "True", "true")
    if about.type in ("year", "integer"):
        return int(text)
    if about.type == "day":
        return date.fromisoformat(text)
    if about.type == "month":
        return int(text.replace("-", ""))
    return text
