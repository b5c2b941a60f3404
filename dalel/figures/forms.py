"""Short forms for writing the catalogue as a table."""

from __future__ import annotations

from dalel.figures.declared import Dimension, Labels


def three(labels: str) -> Labels:
    en, ru, kk = labels.split("|")
    return {"en": en, "ru": ru, "kk": kk}


def code(name: str, homes: dict[str, str], vocabulary: str, labels: str, definition: str) -> Dimension:
    return Dimension(name, homes, three(labels), definition, "code", vocabulary=vocabulary)


def codes(name: str, homes: dict[str, str], vocabulary: str, labels: str, definition: str) -> Dimension:
    return Dimension(name, homes, three(labels), definition, "codes", vocabulary=vocabulary)


def ref(name: str, homes: dict[str, str], refers: str, labels: str, definition: str) -> Dimension:
    return Dimension(name, homes, three(labels), definition, "ref", refers=refers)


def text(name: str, homes: dict[str, str], labels: str, definition: str) -> Dimension:
    return Dimension(name, homes, three(labels), definition, "text")


def own(table: str, column: str) -> dict[str, str]:
    return {table: f"{{{table}}}.{column}"}
