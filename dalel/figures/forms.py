"""Short forms for writing the catalogue as a table."""

from __future__ import annotations

from collections.abc import Mapping

from dalel.figures.declared import Dimension, Labels
from dalel.figures.nouns import RUSSIAN
from dalel.lib.languages import LANGUAGES
from dalel.reference.facts import label_in


def three(written: str) -> Labels:
    return labels(*written.split("|"))


def labels(en: str, ru: str, kk: str) -> Labels:
    return {"en": en, "ru": ru, "kk": kk}


def nouns(en: str, ru: str, kk: str) -> dict[str, tuple[str, ...]]:
    """ru: a noun of the table of Russian nouns, which has its other forms."""
    return {"en": tuple(en.split("|")), "ru": RUSSIAN[ru].forms, "kk": (kk,)}


def in_more_languages(table: str, name: str, told: Labels) -> Labels:
    """The labels with those that stand in the files of further languages."""
    more = {language: label_in(language, table, name) for language in LANGUAGES if language not in told}
    return {**told, **{language: label for language, label in more.items() if label}}


def nouns_in_more_languages(name: str, told: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The same for the nouns of units; where a language has none, its readers read another's."""
    more = in_more_languages("unit-nouns", name, {language: "|".join(forms) for language, forms in told.items()})
    return {language: tuple(forms.split("|")) for language, forms in more.items()}


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
