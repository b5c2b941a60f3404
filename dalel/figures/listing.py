"""The functions that print lists and single facts: names, values, one cell of a record, reference data, opinions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date as Day
from decimal import Decimal
from typing import Any

from dalel.figures import sql
from dalel.figures.catalogue import did_you_mean
from dalel.figures.context import FigureContext
from dalel.figures.figure import Figure, FigureKind
from dalel.figures.functions import KEPT, records_of
from dalel.figures.keywords import label, literal
from dalel.lib.errors import FigureError
from dalel.lib.facts import say
from dalel.lib.language import format_number
from dalel.lib.messages import _, use

_NATURAL = re.compile(r"(\d+)")
# Fields of reference data that hold dates.
_DATES = frozenset(
    {"date", "dates", "day", "adopted", "distributed", "in_force", "signed", "ratified", "valid_from", "valid_to"}
)
_FACTS = (
    "provisions", "laws", "un_documents", "events", "sessions", "deadlines", "countries", "regions", "profiles",
)  # fmt: skip


def names(context: FigureContext, name: str, *, form: str = "", order: Any = "name", **words: Any) -> Figure:
    """The names of the persons or organisations counted, through the consent gate."""
    about = context.catalogue.unit(name)
    if about.entity not in ("persons", "organisations"):
        raise FigureError(
            _("{unit} have no names.", unit=name), _("Units with names: persons, defendants, experts, organisations …")
        )
    asked = context.ask(name, words)
    query = sql.records(asked.question, KEPT)
    ids = list(dict.fromkeys(row[0] for row in context.engine.run(query)))
    ids = _ordered(context, ids, order, asked.question)
    extra = {**({"form": form} if form else {}), **({"order": order} if order != "name" else {})}
    question = (
        asked.canonical("names")[:-1] + "".join(f", {key}={literal(value)}" for key, value in extra.items()) + ")"
    )
    with use(context.language):
        method = context.method.listed(asked, _("names"))
    period = asked.period.text if asked.period else ""
    given = {
        "method": method,
        "filters": asked.filters,
        "asked": asked.parts("names"),
        "period": period,
        "sql": query.alone,
        "parameters": query.values,
    }
    made = _named(context, "names", question, name, ids, form, **given)
    # The records by which they were found stand behind the names: it is those that change.
    return replace(made, records={**records_of(context, asked.question), **made.records})


def name(context: FigureContext, id_: str, *, form: str = "") -> Figure:
    """One person or organisation by name."""
    if id_ not in context.names.names:
        raise FigureError(
            _("Nobody and nothing is called by the key “{id}”.", id=id_), did_you_mean(id_, list(context.names.names))
        )
    extra = f", form={literal(form)}" if form else ""
    with use(context.language):
        method = _("The name on file, through the consent gate.")
    person = context.names.name(id_).person
    unit_name = "persons" if person else "organisations"
    figure = _named(context, "name", f"name({literal(id_)}{extra})", unit_name, [id_], form, method=method)
    return _as_text(figure)


def values(context: FigureContext, name: str, by: str, *, form: str = "label", order: str = "", **words: Any) -> Figure:
    """The different values of a dimension among the things counted, as a list in words."""
    about = context.catalogue.dimension(by)
    asked = context.ask(name, words)
    query = sql.values(asked.question, by)
    found = [(value, n) for value, n, _first in context.engine.run(query)]
    found = _sorted_values(context, by, found, form, order)
    said = [_value_text(context, by, value, form) for value, _n in found]
    extra = {**({"form": form} if form != "label" else {}), **({"order": order} if order else {})}
    question = _with(asked.canonical("values", before=(by,)), extra)
    with use(context.language):
        method = context.method.listed(asked, say(about.label, context.language).lower())
    return Figure(
        "values",
        question,
        by,
        said,
        "list",
        period=asked.period.text if asked.period else "",
        filters=asked.filters,
        asked=asked.parts("values", by),
        method=method,
        records=records_of(context, asked.question),
        breakdown=[{"value": value, "label": text, "count": n} for (value, n), text in zip(found, said, strict=True)],
        snapshot=context.engine.snapshot.hash,
        sql=query.alone,
        parameters=query.values,
    )


def field(context: FigureContext, kind: str, id_: str, column: str) -> Figure:
    """One cell of a record."""
    value = _cell(context, kind, id_, column)
    question = f"field({literal(kind)}, {literal(id_)}, {literal(column)})"
    with use(context.language):
        method = _("The value of “{column}” in the record {id}.", column=column, id=id_)
    number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    said: Any = value if isinstance(value, int) and not isinstance(value, bool) else _plain(context, value)
    return Figure("field", question, column, said, "number" if number else "text", method=method,
                  asked={"function": "field", "unit": kind, "of": [id_, column], "words": {}},
                  records={kind: [id_]}, snapshot=context.engine.snapshot.hash)  # fmt: skip


def date(context: FigureContext, kind: str, id_: str, column: str, *, precision: str = "") -> Figure:
    """A date cell, written out. precision="year" or "month" writes no more than that."""
    value = _cell(context, kind, id_, column)
    text = value.isoformat() if isinstance(value, Day) else str(value)
    question = f"date({literal(kind)}, {literal(id_)}, {literal(column)}" + (
        f", precision={literal(precision)})" if precision else ")"
    )
    with use(context.language):
        method = _("The date “{column}” of the record {id}: {text}.", column=column, id=id_, text=text)
    return Figure("date", question, "date", _cut(text, precision), "text", method=method, records={kind: [id_]},
                  snapshot=context.engine.snapshot.hash, terms=({"date": text},))  # fmt: skip


def fact(context: FigureContext, table: str, code: str, column: str, *, precision: str = "") -> Figure:
    """Reference data: a law's date, a document's symbol, a session's number."""
    found = _fact(context, table, str(code))
    if not hasattr(found, column) or column.startswith("_"):
        raise FigureError(
            _("{table} have no field “{field}”.", table=table, field=column), did_you_mean(column, list(vars(found)))
        )
    value = getattr(found, column)
    question = f"fact({literal(table)}, {literal(code)}, {literal(column)}" + (
        f", precision={literal(precision)})" if precision else ")"
    )
    with use(context.language):
        method = _("Reference data: {table} {code}. Source: {source} ({certainty}).", table=table, code=code,
                   source=found.source or "-", certainty=_(found.certainty))  # fmt: skip
    shown: Any = value
    if column in _DATES:
        shown = _cut(str(value), precision)
    elif isinstance(value, Mapping):
        shown = say(value, context.language)
    elif isinstance(value, list | tuple):
        shown = ", ".join(map(str, value))
    kind: FigureKind = "number" if isinstance(shown, int) and not isinstance(shown, bool) else "text"
    unit_name = "date" if column in _DATES else column
    return Figure("fact", question, unit_name, shown, kind, method=method, snapshot=context.engine.snapshot.hash)


def document(context: FigureContext, what: str) -> Figure:
    """A number about the text itself."""
    if what not in context.text:
        known = [key for key in context.text if not key.startswith("#")]
        raise FigureError(_("A text has no “{what}”.", what=what), did_you_mean(what, known))
    with use(context.language):
        method = _("Counted in this text.")
    return Figure("document", f"document({literal(what)})", what, context.text[what], method=method,
                  snapshot=context.engine.snapshot.hash)  # fmt: skip


def paragraph(context: FigureContext, anchor: str) -> Figure:
    """The printed number of the paragraph with that anchor."""
    key = f"#{anchor.removeprefix('#')}"
    if key not in context.text:
        known = [found[1:] for found in context.text if found.startswith("#")]
        raise FigureError(_("No paragraph has the anchor “{anchor}”.", anchor=anchor), did_you_mean(anchor, known))
    with use(context.language):
        method = _("The number of a paragraph of this text.")
    return Figure("paragraph", f"paragraph({literal(anchor)})", "paragraph", context.text[key], "text", method=method,
                  snapshot=context.engine.snapshot.hash)  # fmt: skip


def opinion(context: FigureContext, text: str, *, author: str) -> Figure:
    """A judgement, marked as one: nobody computed it."""
    with use(context.language):
        method = _("Opinion of {author}; not a computed figure.", author=author)
    return Figure("opinion", f"opinion({literal(text)}, author={literal(author)})", "opinion", text, "text",
                  method=method, snapshot=context.engine.snapshot.hash)  # fmt: skip


# --- what they share -------------------------------------------------------------------------------------------------


def _with(question: str, extra: Mapping[str, Any]) -> str:
    """A question with keywords that are no filters but change its answer."""
    return question[:-1] + "".join(f", {word}={literal(value)}" for word, value in extra.items()) + ")"


def _as_text(figure: Figure) -> Figure:
    return replace(figure, kind="text", value=figure.value[0])


def _named(
    context: FigureContext, function: str, question: str, unit_name: str, ids: Sequence[str], form: str, **given: Any
) -> Figure:
    entity = context.catalogue.unit(unit_name).entity if function == "names" else unit_name
    wanted = form or ("full" if entity == "organisations" else "initials")
    printed, refusals = [], []
    with use(context.language):
        for one in ids:
            text, refusal = context.names.printed(one, wanted)
            printed.append(text)
            refusals += [refusal] if refusal else []
    return Figure(
        function, question, unit_name, printed, "list", records={entity: list(ids)} if ids else {},
        snapshot=context.engine.snapshot.hash, refusals=tuple(refusals), **given,
    )  # fmt: skip


def _ordered(context: FigureContext, ids: list[str], order: Any, question: sql.Question) -> list[str]:
    if isinstance(order, list | tuple):
        missing = [one for one in order if one not in ids]
        if missing or len(order) != len(ids):
            raise FigureError(
                _("The order names {given}; the records give {found}.", given=", ".join(order), found=", ".join(ids)),
                _("Give each id once, or leave out order=."),
            )
        return list(order)
    if order == "date":
        # By the first of their dates, and by name where that is the same.
        first = {row[0]: row[2] for row in context.engine.run(sql.values(question, "record"))}
        return sorted(ids, key=lambda one: (first.get(one) is None, first.get(one) or Day.max, _name_key(context, one)))
    if order != "name":
        raise FigureError(_("There is no order “{order}”.", order=order), _('Use "name", "date", or a list of ids.'))
    return sorted(ids, key=lambda one: _name_key(context, one))


def _name_key(context: FigureContext, one: str) -> tuple[str, str, str]:
    found = context.names.name(one)
    return ((found.family or found.full or found.label).casefold(), found.given.casefold(), one)


def _sorted_values(
    context: FigureContext, by: str, found: list[tuple[Any, int]], form: str, order: str
) -> list[tuple[Any, int]]:
    if order == "count":
        return sorted(found, key=lambda one: (-one[1], str(one[0])))
    if order not in ("", "label"):
        raise FigureError(_("There is no order “{order}”.", order=order), _('Use "count" or "label".'))
    about = context.catalogue.dimension(by)
    if not order and about.type in ("code", "codes") and about.vocabulary not in ("provisions", "instruments"):
        # The order of the vocabulary, which was made with a reader in mind.
        place = {code: at for at, code in enumerate(context.facts.terms(about.vocabulary or ""))}
        return sorted(found, key=lambda one: (place.get(one[0], len(place)), str(one[0])))
    return sorted(found, key=lambda one: natural(_value_text(context, by, one[0], form)))


def natural(text: str) -> list[tuple[int, int | str]]:
    """A key by which "article 9" comes before "article 14"."""
    return [(0, int(part)) if part.isdigit() else (1, part.casefold()) for part in _NATURAL.split(text) if part]


def _value_text(context: FigureContext, by: str, value: Any, form: str) -> str:
    about = context.catalogue.dimension(by)
    if form == "code":
        return str(value)
    if form == "article":
        if about.vocabulary not in ("provisions", "instruments"):
            raise FigureError(_("“{name}” are no articles.", name=by), _("Leave out form=."))
        return str(value).partition("/")[2] or str(value)
    if form != "label":
        raise FigureError(
            _("There is no form “{form}”.", form=form), _("Forms are: {names}.", names="label, code, article")
        )
    if about.type == "ref" and value in context.names.names:
        return context.names.name(value).said("full" if not context.names.name(value).person else "label")
    if about.type == "integer":
        return format_number(value, context.language)
    return label(about, value, context.language, context.facts, context.engine)


def _cell(context: FigureContext, kind: str, id_: str, column: str) -> Any:
    tables = context.engine.snapshot.manifest["tables"]
    if kind not in tables:
        raise FigureError(
            _("There is no kind of record “{kind}” in a snapshot.", kind=kind), did_you_mean(kind, list(tables))
        )
    columns = context.engine.snapshot.columns(kind)
    if column not in columns:
        raise FigureError(
            _("{kind} have no column “{column}”.", kind=kind, column=column), did_you_mean(column, columns)
        )
    rows = context.engine.rows(kind, [column], id_)
    if not rows:
        ids = (
            [row[0] for row in context.engine.rows(kind, ["id"])]
            if context.engine.snapshot.rows(kind) < KEPT * 10
            else []
        )
        raise FigureError(
            _("There is no record “{id}” among {kind}.", id=id_, kind=kind), did_you_mean(id_, ids) if ids else ""
        )
    value = rows[0][0]
    if value is None:
        raise FigureError(
            _("The record {id} has nothing in “{column}”.", id=id_, column=column), _("Enter it, or write without it.")
        )
    return value


def _plain(context: FigureContext, value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(value)
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value.isoformat() if isinstance(value, Day) else str(value)


def _cut(text: str, precision: str) -> str:
    lengths = {"": None, "year": 4, "month": 7, "day": 10}
    if precision not in lengths:
        raise FigureError(
            _("There is no precision “{precision}”.", precision=precision), _('Use "year", "month" or "day".')
        )
    return text[: lengths[precision]]


def _fact(context: FigureContext, table: str, code: str) -> Any:
    if table not in _FACTS:
        raise FigureError(_("There is no reference table “{table}”.", table=table), did_you_mean(table, list(_FACTS)))
    rows: Mapping[str, Any]
    if table == "provisions":
        rows = {key: versions[-1] for key, versions in context.facts.provisions.items() if versions}
    elif table == "events":
        rows = {event.code: event for event in context.facts.events}
    elif table == "sessions":
        rows = context.facts.all_sessions
    elif table == "deadlines":
        rows = {f"{one.session}/{one.kind}": one for one in context.facts.deadlines}
        rows |= {
            one.session: one for one in reversed(context.facts.deadlines)
        }  # the first one alone may go by its session
    else:
        rows = getattr(context.facts, table)
    found = rows.get(code)
    if found is None:
        raise FigureError(
            _("There is no “{code}” in the reference table {table}.", code=code, table=table),
            did_you_mean(code, list(rows)),
        )
    return found
