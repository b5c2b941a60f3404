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
from dalel.lib.speech import _

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
    given = ((name, _clean(request.GET.get(name, ""))) for name in names)
    return {name: value for name, value in given if value}


def _clean(text: str) -> str:
    """Without the sign that PostgreSQL refuses in any text."""
    return text.replace("\0", "").strip()


def page(view: View) -> View:
    """A view whose errors become pages: what is missing is 404, what cannot be done says why."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            if any("\0" in str(part) for part in kwargs.values()):
                raise MissingError(_("There is no such address."))
            return view(request, *args, **kwargs)
        except MissingError as error:
            return render(request, "desk/missing.html", {"error": error}, status=404)
        except DalelError as error:
            return render(request, "desk/trouble.html", {"error": error}, status=500)

    return answer


def no_such_address(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for an address that leads nowhere."""
    return render(request, "desk/missing.html", {"error": MissingError(_("There is no such address."))}, status=404)
