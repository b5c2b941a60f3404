"""Pages of records that several rooms know something of: an incident, people, organisations."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dalel.advocacy.queries import recommendations
from dalel.cases.queries import communications, proceedings
from dalel.desk.queries import stories
from dalel.pages import own, words
from dalel.pages.filters import any_invented, asked, one_page
from dalel.pages.page import page, reader_of
from dalel.register.queries import incidents, organisations, people
from dalel.register.queries.naming import print_names


@page
def incident(request: HttpRequest, key: str) -> HttpResponse:
    reader = reader_of(request)
    found = incidents.one(reader, key)
    context = {
        "found": found,
        "proceedings": proceedings.about(reader, found.incident),
        "remedies": proceedings.remedies(reader, found.incident),
        "invented": found.incident.invented,
    }
    return render(request, "desk/incident.html", context)


@page
def people_list(request: HttpRequest) -> HttpResponse:
    reader = reader_of(request)
    wanted = asked(request, "q", "category", *own.names(reader, "persons"))
    rows = one_page(request, stories.find(reader, wanted))
    print_names(reader, rows.object_list)
    context = {
        "rows": rows,
        "wanted": wanted,
        "categories": words.choices("victim-categories", people.categories(reader)),
        "own_filters": own.filters(reader, wanted, "persons"),
        "invented": any_invented(rows),
    }
    return render(request, "desk/people.html", context)


@page
def person(request: HttpRequest, key: str) -> HttpResponse:
    story = stories.one(reader_of(request), key)
    invented = story.person.invented or any(event.record.invented for event in story.events)
    return render(request, "desk/person.html", {"story": story, "person": story.person, "invented": invented})


@page
def organisation_list(request: HttpRequest) -> HttpResponse:
    reader = reader_of(request)
    wanted = asked(request, "q", "kind", *own.names(reader, "organisations"))
    found = organisations.find(reader, wanted)
    rows = one_page(request, found.annotate(answered=proceedings.answering(reader, "respondent_organisation")))
    context = {
        "rows": rows,
        "wanted": wanted,
        "kinds": words.choices("organisation-kinds", organisations.kinds(reader)),
        "own_filters": own.filters(reader, wanted, "organisations"),
        "invented": any_invented(rows),
    }
    return render(request, "desk/organisations.html", context)


@page
def organisation(request: HttpRequest, key: str) -> HttpResponse:
    reader = reader_of(request)
    found = organisations.one(reader, key)
    cases = proceedings.of_organisation(reader, found.organisation)
    shown = [found.organisation, *found.acts, *cases.respondent, *cases.authority, *cases.requested]
    context = {
        "found": found,
        "cases": cases,
        "communications": communications.of_organisation(reader, found.organisation),
        "recommendations": recommendations.of_organisation(reader, found.organisation),
        "invented": any_invented(shown) or found.took_part.filter(invented=True).exists(),
    }
    return render(request, "desk/organisation.html", context)
