"""Figures made of figures: shares, ratios, sums, what two lists have in common. Units that differ do not combine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from dalel.figures.context import FigureContext
from dalel.figures.figure import Figure
from dalel.figures.functions import KEPT, as_interval
from dalel.figures.sql import Query, together
from dalel.lib.errors import FigureError, UnitError
from dalel.lib.language import date_in_words, format_number, per_cent
from dalel.lib.messages import _, language, n_, use


def share(
    context: FigureContext, part: Figure, whole: Figure, *, level: float | None = None, exact: bool = False
) -> Figure:
    """The part of a whole. Every thing in the part has to be in the whole: that is looked up, not believed."""
    from dalel.statistics.intervals import clopper_pearson, wilson  # noqa: PLC0415 - scipy takes 0.1 s to import

    _same_unit(part, whole, _("put into a share"))
    strangers = _number(context, _except(_keys(part), _keys(whole)))
    if strangers:
        raise FigureError(
            n_(
                "{count} of the part is not in the whole, so that it is no share.",
                "{count} of the part are not in the whole, so that it is no share.",
                strangers,
                count=strangers,
            ),
            _("Ask both with the same period and filters; the part may have more filters, not other ones."),
        )
    if not whole.value:
        raise FigureError(_("A share of nothing has no value."), _("Print the two counts."))
    interval = (clopper_pearson if exact else wilson)(part.value, whole.value, level or context.level)
    with use(context.language):
        method = _(
            "Share of the first number in the second: {part} of {whole}. Interval: {method}; it speaks of documented"
            " cases only.",
            part=part.value,
            whole=whole.value,
            method=_(interval.method),
        )
    options = {**({"level": level} if level else {}), **({"exact": True} if exact else {})}
    return _made(
        "share",
        (part, whole),
        options,
        unit=f"share of {part.unit}",
        value=part.value / whole.value,
        kind="share",
        interval=as_interval(interval),
        method=method,
        records=_merged(part, whole),
    )


def ratio(context: FigureContext, first: Figure, second: Figure, *, level: float | None = None) -> Figure:
    """How many times the first is the second: two rates, or two counts over periods that are equally long."""
    from dalel.statistics.intervals import ratio_of_rates  # noqa: PLC0415 - scipy takes 0.1 s to import

    _same_unit(first, second, _("compared"))
    if first.events is None or second.events is None or first.function != second.function:
        raise FigureError(_("A ratio is of two rates, or of two counts."), _("Use rate(...) for both."))
    if not first.exposure or not second.exposure or (first.function == "count" and first.exposure != second.exposure):
        raise FigureError(
            _("Counts over periods of different length are not compared: {first} and {second}.",
              first=date_in_words(first.period) or "-", second=date_in_words(second.period) or "-"),
            _("Use rate(...) for both, which takes the months really collected."),
        )  # fmt: skip
    if not second.value:
        raise FigureError(_("A ratio to nothing has no value."), _("Print the two figures."))
    interval = ratio_of_rates(first.events, first.exposure, second.events, second.exposure, level or context.level)
    with use(context.language):
        method = _(
            "Ratio of two rates: {first} in {months1} months, {second} in {months2} months."
            " Interval: {method}; it speaks of documented cases only.",
            first=first.events,
            months1=_plain(first.exposure),
            second=second.events,
            months2=_plain(second.exposure),
            method=_(interval.method),
        )
    return _made(
        "ratio",
        (first, second),
        {"level": level} if level else {},
        unit=f"ratio of {first.unit}",
        value=first.value / second.value,
        kind="ratio",
        interval=as_interval(interval),
        method=method,
        records=_merged(first, second),
    )


def both(context: FigureContext, first: Figure, second: Figure) -> Figure:
    """Things that are in both."""
    with use(context.language):
        method = _("Number of those that are in both lists.")
    return _joined(context, "both", (first, second), "INTERSECT", method)


def either(context: FigureContext, first: Figure, second: Figure) -> Figure:
    """Things that are in one or the other; one that is in both counts once."""
    with use(context.language):
        method = _("Number of those that are in one list or the other; one that is in both counts once.")
    return _joined(context, "either", (first, second), "UNION", method)


def plus(context: FigureContext, first: Figure, second: Figure) -> Figure:
    """The sum of two figures of one unit that have nothing in common."""
    _same_unit(first, second, _("added"))
    if first.keys is None or second.keys is None:
        return _amounts("plus", first, second, Decimal(str(first.value)) + Decimal(str(second.value)))
    shared = _number(context, _combined(first, "INTERSECT", second))
    if shared:
        raise FigureError(
            _("The two figures have {count} in common, which a sum would count twice.", count=shared),
            _("Use either(a, b)."),
        )
    with use(context.language):
        method = _("Sum of two numbers that have nothing in common.")
    return _joined(context, "plus", (first, second), "UNION", method)


def minus(context: FigureContext, first: Figure, second: Figure) -> Figure:
    """The first without the second, which has to be a part of it."""
    _same_unit(first, second, _("subtracted"))
    if first.keys is None or second.keys is None:
        return _amounts("minus", first, second, Decimal(str(first.value)) - Decimal(str(second.value)))
    strangers = _number(context, _except(_keys(second), _keys(first)))
    if strangers:
        raise FigureError(
            n_(
                "{count} of the second is not in the first, so that it cannot be taken away.",
                "{count} of the second are not in the first, so that it cannot be taken away.",
                strangers,
                count=strangers,
            ),
            _("Ask both with the same period and filters."),
        )
    with use(context.language):
        method = _("The first number without the second, which is a part of it.")
    return _joined(context, "minus", (first, second), "EXCEPT", method)


def interval(context: FigureContext, figure: Figure) -> Figure:
    """The interval of a figure, as a figure of its own."""
    found = figure.interval
    if not found:
        raise FigureError(
            _("{function} has no interval.", function=figure.function), _("Rates, ratios and shares have one.")
        )
    if found["upper"] is None:
        raise FigureError(_("This interval has no upper end."), _("Print the figure alone, and say how small it is."))
    with use(context.language):
        method = _(
            "Interval ({level}): {method}.", level=per_cent(found["level"], language()), method=_(found["method"])
        )
    made = _made("interval", (figure,), {}, unit=figure.kind, value=[found["lower"], found["upper"]], kind="interval",
                 interval=found, method=f"{method} {figure.method}", records=figure.records)  # fmt: skip
    return replace(made, notes=figure.notes)


# --- what they share -------------------------------------------------------------------------------------------------


def _same_unit(first: Figure, second: Figure, done: str) -> None:
    if first.unit != second.unit:
        raise UnitError(
            _("“{first}” and “{second}” are different units and cannot be {done}.",
              first=first.unit, second=second.unit, done=done),
            _("Ask both for the same unit; a person, an incident and a case are three things."),
        )  # fmt: skip


def _keys(figure: Figure) -> Query:
    if figure.keys is None:
        raise FigureError(
            _("{function} is not a number of records.", function=figure.function), _("Use count(...) for both.")
        )
    return figure.keys


def _combined(first: Figure, how: str, second: Figure) -> Query:
    return together("SELECT k FROM (", _keys(first), f" {how} ", _keys(second), ") AS b")


def _except(first: Query, second: Query) -> Query:
    return together("SELECT k FROM (", first, " EXCEPT ", second, ") AS b")


def _number(context: FigureContext, query: Query) -> int:
    return int(context.engine.run(query.within("SELECT COUNT(*) FROM (", ") AS c"))[0][0])


def _joined(context: FigureContext, function: str, figures: tuple[Figure, Figure], how: str, method: str) -> Figure:
    first, second = figures
    if not first.entity or first.entity != second.entity:
        raise UnitError(
            _("“{first}” and “{second}” are not the same sort of thing.", first=first.unit, second=second.unit),
            _("Persons and defendants go together, incidents and proceedings do not."),
        )
    query = _combined(first, how, second)
    listed = query.within("SELECT k FROM (", f") AS c ORDER BY k LIMIT {KEPT}")
    ids = [row[0] for row in context.engine.run(listed)]
    value = _number(context, query)
    behind = {kind: rows for kind, rows in _merged(first, second).items() if kind != first.entity}
    made = _made(function, figures, {}, unit=first.unit, value=value, kind="number", method=method,
                 records={first.entity: ids, **behind} if ids else {})  # fmt: skip
    return replace(made, keys=query, entity=first.entity, sql=query.alone, parameters=query.values)


def _amounts(function: str, first: Figure, second: Figure, value: Decimal) -> Figure:
    if first.kind != "number" or second.kind != "number" or first.function in ("distinct", "span"):
        raise FigureError(
            _("These two cannot be added or subtracted."), _("Only counts, and totals of one unit, can be.")
        )
    plain: int | str = int(value) if value == value.to_integral_value() else format(value, "f")
    return _made(function, (first, second), {}, unit=first.unit, value=plain, kind="number", method=first.method,
                 records=_merged(first, second))  # fmt: skip


def _made(function: str, figures: tuple[Figure, ...], options: Mapping[str, Any], **given: Any) -> Figure:
    """A figure made of others, which it names as its terms."""
    asked = ", ".join([*(one.question for one in figures), *(f"{name}={value}" for name, value in options.items())])
    signs = {"plus": " + ", "minus": " - "}
    question = f"{function}({asked})"
    if function in signs:
        question = signs[function].join(one.question for one in figures)
    return Figure(
        function,
        question,
        period=" : ".join(dict.fromkeys(one.period for one in figures if one.period)),
        touching=max(one.touching for one in figures),
        snapshot=figures[0].snapshot,
        asked={"function": function, "terms": [dict(one.asked) for one in figures]},
        notes=tuple(dict.fromkeys(note for one in figures for note in one.notes)),
        terms=tuple(_term(one) for one in figures),
        **given,
    )


def _term(figure: Figure) -> dict[str, Any]:
    return {
        "function": figure.function,
        "question": figure.question,
        "unit": figure.unit,
        "value": figure.value,
        "period": figure.period,
        "interval": dict(figure.interval) if figure.interval else None,
        "method": figure.method,
        "touching": figure.touching,
    }


def _merged(first: Figure, second: Figure) -> dict[str, list[str]]:
    return {
        kind: list(dict.fromkeys([*first.records.get(kind, ()), *second.records.get(kind, ())]))[:KEPT]
        for kind in dict.fromkeys([*first.records, *second.records])
    }


def _plain(value: float) -> str:
    """A number of months as the method sentence says it."""
    return str(int(value)) if value == int(value) else format_number(Decimal(f"{value:g}"), language())
