"""What the functions of a question compute with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from dalel.figures.catalogue import Catalogue, catalogue
from dalel.figures.coverage import Coverage
from dalel.figures.engine import Engine
from dalel.figures.keywords import Asked, ask
from dalel.figures.method import Method
from dalel.figures.people import PrintableNames
from dalel.lib.facts import Facts


@dataclass
class FigureContext:
    """Everything that figures are computed with: the snapshot, reference data, names, the document's language."""

    engine: Engine
    facts: Facts
    names: PrintableNames = field(default_factory=PrintableNames)
    language: str = "en"
    text: Mapping[str, Any] = field(default_factory=dict)  # what document() and paragraph() answer
    level: float = 0.95

    @cached_property
    def coverage(self) -> Coverage:
        return Coverage.of(self.engine)

    @cached_property
    def method(self) -> Method:
        return Method(self.facts, self.engine, self.language)

    @cached_property
    def catalogue(self) -> Catalogue:
        return catalogue(self.facts)

    def ask(self, name: str, words: Mapping[str, Any]) -> Asked:
        return ask(name, words, self.engine, self.facts)
