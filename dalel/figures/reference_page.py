"""The catalogue for readers: `dalel figures`, and the reference page docs/reference/figures.md.

`python -m dalel.figures.reference_page FILE` writes the page, from the tables and from nothing else.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from dalel.figures import language, sandbox
from dalel.figures.catalogue import SHIPPED, Catalogue
from dalel.figures.declared import Dimension, Measure, Unit
from dalel.lib.facts import say
from dalel.lib.messages import _

_LANGUAGES = ("en", "ru", "kk")


def as_plain(known: Catalogue = SHIPPED) -> dict[str, Any]:
    """The whole catalogue as plain values."""
    return {
        "units": [_plain_unit(one, known) for one in known.units.values()],
        "dimensions": [_plain_dimension(one) for one in known.dimensions.values()],
        "measures": [_plain_measure(one) for one in known.measures.values()],
        "functions": {name: signature(function) for name, function in sandbox.FUNCTIONS.items()},
    }


def _plain_unit(one: Unit, known: Catalogue) -> dict[str, Any]:
    return {
        "name": one.name,
        "label": dict(one.label),
        "definition": one.definition,
        "method": one.method,
        "dates": list(one.dates),
        "dimensions": known.usable(one),
        "measures": [about.name for about in known.measures.values() if about.table == one.table and not one.distinct],
    }


def _plain_dimension(one: Dimension) -> dict[str, Any]:
    return {
        "name": one.name,
        "label": dict(one.label),
        "definition": one.definition,
        "type": one.type,
        "vocabulary": one.vocabulary,
        "refers": one.refers,
    }


def _plain_measure(one: Measure) -> dict[str, Any]:
    return {
        "name": one.name,
        "label": dict(one.label),
        "definition": one.definition,
        "unit": one.unit or _("the currency of the amounts"),
        "of": one.table,
    }


def signature(function: Callable[..., Any]) -> str:
    """What a function takes, as an author would write it."""
    parts = []
    for parameter in list(inspect.signature(function).parameters.values())[1:]:
        if parameter.kind is inspect.Parameter.VAR_KEYWORD:
            parts.append("…")
        elif parameter.default is inspect.Parameter.empty:
            parts.append(parameter.name)
        else:
            parts.append(f"{parameter.name}={parameter.default!r}")
    return ", ".join(parts)


def as_text(lang: str, known: Catalogue = SHIPPED) -> str:
    """The catalogue for the terminal."""
    lines = [_("UNITS: what can be counted")]
    for one in known.units.values():
        lines += [f"  {one.name:<26} {say(one.label, lang)}. {_(one.definition)}"]
        if len(one.dates) > 1:
            lines.append(" " * 29 + _("dates: {names}", names=", ".join(one.dates)))
    lines += ["", _("DIMENSIONS: how it is chosen and told apart")]
    for about in known.dimensions.values():
        values = about.vocabulary or about.refers or about.type
        lines.append(f"  {about.name:<26} {_told(about, lang)} [{values}]")
    lines += ["", _("MEASURES: what can be added up")]
    for what in known.measures.values():
        lines.append(f"  {what.name:<26} {_told(what, lang)} [{what.table}]")
    lines += ["", _("FUNCTIONS")]
    lines += [f"  {name}({signature(function)})" for name, function in sandbox.FUNCTIONS.items()]
    return "\n".join(lines)


def _told(one: Dimension | Measure, lang: str) -> str:
    """Its label and what it is; a column of a project's own may say nothing but its label."""
    return " ".join(filter(None, (f"{say(one.label, lang)}.", _(one.definition))))


def as_markdown(known: Catalogue = SHIPPED) -> str:
    """The reference page."""
    parts = [
        "# Figures",
        "_Made from `dalel/figures` by `python -m dalel.figures.reference_page`. Do not edit it by hand._",
        _language_section(),
        "## Units",
        "A figure always says what it counts.",
        *(_unit_section(one, known) for one in known.units.values()),
        "## Dimensions",
        _table(
            ("name", "English", "Russian", "Kazakh", "what it is", "values"),
            (
                (f"`{one.name}`", *(say(one.label, lang) for lang in _LANGUAGES), one.definition, _values(one))
                for one in known.dimensions.values()
            ),
        ),
        "## Measures",
        _table(
            ("name", "of", "English", "Russian", "Kazakh", "what it is", "unit"),
            (
                (
                    f"`{one.name}`",
                    f"`{one.table}`",
                    *(say(one.label, lang) for lang in _LANGUAGES),
                    one.definition,
                    one.unit or "the currency of the amounts",
                )
                for one in known.measures.values()
            ),
        ),
        "## Functions",
        _table(
            ("call", "what it answers"),
            (
                (f"`{name}({signature(function)})`", (function.__doc__ or "").split("\n")[0])
                for name, function in sandbox.FUNCTIONS.items()
            ),
        ),
    ]
    return "\n\n".join(parts) + "\n"


def _language_section() -> str:
    return "## The language\n\n```text\n" + inspect.cleandoc(language.__doc__ or "") + "\n```"


def _unit_section(one: Unit, known: Catalogue) -> str:
    labels = " · ".join(say(one.label, lang) for lang in _LANGUAGES)
    dates = ", ".join(f"`{name}`" for name in one.dates) or "none"
    chosen = ", ".join(f"`{name}`" for name in known.usable(one))
    return (
        f"### `{one.name}`\n\n{labels}\n\n{one.definition} {one.method}\n\n"
        f"Dates: {dates}\n\nChosen and told apart by: {chosen}"
    )


def _values(one: Dimension) -> str:
    if one.vocabulary:
        return f"vocabulary `{one.vocabulary}`"
    return f"ids of `{one.refers}`" if one.refers else one.type


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = list(header)
    lines = [_line(head), _line(["---"] * len(head))]
    return "\n".join([*lines, *(_line(row) for row in rows)])


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def main(arguments: list[str]) -> None:
    """Write the page to the file given."""
    path = Path(arguments[0])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(as_markdown(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
