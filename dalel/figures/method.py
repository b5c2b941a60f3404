"""The method sentences: how a figure was made, in the language of the document, for a reader who was not there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dalel.figures.catalogue import Catalogue, catalogue
from dalel.figures.declared import Measure
from dalel.figures.engine import Engine
from dalel.figures.keywords import Asked, label
from dalel.lib.edtf import parse
from dalel.lib.facts import Facts, say
from dalel.lib.language import format_date, format_number
from dalel.lib.messages import _, use


@dataclass(frozen=True, slots=True)
class Method:
    """Writes the sentence for each function."""

    facts: Facts
    engine: Engine
    language: str

    @property
    def _known(self) -> Catalogue:
        return catalogue(self.facts)

    def count(self, asked: Asked) -> str:
        with use(self.language):
            about = asked.question.about
            return self._sentence(
                asked, _("Number of {unit}.", unit=self._unit(asked)), _(about.definition), _(about.method)
            )

    def distinct(self, asked: Asked, by: str) -> str:
        with use(self.language):
            what = say(self._known.dimension(by).label, self.language).lower()
            return self._sentence(
                asked,
                _("Number of different values of “{dimension}” among {unit}.", dimension=what, unit=self._unit(asked)),
            )

    def listed(self, asked: Asked, what: str) -> str:
        with use(self.language):
            return self._sentence(asked, _("List of {what} among {unit}.", what=what, unit=self._unit(asked)))

    def measure(self, asked: Asked, function: str, about: Measure) -> str:
        with use(self.language):
            what = say(about.label, self.language).lower()
            start = (
                _("Sum of “{measure}” over {unit}.", measure=what, unit=self._unit(asked))
                if function == "total"
                else _("Smallest and largest “{measure}” of {unit}.", measure=what, unit=self._unit(asked))
            )
            return self._sentence(asked, start, _(about.definition))

    def rate(self, asked: Asked, per: str, months: float) -> str:
        with use(self.language):
            exposure = format_number(int(months) if months == int(months) else round(months, 2), self.language)
            start = (
                _("Number of {unit} per month really collected.", unit=self._unit(asked))
                if per == "month"
                else _("Number of {unit} per year really collected.", unit=self._unit(asked))
            )
            return self._sentence(
                asked,
                start,
                _(
                    "Collecting took place in {months} months of the period (the union of its sources).",
                    months=exposure,
                ),
                _("The interval is exact (Poisson, Garwood) and speaks of documented cases only."),
            )

    def span(self, asked: Asked, first: int, last: int) -> str:
        with use(self.language):
            return self._sentence(
                asked,
                _("Calendar years from the first to the last date of {unit}, {first} to {last}, both counted.",
                  unit=self._unit(asked), first=first, last=last),
            )  # fmt: skip

    def _unit(self, asked: Asked) -> str:
        return say(asked.question.about.label, self.language).lower()

    def _sentence(self, asked: Asked, *parts: str) -> str:
        said = [part for part in parts if part]
        chosen = self.filters(asked)
        if chosen:
            said.append(_("Chosen by: {filters}.", filters="; ".join(chosen)))
        if asked.period is not None:
            when = format_date(parse(asked.period.text), self.language)
            said.append(_("Period: {period}; a date counts when it lies wholly inside.", period=when))
        return " ".join(said)

    def filters(self, asked: Asked) -> list[str]:
        return [self._filter(word, values) for word, values in asked.filters.items()]

    def _filter(self, word: str, values: list[Any]) -> str:
        negated = word.startswith("not_")
        about = self._known.dimension(word.removeprefix("not_"))
        names = [
            _("not given")
            if value is None
            else label(about, value, self.language, self.facts, self.engine)
            if about.type not in ("year", "month", "boolean")
            else str(value)
            for value in values
        ]
        name = say(about.label, self.language).lower()
        said = _(" or ").join(names)
        if negated:
            return _("{dimension} not {values}", dimension=name, values=said)
        return _("{dimension} {values}", dimension=name, values=said)
