"""The parts of a figure as a table of a text: said in its language, in an order that can be read, with the total."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dalel.documents.tree import FigureSpan, Inlines, Strong, Table, Text
from dalel.figures.catalogue import Catalogue
from dalel.figures.figure import Figure, digits
from dalel.lib.facts import say
from dalel.lib.language import date_in_words, format_date
from dalel.lib.messages import _, use


def caption_of(figure: Figure, language: str, known: Catalogue) -> str:
    """What a table shows, in one line: of what, by what, in which period. How it was counted stands in the ledger."""
    what = _unit(figure, language, known)
    with use(language):
        said = _("{what} by {dimension}", what=what, dimension=_label(figure, 0, language, known).lower())
        if len(figure.asked["apart"]) > 1:
            said = _("{what} and {dimension}", what=said, dimension=_label(figure, 1, language, known).lower())
        said = f"{said}, {date_in_words(figure.period)}" if figure.period else said
        if _overlap(figure):
            return _("{what}. One can stand in several rows; the total counts each once.", what=said)
        return said


def of_figure(figure: Figure, caption: FigureSpan, language: str, known: Catalogue, line: int) -> Table:
    """The table, its numbers in columns of numbers and the total in its last row."""
    parts: Sequence[Mapping[str, Any]] = figure.breakdown or ()
    across = [str(one["label"]) for one in parts[0].get("across", ())]
    header = [_label(figure, 0, language, known), *across, _unit(figure, language, known)]
    rows = [
        [
            _row(figure, part, language, known),
            *(digits(one.get("count", 0), language) for one in (*part.get("across", ()), part)),
        ]
        for part in parts
    ]
    columns = [sum(part["across"][at].get("count", 0) for part in parts) for at in range(len(across))]
    added = ["" if _overlap(figure) else digits(one, language) for one in columns]
    with use(language):
        total = [_("Total"), *added, digits(figure.value, language)]
    bold: tuple[Inlines, ...] = tuple((Strong((Text(cell),)),) if cell else () for cell in total)
    return Table(_cells(header), (*map(_cells, rows), bold), (caption,), line, numbers=tuple(range(1, len(header))))


def _unit(figure: Figure, language: str, known: Catalogue) -> str:
    """What is counted, as a head of a column: with a capital."""
    return say(known.units[figure.unit].label, language)


def _cells(texts: Sequence[str]) -> tuple[Inlines, ...]:
    return tuple((Text(text),) for text in texts)


def _row(figure: Figure, part: Mapping[str, Any], language: str, known: Catalogue) -> str:
    """What a row is called: months and days in the words of the language."""
    by = known.dimensions[figure.asked["apart"][0]]
    if by.type in {"month", "day"} and part["value"] is not None:
        return format_date(str(part["label"]), language)
    return str(part["label"])


def _label(figure: Figure, place: int, language: str, known: Catalogue) -> str:
    """What a figure is told apart by: first down, then across."""
    name = figure.asked["apart"][place]
    return say(known.dimensions[name].label, language, name)


def _overlap(figure: Figure) -> bool:
    """Whether something is counted in more than one row."""
    counts = [part.get("count", 0) for part in figure.breakdown or ()]
    return isinstance(figure.value, int) and sum(counts) > figure.value
