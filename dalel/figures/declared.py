"""How a unit, a dimension and a measure of the catalogue are declared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dalel.figures.nouns import RUSSIAN
from dalel.lib.language.russian_nouns import Noun

Labels = Mapping[str, str]
DimensionType = Literal["code", "codes", "text", "ref", "boolean", "integer", "day", "year", "month"]


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

    def nouns_in(self, language: str) -> tuple[str, ...]:
        """The noun's forms in a language. KeyError where it has none: another language's would not decline."""
        return tuple(self.nouns[language])

    @property
    def russian(self) -> Noun:
        """The Russian noun with its gender and its cases."""
        return RUSSIAN[self.nouns["ru"][0]]

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
    type: DimensionType = "code"
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
