"""The forms in which cells are stored (see `stored`), as conditions that the database itself holds to.

SQLite keeps anything in any column, whatever the column's type says; these conditions make it keep to the type. They
are put together from Django's own functions, so that a migration needs none of today's code, and they are the same on
PostgreSQL, where all but those of lists can never be false.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import DateField, F, Q, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce, Left, Length, Replace, Right, StrIndex
from django.db.models.lookups import Exact, LessThanOrEqual

from dalel.records.kind import Column
from dalel.records.stored import TEXT_LENGTHS, database_names


def form_constraints(column: Column) -> Iterator[tuple[str, Q]]:
    """The condition of each database column of a column. NULL is let through, as in every constraint."""
    name, *days = database_names(column)
    if column.type == "boolean":
        yield name, Q(**{f"{name}__in": (False, True)})
    elif column.type == "integer":
        yield name, Q(**{name: F(name).bitor(0)})  # what is text or has a fraction becomes another number
    elif column.type == "decimal":
        yield name, Q(**{f"{name}__gt": -(10**12), f"{name}__lt": 10**12})  # text is greater than every number
    elif column.type == "day":
        yield name, _is_day(name)
    elif column.type in {"codes", "list"}:
        yield name, _is_list(name)
    else:
        yield name, _is_text(name, TEXT_LENGTHS.get(column.type, 0))
    for day in days:
        yield day, _is_day(day)


def _is_text(name: str, longest: int) -> Q:
    condition = Q(Exact(F(name), Cast(name, TextField())))  # bytes are not equal to the text that is made of them
    return condition & Q(LessThanOrEqual(Length(name), longest)) if longest else condition


def _is_day(name: str) -> Q:
    # SQLite's date() gives a day in its one form, and nothing for what is none. It lets 30 February through, which the
    # decoder finds.
    return Q(Exact(F(name), Coalesce(Cast(name, DateField()), Value(date(1, 1, 1), DateField()))))


def _is_list(name: str) -> Q:
    """Texts in brackets, as json.dumps and PostgreSQL write them: ["a", "b"]. None is empty, none has a ";" in it."""
    text = Cast(name, TextField())
    # Without escaped marks and without those between two texts, only the first and the last quotation mark are left.
    marks = _without(_without(_without(text, "\\\\"), '\\"'), '", "')
    return Q(Exact(text, Value("[]"))) | (
        Q(Exact(Left(text, 2), Value('["')))
        & Q(Exact(Right(text, 2), Value('"]')))
        & Q(Exact(Length(marks), Length(_without(marks, '"')) + 2))
        & Q(Exact(StrIndex(text, Value(";")), 0))
        & Q(Exact(StrIndex(text, Value('[""')), 0))
        & Q(Exact(StrIndex(text, Value(', ""')), 0))
    )


def _without(text: Combinable, part: str) -> Replace:
    return Replace(text, Value(part), Value(""))
