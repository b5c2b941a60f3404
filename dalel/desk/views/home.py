"""The home page, the language, and the pages that say what the site is."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from dalel.advocacy.queries import documents
from dalel.desk.queries import overview
from dalel.lib.languages import LANGUAGES
from dalel.mechanisms import queries as calendar
from dalel.pages.page import page, reader_of
from dalel.register.charts import picture_of_trend


@page
def home(request: HttpRequest) -> HttpResponse:
    reader = reader_of(request)
    numbers, shown = overview.front(reader)
    context = {
        "numbers": numbers,
        "trends": [(trend, picture_of_trend(trend)) for trend in shown[:3]],
        "texts": documents.listed(reader),
        "ahead": calendar.ahead(reader, documents.state(reader))[:3],
        "invented": numbers.invented,
    }
    return render(request, "desk/home.html", context)


def choose_language(request: HttpRequest, code: str) -> HttpResponse:
    """Remember the language and go back to the page. It changes nothing but what the reader sees."""
    back = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    response = redirect(back)
    if code in LANGUAGES:
        year = 365 * 24 * 3600
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, code, max_age=year, httponly=True, samesite="Strict")
    return response
