"""Pages of cases: proceedings and communications."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dalel.cases.queries import communications, proceedings
from dalel.pages import own, words
from dalel.pages.filters import any_invented, asked, one_page
from dalel.pages.page import page, reader_of
from dalel.register.queries.naming import print_names


@page
def proceeding_list(request: HttpRequest) -> HttpResponse:
    reader = reader_of(request)
    wanted = asked(request, "q", *proceedings.CODES, *own.names(reader, "proceedings"))
    rows = one_page(request, proceedings.find(reader, wanted))
    print_names(reader, [row.respondent_person for row in rows])
    known = proceedings.choices(reader)
    context = {
        "rows": rows,
        "wanted": wanted,
        "kinds": words.choices("proceeding-kinds", known["kind"]),
        "outcomes": words.choices("proceeding-outcomes", known["outcome"]),
        "pleas": words.choices("plea-agreements", known["plea"]),
        "categories": words.choices("victim-categories", known["category"]),
        "own_filters": own.filters(reader, wanted, "proceedings"),
        "invented": any_invented(rows),
    }
    return render(request, "cases/proceedings.html", context)


@page
def proceeding(request: HttpRequest, key: str) -> HttpResponse:
    found = proceedings.one(reader_of(request), key)
    return render(request, "cases/proceeding.html", {"found": found, "invented": found.proceeding.invented})


@page
def communication_list(request: HttpRequest) -> HttpResponse:
    rows = communications.find(reader_of(request))
    return render(request, "cases/communications.html", {"rows": rows, "invented": any_invented(rows)})


@page
def communication(request: HttpRequest, key: str) -> HttpResponse:
    found = communications.one(reader_of(request), key)
    return render(request, "cases/communication.html", {"found": found, "invented": found.communication.invented})
