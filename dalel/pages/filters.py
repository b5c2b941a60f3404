"""What a reader asks of a list: which page of it, which filters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

from dalel.lib.edtf import Period, period
from dalel.lib.errors import DateError
from dalel.pages.paging import KeptPaginator

ROWS = 50


def one_page(request: HttpRequest, rows: QuerySet[Any] | list[Any]) -> Page[Any]:
    """The page of a list that was asked for; the last one if there are not so many."""
    kind = KeptPaginator if isinstance(rows, QuerySet) else Paginator
    return kind(rows, ROWS).get_page(request.GET.get("page"))


def asked(request: HttpRequest, *names: str) -> dict[str, str]:
    """The filters that were set, without blanks."""
    given = ((name, _clean(request.GET.get(name, ""))) for name in names)
    return {name: value for name, value in given if value}


def unreadable_year(wanted: Mapping[str, str]) -> str:
    """What was given as a year and is neither that nor a period; empty if nothing was, or if it can be read."""
    given = wanted.get("year", "")
    return given if given and asked_period(given) is None else ""


def _clean(text: str) -> str:
    """Without the sign that PostgreSQL refuses in any text."""
    return text.replace("\0", "").strip()


def any_invented(rows: Iterable[Any]) -> bool:
    """Whether any of these records was made up: the page then says so."""
    return any(row.invented for row in rows)


def asked_period(text: str) -> Period | None:
    """The period that a filter asks for; None if it is none, which the page then says."""
    try:
        return period(text)
    except DateError:
        return None
