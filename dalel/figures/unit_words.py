"""The unit of a figure in words, also of those that are made of another: “incidents per month”."""

from __future__ import annotations

from dalel.figures.catalogue import Catalogue
from dalel.lib.facts import say
from dalel.lib.messages import _, use


def unit_in_words(unit: str, known: Catalogue, language: str) -> str:
    """In small letters, in this language; a unit that has no words stands as it is."""
    label = next((some[unit].label for some in (known.units, known.dimensions, known.measures) if unit in some), None)
    if label is not None:
        return say(label, language).lower()
    with use(language):
        for sign, said in _made_of():
            of = unit.removeprefix(sign).removesuffix(sign)
            if of != unit:
                return said.format(unit=unit_in_words(of, known, language))
        return {"years": _("years"), "share": _("share"), "rate": _("rate"), "ratio": _("ratio")}.get(unit, unit)


def _made_of() -> tuple[tuple[str, str], ...]:
    """What stands before or behind another unit, with its words."""
    return (
        ("share of ", _("share of {unit}")),
        ("ratio of ", _("ratio of {unit}")),
        (" per month", _("{unit} per month")),
        (" per year", _("{unit} per year")),
    )
