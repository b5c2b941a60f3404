"""Pages of the register: incidents, sources, the map."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dalel.lib.messages import _
from dalel.pages import own, words
from dalel.pages.charts.pictures import picture_of_rows
from dalel.pages.filters import any_invented, asked, one_page, unreadable_year
from dalel.pages.page import page, reader_of
from dalel.register.charts import picture_of_coverage, picture_of_regions, picture_of_trend
from dalel.register.queries import counted, incidents, places, sources


def register_context(request: HttpRequest) -> dict[str, Callable[[], int]]:
    """For templates: `closed_incidents`, how many the reader may not see; asked where a page says it."""
    return {"closed_incidents": lambda: counted.closed_to(reader_of(request))}


@page
def incident_list(request: HttpRequest) -> HttpResponse:
    reader = reader_of(request)
    wanted = asked(request, *incidents.FILTERS, *own.names(reader, *incidents.KINDS))
    rows = one_page(request, incidents.find(reader, wanted))
    known = incidents.choices(reader)
    context = {
        "rows": rows,
        "wanted": wanted,
        "years": known.years,
        "unreadable": unreadable_year(wanted),
        "regions": words.choices("regions", known.regions),
        "acts": words.choices("act-kinds", known.acts),
        "categories": words.choices("victim-categories", known.categories),
        "verifications": words.choices("verification-statuses", known.verifications),
        "sources": known.sources,
        "own_filters": own.filters(reader, wanted, *incidents.KINDS),
        "invented": any_invented(rows),
    }
    return render(request, "register/incidents.html", context)


@page
def source_list(request: HttpRequest) -> HttpResponse:
    rows = sources.find(reader_of(request))
    picture = picture_of_coverage(sources.stretches(rows))
    context = {"rows": rows, "picture": picture, "invented": any_invented(rows)}
    return render(request, "register/sources.html", context)


@page
def source(request: HttpRequest, key: str) -> HttpResponse:
    reader = reader_of(request)
    found = sources.one(reader, key)
    shown = [(trend, picture_of_trend(trend)) for trend in found.trends]
    context = {"found": found, "trends": shown, "invented": found.source.invented}
    return render(request, "register/source.html", context)


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
        "years": counted.years(reader),
        "unreadable": unreadable_year(wanted),
        "acts": words.choices("act-kinds", counted.act_kinds(reader)),
        "invented": found.invented,
    }
    return render(request, "register/map.html", context)
