"""The functions that ask one question of the records: count, distinct, total, extent, rate, span."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from dalel.figures import sql
from dalel.figures.context import FigureContext
from dalel.figures.coverage import exposure, notes
from dalel.figures.figure import Figure
from dalel.figures.keywords import Asked, label
from dalel.figures.sql import INSIDE, TOUCHES, UNDATED, Filter, Question
from dalel.lib.errors import FigureError, UnitError
from dalel.lib.messages import _, n_

# So many ids are kept with a figure; the question gives all of them again.
KEPT = 2_000
_COVERED = frozenset({"incidents", "acts", "persons", "organisations", "reports"})


def count(context: FigureContext, name: str, *, by: str = "", across: str = "", **words: Any) -> Figure:
    """How many: each thing once, whatever it is named in. by: told apart; across: each part told apart once more."""
    if across and (not by or across == by):
        raise FigureError(_("across= tells the parts of by= apart once more."), _('Give two: by="act", across="sex".'))
    asked = context.ask(name, words)
    fits = _fits(context, asked.question)
    breakdown = _breakdown(context, asked, by) if by else None
    if breakdown and across:
        breakdown = _crossed(context, asked, by, across, breakdown)
    said = _notes(context, asked, fits)
    if any(sql.told_apart_below(asked.question, one) for one in (by, across) if one):
        said += (_("The parts overlap: one of {unit} may be in several, so that they do not add up.", unit=name),)
    query = sql.counting(asked.question)
    apart = (("by", by), ("across", across))
    return Figure(
        "count",
        "".join([asked.canonical("count")[:-1], *(f', {word}="{one}"' for word, one in apart if one), ")"]),
        name,
        fits[INSIDE],
        period=asked.period.text if asked.period else "",
        filters=asked.filters,
        asked={**asked.parts("count"), **({"apart": [one for one in (by, across) if one]} if by else {})},
        method=context.method.count(asked),
        records=records_of(context, asked.question, fits[INSIDE]),
        touching=fits[TOUCHES],
        undated=fits[UNDATED],
        breakdown=breakdown,
        snapshot=context.engine.snapshot.hash,
        notes=said,
        sql=query.alone,
        parameters=query.values,
        keys=sql.keys(asked.question),
        entity=asked.question.about.entity,
        events=fits[INSIDE],
        exposure=float(len(asked.period.months())) if asked.period and asked.period.whole_months else None,
        spans=asked.question.spans,
    )


def distinct(context: FigureContext, name: str, by: str, **words: Any) -> Figure:
    """How many different values of a dimension the things counted have."""
    about = context.catalogue.dimension(by)
    asked = context.ask(name, words)
    query = sql.values(asked.question, by)
    found = [row[0] for row in context.engine.run(query)]
    labels = [
        {"value": value, "label": label(about, value, context.language, context.facts, context.engine)}
        for value in found
    ]
    return Figure(
        "distinct",
        asked.canonical("distinct", before=(by,)),
        by,
        len(found),
        period=asked.period.text if asked.period else "",
        filters=asked.filters,
        asked=asked.parts("distinct", by),
        method=context.method.distinct(asked, by),
        records=records_of(context, asked.question),
        breakdown=labels,
        snapshot=context.engine.snapshot.hash,
        notes=_notes(context, asked, None),
        sql=query.alone,
        parameters=query.values,
    )


def total(context: FigureContext, name: str, what: str, **words: Any) -> Figure:
    """The sum of a measure."""
    figure, row = _measured(context, "total", name, what, words)
    return replace(figure, value=_number(row[2]) if row[2] is not None else 0, kind="number")


def extent(context: FigureContext, name: str, what: str, **words: Any) -> Figure:
    """The smallest and the largest value of a measure."""
    figure, row = _measured(context, "extent", name, what, words)
    if row[3] is None:
        raise FigureError(
            _("None of these {unit} has a value for “{measure}”.", unit=name, measure=what),
            _("Look at the filters, or enter the values."),
        )
    return replace(figure, value=[_number(row[3]), _number(row[4])], kind="range")


def rate(context: FigureContext, name: str, *, per: str = "month", level: float | None = None, **words: Any) -> Figure:
    """How many a month, over the months in which a source was really collecting."""
    from dalel.statistics.intervals import garwood  # noqa: PLC0415 - scipy takes 0.1 s to import

    if per not in ("month", "year"):
        raise FigureError(_("There is no rate per “{per}”.", per=per), _('Use per="month" or per="year".'))
    asked = context.ask(name, words)
    if asked.period is None:
        raise FigureError(_("A rate needs a period."), _('Give during="2018".'))
    over = exposure(context.coverage.of_sources(_sources(asked)), asked.period)
    inside = replace(asked.question, spans=over.spans)
    fits, all_fits = _fits(context, inside), _fits(context, asked.question)
    if not all_fits[INSIDE]:
        _refuse_unlinked(context, asked)
    time = over.months / 12 if per == "year" else over.months
    said = over.notes
    if all_fits[INSIDE] > fits[INSIDE]:
        left = all_fits[INSIDE] - fits[INSIDE]
        said += (
            n_(
                "{count} of the period falls into a month without any source and is left out of the rate.",
                "{count} of the period fall into months without any source and are left out of the rate.",
                left,
                count=left,
            ),
        )
    interval = garwood(fits[INSIDE], time, level or context.level)
    query = sql.counting(inside)
    extra = {"per": per, **({"level": level} if level else {})}
    whole = Asked(asked.question, asked.period, asked.filters, {**asked.words, **extra})
    return Figure(
        "rate",
        whole.canonical("rate"),
        f"{name} per {per}",
        fits[INSIDE] / time,
        "rate",
        period=asked.period.text,
        filters=asked.filters,
        interval=as_interval(interval),
        asked=whole.parts("rate"),
        method=context.method.rate(asked, per, over.months),
        records=records_of(context, inside, fits[INSIDE]),
        touching=fits[TOUCHES],
        undated=fits[UNDATED],
        snapshot=context.engine.snapshot.hash,
        notes=said + fit_notes(fits),
        terms=({"count": fits[INSIDE], "unit": name, "months": over.months},),
        sql=query.alone,
        parameters=query.values,
        entity=asked.question.about.entity,
        events=fits[INSIDE],
        exposure=time,
        spans=over.spans,
    )


def span(context: FigureContext, name: str, **words: Any) -> Figure:
    """How many calendar years lie from the first date to the last, both counted."""
    asked = context.ask(name, words)
    query = sql.years(asked.question)
    found = {int(year): n for year, fit, n in context.engine.run(query) if year is not None and fit == INSIDE}
    if not found:
        raise FigureError(_("None of these {unit} lies in one known year.", unit=name), _("Look at the filters."))
    first, last = min(found), max(found)
    gaps = [year for year in range(first, last + 1) if year not in found]
    said = _notes(context, asked, None)
    if gaps:
        said += (_("No record in {years}.", years=", ".join(map(str, gaps))),)
    return Figure(
        "span",
        asked.canonical("span"),
        "years",
        last - first + 1,
        period=f"{first}/{last}" if first != last else str(first),
        filters=asked.filters,
        asked=asked.parts("span"),
        method=context.method.span(asked, first, last),
        records=records_of(context, asked.question),
        breakdown=[{"value": year, "label": str(year), "count": found.get(year, 0)} for year in range(first, last + 1)],
        snapshot=context.engine.snapshot.hash,
        notes=said,
        sql=query.alone,
        parameters=query.values,
    )


# --- what they share -------------------------------------------------------------------------------------------------


def as_interval(interval: Any) -> dict[str, Any]:
    """An interval as plain values; an end that is infinite is written as none."""
    ends = {"lower": interval.lower, "upper": interval.upper}
    plain = {name: None if value == float("inf") else round(value, 6) for name, value in ends.items()}
    return {**plain, "level": interval.level, "method": interval.method}


def fit_notes(fits: Mapping[int, int]) -> tuple[str, ...]:
    """What is said beside a figure about records that may, or may not, belong into it."""
    said = []
    if fits[TOUCHES]:
        said.append(
            n_(
                "{count} more has a date that only touches the period; it is not counted.",
                "{count} more have dates that only touch the period; they are not counted.",
                fits[TOUCHES],
                count=fits[TOUCHES],
            )
        )
    if fits[UNDATED]:
        said.append(
            n_(
                "{count} more has no date; it is not counted.",
                "{count} more have no date; they are not counted.",
                fits[UNDATED],
                count=fits[UNDATED],
            )
        )
    return tuple(said)


def _fits(context: FigureContext, question: Question) -> dict[int, int]:
    return {INSIDE: 0, TOUCHES: 0, UNDATED: 0, **dict(context.engine.run(sql.counting(question)))}


def _notes(context: FigureContext, asked: Asked, fits: Mapping[int, int] | None) -> tuple[str, ...]:
    said = fit_notes(fits) if fits else ()
    if asked.period is not None and asked.question.unit in _COVERED:
        said += notes(context.coverage.of_sources(_sources(asked)), asked.period)
    return said


def _refuse_unlinked(context: FigureContext, asked: Asked) -> None:
    """FigureError where nothing at all comes from the sources asked: that there is nothing says nothing then."""
    named = [one for one in asked.question.filters if one.dimension == "source" and not one.negated]
    if named and not any(_fits(context, replace(asked.question, spans=(), filters=tuple(named))).values()):
        raise FigureError(
            _("Nothing in the records rests on a report of {sources}, so that there is no rate.",
              sources=", ".join(_sources(asked) or ())),
            _("Link the incidents to its reports (incident-reports), or leave source= out."),
        )  # fmt: skip


def _sources(asked: Asked) -> Sequence[str] | None:
    for found in asked.question.filters:
        if found.dimension == "source" and not found.negated:
            return [str(value) for value in found.values if value is not None]
    return None


def records_of(context: FigureContext, question: Question, expected: int | None = None) -> dict[str, list[str]]:
    """The ids of the things counted and, where they are found by way of other records, of those."""
    if expected == 0:
        return {}
    about = question.about
    rows = context.engine.run(sql.records(question, KEPT))
    found = {about.entity: list(dict.fromkeys(row[0] for row in rows))}
    if about.distinct:
        found[about.table] = sorted({row[1] for row in rows})
    return found


def _breakdown(context: FigureContext, asked: Asked, by: str) -> list[dict[str, Any]]:
    about = context.catalogue.dimension(by)
    parts: dict[Any, dict[str, Any]] = {}
    for value, fit, n in context.engine.run(sql.breakdown(asked.question, by)):
        part = parts.setdefault(
            value,
            {
                "value": value,
                "label": label(about, value, context.language, context.facts, context.engine)
                if value is not None
                else _("not given"),
                "count": 0,
                "touching": 0,
            },
        )
        if fit == INSIDE:
            part["count"] = n
        elif fit == TOUCHES:
            part["touching"] = n
    # What is not given stands last, and always in sight.
    return sorted(parts.values(), key=lambda part: (part["value"] is None, in_order(part["value"])))


def _crossed(
    context: FigureContext, asked: Asked, by: str, across: str, parts: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The parts, each with its own parts along a second dimension: the same ones, in the same order, for all."""
    columns = _breakdown(context, asked, across)
    counts = []
    for column in columns:
        only = Filter(across, (column["value"],))
        question = replace(asked.question, filters=(*asked.question.filters, only))
        found = context.engine.run(sql.breakdown(question, by))
        counts.append({value: n for value, fit, n in found if fit == INSIDE})
    return [
        {
            **part,
            "across": [
                {"value": column["value"], "label": column["label"], "count": found.get(part["value"], 0)}
                for column, found in zip(columns, counts, strict=True)
            ],
        }
        for part in parts
    ]


def in_order(value: object) -> tuple[int, str]:
    """By what values are sorted: numbers by their size, everything else as it is written."""
    return (value, "") if isinstance(value, int) and not isinstance(value, bool) else (0, str(value))


def _measured(
    context: FigureContext, function: str, name: str, what: str, words: Mapping[str, Any]
) -> tuple[Figure, tuple[Any, ...]]:
    about, of = context.catalogue.measure(what), context.catalogue.unit(name)
    if of.table != about.table or of.distinct:
        units = [one.name for one in context.catalogue.units.values() if one.table == about.table and not one.distinct]
        raise FigureError(
            _("{unit} have no measure “{measure}”.", unit=name, measure=what),
            _("It belongs to {table}.", table=", ".join(units) or about.table),
        )
    asked = context.ask(name, words)
    query = sql.measuring(asked.question, about.expression, about.currency)
    row = context.engine.run(query)[0]
    if about.currency and row[5] > 1:
        raise UnitError(
            _("These amounts are in {count} currencies; they are not added or compared.", count=row[5]),
            _('Choose one, such as currency="{currency}", or take the measure amount_usd.', currency=row[6]),
        )
    said = _notes(context, asked, None)
    if row[0] > row[1]:
        left = row[0] - row[1]
        said += (
            n_(
                "{count} of {whole} has no value and is left out.",
                "{count} of {whole} have no value and are left out.",
                left,
                count=left,
                whole=row[0],
            ),
        )
    figure = Figure(
        function,
        asked.canonical(function, before=(what,)),
        str(row[6] or "") if about.currency else about.unit,
        0,
        period=asked.period.text if asked.period else "",
        filters=asked.filters,
        asked=asked.parts(function, what),
        method=context.method.measure(asked, function, about),
        records=records_of(context, asked.question, row[0]),
        snapshot=context.engine.snapshot.hash,
        notes=said,
        sql=query.alone,
        parameters=query.values,
        exposure=float(row[1]),
    )
    return figure, row


def _number(value: Any) -> int | str:
    """A sum as JSON can hold it exactly: a whole number, or decimal text."""
    exact = Decimal(str(value))
    return int(exact) if exact == exact.to_integral_value() else format(exact.normalize(), "f")
