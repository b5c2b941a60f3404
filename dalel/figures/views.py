"""The page of estimates: how many there were in all, or why that cannot be said."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

from dalel.figures.catalogue import SHIPPED
from dalel.figures.estimating import LISTS, UNITS, say_dimension
from dalel.figures.queries import estimates
from dalel.lib.facts import say
from dalel.lib.messages import language
from dalel.pages import words
from dalel.pages.asked import asked
from dalel.pages.page import page, reader_of
from dalel.register.queries import access, places


@page
def panel(request: HttpRequest) -> HttpResponse:
    reader, wanted = reader_of(request), asked(request, "unit", "act", "during", "lists", "more")
    found = estimates.find(reader, wanted)
    context = {
        "found": found,
        "wanted": wanted,
        "units": [(name, say(SHIPPED.unit(name).label, language())) for name in UNITS],
        "lists": [(name, say_dimension(name)) for name in LISTS],
        "acts": words.choices("act-kinds", places.acts(reader)),
        "names": estimates.names(),
        # written by our own drawing, which escapes every word
        "picture": mark_safe(estimates.picture(found)) if found.panel else "",
        "closed": access.closed_to(reader),
        "invented": estimates.invented(reader),
    }
    return render(request, "figures/estimates.html", context)
