"""The way through the site: its main pages, in the order in which they stand above every page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from dalel.lib.messages import _


@dataclass(frozen=True, slots=True)
class Entry:
    """A main page. current: "page" where it is the one shown, "true" where one below it is, else empty."""

    title: str
    address: str
    current: str


def _main() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Title, the name of the page's address, and those of the pages below it."""
    return (
        (_("Overview"), "home", ()),
        (_("Documents"), "documents", ("document", "figure")),
        (_("Check a draft"), "check", ()),
        (_("Incidents"), "incidents", ("incident",)),
        (_("People"), "people", ("person",)),
        (_("Organisations"), "organisations", ("organisation",)),
        (_("Proceedings"), "proceedings", ("proceeding",)),
        (_("Communications"), "communications", ("communication",)),
        (_("Recommendations"), "recommendations", ("recommendation",)),
        (_("Sources"), "sources", ("source",)),
        (_("Estimates"), "estimates", ()),
        (_("Map"), "map", ()),
        (_("Calendar"), "calendar", ()),
    )


def navigation_context(request: HttpRequest) -> dict[str, Callable[[], list[Entry]]]:
    """For templates: `navigation`."""
    return {"navigation": lambda: _entries(request)}


def _entries(request: HttpRequest) -> list[Entry]:
    at = request.resolver_match.url_name if request.resolver_match else ""
    return [
        Entry(title, reverse(name), "page" if at == name else "true" if at in below else "")
        for title, name, below in _main()
    ]
