"""The addresses of the site, as the rooms declare them."""

from __future__ import annotations

from django.urls import URLPattern, get_resolver

# The pages of single records: address -> the kind that it shows. A test looks whether these are all.
RECORDS = {
    "incidents": "incidents", "people": "persons", "organisations": "organisations", "proceedings": "proceedings",
    "communications": "communications", "recommendations": "recommendations", "sources": "sources",
}  # fmt: skip
LISTS = ["", *(f"{name}/" for name in RECORDS), "map/", "calendar/", "documents/", "estimates/", "columns/"]


def pages_of_records() -> set[str]:
    """Below which words lie the pages of single records."""
    rooms = get_resolver().url_patterns
    patterns = [one for room in rooms for one in getattr(room, "url_patterns", [room]) if isinstance(one, URLPattern)]
    return {str(one.pattern).split("/")[0] for one in patterns if "<str:key>" in str(one.pattern)}
