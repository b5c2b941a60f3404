"""What a text is by its form: a document of the United Nations, a judgment, a law, a letter, news, or none of these.

Rules that are made for reports and submissions say nothing true of the others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice

from dalel.documents.language.lexicon import table
from dalel.lib.messages import _

# What no organisation files, whatever stands at its head (“National report submitted …”).
NEVER_HANDED_IN = frozenset({"un-document", "judgment", "law"})
_HEAD = 14  # paragraphs and headings from which it is told
_LONGEST = 400  # letters of each
_LINES = 5


@cache
def _patterns(place: str) -> list[tuple[str, re.Pattern[str]]]:
    """The genres that are told at that place (title, head, lines), with what tells them."""
    return [
        (entry["code"], re.compile(entry[place], re.MULTILINE)) for entry in table("genres")["genres"] if place in entry
    ]


def genre_of(paragraphs: Sequence[str]) -> str:
    """The code of the genre of a text by its paragraphs and headings in their order; empty for all others."""
    title = paragraphs[0][:_LONGEST] if paragraphs else ""
    head = "\n".join(one[:_LONGEST] for one in paragraphs[:_HEAD])
    for text, place in ((title, "title"), (head, "head")):
        for code, pattern in _patterns(place):
            if pattern.search(text):
                return code
    for code, pattern in _patterns("lines"):
        if sum(1 for _one in islice(filter(pattern.match, paragraphs), _LINES)) == _LINES:
            return code
    return ""


def in_words(code: str) -> str:
    """What the genre is called."""
    return {
        "un-document": _("a document of the United Nations"),
        "judgment": _("a judgment"),
        "law": _("a law"),
        "letter": _("a letter or a statement"),
        "news": _("news"),
    }[code]
