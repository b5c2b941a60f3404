"""The calendar, told which State is ours by the documents."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dalel.advocacy.queries import documents
from dalel.mechanisms import queries as calendar
from dalel.pages.filters import one_page
from dalel.pages.page import page, reader_of


@page
def calendar_page(request: HttpRequest) -> HttpResponse:
    reader = reader_of(request)
    about = documents.state(reader)
    context = {"ahead": calendar.ahead(reader, about), "rows": one_page(request, calendar.behind(reader, about))}
    return render(request, "desk/calendar.html", context)
