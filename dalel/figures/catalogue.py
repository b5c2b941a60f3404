"""The catalogue: what can be counted (units), how it is told apart (dimensions), what can be added up (measures).

It is a table of plain values. The queries are made from it, `dalel figures` prints it, and docs/reference/figures.md
is written from it (`python -m dalel.figures.page`). A name that is not in it is an error that lists the near ones.

THE LANGUAGE OF LIVE FIGURES, AS AN AUTHOR MEETS IT (dalel/figures/language.py has every function with examples)

    {{ count("incidents", during="2018", row="P3b") }}                       555
    {{ count("persons", act="physical-attack", during="2011/2017", style="words") }}    seventy
    {{ ratio(rate("incidents", during="2018"), rate("incidents", during="2011-08/2011-12")) }}    2.29

A figure names a unit first, then its filters. Filters are the names of dimensions:
    act="threat"                 has this value (for a code: this code or one beneath it in its vocabulary)
    act=["threat", "blackmail"]  has any of these values
    not_act="threat"             has none of these values (for the acts of an incident: no act has it)
    harm=None                    the value is not given
    during="2011-08/2011-12"     its date lies wholly inside this EDTF period; what only touches is said beside it
    dated="opened"               which of the unit's dates counts (the first in its list, unless told otherwise)
Filters on one table below the unit hold for one and the same record: count("incidents", act="killing", sex="female")
asks for incidents with an act that is both. Refuted incidents never count, unless verification="refuted" asks for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from dalel.figures.declared import Dimension, Measure, Unit
from dalel.figures.dimensions import DIMENSIONS
from dalel.figures.measures import MEASURES
from dalel.figures.units import UNITS
from dalel.lib.errors import FigureError, UnitError
from dalel.lib.ids import near
from dalel.lib.speech import _


@cache
def units() -> dict[str, Unit]:
    return {unit.name: unit for unit in UNITS}


@cache
def dimensions() -> dict[str, Dimension]:
    return {dimension.name: dimension for dimension in DIMENSIONS}


@cache
def measures() -> dict[str, Measure]:
    return {measure.name: measure for measure in MEASURES}


def unit(name: str) -> Unit:
    """The unit of that name; UnitError, with the near ones, if there is none."""
    found = units().get(name)
    if found is None:
        raise UnitError(_("There is no unit “{name}”.", name=name), did_you_mean(name, units()))
    return found


def dimension(name: str) -> Dimension:
    found = dimensions().get(name)
    if found is None:
        raise FigureError(_("There is no dimension “{name}”.", name=name), did_you_mean(name, dimensions()))
    return found


def measure(name: str) -> Measure:
    found = measures().get(name)
    if found is None:
        raise FigureError(_("There is no measure “{name}”.", name=name), did_you_mean(name, measures()))
    return found


def did_you_mean(name: str, names: Mapping[str, object] | list[str]) -> str:
    """The remedy for an unknown name: the near ones, or all of them where few are known."""
    found = near(name, names)
    if found:
        return _("Did you mean {names}?", names=", ".join(found))
    if not names:
        return _("None is known here.")
    if len(names) <= 40:
        return _("Known are: {names}.", names=", ".join(sorted(names)))
    return _("`dalel figures` lists them all.")
