"""The page that says what a record can hold."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dalel.pages.columns import tables
from dalel.pages.page import page, reader_of


@page
def columns(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/columns.html", {"tables": tables(reader_of(request))})
