"""What lies round the records: sources, the map, the calendar."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dalel.desk import words
from dalel.desk.charts.pictures import picture_of_coverage, picture_of_regions, picture_of_rows, picture_of_trend
from dalel.desk.queries import access, calendar, places, sources
from dalel.desk.queries import columns as record_columns
from dalel.desk.views.pages import asked, one_page, page, reader_of, unreadable_year
from dalel.lib.messages import _


@page
def source_list(request: HttpRequest) -> HttpResponse:
    rows = sources.find(reader_of(request))
    picture = picture_of_coverage(sources.stretches(rows))
    context = {"rows": rows, "picture": picture, "invented": any(row.invented for row in rows)}
    return render(request, "desk/sources.html", context)


@page
def source(request: HttpRequest, key: str) -> HttpResponse:
    reader = reader_of(request)
    found = sources.one(reader, key)
    shown = [(trend, picture_of_trend(trend)) for trend in found.trends]
    context = {"found": found, "trends": shown, "invented": found.source.invented}
    return render(request, "desk/source.html", context)


@page
def map_by_region(request: HttpRequest) -> HttpResponse:
    reader, wanted = reader_of(request), asked(request, "year", "act")
    found = places.by_region(reader, wanted)
    shapes = places.shapes(found.country)
    rows = [(row.label, row.incidents) for row in found.rows]
    counts = {row.code: row.incidents for row in found.rows}
    counts |= {new: counts[old] for new, old in found.younger}
    picture = (
        picture_of_regions(shapes, counts, found.limits)
        if shapes
        else picture_of_rows(rows, _("Documented incidents by region. The table below holds the numbers."))
    )
    context = {
        "found": found,
        "wanted": wanted,
        "picture": picture,
        "drawn": bool(shapes),
        "years": access.years(reader),
        "unreadable": unreadable_year(wanted),
        "acts": words.choices("act-kinds", places.acts(reader)),
        "invented": found.invented,
    }
    return render(request, "desk/map.html", context)


@page
def dates(request: HttpRequest) -> HttpResponse:
    reader = reader_of(request)
    context = {"ahead": calendar.ahead(reader), "rows": one_page(request, calendar.behind(reader))}
    return render(request, "desk/calendar.html", context)


@page
def columns(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/columns.html", {"tables": record_columns.tables(reader_of(request))})
