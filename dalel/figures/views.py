"""The page of estimates: how many there were in all, or why that cannot be said."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dalel.figures.catalogue import SHIPPED
from dalel.figures.charts import picture_of_methods
from dalel.figures.estimating import LISTS, UNITS, say_dimension
from dalel.figures.queries import estimates
from dalel.lib.facts import say
from dalel.lib.messages import language
from dalel.pages import words
from dalel.pages.filters import asked
from dalel.pages.page import page, reader_of
from dalel.records import gate
from dalel.register.models import Incident
from dalel.register.queries import counted
from dalel.statistics.method_names import method_names


@page
def estimates_page(request: HttpRequest) -> HttpResponse:
    reader, wanted = reader_of(request), asked(request, "unit", "act", "during", "lists", "more")
    found = estimates.find(reader, wanted)
    context = {
        "found": found,
        "wanted": wanted,
        "units": [(name, say(SHIPPED.unit(name).label, language())) for name in UNITS],
        "lists": [(name, say_dimension(name)) for name in LISTS],
        "acts": words.choices("act-kinds", counted.act_kinds(reader)),
        "names": method_names(),
        "picture": picture_of_methods(found.panel) if found.panel else "",
        "closed": counted.closed_to(reader),
        "invented": gate.holds_invented(reader, Incident),
    }
    return render(request, "figures/estimates.html", context)
