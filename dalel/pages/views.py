"""What belongs to no other room: what a record can hold, and the language of the pages."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from dalel.lib.languages import LANGUAGES
from dalel.pages.columns import tables
from dalel.pages.page import page, reader_of


@page
def columns(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/columns.html", {"tables": tables(reader_of(request))})


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
