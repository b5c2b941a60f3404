"""What all views share: whose eyes, which page of a list, how a missing record is answered."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dalel.desk.queries.access import Reader
from dalel.lib.errors import DalelError, MissingError

ROWS = 50

View = Callable[..., HttpResponse]


def reader_of(request: HttpRequest) -> Reader:
    """Whose eyes a page is for. There is no login yet, so everybody is a visitor."""
    return None


def one_page(request: HttpRequest, rows: QuerySet[Any] | list[Any]) -> Page[Any]:
    """The page of a list that was asked for; the last one if there are not so many."""
    return Paginator(rows, ROWS).get_page(request.GET.get("page"))


def asked(request: HttpRequest, *names: str) -> dict[str, str]:
    """The filters that were set, without blanks."""
    return {name: request.GET[name].strip() for name in names if request.GET.get(name, "").strip()}


def page(view: View) -> View:
    """A view whose errors become pages: what is missing is 404, what cannot be done says why."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except MissingError as error:
            return render(request, "desk/missing.html", {"error": error}, status=404)
        except DalelError as error:
            return render(request, "desk/trouble.html", {"error": error}, status=500)

    return answer
