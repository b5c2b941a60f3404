"""The home page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dalel.advocacy.queries import documents
from dalel.desk.queries import overview
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
