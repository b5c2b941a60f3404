"""Documents with live figures, and the evidence behind each figure."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dalel.desk.queries import documents
from dalel.desk.views.pages import page, reader_of


@page
def document_list(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/documents.html", {"rows": documents.listed(reader_of(request))})


@page
def document(request: HttpRequest, project: str, name: str) -> HttpResponse:
    raise NotImplementedError


@page
def figure(request: HttpRequest, project: str, name: str, claim: str) -> HttpResponse:
    raise NotImplementedError
