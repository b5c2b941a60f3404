"""Proceedings, communications and recommendations."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dalel.desk import words
from dalel.desk.queries import asks, cases, documents, own
from dalel.desk.queries.naming import print_names
from dalel.desk.views.pages import asked, one_page, page, reader_of


@page
def proceeding_list(request: HttpRequest) -> HttpResponse:
    reader = reader_of(request)
    wanted = asked(request, "q", "kind", "outcome", "plea", "category", *own.names(reader, "proceedings"))
    rows = one_page(request, cases.proceedings(reader, wanted))
    print_names(reader, [row.respondent_person for row in rows])
    known = cases.choices(reader)
    context = {
        "rows": rows,
        "wanted": wanted,
        "kinds": words.choices("proceeding-kinds", known["kind"]),
        "outcomes": words.choices("proceeding-outcomes", known["outcome"]),
        "pleas": words.choices("plea-agreements", known["plea"]),
        "categories": words.choices("victim-categories", known["category"]),
        "own_filters": own.filters(reader, wanted, "proceedings"),
        "invented": any(row.invented for row in rows),
    }
    return render(request, "desk/proceedings.html", context)


@page
def proceeding(request: HttpRequest, key: str) -> HttpResponse:
    found = cases.proceeding(reader_of(request), key)
    return render(request, "desk/proceeding.html", {"found": found, "invented": found.proceeding.invented})


@page
def communication_list(request: HttpRequest) -> HttpResponse:
    rows = cases.communications(reader_of(request))
    return render(request, "desk/communications.html", {"rows": rows, "invented": any(row.invented for row in rows)})


@page
def communication(request: HttpRequest, key: str) -> HttpResponse:
    found = cases.communication(reader_of(request), key)
    return render(request, "desk/communication.html", {"found": found, "invented": found.communication.invented})


@page
def recommendation_list(request: HttpRequest) -> HttpResponse:
    wanted = asked(request, "q")
    rows = one_page(request, asks.find(reader_of(request), wanted))
    context = {"rows": rows, "wanted": wanted, "invented": any(row.invented for row in rows)}
    return render(request, "desk/recommendations.html", context)


@page
def recommendation(request: HttpRequest, key: str) -> HttpResponse:
    reader = reader_of(request)
    found = asks.one(reader, key)
    text = documents.of_recommendation(reader, found.recommendation)
    context = {
        "found": found,
        "text": text,
        "paragraphs": [
            (fact.paragraph, *text.paragraphs.get(fact.paragraph, ("", fact.paragraph))) for fact in found.facts
        ]
        if text
        else [],
        "invented": found.recommendation.invented or bool(text and text.invented),
    }
    return render(request, "desk/recommendation.html", context)
