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
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dalel.lib.errors import FigureError, UnitError
from dalel.lib.ids import near
from dalel.lib.speech import _

Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Unit:
    """Something that can be counted.

    table: the kind of record that is looked through. key: what tells two of them apart, over that table.
    entity: the kind of record that the key is an id of; figures of one entity can be joined and intersected.
    dates: name -> the column that holds the date; the first name is taken unless told otherwise.
    nouns: the unit's noun in its plural forms, by language (en 2, ru 3, kk 1).
    """

    name: str
    table: str
    key: str
    entity: str
    dates: Mapping[str, str]
    label: Labels
    nouns: Mapping[str, tuple[str, ...]]
    definition: str
    method: str

    @property
    def distinct(self) -> bool:
        """Whether several rows of the table may be one thing counted."""
        return self.key != f"{{{self.table}}}.id"


@dataclass(frozen=True, slots=True)
class Dimension:
    """A property by which things are chosen or told apart.

    homes: kind of record -> expression over it; the home nearest to the unit is taken. `{table}.column` names a
        column of that kind or of one that it points to.
    type: "code" and "codes" belong to a vocabulary; "year" and "month" come from the unit's date.
    """

    name: str
    homes: Mapping[str, str]
    label: Labels
    definition: str
    type: Literal["code", "codes", "text", "ref", "boolean", "integer", "year", "month"] = "code"
    vocabulary: str | None = None
    refers: str | None = None  # for "ref": the kind of record whose ids are the values


@dataclass(frozen=True, slots=True)
class Measure:
    """Something of a unit that can be added up. currency: the dimension that must have one value in all of them."""

    name: str
    table: str
    expression: str
    unit: str
    label: Labels
    definition: str
    currency: str | None = None


@cache
def units() -> dict[str, Unit]:
    from dalel.figures.units import UNITS  # noqa: PLC0415 - the table needs the classes above

    return {unit.name: unit for unit in UNITS}


@cache
def dimensions() -> dict[str, Dimension]:
    from dalel.figures.dimensions import DIMENSIONS  # noqa: PLC0415 - as above

    return {dimension.name: dimension for dimension in DIMENSIONS}


@cache
def measures() -> dict[str, Measure]:
    from dalel.figures.measures import MEASURES  # noqa: PLC0415 - as above

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
