"""Pages of advocacy: documents with live figures, the evidence behind each figure, recommendations."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from dalel.advocacy.evaluation import sentences_of
from dalel.advocacy.queries import documents, evidence, recommendations
from dalel.documents.ledger import Claim
from dalel.figures.catalogue import catalogue
from dalel.pages import projects
from dalel.pages.charts.pictures import picture_of_interval, picture_of_rows
from dalel.pages.filters import any_invented, asked, one_page
from dalel.pages.page import page, reader_of


@page
def document_list(request: HttpRequest) -> HttpResponse:
    return render(request, "advocacy/documents.html", {"rows": documents.listed(reader_of(request))})


@page
def document(request: HttpRequest, project: str, name: str) -> HttpResponse:
    found = documents.one(reader_of(request), project, name)
    text = found.page(reverse("figure", args=[project, name, "CLAIM"]))
    return render(request, "advocacy/document.html", {"found": found, "text": text, "invented": found.invented})


@page
def figure(request: HttpRequest, project: str, name: str, claim: str) -> HttpResponse:
    reader = reader_of(request)
    found = documents.one(reader, project, name)
    reader = projects.narrowed(reader, projects.named(project))
    one = found.claim(claim)
    turn = Paginator(evidence.longest(one), evidence.SHOWN).get_page(request.GET.get("page"))
    records = evidence.records(reader, found, one, max(turn.start_index() - 1, 0))
    context = {
        "found": found,
        "claim": one,
        "about": evidence.about(one, catalogue(found.built.facts)),
        "sentence": sentences_of([one], found.built.document)[one.id],
        "interval": evidence.interval(one) if records is not None else None,
        "picture": _interval(one) if records is not None else None,
        "is_told": records is not None,
        "parts": [(part, picture_of_rows(part.rows, part.title)) for part in evidence.breakdowns(reader, found, one)],
        "records": records,
        "turn": turn,
        "invented": any(row.invented for group in records or () for row in group.rows),
    }
    return render(request, "advocacy/figure.html", context)


def _interval(claim: Claim) -> object:
    """The value with its interval, drawn where both are numbers; shares in per cent."""
    if claim.interval is None or not isinstance(claim.value, int | float):
        return None
    times = 100 if evidence.in_per_cent(claim) else 1
    value, lower, upper = (
        round(float(one) * times, 3) for one in (claim.value, claim.interval.lower, claim.interval.upper)
    )
    return picture_of_interval(value, lower, upper)


@page
def recommendation_list(request: HttpRequest) -> HttpResponse:
    wanted = asked(request, "q")
    rows = one_page(request, recommendations.find(reader_of(request), wanted))
    context = {"rows": rows, "wanted": wanted, "invented": any_invented(rows)}
    return render(request, "advocacy/recommendations.html", context)


@page
def recommendation(request: HttpRequest, key: str) -> HttpResponse:
    reader = reader_of(request)
    found = recommendations.one(reader, key)
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
    return render(request, "advocacy/recommendation.html", context)
