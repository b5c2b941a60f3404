"""The catalogue: what can be counted (units), how it is told apart (dimensions), what can be added up (measures).

It is a table of plain values. The queries are made from it, `dalel figures` prints it, and docs/reference/figures.md
is written from it (`figures.reference_page`). A name that is not in it is an error that lists the near ones.

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

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from dalel.figures import relations
from dalel.figures.declared import Dimension, DimensionType, Measure, Unit
from dalel.figures.dimensions import DIMENSIONS
from dalel.figures.forms import in_more_languages, nouns_in_more_languages
from dalel.figures.measures import MEASURES
from dalel.figures.units import UNITS
from dalel.lib.errors import FigureError, UnitError
from dalel.lib.facts import Facts, OwnColumn, say
from dalel.lib.ids import near
from dalel.lib.languages import LANGUAGES
from dalel.lib.messages import _

U = TypeVar("U", Unit, Dimension, Measure)
# What sort of dimension an own column is, by its type. Numbers with a point are measured, text is not counted.
OWN_DIMENSIONS: Mapping[str, DimensionType] = {
    "code": "code",
    "codes": "codes",
    "boolean": "boolean",
    "integer": "integer",
    "day": "day",
}


@dataclass(frozen=True, eq=False)
class Catalogue:
    """The units, dimensions and measures of one project, by name."""

    units: Mapping[str, Unit]
    dimensions: Mapping[str, Dimension]
    measures: Mapping[str, Measure]

    def unit(self, name: str) -> Unit:
        """The unit of that name; UnitError, with the near ones, if there is none."""
        found = self.units.get(name)
        if found is None:
            raise UnitError(_("There is no unit “{name}”.", name=name), did_you_mean(name, self.units))
        return found

    def dimension(self, name: str) -> Dimension:
        found = self.dimensions.get(name)
        if found is None:
            raise FigureError(_("There is no dimension “{name}”.", name=name), did_you_mean(name, self.dimensions))
        return found

    def measure(self, name: str) -> Measure:
        found = self.measures.get(name)
        if found is None:
            raise FigureError(_("There is no measure “{name}”.", name=name), did_you_mean(name, self.measures))
        return found

    def usable(self, of: Unit) -> list[str]:
        """The dimensions by which a unit can be chosen and told apart."""
        ways = relations.reach(of.table)
        return [
            name
            for name, about in self.dimensions.items()
            if any(home in ways for home in about.homes) or ("*" in about.homes and (of.dates or about.type == "ref"))
        ]


def _with_labels(table: str, one: U) -> U:
    return replace(one, label=in_more_languages(table, one.name, one.label))


SHIPPED = Catalogue(
    {
        unit.name: replace(_with_labels("units", unit), nouns=nouns_in_more_languages(unit.name, unit.nouns))
        for unit in UNITS
    },
    {dimension.name: _with_labels("dimensions", dimension) for dimension in DIMENSIONS},
    {measure.name: _with_labels("measures", measure) for measure in MEASURES},
)


@lru_cache(maxsize=16)
def catalogue(facts: Facts) -> Catalogue:
    """The catalogue of whoever has these facts: the shipped one, and what a project's own columns add to it.

    Only of kinds that questions reach: of identity tables there are no figures. A choice, a yes-or-no and a day tell
    apart, and so does a whole number, which can be added up too, as can any number. By a date of its own a unit can be
    dated, if it is looked through in the very table that has the column.
    """
    own = [one for one in facts.own_columns if one.type != "text" and one.kind in relations.KINDS]
    if not own:
        return SHIPPED
    apart = [one for one in own if one.type in OWN_DIMENSIONS]
    numbers = [one for one in own if one.type in ("integer", "decimal")]
    return Catalogue(
        {name: _dated(unit, own) for name, unit in SHIPPED.units.items()},
        {**SHIPPED.dimensions, **{name: _own_dimension(some) for name, some in _by_name(apart).items()}},
        {**SHIPPED.measures, **{one.name: _own_measure(one) for one in numbers}},
    )


def _by_name(columns: Iterable[OwnColumn]) -> dict[str, list[OwnColumn]]:
    found: dict[str, list[OwnColumn]] = {}
    for one in columns:
        found.setdefault(one.name, []).append(one)
    return found


def _dated(unit: Unit, own: Iterable[OwnColumn]) -> Unit:
    dates = {one.name: f"{{{one.kind}}}.{one.name}" for one in own if one.type == "edtf" and one.kind == unit.table}
    return replace(unit, dates={**unit.dates, **dates}) if dates else unit


def _own_dimension(columns: Sequence[OwnColumn]) -> Dimension:
    one = columns[0]
    homes = {column.kind: f"{{{column.kind}}}.{one.name}" for column in columns}
    return Dimension(
        one.name, homes, _label(one), say(one.help, "en"), OWN_DIMENSIONS[one.type], vocabulary=one.vocabulary or None
    )


def _own_measure(one: OwnColumn) -> Measure:
    return Measure(one.name, one.kind, f"{{{one.kind}}}.{one.name}", one.name, _label(one), say(one.help, "en"))


def _label(one: OwnColumn) -> Mapping[str, str]:
    return {language: say(one.label, language, one.name) for language in LANGUAGES}


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
