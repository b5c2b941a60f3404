"""Incidents, people, organisations: who did what to whom."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dalel.desk import words
from dalel.desk.queries import incidents, organisations, own, people
from dalel.desk.queries.naming import print_names
from dalel.desk.views.pages import asked, one_page, page, reader_of, unreadable_year


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
        "invented": any(row.invented for row in rows),
    }
    return render(request, "desk/incidents.html", context)


@page
def incident(request: HttpRequest, key: str) -> HttpResponse:
    found = incidents.one(reader_of(request), key)
    return render(request, "desk/incident.html", {"found": found, "invented": found.incident.invented})


@page
def people_list(request: HttpRequest) -> HttpResponse:
    reader = reader_of(request)
    wanted = asked(request, "q", "category", *own.names(reader, "persons"))
    rows = one_page(request, people.find(reader, wanted))
    print_names(reader, rows.object_list)
    categories = words.choices("victim-categories", people.categories(reader))
    context = {
        "rows": rows,
        "wanted": wanted,
        "categories": categories,
        "own_filters": own.filters(reader, wanted, "persons"),
        "invented": any(row.invented for row in rows),
    }
    return render(request, "desk/people.html", context)


@page
def person(request: HttpRequest, key: str) -> HttpResponse:
    story = people.one(reader_of(request), key)
    invented = story.person.invented or any(event.record.invented for event in story.events)
    return render(request, "desk/person.html", {"story": story, "person": story.person, "invented": invented})


@page
def organisation_list(request: HttpRequest) -> HttpResponse:
    reader = reader_of(request)
    wanted = asked(request, "q", "kind", *own.names(reader, "organisations"))
    rows = one_page(request, organisations.find(reader, wanted))
    kinds = words.choices("organisation-kinds", organisations.kinds(reader))
    context = {
        "rows": rows,
        "wanted": wanted,
        "kinds": kinds,
        "own_filters": own.filters(reader, wanted, "organisations"),
        "invented": any(row.invented for row in rows),
    }
    return render(request, "desk/organisations.html", context)


@page
def organisation(request: HttpRequest, key: str) -> HttpResponse:
    found = organisations.one(reader_of(request), key)
    shown = [found.organisation, *found.acts, *found.respondent, *found.authority, *found.asked]
    invented = any(row.invented for row in shown) or found.took_part.filter(invented=True).exists()
    return render(request, "desk/organisation.html", {"found": found, "invented": invented})
