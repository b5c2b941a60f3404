"""The addresses of the site, as the rooms declare them."""

from __future__ import annotations

from django.urls import URLPattern, get_resolver


def pages_of_records() -> set[str]:
    """Below which words lie the pages of single records."""
    rooms = get_resolver().url_patterns
    patterns = [one for room in rooms for one in getattr(room, "url_patterns", [room]) if isinstance(one, URLPattern)]
    return {str(one.pattern).split("/")[0] for one in patterns if "<str:key>" in str(one.pattern)}
